package cn.jingtu.reporting;

import cn.jingtu.calendar.RestDayPolicy;
import cn.jingtu.platform.text.Called;
import cn.jingtu.platform.text.Text;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a city wants the push.
 *
 * @param reportDays month and day, {@code 03-25}, for plans that set no dates of their own
 * @param openWorkdays working days before the date on which departments and counties get their forms
 * @param countyWorkdays working days before the date by which counties report
 * @param graceWorkdays working days after the last day that is not late before the summary is made without the missing
 * @param restDayPolicy what becomes of a push date on a rest day; null: as the city's file says for all dates
 */
public record ReportSettings(
        @NotNull(message = "请填写推送日期") @Size(min = 1, max = 12, message = "推送日期应为1至12个") @Called("推送日期")
        List<@Text(name = "推送日期", max = 10) String> reportDays,

        @Min(value = 1, message = "提前布置的工作日数应为1至60") @Max(value = 60, message = "提前布置的工作日数应为1至60") @Called("提前布置的工作日数")
        int openWorkdays,

        @Min(value = 0, message = "县区提前报送的工作日数应为0至60")
        @Max(value = 60, message = "县区提前报送的工作日数应为0至60")
        @Called("县区提前报送的工作日数")
        int countyWorkdays,

        @Min(value = 0, message = "宽限的工作日数应为0至60") @Max(value = 60, message = "宽限的工作日数应为0至60") @Called("宽限的工作日数")
        int graceWorkdays,

        @Nullable @Called("遇休息日的办法") RestDayPolicy restDayPolicy) {

    /** What a city once set, with who did; {@code at} is when. */
    public record Change(ReportSettings settings, String by, OffsetDateTime at) {}

    /** The days are those of 北海's plan of 2020, 二(七)一; the working days are conventions of ours (待核). */
    static final ReportSettings DEFAULT =
            new ReportSettings(List.of("03-25", "06-25", "09-25", "12-25"), 10, 5, 5, null);

    List<LocalDate> daysOf(int year) {
        return reportDays.stream()
                .map(day -> MonthDay.parse("--" + day).atYear(year))
                .distinct()
                .sorted()
                .toList();
    }

    boolean daysAreReadable() {
        try {
            daysOf(2024);
            return true;
        } catch (DateTimeException unreadable) {
            return false;
        }
    }
}
