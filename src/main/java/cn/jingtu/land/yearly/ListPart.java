package cn.jingtu.land.yearly;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one body is asked of a year.
 *
 * @param body its id
 * @param confirmedBy account; null: it is open
 */
public record ListPart(
        String body,
        boolean nil,
        @Nullable String confirmedBy,
        @Nullable Instant confirmedAt) {

    public boolean isConfirmed() {
        return confirmedBy != null;
    }

    /** In a word. */
    public String state() {
        return !isConfirmed() ? "待确认" : nil ? "零报告" : "已确认";
    }
}
