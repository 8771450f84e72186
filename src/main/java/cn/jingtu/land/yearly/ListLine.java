package cn.jingtu.land.yearly;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A year with how far it is.
 *
 * @param filledAt when it began; null: it has not
 * @param number of the paper; null: it is not issued
 */
public record ListLine(
        YearlyList list,
        ListState state,
        @Nullable Instant filledAt,
        @Nullable String number,
        @Nullable LocalDate issuedOn) {}
