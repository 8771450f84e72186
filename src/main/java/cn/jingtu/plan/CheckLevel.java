package cn.jingtu.plan;

import com.fasterxml.jackson.annotation.JsonValue;

/** How what an item reports is verified; written {@code all}, {@code sample}, {@code summary} in files. */
public enum CheckLevel {
    ALL("all", "全部核查"),
    /** A share of the items, drawn with a recorded seed. */
    SAMPLE("sample", "抽查"),
    /** By the account of the year alone. */
    SUMMARY("summary", "年终小结");

    private final String code;
    private final String label;

    CheckLevel(String code, String label) {
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
