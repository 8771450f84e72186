package cn.jingtu.notice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing an organisation was told.
 *
 * @param label of what it is about, as users read it
 * @param subject ref of the matter, as {@code plan-task:<id>}; of what is no matter a word of its own,
 *     {@code failed-step:<id>}
 * @param clause of the plan, when it is about one
 * @param taskId of the engine, when there is work to open
 * @param document address of what there is to read, below the program's root
 * @param times how often it was said by now; more than 1 for a reminder or an order that was repeated
 * @param read whether the asking person has marked it as read
 */
public record Notice(
        long id,
        String cityId,
        String groupId,
        NoticeKind kind,
        String label,
        String subject,
        @Nullable String clause,
        @Nullable String taskId,
        @Nullable String document,
        String text,
        Instant createdAt,
        int times,
        boolean read) {}
