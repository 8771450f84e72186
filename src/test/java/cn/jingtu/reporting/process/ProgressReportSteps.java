package cn.jingtu.reporting.process;

import cn.jingtu.plan.Plan;
import cn.jingtu.plan.Role;
import cn.jingtu.plan.process.Office;
import cn.jingtu.procedures.StepsOf;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

@Component
class ProgressReportSteps implements StepsOf {

    private final Office office;
    private final Departments departments;

    ProgressReportSteps(Office office, Departments departments) {
        this.office = office;
        this.departments = departments;
    }

    @Override
    public String procedure() {
        return "progress-report";
    }

    @Override
    public Task at(String step) {
        int year = Departments.freshYear();
        Plan plan = departments.issue(Departments.draft(year, Departments.task("二(一)1", "agriculture")));
        String round = plan.id() + ":" + year + "-03-25";
        departments.open(round);
        String report = round + ":agriculture";
        return switch (step) {
            case "UserTask_DraftReport" -> office.only(report, step, "guigang.agriculture");
            case "UserTask_ConfirmReport" -> {
                departments.draft(round, "agriculture");
                yield office.only(report, step, "guigang.agriculture.head");
            }
            case "UserTask_AcceptReport" -> {
                departments.push(round, "agriculture");
                yield office.only(report, step, "guigang.ecology");
            }
            default -> throw unknown(step);
        };
    }

    @Override
    public Map<String, ?> submission(Task task) {
        if (!task.getTaskDefinitionKey().equals("UserTask_DraftReport")) {
            return Office.AGREED;
        }
        String report = office.matter(task);
        String round = report.substring(0, report.lastIndexOf(':'));
        return Map.of(
                "items",
                departments.lines(round, "agriculture", Role.LEAD),
                "problems",
                "资金尚未全部到位",
                "nextSteps",
                "加快施工进度");
    }
}
