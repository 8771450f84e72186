package cn.jingtu.reporting.process;

import static cn.jingtu.reporting.process.Departments.draft;
import static cn.jingtu.reporting.process.Departments.freshYear;
import static cn.jingtu.reporting.process.Departments.push;
import static cn.jingtu.reporting.process.Departments.task;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.JingtuTest;
import cn.jingtu.TestAccounts;
import cn.jingtu.Visitor;
import cn.jingtu.plan.Plan;
import cn.jingtu.plan.process.Office;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who gets what of the quarterly push, asked from outside. */
@JingtuTest
class ReportEndpointsTest {

    private static final String PASSWORD = "Rp4-jidu-2023";
    private static final Map<String, String> PEOPLE = Map.of(
            "reports.farm", "guigang.agriculture",
            "reports.county", "guigang.gangbei",
            "reports.eco", "guigang.ecology",
            "reports.eco.head", "guigang.ecology.head",
            "reports.supervisor", "guigang.supervisor",
            "reports.stranger", "beihai.supervisor");

    @LocalServerPort
    int port;

    @Autowired
    IdentityService identities;

    @Autowired
    Office office;

    @Autowired
    Departments departments;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void people() {
        TestAccounts.inGroup(identities, PASSWORD, PEOPLE);
    }

    @AfterEach
    void nobody() {
        PEOPLE.keySet().forEach(identities::deleteUser);
        jdbc.sql("delete from jingtu.report_setting where city_id = 'guigang'").update();
    }

