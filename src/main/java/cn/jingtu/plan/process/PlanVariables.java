package cn.jingtu.plan.process;

import cn.jingtu.platform.ProcessVariable;

/** The variables of the procedures of a plan, under the names that their models use. */
final class PlanVariables {

    static final ProcessVariable<Boolean> VERIFIED = new ProcessVariable<>("verified", Boolean.class);
    static final ProcessVariable<Boolean> HEAD_APPROVAL_NEEDED =
            new ProcessVariable<>("headApprovalNeeded", Boolean.class);
    static final ProcessVariable<Boolean> VERDICT_APPROVED = new ProcessVariable<>("verdictApproved", Boolean.class);
    static final ProcessVariable<Boolean> ADJUSTMENT_ABANDONED =
            new ProcessVariable<>("adjustmentAbandoned", Boolean.class);
    static final ProcessVariable<Boolean> PLAN_REPEALED = new ProcessVariable<>("planRepealed", Boolean.class);

    private PlanVariables() {}
}
