package cn.jingtu.plan.process;

import cn.jingtu.procedures.StepsOf;
import java.time.LocalDate;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

@Component
class DeadlineWatchSteps implements StepsOf {

    private final Office office;
    private final IssuedPlan plans;

    DeadlineWatchSteps(Office office, IssuedPlan plans) {
        this.office = office;
        this.plans = plans;
    }

    @Override
    public String procedure() {
        return "deadline-watch";
    }

    @Override
    public Task at(String step) {
        if (!step.equals("UserTask_AnswerOrder")) {
            throw unknown(step);
        }
        int year = IssuedPlan.freshYear();
        String task = plans.issue(year, spec -> spec.due(LocalDate.of(year, 6, 30), "完成隐患排查"));
        office.await(task, "Event_PointReached");
        office.run(task, "ServiceTask_Remind");
        office.await(task, "Event_PointReached");
        office.run(task, "ServiceTask_Supervise");
        return office.only(task, step, "guigang.agriculture");
    }
}
