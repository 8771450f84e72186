package cn.jingtu.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A measure of a task on record; see {@link PlanDraft.Indicator} for target, unit and formula.
 *
 * @param executors who reports it; empty for all executors of the task
 */
public record TaskIndicator(
        long id,
        String planTaskId,
        String itemId,
        String name,
        Operator operator,
        @Nullable String target,
        String unit,
        @Nullable String formula,
        @Nullable String item,
        List<String> leads,
        List<String> executors,
        boolean pending,
        @Nullable String reporter,
        @Nullable String computed,
        @Nullable Modality modality,
        boolean derived) {

    /** The measure as a plan file writes it. */
    PlanDraft.Indicator written() {
        return new PlanDraft.Indicator(
                name, operator, target, unit, formula, pending, reporter, computed, modality, derived);
    }

    /** A rate is reported as numerator and denominator, never as a rounded percentage. */
    public boolean isRate() {
        return operator.isNumeric() && unit.equals("%");
    }

    boolean isReportedBy(String organisationId) {
        return executors.isEmpty() || executors.contains(organisationId);
    }
}
