package cn.jingtu.land.laboratory;

import cn.jingtu.land.laboratory.Measurement.State;
import cn.jingtu.standards.LandClass;
import cn.jingtu.standards.SoilItem;
import cn.jingtu.standards.SoilItem.Kind;
import cn.jingtu.standards.SoilLimit;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Compares one result with the limit values of its item. Equal to a limit is not above it. */
final class Comparison {

    private static final Pattern EQUIVALENT = Pattern.compile("(?i)teq|毒性当量");

    private final Map<String, BigDecimal> backgrounds;

    /** @param backgrounds in mg/kg by the standard's name of the item */
    Comparison(Map<String, BigDecimal> backgrounds) {
        this.backgrounds = backgrounds;
    }

    /** Why the result cannot be set against a limit of the soil, in Chinese; null: it can. */
    static @Nullable String obstacle(Analysis analysis) {
        SoilItem item = analysis.item();
        Medium medium = analysis.medium();
        if (medium != null && !analysis.isOfSoil()) {
            return "测的是" + medium.label() + "，不是土壤";
        }
        if (item.kind() == Kind.DIFFERENT) {
            return item.reason();
        }
        SoilLimit limit = item.limit();
        if (limit == null) {
            return null;
        }
        SoilUnit unit = analysis.unit();
        if (unit != null && unit.milligrams() == null) {
            return "单位 " + unit.symbol() + " 不是干土中的含量";
        }
        boolean dioxins = limit.item().startsWith("二噁英类");
        boolean equivalent = unit != null && unit.equivalent()
                || EQUIVALENT.matcher(analysis.name() + analysis.unitText()).find();
        if (dioxins && !equivalent) {
            return "没有写明是毒性当量（TEQ），质量浓度不能与限值比较";
        }
        return !dioxins && equivalent ? "毒性当量不是质量含量" : null;
    }

    Verdict verdict(Analysis analysis, LandClass landClass) {
        if (obstacle(analysis) != null) {
            return Verdict.NOT_COMPARABLE;
        }
        SoilLimit limit = analysis.item().limit();
        if (limit == null) {
            return Verdict.NO_LIMIT;
        }
        Verdict verdict = against(limit, analysis, landClass);
        boolean part = analysis.item().kind() == Kind.PART;
        // a part that alone is above the limit of the sum decides; one that is not, decides nothing
        return part && !verdict.isAbove() && analysis.measurement().state() != State.NOT_ANALYSED
                ? Verdict.NOT_COMPARABLE
                : verdict;
    }

    /** How a result stands to a limit, whatever its item is. */
    Verdict against(SoilLimit limit, Analysis analysis, LandClass landClass) {
        Measurement measurement = analysis.measurement();
        return switch (measurement.state()) {
            case NOT_ANALYSED -> Verdict.NOT_TESTED;
            case UNREADABLE, REJECTED -> Verdict.INVALID_VALUE;
            case NOT_DETECTED -> absent(limit, analysis, landClass);
            case DETECTED -> {
                BigDecimal content = content(analysis);
                yield content == null ? Verdict.UNIT_UNKNOWN : present(limit, measurement.bound(), content, landClass);
            }
        };
    }

    private static Verdict absent(SoilLimit limit, Analysis analysis, LandClass landClass) {
        if (analysis.limit() == null) {
            return Verdict.ND_LIMIT_UNKNOWN;
        }
        BigDecimal detectable = detectable(analysis);
        if (detectable == null) {
            return Verdict.UNIT_UNKNOWN;
        }
        return detectable.compareTo(limit.screening(landClass)) <= 0 ? Verdict.ND_OK : Verdict.ND_LIMIT_ABOVE_SCREENING;
    }

    Verdict present(SoilLimit limit, Measurement.Bound bound, BigDecimal content, LandClass landClass) {
        BigDecimal screening = limit.screening(landClass);
        BigDecimal intervention = limit.intervention(landClass);
        int atLeast = bound == Measurement.Bound.ABOVE ? 0 : 1;
        if (bound == Measurement.Bound.AT_MOST) {
            return content.compareTo(screening) <= 0 ? Verdict.LE_SCREENING : Verdict.INVALID_VALUE;
        }
        if (content.compareTo(intervention) >= atLeast) {
            return Verdict.GT_INTERVENTION;
        }
        if (content.compareTo(screening) >= atLeast) {
            BigDecimal background = limit.background() ? backgrounds.get(limit.item()) : null;
            boolean natural =
                    background != null && bound == Measurement.Bound.EXACT && content.compareTo(background) <= 0;
            return natural ? Verdict.AS_BACKGROUND : Verdict.GT_SCREENING;
        }
        return bound == Measurement.Bound.EXACT ? Verdict.LE_SCREENING : Verdict.INVALID_VALUE;
    }

    /** In mg/kg; null where there is no figure or no known unit. */
    static @Nullable BigDecimal content(Analysis analysis) {
        BigDecimal figure = analysis.measurement().figure();
        SoilUnit unit = analysis.unit();
        BigDecimal factor = unit == null ? null : unit.milligrams();
        return figure == null || factor == null || analysis.measurement().state() != State.DETECTED
                ? null
                : figure.multiply(factor);
    }

    /** The limit of detection in mg/kg, or null. */
    static @Nullable BigDecimal detectable(Analysis analysis) {
        BigDecimal figure = analysis.limit();
        SoilUnit unit = analysis.limitUnit();
        BigDecimal factor = unit == null ? null : unit.milligrams();
        return figure == null || factor == null ? null : figure.multiply(factor);
    }
}
