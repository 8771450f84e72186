package cn.jingtu.land;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.jingtu.browser.BrowserTest;
import cn.jingtu.land.yearly.YearlyList;
import cn.jingtu.plan.process.Office;
import cn.jingtu.register.RegisterEntry;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;

/** 县区确认清单 as an outpost meets it: gone through, a plot put in, handed in, and found again in the year's table. */
@SpringBootTest(
        properties = {"jingtu.demo=true", "jingtu.rehearsal=false", "camunda.bpm.job-execution.enabled=false"},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class DeferredListIT extends BrowserTest {

    @Value("${jingtu.data-dir}")
    private Path dataFolder;

    @Autowired
    private ListSteps steps;

    @Autowired
    private Office office;

    @AfterEach
    void back_to_today() {
        ClockUtil.reset();
    }

    @Test
    void an_outpost_confirms_its_plots_and_puts_one_in() throws IOException {
        RegisterEntry standing = steps.site("gangbei", "DEFERRED", "DEFERRED");
        RegisterEntry more = steps.site("gangbei", "SURVEYING", null);
        YearlyList list = steps.opened();
        Task task = steps.withPaper(office.only(list.id(), ListSteps.CONFIRM, ListSteps.branch("gangbei")));
        ClockUtil.reset();
        signIn(
                ListSteps.branch("gangbei"),
                Files.readString(dataFolder.resolve("demo-password")).strip());
        openTask(task.getId());
        page().locator(".jt-banner button", new Page.LocatorOptions().setHasText("领取"))
                .click();
        Locator form = page().locator(".jt-form");
        assertThat(form).containsText(standing.number());
        form.locator("input[aria-label=查找地块]").fill(more.name());
        form.locator("button", new Locator.LocatorOptions().setHasText("查找")).click();
        form.locator("button", new Locator.LocatorOptions().setHasText("列入优先监管地块清单"))
                .click();
        form.locator("textarea[aria-label*=列入的理由]").fill("现场核实有风险");
        screenshot("confirm");
        page().locator(".form-actions button[ng-click^=complete]").last().click();
        assertThat(page().locator(".task-card")).hasCount(0);

        page().navigate(address() + "/camunda/registers?kind=site");
        assertThat(page().locator("main")).containsText("年度管控清单");
        page().navigate(address() + "/camunda/registers?kind=site&table=/api/land/lists&year=" + list.year());
        assertThat(page().locator("table.jt-table")).containsText("已确认");
        screenshot("year");
        page().locator("table.jt-table a").last().click();
        assertThat(page().locator("table.jt-table")).containsText(more.number());
        assertThat(page().locator("table.jt-table")).containsText("县区提出");
        screenshot("list");
    }
}
