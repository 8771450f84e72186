package cn.jingtu.plan.process;

import cn.jingtu.matter.Extensions;
import cn.jingtu.plan.PlanTasks;
import cn.jingtu.procedures.StepsOf;
import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

@Component
class DeadlineExtensionSteps implements StepsOf {

    private final Office office;
    private final IssuedPlan plans;
    private final PlanTasks tasks;
    private final TaskDesk desk;
    private final Extensions extensions;

    DeadlineExtensionSteps(Office office, IssuedPlan plans, PlanTasks tasks, TaskDesk desk, Extensions extensions) {
        this.office = office;
        this.plans = plans;
        this.tasks = tasks;
        this.desk = desk;
        this.extensions = extensions;
    }

    @Override
    public String procedure() {
        return "deadline-extension";
    }

    @Override
    public Task at(String step) {
        if (!step.equals("UserTask_DecideExtension")) {
            throw unknown(step);
        }
        int year = IssuedPlan.freshYear();
        String task = plans.issue(year, spec -> spec.due(LocalDate.of(year, 6, 30), "完成隐患排查"));
        office.handIn(task, "UserTask_DraftScheme", "guigang.agriculture", "zhang", Office.SCHEME);
        String lead = office.only(task, "UserTask_RequestCloseOut", "guigang.agriculture")
                .getId();
        long deadline = tasks.deadlines(task).get(0).id();
        office.as(
                "zhang",
                "guigang.agriculture",
                () -> desk.requestExtension(lead, deadline, LocalDate.of(year, 9, 30), "汛期无法采样"));
        String extension = extensions.of(tasks.get(task).matter()).get(0);
        return office.only(extension, step, "guigang.ecology.head");
    }

    @Override
    public Map<String, ?> submission(Task task) {
        return Office.AGREED;
    }
}
