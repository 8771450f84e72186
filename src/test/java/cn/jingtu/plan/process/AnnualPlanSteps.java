package cn.jingtu.plan.process;

import cn.jingtu.plan.Plan;
import cn.jingtu.plan.PlanDraft;
import cn.jingtu.plan.Plans;
import cn.jingtu.procedures.StepsOf;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

@Component
class AnnualPlanSteps implements StepsOf {

    private final Office office;
    private final IssuedPlan plans;
    private final Plans drafts;

    AnnualPlanSteps(Office office, IssuedPlan plans, Plans drafts) {
        this.office = office;
        this.plans = plans;
        this.drafts = drafts;
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

    @Override
    public Map<String, ?> submission(Task task) {
        String plan = office.matter(task);
        return task.getTaskDefinitionKey().equals("UserTask_CheckTasks")
                ? Map.of(
                        "draft",
                        drafts.draft(plan),
                        "revision",
                        drafts.get(plan).revision())
                : Office.AGREED;
    }
}
