package cn.jingtu.land.access;

import cn.jingtu.matter.Verb;

/** What is done about a query. */
public enum AccessVerb implements Verb {
    ASKED("提出准入查询", true),
    CHECKED("人工核对", true),
    ANSWERED("出具查询答复", false),
    CLUE("登记地块线索", false),
    CHANGED("名单有变化", false),
    DECIDED("登记办理决定", true),
    EXPLAINED("说明不一致", true),
    HANDED_ON("通报不一致", false);

    private final String label;
    private final boolean work;

    AccessVerb(String label, boolean work) {
        this.label = label;
        this.work = work;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public boolean isWork() {
        return work;
    }

    @Override
    public String code() {
        return "access-" + Verb.super.code();
    }
}
