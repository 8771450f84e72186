package cn.jingtu.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.jingtu.land.ReviewTours;
import cn.jingtu.plan.process.Office;
import cn.jingtu.register.Register;
import cn.jingtu.register.process.Guide;
import cn.jingtu.register.process.Tour;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A clerk hands in a laboratory's file, sees how it is read and judged, and finds the results on the page of the site. */
@SpringBootTest(
        properties = {"jingtu.demo=true", "camunda.bpm.job-execution.enabled=false"},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class LaboratoryIT extends BrowserTest {

    @LocalServerPort
    private int port;

    @Value("${jingtu.data-dir}")
    private Path dataFolder;

    @Autowired
    private Guide guide;

    @Autowired
    private Office office;

    @Autowired
    private Register register;

    @Autowired
    private TaskService tasks;

    @Test
    void a_file_is_read_corrected_confirmed_and_judged() {
        String survey =
                guide.go(Tour.of("site-survey").at("reason", "CL_2", "plannedUse", "居住用地", "sensitive", "true"));
        Task report = guide.open(survey, "UserTask_RegisterReport");
        Tasklist tasklist = new Tasklist(this::page, port, dataFolder);
        signIn(office.group(report), tasklist.password());
        openTask(report.getId());
        tasklist.claim();
        Page page = page();
        page.locator(".jt-form .jt-evidence input[type=file]")
                .setInputFiles(new FilePayload(
                        "土壤检测结果.csv",
                        "text/csv",
                        "样品编号,采样深度,砷(mg/kg),镉,备注\n试一,0-0.5m,26.5,0.1,\n试二,0-0.5m,12,0.2,镉数据作废\n全程序空白,,0.1,0.1,\n"
                                .getBytes(StandardCharsets.UTF_8)));
        assertThat(page.locator(".jt-form .jt-files")).containsText("土壤检测结果.csv");
        Locator block = page.locator(".jt-laboratory");
        Locator file = block.getByLabel("检测数据文件").first();
        file.focus();
        assertThat(file).containsText("土壤检测结果.csv");
        file.selectOption(new com.microsoft.playwright.options.SelectOption().setLabel("土壤检测结果.csv"));
        block.locator("input[aria-label=检测机构]").fill("试验检测有限公司");
        block.locator("input[aria-label=检测报告编号]").fill("试验第一号");
        block.getByText("识别并预览判定").click();
        assertThat(block).containsText("第一类用地超过筛选值");
        assertThat(block).containsText("单位不明");
        block.locator("summary").filter(Tasklist.having("一行一个样品")).click();
        block.locator("input[aria-label='镉的单位']").fill("mg/kg");
        block.getByText("按改正的重新识别").click();
        assertThat(block).not().containsText("单位不明，未按");
        assertThat(block).containsText("全程序空白（空白）");
        screenshot("laboratory-preview");
        block.getByText("确认登记检测数据").click();
        assertThat(block).containsText("检测数据已登记");
        assertThat(block).containsText("试验检测有限公司，报告编号试验第一号");
        tasks.setAssignee(report.getId(), null);
        guide.handIn(report, Map.of("stage", "PRELIMINARY", "reportSays", "OVER", "overItems", "砷 26.5 mg/kg"));
        guide.along(survey, Tour.of("site-survey").within(ReviewTours.passed()));
        page.navigate("http://localhost:" + port + "/camunda/registers?kind=site&entry="
                + register.get(survey).root());
        Locator results = page.locator("section").filter(Tasklist.having("导出检测数据"));
        assertThat(results).containsText("26.5 mg/kg（高于筛选值，占标率1.325）");
        assertThat(results).containsText("0.2 mg/kg（数值无效）");
        assertThat(results).containsText("第一类用地超过筛选值");
        screenshot("laboratory-plot");
        Task conclude = guide.open(survey, "UserTask_Conclude");
        signOut();
        signIn(office.group(conclude), tasklist.password());
        openTask(conclude.getId());
        assertThat(page().locator(".jt-form")).containsText("机器判定（全部有效数据取最差，第一类用地）");
        assertThat(page().locator(".jt-form")).containsText("报告结论");
        screenshot("laboratory-conclude");
    }
}
