package cn.jingtu.land.access;

import cn.jingtu.platform.Labelled;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 办理决定: what the body decided of a parcel at the gate.
 *
 * @param number of the permit or contract
 * @param contrary how it contradicts the answer; null: it does not
 * @param by account
 */
public record AccessDecision(
        int position,
        Outcome outcome,
        @Nullable String number,
        @Nullable LocalDate on,
        @Nullable String contrary,
        String by) {

    /** What became of it. */
    public enum Outcome implements Labelled {
        ISSUED("已办理"),
        REFUSED("不予办理"),
        RETURNED("退件"),
        NOT_DECIDED("未办理");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }
}
