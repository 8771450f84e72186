package cn.jingtu.plan;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How firmly something is promised; written {@code must}, {@code strive} in files. */
public enum Modality {
    MUST("必达"),
    /** Not reaching it is explained, not reproached. */
    STRIVE("力争");

    private final String label;

    Modality(String label) {
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
