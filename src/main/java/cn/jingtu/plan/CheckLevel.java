package cn.jingtu.plan;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How what an item reports is verified; written {@code all}, {@code sample}, {@code summary} in files. */
public enum CheckLevel {
    ALL("全部核查"),
    /** A share of the items, drawn with a recorded seed. */
    SAMPLE("抽查"),
    /** By the account of the year alone. */
    SUMMARY("年终小结");

    private final String label;

    CheckLevel(String label) {
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
}
