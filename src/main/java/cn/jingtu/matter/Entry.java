package cn.jingtu.matter;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written into the journal.
 *
 * @param under the matter that it is a part of
 * @param words as typed
 * @param before values that it changes, by label, as they were
 * @param after the same as they are now
 * @param onBehalfOf who should have acted, where another does: 代签, 代录
 * @param groupId the group whose task it is, where only that body is to read it; null: for all who read the matter
 */
public record Entry(
        Matter matter,
        @Nullable Matter under,
        Verb verb,
        Actor by,
        String words,
        Map<String, String> before,
        Map<String, String> after,
        @Nullable String reason,
        @Nullable String basis,
        @Nullable String onBehalfOf,
        @Nullable TaskRef task,
        @Nullable String groupId) {

    /** A task of the engine with the name that it had. */
    public record TaskRef(String id, String name) {}

    public static Entry of(Matter matter, @Nullable Matter under, Verb verb, Actor by, String words) {
        return new Entry(matter, under, verb, by, words, Map.of(), Map.of(), null, null, null, null, null);
    }

    public static Entry of(MatterRow row, Verb verb, Actor by, String words) {
        return of(row.matter(), row.under(), verb, by, words);
    }

    public Entry changing(Map<String, String> before, Map<String, String> after) {
        return new Entry(matter, under, verb, by, words, before, after, reason, basis, onBehalfOf, task, groupId);
    }

    public Entry because(@Nullable String reason) {
        return new Entry(matter, under, verb, by, words, before, after, reason, basis, onBehalfOf, task, groupId);
    }

    public Entry basedOn(@Nullable String basis) {
        return new Entry(matter, under, verb, by, words, before, after, reason, basis, onBehalfOf, task, groupId);
    }

    public Entry onBehalfOf(@Nullable String other) {
        return new Entry(matter, under, verb, by, words, before, after, reason, basis, other, task, groupId);
    }

    public Entry at(TaskRef task) {
        return new Entry(matter, under, verb, by, words, before, after, reason, basis, onBehalfOf, task, groupId);
    }

    public Entry onlyFor(@Nullable String groupId) {
        return new Entry(matter, under, verb, by, words, before, after, reason, basis, onBehalfOf, task, groupId);
    }
}
