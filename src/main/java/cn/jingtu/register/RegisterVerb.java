package cn.jingtu.register;

import cn.jingtu.matter.Verb;

/** What is done about something on record. */
public enum RegisterVerb implements Verb {
    ADDED("登记入账", false),
    FILLED("登记", true),
    CHANGED("更新台账", false),
    LISTED("列入名单", false),
    DELISTED("移出名单", false),
    STRUCK("注销", false),
    SUCCEEDED("拆分合并", false),
    DOUBTED("申请数据纠错", false),
    CORRECTED("答复数据纠错", false),
    IMPORTED("导入台账", false);

    private final String label;
    private final boolean work;

    RegisterVerb(String label, boolean work) {
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
        return "register-" + Verb.super.code();
    }
}
