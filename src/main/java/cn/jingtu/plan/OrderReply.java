package cn.jingtu.plan;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What one body answers to a supervision order.
 *
 * @param reason why it is late; null before it has answered, as measures and expected
 * @param measures what it does about it
 * @param expected when it will be done
 * @param remark why the answer was sent back last
 */
public record OrderReply(
        String id,
        SupervisionOrder order,
        String body,
        State state,
        @Nullable String reason,
        @Nullable String measures,
        @Nullable LocalDate expected,
        @Nullable String answeredBy,
        @Nullable String remark) {

    /** Whose turn it is. */
    public enum State {
        OPEN("待答复"),
        ANSWERED("待认可"),
        ACCEPTED("已认可"),
        CANCELLED("已撤销");

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
