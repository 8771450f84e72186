package cn.jingtu.land.access;

import cn.jingtu.platform.Labelled;

/** How far a check is. */
public enum CheckState implements Labelled {
    WAITING("未到对账日"),
    DUE("待导入办件"),
    COMPARING("正在比对"),
    NIL("零报告，已对账"),
    CLEAN("对账无异常"),
    EXPLAINING("待逐宗核处"),
    SIGNING("待单位审签"),
    DECIDING("待认定处置"),
    HANDLED("已核处");

    private final String label;

    CheckState(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
