package cn.jingtu.plan;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A date of a task on record.
 *
 * @param due the date in force; null where the plan fixes no day
 * @param originalDue the date as first written; equal to due unless rehearsed, extended or adjusted
 * @param leads who answers for it; empty for all leads of the task
 * @param executors who delivers it; empty for all executors of the task
 * @param origin who set it; null: not known
 * @param derived whether it follows from the plan's year alone
 * @param note why it does not apply, how it was met
 * @param push whether the plan states that progress is pushed on it; null where it leaves that to the words
 * @param metBy address of the document that shows that it was met, below the program's root; null where none does
 */
public record TaskDeadline(
        long id,
        String planTaskId,
        String itemId,
        DeadlineType type,
        @Nullable LocalDate due,
        @Nullable LocalDate originalDue,
        String description,
        @Nullable String item,
        List<String> leads,
        List<String> executors,
        State state,
        @Nullable String note,
        @Nullable Boolean push,
        @Nullable DateOrigin origin,
        @Nullable Modality modality,
        boolean derived,
        @Nullable String metBy) {

    /** The date as a plan file writes it. */
    PlanDraft.Deadline written() {
        return new PlanDraft.Deadline(due, type, description, push, origin, modality, derived);
    }

    /** Whether a date is waited for. */
    public enum State {
        OPEN("未完成"),
        MET("已完成"),
        NOT_APPLICABLE("不适用"),
        /** Shown, but nothing is waited for: from a day on, without a fixed day. */
        INFORMATION("说明");

        private final String label;

        State(String label) {
            this.label = label;
        }

        /** The Chinese words an official reads. */
        public String label() {
            return label;
        }
    }
}
