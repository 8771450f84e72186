package cn.jingtu.plan.order;

import cn.jingtu.organisation.Organisation;
import cn.jingtu.platform.DecisionTable;
import cn.jingtu.platform.Refusal;
import cn.jingtu.standards.LegalBases;
import cn.jingtu.standards.LegalBasis;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who may be given which document, by the table {@code order-admissible}; and on which clause an order rests. */
final class OrderAdmission {

    /** In the table of legal bases. */
    private static final String SUBJECT = "政府督查";

    private static final DecisionTable ADMISSIBLE =
            DecisionTable.of("plan/supervision-order/order-admissible.dmn", "order-admissible");

    private OrderAdmission() {}

    /** @throws Refusal if one of the bodies cannot be given such a document */
    static void require(OrderKind kind, List<Organisation> bodies) {
        for (Organisation body : bodies) {
            Map<String, String> rule = ADMISSIBLE
                    .rules(Map.of(
                            "document", kind.name(), "bodyKind", body.kind().name()))
                    .get(0);
            if (!rule.getOrDefault("admissible", "").equals("true")) {
                throw Refusal.invalid("“" + body.name() + "”" + rule.getOrDefault("words", ""));
            }
        }
    }

    /** The clause on the day that was missed; empty before there was one, when the city's own rule is to be named. */
    static Optional<String> basis(LocalDate due) {
        return LegalBases.on(SUBJECT, due).map(LegalBasis::citation);
    }
}
