package cn.jingtu.plan.process;

import cn.jingtu.matter.Decision;
import cn.jingtu.matter.MatterRow;
import cn.jingtu.matter.Signable;
import cn.jingtu.matter.process.Matters;
import cn.jingtu.matter.process.TaskBodies;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.plan.Adjustments;
import cn.jingtu.plan.Plan;
import cn.jingtu.plan.Plans;
import cn.jingtu.platform.ForModels;
import cn.jingtu.platform.Submissions;
import cn.jingtu.platform.Turns;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;

/** Tells the process {@code plan-adjustment} what was decided and is told by it what to do. */
@ForModels("planAdjustment")
public class PlanAdjustmentProcess implements Signable {

    static final String KEY = "plan-adjustment";

    private final Matters matters;
    private final TaskBodies bodies;
    private final Plans plans;
    private final Adjustments adjustments;
    private final AnnualPlanProcess annualPlan;
    private final PlanTaskProcess planTasks;
    private final Organisations organisations;
    private final Submissions submissions;
    private final Turns turns;

    PlanAdjustmentProcess(
            Matters matters,
            TaskBodies bodies,
            Plans plans,
            Adjustments adjustments,
            AnnualPlanProcess annualPlan,
            PlanTaskProcess planTasks,
            Organisations organisations,
            Submissions submissions,
            Turns turns) {
        this.matters = matters;
        this.bodies = bodies;
        this.plans = plans;
        this.adjustments = adjustments;
        this.annualPlan = annualPlan;
        this.planTasks = planTasks;
        this.organisations = organisations;
        this.submissions = submissions;
        this.turns = turns;
    }

    // ---- signed

    @Override
    public Set<String> callers() {
        return Set.of(KEY);
    }

    @Override
    public Draft draft(MatterRow row) {
        return new Draft(
                "计划调整",
                String.valueOf(row.subject()),
                Objects.requireNonNull(adjustments.toSign(row.key()).draftedBy()),
                organisations.coordinator(row.city()).id(),
                List.of(),
                "adjustment-view");
    }

    @Override
    public void decided(MatterRow row, Decision decision) {
        adjustments.sign(row.key(), decision);
    }

    // ---- told by the model

    public void started(DelegateExecution execution) {
        String chosen = submissions.take(execution, Forms.PlanChoice.class).planId();
        Plan plan = plans.get(chosen, execution.getTenantId());
        execution.setProcessBusinessKey(adjustments.begin(plan.id()));
    }

    public void drafted(DelegateTask task) {
        Forms.AdjustmentDraft draft = submissions.take(task, Forms.AdjustmentDraft.class);
        String id = matters.of(task).key();
        PlanVariables.ADJUSTMENT_ABANDONED.set(task, draft.isAbandoned());
        if (draft.isAbandoned()) {
            adjustments.abandon(id, draft.reason(), bodies.actor(task));
            return;
        }
        adjustments.draft(
                id,
                draft.repeal(),
                draft.reason(),
                draft.documentNumber() == null ? "" : draft.documentNumber(),
                draft.changes() == null ? List.of() : draft.changes(),
                bodies.actor(task));
    }

    public void signed(DelegateExecution execution) {
        PlanVariables.PLAN_REPEALED.set(
                execution.getProcessInstance(),
                adjustments.get(matters.of(execution).key()).repeal());
    }

    public void apply(DelegateExecution execution) {
        String adjustmentId = matters.of(execution).key();
        turns.take(adjustments.touched(adjustmentId));
        Adjustments.Applied applied = adjustments.apply(adjustmentId);
        applied.added().forEach(planTasks::start);
        applied.withdrawn().forEach(planTasks::ended);
        applied.reassigned().forEach(planTasks::reassigned);
        applied.changed().forEach(planTasks::datesChanged);
    }

    public void repeal(DelegateExecution execution) {
        annualPlan.repealed(adjustments.repeal(matters.of(execution).key()));
    }
}
