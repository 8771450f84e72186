package cn.jingtu.calendar;

import cn.jingtu.calendar.HolidayYear.Verification;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Working days: Monday to Friday without statutory holidays, and the weekend days worked in exchange. A value: the
 * nationwide one is a bean, that of a city with holidays of its own comes from {@link CityCalendars}.
 */
public final class Workdays {

    private final Map<Integer, HolidayYear> years;
    private final Set<LocalDate> regionalHolidays;

    Workdays(Map<Integer, HolidayYear> years, Collection<LocalDate> regionalHolidays) {
        this.years = Map.copyOf(years);
        this.regionalHolidays = Set.copyOf(regionalHolidays);
    }

    /** The same calendar with further days off, such as 三月三 in Guangxi; they win over make-up working days. */
    public Workdays with(Collection<LocalDate> furtherHolidays) {
        return new Workdays(years, furtherHolidays);
    }

    public boolean isWorkday(LocalDate day) {
        if (regionalHolidays.contains(day)) {
            return false;
        }
        HolidayYear year = year(day.getYear());
        if (year.workdays().containsKey(day)) {
            return true;
        }
        return !HolidayYear.isWeekend(day) && !year.holidays().containsKey(day);
    }

    /**
     * The day that many working days after the start. The start day is not counted (民法典 art. 201), whether or not
     * it is a working day itself; 0 gives the start.
     *
     * @param workdays negative to count back
     */
    public LocalDate plus(LocalDate start, int workdays) {
        int step = workdays < 0 ? -1 : 1;
        LocalDate day = start;
        for (int left = Math.abs(workdays); left > 0; left--) {
            day = seek(day.plusDays(step), step);
        }
        return day;
    }

    /** The day that many working days before the start, which is not counted. */
    public LocalDate minus(LocalDate start, int workdays) {
        return plus(start, -workdays);
    }

    /** The day itself if it is a working day, otherwise the first one after it. */
    public LocalDate nextOrSame(LocalDate day) {
        return seek(day, 1);
    }

    /** The day itself if it is a working day, otherwise the last one before it. */
    public LocalDate previousOrSame(LocalDate day) {
        return seek(day, -1);
    }

    /** The festival that makes this a day off or a make-up working day; empty for ordinary days and weekends. */
    public Optional<String> festival(LocalDate day) {
        HolidayYear year = year(day.getYear());
        String name = year.holidays().getOrDefault(day, year.workdays().get(day));
        return Optional.ofNullable(name);
    }

    /** The arrangement used for a year; {@link Verification#NOT_PUBLISHED} where only weekends are known. */
    public HolidayYear year(int year) {
        HolidayYear known = years.get(year);
        return known != null ? known : HolidayYear.notPublished(year);
    }

    /**
     * What an official should know before relying on dates of that year; empty when it is checked.
     *
     * @return a Chinese sentence
     */
    public Optional<String> caution(int year) {
        return switch (year(year).verification()) {
            case CHECKED -> Optional.empty();
            case SINGLE_SOURCE -> Optional.of(year + " 年节假日安排只有一个来源，待核。");
            case NOT_PUBLISHED -> Optional.of(year + " 年节假日安排尚未公布或未录入，暂只按周末计算，公布后请更新。");
        };
    }

    private LocalDate seek(LocalDate from, int step) {
        LocalDate day = from;
        while (!isWorkday(day)) {
            day = day.plusDays(step);
        }
        return day;
    }
}
