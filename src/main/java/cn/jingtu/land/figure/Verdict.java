package cn.jingtu.land.figure;

import cn.jingtu.platform.Labelled;

/** Whether something that counts is as it should be. */
public enum Verdict implements Labelled {
    MET("达到"),
    NOT_MET("未达到"),
    /** What is on record does not tell. */
    UNKNOWN("待查明");

    private final String label;

    Verdict(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
