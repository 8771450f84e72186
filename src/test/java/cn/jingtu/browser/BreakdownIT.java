package cn.jingtu.browser;

import static cn.jingtu.browser.Tasklist.having;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.plan.Plan;
import cn.jingtu.plan.PlanDraft;
import cn.jingtu.plan.PlanFiles;
import cn.jingtu.plan.Plans;
import cn.jingtu.plan.process.AnnualPlanProcess;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A clerk checks a whole plan item by item: reads what is marked, gives a county a share, and needs a consent for it. */
@SpringBootTest(properties = "jingtu.demo=true", webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class BreakdownIT extends BrowserTest {

    private static final String CLERK = "beihai.ecology";

    @LocalServerPort
    private int port;

    @Value("${jingtu.data-dir}")
    private Path dataFolder;

    @Autowired
    private PlanFiles files;

    @Autowired
    private Plans plans;

    @Autowired
    private AnnualPlanProcess annualPlan;

    @Test
    void a_plan_is_checked_item_by_item() throws Exception {
        Tasklist tasklist = new Tasklist(this::page, port, dataFolder);
        PlanDraft draft = files.readAll().stream()
                .filter(plan -> plan.city().equals("beihai"))
                .findFirst()
                .orElseThrow()
                .movedTo(LocalDate.now(ZoneId.systemDefault()).getYear() + 6);
        Plan plan = plans.keep(draft);
        annualPlan.start(plan);
        signIn(CLERK, tasklist.password());
        openTask(tasklist.awaitTask(CLERK, "UserTask_CheckTasks", plan.title()));
        tasklist.claim();
        assertThat(page().locator(".jt-plan-table tbody tr")).hasCount(21 + 92);
        assertThat(row("二(二)1一-1")).containsText("待核");
        assertThat(row("二(二)1一-1")).containsText("推定");
        assertThat(row("二(五)-6")).containsText("协办：市生态环境局");
        assertThat(page().locator("[data-field=consentOf] input")).hasValue("市人民政府");
        assertThat(page().locator("[data-field=goals] tbody tr")).hasCount(3);
        assertThat(page().locator("[data-field=requirements] tbody tr")).hasCount(3);
        wide("check");

        page().locator(".jt-plan-clause")
                .filter(having("二(二)3"))
                .locator("button")
                .click();
        assertThat(dialog().locator(".jt-items tbody tr")).hasCount(3);
        wide("clause");
        dialog().locator(".jt-items tr")
                .filter(having("二(二)3-2"))
                .locator("button")
                .filter(having("修改"))
                .click();
        wide("item");
        Locator county = dialog().locator("[data-field=executors] tr").filter(having("合浦县"));
        county.locator("input[type=text]").fill("9");
        dialog().locator("[data-field=contributions] tbody tr")
                .nth(2)
                .locator("button")
                .filter(having("删除"))
                .click();
        accept();
        dialog().locator(".jt-items tr")
                .filter(having("二(二)3-3"))
                .locator("button")
                .filter(having("上移"))
                .click();
        assertThat(dialog().locator(".jt-items tbody tr").nth(1)).containsText("二(二)3-3");
        accept();
        assertThat(row("二(二)3-2")).containsText("合浦县人民政府（9）");
        assertThat(row("二(二)3-2")).not().containsText("核对整治后农用地的恢复");

        tasklist.submit();
        assertThat(page().locator(".page-notifications")).containsText("“同意依据”填写会议纪要或批复");
        page().locator("[data-field=consentBasis] input").fill("市人民政府第9次常务会议纪要");
        Download table = page().waitForDownload(() ->
                page().locator(".jt-form .jt-links a").filter(having("文档")).click());
        assertThat(Files.size(table.path())).isPositive();
        tasklist.handIn();
        tasklist.awaitTask(CLERK + ".deputy", "UserTask_DeputySign", plan.title());
        assertThat(plans.draft(plan.id()).formalities()).isNotNull().satisfies(formalities -> {
            assertThat(formalities.consentBasis()).isEqualTo("市人民政府第9次常务会议纪要");
            assertThat(formalities.signer()).isEqualTo("宋毅");
        });
        assertThat(plans.draft(plan.id()).tasks())
                .filteredOn(task -> task.ref().equals("二(二)3"))
                .singleElement()
                .satisfies(task -> assertThat(task.items())
                        .extracting(PlanDraft.Item::ref)
                        .containsExactly("二(二)3-1", "二(二)3-3", "二(二)3-2"));

        signOut();
        signIn(CLERK + ".deputy", tasklist.password());
        openTask(tasklist.awaitTask(CLERK + ".deputy", "UserTask_DeputySign", plan.title()));
        assertThat(page().locator(".jt-facts").filter(having("同意依据"))).containsText("常务会议纪要");
        assertThat(page().locator(".jt-form")).containsText("加强组织领导");
        wide("signature");
    }

    private Locator row(String ref) {
        return page().locator(".jt-plan-table tr:has(td.jt-plan-number:text-is(\"" + ref + "\"))");
    }

    /** The box on top. */
    private Locator dialog() {
        return page().locator("dialog").last();
    }

    private void accept() {
        dialog().locator("button[type=submit]").click();
    }

    /** Once on a small and once on a large screen. */
    private void wide(String name) {
        page().setViewportSize(1280, 900);
        screenshot(name + "-1280");
        page().setViewportSize(1920, 1080);
        screenshot(name + "-1920");
    }
}
