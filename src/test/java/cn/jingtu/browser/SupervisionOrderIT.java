package cn.jingtu.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.jingtu.plan.process.SupervisionOrderSteps;
import com.microsoft.playwright.Locator;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** 督办 from where the delay is seen to the conclusion that is served. */
@SpringBootTest(
        properties = {"jingtu.demo=true", "camunda.bpm.job-execution.enabled=false"},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class SupervisionOrderIT extends BrowserTest {

    private static final String OFFICE = "guigang.supervision-office";
    private static final String GOVERNMENT = "guigang.government";
    private static final String COUNTY = "guigang.gangbei";

    @LocalServerPort
    private int port;

    @Value("${jingtu.data-dir}")
    private Path dataFolder;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ManagementService management;

    @Autowired
    private SupervisionOrderSteps steps;

    @Autowired
    private Clock clock;

    private Tasklist tasklist;

    @AfterEach
    void back_to_today() {
        ClockUtil.reset();
    }

    @Test
    void the_office_orders_the_head_of_the_government_approves_a_county_answers_and_the_office_concludes() {
        tasklist = new Tasklist(this::page, port, dataFolder);
        String planTask = steps.overdueOfACounty();
        signIn(OFFICE, tasklist.password());
        openTask(only(planTask, "UserTask_DraftScheme"));
        page().locator("button.jt-order").click();
        Locator dialog = page().locator("dialog.jt-dialog");
        assertThat(dialog.locator("select")).containsText("完成隐患排查");
        screenshot("propose");
        dialog.locator("button[type=submit]").click();
        assertThat(page().locator(".jt-toast")).containsText("督办建议已提出");

        open(newest("UserTask_DraftOrder"));
        assertThat(form()).containsText("港北区人民政府");
        assertThat(form()).containsText("政府督查工作条例");
        choose("bodies", "agriculture", false);
        tasklist.fill("demand", "查明原因，七月底前完成。");
        tasklist.fill("replyBy", LocalDate.now(clock).plusDays(5).toString());
        screenshot("draft-order");
        tasklist.handIn();

        issue("document");
        signOut();
        signIn(COUNTY, tasklist.password());
        open(newest("UserTask_AnswerOrder"));
        assertThat(page().locator("body")).containsText("七月底前完成");
        tasklist.fill("reason", "台风影响采样");
        tasklist.fill("measures", "增派两个采样组");
        tasklist.fill("expected", LocalDate.now(clock).plusDays(20).toString());
        screenshot("answer-order");
        tasklist.handIn();
        as(COUNTY + ".head", "UserTask_ChiefSign");
        assertThat(form()).containsText("增派两个采样组");
        screenshot("sign-answer");
        tasklist.choose("agreed", "true");
        tasklist.handIn();

        as(OFFICE, "UserTask_ReviewAnswer");
        assertThat(form()).containsText("增派两个采样组");
        screenshot("review-answer");
        tasklist.choose("agreed", "true");
        tasklist.handIn();

        open(newest("UserTask_Verify"));
        assertThat(form()).containsText("只能选择“未办结”");
        tasklist.choose("onSite", "true");
        tasklist.fill("day", LocalDate.now(clock).toString());
        tasklist.fill("place", "港北区污水处理厂旁");
        tasklist.fill("second", "李明");
        tasklist.fill("secondPost", "市应急管理局科长");
        tasklist.fill("words", "采样点没有布设。");
        tasklist.choose("met", "false");
        screenshot("verify-order");
        tasklist.handIn();

        open(newest("UserTask_ProposeNext"));
        tasklist.choose("step", "CONCLUDE");
        tasklist.fill("words", "已约谈，责任明确。");
        screenshot("propose-next");
        tasklist.handIn();
        as(GOVERNMENT + ".head", "UserTask_ChiefSign");
        assertThat(form()).containsText("采样点没有布设");
        screenshot("sign-next");
        tasklist.choose("agreed", "true");
        tasklist.handIn();

        as(OFFICE, "UserTask_Conclude");
        assertThat(page().locator("[data-field=words] textarea")).hasValue(Pattern.compile("至今没有办结"));
        screenshot("conclude-order");
        tasklist.handIn();
        issue("conclusion");

        signOut();
        signIn(COUNTY + ".head", tasklist.password());
        page().locator(".jt-navbar").getByText("计划进展").click();
        Locator order = page().locator("dialog tr[data-order]").first();
        assertThat(order).containsText("复核申请期内");
        screenshot("orders");
        order.getByText("申请复核").click();
        Locator asked = page().locator("dialog.jt-dialog").last();
        asked.locator("textarea").fill("采样点已布设，有照片。");
        asked.locator("button[type=submit]").click();
        assertThat(page().locator(".jt-toast")).containsText("已申请复核");
        page().keyboard().press("Escape");

        as(GOVERNMENT, "UserTask_Review");
        assertThat(form()).containsText("采样点已布设，有照片。");
        tasklist.choose("changed", "false");
        tasklist.fill("words", "照片摄于期后，维持结论。");
        screenshot("review-order");
        tasklist.handIn();
    }

    /** The document is drafted by the office as the program wrote it, signed by the head of the government and issued. */
    private void issue(String shot) {
        as(OFFICE, "UserTask_Draft");
        tasklist.choose("route", "HERE");
        tasklist.choose("generated", "true");
        tasklist.choose("openness", "ON_REQUEST");
        screenshot(shot + "-draft");
        tasklist.handIn();
        as(GOVERNMENT + ".head", "UserTask_ChiefSign");
        screenshot(shot + "-sign");
        tasklist.choose("agreed", "true");
        tasklist.handIn();
        as(OFFICE, "UserTask_Number");
        tasklist.fill("code", "贵政督");
        tasklist.fill("serial", shot.equals("document") ? "1" : "2");
        tasklist.fill("issuedOn", LocalDate.now(clock).toString());
        tasklist.handIn();
        management
                .createJobQuery()
                .activityId("ServiceTask_Issue")
                .list()
                .forEach(job -> management.executeJob(job.getId()));
    }

    private void as(String user, String step) {
        signOut();
        signIn(user, tasklist.password());
        open(newest(step));
    }

    private void open(String task) {
        openTask(task);
        tasklist.claim();
    }

    private Locator form() {
        return page().locator(".jt-form");
    }

    private void choose(String name, String value, boolean wanted) {
        page().locator("[data-field=" + name + "] input[value=" + value + "]").setChecked(wanted);
    }

    private String only(String planTask, String step) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(planTask)
                .taskDefinitionKey(step)
                .singleResult()
                .getId();
    }

    private String newest(String step) {
        return tasks.createTaskQuery()
                .taskDefinitionKey(step)
                .orderByTaskCreateTime()
                .desc()
                .listPage(0, 1)
                .get(0)
                .getId();
    }
}
