package cn.jingtu.yearend;

import cn.jingtu.platform.Labelled;

/** What the points of a body suggest. */
public enum Proposal implements Labelled {
    PRAISE("建议表扬"),
    CRITICISE("建议批评"),
    NONE("—"),
    /** It had nothing to close out and nothing to report. */
    NOT_JUDGED("不评价");

    private final String label;

    Proposal(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
