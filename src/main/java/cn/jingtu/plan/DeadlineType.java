package cn.jingtu.plan;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a date of a plan means; written {@code deadline}, {@code recurring}, {@code event}, … in files. */
public enum DeadlineType {
    /** To be finished by that day. */
    DEADLINE("deadline", "截止"),
    /** Comes again: one entry for each fixed day, or without a date (每年不少于二次). */
    RECURRING("recurring", "定期"),
    /** Tied to an event without a fixed day (汛期前). */
    EVENT("event", "事件"),
    /** Counted from another step (…后15个工作日内). */
    RELATIVE("relative", "相对期限"),
    /** Holds from that day on; not something to be finished by it. */
    EFFECTIVE_FROM("effective_from", "起始执行");

    private final String code;
    private final String label;

    DeadlineType(String code, String label) {
        this.code = code;
        this.label = label;
    }

    @JsonValue
    public String code() {
        return code;
    }

    /** The Chinese words an official reads. */
    public String label() {
        return label;
    }
}
