package cn.jingtu.organisation;

import java.time.LocalDate;
import java.util.List;

/**
 * How a city wants its plans run.
 *
 * @param coordinator id of the body that issues, verifies and sums up, as a rule 市生态环境局
 * @param remindWorkdays working days before a due date on which people are reminded
 * @param overdueRepeatWorkdays working days after which people are reminded again of what is late
 * @param disclosureWorkdays working days from making in which information of the active kind is disclosed; 20 at most
 *     (政府信息公开条例 2019, article 26)
 * @param restDayPolicy name of a {@code RestDayPolicy} of the calendar
 * @param regionalHolidays days off that the nationwide arrangement does not have, such as 三月三
 */
public record CitySettings(
        String coordinator,
        int remindWorkdays,
        int overdueRepeatWorkdays,
        int disclosureWorkdays,
        String restDayPolicy,
        List<LocalDate> regionalHolidays) {

    public CitySettings {
        regionalHolidays = List.copyOf(regionalHolidays);
    }
}
