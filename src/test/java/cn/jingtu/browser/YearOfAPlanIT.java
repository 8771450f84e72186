package cn.jingtu.browser;

import static cn.jingtu.browser.Tasklist.having;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.plan.Clauses;
import cn.jingtu.plan.DeadlineType;
import cn.jingtu.plan.LeadMode;
import cn.jingtu.plan.Operator;
import cn.jingtu.plan.Plan;
import cn.jingtu.plan.PlanDraft;
import cn.jingtu.plan.Plans;
import cn.jingtu.plan.process.AnnualPlanProcess;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A plan in force at the browser: a quarter reported, summed up and published; the year accounted for and closed. */
@SpringBootTest(properties = "jingtu.demo=true", webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class YearOfAPlanIT extends BrowserTest {

    private static final String ECOLOGY = "beihai.ecology";
    private static final String AGRICULTURE = "beihai.agriculture";
    private static final String COUNTY = "beihai.yinhai";
    private static final String WATER = "beihai.water";

    @LocalServerPort
    private int port;

    @Value("${jingtu.data-dir}")
    private Path dataFolder;

    @Autowired
    private Plans plans;

    @Autowired
    private AnnualPlanProcess annualPlan;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    private Tasklist tasklist;

    @BeforeEach
    void comes_to_the_office() {
        tasklist = new Tasklist(this::page, port, dataFolder);
    }

    @Test
    void a_quarter_is_reported_confirmed_accepted_summed_up_signed_and_published() throws IOException {
        int year = LocalDate.now(ZoneId.systemDefault()).getYear() + 2;
        Plan plan = issue(year);
        String round = year + "年第一季度工作进展";
        fire("quarterly-report", plan.id() + ":" + year + "-03-25", "Event_OpeningDay");

        arrive(COUNTY);
        openTask(tasklist.awaitTask(COUNTY, "UserTask_ReportPart", round));
        tasklist.claim();
        page().locator(".jt-section[data-task] textarea").first().fill("已完成田块核实。");
        tasklist.handIn();

        change(AGRICULTURE);
        openTask(tasklist.awaitTask(AGRICULTURE, "UserTask_DraftReport", round));
        tasklist.claim();
        Locator line = page().locator(".jt-section[data-task]");
        assertThat(line).containsText(year + "年受污染耕地安全利用");
        assertThat(line.locator("textarea")).not().hasValue("");
        assertThat(line).containsText("已完成田块核实。");
        tasklist.fill("problems", "种植结构调整进度偏慢。");
        tasklist.fill("nextSteps", "六月底前完成补种。");
        tasklist.handIn();

        change(AGRICULTURE + ".head");
        openTask(tasklist.awaitTask(AGRICULTURE + ".head", "UserTask_ConfirmReport", round));
        assertThat(page().locator(".jt-form")).containsText("种植结构调整进度偏慢。");
        tasklist.claim();
        tasklist.choose("agreed", "true");
        tasklist.handIn();

        change(ECOLOGY);
        openTask(tasklist.awaitTask(ECOLOGY, "UserTask_AcceptReport", round));
        tasklist.claim();
        tasklist.choose("agreed", "false");
        tasklist.submit();
        assertThat(page().locator("div.jt-problem[role=alert]").first()).isVisible();
        tasklist.choose("agreed", "true");
        tasklist.handIn();

        openTask(tasklist.awaitTask(ECOLOGY, "UserTask_TrackReports", round));
        tasklist.claim();
        Locator late = page().locator(".jt-form tr").filter(having("市水利局"));
        late.locator("button").filter(having("免报")).click();
        page().locator("dialog textarea").fill("本季度没有承担的事项。");
        page().locator("dialog button[type=submit]").click();

        String summary = year + "年第一季度土壤污染防治工作进展情况通报";
        openTask(tasklist.awaitTask(ECOLOGY, "UserTask_Draft", summary));
        tasklist.claim();
        assertThat(page().locator(".jt-form")).containsText("应报单位2个：按时1个，迟报0个，未报0个，免报1个");
        Path document = download("北海市" + summary + ".docx");
        try (XWPFDocument words = new XWPFDocument(Files.newInputStream(document))) {
            assertThat(words.getParagraphs().stream()
                            .map(XWPFParagraph::getText)
                            .collect(Collectors.joining("\n")))
                    .contains("种植结构调整进度偏慢。");
        }
        tasklist.choose("route", "OFFICE_SYSTEM");
        assertThat(page().locator("[data-field=number]")).isVisible();
        tasklist.choose("route", "HERE");
        tasklist.choose("generated", "true");
        tasklist.choose("openness", "ACTIVE");
        page().locator("[data-field=route]").scrollIntoViewIfNeeded();
        screenshot("draft-document");
        tasklist.handIn();

        change(ECOLOGY + ".deputy");
        openTask(tasklist.awaitTask(ECOLOGY + ".deputy", "UserTask_DeputySign", summary));
        assertThat(page().locator(".jt-form")).containsText("SHA-256");
        tasklist.claim();
        tasklist.choose("agreed", "true");
        screenshot("sign-document");
        tasklist.handIn();

        change(ECOLOGY);
        openTask(tasklist.awaitTask(ECOLOGY, "UserTask_Number", summary));
        tasklist.claim();
        tasklist.fill("code", "北环土");
        tasklist.fill("serial", "6");
        assertThat(page().locator(".jt-form")).containsText("文号：北环土〔");
        page().locator("[data-field=code]").scrollIntoViewIfNeeded();
        screenshot("number-document");
        tasklist.handIn();

        change(WATER);
        Locator notice = page().locator(".jt-notice").filter(having(summary));
        for (int look = 0; look < 20 && notice.count() == 0; look++) {
            page().reload();
            page().locator(".jt-bell").click();
            page().locator(".jt-notice").first().waitFor();
        }
        assertThat(notice.first()).containsText("请点击下载查阅");
        page().reload();
        Locator received = register("收文").locator("tbody tr").filter(having(summary));
        assertThat(received).containsText("〕6号");
        received.locator("button").filter(having("签收")).click();
        assertThat(received.locator("button")).hasCount(0);
        screenshot("received");

        disclose(summary);

        change("beihai.supervisor");
        page().locator("a").filter(having("计划进展")).first().click();
        page().locator("dialog select[aria-label=计划]").selectOption(plan.id());
        Locator board = page().locator("dialog table[aria-label=季度推送]");
        assertThat(board.locator("tr").filter(having("市水利局"))).containsText("免报");
        assertThat(board.locator("tr").filter(having("银海区"))).containsText("已报");
        assertThat(board.locator("th a").filter(having("通报"))).isVisible();
    }

    /** What is to be disclosed is drafted, looked at by another, approved, and stands in the register with its address. */
    private void disclose(String title) {
        change(ECOLOGY);
        openTask(tasklist.awaitTask(ECOLOGY, "UserTask_Draft", "信息公开：北海市" + title));
        tasklist.claim();
        tasklist.choose("withhold", "false");
        tasklist.fill("content", "通报全文。");
        tasklist.choose("sources", "true");
        tasklist.fill("place", "市生态环境局网站");
        tasklist.submit();
        assertThat(page().locator("[data-field=cleaned] .jt-error")).containsText("请核对后勾选");
        page().locator("[data-field=cleaned] input").check();
        screenshot("draft-disclosure");
        tasklist.handIn();

        change(ECOLOGY + ".verifier");
        openTask(tasklist.awaitTask(ECOLOGY + ".verifier", "UserTask_Review", title));
        tasklist.claim();
        tasklist.choose("review", "PUBLISH");
        screenshot("review-disclosure");
        tasklist.handIn();

        change(ECOLOGY + ".deputy");
        openTask(tasklist.awaitTask(ECOLOGY + ".deputy", "UserTask_DeputySign", title));
        assertThat(page().locator(".jt-form")).containsText("通报全文。");
        tasklist.claim();
        tasklist.choose("agreed", "true");
        tasklist.handIn();

        change(ECOLOGY);
        openTask(tasklist.awaitTask(ECOLOGY, "UserTask_Publish", title));
        tasklist.claim();
        tasklist.fill("address", "https://www.example.gov.cn/tongbao.html");
        tasklist.upload("截图.pdf");
        screenshot("publish-disclosure");
        tasklist.handIn();
        page().reload();
        Locator published = register("信息公开").locator("tbody tr").filter(having(title));
        assertThat(published).containsText("已公开");
        assertThat(published.locator("a").filter(having("example.gov.cn"))).isVisible();
        screenshot("register");
        page().locator("dialog .jt-dialog-buttons button").last().click();
    }

    /** A register of the dialog that the bar opens. */
    private Locator register(String name) {
        page().locator("a.jt-navbar").filter(having("公文")).click();
        page().locator("dialog button[role=tab]").filter(having(name)).first().click();
        return page().locator("dialog .jt-table");
    }

    @Test
    void the_year_is_accounted_for_signed_and_the_plan_closed() {
        int year = LocalDate.now(ZoneId.systemDefault()).getYear() + 3;
        Plan plan = issue(year);
        fire("annual-plan", plan.id(), "Event_YearEnded");

        arrive(ECOLOGY);
        openTask(tasklist.awaitTask(ECOLOGY, "UserTask_DraftAccount", String.valueOf(year)));
        tasklist.claim();
        tasklist.fill("summary", "全年工作总体平稳。");
        tasklist.choose("generated", "true");
        tasklist.submit();
        assertThat(page().locator(".jt-form")).containsText("请填写");
        page().locator(".jt-form .jt-section")
                .filter(having("未完成任务的原因"))
                .locator("textarea")
                .all()
                .forEach(reason -> reason.fill("跨年实施，结转下一年度。"));
        page().locator("button").filter(having("保存并重新计算")).click();
        assertThat(page().locator(".jt-form")).containsText("已保存并重新计算。");
        page().locator("button").filter(having("生成下一年度计划底稿")).click();
        assertThat(page().locator(".jt-form")).containsText("已建立《");
        screenshot("account");
        tasklist.handIn();

        deputySigns(year + "年");
        change(ECOLOGY + ".head");
        openTask(tasklist.awaitTask(ECOLOGY + ".head", "UserTask_ChiefSign", String.valueOf(year)));
        assertThat(page().locator(".jt-form")).containsText("全年工作总体平稳。");
        assertThat(page().locator(".jt-form")).containsText("跨年实施，结转下一年度。");
        tasklist.claim();
        tasklist.choose("agreed", "true");
        tasklist.handIn();

        for (int look = 0; look < 60 && runningPlan(plan.id()) != null; look++) {
            page().waitForTimeout(500);
        }
        assertThat(plans.get(plan.id()).state().label()).isEqualTo("已办结");
        assertThat(runningPlan(plan.id())).isNull();
        assertThat(plans.ofYear("beihai", year + 1)).isPresent();
    }

    /** A plan of two tasks in force, without dates of its own to report at. */
    private Plan issue(int year) {
        PlanDraft draft = Clauses.plan(
                "beihai",
                year,
                "北海市" + year + "年度土壤污染防治工作计划",
                "北环字〔" + year + "〕7号",
                "市生态环境局",
                LocalDate.of(year, 1, 5),
                List.of(),
                List.of(task("二(一)1", year + "年受污染耕地安全利用", "agriculture"), task("二(一)2", year + "年灌溉用水监测", "water")),
                List.of());
        Plan plan = plans.keep(draft);
        annualPlan.start(plan);
        String check = tasklist.awaitTask(ECOLOGY, "UserTask_CheckTasks", plan.title());
        var shown = tasklist.as(ECOLOGY).json("/api/tasks/" + check + "/plan");
        tasklist.handInByApi(
                ECOLOGY,
                check,
                Map.of(
                        "draft",
                        shown.get("draft"),
                        "revision",
                        shown.get("revision").asInt()));
        deputySigns(plan.title());
        tasklist.handInByApi(
                ECOLOGY + ".head",
                tasklist.awaitTask(ECOLOGY + ".head", "UserTask_ChiefSign", plan.title()),
                Map.of("agreed", true));
        tasklist.awaitTask(WATER, "UserTask_DraftScheme", year + "年灌溉用水监测");
        return plan;
    }

    private void deputySigns(String title) {
        tasklist.handInByApi(
                ECOLOGY + ".deputy",
                tasklist.awaitTask(ECOLOGY + ".deputy", "UserTask_DeputySign", title),
                Map.of("agreed", true));
    }

    private static PlanDraft.Task task(String ref, String title, String lead) {
        return Clauses.clause(
                ref,
                "二、重点任务",
                title,
                title + "，按要求办理。",
                LeadMode.ONE,
                List.of(lead),
                List.of(),
                List.of("yinhai"),
                List.of(new PlanDraft.Deadline(null, DeadlineType.EVENT, "按上级安排")),
                List.of(new PlanDraft.Indicator("完成率", Operator.AT_LEAST, "90", "%", null)));
    }

    /** Lets the day come that a process waits for. */
    private void fire(String procedure, String businessKey, String step) {
        ProcessInstance waiting = runtime.createProcessInstanceQuery()
                .processDefinitionKey(procedure)
                .processInstanceBusinessKey(businessKey)
                .singleResult();
        Job timer = management
                .createJobQuery()
                .processInstanceId(waiting.getId())
                .activityId(step)
                .timers()
                .singleResult();
        ClockUtil.setCurrentTime(timer.getDuedate());
        management.executeJob(timer.getId());
    }

    private ProcessInstance runningPlan(String planId) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey("annual-plan")
                .processInstanceBusinessKey(planId)
                .singleResult();
    }

    private Path download(String link) {
        Download file = page().waitForDownload(
                        () -> page().locator(".jt-form a").filter(having(link)).click());
        return file.path();
    }

    private void arrive(String user) {
        signIn(user, tasklist.password());
    }

    private void change(String user) {
        signOut();
        arrive(user);
    }
}
