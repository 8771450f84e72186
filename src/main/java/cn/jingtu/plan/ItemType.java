package cn.jingtu.plan;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What kind of work an item is, and so how it gives account of itself; written {@code deliverable}, {@code amount}, … in files. */
public enum ItemType {
    /** A document or a state that is there at the end: a scheme, a list, a publication. */
    DELIVERABLE("成果"),
    /** A figure that is to be reached. */
    AMOUNT("数量"),
    /** Objects that are to be done one by one, until none is left. */
    LIST("清单"),
    /** Something that is done so many times a year. */
    FREQUENCY("频次"),
    /** Something that is done within a span of time, as before the flood season; afterwards is too late. */
    WINDOW("窗口"),
    /** What holds all year and is summed up at its end. */
    STANDING("常态"),
    /** Help for a higher level, which orders it by a letter and confirms what it was sent. */
    ASSIST("配合上级"),
    /** What holds from a day on. */
    FROM_DAY("起始执行");

    private final String label;

    ItemType(String label) {
        this.label = label;
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The Chinese words an official reads. */
    public String label() {
        return label;
    }

    /** How such an item is verified where the plan says nothing. */
    public CheckLevel usualCheck() {
        return isStanding() ? CheckLevel.SUMMARY : CheckLevel.ALL;
    }

    /** Whether nobody has to do anything until the account of the year: such an item waits without an open task. */
    public boolean isStanding() {
        return this == STANDING || this == FROM_DAY;
    }
}
