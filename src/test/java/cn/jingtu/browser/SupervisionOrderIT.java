package cn.jingtu.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.jingtu.plan.process.OrderReplySteps;
import com.microsoft.playwright.Locator;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** 督办 from where the delay is seen to the answer that is accepted. */
@SpringBootTest(
        properties = {"jingtu.demo=true", "camunda.bpm.job-execution.enabled=false"},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class SupervisionOrderIT extends BrowserTest {

    private static final String SUPERVISOR = "guigang.supervisor";
    private static final String LEAD = "guigang.agriculture";

    @LocalServerPort
    private int port;

    @Value("${jingtu.data-dir}")
    private Path dataFolder;

    @Autowired
    private TaskService tasks;

    @Autowired
    private OrderReplySteps late;

    @Autowired
    private Clock clock;

    @AfterEach
    void back_to_today() {
        ClockUtil.reset();
    }

    @Test
    void a_supervisor_orders_what_is_late_the_lead_answers_and_the_answer_is_accepted() {
        Tasklist tasklist = new Tasklist(this::page, port, dataFolder);
        String planTask = late.overdue();
        signIn(SUPERVISOR, tasklist.password());
        openTask(open(planTask, "UserTask_DraftScheme"));
        page().locator("button.jt-order").click();
        Locator dialog = page().locator("dialog.jt-dialog");
        assertThat(dialog.locator("select")).containsText("完成隐患排查");
        dialog.locator("button[type=submit]").click();
        assertThat(dialog.locator("p.jt-error")).hasText("请补全以上各项。");
        field(dialog, "number", "input").fill("贵督〔2026〕3号");
        field(dialog, "basis", "input").fill("市政府主要负责人7月1日批示");
        field(dialog, "demand", "textarea").fill("查明原因，七月底前完成。");
        field(dialog, "replyBy", "input").fill(LocalDate.now(clock).plusDays(5).toString());
        screenshot("order");
        dialog.locator("button[type=submit]").click();
        assertThat(page().locator(".jt-toast")).containsText("督办单已下达");

        signOut();
        signIn(LEAD, tasklist.password());
        openTask(reply("UserTask_AnswerOrder", LEAD));
        assertThat(page().locator(".jt-form")).containsText("贵督〔2026〕3号");
        tasklist.claim();
        tasklist.fill("reason", "台风影响采样");
        tasklist.fill("measures", "增派两个采样组");
        tasklist.fill("expected", LocalDate.now(clock).plusDays(20).toString());
        tasklist.handIn();

        signOut();
        signIn(SUPERVISOR, tasklist.password());
        openTask(reply("UserTask_ReviewAnswer", SUPERVISOR));
        tasklist.claim();
        assertThat(page().locator(".jt-form")).containsText("增派两个采样组");
        screenshot("review-answer");
        tasklist.choose("agreed", "true");
        tasklist.handIn();
    }

    private static Locator field(Locator dialog, String name, String control) {
        return dialog.locator("[data-field=" + name + "] " + control);
    }

    private String open(String planTask, String step) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(planTask)
                .taskDefinitionKey(step)
                .singleResult()
                .getId();
    }

    private String reply(String step, String group) {
        return tasks.createTaskQuery()
                .processDefinitionKey("order-reply")
                .taskDefinitionKey(step)
                .taskCandidateGroup(group)
                .orderByTaskCreateTime()
                .desc()
                .listPage(0, 1)
                .get(0)
                .getId();
    }
}
