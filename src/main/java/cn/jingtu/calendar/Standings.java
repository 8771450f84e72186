package cn.jingtu.calendar;

import cn.jingtu.organisation.Organisations;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells where dates stand, for all lists, lights and reports alike. */
@Component
public class Standings {

    private final CityCalendars calendars;
    private final Organisations organisations;
    private final Clock clock;

    Standings(CityCalendars calendars, Organisations organisations, Clock clock) {
        this.calendars = calendars;
        this.organisations = organisations;
        this.clock = clock;
    }

    /** As of today in a city, for as many dates as there are. */
    public Today in(String cityId) {
        return new Today(
                LocalDate.now(clock),
                calendars.workdays(cityId),
                calendars.restDayPolicy(cityId),
                organisations.settings(cityId).remindWorkdays());
    }

    /**
     * One day in a city, against which dates stand.
     *
     * @param policy what becomes of a date on a rest day
     * @param remindWorkdays how long before a date the city reminds of it, in working days
     */
    public record Today(LocalDate day, Workdays workdays, RestDayPolicy policy, int remindWorkdays) {

        /** Of something that is not done yet; what has no date is as it should be. */
        public Standing of(@Nullable LocalDate due) {
            if (due == null) {
                return Standing.NORMAL;
            }
            if (isOverdue(due)) {
                return Standing.OVERDUE;
            }
            LocalDate soon = workdays.minus(policy.remindOn(due, workdays), remindWorkdays);
            return day.isBefore(soon) ? Standing.NORMAL : Standing.DUE_SOON;
        }

        /** Whether the last day that is not late is over. */
        public boolean isOverdue(@Nullable LocalDate due) {
            return due != null && day.isAfter(policy.acceptUntil(due, workdays));
        }
    }
}
