package cn.jingtu.plan;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An indicator as one organisation fills it in, with what it reported last; the shape that the form kit's figure fields
 * draw.
 *
 * @param operator as plan files write it, {@code >=}
 * @param rate whether it is given as numerator and denominator
 * @param numeric whether its value is a number
 */
public record Measure(
        long id,
        String name,
        @Nullable String item,
        String operator,
        String operatorName,
        @Nullable String target,
        String unit,
        boolean rate,
        boolean numeric,
        @Nullable BigDecimal numerator,
        @Nullable BigDecimal denominator,
        @Nullable String value) {

    /**
     * @param organisation id of the one that fills it in; null: of nobody, and no figure with it
     * @param reported the newest figures of the indicator's task
     */
    public static Measure of(TaskIndicator i, @Nullable String organisation, List<ReportedFigure> reported) {
        ReportedFigure mine = reported.stream()
                .filter(f -> f.indicatorId() == i.id() && f.organisationId().equals(organisation))
                .findFirst()
                .orElse(null);
        return new Measure(
                i.id(),
                i.name(),
                i.item(),
                i.operator().code(),
                i.operator().label(),
                i.target(),
                i.unit(),
                i.isRate(),
                i.operator().isNumeric(),
                mine == null ? null : mine.numerator(),
                mine == null ? null : mine.denominator(),
                mine == null ? null : mine.value());
    }
}
