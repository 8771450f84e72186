package cn.jingtu.calendar;

import java.time.LocalDate;

/**
 * What becomes of a date that falls on a rest day. Plans are silent about it, so each city sets it
 * ({@code restDayPolicy} in its organisation file).
 */
public enum RestDayPolicy {
    /** Remind on the last working day before, accept without lateness until the next working day. The default. */
    REMIND_BEFORE_ACCEPT_AFTER("遇休息日提前提醒、顺延受理"),
    /** Both move to the next working day, as for periods set by law (民法典 art. 203; 待核). */
    NEXT_WORKDAY("遇休息日顺延至下一工作日"),
    /** Both move to the last working day before: nothing may arrive after the date that is written. */
    PREVIOUS_WORKDAY("遇休息日提前至上一工作日"),
    /** The date stands as written. */
    UNCHANGED("遇休息日不调整");

    private final String label;

    RestDayPolicy(String label) {
        this.label = label;
    }

    /** The Chinese words an official reads on the form. */
    public String label() {
        return label;
    }

    /** The day on which people are told that the date has come. */
    public LocalDate remindOn(LocalDate date, Workdays workdays) {
        return switch (this) {
            case REMIND_BEFORE_ACCEPT_AFTER, PREVIOUS_WORKDAY -> workdays.previousOrSame(date);
            case NEXT_WORKDAY -> workdays.nextOrSame(date);
            case UNCHANGED -> date;
        };
    }

    /** The last day that is not late. */
    public LocalDate acceptUntil(LocalDate date, Workdays workdays) {
        return switch (this) {
            case REMIND_BEFORE_ACCEPT_AFTER, NEXT_WORKDAY -> workdays.nextOrSame(date);
            case PREVIOUS_WORKDAY -> workdays.previousOrSame(date);
            case UNCHANGED -> date;
        };
    }
}
