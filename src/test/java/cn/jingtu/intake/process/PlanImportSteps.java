package cn.jingtu.intake.process;

import cn.jingtu.plan.process.IssuedPlan;
import cn.jingtu.plan.process.Office;
import cn.jingtu.procedures.StepsOf;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.stereotype.Component;

@Component
class PlanImportSteps implements StepsOf {

    private static final String GROUP = "guigang.ecology";
    private static final String DOCUMENT = """
            贵港市2099年土壤污染防治工作计划
            一、工作目标
            到2099年底，受污染耕地安全利用率不低于93%。
            二、重点任务
            （一）开展耕地分类管理。2099年6月底前印发方案。（市农业农村局牵头，市财政局参与，各县（市、区）人民政府落实）
            """;

    private final Office office;
    private final IssuedPlan plans;
    private final PlanImportProcess planImport;

    PlanImportSteps(Office office, IssuedPlan plans, PlanImportProcess planImport) {
        this.office = office;
        this.plans = plans;
        this.planImport = planImport;
    }

    @Override
    public String procedure() {
        return "plan-import";
    }

    @Override
    public Task at(String step) {
        String key = plans.keyOf(office.start("plan-import", GROUP, "clerk", Map.of()));
        Task upload = office.only(key, "UserTask_UploadDocument", GROUP);
        byte[] text = DOCUMENT.getBytes(StandardCharsets.UTF_8);
        office.as(
                "clerk",
                GROUP,
                () -> planImport.upload(upload.getId(), "计划.txt", text.length, new ByteArrayResource(text)));
        return switch (step) {
            case "UserTask_UploadDocument" -> upload;
            case "UserTask_CheckReading" -> {
                office.handIn(upload, "clerk", Map.of(), GROUP);
                yield office.only(key, step, GROUP);
            }
            default -> throw unknown(step);
        };
    }

    @Override
    public Map<String, ?> submission(Task task) {
        return task.getTaskDefinitionKey().equals("UserTask_UploadDocument")
                ? Map.of()
                : Map.of("outcome", "GIVE_UP", "names", List.of(), "confirmed", List.of(), "moved", List.of());
    }
}
