package cn.jingtu.plan.receipt;

import cn.jingtu.matter.Matter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a body says of the items of a plan that it has a part in.
 *
 * @param id plan and body, {@code guigang-2023:receipt:gangbei}
 * @param leader who answers for them in the body (责任领导)
 * @param section that works on them; of a county the body in it (县内分办)
 * @param receivedBy user id of who received them for the unit, null before; it is not taken back
 */
public record Receipt(
        String id,
        String planId,
        String cityId,
        String body,
        State state,
        @Nullable String leader,
        @Nullable String section,
        @Nullable String contact,
        @Nullable String phone,
        @Nullable String receivedBy,
        @Nullable Instant receivedAt) {

    public static final String PROCEDURE = "receipt";

    public enum State {
        OPEN("待签收"),
        SIGNING("意见待审签"),
        DECIDING("意见待核定"),
        RECEIVED("已签收"),
        CANCELLED("已取消");

        private final String label;

        State(String label) {
            this.label = label;
        }

        /** The Chinese words an official reads. */
        public String label() {
            return label;
        }
    }

    public Matter matter() {
        return new Matter(PROCEDURE, id, cityId);
    }
}
