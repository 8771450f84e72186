package cn.jingtu.plan.process;

import cn.jingtu.plan.Figures;
import cn.jingtu.plan.Operator;
import cn.jingtu.procedures.StepsOf;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

@Component
class TaskExecutionSteps implements StepsOf {

    private final Office office;
    private final IssuedPlan plans;
    private final Figures figures;

    TaskExecutionSteps(Office office, IssuedPlan plans, Figures figures) {
        this.office = office;
        this.plans = plans;
        this.figures = figures;
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
            case "UserTask_RequestCloseOut" -> {
                office.all(task, "UserTask_CarryOut", county -> report(task));
                yield office.only(task, step, "guigang.agriculture");
            }
            default -> throw unknown(step);
        };
    }

    @Override
    public Map<String, ?> submission(Task task) {
        return task.getTaskDefinitionKey().equals("UserTask_CarryOut") ? report(office.matter(task)) : Office.CLOSE_OUT;
    }

    private Map<String, ?> report(String planTask) {
        Map<String, Object> report = new HashMap<>(Office.REPORT);
        report.put(
                "figures",
                figures.indicators(planTask).stream()
                        .map(indicator -> Map.of("indicatorId", indicator.id(), "numerator", 95, "denominator", 100))
                        .toList());
        return report;
    }
}
