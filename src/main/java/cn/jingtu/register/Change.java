package cn.jingtu.register;

import cn.jingtu.matter.Actor;
import cn.jingtu.matter.Entry.TaskRef;
import cn.jingtu.matter.Matter;
import org.jspecify.annotations.Nullable;

/**
 * Why an entry changes.
 *
 * @param matter that changes it; null: it is changed in the register itself
 * @param task in which it is changed, with the name that people know
 * @param step id of that task in its model
 * @param reason in words
 * @param document number of the paper that it rests on
 */
public record Change(
        @Nullable Matter matter,
        Actor by,
        @Nullable TaskRef task,
        @Nullable String step,
        String reason,
        @Nullable String document) {

    /** In the register itself, by a person. */
    public static Change inRegister(Actor by, String reason, @Nullable String document) {
        return new Change(null, by, null, null, reason, document);
    }

    /** By the program, as what people did leads to it. */
    public static Change following(Matter matter, String reason) {
        return new Change(matter, Actor.PROGRAM, null, null, reason, null);
    }

    public Change because(String reason, @Nullable String document) {
        return new Change(matter, by, task, step, reason, document);
    }
}
