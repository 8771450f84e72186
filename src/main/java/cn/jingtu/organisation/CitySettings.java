package cn.jingtu.organisation;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a city wants its plans run.
 *
 * @param coordinator id of the body that issues, verifies and sums up, as a rule 市生态环境局
 * @param remindWorkdays working days before a due date on which people are reminded
 * @param overdueRepeatWorkdays working days after which people are reminded again of what is late
 * @param disclosureWorkdays working days from making in which information of the active kind is disclosed; 20 at most
 *     (政府信息公开条例 2019, article 26)
 * @param restDayPolicy name of a {@code RestDayPolicy} of the calendar
 * @param supervision who conducts 政府督查; null: the city has named nobody, and no order can be issued
 * @param regionalHolidays days off that the nationwide arrangement does not have, such as 三月三
 */
public record CitySettings(
        String coordinator,
        int remindWorkdays,
        int overdueRepeatWorkdays,
        int disclosureWorkdays,
        String restDayPolicy,
        @Nullable Supervision supervision,
        List<LocalDate> regionalHolidays) {

    /**
     * Who conducts 政府督查 (政府督查工作条例, articles 2 and 7).
     *
     * @param office id of the body that is the 督查机构
     * @param government id of the government in whose name it acts and whose head approves
     * @param basis document by which it is the 督查机构
     */
    public record Supervision(String office, String government, String basis) {}

    public CitySettings {
        regionalHolidays = List.copyOf(regionalHolidays);
    }
}
