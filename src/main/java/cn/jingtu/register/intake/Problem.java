package cn.jingtu.register.intake;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a row.
 *
 * @param column code of an {@link ImportColumn}; null: the row as a whole
 * @param error whether the row cannot be kept; otherwise somebody has to look at it
 * @param words one clause in Chinese
 */
public record Problem(@Nullable String column, boolean error, String words) {}
