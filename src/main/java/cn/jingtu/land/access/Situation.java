package cn.jingtu.land.access;

import cn.jingtu.land.access.Facts.Assessment;
import cn.jingtu.land.access.Facts.Effect;
import cn.jingtu.land.access.Facts.Finding;
import cn.jingtu.land.access.Facts.Listing;
import cn.jingtu.land.access.Facts.Review;
import cn.jingtu.land.access.Facts.Risk;
import cn.jingtu.land.access.Facts.Survey;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a plot brought to what the decision tables ask for. Nothing is decided here but what a fact means on the
 * day of the question: what is not known never counts for the plot.
 */
final class Situation {

    /** The first day of the code that took the place of the law on soil pollution. */
    private static final LocalDate CODE = LocalDate.of(2026, 8, 15);

    private final Facts facts;
    private final List<Listing> lists;
    private final List<String> contradictions;

    Situation(Facts facts) {
        this.facts = facts;
        this.lists = facts.lists() == null ? List.of() : facts.lists();
        this.contradictions = Contradictions.in(facts);
    }

    /** Chinese sentences on facts that can't both be true. */
    List<String> contradictions() {
        return contradictions;
    }

    /** The inputs of the tables. */
    Map<String, Object> inputs() {
        Map<String, Object> inputs = new LinkedHashMap<>();
        inputs.put("gate", facts.gate().name());
        inputs.put("registry", registry());
        inputs.put("suspected", isSuspected());
        inputs.put("deferred", isOn(SiteList.DEFERRED));
        inputs.put("contaminated", isOn(SiteList.CONTAMINATED));
        inputs.put("keyUnit", isKeyUnit());
        inputs.put("planned", planned());
        inputs.put("change", isChangeToSensitive());
        inputs.put("history", history());
        inputs.put("farmland", facts.use().previous().use() == LandUse.FARMLAND);
        inputs.put("survey", survey());
        inputs.put("treatment", treatment());
        inputs.put("separation", separation());
        inputs.put("started", facts.use().started().isYes());
        inputs.put("code", !facts.date().isBefore(CODE));
        inputs.put("duty", isChangeToSensitive() || isSuspected() || isKeyUnit());
        inputs.put("queried", facts.lists() != null);
        inputs.put("contradictory", !contradictions.isEmpty());
        return inputs;
    }

    private boolean isOn(SiteList list) {
        return lists.stream()
                .anyMatch(listing -> listing.list() == list && !listing.isReversed() && listing.isOn(facts.date()));
    }

    private boolean hasBeenOn(SiteList list) {
        return lists.stream()
                .anyMatch(listing -> listing.list() == list && !listing.isReversed() && listing.hasBegun(facts.date()));
    }

    private boolean isSuspected() {
        return isOn(SiteList.SUSPECTED) || isOn(SiteList.PRIORITY);
    }

    private boolean isKeyUnit() {
        return hasBeenOn(SiteList.KEY_UNIT) || facts.use().previous().keyUnit().isYes();
    }

    private String registry() {
        if (isOn(SiteList.REGISTRY)) {
            return "在册";
        }
        return hasBeenOn(SiteList.REGISTRY) ? "已移出" : "未列入";
    }

    private String planned() {
        LandUse planned = facts.use().planned();
        if (planned == null) {
            return facts.gate().settlesUse() ? "不明" : "其他";
        }
        if (planned == LandUse.REMEDIATION) {
            return "修复工程";
        }
        return planned.isSensitive() ? "一住两公" : "其他";
    }

    private boolean isChangeToSensitive() {
        LandUse planned = facts.use().planned();
        return planned != null
                && planned.isSensitive()
                && (planned != facts.use().previous().use() || planned == LandUse.MIXED);
    }

    private String history() {
        if (facts.use().previous().isRisky() || Stream.of(SiteList.values()).anyMatch(this::hasBeenOn)) {
            return "有风险";
        }
        return facts.use().previous().isKnown() ? "无风险" : "不明";
    }

    /** The class of land that the planned use asks for; where it is not known, the more sensitive one. */
    private int classNeeded() {
        LandUse planned = facts.use().planned();
        if (planned == null) {
            return facts.gate().settlesUse() ? 1 : 2;
        }
        return planned.landClass();
    }

