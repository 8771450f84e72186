package cn.jingtu.land.yearly;

import cn.jingtu.matter.Matter;
import java.time.LocalDate;
import java.time.MonthDay;

/**
 * 年度管控清单 of a city: all its lists of a year, agreed in one go.
 *
 * @param opensOn the day on which it begins
 */
public record YearlyList(String id, String city, int year, LocalDate opensOn) {

    /** Id of the procedure that carries it. */
    public static final String PROCEDURE = "deferred-list";

    /** Id of the body that is asked for its view of each row. */
    public static final String CONSULTED = "natural-resources";

    /** What is issued. */
    public static final String PAPER = "年度管控计划";

    /** When it begins each year; a convention of ours, no rule sets it. */
    static final MonthDay OPENS = MonthDay.of(1, 10);

    public Matter matter() {
        return new Matter(PROCEDURE, id, city);
    }

    /** 2026年度污染地块管控计划. */
    public String paper() {
        return year + "年度污染地块管控计划";
    }

    /** 2026年度管控清单. */
    public String title() {
        return year + "年度管控清单";
    }
}
