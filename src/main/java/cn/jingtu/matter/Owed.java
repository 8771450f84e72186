package cn.jingtu.matter;

import cn.jingtu.calendar.RestDayPolicy;
import java.time.LocalDate;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * What is owed by a day, as the module of the matter tells it.
 *
 * @param key which of the matter's
 * @param what as officials read it, without the day: “完成隐患排查”
 * @param clause of the plan, where it is about one
 * @param due as it is written
 * @param restDays what becomes of it on a rest day; null: as the city has it
 * @param bodies ids of those who have not done their part
 * @param about a word for what is asked: where another matter asks the same of a body in the same word, the body is
 *     reminded once, of what was asked last; null: nobody else asks it
 */
public record Owed(
        String key,
        String what,
        @Nullable String clause,
        LocalDate due,
        @Nullable RestDayPolicy restDays,
        Collection<String> bodies,
        @Nullable String about) {}
