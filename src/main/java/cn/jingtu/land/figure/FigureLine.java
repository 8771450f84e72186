package cn.jingtu.land.figure;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An entry that counts in a figure, as it stood on the day.
 *
 * @param entry id
 * @param county id of the body of the county where it lies
 * @param holder who answers for it: of a review, the unit whose report it is
 * @param area in ㎡; null: none is on record
 * @param grounds why, in words; empty if it needs none
 */
public record FigureLine(
        String entry,
        String number,
        String name,
        @Nullable String county,
        @Nullable String holder,
        @Nullable String holderCode,
        @Nullable BigDecimal area,
        Verdict verdict,
        String grounds) {}
