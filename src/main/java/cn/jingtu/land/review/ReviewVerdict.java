package cn.jingtu.land.review;

import cn.jingtu.land.review.ReviewForm.Rule;
import cn.jingtu.land.review.ReviewOutcome.Outcome;
import cn.jingtu.platform.DecisionTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks the decision table {@code review-verdict}, which the procedure of report reviews asks too. */
final class ReviewVerdict {

    private static final DecisionTable TABLE =
            DecisionTable.of("land/report-review/review-verdict.dmn", "review-verdict");

    private ReviewVerdict() {}

    static ReviewOutcome of(Counts counts) {
        Map<String, String> rule = TABLE.rules(facts(counts)).get(0);
        return new ReviewOutcome(
                counts.form().form(),
                Outcome.valueOf(rule.getOrDefault("outcome", "")),
                figures(counts),
                reasons(rule.getOrDefault("because", ""), counts));
    }

    /** The inputs of the table. */
    static Map<String, Object> facts(Counts counts) {
        return Map.of(
                "rule", counts.form().rule().label(),
                "blank", counts.blank().size(),
                "no", counts.no().size(),
                "starredNo", counts.starredNo().size(),
                "noOrUnsupported", counts.no().size() + counts.unsupported().size(),
                "vetoes", counts.vetoes().size(),
                "score", counts.score() == null ? 0d : counts.score().doubleValue());
    }

    private static Map<String, Number> figures(Counts counts) {
        Map<String, Number> figures = new LinkedHashMap<>();
        figures.put("yes", counts.yes().size());
        figures.put("no", counts.no().size());
        if (counts.form().rule() == Rule.SCORED) {
            figures.put("partly", counts.partly().size());
        } else {
            figures.put("unsupported", counts.unsupported().size());
        }
        figures.put("notApplicable", counts.notApplicable().size());
        figures.put("blank", counts.blank().size());
        if (counts.form().rule() == Rule.SCORED) {
            figures.put("vetoes", counts.vetoes().size());
        } else {
            figures.put("starredNo", counts.starredNo().size());
        }
        BigDecimal score = counts.score();
        Integer denominator = counts.denominator();
        if (score != null && denominator != null) {
            figures.put("score", score);
            figures.put("denominator", denominator);
        }
        return figures;
    }

    private static List<String> reasons(String because, Counts counts) {
        boolean scored = counts.form().rule() == Rule.SCORED;
        List<String> reasons = new ArrayList<>();
        reasons.add(because + "。");
        name(reasons, "空白的项", counts.blank());
        name(reasons, "涉及的否决项", counts.vetoes());
        name(reasons, scored ? "不符合的项" : "判“否”的项", counts.no());
        name(reasons, "其中带*的项", counts.starredNo());
        name(reasons, "部分符合的项", counts.partly());
        name(reasons, "判“材料不支撑判断”的项", counts.unsupported());
        BigDecimal score = counts.score();
        if (score != null) {
            reasons.add("得分" + score.toPlainString() + "分，按" + counts.denominator() + "项计算。");
        }
        return List.copyOf(reasons);
    }

    private static void name(List<String> reasons, String what, List<String> items) {
        if (!items.isEmpty()) {
            reasons.add(what + "：第" + String.join("、", items) + "项，共" + items.size() + "项。");
        }
    }
}
