package cn.jingtu.register;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Onto a list, or off it.
 *
 * @param list code
 * @param entered false: left
 */
public record Listing(
        String list,
        boolean entered,
        LocalDate on,
        String reason,
        @Nullable String document) {}
