package cn.jingtu.matter.process;

import cn.jingtu.plan.process.Office;
import cn.jingtu.procedures.StepsOf;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

@Component
class SignOffSteps implements StepsOf {

    private static final String BODY = "guigang.finance";

    private final Office office;
    private final ProbeDocuments documents;

    SignOffSteps(Office office, ProbeDocuments documents) {
        this.office = office;
        this.documents = documents;
    }

    @Override
    public String procedure() {
        return "sign-off";
    }

    @Override
    public Task at(String step) {
        documents.deploy();
        String id = office.signOff(documents.sendAs("guigang.agriculture", "通知", "finance", "water"));
        List<String> way = List.of("UserTask_Review", "UserTask_CoSign", "UserTask_DeputySign", "UserTask_ChiefSign");
        List<String> groups = List.of(BODY, "guigang.water.head", BODY + ".deputy", BODY + ".head");
        int reached = way.indexOf(step);
        if (reached < 0) {
            throw unknown(step);
        }
        for (int i = 0; i < reached; i++) {
            office.handIn(id, way.get(i), groups.get(i), groups.get(i), Map.of("agreed", true, "remark", "同意，请按程序办理。"));
        }
        return office.only(id, step, groups.get(reached));
    }

    @Override
    public Map<String, ?> submission(Task task) {
        return Office.AGREED;
    }
}
