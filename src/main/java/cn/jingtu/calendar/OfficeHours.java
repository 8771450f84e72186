package cn.jingtu.calendar;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;

/** When bodies are told something, and until when a day lasts. Conventions of ours, no rule sets them. */
public final class OfficeHours {

    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final LocalTime EVENING = LocalTime.of(18, 0);
    private static final LocalTime LAST_MINUTE = LocalTime.of(23, 59);

    private OfficeHours() {}

    /** The morning of a day, when people read what they are to do. */
    public static ZonedDateTime begin(LocalDate day, Clock clock) {
        return day.atTime(MORNING).atZone(clock.getZone());
    }

    /** The evening, after which nobody is waited for. */
    public static ZonedDateTime end(LocalDate day, Clock clock) {
        return day.atTime(EVENING).atZone(clock.getZone());
    }

    /** Until when something that is due on a day is not late. */
    public static ZonedDateTime lastMinute(LocalDate day, Clock clock) {
        return day.atTime(LAST_MINUTE).atZone(clock.getZone());
    }
}
