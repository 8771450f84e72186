package cn.jingtu.organisation.process;

import org.jspecify.annotations.Nullable;

/**
 * What a process is about: the row that its business key names.
 *
 * @param key id of the row
 * @param cityId the city it belongs to, which is the tenant of its processes
 * @param planId the plan it belongs to; null before there is one
 * @param subject in a line, for lists: clause and title of a task, title of a plan; null before anything is known of it
 */
public record Matter(
        String key,
        String cityId,
        @Nullable String planId,
        @Nullable String subject) {}
