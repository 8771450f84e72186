package cn.jingtu.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.platform.office.Sheet;
import cn.jingtu.platform.office.TableFile;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.Charset;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** 台账 as a clerk uses it: register, find again, bring a table with a mistake in it, mend it, take a table away. */
class RegisterIT extends BrowserTest {

    private static final String CLERK = "guigang.ecology";
    private static final TableFile.Terms TERMS = new TableFile.Terms("台账", 1 << 20, 1 << 24, 1000);
    private static final String HEADS = "地块编码,地块名称,所在县区,状态,纳入事由,占地面积\n";

    @LocalServerPort
    private int port;

    @Value("${jingtu.data-dir}")
    private Path dataFolder;

    @Test
    void a_clerk_registers_finds_imports_and_exports() {
        signIn(CLERK, new Tasklist(this::page, port, dataFolder).password());
        page().locator(".jt-navbar", new Page.LocatorOptions().setHasText("台账")).click();
        assertThat(page().locator("#total")).isVisible();

        registers("演练纸箱厂旧址");
        assertThat(page().locator(".jt-head h1")).containsText("演练纸箱厂旧址");
        page().locator("a", new Page.LocatorOptions().setHasText("返回")).click();

        bringsATableWithAMistake();
        mendsIt();
        findsThemAgain();
        takesATableAway();
    }

    private void registers(String name) {
        button("登记地块").click();
        Locator dialog = page().locator("dialog.jt-dialog");
        field(dialog, "#name", "input").fill(name);
        field(dialog, "#county", "select").selectOption("gangbei");
        // Of both fields by this name one is what was found, the other why it is put on record.
        field(dialog, "reason", "select").selectOption("REMOTE");
        field(dialog, "reason", "textarea").fill("遥感发现");
        dialog.locator("button[type=submit]").click();
    }

    private void bringsATableWithAMistake() {
        upload(HEADS + "0701,演练造船厂旧址,港北,调查中,遥感线索,12亩\n0702,演练皮革厂旧址,港南区,线索待核,遥感线索,5600\n", "旧账.csv", "GBK");
        assertThat(page().locator(".jt-import-columns select").first()).hasValue("#number");
        button("核对").click();
        assertThat(page().locator(".jt-import-problems").first()).containsText("单位不是㎡，合8000㎡");
        assertThat(page().locator(".jt-import-keep")).hasCount(0);
        screenshot("problems");
        Sheet sheet = TableFile.read(
                        download(page().locator("a", new Page.LocatorOptions().setHasText("下载核对结果"))), TERMS)
                .get(0);
        assertThat(sheet.rows().get(2)).startsWith("0701").last().asString().contains("合8000㎡");
        button("取消导入").click();
        assertThat(page().locator("#total")).isVisible();
    }

    private void mendsIt() {
        upload(HEADS + "0701,演练造船厂旧址,港北,调查中,遥感线索,8000\n0702,演练皮革厂旧址,港南区,线索待核,遥感线索,5600\n", "旧账改.csv", "UTF-8");
        button("核对").click();
        Locator keep = page().locator(".jt-import-keep");
        keep.locator("textarea").fill("历史台账移交");
        keep.locator("button[type=submit]").click();
        // Who has not looked at what is doubtful cannot go on.
        assertThat(keep.locator("[data-field=looked] .jt-error")).isVisible();
        keep.locator("[data-field=looked] input").check();
        keep.locator("button[type=submit]").click();
        assertThat(page().locator("main")).containsText("已导入2条");
        screenshot("imported");
        page().locator("a", new Page.LocatorOptions().setHasText("返回建设用地")).click();
    }

    private void findsThemAgain() {
        Locator sought = page().locator("input[name=sought]");
        sought.fill("演练 旧址");
        sought.press("Enter");
        assertThat(page().locator("#total")).hasText("共 3 条");
        page().locator("select[aria-label=要素不论]").selectOption("ANY");
        assertThat(page().locator("#total")).hasText("共 1 条");
        assertThat(page().locator("tbody")).containsText("演练造船厂旧址");
        assertThat(page().url()).contains("lacking=ANY");
        button("保存视图").click();
        page().locator("dialog input").fill("缺要素的演练地块");
        page().locator("dialog button[type=submit]").click();
        assertThat(button("删除视图")).isVisible();

        page().navigate(address() + "/camunda/registers");
        page().locator("select[aria-label=我的视图]").selectOption("缺要素的演练地块");
        assertThat(page().locator("#total")).hasText("共 1 条");
        screenshot("found");
    }

    private void takesATableAway() {
        page().locator("tbody input[type=checkbox]").first().check();
        Sheet sheet = TableFile.read(download(button("导出所选")), TERMS).get(0);
        assertThat(sheet.rows().get(2)).startsWith("0701", "演练造船厂旧址");
        assertThat(sheet.height()).isEqualTo(4);
    }

    private void upload(String table, String name, String charset) {
        page().locator("a.btn", new Page.LocatorOptions().setHasText("导入表格")).click();
        page().locator("input[type=file]")
                .setInputFiles(new FilePayload(name, "text/csv", table.getBytes(Charset.forName(charset))));
        button("上传").click();
    }

    private byte[] download(Locator button) {
        Download download = page().waitForDownload(button::click);
        try {
            return download.createReadStream().readAllBytes();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Locator button(String label) {
        return page().getByRole(
                        com.microsoft.playwright.options.AriaRole.BUTTON, new Page.GetByRoleOptions().setName(label))
                .first();
    }

    private static Locator field(Locator within, String name, String tag) {
        return within.locator("[data-field=\"" + name + "\"] " + tag);
    }
}
