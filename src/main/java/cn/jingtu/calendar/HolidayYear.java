package cn.jingtu.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;

/**
 * The published holiday arrangement of one year; weekends are not listed.
 *
 * @param source the notice it was taken from
 * @param holidays days off and the festival they belong to
 * @param workdays Saturdays and Sundays worked in exchange, and the festival they make up for
 */
public record HolidayYear(
        int year,
        String source,
        Verification verification,
        Map<LocalDate, String> holidays,
        Map<LocalDate, String> workdays) {

    /** How far an arrangement can be relied on. */
    public enum Verification {
        /** Two sources or more agree. */
        CHECKED,
        /** One source only: 待核. */
        SINGLE_SOURCE,
        /** Nothing published or nothing on file: weekends are the only days off. */
        NOT_PUBLISHED
    }

    /** @throws IllegalArgumentException in Chinese, if a day is in the wrong year or listed in contradiction */
    public HolidayYear {
        holidays = holidays == null ? Map.of() : Map.copyOf(holidays);
        workdays = workdays == null ? Map.of() : Map.copyOf(workdays);
        for (LocalDate day : holidays.keySet()) {
            require(day.getYear() == year, day, "不属于 " + year + " 年，请移到该年的文件");
            require(!workdays.containsKey(day), day, "同时列为放假和上班，请只保留一处");
        }
        for (LocalDate day : workdays.keySet()) {
            require(day.getYear() == year, day, "不属于 " + year + " 年，请移到该年的文件");
            require(isWeekend(day), day, "本来就是周一至周五，不必列为调休上班，请核对日期");
        }
    }

    /** The year as it counts while nothing is published. */
    static HolidayYear notPublished(int year) {
        return new HolidayYear(year, "", Verification.NOT_PUBLISHED, Map.of(), Map.of());
    }

    static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private static void require(boolean condition, LocalDate day, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(day + " " + otherwise);
        }
    }
}
