package cn.jingtu.land.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is counted of a figure in one county, or in all that the reader sees.
 *
 * @param county id; null with {@code total}: of all, without: of what lies in no county
 * @param all entries that count
 * @param met those of them that are as they should be
 * @param unknown those of which the record does not tell
 * @param area of all, in ㎡, as far as it is on record
 * @param areaMet of those that are as they should be
 * @param withoutArea entries whose area is not on record
 */
public record Tally(
        Figure figure,
        boolean total,
        @Nullable String county,
        int all,
        int met,
        int unknown,
        BigDecimal area,
        BigDecimal areaMet,
        int withoutArea) {

    static Tally nothing(Figure figure) {
        return new Tally(figure, true, null, 0, 0, 0, BigDecimal.ZERO, BigDecimal.ZERO, 0);
    }

    /** Whether the record does not suffice: a share of what is known would promise too much. */
    public boolean isLacking() {
        return unknown > 0 || (figure.isByArea() && withoutArea > 0);
    }

    /**
     * In per cent with two decimals. Rounded to the nearest, as it is published; but nothing is rounded up to a whole per
     * cent, which is what targets are: 89.996 is not 90. Empty if nothing counts, or the record does not suffice.
     */
    public Optional<BigDecimal> rate() {
        if (all == 0 || isLacking()) {
            return Optional.empty();
        }
        BigDecimal part = figure.isByArea() ? areaMet : BigDecimal.valueOf(met);
        BigDecimal whole = figure.isByArea() ? area : BigDecimal.valueOf(all);
        BigDecimal nearest = part.movePointRight(2).divide(whole, 2, RoundingMode.HALF_UP);
        boolean isWhole = nearest.stripTrailingZeros().scale() <= 0;
        return Optional.of(isWhole ? part.movePointRight(2).divide(whole, 2, RoundingMode.DOWN) : nearest);
    }

    /** The rate as officials read it, or why there is none. */
    public String words() {
        if (all == 0) {
            return "不适用";
        }
        return rate().map(BigDecimal::toPlainString).orElse("数据不足");
    }
}
