package cn.jingtu.plan;

import cn.jingtu.organisation.Names;
import cn.jingtu.platform.office.OfficialDocument;
import cn.jingtu.platform.office.Workbook;
import cn.jingtu.platform.office.Workbook.Column;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The breakdown of a plan (任务分解表) on paper and as a ledger: a row an item. What is not the plan's own is marked. */
public final class Breakdown {

    private static final String NOTE = "标有“推定”的原文没有写，标有“待核”的计算方法没有核对原件；没有列入“配合”的参与单位只知会。";

    private static final List<Column> ITEM_COLUMNS = List.of(
            new Column("条款", 9),
            new Column("任务", 16),
            new Column("分项号", 10),
            new Column("分项", 22),
            new Column("原文", 26),
            new Column("类型", 6),
            new Column("牵头", 16),
            new Column("落实（配额）", 18),
            new Column("配合", 22),
            new Column("时限（来源）", 22),
            new Column("指标", 22),
            new Column("佐证", 14),
            new Column("核查", 8),
            new Column("依据", 22));

    private static final List<Column> GOAL_COLUMNS = List.of(
            new Column("条款", 8),
            new Column("目标", 22),
            new Column("指标", 26),
            new Column("计算方法", 30),
            new Column("考核日期", 12),
            new Column("来源任务", 18));

    private static final List<Column> REQUIREMENT_COLUMNS =
            List.of(new Column("条款", 8), new Column("要求", 16), new Column("内容", 60), new Column("承诺单位", 24));

    private final PlanDraft plan;
    private final Names names;
    private final Set<String> allCounties;

    /** @param allCounties ids of the city's default executors: named together they are called 各县（市、区） */
    public Breakdown(PlanDraft plan, Names names, Collection<String> allCounties) {
        this.plan = plan;
        this.names = names;
        this.allCounties = Set.copyOf(allCounties);
    }

    private record Row(PlanDraft.Task task, PlanDraft.Item item) {}

    /** A4 landscape, as such tables are bound. */
    public byte[] document() {
        List<String> title = new ArrayList<>(PlanDocuments.lines(plan.title()));
        title.add("任务分解表");
        OfficialDocument text = OfficialDocument.landscape(title);
        text.table(
                List.of(
                        new OfficialDocument.Column<Row>("条款", 8, row -> row.item.ref()),
                        new OfficialDocument.Column<>("分项", 17, row -> row.item.title()),
                        new OfficialDocument.Column<>(
                                "类型", 5, row -> row.item.type().label()),
                        new OfficialDocument.Column<>("牵头", 11, this::leads),
                        new OfficialDocument.Column<>("落实（配额）", 11, this::executors),
                        new OfficialDocument.Column<>("配合", 13, this::contributions),
                        new OfficialDocument.Column<>("时限（来源）", 12, row -> dates(row.item)),
                        new OfficialDocument.Column<>("指标", 11, row -> figures(row.item)),
                        new OfficialDocument.Column<>("佐证", 7, row -> String.join("、", row.item.proof())),
                        new OfficialDocument.Column<>("核查", 5, row -> check(row.item))),
                rows(),
                row -> "");
        text.paragraph(NOTE);
        return text.bytes();
    }

