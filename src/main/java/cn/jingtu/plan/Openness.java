package cn.jingtu.plan;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether a plan is published; written {@code active}, {@code on_request}, {@code closed} in files. */
public enum Openness {
    ACTIVE("主动公开"),
    ON_REQUEST("依申请公开"),
    CLOSED("不予公开");

    private final String label;

    Openness(String label) {
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
