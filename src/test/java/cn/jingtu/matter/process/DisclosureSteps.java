package cn.jingtu.matter.process;

import cn.jingtu.plan.process.Office;
import cn.jingtu.procedures.StepsOf;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What 贵港市水利局 publishes, beginning with a document of the active kind. */
@Component
class DisclosureSteps implements StepsOf {

    private static final String BODY = "water";
    private static final String STAFF = "guigang." + BODY;
    /** Long past on any day on which the steps are looked at. */
    private static final LocalDate ISSUED = LocalDate.of(2026, 1, 5);
    /** Today, and the last day of what is published for a time. */
    private static final LocalDate LAST = LocalDate.of(2036, 1, 11);

    private final Office office;
    private final ProbeIssues probe;
    private final JdbcClient jdbc;

    DisclosureSteps(Office office, ProbeIssues probe, JdbcClient jdbc) {
        this.office = office;
        this.probe = probe;
        this.jdbc = jdbc;
    }

    @Override
    public String procedure() {
        return "disclosure";
    }

    /** Issues a document that is to be disclosed; the business key of that. */
    String begin(LocalDate issuedOn) {
        String document = probe.signed(BODY, "ACTIVE");
        office.handIn(document, "UserTask_Number", STAFF, "经办员", Office.number(document, issuedOn));
        office.run(document, "ServiceTask_Issue");
        return jdbc.sql("select id from jingtu.disclosure where origin = ?")
                .param(ProbeIssues.matter(document).ref())
                .query(String.class)
                .single();
    }

    private static Map<String, Object> draft() {
        return Map.of("withhold", false, "content", "通知全文", "sources", true, "place", "市水利局网站", "cleaned", true);
    }

    void draft(String id, Map<String, ?> changes) {
        Map<String, Object> form = new HashMap<>(draft());
        form.putAll(changes);
        office.handIn(id, "UserTask_Draft", STAFF, "经办员", form);
    }

    void approve(String id) {
        office.sign(id, STAFF + ".head", "局长", Map.of("agreed", true, "remark", "同意"));
    }

    void answer(String id, boolean consent) {
        office.handIn(id, "UserTask_AskSuperior", STAFF, "经办员", answer(consent));
    }

    private static Map<String, ?> answer(boolean consent) {
        return Map.of("superior", "自治区生态环境厅", "letter", "贵水函〔2026〕5号", "reply", "桂环函〔2026〕9号", "consent", consent);
    }

    /** One that is approved. */
    String toPublish(LocalDate issuedOn, Map<String, ?> changes) {
        String id = begin(issuedOn);
        draft(id, changes);
        office.handIn(id, "UserTask_Review", STAFF, "审查员", Map.of("review", "PUBLISH"));
        approve(id);
        return id;
    }

    void publish(String id, LocalDate on) {
        upload(id, "UserTask_Publish", "截图.pdf");
        office.handIn(id, "UserTask_Publish", STAFF, "经办员", publication(on));
    }

    private static Map<String, ?> publication(LocalDate on) {
        return Map.of("address", "市水利局公告栏", "publishedOn", on.toString());
    }

    void upload(String id, String step, String name) {
        probe.upload(id, step, BODY, name);
    }

    @Override
    public Task at(String step) {
        office.today(LAST);
        String id;
        switch (step) {
            case "UserTask_Draft" -> id = begin(ISSUED);
            case "UserTask_Review", "UserTask_AskSuperior" -> {
                id = begin(ISSUED);
                draft(id, Map.of());
                if (step.equals("UserTask_AskSuperior")) {
                    office.handIn(id, "UserTask_Review", STAFF, "审查员", Map.of("review", "ASK", "words", "由自治区统一发布"));
                }
            }
            case "UserTask_Publish" -> {
                id = toPublish(ISSUED, Map.of("until", LAST.toString()));
                upload(id, step, "截图.pdf");
            }
            case "UserTask_TakeDown" -> {
                id = toPublish(ISSUED, Map.of("until", LAST.toString()));
                publish(id, ISSUED);
                office.await(id, "Event_TimeOver");
            }
            default -> throw unknown(step);
        }
        return office.only(id, step, STAFF);
    }

    @Override
    public Map<String, ?> submission(Task task) {
        return switch (task.getTaskDefinitionKey()) {
            case "UserTask_Draft" -> draft();
            case "UserTask_Review" -> Map.of("review", "PUBLISH");
            case "UserTask_AskSuperior" -> answer(true);
            case "UserTask_Publish" -> publication(ISSUED);
            default -> Map.of("takenDownOn", LAST.plusDays(1).toString(), "feedback", "无");
        };
    }
}
