package cn.jingtu.reporting.process;

import cn.jingtu.plan.Plan;
import cn.jingtu.plan.Role;
import cn.jingtu.plan.process.Office;
import cn.jingtu.procedures.StepsOf;
import cn.jingtu.reporting.Rounds;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

@Component
class QuarterlyReportSteps implements StepsOf {

    private final Office office;
    private final Departments departments;
    private final Rounds rounds;

    QuarterlyReportSteps(Office office, Departments departments, Rounds rounds) {
        this.office = office;
        this.departments = departments;
        this.rounds = rounds;
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
            // Before that day the list is not closed while somebody is missing.
            office.today(rounds.get(round).acceptUntil().plusDays(1));
            return office.only(round, step, "guigang.ecology");
        }
        throw unknown(step);
    }

    @Override
    public Map<String, ?> submission(Task task) {
        return switch (task.getTaskDefinitionKey()) {
            case "UserTask_ReportPart" ->
                Map.of("items", departments.lines(office.matter(task), "gangbei", Role.EXECUTOR));
            case "UserTask_TrackReports" -> Map.of();
            default -> Office.AGREED;
        };
    }
}
