package cn.jingtu.supervision;

import cn.jingtu.plan.TaskState;
import cn.jingtu.platform.Labelled;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The light that a task shows in an overview; the most urgent stands first. */
public enum Light implements Labelled {
    /** A step that the program takes by itself has failed: nothing goes on until somebody mends it. */
    FAILED("异常"),
    OVERDUE("逾期"),
    DUE_SOON("临期"),
    NORMAL("正常"),
    CLOSED("销号"),
    STOPPED("停办");

    private final String label;

    Light(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /**
     * By the dates alone.
     *
     * @param nextDue the earliest open date, already moved to the last day that is not late; null when none is open
     * @param soon the last day that counts as near
     */
    static Light of(TaskState state, @Nullable LocalDate nextDue, LocalDate today, LocalDate soon) {
        return switch (state) {
            case CLOSED -> CLOSED;
            case WITHDRAWN -> STOPPED;
            case DRAFT, RUNNING ->
                nextDue == null
                        ? NORMAL
                        : nextDue.isBefore(today) ? OVERDUE : nextDue.isAfter(soon) ? NORMAL : DUE_SOON;
        };
    }
}
