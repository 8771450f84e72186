package cn.jingtu.plan.process;

import cn.jingtu.matter.Brief;
import cn.jingtu.matter.Brief.Line;
import cn.jingtu.organisation.Names;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.plan.Items;
import cn.jingtu.plan.Modality;
import cn.jingtu.plan.PlanDraft;
import cn.jingtu.plan.PlanItem;
import cn.jingtu.plan.TaskDeadline;
import cn.jingtu.register.RegisterEntry;
import cn.jingtu.register.process.EntryBriefs;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The card of an item of a plan: what the plan says of it, who does what by when, and what the reader has to do. */
@Component
class ItemBriefs implements EntryBriefs {

    private final Items items;
    private final Organisations organisations;

    ItemBriefs(Items items, Organisations organisations) {
        this.items = items;
        this.organisations = organisations;
    }

    @Override
    public String kind() {
        return Items.KIND;
    }

    @Override
    public Brief brief(RegisterEntry top, RegisterEntry own, @Nullable String body) {
        PlanItem item = items.of(top);
        return new Brief(
                top.name(),
                top.value("plan"),
                top.value("clause"),
                top.value("duty"),
                lines(top, item),
                items.dates(item).stream().map(ItemBriefs::date).toList(),
                Stream.of(top.value("indicator"))
                        .filter(told -> !told.isEmpty())
                        .toList(),
                hints(item, own, body));
    }

    private List<Line> lines(RegisterEntry top, PlanItem item) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("类型", item.type().label()));
        line(lines, "主办", top.value("lead"));
        line(lines, "协办", top.value("helpers"));
        line(lines, "落实", top.value("counties"));
        Names names = organisations.names(item.cityId());
        line(
                lines,
                "配合",
                item.written().contributions().stream()
                        .map(c -> names.of(c.body()) + "：" + c.what())
                        .collect(Collectors.joining("；")));
        line(lines, "佐证", top.value("proof"));
        line(lines, "核查", top.value("check"));
        line(
                lines,
                "依据",
                item.written().basis().stream()
                        .map(b -> "《" + b.title() + "》" + (b.number() == null ? "" : "（" + b.number() + "）"))
                        .collect(Collectors.joining("、")));
        line(lines, "分项状态", top.kind().state(top.state()).name());
        return lines;
    }

    private static void line(List<Line> lines, String label, String text) {
        if (!text.isEmpty()) {
            lines.add(new Line(label, text));
        }
    }

    private static Brief.Date date(TaskDeadline date) {
        return new Brief.Date(
                date.description()
                        + Stream.of(
                                        date.origin() == null
                                                ? null
                                                : date.origin().label() + "规定",
                                        date.modality() == Modality.STRIVE ? "力争" : null,
                                        date.derived() ? "按年度推定" : null,
                                        date.note())
                                .filter(Objects::nonNull)
                                .reduce((one, other) -> one + "，" + other)
                                .map(told -> "（" + told + "）")
                                .orElse(""),
                date.due(),
                date.originalDue(),
                date.state().name(),
                date.due() == null ? date.type().label() : date.state().label(),
                date.metBy());
    }

    private List<String> hints(PlanItem item, RegisterEntry own, @Nullable String body) {
        List<String> hints = new ArrayList<>();
        item.written().contributions().stream()
                .filter(c -> c.body().equals(body))
                .map(PlanDraft.Contribution::what)
                .forEach(what -> hints.add("请您单位提供：" + what));
        if (!own.value("acceptWords").isEmpty()) {
            hints.add("退回或说明：" + own.value("acceptWords"));
        }
        if (!own.value("verdictWords").isEmpty() && !own.is("verdict", "TRUE")) {
            hints.add("核查退回：" + own.value("verdictWords"));
        }
        return hints;
    }
}
