package cn.jingtu.calendar;

import static cn.jingtu.calendar.Standing.DUE_SOON;
import static cn.jingtu.calendar.Standing.NORMAL;
import static cn.jingtu.calendar.Standing.OVERDUE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.calendar.Standings.Today;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandingsTest {

    /** A Saturday without a festival. */
    private static final LocalDate SATURDAY = LocalDate.of(2026, 9, 12);

    private static final Workdays WEEKS = new HolidayFiles().workdays("");

    @ParameterizedTest
    @CsvSource({
        "2026-09-07, NORMAL",
        // reminded of three working days before the Friday
        "2026-09-08, DUE_SOON",
        "2026-09-11, DUE_SOON",
        "2026-09-12, DUE_SOON",
        "2026-09-13, DUE_SOON",
        // accepted without lateness until the Monday
        "2026-09-14, DUE_SOON",
        "2026-09-15, OVERDUE"
    })
    void a_date_on_a_rest_day_is_near_from_the_day_of_the_reminder_and_late_only_after_the_next_working_day(
            LocalDate today, Standing expected) {
        assertThat(on(today, RestDayPolicy.REMIND_BEFORE_ACCEPT_AFTER).of(SATURDAY))
                .isEqualTo(expected);
    }

    @Test
    void the_rule_of_the_city_decides_on_rest_days() {
        LocalDate sunday = SATURDAY.plusDays(1);
        assertThat(on(sunday, RestDayPolicy.UNCHANGED).of(SATURDAY)).isEqualTo(OVERDUE);
        assertThat(on(SATURDAY, RestDayPolicy.PREVIOUS_WORKDAY).of(SATURDAY)).isEqualTo(OVERDUE);
        assertThat(on(sunday, RestDayPolicy.NEXT_WORKDAY).of(SATURDAY)).isEqualTo(DUE_SOON);
    }

    @Test
    void what_has_no_date_is_as_it_should_be() {
        assertThat(on(SATURDAY, RestDayPolicy.UNCHANGED).of(null)).isEqualTo(NORMAL);
    }

    @Test
    void of_two_standings_the_more_urgent_shows() {
        assertThat(NORMAL.or(OVERDUE)).isEqualTo(OVERDUE);
        assertThat(DUE_SOON.or(NORMAL)).isEqualTo(DUE_SOON);
    }

    private static Today on(LocalDate day, RestDayPolicy policy) {
        return new Today(day, WEEKS, policy, 3);
    }
}
