package cn.jingtu.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.Visitor;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Coming in by the page, with a mistyped password, with a one-time one, and what is seen of it afterwards. */
@TestPropertySource(properties = "jingtu.rehearsal=false")
class SigningInIT extends BrowserTest {

    private static final String ONE_TIME = "Einmal-Wort-2026";
    private static final String OWN = "Eigenes-Wort-2027";

    @LocalServerPort
    private int port;

    @Value("${jingtu.data-dir}")
    private Path dataFolder;

    @Autowired
    private JdbcClient jdbc;

    private Tasklist tasklist;

    @BeforeEach
    void comes_to_the_office() {
        tasklist = new Tasklist(this::page, port, dataFolder);
        jdbc.sql("delete from jingtu.sign_in_try").update();
    }

    private void open(String app) {
        page().navigate(address() + "/camunda/app/" + app + "/default/");
        name().waitFor();
    }

    private Locator name() {
        return page().getByLabel("账号");
    }

    private Locator word() {
        return page().getByLabel("密码", exactly());
    }

    private Locator button() {
        return page().locator("form[name=signinForm] button[type=submit]");
    }

    private void type(String password) {
        word().fill(password);
        page().keyboard().press("Enter");
    }

    private void resets(String user, String password) {
        Tasklist.ok(tasklist.as("admin")
                .put(
                        "/engine-rest/user/" + user + "/credentials",
                        "{\"password\":\"%s\",\"authenticatedUserPassword\":\"%s\"}"
                                .formatted(password, tasklist.password())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void every_app_has_the_same_page_with_one_form_and_the_cursor_in_it(String app) {
        open(app);
        assertThat(page().locator("form")).hasCount(1);
        assertThat(name()).isFocused();
        button().click();
        assertThat(page().locator(".jt-sign-in-error")).hasText("请填写账号。");
        name().fill("nobody");
        button().click();
        assertThat(page().locator(".jt-sign-in-error")).hasText("请填写密码。");
        assertThat(word()).isFocused();
    }

    @Test
    void a_mistyped_password_keeps_the_name_says_how_long_to_wait_and_lets_in_after_that() {
        open("tasklist");
        name().fill("guigang.market");
        type("falsch");
        assertThat(page().locator(".jt-sign-in-error")).hasText("用户名或密码不正确。");
        assertThat(name()).hasValue("guigang.market");
        assertThat(word()).hasValue("");
        assertThat(word()).isFocused();
        assertThat(button()).isEnabled();
        assertThat(page().locator(".jt-sign-in-help")).containsText("请联系");
        type("noch falsch");
        assertThat(page().locator(".jt-sign-in-wait")).isVisible();
        assertThat(page().locator(".jt-sign-in-wait [aria-hidden]")).hasText(Pattern.compile("连续输错，请在 [12] 秒后再试。"));
        assertThat(button()).isDisabled();
        assertThat(button()).isEnabled();
        assertThat(page().locator(".jt-sign-in-wait")).isHidden();
        type("falsch zum dritten");
        assertThat(page().locator(".jt-sign-in-wait b")).hasText("4");
        screenshot("waiting");
        assertThat(page().locator(".jt-sign-in-wait b")).hasText("3");
        assertThat(button()).isEnabled();
        type(tasklist.password());
        page().locator("section.tasks-list").waitFor();
        assertThat(page().locator("[cam-widget-header]").first()).containsText("贵港市市场监管局");
    }

    @Test
    void who_may_not_use_an_app_is_shown_to_the_one_that_is_theirs() {
        open("cockpit");
        name().fill("guigang.market");
        type(tasklist.password());
        assertThat(page().locator(".jt-sign-in-error")).hasText("您的账号没有使用本应用的权限。请到任务办理登录。");
        page().locator(".jt-sign-in-error a").click();
        name().waitFor();
        assertThat(page()).hasURL(Pattern.compile(".*/camunda/app/tasklist/.*"));
    }

    @Test
    void a_one_time_password_asks_for_one_of_ones_own_before_anything_else() {
        resets("guigang.science", ONE_TIME);
        open("tasklist");
        name().fill("guigang.science");
        type(ONE_TIME);
        Locator rules = page().locator(".jt-rules li");
        assertThat(rules).hasCount(7);
        assertThat(page().getByLabel("新密码", exactly())).isFocused();
        page().keyboard().type("Eigenes-");
        assertThat(page().locator(".jt-rules li.jt-met")).hasCount(4);
        page().keyboard().press("Enter");
        assertThat(page().locator(".jt-sign-in-error")).hasText("还差一项：至少 10 个字符。");
        screenshot("one-time");
        page().getByLabel("新密码", exactly()).fill(OWN);
        page().keyboard().press("Tab");
        page().keyboard().type(OWN);
        assertThat(page().locator(".jt-rules li.jt-met")).hasCount(7);
        assertThat(page().locator("form[name=ownPassword] button[type=submit]")).isInViewport();
        page().keyboard().press("Enter");
        page().locator("section.tasks-list").waitFor();
        assertThat(Visitor.withBasic(port, "guigang.science", OWN)
                        .get("/engine-rest/task")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void who_does_not_choose_one_is_not_in() {
        resets("guigang.water", ONE_TIME);
        open("tasklist");
        name().fill("guigang.water");
        type(ONE_TIME);
        page().locator("form[name=ownPassword]").waitFor();
        page().reload();
        name().waitFor();
        assertThat(page().locator(".tasks-list")).hasCount(0);
        name().fill("guigang.water");
        type(ONE_TIME);
        page().locator("form[name=ownPassword] .btn-link").click();
        assertThat(name()).isVisible();
    }

    @Test
    void people_see_in_their_profile_that_their_name_is_kept_by_the_administrator() {
        open("welcome");
        name().fill("guigang.transport");
        type(tasklist.password());
        page().getByText("编辑资料").click();
        assertThat(page().locator("#user-profile-firstname")).hasAttribute("readonly", "");
        assertThat(page().locator("#user-profile-lastname")).hasAttribute("readonly", "");
        page().locator("#user-profile-email").fill("jiaotong@example.cn");
        page().locator("form[name=userProfile] button[type=submit], form button.btn-primary")
                .first()
                .click();
        page().getByText("jiaotong@example.cn").first().waitFor();
        page().getByText("修改密码").first().click();
        assertThat(page().locator(".jt-password-rules:visible")).containsText("至少 10 个字符");
    }

    @Test
    void an_administrator_gives_out_a_one_time_password_without_making_one_up() {
        open("admin");
        name().fill("admin");
        type(tasklist.password());
        page().getByText("系统 管理员").first().waitFor();
        page().navigate(address() + "/camunda/app/admin/default/#/users/guigang.finance?tab=account");
        page().getByText("生成一次性密码").click();
        String made = page().locator(".jt-one-time").innerText();
        page().locator("#inputAuthenticationUserPassword").fill(tasklist.password());
        page().locator("form[name=updateCredentialsForm] button.btn-primary").click();
        page().getByText("密码已").first().waitFor();
        assertThat(Visitor.withBasic(port, "guigang.finance", made)
                        .get("/engine-rest/task")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void an_auditor_reads_the_security_log_of_the_own_city_and_a_supervisor_has_none() {
        Visitor.withBasic(port, "guigang.market", "falsch").get("/engine-rest/task");
        Visitor.withBasic(port, "beihai.market", "falsch").get("/engine-rest/task");
        open("cockpit");
        name().fill("guigang.auditor");
        type(tasklist.password());
        page().getByText("安全日志").click();
        Locator rows = page().locator(".jt-log tbody tr");
        rows.first().waitFor();
        assertThat(page().locator(".jt-log")).containsText("guigang.market");
        assertThat(page().locator(".jt-log")).not().containsText("beihai.market");
        page().getByLabel("类别").first().selectOption("SIGN_IN_FAILED");
        page().getByText("查询").click();
        assertThat(rows.first()).containsText("登录失败");
        var sheet = page().waitForDownload(() -> page().getByText("导出 Excel").click());
        assertThat(sheet.suggestedFilename()).isEqualTo("安全日志.xlsx");
        page().getByLabel("账号").fill("nobody.at.all");
        page().getByText("查询").click();
        assertThat(page().locator(".jt-security [role=status]")).hasText("没有符合条件的记录。请放宽条件后再查询。");
        screenshot("security-log");
        signOut();
        open("cockpit");
        name().fill("guigang.supervisor");
        type(tasklist.password());
        page().getByText("计划进展").first().waitFor();
        assertThat(page().getByText("安全日志")).hasCount(0);
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }
}
