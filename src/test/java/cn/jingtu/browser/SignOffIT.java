package cn.jingtu.browser;

import static cn.jingtu.browser.Tasklist.having;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.jingtu.plan.Clauses;
import cn.jingtu.plan.LeadMode;
import cn.jingtu.plan.Plan;
import cn.jingtu.plan.PlanDraft;
import cn.jingtu.plan.Plans;
import cn.jingtu.plan.process.AnnualPlanProcess;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A plan at signature at the browser: the deputy sends it back, then it passes both levels. */
@SpringBootTest(properties = "jingtu.demo=true", webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class SignOffIT extends BrowserTest {

    private static final String CLERK = "beihai.ecology";
    private static final String DEPUTY = CLERK + ".deputy";
    private static final String HEAD = CLERK + ".head";

    @LocalServerPort
    private int port;

    @Value("${jingtu.data-dir}")
    private Path dataFolder;

    @Autowired
    private Plans plans;

    @Autowired
    private AnnualPlanProcess annualPlan;

    @Test
    void a_plan_is_sent_back_by_the_deputy_and_then_signed_at_two_levels() {
        Tasklist tasklist = new Tasklist(this::page, port, dataFolder);
        Plan plan = plan(LocalDate.now(ZoneId.systemDefault()).getYear() + 5);
        annualPlan.start(plan);
        check(tasklist, plan);

        signIn(DEPUTY, tasklist.password());
        openTask(tasklist.awaitTask(DEPUTY, "UserTask_DeputySign", plan.title()));
        tasklist.claim();
        assertThat(page().locator(".jt-form")).containsText("北海市生态环境局 经办");
        assertThat(page().locator(".jt-form")).containsText("试验地块排查");
        tasklist.choose("agreed", "false");
        tasklist.submit();
        assertThat(page().locator(".jt-form > .jt-problem")).containsText("请写明原因");
        tasklist.fill("remark", "牵头单位请再核对。");
        screenshot("deputy");
        tasklist.handIn();

        check(tasklist, plan);
        openTask(tasklist.awaitTask(DEPUTY, "UserTask_DeputySign", plan.title()));
        tasklist.claim();
        page().locator(".jt-card summary").click();
        assertThat(page().locator(".jt-history")).containsText("牵头单位请再核对。");
        tasklist.choose("agreed", "true");
        tasklist.fill("remark", "拟同意，请局长签发。");
        tasklist.handIn();

        signOut();
        signIn(HEAD, tasklist.password());
        openTask(tasklist.awaitTask(HEAD, "UserTask_ChiefSign", plan.title()));
        tasklist.claim();
        assertThat(page().locator(".jt-form table").filter(having("分管领导审签"))).containsText("拟同意，请局长签发。");
        assertThat(page().locator("[data-field=note]")).hasCount(0);
        screenshot("head");
        page().locator("[data-field=agreed]").scrollIntoViewIfNeeded();
        screenshot("head-below");
        tasklist.choose("agreed", "true");
        tasklist.fill("remark", "同意印发。");
        tasklist.handIn();
        tasklist.awaitTask("beihai.agriculture", "UserTask_DraftScheme", "试验地块排查");
    }

    private void check(Tasklist tasklist, Plan plan) {
        String task = tasklist.awaitTask(CLERK, "UserTask_CheckTasks", plan.title());
        var shown = tasklist.as(CLERK).json("/api/tasks/" + task + "/plan");
        tasklist.handInByApi(
                CLERK,
                task,
                Map.of(
                        "draft",
                        shown.get("draft"),
                        "revision",
                        shown.get("revision").asInt()));
    }

    private Plan plan(int year) {
        PlanDraft.Task task = Clauses.clause(
                "二(一)1",
                "二、重点任务",
                "试验地块排查",
                "按要求办理。",
                LeadMode.ONE,
                List.of("agriculture"),
                List.of(),
                List.of("yinhai"),
                List.of(),
                List.of());
        return plans.keep(Clauses.plan(
                "beihai",
                year,
                "北海市" + year + "年度土壤污染防治工作计划",
                "北环字〔" + year + "〕7号",
                "市生态环境局",
                LocalDate.of(year, 1, 5),
                List.of(),
                List.of(task),
                List.of()));
    }
}
