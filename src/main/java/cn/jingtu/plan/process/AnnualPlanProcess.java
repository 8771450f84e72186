package cn.jingtu.plan.process;

import static cn.jingtu.organisation.process.CityVariables.SUBJECT;

import cn.jingtu.organisation.process.CityVariables;
import cn.jingtu.plan.Deadlines;
import cn.jingtu.plan.Plan;
import cn.jingtu.plan.PlanState;
import cn.jingtu.plan.PlanTask;
import cn.jingtu.plan.PlanTimes;
import cn.jingtu.plan.Plans;
import cn.jingtu.plan.TaskState;
import cn.jingtu.platform.CurrentUser;
import cn.jingtu.platform.ForModels;
import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.Submissions;
import cn.jingtu.platform.Turns;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/** Tells the process {@code annual-plan} what happened and is told by it what to do. */
@ForModels("annualPlan")
public class AnnualPlanProcess {

    static final String KEY = "annual-plan";

    private final RuntimeService runtime;
    private final Plans plans;
    private final Deadlines deadlines;
    private final PlanTaskProcess planTasks;
    private final Submissions submissions;
    private final Turns turns;
    private final CurrentUser user;

    AnnualPlanProcess(
            RuntimeService runtime,
            Plans plans,
            Deadlines deadlines,
            PlanTaskProcess planTasks,
            Submissions submissions,
            Turns turns,
            CurrentUser user) {
        this.runtime = runtime;
        this.plans = plans;
        this.deadlines = deadlines;
        this.planTasks = planTasks;
        this.submissions = submissions;
        this.turns = turns;
        this.user = user;
    }

    /** Sets a drafted plan going, so that it is checked and signed. */
    public void start(Plan plan) {
        runtime.startProcessInstanceByKey(
                KEY,
                plan.id(),
                Map.of(PlanVariables.PLAN_ID.name(), plan.id(), CityVariables.CITY_ID.name(), plan.cityId()));
    }

    // ---- told by the model

    /** The start form names a plan, a start by the program has set it already. */
    public void started(DelegateExecution execution) {
        if (PlanVariables.PLAN_ID.find(execution) == null) {
            String chosen = submissions.take(execution, Forms.PlanChoice.class).planId();
            PlanVariables.PLAN_ID.set(execution, chosen);
            ((ExecutionEntity) execution).setBusinessKey(chosen);
        }
        Plan plan = plans.get(PlanVariables.PLAN_ID.get(execution));
        if (!plan.cityId().equals(execution.getTenantId())) {
            throw Refusal.notFound("找不到计划“" + plan.id() + "”，请从列表中选择本市的计划。");
        }
        if (plan.state() != PlanState.DRAFT) {
            throw Refusal.conflict("计划“" + plan.title() + "”" + plan.state().label() + "，不能再次启动。");
        }
        boolean running = runtime.createProcessInstanceQuery()
                        .processDefinitionKey(KEY)
                        .processInstanceBusinessKey(plan.id())
                        .count()
                > 0;
        if (running) {
            throw Refusal.conflict("计划“" + plan.title() + "”已在核对中，请在待办任务中办理。");
        }
        SUBJECT.set(execution, plan.shownTitle());
    }

    public Date yearEnd(DelegateExecution execution) {
        return Date.from(deadlines.yearEnd(PlanVariables.PLAN_ID.get(execution)).toInstant());
    }

    public void tasksChecked(DelegateTask task) {
        Forms.CheckedPlan checked = submissions.take(task, Forms.CheckedPlan.class);
        plans.check(PlanVariables.PLAN_ID.get(task), checked.draft(), checked.revision(), user.id());
    }

    public void planSigned(DelegateTask task) {
        Forms.Decision decision = submissions.take(task, Forms.Decision.class);
        plans.sign(PlanVariables.PLAN_ID.get(task), decision.agreed(), decision.words(), user.id());
        PlanVariables.PLAN_SIGNED.set(task, decision.agreed());
    }

    public void issueTasks(DelegateExecution execution) {
        String planId = PlanVariables.PLAN_ID.get(execution);
        plans.issue(planId, PlanTimes.SYSTEM).forEach(planTasks::start);
    }

    public void closePlan(DelegateExecution execution) {
        plans.close(PlanVariables.PLAN_ID.get(execution), PlanTimes.SYSTEM);
    }

    public void stopTasks(DelegateExecution execution) {
        List<PlanTask> tasks = plans.tasks(PlanVariables.PLAN_ID.get(execution));
        turns.take(tasks.stream().map(PlanTask::id).toList());
        tasks.stream()
                .filter(task -> task.state() == TaskState.RUNNING)
                .forEach(task -> planTasks.withdraw(task.id(), "计划已废止"));
    }

    /** Ends a plan that was repealed, and with it its running tasks. */
    void repealed(String planId) {
        runtime.createMessageCorrelation("jingtu.planRepealed")
                .processInstanceBusinessKey(planId)
                .processInstanceVariableEquals(PlanVariables.PLAN_ID.name(), planId)
                .correlateAll();
    }
}
