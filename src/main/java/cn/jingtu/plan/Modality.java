package cn.jingtu.plan;

import com.fasterxml.jackson.annotation.JsonValue;

/** How firmly something is promised; written {@code must}, {@code strive} in files. */
public enum Modality {
    MUST("must", "必达"),
    /** Not reaching it is explained, not reproached. */
    STRIVE("strive", "力争");

    private final String code;
    private final String label;

    Modality(String code, String label) {
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
