package cn.jingtu.plan.process;

import cn.jingtu.procedures.StepsOf;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

@Component
class TaskPlanningSteps implements StepsOf {

    private final Office office;
    private final IssuedPlan plans;

    TaskPlanningSteps(Office office, IssuedPlan plans) {
        this.office = office;
        this.plans = plans;
    }

    @Override
    public String procedure() {
        return "task-planning";
    }

    @Override
    public Task at(String step) {
        String task = plans.issue(spec -> spec.leads("agriculture", "water"));
        return switch (step) {
            case "UserTask_DraftScheme" -> office.only(task, step, "guigang.agriculture");
            case "UserTask_CoSign" -> {
                office.handIn(task, "UserTask_DraftScheme", "guigang.agriculture", "zhang", Office.SCHEME);
                yield office.only(task, step, "guigang.water");
            }
            default -> throw unknown(step);
        };
    }

    @Override
    public Map<String, ?> submission(Task task) {
        return task.getTaskDefinitionKey().equals("UserTask_DraftScheme") ? Office.SCHEME : Office.AGREED;
    }
}