    private boolean suits(@Nullable Integer landClass) {
        return classNeeded() == 2 || landClass != null && landClass == 1;
    }

    private boolean hasHappened(@Nullable LocalDate day) {
        return day == null || !day.isAfter(facts.date());
    }

    private String survey() {
        Survey survey = facts.survey();
        if (!survey.done().isYes() || !hasHappened(survey.date())) {
            return "无";
        }
        boolean reviewNeeded =
                isChangeToSensitive() || isSuspected() || planned().equals("不明");
        boolean usable = survey.changed().isNo()
                && !isOlderThanListing(survey.date())
                && survey.finding() != Finding.UNKNOWN
                && (survey.review() == Review.PASSED || survey.review() == Review.FILED);
        if (!usable) {
            return "无结论";
        }
        if (reviewNeeded && survey.review() == Review.FILED) {
            return "仅备案";
        }
        if (survey.finding() == Finding.EXCEEDS) {
            return "超标";
        }
        return suits(survey.landClass()) ? "未超标" : "类别不符";
    }

    /** A survey of the time before the plot was listed does not clear it of what it was listed for. */
    private boolean isOlderThanListing(@Nullable LocalDate day) {
        return lists.stream()
                .filter(listing -> listing.list() == SiteList.SUSPECTED
                        || listing.list() == SiteList.PRIORITY
                        || listing.list() == SiteList.KEY_UNIT)
                .filter(listing -> listing.isOn(facts.date()))
                .anyMatch(listing -> day != null && listing.entered() != null && day.isBefore(listing.entered()));
    }

    /** How far the plot has come with what follows upon pollution. */
    private String treatment() {
        return switch (registry()) {
            case "在册" -> reached(isEffective());
            case "已移出" -> afterRemoval();
            default -> {
                boolean polluted = isOn(SiteList.CONTAMINATED) || isOn(SiteList.DEFERRED) || survey().equals("超标");
                yield unregistered(polluted);
            }
        };
    }

    private String afterRemoval() {
        Effect effect = facts.effect();
        if (survey().equals("超标") && isNewerThanRemoval(facts.survey().date())) {
            return "未评估";
        }
        if (effect.targetsMet().isNo() || effect.independent().isNo() || effect.landClass() == null) {
            return "移出依据不明";
        }
        return suits(effect.landClass()) ? "达到" : "类别不符";
    }

    private boolean isNewerThanRemoval(@Nullable LocalDate day) {
        return day != null
                && lists.stream()
                        .filter(listing -> listing.list() == SiteList.REGISTRY && listing.left() != null)
                        .allMatch(listing -> day.isAfter(listing.left()));
    }

    private String unregistered(boolean polluted) {
        Assessment assessment = facts.assessment();
        boolean assessed = assessment.reviewed().isYes()
                && hasHappened(assessment.date())
                && assessment.conclusion() != Risk.UNKNOWN;
        if (assessed && assessment.conclusion() == Risk.ACCEPTABLE) {
            return suits(assessment.landClass()) ? "无须管控" : "类别不符";
        }
        if (assessed) {
            return reached(isEffective());
        }
        if (isEffective()) {
            return reached(true);
        }
        return polluted ? "未评估" : "不涉及";
    }

    private String reached(boolean effective) {
        if (!effective) {
            return "未达到";
        }
        return facts.effect().landClass() != null && suits(facts.effect().landClass()) ? "达到" : "类别不符";
    }

    /** Whether the targets are met by an assessment that counts: reviewed by the province, made by another unit. */
    private boolean isEffective() {
        Effect effect = facts.effect();
        return effect.targetsMet().isYes()
                && effect.reviewed().isYes()
                && effect.independent().isYes()
                && hasHappened(effect.date());
    }

    /** Whether somebody else has assessed the effect that is said to be reached. */
    private String separation() {
        return facts.effect().targetsMet().isYes()
                ? facts.effect().independent().label()
                : "不涉及";
    }

    /** The class reached by treatment or found by the survey; null where none is known. */
    @Nullable
    Integer classReached() {
        return switch (treatment()) {
            case "达到" -> facts.effect().landClass();
            case "无须管控" -> facts.assessment().landClass();
            case "不涉及" -> survey().equals("未超标") ? facts.survey().landClass() : null;
            default -> null;
        };
    }
}
