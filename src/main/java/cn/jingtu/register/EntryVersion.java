package cn.jingtu.register;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it was from some moment on.
 *
 * @param matter {@code <procedure>:<id>} that made it
 * @param step id of the step of people that it was made in
 * @param person account; null: the program
 */
public record EntryVersion(
        int version,
        String number,
        String name,
        @Nullable String county,
        String state,
        List<String> lists,
        Map<String, String> values,
        boolean struck,
        String matter,
        @Nullable String step,
        @Nullable String person,
        @Nullable String body,
        String reason,
        @Nullable String document,
        Instant at) {}
