package cn.jingtu.plan;

import com.fasterxml.jackson.annotation.JsonValue;

/** Who set a date, and so who may move it; written {@code nation}, {@code region}, … in files. */
public enum DateOrigin {
    NATION("nation", "国家"),
    REGION("region", "自治区（省）"),
    CITY("city", "市政府"),
    /** The bureau that issued the plan. */
    BUREAU("bureau", "本局"),
    /** The lead itself. */
    OWN("own", "自定");

    private final String code;
    private final String label;

    DateOrigin(String code, String label) {
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
