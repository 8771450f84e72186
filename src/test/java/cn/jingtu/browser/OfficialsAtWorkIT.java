package cn.jingtu.browser;

import static cn.jingtu.browser.Tasklist.having;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.Visitor;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The two plans of the demo in the hands of those who work on them, each at a browser of their own. */
@SpringBootTest(properties = "jingtu.demo=true", webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class OfficialsAtWorkIT extends BrowserTest {

    @LocalServerPort
    private int port;

    @Value("${jingtu.data-dir}")
    private Path dataFolder;

    private Tasklist tasklist;

    @BeforeEach
    void comes_to_the_office() {
        tasklist = new Tasklist(this::page, port, dataFolder);
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
    }

    @Test
    void a_task_of_beihai_goes_from_the_counties_over_its_lead_and_the_verifier_to_close_out() {
        String clause = "二(三)2 ";
        arrive("beihai.yinhai");
        tasklist.choose("本单位待办", "组织落实", clause);
        tasklist.claim();
        tasklist.upload("银海区受污染耕地安全利用台账.pdf");
        tasklist.fill("text", "已在银海区落实优先保护、安全利用和严格管控措施。");
        page().locator(".jt-figure .form-control, [data-field^=value-] .form-control")
                .first()
                .fill("3117");
        tasklist.handIn();

        var report =
                Map.of("text", "已落实。", "figures", figures("beihai.tieshangang", clause), "noEvidenceReason", "已随文报送");
        tasklist.handInByApi(
                "beihai.tieshangang", tasklist.taskId("beihai.tieshangang", "UserTask_CarryOut", clause), report);

        leave();
        arrive("beihai.agriculture");
        tasklist.choose("本单位待办", "推进并申请销号", clause);
        tasklist.claim();
        page().locator(".jt-form tr")
                .filter(having("涠洲"))
                .locator("button")
                .filter(having("豁免"))
                .click();
        page().locator("dialog textarea").fill("岛上没有受污染耕地。");
        page().locator("dialog button[type=submit]").click();
        assertThat(page().locator(".jt-form tr").filter(having("涠洲"))).containsText("岛上没有受污染耕地");
        tasklist.fill("text", "各县区均已落实，面积达到目标。");
        tasklist.handIn();

        leave();
        arrive("beihai.ecology.verifier");
        openTask(tasklist.taskId("beihai.ecology.verifier", "UserTask_Verify", clause));
        tasklist.claim();
        assertThat(page().locator(".jt-form .jt-file-name").filter(having("银海区受污染耕地安全利用台账.pdf")))
                .isVisible();
        tasklist.choose("outcome", "PASS");
        tasklist.fill("remark", "资料齐全，同意销号。");
        tasklist.handIn();

        assertClosed("beihai.agriculture", clause);
    }

    @Test
    void a_task_of_guigang_that_the_verifying_body_leads_needs_its_head_as_well() {
        String clause = "二(一)-3 ";
        arrive("guigang.guiping");
        tasklist.choose("待我办理", "组织落实", clause);
        tasklist.claim();
        tasklist.upload("桂平市污染成因排查报告.pdf");
        tasklist.fill("text", "已完成重点乡镇成因排查，建立污染源清单。");
        tasklist.handIn();

        tasklist.handInByApi(
                "guigang.qintang",
                tasklist.taskId("guigang.qintang", "UserTask_CarryOut", clause),
                Map.of("text", "已完成排查。", "figures", List.of(), "noEvidenceReason", "已随文报送"));

        leave();
        arrive("guigang.ecology");
        openTask(tasklist.taskId("guigang.ecology", "UserTask_RequestCloseOut", clause));
        tasklist.claim();
        tasklist.fill("text", "桂平市、覃塘区均已落实。");
        tasklist.handIn();

        leave();
        arrive("guigang.ecology.verifier");
        openTask(tasklist.taskId("guigang.ecology.verifier", "UserTask_Verify", clause));
        tasklist.claim();
        tasklist.choose("outcome", "PASS");
        tasklist.fill("remark", "同意销号。");
        tasklist.handIn();

        leave();
        arrive("guigang.ecology.head");
        openTask(tasklist.taskId("guigang.ecology.head", "UserTask_ApproveVerification", clause));
        tasklist.claim();
        tasklist.choose("agreed", "true");
        tasklist.handIn();

        assertClosed("guigang.ecology", clause);
    }

    @Test
    void a_wrong_password_is_refused_in_chinese() {
        page().navigate(address() + "/camunda/app/tasklist/default/");
        page().locator("input[type=text]").first().fill("guigang.agriculture");
        page().locator("input[type=password]").fill("wrong-password");
        page().locator("button[type=submit]").click();
        assertThat(page().locator(".jt-sign-in-error")).hasText("用户名或密码不正确。");
        assertThat(page().locator("input[type=password]")).isVisible();
        assertThat(page().locator(".tasks-list")).isHidden();
    }

    @Test
    void the_address_of_a_task_of_others_shows_nothing_of_it() {
        String clause = "二(三)-1 ";
        String task = tasklist.taskId("guigang.development", "UserTask_DraftScheme", clause);
        for (String stranger :
                List.of("guigang.industry", "beihai.development", "beihai.supervisor", "beihai.auditor")) {
            arrive(stranger);
            page().navigate(address() + "/camunda/app/tasklist/default/#/?task=" + task);
            assertThat(page().locator(".notifications-panel, [notifications-panel]")
                            .first())
                    .not()
                    .isEmpty();
            assertThat(page().locator("body")).not().containsText("农用地安全利用和风险管控");
            assertThat(page().locator(".jt-form")).hasCount(0);
            for (String part : List.of("brief", "work", "evidence", "draft", "plan")) {
                assertThat(tasklist.as(stranger)
                                .get("/api/tasks/" + task + "/" + part)
                                .statusCode())
                        .as(stranger + " asks for the " + part)
                        .isIn(403, 404);
            }
            leave();
        }
    }

    @Test
    void a_supervisor_urges_but_cannot_do_the_work_of_others() {
        String clause = "二(三)-1 ";
        arrive("guigang.supervisor");
        tasklist.choose("全部", "编制实施方案", clause + "农用地安全利用和风险管控｜市农业农村局");
        assertThat(page().locator(".jt-banner")).hasText("您可以查看本任务，不能办理。");
        assertThat(page().locator("fieldset.jt-body[disabled]")).hasCount(1);
        assertThat(page().locator("button.claim")).isHidden();
        assertThat(page().locator(".task-card .groups")).containsText("贵港市农业农村局");
        page().locator("button.jt-urge").click();
        page().locator("dialog textarea").fill("请本周内报送实施方案。");
        page().locator("dialog button[type=submit]").click();
        assertThat(page().locator(".jt-toast")).hasText("催办已发出。");

        leave();
        arrive("guigang.agriculture");
        page().locator(".jt-bell").click();
        Locator notice = page().locator(".jt-notice").filter(having("请本周内报送实施方案。"));
        assertThat(notice).containsText("催办");
        assertThat(notice).containsText(clause.strip());
    }

    @Test
    void an_auditor_reads_in_cockpit_and_by_api_what_was_done_and_on_which_evidence() {
        String clause = "二(六)-1 ";
        String lead = tasklist.taskId("guigang.ecology", "UserTask_RequestCloseOut", clause);
        Visitor auditor = tasklist.as("guigang.auditor");
        String instance = auditor.json("/engine-rest/task/" + lead)
                .get("processInstanceId")
                .asText();

        arrive("guigang.auditor");
        page().navigate(address() + "/camunda/app/cockpit/default/#/process-instance/" + instance + "/runtime");
        assertThat(page().locator(".djs-container")).containsText("推进并申请销号");

        assertThat(auditor.json("/engine-rest/history/task?processInstanceId=" + instance))
                .anyMatch(done -> done.get("name").asText().contains(clause)
                        && done.hasNonNull("endTime")
                        && done.hasNonNull("assignee"));
        assertThat(auditor.get("/api/process-instances/" + instance + "/evidence")
                        .statusCode())
                .isEqualTo(200);
        assertThat(auditor.post("/engine-rest/task/" + lead + "/claim", "{\"userId\":\"guigang.auditor\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(tasklist.as("beihai.auditor")
                        .get("/api/process-instances/" + instance + "/evidence")
                        .statusCode())
                .isIn(403, 404);
    }

    /** The rehearsal went through the year: what was to be reminded of was, and people did what they were told. */
    @Test
    void the_quarters_of_the_demo_that_have_passed_are_published() {
        LocalDate longAgo = LocalDate.now(ZoneId.systemDefault()).minusDays(30);
        for (String city : List.of("beihai", "guigang")) {
            for (JsonNode round : tasklist.as(city + ".supervisor").json("/api/report-rounds")) {
                if (LocalDate.parse(round.get("acceptUntil").asText()).isBefore(longAgo)) {
                    assertThat(round.get("state").asText())
                            .as(round.get("subject").asText())
                            .isIn("PUBLISHED", "CANCELLED");
                }
            }
        }
    }

    private void arrive(String user) {
        signIn(user, tasklist.password());
    }

    private void leave() {
        signOut();
    }

    /** A figure for every measure that a county's form asks for. */
    private List<Map<String, Object>> figures(String county, String clause) {
        String task = tasklist.taskId(county, "UserTask_CarryOut", clause);
        return StreamSupport.stream(
                        tasklist.as(county)
                                .json("/api/tasks/" + task + "/work")
                                .get("indicators")
                                .spliterator(),
                        false)
                .map(indicator -> Map.<String, Object>of(
                        "indicatorId", indicator.get("id").asLong(), "value", "3117"))
                .toList();
    }

    /** The process of the task has ended, nobody has anything of it left to do, and its lead is told the number. */
    private void assertClosed(String lead, String clause) {
        String auditor = lead.substring(0, lead.indexOf('.')) + ".auditor";
        String ended = "/engine-rest/history/process-instance?processDefinitionKey=plan-task&completed=true"
                + "&processInstanceBusinessKeyLike=" + Tasklist.encoded("%rehearsal%:" + clause.strip());
        for (int look = 0; look < 60 && tasklist.as(auditor).json(ended).isEmpty(); look++) {
            page().waitForTimeout(500);
        }
        assertThat(tasklist.as(auditor).json(ended)).hasSize(1);
        assertThat(tasklist.as(auditor)
                        .json("/engine-rest/task?processInstanceBusinessKeyLike="
                                + Tasklist.encoded("%rehearsal%:" + clause.strip())))
                .isEmpty();
    }
}
