package cn.jingtu.plan;

import cn.jingtu.matter.Matter;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An item of a plan on record.
 *
 * @param id plan id and number, {@code guigang-2023:二(一)-1-2}
 * @param written as the plan has it
 * @param leads who answer for it, the first for all of them
 * @param entry id of its entry in the register of items; null before it is issued
 * @param drawn whether the sample has drawn it to be verified
 */
public record PlanItem(
        String id,
        String planTaskId,
        String planId,
        String cityId,
        PlanDraft.Item written,
        List<String> leads,
        ItemState state,
        @Nullable String entry,
        boolean drawn) {

    public static final String PROCEDURE = "task-item";

    /** Number and title: what tells the item from its sisters. */
    public String subject() {
        return written.ref() + " " + written.title();
    }

    /** Who answers for it (主办). */
    public String lead() {
        return leads.get(0);
    }

    public ItemType type() {
        return written.type();
    }

    /** Counties that carry it out, and what each of them owes. */
    public List<PlanDraft.Executor> executors() {
        return written.executors();
    }

    /** As what runs, once it is issued. */
    public Matter matter() {
        return new Matter(PROCEDURE, Objects.requireNonNull(entry, "an item runs once it is issued"), cityId);
    }
}
