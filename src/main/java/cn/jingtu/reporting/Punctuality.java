package cn.jingtu.reporting;

import cn.jingtu.platform.Labelled;

/** How a body has kept the date of a report. */
public enum Punctuality implements Labelled {
    IN_TIME("按时"),
    LATE("迟报"),
    SILENT("未报"),
    EXEMPT("免报");

    private final String label;

    Punctuality(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
