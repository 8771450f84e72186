package cn.jingtu.plan;

import cn.jingtu.plan.Figures.GoalStanding;
import cn.jingtu.plan.Figures.Standing;
import cn.jingtu.platform.office.OfficialDocument;
import cn.jingtu.platform.office.Workbook;
import java.util.List;

/** What documents about a plan have in common: how their titles break, and the table of goals. */
public final class PlanDocuments {

    private PlanDocuments() {}

    /** A title broken before what it is about: 北海市2020年第二季度 / 土壤污染防治工作进展情况通报. */
    public static List<String> lines(String title) {
        int subject = title.indexOf("土壤污染防治");
        return subject <= 0 ? List.of(title) : List.of(title.substring(0, subject), title.substring(subject));
    }

    /** Goals as a table of a document. */
    public static List<OfficialDocument.Column<GoalStanding>> goalColumns() {
        return List.of(
                new OfficialDocument.Column<>("目标指标", 34, g -> g.standing().name()),
                new OfficialDocument.Column<>("目标值", 18, g -> target(g.standing())),
                new OfficialDocument.Column<>("现值", 16, g -> value(g.standing())),
                new OfficialDocument.Column<>("分子／分母", 16, g -> fraction(g.standing())),
                new OfficialDocument.Column<>("结论", 16, g -> g.standing().state()));
    }

    private static String target(Standing s) {
        return s.target() == null ? s.operator().label() : s.operator().label() + s.target() + s.unit();
    }

    private static String value(Standing s) {
        return s.value() == null ? "—" : s.value() + s.unit();
    }

    private static String fraction(Standing s) {
        return s.numerator() == null || s.denominator() == null
                ? "—"
                : s.numerator().toPlainString() + "／" + s.denominator().toPlainString();
    }

    /** Goals as a sheet of a ledger. */
    public static void goals(Workbook book, String title, List<GoalStanding> goals) {
        book.sheet(
                "目标指标",
                title + "：目标指标",
                List.of(
                        new Workbook.Column("条款", 8),
                        new Workbook.Column("目标指标", 16),
                        new Workbook.Column("目标值", 12),
                        new Workbook.Column("现值", 10),
                        new Workbook.Column("单位", 5),
                        new Workbook.Column("分子", 8),
                        new Workbook.Column("分母", 8),
                        new Workbook.Column("结论", 10),
                        new Workbook.Column("计算方法", 16),
                        new Workbook.Column("来源任务", 14)),
                goals.stream()
                        .map(g -> {
                            Standing v = g.standing();
                            return Workbook.row(
                                    g.ref(),
                                    v.name(),
                                    target(v),
                                    v.value(),
                                    v.unit(),
                                    v.numerator(),
                                    v.denominator(),
                                    v.state(),
                                    v.formula(),
                                    String.join("、", g.sources()));
                        })
                        .toList());
    }
}
