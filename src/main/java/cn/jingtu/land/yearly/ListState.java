package cn.jingtu.land.yearly;

import cn.jingtu.platform.Labelled;

/** How far a year is. */
public enum ListState implements Labelled {
    WAITING("尚未启动"),
    CONFIRMING("县区确认中"),
    CONSULTING("自然资源会商中"),
    ISSUING("待印发"),
    SETTLING("正在落实"),
    SETTLED("年度清单已定");

    private final String label;

    ListState(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
