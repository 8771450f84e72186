package cn.jingtu.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jingtu.calendar.HolidayYear.Verification;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ByteArrayResource;

class WorkdaysTest {

    private final Workdays workdays = new HolidayFiles().workdays("");

    @Test
    void five_working_days_after_the_long_spring_festival_of_2020_end_on_7_february() {
        assertThat(workdays.plus(day("2020-01-23"), 5)).isEqualTo(day("2020-02-07"));
    }

    @Test
    void fifteen_working_days_before_a_demolition_on_16_october_2023_is_19_september() {
        assertThat(workdays.minus(day("2023-10-16"), 15)).isEqualTo(day("2023-09-19"));
    }

    @ParameterizedTest
    @CsvSource({
        "2020-06-25, false", // 端午节
        "2023-03-25, false", // a Saturday
        "2026-09-25, false", // 中秋节
        "2023-06-25, true", // a Sunday worked in exchange
        "2023-12-31, false",
        "2024-06-30, false",
        "2020-04-17, true",
    })
    void knows_working_days(LocalDate day, boolean workday) {
        assertThat(workdays.isWorkday(day)).isEqualTo(workday);
    }

    @Test
    void the_start_day_is_not_counted_even_when_it_is_a_rest_day() {
        assertThat(workdays.plus(day("2020-06-27"), 1)).isEqualTo(day("2020-06-28"));
        assertThat(workdays.plus(day("2020-06-24"), 1)).isEqualTo(day("2020-06-28"));
        assertThat(workdays.plus(day("2020-06-25"), 0)).isEqualTo(day("2020-06-25"));
        assertThat(workdays.plus(day("2020-06-28"), -1)).isEqualTo(day("2020-06-24"));
    }

    @Test
    void finds_the_neighbouring_working_day() {
        assertThat(workdays.nextOrSame(day("2020-06-25"))).isEqualTo(day("2020-06-28"));
        assertThat(workdays.previousOrSame(day("2020-06-25"))).isEqualTo(day("2020-06-24"));
        assertThat(workdays.nextOrSame(day("2023-06-25"))).isEqualTo(day("2023-06-25"));
        assertThat(workdays.previousOrSame(day("2023-06-25"))).isEqualTo(day("2023-06-25"));
    }

    @Test
    void names_the_festival() {
        assertThat(workdays.festival(day("2026-09-25"))).contains("中秋节");
        assertThat(workdays.festival(day("2023-06-25"))).contains("端午节");
        assertThat(workdays.festival(day("2023-03-25"))).isEmpty();
    }

    @Test
    void says_how_far_a_year_can_be_relied_on() {
        assertThat(workdays.year(2020).verification()).isEqualTo(Verification.CHECKED);
        assertThat(workdays.caution(2026)).isEmpty();
        assertThat(workdays.caution(2021))
                .hasValueSatisfying(text -> assertThat(text).contains("待核"));
        assertThat(workdays.caution(2022)).isPresent();
        assertThat(workdays.caution(2040))
                .hasValueSatisfying(text -> assertThat(text).contains("尚未公布"));
        assertThat(workdays.isWorkday(day("2040-10-01")))
                .as("a Monday nobody has published yet")
                .isTrue();
    }

    @Test
    void a_city_adds_its_own_holidays() {
        LocalDate festival = day("2026-04-20");
        assertThat(workdays.isWorkday(festival)).isTrue();
        assertThat(workdays.with(List.of(festival)).isWorkday(festival)).isFalse();
        assertThat(workdays.isWorkday(festival))
                .as("the nationwide calendar stays")
                .isTrue();
    }

    @Test
    void a_new_year_comes_from_the_administrators_folder(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("2040.yaml"), """
                year: 2040
                source: 通知
                verification: checked
                holidays:
                  2040-10-01: 国庆节
                """);
        Workdays extended = new HolidayFiles().workdays(folder.toString());
        assertThat(extended.isWorkday(day("2040-10-01"))).isFalse();
        assertThat(extended.isWorkday(day("2026-09-25"))).isFalse();
    }

    @Test
    void a_missing_folder_is_told_instead_of_passed_over(@TempDir Path folder) {
        String typo = folder.resolve("typo").toString();
        assertThatThrownBy(() -> new HolidayFiles().workdays(typo)).hasMessageContaining(typo);
    }

    @ParameterizedTest
    @CsvSource({
        "'holidays: {2039-10-01: 国庆节}', 不属于 2040 年",
        "'workdays: {2040-10-01: 国庆节}', 本来就是周一至周五",
        "'{holidays: {2040-10-06: 国庆节}, workdays: {2040-10-06: 国庆节}}', 同时列为放假和上班",
        "'holydays: {2040-10-01: 国庆节}', holydays",
    })
    void a_wrong_file_is_refused_with_the_reason(String body, String reason) {
        String head = "\"year\": 2040, \"source\": 通知, \"verification\": checked, ";
        String text = "{" + head + (body.startsWith("{") ? body.substring(1) : body + "}");
        ByteArrayResource file = new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8), "2040.yaml") {
            @Override
            public String getFilename() {
                return "2040.yaml";
            }
        };
        assertThatThrownBy(() -> HolidayFiles.read(file))
                .hasMessageContaining("2040.yaml")
                .hasMessageContaining(reason);
    }

    private static LocalDate day(String iso) {
        return LocalDate.parse(iso);
    }
}
