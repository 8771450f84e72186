package cn.jingtu.matter;

import cn.jingtu.platform.People.Person;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task changed hands otherwise than by being claimed.
 *
 * @param businessKey id of the row that the procedure is about
 * @param groupId the group that the task is given to, {@code guigang.agriculture}; null: to none of the one who left
 * @param by who did it; null: the program, of its own accord
 * @param from who had it; null: nobody
 * @param to who has it now; null: nobody, it is free
 */
public record Handover(
        Instant at,
        Kind kind,
        String cityId,
        String businessKey,
        String taskId,
        String taskName,
        @Nullable String groupId,
        @Nullable Person by,
        @Nullable Person from,
        @Nullable Person to,
        @Nullable String reason) {

    public enum Kind {
        HANDED_ON("转办"),
        ASSIGNED("指派"),
        TAKEN_BACK("收回"),
        GIVEN_BACK("放回待办"),
        /** The account of the one who had it was deleted or moved to another body. */
        LEFT("离开放回");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** As officials read it. */
        public String label() {
            return label;
        }
    }
}
