package cn.jingtu.reporting;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task as its lead tells it in a report.
 *
 * @param figures as they stood when it was drafted
 */
public record ProgressItem(String planTaskId, Progress state, String content, List<GivenFigure> figures) {

    public ProgressItem {
        figures = List.copyOf(figures);
    }

    /** A figure with who gave it: {@code organisation} is its name, {@code by} the user id. */
    public record GivenFigure(
            String indicator,
            String unit,
            String organisation,
            @Nullable BigDecimal numerator,
            @Nullable BigDecimal denominator,
            @Nullable String value,
            String by,
            OffsetDateTime at) {}
}
