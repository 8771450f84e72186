package cn.jingtu.matter.process;

import cn.jingtu.plan.process.Office;
import cn.jingtu.procedures.StepsOf;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

@Component
class DocumentApprovalSteps implements StepsOf {

    private static final String BODY = "finance";
    private static final String STAFF = "guigang." + BODY;

    private final Office office;
    private final ProbeIssues probe;

    DocumentApprovalSteps(Office office, ProbeIssues probe) {
        this.office = office;
        this.probe = probe;
    }

    @Override
    public String procedure() {
        return "document-approval";
    }

    @Override
    public Task at(String step) {
        return switch (step) {
            case "UserTask_Draft" -> {
                String document = probe.begin(BODY, "water");
                probe.upload(document, step, BODY, "通知.pdf");
                yield office.only(document, step, STAFF);
            }
            case "UserTask_Number" -> office.only(probe.signed(BODY, "ON_REQUEST", "water"), step, STAFF);
            case "UserTask_Check" -> {
                String document = probe.begin(BODY, "water");
                probe.upload(document, "UserTask_Draft", BODY, "盖章件.pdf");
                Map<String, Object> form = new HashMap<>(ProbeIssues.draft("ON_REQUEST", "water"));
                form.putAll(Map.of(
                        "route", "OFFICE_SYSTEM", "number", "贵财函〔2026〕3号", "issuedOn", "2026-01-05", "signer", "李局长"));
                office.handIn(document, "UserTask_Draft", STAFF, "经办员", form);
                yield office.only(document, step, STAFF);
            }
            default -> throw unknown(step);
        };
    }

    @Override
    public Map<String, ?> submission(Task task) {
        return switch (task.getTaskDefinitionKey()) {
            case "UserTask_Draft" -> ProbeIssues.draft("ON_REQUEST", "water");
            case "UserTask_Number" -> Office.number(office.matter(task), LocalDate.of(2026, 1, 5));
            default -> Office.AGREED;
        };
    }
}