    @Test
    void forms_begin_with_what_belongs_to_their_reader_and_supervisors_see_who_is_silent() {
        int year = freshYear();
        Plan plan = departments.issue(draft(year, task("二(一)1", "agriculture"), task("二(一)2", "water")));
        String round = plan.id() + ":" + year + "-03-25";
        departments.open(round);
        String report = office.only(round + ":agriculture", "UserTask_DraftReport", "guigang.agriculture")
                .getId();
        String part =
                office.only(round, "UserTask_ReportPart", "guigang.gangbei").getId();
        String board =
                office.only(round, "UserTask_TrackReports", "guigang.ecology").getId();

        JsonNode form = as("reports.farm").json("/api/tasks/" + report + "/progress-report");
        assertThat(form.path("items")).hasSize(1);
        assertThat(form.at("/items/0/content").asText()).contains("共2个县（市、区）");
        assertThat(as("reports.farm")
                        .json("/api/tasks/" + report + "/brief")
                        .path("context")
                        .asText())
                .isEqualTo(plan.title());
        JsonNode card = as("reports.county").json("/api/tasks/" + part + "/brief");
        assertThat(card.path("title").asText()).contains("年第一季度工作进展");
        assertThat(card.path("body").asText()).isEqualTo("港北区人民政府");
        assertThat(card.at("/dates/0/description").asText()).isEqualTo("最迟报送");
        assertThat(card.at("/history/0/what").asText()).isEqualTo("布置季度推送");
        assertThat(as("reports.county")
                        .json("/api/tasks/" + part + "/county-part")
                        .path("items"))
                .hasSize(2);
        assertThat(as("reports.eco")
                        .json("/api/tasks/" + board + "/report-round")
                        .at("/summary/totals/silent")
                        .asInt())
                .isEqualTo(2);
        for (String other : new String[] {report + "/progress-report", board + "/report-round", board + "/document"}) {
            assertThat(as("reports.county").get("/api/tasks/" + other).statusCode())
                    .as(other)
                    .isEqualTo(404);
            assertThat(as("reports.stranger").get("/api/tasks/" + other).statusCode())
                    .as(other)
                    .isEqualTo(404);
        }
        assertThat(as("reports.supervisor")
                        .post(
                                "/api/tasks/" + board + "/report-exemptions",
                                "{\"organisation\":\"water\",\"reason\":\"无\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(as("reports.eco")
                        .post(
                                "/api/tasks/" + board + "/report-exemptions",
                                "{\"organisation\":\"water\",\"reason\":\"任务移交\"}")
                        .statusCode())
                .isEqualTo(204);
        JsonNode seen = line(as("reports.supervisor").json("/api/report-rounds"), round);
        assertThat(seen.path("departments"))
                .extracting(d -> d.path("state").asText())
                .containsExactlyInAnyOrder("DRAFTING", "EXEMPT");
        assertThat(as("reports.stranger").json("/api/report-rounds"))
                .noneMatch(r -> r.path("id").asText().equals(round));
    }

    @Test
    void a_published_summary_can_be_read_by_every_department_of_its_city_only() {
        int year = freshYear();
        Plan plan = departments.issue(draft(year, task("二(一)1", "agriculture")));
        String round = plan.id() + ":" + year + "-03-25";
        String path = "/api/report-rounds/" + URLEncoder.encode(round, StandardCharsets.UTF_8) + "/summary";
        departments.open(round);
        departments.pushAndAccept(round, "agriculture");
        assertThat(as("reports.farm").get(path).statusCode()).isEqualTo(404);
        departments.publish(round);

        assertThat(as("reports.county").get(path).statusCode()).isEqualTo(200);
        assertThat(as("reports.county").get(path.replace("summary", "ledger")).statusCode())
                .isEqualTo(200);
        assertThat(as("reports.stranger").get(path).statusCode()).isEqualTo(404);
        assertThat(Visitor.anonymous(port).get(path).statusCode()).isEqualTo(401);
        assertThat(line(as("reports.farm").json("/api/report-rounds"), round).path("files"))
                .hasSize(2);
    }

    @Test
    void the_card_of_a_task_leads_from_a_push_date_to_the_summary_that_met_it() {
        int year = freshYear();
        LocalDate due = LocalDate.of(year, 3, 24);
        Plan plan = departments.issue(draft(year, task("二(七)", "ecology", push(due))));
        String holder = plan.id() + ":二(七)";
        String round = plan.id() + ":" + due;
        office.run(holder, "StartEvent_TaskIssued");
        String desk =
                office.only(holder, "UserTask_DraftScheme", "guigang.ecology").getId();
        departments.open(round);
        departments.pushAndAccept(round, "ecology");
        departments.publish(round);

        JsonNode date = as("reports.eco").json("/api/tasks/" + desk + "/brief").at("/dates/0");
        assertThat(date.path("stateName").asText()).isEqualTo("已完成");
        assertThat(date.path("document").asText()).isEqualTo("/api/report-rounds/" + round + "/summary");
    }

    @Test
    void only_the_head_of_the_coordinating_body_changes_how_the_city_pushes() {
        String settings = "{\"reportDays\":[\"06-20\"],\"openWorkdays\":8,\"countyWorkdays\":3,\"graceWorkdays\":2}";

        assertThat(as("reports.eco").put("/api/report-settings", settings).statusCode())
                .isEqualTo(403);
        assertThat(as("reports.eco.head")
                        .put("/api/report-settings", settings.replace("06-20", "6月20日"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(as("reports.eco.head").put("/api/report-settings", settings).statusCode())
                .isEqualTo(200);
        assertThat(as("reports.eco.head")
                        .put("/api/report-settings", settings.replace("\"countyWorkdays\":3", "\"countyWorkdays\":8"))
                        .statusCode())
                .isEqualTo(422);
        String later = settings.replace("}", ",\"restDayPolicy\":\"NEXT_WORKDAY\"}");
        assertThat(as("reports.eco.head").put("/api/report-settings", later).statusCode())
                .isEqualTo(200);

        JsonNode seen = as("reports.eco").json("/api/report-settings");
        assertThat(seen.at("/settings/reportDays/0").asText()).isEqualTo("06-20");
        assertThat(seen.at("/settings/restDayPolicy").asText()).isEqualTo("NEXT_WORKDAY");
        assertThat(seen.path("history")).hasSize(2);
        assertThat(seen.at("/history/0/by").asText()).isEqualTo("reports.eco.head");
        assertThat(seen.at("/history/1/settings/restDayPolicy").isNull()).isTrue();
        assertThat(seen.path("oversees").asBoolean()).isTrue();
        assertThat(seen.path("mayChange").asBoolean()).isFalse();
        assertThat(as("reports.farm")
                        .json("/api/report-settings")
                        .path("oversees")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void the_account_is_for_those_who_oversee_and_the_calendar_for_all() {
        int year = freshYear();
        Plan plan = departments.issue(draft(year, task("二(一)1", "agriculture")));
        String path = "/api/plans/" + plan.id();

        assertThat(as("reports.farm").get(path + "/account").statusCode()).isEqualTo(403);
        assertThat(as("reports.supervisor").json(path + "/account").path("departments"))
                .hasSize(1);
        assertThat(as("reports.supervisor").get(path + "/account.docx").statusCode())
                .isEqualTo(200);
        assertThat(as("reports.farm").json(path + "/calendar").path("months")).isNotEmpty();
        assertThat(as("reports.stranger").get(path + "/calendar").statusCode()).isEqualTo(404);
        assertThat(as("reports.farm").post(path + "/next-year", "").statusCode())
                .isEqualTo(403);
    }

    private static JsonNode line(JsonNode rounds, String id) {
        return StreamSupport.stream(rounds.spliterator(), false)
                .filter(r -> r.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Visitor as(String user) {
        return Visitor.withBasic(port, user, PASSWORD);
    }
}
