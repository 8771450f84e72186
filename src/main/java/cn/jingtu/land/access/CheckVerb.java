package cn.jingtu.land.access;

import cn.jingtu.matter.Verb;

/** What is done about a check. */
enum CheckVerb implements Verb {
    OPENED("布置对账", false),
    IMPORTED("导入办件清单", true),
    NIL("零报告", true),
    COMPARED("比对办件", false),
    EXPLAINED("逐宗核处", true),
    DISPOSED("认定处置", true),
    CLUE("移交线索", false);

    private final String label;
    private final boolean work;

    CheckVerb(String label, boolean work) {
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
        return "check-" + Verb.super.code();
    }
}
