package cn.jingtu.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestDayPolicyTest {

    private final Workdays workdays = new HolidayFiles().workdays("");

    @ParameterizedTest
    @CsvSource({
        "REMIND_BEFORE_ACCEPT_AFTER, 2020-06-25, 2020-06-24, 2020-06-28",
        "REMIND_BEFORE_ACCEPT_AFTER, 2023-03-25, 2023-03-24, 2023-03-27",
        "REMIND_BEFORE_ACCEPT_AFTER, 2026-09-25, 2026-09-24, 2026-09-28",
        "REMIND_BEFORE_ACCEPT_AFTER, 2023-06-25, 2023-06-25, 2023-06-25",
        "REMIND_BEFORE_ACCEPT_AFTER, 2023-12-31, 2023-12-29, 2024-01-02",
        "NEXT_WORKDAY, 2020-06-25, 2020-06-28, 2020-06-28",
        "PREVIOUS_WORKDAY, 2020-06-25, 2020-06-24, 2020-06-24",
        "UNCHANGED, 2020-06-25, 2020-06-25, 2020-06-25",
    })
    void a_date_on_a_rest_day_moves_as_the_city_has_set(
            RestDayPolicy policy, LocalDate date, LocalDate remindOn, LocalDate acceptUntil) {
        assertThat(policy.remindOn(date, workdays)).isEqualTo(remindOn);
        assertThat(policy.acceptUntil(date, workdays)).isEqualTo(acceptUntil);
    }
}
