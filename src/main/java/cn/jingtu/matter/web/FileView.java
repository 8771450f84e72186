package cn.jingtu.matter.web;

import cn.jingtu.evidence.EvidenceFile;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A file as the browser is told of it; {@code organisation} is null when it was handed in by a person alone. */
record FileView(
        UUID id,
        String name,
        String mediaType,
        long size,
        String sha256,
        String taskId,
        String taskName,
        String uploadedBy,
        @Nullable String organisation,
        Instant uploadedAt,
        @Nullable Instant withdrawnAt,
        @Nullable String withdrawnReason,
        boolean mayWithdraw) {

    static FileView of(EvidenceFile file, boolean mayWithdraw) {
        var withdrawal = file.withdrawal();
        return new FileView(
                file.id(),
                file.name(),
                file.mediaType(),
                file.size(),
                file.sha256(),
                file.origin().taskId(),
                file.origin().taskName(),
                file.uploader().name(),
                file.uploader().groupName(),
                file.uploadedAt(),
                withdrawal == null ? null : withdrawal.at(),
                withdrawal == null ? null : withdrawal.reason(),
                mayWithdraw);
    }
}