    /** Items, goals and requirements, each a sheet. */
    public byte[] ledger() {
        Workbook book = new Workbook();
        book.sheet(
                "任务分解表",
                plan.title() + "：任务分解表",
                ITEM_COLUMNS,
                rows().stream()
                        .map(row -> Workbook.row(
                                row.task.ref(),
                                row.task.title(),
                                row.item.ref(),
                                row.item.title(),
                                row.item.words(),
                                row.item.type().label(),
                                leads(row),
                                executors(row),
                                contributions(row),
                                dates(row.item),
                                figures(row.item),
                                String.join("、", row.item.proof()),
                                check(row.item),
                                basis(row.item)))
                        .toList());
        book.note(NOTE);
        book.sheet(
                "目标",
                plan.title() + "：目标",
                GOAL_COLUMNS,
                plan.goals().stream()
                        .map(goal -> Workbook.row(
                                goal.ref(),
                                goal.title(),
                                figure(goal.indicator()),
                                goal.indicator().formula(),
                                marked(String.valueOf(goal.date()), goal.dateDerived() ? "推定" : null),
                                String.join("、", goal.sources())))
                        .toList());
        book.sheet(
                "工作要求",
                plan.title() + "：工作要求",
                REQUIREMENT_COLUMNS,
                plan.requirements().stream()
                        .map(requirement -> Workbook.row(
                                requirement.ref(),
                                requirement.title(),
                                requirement.content(),
                                String.join("、", names.of(requirement.bodies()))))
                        .toList());
        return book.bytes();
    }

    private List<Row> rows() {
        return plan.tasks().stream()
                .flatMap(task -> task.items().stream().map(item -> new Row(task, item)))
                .toList();
    }

    private String leads(Row row) {
        List<String> ids = row.item.leads().isEmpty() ? row.task.leads() : row.item.leads();
        String others = String.join("、", names.of(ids.subList(1, ids.size())));
        return names.of(ids.get(0)) + (others.isEmpty() ? "" : "\n协办：" + others);
    }

    private String executors(Row row) {
        List<PlanDraft.Executor> executors = row.item.executors();
        boolean plain = executors.stream().allMatch(e -> e.quota() == null && e.date() == null);
        boolean all = plain
                && allCounties.size() > 1
                && executors.stream()
                        .map(PlanDraft.Executor::body)
                        .collect(Collectors.toSet())
                        .equals(allCounties);
        return all
                ? "各县（市、区）"
                : executors.stream()
                        .map(e -> marked(names.of(e.body()), e.quota(), e.date() == null ? null : e.date() + "前"))
                        .collect(Collectors.joining("\n"));
    }

    private String contributions(Row row) {
        return row.item.contributions().stream()
                .map(c -> names.of(c.body()) + "：" + marked(c.what(), c.date() == null ? null : c.date() + "前"))
                .collect(Collectors.joining("\n"));
    }

    private String dates(PlanDraft.Item item) {
        return item.deadlines().stream()
                .map(d -> (d.date() == null ? "" : d.date() + " ")
                        + marked(
                                d.description(),
                                d.origin() == null ? null : d.origin().label(),
                                force(d.modality()),
                                d.derived() ? "推定" : null))
                .collect(Collectors.joining("\n"));
    }

    private String figures(PlanDraft.Item item) {
        return item.indicators().stream().map(this::figure).collect(Collectors.joining("\n"));
    }

    private String figure(PlanDraft.Indicator i) {
        String target = i.target() == null ? "" : i.target() + i.unit();
        return marked(
                i.name() + " "
                        + (i.operator() == Operator.QUALITATIVE
                                ? ""
                                : i.operator().label()) + target,
                i.reporter() == null ? null : names.of(i.reporter()) + "报",
                force(i.modality()),
                i.pending() ? "待核" : null,
                i.derived() ? "推定" : null);
    }

    private static String check(PlanDraft.Item item) {
        return marked(
                item.check().label() + (item.share() == null ? "" : item.share() + "%"),
                item.publicity() ? "公示" : null);
    }

    private static String basis(PlanDraft.Item item) {
        return item.basis().stream()
                .map(basis -> "《" + basis.title() + "》" + (basis.number() == null ? "" : "（" + basis.number() + "）"))
                .collect(Collectors.joining("\n"));
    }

    private static @Nullable String force(@Nullable Modality modality) {
        return modality == Modality.STRIVE ? modality.label() : null;
    }

    /** The words with what is to be known about them in brackets. */
    private static String marked(String words, @Nullable String... marks) {
        String known = Stream.of(marks).filter(mark -> mark != null).collect(Collectors.joining("，"));
        return known.isEmpty() ? words : words + "（" + known + "）";
    }
}
