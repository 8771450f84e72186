package cn.jingtu.plan;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A figure on record: what one organisation reported last for an indicator. */
public record ReportedFigure(
        long indicatorId,
        String organisationId,
        @Nullable BigDecimal numerator,
        @Nullable BigDecimal denominator,
        @Nullable String value,
        String reportedBy,
        OffsetDateTime reportedAt) {}
