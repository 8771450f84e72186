package cn.jingtu.plan.receipt;

import cn.jingtu.matter.Verb;

/** What is done about a receipt. */
public enum ReceiptVerb implements Verb {
    RECEIVED("签收任务分项"),
    DECIDED("核定不涉及和异议"),
    LEFT("退出分项");

    private final String label;

    ReceiptVerb(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public boolean isWork() {
        return false;
    }
}
