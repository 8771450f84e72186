package cn.jingtu.plan;

import com.fasterxml.jackson.annotation.JsonValue;

/** How the lead departments of a task share it; written {@code one}, {@code joint}, … in files. */
public enum LeadMode {
    /** One department leads (牵头). */
    ONE("one", "牵头"),
    /** Several lead together and counter-sign (共同牵头). */
    JOINT("joint", "共同牵头"),
    /** Several lead, each its own part (分别牵头、按职责牵头). */
    SEPARATE("separate", "分别牵头"),
    /** Several answer by their remit, none of them leads the others (按职责分工负责). */
    SHARED("shared", "按职责分工负责");

    private final String code;
    private final String label;

    LeadMode(String code, String label) {
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
