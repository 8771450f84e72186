package cn.jingtu.plan;

import cn.jingtu.matter.Verb;

/** What is done about a plan and its tasks; {@link #isWork()} bars whoever did it from verifying. */
public enum PlanVerb implements Verb {
    CHECKED("核对任务分解", false),
    ISSUED("下达任务", false),
    SCHEME_DRAFTED("编制实施方案", true),
    SCHEME_AGREED("会签同意", true),
    SCHEME_RETURNED("会签退回", true),
    CARRIED_OUT("上报落实情况", true),
    PROGRESS_REPORTED("填报季度进展", false),
    EXEMPTED("豁免县区", true),
    DEADLINE_MET("登记节点完成", true),
    CLOSE_OUT_REQUESTED("申请销号", true),
    CONTRIBUTED("提出配合意见", true),
    VERIFIED("核查通过", false),
    RETURNED("核查退回", false),
    VERIFICATION_APPROVED("同意核查意见", false),
    VERIFICATION_REJECTED("不同意核查意见", false),
    CLOSED_OUT("销号", false),
    UNFINISHED("认定未完成", false),
    ADJUSTMENT_DRAFTED("拟定调整方案", false),
    ADJUSTMENT_ABANDONED("放弃调整", false),
    ADJUSTED("计划调整", false),
    WITHDRAWN("撤销任务", false),
    PLAN_CLOSED("办结计划", false),
    REPEALED("废止计划", false);

    private final String label;
    private final boolean work;

    PlanVerb(String label, boolean work) {
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
}
