package cn.jingtu.matter.process;

import cn.jingtu.plan.process.Office;
import cn.jingtu.procedures.StepsOf;
import java.util.HashMap;
import java.util.List;
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
            case "UserTask_Draft" -> office.only(probe.begin(BODY, "water"), step, STAFF);
            case "UserTask_Number" -> {
                String document = probe.drafted(BODY, "ON_REQUEST", "water");
                String signOff = office.signOff(document);
                List.of("UserTask_Review", "UserTask_DeputySign", "UserTask_ChiefSign")
                        .forEach(level ->
                                office.list(signOff, level).stream().limit(1).forEach(task -> sign(task)));
                yield office.only(document, step, STAFF);
            }
            case "UserTask_Check" -> {
                String document = probe.begin(BODY, "water");
                probe.upload(document, "UserTask_Draft", BODY, "盖章件.pdf");
                Map<String, Object> form = new HashMap<>(ProbeIssues.draft("ON_REQUEST", "water"));
                form.putAll(Map.of(
                        "route", "OFFICE_SYSTEM", "number", "贵财函〔2026〕3号", "issuedOn", "2026-01-05", "signer", "李局长"));
                office.handIn(document, "UserTask_Draft", STAFF, "clerk", form);
                yield office.only(document, step, STAFF);
            }
            default -> throw unknown(step);
        };
    }

    private void sign(Task task) {
        String group = office.group(task);
        office.handIn(task, group + "-signer", Map.of("agreed", true, "remark", "同意"), group);
    }
}
