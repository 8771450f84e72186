package cn.jingtu.plan.process;

import static cn.jingtu.organisation.process.CityVariables.SUBJECT;

import cn.jingtu.plan.Adjustments;
import cn.jingtu.plan.Plan;
import cn.jingtu.plan.PlanTimes;
import cn.jingtu.plan.Plans;
import cn.jingtu.platform.CurrentUser;
import cn.jingtu.platform.ForModels;
import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.Submissions;
import cn.jingtu.platform.Turns;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/** Tells the process {@code plan-adjustment} what was decided and is told by it what to do. */
@ForModels("planAdjustment")
public class PlanAdjustmentProcess {

    private final Plans plans;
    private final Adjustments adjustments;
    private final AnnualPlanProcess annualPlan;
    private final PlanTaskProcess planTasks;
    private final Submissions submissions;
    private final Turns turns;
    private final CurrentUser user;

    PlanAdjustmentProcess(
            Plans plans,
            Adjustments adjustments,
            AnnualPlanProcess annualPlan,
            PlanTaskProcess planTasks,
            Submissions submissions,
            Turns turns,
            CurrentUser user) {
        this.plans = plans;
        this.adjustments = adjustments;
        this.annualPlan = annualPlan;
        this.planTasks = planTasks;
        this.submissions = submissions;
        this.turns = turns;
        this.user = user;
    }

    public void started(DelegateExecution execution) {
        Plan plan = plans.get(submissions.take(execution, Forms.PlanChoice.class).planId());
        if (!plan.cityId().equals(execution.getTenantId())) {
            throw Refusal.notFound("找不到计划“" + plan.id() + "”，请从列表中选择本市的计划。");
        }
        PlanVariables.PLAN_ID.set(execution, plan.id());
        SUBJECT.set(execution, plan.shownTitle());
        ((ExecutionEntity) execution).setBusinessKey(adjustments.begin(plan.id()));
    }

    public void drafted(DelegateTask task) {
        Forms.AdjustmentDraft draft = submissions.take(task, Forms.AdjustmentDraft.class);
        PlanVariables.ADJUSTMENT_ABANDONED.set(task, draft.isAbandoned());
        if (draft.isAbandoned()) {
            adjustments.abandon(key(task), draft.reason(), user.id());
            return;
        }
        adjustments.draft(
                key(task),
                draft.repeal(),
                draft.reason(),
                draft.documentNumber() == null ? "" : draft.documentNumber(),
                draft.changes() == null ? List.of() : draft.changes(),
                user.id());
        PlanVariables.PLAN_REPEALED.set(task, draft.repeal());
    }

    public void signed(DelegateTask task) {
        Forms.Decision decision = submissions.take(task, Forms.Decision.class);
        adjustments.sign(key(task), decision.agreed(), decision.words(), user.id());
        PlanVariables.ADJUSTMENT_SIGNED.set(task, decision.agreed());
    }

    public void apply(DelegateExecution execution) {
        turns.take(adjustments.touched(execution.getProcessBusinessKey()));
        Adjustments.Applied applied = adjustments.apply(execution.getProcessBusinessKey(), PlanTimes.SYSTEM);
        applied.added().forEach(planTasks::start);
        applied.withdrawn().forEach(planTasks::ended);
        applied.reassigned().forEach(planTasks::reassigned);
        applied.changed().forEach(planTasks::datesChanged);
    }

    public void repeal(DelegateExecution execution) {
        Plan plan = adjustments.repeal(execution.getProcessBusinessKey(), PlanTimes.SYSTEM);
        annualPlan.repealed(plan.id());
    }

    private static String key(DelegateTask task) {
        return task.getExecution().getProcessBusinessKey();
    }
}
