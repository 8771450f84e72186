package cn.jingtu.matter;

import org.jspecify.annotations.Nullable;

/**
 * Whatever runs: a plan, one of its tasks, a round of reports, the import of a document.
 *
 * @param procedure id of the procedure that carries it from beginning to end; one that is called on the way works at the
 *     matter of its caller
 * @param id of the row, unique within the procedure
 * @param city that it belongs to, which is the tenant of its processes
 */
public record Matter(String procedure, String id, String city) {

    /** In one word, as {@code plan-task:beihai-2020-2-1}: unique among all matters. */
    public String ref() {
        return procedure + ":" + id;
    }

    /** The matter that a word of {@link #ref} names. */
    public static Matter of(String ref, String city) {
        int colon = ref.indexOf(':');
        if (colon < 1 || colon == ref.length() - 1) {
            throw new IllegalArgumentException("names no matter: " + ref);
        }
        return new Matter(ref.substring(0, colon), ref.substring(colon + 1), city);
    }

    /** The matter that a column names; null: none. */
    public static @Nullable Matter ofNullable(@Nullable String ref, String city) {
        return ref == null ? null : of(ref, city);
    }

    /** What a column keeps of a matter; null: of none. */
    public static @Nullable String refOf(@Nullable Matter matter) {
        return matter == null ? null : matter.ref();
    }

    @Override
    public String toString() {
        return ref();
    }
}
