package cn.jingtu.matter;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of the journal, as it is read.
 *
 * @param matter what it was done about
 * @param under the matter that it is a part of; null: of none
 * @param verb code of what was done
 * @param label of it, as officials read it
 * @param bodyName of that day
 * @param person account; null: the program
 * @param personName of that day; 系统 for the program
 * @param post held that day, as 负责人; null: none that is known
 * @param onBehalfOf who should have acted, where another did
 * @param words as typed
 * @param before values that it changed, by label; empty where it changed none
 * @param basis the clause, document or number that it rests on
 */
public record Record(
        long id,
        Instant at,
        Matter matter,
        @Nullable Matter under,
        String verb,
        String label,
        @Nullable String body,
        @Nullable String bodyName,
        @Nullable String person,
        String personName,
        @Nullable String post,
        @Nullable String onBehalfOf,
        String words,
        Map<String, String> before,
        Map<String, String> after,
        @Nullable String reason,
        @Nullable String basis,
        @Nullable String taskId,
        @Nullable String taskName) {

    /** Whether it is what this verb says. */
    public boolean is(Verb other) {
        return verb.equals(other.code());
    }

    /** As lists show it: the person, or the body with the person in brackets. */
    public String who() {
        if (bodyName == null) {
            return personName;
        }
        return person == null ? bodyName : who(bodyName, personName);
    }

    /** The body with the person in brackets. */
    public static String who(String bodyName, String personName) {
        // An account that is named after its body would say it twice.
        int named = personName.indexOf(bodyName);
        String rest = named < 0
                ? personName
                : personName.substring(named + bodyName.length()).strip();
        return bodyName + "（" + (rest.isEmpty() ? personName : rest) + "）";
    }
}
