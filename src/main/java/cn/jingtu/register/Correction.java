package cn.jingtu.register;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 数据纠错: somebody says that an entry is wrong, and somebody else answers.
 *
 * @param field code of the field that is wrong; null: something else
 * @param askedBody id of the body that the asker works for; null: none
 * @param accepted null: not answered yet
 */
public record Correction(
        String id,
        String entry,
        @Nullable String field,
        String words,
        String askedBy,
        @Nullable String askedBody,
        Instant askedAt,
        @Nullable Boolean accepted,
        @Nullable String answer,
        @Nullable String answeredBy,
        @Nullable Instant answeredAt) {

    public boolean isOpen() {
        return answer == null;
    }
}
