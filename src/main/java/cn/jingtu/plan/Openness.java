package cn.jingtu.plan;

import com.fasterxml.jackson.annotation.JsonValue;

/** Whether a plan is published; written {@code active}, {@code on_request}, {@code closed} in files. */
public enum Openness {
    ACTIVE("active", "主动公开"),
    ON_REQUEST("on_request", "依申请公开"),
    CLOSED("closed", "不予公开");

    private final String code;
    private final String label;

    Openness(String code, String label) {
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
