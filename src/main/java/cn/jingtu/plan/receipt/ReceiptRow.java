package cn.jingtu.plan.receipt;

import cn.jingtu.plan.ItemRole;
import org.jspecify.annotations.Nullable;

/**
 * One item of a receipt.
 *
 * @param itemId id of the item
 * @param role what the body is for it
 * @param answer null: not said yet
 * @param reason why it is not taken as it is
 * @param decider id of the body that decides on that; null: nothing is to be decided
 * @param agreed what it decided; null: nothing yet
 */
public record ReceiptRow(
        String itemId,
        ItemRole role,
        @Nullable Answer answer,
        @Nullable String reason,
        @Nullable String decider,
        @Nullable Boolean agreed,
        @Nullable String words) {

    public enum Answer {
        TAKEN("承办"),
        /** The body has nothing to do with it this year. */
        NOT_CONCERNED("不涉及"),
        /** To its quota or its day. */
        OBJECTION("对配额或时限有异议");

        private final String label;

        Answer(String label) {
            this.label = label;
        }

        /** The Chinese words an official reads. */
        public String label() {
            return label;
        }
    }

    boolean isOpen() {
        return decider != null && agreed == null;
    }
}
