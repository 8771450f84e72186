package cn.jingtu.plan;

import cn.jingtu.organisation.Names;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.register.RegisterEntry;
import cn.jingtu.register.process.Closable.Reached;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an item is measured by when it is closed out: what counties reported is proposed, what its lead confirms decides. */
@Component
@Transactional(readOnly = true)
public class ItemFigures {

    private final Items items;
    private final Organisations organisations;

    ItemFigures(Items items, Organisations organisations) {
        this.items = items;
        this.organisations = organisations;
    }

    /** Values that a close-out begins with, by code of its fields. */
    public Map<String, String> measure(PlanItem item) {
        Map<String, String> values = new LinkedHashMap<>(items.measure(item, false));
        Optional<TaskIndicator> indicator = items.indicator(item);
        indicator.map(TaskIndicator::target).ifPresent(target -> values.put("target", target));
        values.put(
                "pending", String.valueOf(indicator.map(TaskIndicator::pending).orElse(false)));
        proposed(item, values);
        return values;
    }

    private void proposed(PlanItem item, Map<String, String> values) {
        Names names = organisations.names(item.cityId());
        List<String> told = new ArrayList<>();
        BigDecimal amount = BigDecimal.ZERO;
        BigDecimal numerator = BigDecimal.ZERO;
        BigDecimal denominator = BigDecimal.ZERO;
        boolean any = false;
        for (Map.Entry<String, RegisterEntry> part : items.parts(item).entrySet()) {
            RegisterEntry entry = part.getValue();
            String what = entry.kind().state(entry.state()).name();
            if (!entry.state().equals("ACCEPTED")) {
                told.add(names.of(part.getKey()) + "：" + what);
                continue;
            }
            if (!entry.value("amount").isEmpty()) {
                amount = amount.add(new BigDecimal(entry.value("amount")));
                any = true;
                what += "，" + entry.value("amount");
            }
            if (!entry.value("denominator").isEmpty()) {
                numerator = numerator.add(new BigDecimal(entry.value("numerator")));
                denominator = denominator.add(new BigDecimal(entry.value("denominator")));
                any = true;
                what += "，" + entry.value("numerator") + "÷" + entry.value("denominator");
            }
            told.add(names.of(part.getKey()) + "：" + what + (entry.is("outcome", "NIL") ? "（零报告）" : ""));
        }
        if (!told.isEmpty()) {
            values.put("proposed", String.join("\n", told));
        }
        if (any && "NUMBER".equals(values.get("measure"))) {
            values.put("amount", amount.toPlainString());
        }
        if (any && "RATE".equals(values.get("measure"))) {
            values.put("numerator", numerator.toPlainString());
            values.put("denominator", denominator.toPlainString());
        }
    }

    /** Whether not reaching the target may be explained (力争): of the measure, or of the day. */
    public boolean strives(PlanItem item) {
        return items.indicator(item)
                        .filter(i -> i.modality() == Modality.STRIVE)
                        .isPresent()
                || items.dates(item).stream().anyMatch(d -> d.modality() == Modality.STRIVE);
    }

    /** How the figure in the values of a close-out stands against the target of the item. */
    public Reached reached(PlanItem item, Map<String, String> closing) {
        Optional<TaskIndicator> indicator =
                items.indicator(item).filter(i -> i.target() != null && i.operator() != Operator.QUALITATIVE);
        if (indicator.isEmpty()) {
            return Reached.NONE;
        }
        TaskIndicator i = indicator.get();
        return Items.figure(i, closing)
                .map(figure -> {
                    boolean nothing =
                            figure.denominator() != null && figure.denominator().signum() == 0;
                    // Nothing to count is no failure: 0 of 0.
                    return nothing
                            ? Reached.NONE
                            : i.operator()
                                    .isMet(Figures.value(i, figure), i.target())
                                    .map(met -> met ? Reached.MET : Reached.UNMET)
                                    .orElse(Reached.MISSING);
                })
                .orElse(Reached.MISSING);
    }
}
