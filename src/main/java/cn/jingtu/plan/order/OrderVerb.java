package cn.jingtu.plan.order;

import cn.jingtu.matter.Verb;

/** What is done about a supervision order. */
public enum OrderVerb implements Verb {
    PROPOSED("提出督办建议"),
    DRAFTED("拟订督办事项"),
    JOINED("并入原督办"),
    NOT_APPROVED("未批准督办"),
    ISSUED("印发督办"),
    /** Of the matter that is late. */
    RECEIVED("收到督办"),
    RECEIPT("签收督办"),
    ANSWERED("办理督办反馈"),
    SIGNED("签发督办反馈"),
    SENT_BACK("退回签发"),
    REPLY_LATE("反馈逾期"),
    REPLY_ACCEPTED("认可督办反馈"),
    REPLY_RETURNED("退回督办反馈"),
    MET("督办事项已办结"),
    VERIFIED("核实落实情况"),
    NEXT_PROPOSED("提出下一步建议"),
    NEXT_APPROVED("批准下一步措施"),
    NEXT_RETURNED("退回下一步建议"),
    CONCLUDED("作出督查结论"),
    SERVED("反馈督查结论"),
    REVIEW_ASKED("申请复核"),
    REVIEWED("作出复核决定"),
    CLOSED("督办结项"),
    REVOKED("撤销督办");

    private final String label;

    OrderVerb(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public String code() {
        return "order-" + Verb.super.code();
    }
}
