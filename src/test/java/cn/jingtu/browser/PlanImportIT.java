package cn.jingtu.browser;

import static cn.jingtu.browser.Tasklist.having;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A clerk with a plan document in Word: from the upload to the list of the department that got the corrected task. */
@SpringBootTest(properties = "jingtu.demo=true", webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class PlanImportIT extends BrowserTest {

    private static final String CLERK = "beihai.ecology";
    private static final LocalDate ISSUED =
            LocalDate.now(ZoneId.systemDefault()).plusDays(1);
    private static final int YEAR = LocalDate.now(ZoneId.systemDefault()).getYear() + 1;
    private static final String TITLE = "北海市" + YEAR + "年度土壤污染防治工作计划";

    private static final String WORDS = """
            北海市生态环境局关于印发《%1$s》的通知
            北环字〔%2$d〕9号
            各县、区人民政府，涠洲岛旅游区管委会，各有关单位：
            现将《%1$s》印发给你们，请认真贯彻执行。
            北海市生态环境局
            %2$d年1月15日
            %1$s
            一、工作目标
            到%2$d年底，受污染耕地安全利用率达到90%%以上。
            二、重点任务
            （一）严格农用地分类管理
            1.推进受污染耕地安全利用。落实优先保护、安全利用和严格管控措施，6月底前制定年度实施方案。（市农业农村局牵头，市自然资源局、生态环境局参与，各县、区人民政府落实。以下均需各县、区人民政府落实，不再列出）
            2.加强灌溉用水监测。在灌溉期前完成监测点位布设，10月底前完成全部监测。（市水利局牵头，市农业农村局参与）
            （二）加强监管
            1.开展海水养殖底泥排查。12月底前完成排查，建立台账。（市海洋渔业局牵头，市生态环境局参与）
            三、保障措施
            （一）加强组织领导。各级各部门要统一思想，明确职责分工，确保完成目标任务。
            """.formatted(TITLE, YEAR);

    @LocalServerPort
    private int port;

    @Value("${jingtu.data-dir}")
    private Path dataFolder;

    @Test
    void a_document_is_uploaded_corrected_issued_and_found_in_the_list_of_the_corrected_department()
            throws IOException {
        Tasklist tasklist = new Tasklist(this::page, port, dataFolder);
        signIn(CLERK, tasklist.password());
        page().locator(".start-process-action a").click();
        page().locator(".modal-content a").filter(named("导入年度计划")).click();
        page().locator(".modal-content .jt-form li").first().waitFor();
        page().locator(".modal-footer .btn-primary").filter(having("启动")).click();
        page().locator(".modal-content").waitFor(gone());

        openTask(tasklist.awaitTask(CLERK, "UserTask_UploadDocument", ""));
        tasklist.claim();
        tasklist.submit();
        assertThat(problem()).hasText("请先上传计划文本，读取成功后再提交。");
        choose("scan.pdf", "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.UTF_8));
        assertThat(page().locator(".jt-form .jt-error")).containsText("请");
        choose(TITLE + ".docx", document());
        assertThat(page().locator(".jt-form .jt-restored")).containsText("3 项任务、1 项目标");
        assertThat(problem()).isHidden();
        tasklist.handIn();

        openTask(tasklist.awaitTask(CLERK, "UserTask_CheckReading", TITLE));
        tasklist.claim();
        card("2 加强灌溉用水监测").locator(".jt-words").filter(having("10-31")).click();
        assertThat(page().locator(".jt-import-text .jt-chosen").first()).containsText("加强灌溉用水监测");
        page().locator(".jt-import-text [data-key]")
                .filter(having("开展海水养殖底泥排查"))
                .first()
                .click();
        assertThat(page().locator(".jt-import-item.jt-chosen")).containsText("底泥排查");

        tasklist.submit();
        assertThat(problem()).containsText("市海洋渔业局");
        page().locator(".jt-import-item[data-name=市海洋渔业局] select").selectOption("natural-resources");
        assertThat(card("底泥排查")).containsText("牵头市自然资源局");
        card("2 加强灌溉用水监测").locator("button").filter(having("修改")).click();
        page().locator("dialog [data-field=leads] select").selectOption("housing");
        page().locator("dialog .jt-items tr").filter(having("在灌溉期前")).waitFor();
        page().locator("dialog button[type=submit]").click();
        assertThat(card("2 加强灌溉用水监测")).containsText("牵头市住房和城乡建设局");
        for (Locator doubt : page().locator("[data-warning] input[type=checkbox]:not(:checked)")
                .all()) {
            doubt.check();
        }
        screenshot("checked");
        tasklist.handIn();

        openTask(tasklist.awaitTask(CLERK, "UserTask_CheckTasks", TITLE));
        tasklist.claim();
        assertThat(page().locator(".jt-plan-table tr").filter(having("加强灌溉用水监测")))
                .containsText("市住房和城乡建设局");
        Download file = page().waitForDownload(() ->
                page().locator(".jt-form a").filter(having("导出计划文件")).click());
        assertThat(Files.readString(file.path())).contains(TITLE, "- housing");
        page().locator("[data-field=issueDate] input").fill(ISSUED.toString());
        tasklist.handIn();

        signOut();
        signIn(CLERK + ".head", tasklist.password());
        tasklist.handInByApi(
                CLERK + ".deputy",
                tasklist.awaitTask(CLERK + ".deputy", "UserTask_DeputySign", TITLE),
                Map.of("agreed", true));
        openTask(tasklist.awaitTask(CLERK + ".head", "UserTask_ChiefSign", TITLE));
        tasklist.claim();
        tasklist.choose("agreed", "true");
        tasklist.handIn();

        signOut();
        signIn("beihai.housing", tasklist.password());
        tasklist.awaitTask("beihai.housing", "UserTask_DraftScheme", "加强灌溉用水监测");
        page().reload();
        tasklist.choose("本单位待办", "编制实施方案", "加强灌溉用水监测");
        assertThat(page().locator(".task-card .groups")).containsText("北海市住房和城乡建设局");
    }

    private static byte[] document() throws IOException {
        try (XWPFDocument document = new XWPFDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            WORDS.lines().forEach(line -> document.createParagraph().createRun().setText(line));
            document.write(out);
            return out.toByteArray();
        }
    }

    private void choose(String name, byte[] content) {
        page().locator(".jt-drop input[type=file]")
                .setInputFiles(new FilePayload(name, "application/octet-stream", content));
    }

    private Locator problem() {
        return page().locator("div.jt-problem[role=alert]").first();
    }

    /** A task among those that were understood. */
    private Locator card(String words) {
        return page().locator(".jt-import-item[data-key^=TASK]").filter(having(words));
    }

    private static Locator.FilterOptions named(String exactly) {
        return new Locator.FilterOptions().setHasText(Pattern.compile("^\\s*" + exactly + "\\s*$"));
    }

    private static Locator.WaitForOptions gone() {
        return new Locator.WaitForOptions().setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED);
    }
}
