package cn.jingtu.reporting.process;

import cn.jingtu.plan.Plan;
import cn.jingtu.plan.process.Office;
import cn.jingtu.procedures.StepsOf;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

@Component
class QuarterlyReportSteps implements StepsOf {

    private final Office office;
    private final Departments departments;

    QuarterlyReportSteps(Office office, Departments departments) {
        this.office = office;
        this.departments = departments;
    }

    @Override
    public String procedure() {
        return "quarterly-report";
    }

    @Override
    public Task at(String step) {
        int year = Departments.freshYear();
        Plan plan = departments.issue(Departments.draft(year, Departments.task("二(一)1", "agriculture")));
        String round = plan.id() + ":" + year + "-03-25";
        departments.open(round);
        if (step.equals("UserTask_ReportPart")) {
            return office.only(round, step, "guigang.gangbei");
        }
        if (step.equals("UserTask_TrackReports")) {
            return office.only(round, step, "guigang.ecology");
        }
        throw unknown(step);
    }
}
