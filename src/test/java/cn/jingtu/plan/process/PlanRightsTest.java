package cn.jingtu.plan.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jingtu.JingtuTest;
import cn.jingtu.TestAccounts;
import cn.jingtu.Visitor;
import cn.jingtu.matter.MatterVerb;
import cn.jingtu.matter.Record;
import cn.jingtu.notice.NoticeKind;
import cn.jingtu.notice.Notices;
import cn.jingtu.plan.PlanTasks;
import cn.jingtu.plan.PlanVerb;
import cn.jingtu.platform.Refusal;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Who gets at the plans and at the desks of their tasks, asked from outside. */
@JingtuTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlanRightsTest {

    private static final String PASSWORD = "Rx7-geheim-2020";
    private static final Map<String, List<String>> PEOPLE = new LinkedHashMap<>();

    static {
        PEOPLE.put("pr.agriculture", List.of("guigang.agriculture"));
        PEOPLE.put("pr.ecology", List.of("guigang.ecology"));
        PEOPLE.put("pr.water", List.of("guigang.water"));
        PEOPLE.put("pr.finance", List.of("guigang.finance"));
        PEOPLE.put("pr.gangbei", List.of("guigang.gangbei"));
        PEOPLE.put("pr.gangnan", List.of("guigang.gangnan"));
        PEOPLE.put("pr.supervisor", List.of("guigang.supervisor"));
        PEOPLE.put("pr.auditor", List.of("guigang.auditor"));
        PEOPLE.put("pr.bh.agriculture", List.of("beihai.agriculture"));
        PEOPLE.put("pr.bh.supervisor", List.of("beihai.supervisor"));
        PEOPLE.put("pr.bh.auditor", List.of("beihai.auditor"));
        PEOPLE.put("pr.admin", List.of("camunda-admin"));
    }

    @LocalServerPort
    int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping addresses;

    @Autowired
    IdentityService identities;

    @Autowired
    Office office;

    @Autowired
    IssuedPlan plans;

    @Autowired
    PlanTasks tasks;

    @Autowired
    Notices notices;

    private String task;
    private Task lead;
    private Task county;

    @BeforeAll
    void people() {
        TestAccounts.inGroups(identities, PASSWORD, PEOPLE);
    }

    @BeforeEach
    void work() {
        int year = IssuedPlan.freshYear();
        task = plans.issue(
                year,
                t -> t.participants("finance").executors("gangbei", "gangnan").due(LocalDate.of(year, 6, 15), "完成排查"));
        office.handIn(task, "UserTask_DraftScheme", "guigang.agriculture", "zhang", Office.SCHEME);
        lead = office.only(task, "UserTask_RequestCloseOut", "guigang.agriculture");
        county = office.only(task, "UserTask_CarryOut", "guigang.gangbei");
    }

    @AfterAll
    void as_before() {
        PEOPLE.keySet().forEach(identities::deleteUser);
    }

    private Visitor as(String user) {
        return Visitor.withBasic(port, user, PASSWORD);
    }

    private static String api(Task desk) {
        return "/api/tasks/" + desk.getId();
    }

    private int exempt(Visitor visitor, Task desk) {
        return visitor.post(api(desk) + "/exemptions", "{\"organisation\":\"gangnan\",\"reason\":\"无任务\"}")
                .statusCode();
    }

    private int meet(Visitor visitor, Task desk) {
        return visitor.post(api(desk) + "/deadlines/" + deadline() + "/met", "{\"note\":\"已完成\"}")
                .statusCode();
    }

    private int extend(Visitor visitor, Task desk) {
        return visitor.post(
                        api(desk) + "/deadlines/" + deadline() + "/extensions",
                        "{\"date\":\"" + IssuedPlan.yearOf(task) + "-12-01\",\"reason\":\"汛期\"}")
                .statusCode();
    }

    private int urge(Visitor visitor, Task desk) {
        return visitor.post(api(desk) + "/urges", "{\"text\":\"请抓紧\"}").statusCode();
    }

    private int complete(Visitor visitor, Task desk) {
        return visitor.post(
                        "/engine-rest/task/" + desk.getId() + "/complete",
                        "{\"variables\":{\"submission\":{\"type\":\"String\",\"value\":"
                                + "\"{\\\"text\\\":\\\"已完成\\\",\\\"noEvidenceReason\\\":\\\"现场核对\\\"}\"}}}")
                .statusCode();
    }

    private long deadline() {
        return tasks.deadlines(task).get(0).id();
    }

    private void assertNothingHappened() {
        assertThat(tasks.records(task)).extracting(Record::verb).containsExactly(PlanVerb.SCHEME_DRAFTED.code());
        assertThat(office.list(task, "UserTask_CarryOut")).hasSize(2);
    }

    @Test
    void those_a_task_was_given_to_read_what_it_is_about() {
        JsonNode brief = as("pr.gangbei").json(api(county) + "/brief");
        assertThat(brief.get("title").asText()).isEqualTo("试验任务");
        assertThat(brief.get("body").asText()).isEqualTo("港北区人民政府");
        assertThat(brief.get("mayUrge").asBoolean()).isFalse();
        assertThat(as("pr.agriculture").json(api(lead) + "/work").get("parties"))
                .hasSize(4);
        assertThat(as("pr.agriculture").get(api(lead) + "/plan").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pr.water", "pr.gangnan", "pr.bh.agriculture", "pr.bh.supervisor", "pr.bh.auditor"})
    void another_department_county_or_city_gets_at_nothing(String user) {
        Visitor visitor = as(user);
        for (Task desk : List.of(lead, county)) {
            assertThat(visitor.get(api(desk) + "/brief").statusCode()).isEqualTo(404);
            assertThat(visitor.get(api(desk) + "/work").statusCode()).isEqualTo(404);
            assertThat(visitor.get(api(desk) + "/plan").statusCode()).isEqualTo(404);
            assertThat(exempt(visitor, desk)).isEqualTo(404);
            assertThat(meet(visitor, desk)).isEqualTo(404);
            assertThat(extend(visitor, desk)).isEqualTo(404);
            assertThat(urge(visitor, desk)).isEqualTo(404);
            assertThat(complete(visitor, desk)).isIn(403, 404);
        }
        assertNothingHappened();
    }

    @Test
    void a_lead_acts_at_its_own_desk_and_a_county_does_not_act_as_a_lead() {
        assertThat(exempt(as("pr.gangbei"), county)).isEqualTo(403);
        assertThat(meet(as("pr.gangbei"), county)).isEqualTo(403);
        assertThat(extend(as("pr.gangbei"), county)).isEqualTo(403);
        assertThat(urge(as("pr.gangbei"), county)).isEqualTo(403);
        assertNothingHappened();

        assertThat(exempt(as("pr.agriculture"), lead)).isEqualTo(204);
        assertThat(extend(as("pr.agriculture"), lead)).isEqualTo(204);
        assertThat(meet(as("pr.agriculture"), lead)).isEqualTo(204);
        assertThat(tasks.records(task).stream().map(Record::person).limit(3)).containsOnly("pr.agriculture");
        assertThat(office.list(task, "UserTask_CarryOut", "guigang.gangnan")).isEmpty();
    }

    @Test
    void what_a_lead_sends_is_checked_and_answered_in_chinese() {
        var refused =
                as("pr.agriculture").post(api(lead) + "/exemptions", "{\"organisation\":\"gangnan\",\"reason\":\" \"}");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("“豁免原因”不能为空");
        assertThat(as("pr.agriculture")
                        .post(api(lead) + "/deadlines/999999999/met", "{\"note\":\"已完成\"}")
                        .statusCode())
                .isEqualTo(404);
        assertNothingHappened();
    }

    @Test
    void the_supervisor_reads_and_urges_but_neither_completes_nor_decides() {
        Visitor supervisor = as("pr.supervisor");
        assertThat(supervisor.json(api(county) + "/brief").get("mayUrge").asBoolean())
                .isTrue();
        assertThat(complete(supervisor, county)).isEqualTo(403);
        assertThat(exempt(supervisor, lead)).isEqualTo(403);
        assertThat(meet(supervisor, lead)).isEqualTo(403);
        assertThat(extend(supervisor, lead)).isEqualTo(403);
        assertNothingHappened();

        assertThat(urge(supervisor, county)).isEqualTo(204);
        assertThat(tasks.records(task).get(0).verb()).isEqualTo(MatterVerb.URGED.code());
        assertThat(notices.about("guigang", "plan-task:" + task)).anySatisfy(n -> {
            assertThat(n.kind()).isEqualTo(NoticeKind.URGE);
            assertThat(n.groupId()).isEqualTo("guigang.gangbei");
            assertThat(n.text()).contains("请抓紧");
            assertThat(n.taskId()).isEqualTo(county.getId());
        });
    }

    @Test
    void the_auditor_reads_and_changes_nothing() {
        Visitor auditor = as("pr.auditor");
        assertThat(auditor.get(api(county) + "/brief").statusCode()).isEqualTo(200);
        assertThat(auditor.get(api(lead) + "/work").statusCode()).isEqualTo(200);
        assertThat(urge(auditor, county)).isEqualTo(403);
        assertThat(exempt(auditor, lead)).isEqualTo(403);
        assertThat(meet(auditor, lead)).isEqualTo(403);
        assertThat(extend(auditor, lead)).isEqualTo(403);
        assertThat(complete(auditor, county)).isEqualTo(403);
        assertNothingHappened();
    }

    @Test
    void the_administrator_does_not_work_for_anybody() {
        Visitor admin = as("pr.admin");
        assertThat(urge(admin, county)).isEqualTo(403);
        assertThat(exempt(admin, lead)).isEqualTo(403);
        assertThat(meet(admin, lead)).isEqualTo(403);
        assertThat(extend(admin, lead)).isEqualTo(403);
        assertThat(complete(admin, county)).isEqualTo(403);
        assertThat(admin.get("/api/plans").statusCode()).isEqualTo(403);
        assertNothingHappened();
    }

    @Test
    void a_county_hands_in_over_the_interface_for_other_programs_once() {
        assertThat(complete(as("pr.gangbei"), county)).isEqualTo(204);
        var again = as("pr.gangbei").post("/engine-rest/task/" + county.getId() + "/complete", "{}");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("这项任务已提交");
        assertThat(tasks.records(task).get(0).person()).isEqualTo("pr.gangbei");
        assertThat(tasks.openExecutors(task)).containsExactly("gangnan");
    }

    @Test
    void what_a_colleague_has_in_hand_is_not_handed_in_by_another() {
        as("pr.gangbei").post("/engine-rest/task/" + county.getId() + "/claim", "{\"userId\":\"pr.gangbei\"}");
        assertThatThrownBy(() -> office.handIn(county, "pr.colleague", Office.REPORT, "guigang.gangbei"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("现由测 试办理");
        assertNothingHappened();
        assertThat(complete(as("pr.gangbei"), county)).isEqualTo(204);
    }

    @Test
    void a_long_text_from_another_program_is_taken_when_it_is_sent_as_the_forms_send_it() {
        String text = "已完成".repeat(2000);
        String submission = "\"{\\\"text\\\":\\\"" + text + "\\\",\\\"noEvidenceReason\\\":\\\"现场核对\\\"}\"";
        String body = "{\"variables\":{\"submission\":{\"type\":\"String\",\"value\":" + submission + "%s}}}";
        String path = "/engine-rest/task/" + county.getId() + "/complete";
        var kept = as("pr.gangbei").post(path, body.formatted(""));
        assertThat(kept.statusCode()).isEqualTo(422);
        assertThat(kept.body()).contains("valueInfo.transient");
        assertNothingHappened();
        assertThat(as("pr.gangbei")
                        .post(path, body.formatted(",\"valueInfo\":{\"transient\":true}"))
                        .statusCode())
                .isEqualTo(204);
    }

    /** Whatever there is to ask about a plan, also what is added later. */
    @Test
    void a_plan_that_is_not_issued_is_for_those_who_prepare_and_supervise_it() {
        int year = IssuedPlan.freshYear();
        String plan = plans.begin(plans.draft(year, IssuedPlan.spec().task(IssuedPlan.REF)))
                .id();
        List<String> about = addresses.getHandlerMethods().keySet().stream()
                .flatMap(address -> address.getPatternValues().stream()
                        .filter(path -> path.startsWith("/api/plans/{planId}/"))
                        .map(path -> address.getMethodsCondition().getMethods() + " " + path))
                .distinct()
                .toList();
        assertThat(about).hasSizeGreaterThanOrEqualTo(9);
        for (String address : about) {
            String path = address.substring(address.indexOf('/')).replace("{planId}", plan);
            boolean read = address.startsWith("[GET]");
            for (String user : List.of("pr.water", "pr.gangbei", "pr.bh.auditor")) {
                var answer = read ? as(user).get(path) : as(user).post(path, "{}");
                assertThat(answer.statusCode()).as(user + " " + address).isEqualTo(404);
                assertThat(answer.body()).doesNotContain("试验计划");
            }
            for (String user : List.of("pr.ecology", "pr.supervisor", "pr.auditor")) {
                assertThat(read ? as(user).get(path).statusCode() : 200)
                        .as(user + " " + address)
                        .isEqualTo(200);
            }
        }
        for (String user : List.of("pr.water", "pr.gangbei")) {
            assertThat(as(user).json("/api/plans?state=DRAFT,IN_APPROVAL,ISSUED")
                            .findValuesAsText("id"))
                    .doesNotContain(plan);
        }
        assertThat(as("pr.ecology").json("/api/plans").findValuesAsText("id")).contains(plan);
    }

    @Test
    void strangers_to_the_house_get_nothing_at_all() {
        Visitor anonymous = Visitor.anonymous(port);
        String plan = tasks.get(task).planId();
        for (String path : List.of(
                "/api/plans",
                "/api/plans/" + plan + "/goals",
                "/api/plans/" + plan + "/overview",
                "/api/plans/" + plan + "/file",
                api(lead) + "/brief",
                api(lead) + "/work",
                api(lead) + "/plan")) {
            assertThat(anonymous.get(path).statusCode()).as(path).isEqualTo(401);
        }
        assertThat(exempt(anonymous, lead)).isIn(401, 403);
        assertThat(meet(anonymous, lead)).isIn(401, 403);
        assertThat(extend(anonymous, lead)).isIn(401, 403);
        assertThat(urge(anonymous, lead)).isIn(401, 403);
        assertThat(complete(anonymous, county)).isIn(401, 403);
        assertNothingHappened();
    }

    @ParameterizedTest
    @CsvSource({
        "pr.water, 200",
        "pr.supervisor, 200",
        "pr.auditor, 200",
        "pr.bh.agriculture, 404",
        "pr.bh.supervisor, 404",
        "pr.bh.auditor, 404"
    })
    void a_plan_is_for_its_own_city(String user, int status) {
        Visitor visitor = as(user);
        String plan = tasks.get(task).planId();
        assertThat(visitor.json("/api/plans").findValuesAsText("id").contains(plan))
                .isEqualTo(status == 200);
        for (String part : List.of("/goals", "/overview", "/file")) {
            assertThat(visitor.get("/api/plans/" + plan + part).statusCode())
                    .as(part)
                    .isEqualTo(status);
        }
    }
}
