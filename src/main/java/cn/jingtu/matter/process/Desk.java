package cn.jingtu.matter.process;

import cn.jingtu.matter.MatterRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An open task as its reader sees it.
 *
 * @param procedure id of the process it belongs to: {@code task-execution}
 * @param step id of the step in the model
 * @param name of the task, as lists show it
 * @param row what it is about
 * @param body whose turn it is, where a step is taken by several; null otherwise
 * @param groups whom it was given to
 * @param since when it was given to them
 */
public record Desk(
        String taskId,
        String procedure,
        String step,
        String name,
        MatterRow row,
        @Nullable String body,
        List<String> groups,
        Instant since,
        @Nullable LocalDate due) {

    /** The business key: id of the row it is about. */
    public String key() {
        return row.key();
    }

    public String city() {
        return row.city();
    }
}
