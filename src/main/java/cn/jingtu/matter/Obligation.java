package cn.jingtu.matter;

import cn.jingtu.calendar.RestDayPolicy;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is owed by a day, as it is on record.
 *
 * @param bodies ids of those who have not done their part
 * @param toldBefore when they were reminded before the day; null: not yet
 * @param toldOnDay when they were told that the day has come
 * @param toldAfter when they were last told that it is late
 * @param timesAfter how often they were told that
 * @see Owed
 */
public record Obligation(
        long id,
        Matter matter,
        @Nullable Matter under,
        String key,
        String what,
        @Nullable String clause,
        LocalDate due,
        @Nullable RestDayPolicy restDays,
        String about,
        List<String> bodies,
        @Nullable OffsetDateTime toldBefore,
        @Nullable OffsetDateTime toldOnDay,
        @Nullable OffsetDateTime toldAfter,
        int timesAfter) {}
