package cn.jingtu.matter;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The row that the business key of a process names.
 *
 * @param key id of the row: that of the matter, or of what the process does at it, as one request for more time
 * @param matter what it is about
 * @param under the matter that it is a part of, as the plan of a task; null: of none, or none yet
 * @param subject in a line, for lists: clause and title of a task, title of a plan; null before anything is known of it
 */
public record MatterRow(
        String key,
        Matter matter,
        @Nullable Matter under,
        @Nullable String subject) {

    /** A matter that its own key names. */
    public MatterRow(Matter matter, @Nullable Matter under, @Nullable String subject) {
        this(matter.id(), matter, under, subject);
    }

    public String city() {
        return matter.city();
    }

    /** The matter of a procedure in which this takes place: itself, or the one that it is a part of. */
    public Optional<Matter> within(String procedure) {
        return matter.procedure().equals(procedure)
                ? Optional.of(matter)
                : Optional.ofNullable(under).filter(above -> above.procedure().equals(procedure));
    }
}
