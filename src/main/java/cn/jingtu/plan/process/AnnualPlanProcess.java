package cn.jingtu.plan.process;

import cn.jingtu.matter.Decision;
import cn.jingtu.matter.MatterRow;
import cn.jingtu.matter.Signable;
import cn.jingtu.matter.process.Matters;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.organisation.process.CityVariables;
import cn.jingtu.plan.Deadlines;
import cn.jingtu.plan.Plan;
import cn.jingtu.plan.PlanTask;
import cn.jingtu.plan.Plans;
import cn.jingtu.platform.CurrentUser;
import cn.jingtu.platform.ForModels;
import cn.jingtu.platform.Submissions;
import cn.jingtu.platform.Turns;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;

/** Tells the process {@code annual-plan} what happened and is told by it what to do. */
@ForModels("annualPlan")
public class AnnualPlanProcess implements Signable {

    static final String KEY = "annual-plan";

    private final RuntimeService runtime;
    private final Matters matters;
    private final Plans plans;
    private final Deadlines deadlines;
    private final PlanTaskProcess planTasks;
    private final Organisations organisations;
    private final Submissions submissions;
    private final Turns turns;
    private final CurrentUser user;

    AnnualPlanProcess(
            RuntimeService runtime,
            Matters matters,
            Plans plans,
            Deadlines deadlines,
            PlanTaskProcess planTasks,
            Organisations organisations,
            Submissions submissions,
            Turns turns,
            CurrentUser user) {
        this.runtime = runtime;
        this.matters = matters;
        this.plans = plans;
        this.deadlines = deadlines;
        this.planTasks = planTasks;
        this.organisations = organisations;
        this.submissions = submissions;
        this.turns = turns;
        this.user = user;
    }

    /** Sets a drafted plan going, so that it is checked and signed. */
    public void start(Plan plan) {
        runtime.startProcessInstanceByKey(KEY, plan.id(), Map.of(CityVariables.CITY_ID.name(), plan.cityId()));
    }

    // ---- signed

    @Override
    public Set<String> callers() {
        return Set.of(KEY);
    }

    @Override
    public Draft draft(MatterRow row) {
        Plan plan = plans.toSign(row.key());
        return new Draft(
                "年度计划",
                plan.shownTitle(),
                Objects.requireNonNull(plan.preparedBy()),
                organisations.coordinator(plan.cityId()).id(),
                List.of(),
                "plan-view");
    }

    @Override
    public void decided(MatterRow row, Decision decision) {
        plans.sign(row.key(), decision);
    }

    // ---- told by the model

    /** The program names the plan by the business key, a person by the start form. */
    public void started(DelegateExecution execution) {
        if (!matters.isNamed(execution)) {
            String chosen = submissions.take(execution, Forms.PlanChoice.class).planId();
            execution.setProcessBusinessKey(
                    plans.get(chosen, execution.getTenantId()).id());
        }
        Plan plan = plans.takeUp(matters.of(execution).key());
        matters.requireOnly(execution, "计划“" + plan.title() + "”已在核对中，请在待办任务中办理。");
    }

    public Date yearEnd(DelegateExecution execution) {
        return Date.from(deadlines.yearEnd(matters.of(execution).key()).toInstant());
    }

    public void tasksChecked(DelegateTask task) {
        Forms.CheckedPlan checked = submissions.take(task, Forms.CheckedPlan.class);
        plans.check(matters.of(task).key(), checked.draft(), checked.revision(), user.id());
    }

    public void issueTasks(DelegateExecution execution) {
        plans.issue(matters.of(execution).key()).forEach(planTasks::start);
    }

    public void closePlan(DelegateExecution execution) {
        plans.close(matters.of(execution).key());
    }

    public void stopTasks(DelegateExecution execution) {
        String planId = matters.of(execution).key();
        turns.take(plans.tasks(planId).stream().map(PlanTask::id).toList());
        plans.toStop(planId).forEach(task -> planTasks.withdraw(task.id(), "计划已废止"));
    }

    /** Ends a plan that was repealed, and with it its running tasks. */
    void repealed(Plan plan) {
        runtime.createMessageCorrelation("jingtu.planRepealed")
                .processInstanceBusinessKey(plan.id())
                .tenantId(plan.cityId())
                .correlateAll();
    }
}
