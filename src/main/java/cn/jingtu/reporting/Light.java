package cn.jingtu.reporting;

import cn.jingtu.platform.Labelled;

/** At a glance, where a task stands against its dates. */
public enum Light implements Labelled {
    NORMAL("正常", "C6EFCE"),
    /** An open date comes within the city's reminding days. */
    SOON("临期", "FFEB9C"),
    /** An open date has passed, the city's rest-day rule considered. */
    OVERDUE("逾期", "FFC7CE"),
    CLOSED("销号", "DDEBF7"),
    WITHDRAWN("停办", "EDEDED");

    private final String label;
    private final String colour;

    Light(String label, String colour) {
        this.label = label;
        this.colour = colour;
    }

    @Override
    public String label() {
        return label;
    }

    /** Fill of its cell in documents, as RRGGBB. */
    public String colour() {
        return colour;
    }
}
