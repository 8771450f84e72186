package cn.jingtu.land.yearly;

import cn.jingtu.matter.Verb;

/** What is done about the lists of a year. */
enum ListVerb implements Verb {
    OPENED("启动年度清单", false),
    FILLED("按台账预填", false),
    CONFIRMED("确认清单", true),
    NIL("零报告", true),
    SAID("逐宗确认", false),
    VIEWED("会商清单", true),
    DIFFERED("会商意见不同", false),
    SETTLED("落实清单", false);

    private final String label;
    private final boolean work;

    ListVerb(String label, boolean work) {
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
        return "list-" + Verb.super.code();
    }
}
