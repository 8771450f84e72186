package cn.jingtu.land.access;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/**
 * Whether a plot may pass.
 *
 * @param rules that decided, each with its number, gate and reason: CL-30（G3）地块在……
 * @param basis the clauses valid on the day of the question
 * @param conditions of a yes; of a no, what has to be done first
 */
public record Answer(Permission answer, List<String> rules, List<String> basis, List<String> conditions) {

    /** The rules as officials read them: without number and gate. */
    public List<String> reasons() {
        return rules.stream().map(rule -> rule.substring(rule.indexOf('）') + 1)).toList();
    }

    /** From the strictest to the mildest. */
    public enum Permission {
        DENY("deny"),
        INVESTIGATE_FIRST("investigate-first"),
        ALLOW("allow");

        private final String code;

        Permission(String code) {
            this.code = code;
        }

        @JsonValue
        public String code() {
            return code;
        }
    }
}
