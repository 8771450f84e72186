package cn.jingtu.plan.process;

import cn.jingtu.procedures.StepsOf;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

@Component
class TaskVerificationSteps implements StepsOf {

    private final Office office;
    private final IssuedPlan plans;

    TaskVerificationSteps(Office office, IssuedPlan plans) {
        this.office = office;
        this.plans = plans;
    }

    @Override
    public String procedure() {
        return "task-verification";
    }

    @Override
    public Task at(String step) {
        // By accounts of the demo: the forms show who it was by name.
        String lead = "guigang.ecology";
        String county = "guigang.gangbei";
        String task = plans.issue(spec -> spec.leads("ecology"));
        office.handIn(task, "UserTask_DraftScheme", lead, lead, Office.SCHEME);
        office.handIn(task, "UserTask_CarryOut", county, county, Office.REPORT);
        office.handIn(task, "UserTask_RequestCloseOut", lead, lead, Office.CLOSE_OUT);
        return switch (step) {
            case "UserTask_Verify" -> office.only(task, step, lead);
            case "UserTask_ApproveVerification" -> {
                office.handIn(task, "UserTask_Verify", lead, "guigang.ecology.verifier", Office.PASS);
                yield office.only(task, step, "guigang.ecology.head");
            }
            default -> throw unknown(step);
        };
    }

    @Override
    public Map<String, ?> submission(Task task) {
        return task.getTaskDefinitionKey().equals("UserTask_Verify") ? Office.PASS : Office.AGREED;
    }
}
