package cn.jingtu.plan;

import java.util.List;

/**
 * What verification found.
 *
 * @param returnTo organisation ids of the bodies that it goes back to; empty on a pass
 */
public record Verdict(Outcome outcome, List<String> returnTo, String remark) {

    public Verdict {
        returnTo = returnTo == null ? List.of() : List.copyOf(returnTo);
        remark = remark == null ? "" : remark.strip();
    }

    /**
     * A verdict on record.
     *
     * @param by user id of who gave it
     * @param settled whether it holds, or the head did not agree; either way it is not decided on again
     */
    public record Given(long id, Verdict verdict, String by, boolean settled) {}

    /** The ways out of a verification. */
    public enum Outcome {
        PASS,
        RETURN_LEAD,
        RETURN_EXECUTOR
    }

    public boolean passed() {
        return outcome == Outcome.PASS;
    }
}
