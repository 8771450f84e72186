package cn.jingtu.plan.process;

import cn.jingtu.plan.Plan;
import cn.jingtu.plan.PlanDraft;
import cn.jingtu.procedures.StepsOf;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

@Component
class AnnualPlanSteps implements StepsOf {

    private final Office office;
    private final IssuedPlan plans;

    AnnualPlanSteps(Office office, IssuedPlan plans) {
        this.office = office;
        this.plans = plans;
    }

    @Override
    public String procedure() {
        return "annual-plan";
    }

    @Override
    public Task at(String step) {
        PlanDraft draft = plans.draft(IssuedPlan.freshYear(), IssuedPlan.spec().task(IssuedPlan.REF));
        Plan plan = plans.begin(draft);
        return switch (step) {
            case "UserTask_CheckTasks" -> office.only(plan.id(), step, "guigang.ecology");
            default -> throw unknown(step);
        };
    }
}
