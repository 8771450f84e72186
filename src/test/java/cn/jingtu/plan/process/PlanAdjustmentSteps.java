package cn.jingtu.plan.process;

import cn.jingtu.plan.Plan;
import cn.jingtu.procedures.StepsOf;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

@Component
class PlanAdjustmentSteps implements StepsOf {

    private static final Map<String, ?> DRAFT =
            Map.of("repeal", true, "reason", "机构调整", "documentNumber", "试〔2100〕9号", "changes", List.of());

    private final Office office;
    private final IssuedPlan plans;

    PlanAdjustmentSteps(Office office, IssuedPlan plans) {
        this.office = office;
        this.plans = plans;
    }

    @Override
    public String procedure() {
        return "plan-adjustment";
    }

    @Override
    public Task at(String step) {
        Plan plan = plans.issue(
                plans.draft(IssuedPlan.freshYear(), IssuedPlan.spec().task(IssuedPlan.REF)));
        return switch (step) {
            case "UserTask_DraftAdjustment" -> {
                String begun =
                        office.start("plan-adjustment", "guigang.ecology", "drafter", Map.of("planId", plan.id()));
                yield office.only(plans.keyOf(begun), step, "guigang.ecology");
            }
            default -> throw unknown(step);
        };
    }

    @Override
    public Map<String, ?> submission(Task task) {
        return task.getTaskDefinitionKey().equals("UserTask_DraftAdjustment") ? DRAFT : Office.AGREED;
    }
}
