package cn.jingtu.matter.process;

import cn.jingtu.plan.process.Office;
import cn.jingtu.procedures.StepsOf;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What 贵港市水利局 publishes, beginning with a document of the active kind. */
@Component
class DisclosureSteps implements StepsOf {

    private static final String BODY = "water";
    private static final String STAFF = "guigang." + BODY;

    private final Office office;
    private final ProbeIssues probe;
    private final TaskFiles files;
    private final JdbcClient jdbc;

    DisclosureSteps(Office office, ProbeIssues probe, TaskFiles files, JdbcClient jdbc) {
        this.office = office;
        this.probe = probe;
        this.files = files;
        this.jdbc = jdbc;
    }

    @Override
    public String procedure() {
        return "disclosure";
    }

    /** Issues a document that is to be disclosed; the business key of that. */
    String begin() {
        String document = probe.signed(BODY, "ACTIVE");
        office.handIn(document, "UserTask_Number", STAFF, "clerk", Office.number(document));
        office.run(document, "ServiceTask_Issue");
        return jdbc.sql("select id from jingtu.disclosure where origin = ?")
                .param(ProbeIssues.matter(document).ref())
                .query(String.class)
                .single();
    }

    void draft(String id, Map<String, ?> changes) {
        Map<String, Object> form = new HashMap<>(
                Map.of("withhold", false, "content", "通知全文", "sources", true, "place", "市水利局网站", "cleaned", true));
        form.putAll(changes);
        office.handIn(id, "UserTask_Draft", STAFF, "clerk", form);
    }

    void approve(String id) {
        office.sign(id, STAFF + ".head", "head", Map.of("agreed", true, "remark", "同意"));
    }

    void answer(String id, boolean consent) {
        office.handIn(
                id,
                "UserTask_AskSuperior",
                STAFF,
                "clerk",
                Map.of("superior", "自治区生态环境厅", "letter", "贵水函〔2026〕5号", "reply", "桂环函〔2026〕9号", "consent", consent));
    }

    /** One that is approved. */
    String toPublish(Map<String, ?> changes) {
        String id = begin();
        draft(id, changes);
        office.handIn(id, "UserTask_Review", STAFF, "reviewer", Map.of("review", "PUBLISH"));
        approve(id);
        return id;
    }

    void publish(String id, LocalDate on) {
        upload(id, "UserTask_Publish", "截图.pdf");
        office.handIn(
                id,
                "UserTask_Publish",
                STAFF,
                "clerk",
                Map.of("address", "https://www.example.gov.cn/1.html", "publishedOn", on.toString()));
    }

    void upload(String id, String step, String name) {
        Task task = office.only(id, step, STAFF);
        byte[] content = ("%PDF-1.7\n" + UUID.randomUUID()).getBytes(StandardCharsets.US_ASCII);
        office.as("clerk", STAFF, () -> files.add(task.getId(), name, new ByteArrayResource(content)));
    }

    @Override
    public Task at(String step) {
        LocalDate today = ClockUtil.getCurrentTime()
                .toInstant()
                .atZone(ZoneId.of("Asia/Shanghai"))
                .toLocalDate();
        String id;
        switch (step) {
            case "UserTask_Draft" -> id = begin();
            case "UserTask_Review", "UserTask_AskSuperior" -> {
                id = begin();
                draft(id, Map.of());
                if (step.equals("UserTask_AskSuperior")) {
                    office.handIn(
                            id, "UserTask_Review", STAFF, "reviewer", Map.of("review", "ASK", "words", "由自治区统一发布"));
                }
            }
            case "UserTask_Publish" -> id = toPublish(Map.of());
            case "UserTask_TakeDown" -> {
                id = toPublish(Map.of("until", today.plusDays(1).toString()));
                publish(id, today);
                office.await(id, "Event_TimeOver");
            }
            default -> throw unknown(step);
        }
        return office.only(id, step, STAFF);
    }
}
