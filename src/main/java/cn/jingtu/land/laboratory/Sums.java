package cn.jingtu.land.laboratory;

import cn.jingtu.land.laboratory.Measurement.Bound;
import cn.jingtu.land.laboratory.Measurement.State;
import cn.jingtu.standards.SoilItem;
import cn.jingtu.standards.SoilItem.Kind;
import cn.jingtu.standards.SoilItems;
import cn.jingtu.standards.SoilLimit;
import cn.jingtu.standards.SoilStandard;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Adds up what a laboratory tells in parts and the standard limits as a sum: m- and p-xylene, α- and γ-chlordane … A
 * sample has its sum only where all parts are there; what was not detected is between nothing and its limit of detection.
 */
final class Sums {

    private static final SoilUnit STANDARD_UNIT = new SoilUnit("mg/kg", BigDecimal.ONE, false);

    private Sums() {}

    /** The sums that the file itself does not tell. */
    static List<Analysis> of(List<Analysis> analyses, SoilStandard standard) {
        Map<String, Map<String, Analysis>> samples = new LinkedHashMap<>();
        for (Analysis analysis : analyses) {
            if (Comparison.obstacle(analysis) == null) {
                samples.computeIfAbsent(analysis.sample() + '\n' + analysis.depth(), key -> new LinkedHashMap<>())
                        .merge(analysis.item().key(), analysis, Sums::higher);
            }
        }
        List<Analysis> sums = new ArrayList<>();
        for (Map<String, Analysis> sample : samples.values()) {
            for (SoilLimit limit : standard.limits()) {
                List<String> parts = SoilItems.current().partsOf(limit.item());
                if (!parts.isEmpty()
                        && !sample.containsKey(limit.item())
                        && sample.keySet().containsAll(parts)) {
                    Analysis sum = sum(
                            limit,
                            parts.stream()
                                    .map(part -> java.util.Objects.requireNonNull(sample.get(part)))
                                    .toList());
                    if (sum != null) {
                        sums.add(sum);
                    }
                }
            }
        }
        return sums;
    }

    private static Analysis higher(Analysis a, Analysis b) {
        BigDecimal first = Comparison.content(a);
        BigDecimal second = Comparison.content(b);
        return first == null || second != null && second.compareTo(first) > 0 ? b : a;
    }

    private static @Nullable Analysis sum(SoilLimit limit, List<Analysis> parts) {
        BigDecimal found = BigDecimal.ZERO;
        BigDecimal hidden = BigDecimal.ZERO;
        boolean limitsKnown = true;
        for (Analysis part : parts) {
            BigDecimal content = Comparison.content(part);
            BigDecimal detectable = Comparison.detectable(part);
            if (part.measurement().state() == State.NOT_DETECTED) {
                limitsKnown &= detectable != null;
                hidden = detectable == null ? hidden : hidden.add(detectable);
            } else if (content == null || part.measurement().bound() != Bound.EXACT) {
                return null;
            } else {
                found = found.add(content);
            }
        }
        boolean nothing = found.signum() == 0;
        BigDecimal most = found.add(hidden);
        // where it matters how much of what was not detected is there, the sum is only known to be no less than this
        boolean exact = limitsKnown && sameSide(limit, found, most);
        Measurement measurement = nothing
                ? new Measurement(State.NOT_DETECTED, Bound.EXACT, null, STANDARD_UNIT)
                : new Measurement(State.DETECTED, exact ? Bound.EXACT : Bound.AT_LEAST, found, STANDARD_UNIT);
        Analysis one = parts.get(0);
        return new Analysis(
                one.sample(),
                one.depth(),
                one.beside(),
                limit.item(),
                limit.cas().isEmpty() ? null : String.join(";", limit.cas()),
                new SoilItem(Kind.LISTED, limit.item(), limit, List.of(), ""),
                nothing ? "未检出" : found.stripTrailingZeros().toPlainString(),
                measurement,
                STANDARD_UNIT,
                "mg/kg",
                limitsKnown ? most : null,
                STANDARD_UNIT,
                one.medium(),
                one.sheet(),
                one.row());
    }

    /** Whether it makes no difference to any limit how much of what was not detected is there. */
    private static boolean sameSide(SoilLimit limit, BigDecimal least, BigDecimal most) {
        for (BigDecimal border :
                List.of(limit.screening1(), limit.screening2(), limit.intervention1(), limit.intervention2())) {
            if (least.compareTo(border) <= 0 && most.compareTo(border) > 0) {
                return false;
            }
        }
        return true;
    }
}
