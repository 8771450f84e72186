package cn.jingtu.plan.process;

import cn.jingtu.plan.Operator;
import cn.jingtu.procedures.StepsOf;
import java.time.LocalDate;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

@Component
class TaskExecutionSteps implements StepsOf {

    private final Office office;
    private final IssuedPlan plans;

    TaskExecutionSteps(Office office, IssuedPlan plans) {
        this.office = office;
        this.plans = plans;
    }

    @Override
    public String procedure() {
        return "task-execution";
    }

    @Override
    public Task at(String step) {
        int year = IssuedPlan.freshYear();
        String task = plans.issue(
                year, spec -> spec.rate("完成率", Operator.AT_LEAST, "90").due(LocalDate.of(year, 6, 30), "完成隐患排查"));
        office.handIn(task, "UserTask_DraftScheme", "guigang.agriculture", "zhang", Office.SCHEME);
        return switch (step) {
            case "UserTask_CarryOut" -> office.only(task, step, "guigang.gangbei");
            case "UserTask_RequestCloseOut" -> office.only(task, step, "guigang.agriculture");
            default -> throw unknown(step);
        };
    }
}
