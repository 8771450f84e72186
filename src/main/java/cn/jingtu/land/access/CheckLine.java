package cn.jingtu.land.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A check with how far it is.
 *
 * @param permits that were reported
 * @param round of explanations, from 1; 0: nothing is explained yet
 * @param remark with the list
 * @param fileName of the list; null: none was handed in
 * @param returnedBy account
 */
public record CheckLine(
        AccessCheck check,
        CheckState state,
        int permits,
        int findings,
        int round,
        @Nullable String remark,
        @Nullable String fileName,
        @Nullable String sha256,
        @Nullable String returnedBy,
        @Nullable Instant returnedAt) {}
