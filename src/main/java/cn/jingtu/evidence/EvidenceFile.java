package cn.jingtu.evidence;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file handed in, as recorded: where it belongs, what it is and who gave it.
 *
 * @param origin the work it was handed in with
 * @param name as shown and downloaded, 1–255 characters, free of path and control characters
 * @param mediaType told from the content
 * @param size in bytes, more than 0
 * @param sha256 64 hexadecimal digits, over the content
 * @param withdrawal set when the uploader took it back; the content stays readable
 */
public record EvidenceFile(
        UUID id,
        Origin origin,
        String name,
        String mediaType,
        long size,
        String sha256,
        Uploader uploader,
        Instant uploadedAt,
        @Nullable Withdrawal withdrawal) {

    /**
     * The work a file was handed in with.
     *
     * @param cityId the city, which is the tenant of the instance
     * @param subject ref of the matter, {@code plan-task:<id>}, the same for every step of it
     * @param taskId id of the task, or of what waited for the word that the file came with
     * @param step id of the model's element, as {@code UserTask_CarryOut}
     */
    public record Origin(
            String cityId, String subject, String processInstanceId, String taskId, String taskName, String step) {}

    /**
     * Who handed it in, with the names of that day.
     *
     * @param groupId the organisation the person acted for; null when the task was given to the person directly
     */
    public record Uploader(
            String userId,
            String name,
            @Nullable String groupId,
            @Nullable String groupName) {}

    public record Withdrawal(Instant at, String by, String reason) {}

    public boolean isWithdrawn() {
        return withdrawal != null;
    }
}
