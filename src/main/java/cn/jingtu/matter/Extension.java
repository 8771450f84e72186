package cn.jingtu.matter;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A body's request for more time.
 *
 * @param obligation for which it asks, as it is now
 * @param body id of the one that asks
 * @param until the day that it asks for
 * @param remark the decision in words; null before
 * @param settledAt when the day was moved, or the refusal told; null before
 */
public record Extension(
        String id,
        Obligation obligation,
        String body,
        LocalDate until,
        String reason,
        State state,
        String requestedBy,
        @Nullable String remark,
        @Nullable OffsetDateTime settledAt) {

    /** How it was decided. */
    public enum State {
        REQUESTED,
        GRANTED,
        REFUSED
    }
}
