package cn.jingtu.plan;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A lead's request to move one date of its task.
 *
 * @param settledAt when the date was moved, or the refusal told; null before
 */
public record Extension(
        String id,
        String planTaskId,
        long deadlineId,
        String organisationId,
        LocalDate requestedDue,
        String reason,
        State state,
        String requestedBy,
        OffsetDateTime requestedAt,
        @Nullable String remark,
        @Nullable OffsetDateTime settledAt) {

    /** How it was decided. */
    public enum State {
        REQUESTED,
        GRANTED,
        REFUSED
    }
}
