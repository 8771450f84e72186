package cn.jingtu.notice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing an organisation was told.
 *
 * @param subject the matter, in the words of the sending module, as {@code plan-task:<id>}
 * @param clause of the plan, when it is about one
 * @param taskId of the engine, when there is work to open
 * @param times how often it was said by now; more than 1 for a reminder or an order that was repeated
 * @param read whether the asking person has marked it as read
 */
public record Notice(
        long id,
        String cityId,
        String groupId,
        NoticeKind kind,
        String subject,
        @Nullable String clause,
        @Nullable String taskId,
        String text,
        Instant createdAt,
        int times,
        boolean read) {}
