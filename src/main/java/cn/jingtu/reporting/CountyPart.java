package cn.jingtu.reporting;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What one county tells its lead departments in a round.
 *
 * @param reportedAt null while it has not
 */
public record CountyPart(
        String roundId,
        String organisationId,
        @Nullable String reportedBy,
        @Nullable OffsetDateTime reportedAt,
        boolean late) {

    /** One task as the county tells it. */
    public record Item(String organisationId, String planTaskId, Progress state, String content) {}
}
