package cn.jingtu.plan.process;

import cn.jingtu.plan.Plan;
import cn.jingtu.plan.PlanDraft;
import cn.jingtu.procedures.StepsOf;
import java.util.Map;
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
            case "UserTask_SignPlan" -> {
                office.handIn(
                        plan.id(),
                        "UserTask_CheckTasks",
                        "guigang.ecology",
                        "drafter",
                        Map.of("draft", draft, "revision", plan.revision()));
                yield office.only(plan.id(), step, "guigang.ecology.head");
            }
            default -> throw unknown(step);
        };
    }
}
