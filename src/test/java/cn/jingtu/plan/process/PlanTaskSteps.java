package cn.jingtu.plan.process;

import cn.jingtu.procedures.StepsOf;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

@Component
class PlanTaskSteps implements StepsOf {

    private final Office office;
    private final IssuedPlan plans;

    PlanTaskSteps(Office office, IssuedPlan plans) {
        this.office = office;
        this.plans = plans;
    }

    @Override
    public String procedure() {
        return "plan-task";
    }

    @Override
    public Task at(String step) {
        if (!step.equals("UserTask_Contribute")) {
            throw unknown(step);
        }
        return office.only(plans.issue(task -> task.participants("water")), step, "guigang.water");
    }

    @Override
    public Map<String, ?> submission(Task task) {
        return Map.of("text", "已提供水质监测数据");
    }
}
