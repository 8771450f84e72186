package cn.jingtu.yearend.process;

import cn.jingtu.plan.Plan;
import cn.jingtu.plan.process.Office;
import cn.jingtu.procedures.StepsOf;
import cn.jingtu.reporting.process.Departments;
import java.time.LocalDate;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

@Component
class AnnualAccountSteps implements StepsOf {

    private final Office office;
    private final Departments departments;

    AnnualAccountSteps(Office office, Departments departments) {
        this.office = office;
        this.departments = departments;
    }

    @Override
    public String procedure() {
        return "annual-account";
    }

    @Override
    public Task at(String step) {
        int year = Departments.freshYear();
        Plan plan = departments.issue(Departments.draft(year, Departments.task("二(一)1", "agriculture")));
        office.today(LocalDate.of(year + 1, 1, 4));
        office.await(plan.id(), "Event_YearEnded");
        return switch (step) {
            case "UserTask_DraftAccount" -> office.only(plan.id(), step, "guigang.ecology");
            default -> throw unknown(step);
        };
    }
}
