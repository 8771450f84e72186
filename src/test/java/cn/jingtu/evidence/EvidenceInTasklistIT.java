package cn.jingtu.evidence;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.browser.BrowserTest;
import cn.jingtu.notice.NoticeKind;
import cn.jingtu.notice.Notices;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The files of a task and a form of the kit, as a clerk meets them in Tasklist. */
class EvidenceInTasklistIT extends BrowserTest {

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    IdentityService identities;

    @Autowired
    Notices notices;

    private ProbeMatter matter;

    @BeforeEach
    void a_matter() {
        matter = new ProbeMatter(repository, runtime, tasks, identities);
    }

    @AfterEach
    void as_before() {
        matter.close();
    }

    @Test
    void a_clerk_hands_in_a_file_downloads_it_and_takes_it_back() throws IOException {
        signIn("probe.agri", ProbeMatter.PASSWORD);
        openTask(matter.task().getId());
        tab("材料").click();
        assertThat(page().locator(".jt-files")).containsText("还没有材料");

        byte[] content = Samples.pdf(2 << 20);
        Locator chooser = page().locator(".jt-evidence input[type=file]");
        chooser.setInputFiles(new FilePayload[] {
            new FilePayload("北海市土壤污染防治实施方案（报批稿）.pdf", "application/pdf", content),
            new FilePayload("程序.pdf", "application/pdf", "MZ\0\0".getBytes(StandardCharsets.ISO_8859_1))
        });
        Locator row = page().locator(".jt-file");
        assertThat(row).hasCount(1);
        assertThat(row).containsText("北海市土壤污染防治实施方案（报批稿）.pdf");
        assertThat(row).containsText("2 MB");
        assertThat(row).containsText("组织落实");
        assertThat(page().locator(".jt-upload .jt-error")).containsText("不接受文件“程序.pdf”的类型");
        screenshot("files");

        var download = page().waitForDownload(() -> row.locator("a").click());
        assertThat(download.suggestedFilename()).isEqualTo("北海市土壤污染防治实施方案（报批稿）.pdf");
        assertThat(Files.readAllBytes(download.path())).isEqualTo(content);

        row.locator(".jt-withdraw").click();
        page().locator(".jt-dialog textarea").fill("传错了版本");
        screenshot("withdraw");
        page().locator(".jt-dialog button[type=submit]").click();
        assertThat(page().locator(".jt-withdrawal")).containsText("传错了版本");
        page().setViewportSize(1280, 720);
        screenshot("withdrawn");
    }

    @Test
    void a_form_keeps_what_is_typed_says_what_is_wrong_and_hands_in() {
        String task = matter.task().getId();
        signIn("probe.agri", ProbeMatter.PASSWORD);
        openTask(task);
        Locator form = page().locator(".jt-form");
        assertThat(form.locator(".jt-banner")).containsText("领取后才能填写");
        assertThat(form.locator("[data-field=wells] input")).isDisabled();
        screenshot("unclaimed");
        form.locator(".jt-banner button").click();
        assertThat(form.locator("[data-field=wells] input")).isEnabled();

        Locator complete = page().locator(".form-actions .btn-primary");
        complete.click();
        assertThat(form.locator(".jt-problem")).containsText("按红色提示修改");
        assertThat(form.locator("[data-field=wells] .jt-error")).containsText("请填写监测井");
        assertThat(form.locator("[data-field=reason]")).isHidden();
        screenshot("wrong");

        form.locator("input[value=late]").check();
        form.locator("[data-field=reason] textarea").fill("雨季延误\n<b>待补</b>");
        form.locator("[data-field=wells] input").fill("１２");
        form.getByText("添加一行").click();
        form.locator("[data-field=sites] td input").first().fill("原农药厂地块");
        assertThat(form.locator(".jt-draft-state")).containsText("草稿已保存");

        page().reload();
        assertThat(form.locator(".jt-restored")).containsText("已恢复");
        assertThat(form.locator("[data-field=reason] textarea")).hasValue("雨季延误\n<b>待补</b>");
        assertThat(form.locator("[data-field=sites] td input").first()).hasValue("原农药厂地块");
        screenshot("restored");

        complete.click();
        assertThat(form).hasCount(0);
        assertThat(matter.task().getTaskDefinitionKey()).isEqualTo("UserTask_Check");
    }

    @Test
    void the_bell_counts_what_the_department_was_told_until_it_is_read() {
        notices.send("beihai", "beihai.agriculture", NoticeKind.URGE, "probe:1", "二（一）1", null, "请于本周内报送进展。");
        signIn("probe.agri", ProbeMatter.PASSWORD);
        assertThat(page().locator(".jt-count")).isVisible();
        page().locator(".jt-bell").click();
        Locator first = page().locator(".jt-notice").first();
        assertThat(first).containsText("催办");
        assertThat(first).containsText("请于本周内报送进展。");
        screenshot("bell");
        page().locator(".jt-notices-head button").click();
        assertThat(page().locator(".jt-count")).isHidden();
        assertThat(page().locator(".jt-unread")).hasCount(0);
    }
}
