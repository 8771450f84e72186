package cn.jingtu.platform;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A constant that people read by its Chinese words. On the wire it is both, {@code {"code": "LATE", "label": "迟报"}}: what
 * decides looks at the code, what is shown is the label.
 */
@JsonFormat(shape = JsonFormat.Shape.OBJECT)
public interface Labelled {

    /** Name of the constant. */
    String name();

    /** The Chinese words an official reads. */
    @JsonProperty
    String label();

    @JsonProperty
    default String code() {
        return name();
    }
}
