package cn.jingtu.land.process;

import cn.jingtu.calendar.CityCalendars;
import cn.jingtu.calendar.OfficeHours;
import cn.jingtu.register.RegisterEntry;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** When something that is looked at once a year is looked at again. */
@Component
class YearlyChecks {

    private final CityCalendars calendars;
    private final Clock clock;

    YearlyChecks(CityCalendars calendars, Clock clock) {
        this.calendars = calendars;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** The morning of the working day a year after a day; at once, if that has been. */
    Date yearAfter(String city, LocalDate since) {
        return morning(city, since.plusYears(1));
    }

    /** The same, but not later than the end of a term. */
    Date yearAfter(String city, LocalDate since, LocalDate until) {
        LocalDate day = since.plusYears(1);
        return morning(city, until.isBefore(day) ? until : day);
    }

    private Date morning(String city, LocalDate day) {
        LocalDate workday = calendars.workdays(city).nextOrSame(day.isBefore(today()) ? today() : day);
        return Date.from(OfficeHours.begin(workday, clock).toInstant());
    }

    static Optional<LocalDate> day(RegisterEntry entry, String field) {
        return Optional.of(entry.value(field)).filter(text -> !text.isEmpty()).map(LocalDate::parse);
    }
}
