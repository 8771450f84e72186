package cn.jingtu.plan.order;

import cn.jingtu.matter.Matter;
import cn.jingtu.platform.Labelled;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What one body answers to a supervision order, in one of its rounds.
 *
 * @param receivedAt when the body first had it in hand; null: not yet
 * @param reason why it is late; null before it has answered, as measures and expected
 * @param measures what it does about it
 * @param expected when it will be done
 * @param signedBy who signed the answer for the body
 * @param remark why the answer was sent back last
 * @param late whether the day passed without an answer
 */
public record OrderReply(
        String id,
        SupervisionOrder order,
        int round,
        String body,
        State state,
        LocalDate replyBy,
        @Nullable OffsetDateTime receivedAt,
        @Nullable String reason,
        @Nullable String measures,
        @Nullable LocalDate expected,
        @Nullable String answeredBy,
        @Nullable String signedBy,
        @Nullable String remark,
        boolean late) {

    /** Id of the procedure. */
    public static final String PROCEDURE = "order-reply";

    /** Whose turn it is. */
    public enum State implements Labelled {
        OPEN("待反馈"),
        SIGNING("待签发"),
        SIGNED("待审核"),
        ACCEPTED("已认可"),
        SETTLED("不再反馈");

        private final String label;

        State(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    public Matter matter() {
        return new Matter(PROCEDURE, id, order.city());
    }
}
