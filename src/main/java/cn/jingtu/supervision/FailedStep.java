package cn.jingtu.supervision;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step that the program takes by itself and could not take.
 *
 * @param id under which it is started again
 * @param city null, as its name: of the whole installation
 * @param matter what it is about, as {@code plan-task:…}; null: of none that is on record
 * @param subject what it is about, in words
 * @param words what is wrong and whether it will be tried again, for everybody
 * @param technical the same for administrators; null for others
 * @param since when it failed first
 * @param failedAt when it failed last
 * @param running whether somebody has started it again and nothing is known of the result yet
 * @param endedAt when it was done after all, or its matter ended
 * @param restarts who started it again, the first first
 */
public record FailedStep(
        String id,
        @Nullable String city,
        @Nullable String cityName,
        @Nullable String matter,
        String subject,
        String procedureName,
        String stepName,
        String words,
        @Nullable String technical,
        Instant since,
        Instant failedAt,
        int failures,
        boolean running,
        @Nullable Instant endedAt,
        List<Restart> restarts) {

    /**
     * @param by id of the user
     * @param failedAgainAt null: it did not fail by now
     */
    public record Restart(
            Instant at, String by, String reason, @Nullable Instant failedAgainAt) {}
}
