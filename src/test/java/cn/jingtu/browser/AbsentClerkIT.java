package cn.jingtu.browser;

import static cn.jingtu.browser.Tasklist.having;
import static cn.jingtu.browser.Tasklist.json;
import static cn.jingtu.browser.Tasklist.ok;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A clerk of a county is away, or gone, with a claimed task: the county goes on without an administrator. */
@SpringBootTest(properties = "jingtu.demo=true", webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class AbsentClerkIT extends BrowserTest {

    private static final String COUNTY = "beihai.yinhai";
    private static final String CLERK = "beihai.yinhai";
    private static final String HEAD = "beihai.yinhai.head";
    private static final String COLLEAGUE = "yinhai.wang";
    private static final String HANDED_OUT = "Erst-einmal-2026-so";

    @LocalServerPort
    private int port;

    @Value("${jingtu.data-dir}")
    private Path dataFolder;

    private Tasklist tasklist;

    @BeforeEach
    void a_colleague_starts_in_the_office() {
        tasklist = new Tasklist(this::page, port, dataFolder);
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        page().setViewportSize(1366, 768);
        account(COLLEAGUE, "王晓明");
    }

    @AfterEach
    void as_before() {
        tasklist.as("admin").delete("/engine-rest/user/" + COLLEAGUE);
    }

    private void account(String id, String name) {
        var admin = tasklist.as("admin");
        ok(admin.post(
                "/engine-rest/user/create",
                json(Map.of(
                        "profile", Map.of("id", id, "firstName", name, "lastName", "科员"),
                        "credentials", Map.of("password", HANDED_OUT)))));
        // What an administrator hands out is good for one thing only.
        ok(tasklist.as(id, HANDED_OUT)
                .put("/api/own-password", json(Map.of("oldPassword", HANDED_OUT, "newPassword", tasklist.password()))));
        ok(admin.put("/engine-rest/group/" + COUNTY + "/members/" + id, ""));
    }

    @Test
    void a_clerk_claims_the_head_hands_on_and_the_colleague_hands_in() {
        String clause = "二(四)4 ";
        String task = tasklist.taskId(CLERK, "UserTask_CarryOut", clause);
        arrive(CLERK);
        tasklist.choose("本单位待办", "组织落实", clause);
        assertThat(action("放回待办")).hasCount(0);
        tasklist.claim();
        assertThat(action("放回待办")).isVisible();
        assertThat(action("转办")).hasCount(0);
        assertThat(page().locator(".task-card .unclaim")).isHidden();
        screenshot("claimed");

        leave();
        arrive(HEAD);
        openTask(task);
        assertThat(page().locator(".jt-banner")).containsText("本任务的办理人是银海区人民政府 经办");
        assertThat(page().locator(".task-card .reset-assignee")).isHidden();
        action("转办").click();
        page().locator("dialog button[type=submit]").click();
        assertThat(page().locator("dialog .jt-error")).hasText("请选择接办的同事。");
        page().locator("dialog input[type=search]").fill("晓明");
        assertThat(page().locator(".jt-colleagues label")).hasCount(1);
        page().locator(".jt-colleagues label").filter(having("王晓明")).click();
        page().locator("dialog button[type=submit]").click();
        assertThat(page().locator("dialog .jt-error")).containsText("请写明原因");
        page().locator("dialog textarea").fill("经办人外出培训两周，由王晓明接办");
        screenshot("handing-on");
        page().locator("dialog button[type=submit]").click();
        assertThat(page().locator(".jt-toast")).hasText("已交给王晓明 科员办理。");
        assertThat(page().locator(".task-card .assignee")).containsText("王晓明 科员");
        assertThat(page().locator(".jt-banner")).containsText("本任务的办理人是王晓明 科员");
        page().locator(".jt-card summary").click();
        Locator newest = recorded("转办");
        assertThat(newest).containsText("办理人：银海区人民政府 经办 → 王晓明 科员");
        assertThat(newest).containsText("原因：经办人外出培训两周");
        screenshot("handed-on");

        leave();
        arrive(COLLEAGUE);
        page().locator(".jt-bell").click();
        Locator notice = page().locator(".jt-notice").filter(having("交给您办理"));
        assertThat(notice).containsText("经办人外出培训两周");
        screenshot("told");
        notice.click();
        page().locator(".task-card h2.task").filter(having(clause)).waitFor();
        tasklist.awaitForm();
        tasklist.upload("土地收储监管台账.pdf");
        tasklist.fill("text", "已核对本区土地征收、收回、收购环节监管情况。");
        tasklist.handIn();
        assertThat(tasklist.as("beihai.auditor")
                        .json("/engine-rest/history/task?taskId=" + task)
                        .get(0)
                        .get("assignee")
                        .asText())
                .isEqualTo(COLLEAGUE);
    }

    @Test
    void a_deleted_account_leaves_its_task_to_the_county() {
        String clause = "二(四)5 ";
        String task = tasklist.taskId(COLLEAGUE, "UserTask_CarryOut", clause);
        ok(tasklist.as(COLLEAGUE).post("/engine-rest/task/" + task + "/claim", json(Map.of("userId", COLLEAGUE))));
        arrive(CLERK);
        openTask(task);
        assertThat(page().locator(".jt-banner")).containsText("本任务的办理人是王晓明 科员");
        assertThat(action("转办")).hasCount(0);

        ok(tasklist.as("admin").delete("/engine-rest/user/" + COLLEAGUE));

        page().reload();
        page().locator(".jt-bell").click();
        Locator notice =
                page().locator(".jt-notice").filter(having("王晓明 科员的账号已注销")).filter(having(clause));
        assertThat(notice).containsText("以下1项待办已放回本单位待办");
        screenshot("freed");
        notice.click();
        tasklist.claim();
        page().locator(".jt-card summary").click();
        assertThat(recorded("离开放回")).hasCount(1);
        action("放回待办").click();
        assertThat(page().locator(".jt-toast")).hasText("已放回本单位待办。");
        assertThat(page().locator(".jt-banner button")).hasText("领取");
        assertThat(recorded("放回待办")).hasCount(1);
    }

    @Test
    void of_two_who_press_the_slower_sees_who_has_it() {
        String clause = "二(三)3 ";
        String task = tasklist.taskId(CLERK, "UserTask_CarryOut", clause);
        arrive(CLERK);
        openTask(task);
        page().locator(".jt-banner button").filter(having("领取")).waitFor();
        ok(tasklist.as(COLLEAGUE).post("/engine-rest/task/" + task + "/claim", json(Map.of("userId", COLLEAGUE))));
        page().locator(".jt-banner button").filter(having("领取")).click();
        assertThat(page().locator(".page-notifications")).containsText("这项任务刚被王晓明 科员领取");
        assertThat(page().locator(".jt-banner")).containsText("本任务的办理人是王晓明 科员");
        screenshot("slower");
    }

    @Test
    void who_may_only_look_on_is_offered_nothing() {
        String task = tasklist.taskId(CLERK, "UserTask_CarryOut", "二(二)1五 ");
        ok(tasklist.as(CLERK).post("/engine-rest/task/" + task + "/claim", json(Map.of("userId", CLERK))));
        for (String watcher : new String[] {"beihai.supervisor", "beihai.auditor"}) {
            arrive(watcher);
            openTask(task);
            assertThat(page().locator(".jt-banner")).hasText("您可以查看本任务，不能办理。");
            for (String label : new String[] {"转办", "指派", "收回", "放回待办"}) {
                assertThat(action(label)).hasCount(0);
            }
            for (String cross : new String[] {".claim", ".unclaim", ".reset-assignee"}) {
                assertThat(page().locator(".task-card " + cross + ":visible")).hasCount(0);
            }
            assertThat(page().locator(".createCommentLink")).isHidden();
            screenshot(watcher);
            leave();
        }
        assertThat(tasklist.as(CLERK)
                        .post("/api/tasks/" + task + "/return", "{}")
                        .statusCode())
                .isEqualTo(204);
    }

    /** What the card's history tells of this; another test may have moved the clock, so its place in the list says nothing. */
    private Locator recorded(String what) {
        return page().locator(".jt-history li").filter(having(what));
    }

    private Locator action(String label) {
        return page().locator(".task-actions .jt-action").filter(having(label));
    }

    private void arrive(String user) {
        signIn(user, tasklist.password());
    }

    private void leave() {
        signOut();
        page().setViewportSize(1366, 768);
    }
}
