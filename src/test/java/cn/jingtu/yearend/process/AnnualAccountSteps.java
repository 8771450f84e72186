package cn.jingtu.yearend.process;

import cn.jingtu.plan.Plan;
import cn.jingtu.plan.process.Office;
import cn.jingtu.procedures.StepsOf;
import cn.jingtu.reporting.process.Departments;
import java.time.LocalDate;
import java.util.Map;
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

    private static Map<String, ?> account(String plan) {
        return Map.of(
                "summary",
                "全年工作总体平稳。",
                "weights",
                Map.of(
                        "closeOut",
                        60,
                        "report",
                        40,
                        "perOrder",
                        2,
                        "perReturn",
                        1,
                        "praiseFrom",
                        90,
                        "criticiseBelow",
                        60),
                "reasons",
                Map.of(plan + ":二(一)1", "跨年实施"),
                "generated",
                true);
    }

    @Override
    public Map<String, ?> submission(Task task) {
        return task.getTaskDefinitionKey().equals("UserTask_DraftAccount")
                ? account(office.matter(task))
                : Office.AGREED;
    }
}
