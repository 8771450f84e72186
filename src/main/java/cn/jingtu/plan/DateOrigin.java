package cn.jingtu.plan;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Who set a date, and so who may move it; written {@code nation}, {@code region}, … in files. */
public enum DateOrigin {
    NATION("国家"),
    REGION("自治区（省）"),
    CITY("市政府"),
    /** The bureau that issued the plan. */
    BUREAU("本局"),
    /** The lead itself. */
    OWN("自定");

    private final String label;

    DateOrigin(String label) {
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
