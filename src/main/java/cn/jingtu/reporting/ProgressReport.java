package cn.jingtu.reporting;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What one lead department pushes in a round.
 *
 * @param id round id and department; the business key of its process
 * @param submittedAt when its head first confirmed it, which tells late from in time
 * @param extendedUntil its own last day, where it was granted more time
 * @param returns how often it was sent back by the coordinating body
 * @param remark why it was sent back last, or why it is exempt
 */
public record ProgressReport(
        String id,
        String roundId,
        String organisationId,
        ReportState state,
        String problems,
        String nextSteps,
        @Nullable String draftedBy,
        @Nullable String confirmedBy,
        @Nullable OffsetDateTime submittedAt,
        @Nullable LocalDate extendedUntil,
        boolean late,
        int returns,
        @Nullable String remark,
        @Nullable String acceptedBy,
        @Nullable OffsetDateTime acceptedAt) {

    /** The last day on which it is not late. */
    public LocalDate acceptUntil(ReportRound round) {
        return extendedUntil == null ? round.acceptUntil() : extendedUntil;
    }
}
