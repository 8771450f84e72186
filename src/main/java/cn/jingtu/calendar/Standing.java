package cn.jingtu.calendar;

import cn.jingtu.platform.Labelled;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where something stands against its day, at a glance; the most urgent stands first. */
public enum Standing implements Labelled {
    /** Its last day that is not late is over, the city's rest-day rule considered. */
    OVERDUE("逾期", "FFC7CE"),
    /** The city reminds of it by now. */
    DUE_SOON("临期", "FFEB9C"),
    NORMAL("正常", "C6EFCE"),
    DONE("完成", "DDEBF7"),
    STOPPED("停办", "EDEDED");

    private final String label;
    private final String colour;

    Standing(String label, String colour) {
        this.label = label;
        this.colour = colour;
    }

    @Override
    public String label() {
        return label;
    }

    /** Fill of its cell in documents, as RRGGBB. */
    public String colour() {
        return colour;
    }

    /** The more urgent of two. */
    public Standing or(Standing other) {
        return Stream.of(this, other).min(Comparator.naturalOrder()).orElseThrow();
    }
}
