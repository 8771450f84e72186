package cn.jingtu.land.review;

import java.util.List;
import java.util.Map;

/**
 * What a form proposes; the panel decides.
 *
 * @param form 3-4
 * @param counts how many items were answered how: yes, no, unsupported, notApplicable, blank, starredNo; of a scored form
 *     also partly, vetoes, score and denominator
 * @param reasons Chinese sentences: the rule that applied, then the items by number
 */
public record ReviewOutcome(String form, Outcome outcome, Map<String, Number> counts, List<String> reasons) {

    /** INCOMPLETE: an item is blank, and nothing is proposed. */
    public enum Outcome {
        PASS,
        REVISE,
        FAIL,
        INCOMPLETE
    }
}
