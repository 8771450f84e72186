package cn.jingtu.organisation.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.JingtuTest;
import cn.jingtu.TestAccounts;
import cn.jingtu.Visitor;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/**
 * Who sees and does what, asked from outside as every client must. In a program of its own: the lists of bodies are
 * looked at whole, and the work that other tests leave to these bodies would stand in them.
 */
@JingtuTest
@TestPropertySource(properties = "jingtu.test=rights")
class RightsTest {

    private static final String PASSWORD = "Rx7-geheim-2020";
    private static final Map<String, List<String>> PEOPLE = new LinkedHashMap<>();

    static {
        PEOPLE.put("rights.bh.agri", List.of("beihai.agriculture"));
        PEOPLE.put("rights.bh.agri.head", List.of("beihai.agriculture", "beihai.agriculture.head"));
        PEOPLE.put("rights.bh.eco", List.of("beihai.ecology"));
        PEOPLE.put("rights.bh.supervisor", List.of("beihai.supervisor"));
        PEOPLE.put("rights.bh.auditor", List.of("beihai.auditor"));
        PEOPLE.put("rights.gg.agri", List.of("guigang.agriculture"));
        PEOPLE.put("rights.gg.supervisor", List.of("guigang.supervisor"));
        PEOPLE.put("rights.gg.auditor", List.of("guigang.auditor"));
        PEOPLE.put("rights.admin", List.of("camunda-admin"));
    }

    @LocalServerPort
    int port;

    @Autowired
    IdentityService identities;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    Starters starters;

    private Deployment deployment;
    private Task beihaiTask;
    private Task headTask;
    private Task guigangTask;

    @BeforeEach
    void people_and_work() {
        TestAccounts.inGroups(identities, PASSWORD, PEOPLE);
        deployment = repository
                .createDeployment()
                .name("rights")
                .addInputStream("probe.html", getClass().getResourceAsStream("/rights/probe.html"))
                .addInputStream("rights-probe.bpmn", getClass().getResourceAsStream("/rights/rights-probe.bpmn"))
                .deploy();
        starters.run();
        beihaiTask = start("beihai", "beihai.agriculture");
        headTask = start("beihai", "beihai.agriculture.head");
        guigangTask = start("guigang", "guigang.agriculture");
    }

    @AfterEach
    void as_before() {
        repository.deleteDeployment(deployment.getId(), true);
        PEOPLE.keySet().forEach(identities::deleteUser);
    }

    private Task start(String city, String group) {
        var instance = runtime.startProcessInstanceByKey(
                "rights-probe", Map.of("cityId", city, "group", group, "clause", "二（一）1", "secretOf", city));
        return tasks.createTaskQuery().processInstanceId(instance.getId()).singleResult();
    }

    private Visitor as(String user) {
        return Visitor.withBasic(port, user, PASSWORD);
    }

    private List<String> ids(Visitor visitor, String path) {
        return StreamSupport.stream(visitor.json(path).spliterator(), false)
                .map(entry -> entry.get("id").asText())
                .toList();
    }

    @Test
    void staff_see_the_tasks_of_their_own_department_only() {
        assertThat(ids(as("rights.bh.agri"), "/engine-rest/task")).containsExactly(beihaiTask.getId());
        assertThat(ids(as("rights.bh.eco"), "/engine-rest/task")).isEmpty();
        assertThat(ids(as("rights.gg.agri"), "/engine-rest/task")).containsExactly(guigangTask.getId());
    }

    @Test
    void heads_see_what_awaits_a_head_too() {
        assertThat(ids(as("rights.bh.agri.head"), "/engine-rest/task"))
                .containsExactlyInAnyOrder(beihaiTask.getId(), headTask.getId());
        assertThat(as("rights.bh.agri")
                        .post("/engine-rest/task/" + headTask.getId() + "/complete", "{}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void staff_claim_give_back_and_complete() {
        var staff = as("rights.bh.agri");
        String task = "/engine-rest/task/" + beihaiTask.getId();
        assertThat(staff.post(task + "/claim", "{\"userId\":\"rights.bh.agri\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(staff.post(task + "/unclaim", "{}").statusCode()).isEqualTo(204);
        assertThat(staff.post(task + "/complete", "{}").statusCode()).isEqualTo(204);
        var again = staff.post(task + "/complete", "{}");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("这项任务已提交");
    }

    @Test
    void nobody_takes_a_claimed_task_out_of_a_colleagues_hands() {
        as("rights.bh.agri")
                .post("/engine-rest/task/" + beihaiTask.getId() + "/claim", "{\"userId\":\"rights.bh.agri\"}");
        assertThat(as("rights.bh.agri.head")
                        .post("/engine-rest/task/" + beihaiTask.getId() + "/unclaim", "{}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void staff_do_not_move_due_dates_or_pass_tasks_on() {
        var staff = as("rights.bh.agri");
        String task = "/engine-rest/task/" + beihaiTask.getId();
        assertThat(staff.put(task, "{\"name\":\"x\",\"due\":\"2030-01-01T00:00:00.000+0800\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(staff.post(task + "/assignee", "{\"userId\":\"rights.gg.agri\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(staff.post(task + "/identity-links", "{\"groupId\":\"guigang.ecology\",\"type\":\"candidate\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(tasks.createTaskQuery()
                        .taskId(beihaiTask.getId())
                        .singleResult()
                        .getDueDate())
                .isEqualTo(beihaiTask.getDueDate());
    }

    @Test
    void the_form_of_an_own_task_opens_and_that_of_another_department_does_not() {
        String form = "/engine-rest/task/" + beihaiTask.getId() + "/deployed-form";
        assertThat(as("rights.bh.agri").get(form).body()).contains("条款原文");
        assertThat(as("rights.bh.eco").get(form).statusCode()).isEqualTo(403);
        assertThat(as("rights.gg.agri").get(form).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rights.bh.eco", "rights.gg.agri", "rights.gg.supervisor", "rights.gg.auditor"})
    void a_stranger_to_the_task_gets_at_it_by_no_address(String user) {
        var comment = tasks.createComment(beihaiTask.getId(), beihaiTask.getProcessInstanceId(), "内部意见");
        var attachment = tasks.createAttachment(
                "text/plain",
                beihaiTask.getId(),
                beihaiTask.getProcessInstanceId(),
                "内部材料.txt",
                "",
                new ByteArrayInputStream("机密".getBytes(StandardCharsets.UTF_8)));
        String task = "/engine-rest/task/" + beihaiTask.getId();
        String instance = "/engine-rest/process-instance/" + beihaiTask.getProcessInstanceId();
        String past = "/engine-rest/history/";
        String byInstance = "?processInstanceId=" + beihaiTask.getProcessInstanceId();
        var visitor = as(user);
        for (String path : List.of(
                task,
                task + "/variables",
                task + "/form-variables",
                task + "/form",
                task + "/deployed-form",
                task + "/identity-links",
                task + "/comment",
                task + "/comment/" + comment.getId(),
                task + "/attachment",
                task + "/attachment/" + attachment.getId(),
                task + "/attachment/" + attachment.getId() + "/data",
                instance,
                instance + "/variables",
                instance + "/variables/secretOf",
                instance + "/comment",
                instance + "/activity-instances",
                past + "process-instance/" + beihaiTask.getProcessInstanceId(),
                past + "task" + byInstance,
                past + "activity-instance" + byInstance,
                past + "variable-instance" + byInstance,
                past + "detail" + byInstance,
                past + "user-operation" + byInstance,
                past + "identity-link-log?taskId=" + beihaiTask.getId(),
                "/engine-rest/task" + byInstance,
                "/engine-rest/process-instance?processInstanceIds=" + beihaiTask.getProcessInstanceId(),
                "/engine-rest/execution" + byInstance,
                "/engine-rest/variable-instance?processInstanceIdIn=" + beihaiTask.getProcessInstanceId(),
                "/engine-rest/job" + byInstance,
                "/engine-rest/incident" + byInstance)) {
            var answer = visitor.get(path);
            boolean nothing = List.of(400, 403, 404).contains(answer.statusCode())
                    || answer.statusCode() == 200 && answer.body().equals("[]");
            assertThat(nothing)
                    .as("%s for %s: %s %s", path, user, answer.statusCode(), answer.body())
                    .isTrue();
            assertThat(answer.body()).doesNotContain("内部", "secretOf", "机密");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rights.bh.eco",
                "rights.bh.supervisor",
                "rights.bh.auditor",
                "rights.gg.agri",
                "rights.gg.supervisor",
                "rights.gg.auditor"
            })
    void who_does_not_work_on_a_task_changes_nothing_of_it(String user) {
        var visitor = as(user);
        String task = "/engine-rest/task/" + beihaiTask.getId();
        String instance = "/engine-rest/process-instance/" + beihaiTask.getProcessInstanceId();
        assertThat(visitor.post(task + "/complete", "{}").statusCode()).isBetween(400, 404);
        assertThat(visitor.post(task + "/submit-form", "{}").statusCode()).isBetween(400, 404);
        assertThat(visitor.post(task + "/claim", "{\"userId\":\"" + user + "\"}")
                        .statusCode())
                .isBetween(400, 404);
        assertThat(visitor.post(task + "/assignee", "{\"userId\":\"" + user + "\"}")
                        .statusCode())
                .isBetween(400, 404);
        assertThat(visitor.post(task + "/bpmnError", "{\"errorCode\":\"x\"}").statusCode())
                .isBetween(400, 404);
        assertThat(visitor.post(task + "/comment/create", "{\"message\":\"x\"}").statusCode())
                .isBetween(400, 404);
        assertThat(visitor.put(task + "/variables/clause", "{\"value\":\"x\"}").statusCode())
                .isBetween(400, 404);
        // Nobody at all deletes a task of a running process; the engine says so as an error of its own.
        assertThat(visitor.delete(task).statusCode()).isIn(400, 403, 404, 500);
        assertThat(visitor.put(instance + "/variables/clause", "{\"value\":\"x\"}")
                        .statusCode())
                .isBetween(400, 404);
        assertThat(visitor.delete(instance).statusCode()).isBetween(400, 404);
        assertThat(visitor.put(instance + "/suspended", "{\"suspended\":true}").statusCode())
                .isBetween(400, 404);
        assertThat(visitor.post(
                                instance + "/modification",
                                "{\"instructions\":[{\"type\":\"cancel\",\"activityId\":\"UserTask_Work\"}]}")
                        .statusCode())
                .isBetween(400, 404);
        assertThat(visitor.delete("/engine-rest/history/process-instance/" + beihaiTask.getProcessInstanceId())
                        .statusCode())
                .isBetween(400, 404);
        assertThat(visitor.delete("/engine-rest/deployment/" + deployment.getId() + "?cascade=true")
                        .statusCode())
                .isBetween(400, 404);
        assertThat(visitor.post("/engine-rest/filter/create", "{\"name\":\"x\",\"resourceType\":\"Task\"}")
                        .statusCode())
                .isBetween(400, 404);
        assertThat(visitor.post("/engine-rest/task/create", "{\"name\":\"x\",\"assignee\":\"" + user + "\"}")
                        .statusCode())
                .isBetween(400, 404);
        assertThat(visitor.post(
                                "/engine-rest/user/create",
                                "{\"profile\":{\"id\":\"x1\"},\"credentials\":{\"password\":\"Rx7-geheim-2021\"}}")
                        .statusCode())
                .isBetween(400, 404);
        assertThat(tasks.createTaskQuery()
                        .taskId(beihaiTask.getId())
                        .taskUnassigned()
                        .count())
                .isEqualTo(1);
        assertThat(tasks.createTaskQuery().taskName("x").count()).isZero();
        assertThat(identities.createUserQuery().userId("x1").count()).isZero();
        assertThat(tasks.getTaskComments(beihaiTask.getId())).isEmpty();
        assertThat(runtime.getVariable(beihaiTask.getProcessInstanceId(), "clause"))
                .isEqualTo("二（一）1");
    }

    @ParameterizedTest
    @CsvSource({"rights.bh.supervisor,beihai", "rights.bh.auditor,beihai", "rights.gg.auditor,guigang"})
    void supervisors_and_auditors_see_all_of_their_city_and_nothing_else(String user, String city) {
        var visitor = as(user);
        for (String path : List.of(
                "/engine-rest/task?processDefinitionKey=rights-probe",
                "/engine-rest/process-instance?processDefinitionKey=rights-probe",
                "/engine-rest/history/task?processDefinitionKey=rights-probe",
                "/engine-rest/history/process-instance?processDefinitionKey=rights-probe",
                "/engine-rest/history/variable-instance?processDefinitionKey=rights-probe",
                "/engine-rest/history/activity-instance?processDefinitionKey=rights-probe")) {
            JsonNode entries = visitor.json(path);
            assertThat(entries).as(path).isNotEmpty();
            assertThat(entries)
                    .as(path)
                    .allSatisfy(
                            entry -> assertThat(entry.get("tenantId").asText()).isEqualTo(city));
        }
        assertThat(visitor.json("/engine-rest/tenant")).hasSize(1);
    }

    @Test
    void the_count_by_department_of_cockpits_first_page_is_of_the_own_city() {
        var departments = as("rights.bh.supervisor").json("/engine-rest/task/report/candidate-group-count");
        assertThat(StreamSupport.stream(departments.spliterator(), false)
                        .map(entry -> entry.get("groupName").asText()))
                .contains("beihai.agriculture")
                .doesNotContain("guigang.agriculture");
    }

    @Test
    void counts_leave_out_the_other_city() {
        var statistics = as("rights.gg.supervisor").json("/engine-rest/process-definition/statistics");
        assertThat(statistics)
                .filteredOn(entry -> entry.get("definition").get("key").asText().equals("rights-probe"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.get("instances").asInt()).isEqualTo(1));
    }

    @Test
    void auditors_read_who_did_what() {
        as("rights.bh.agri").post("/engine-rest/task/" + beihaiTask.getId() + "/complete", "{}");
        var log = as("rights.bh.auditor")
                .json("/engine-rest/history/user-operation?processInstanceId=" + beihaiTask.getProcessInstanceId());
        assertThat(log).anySatisfy(entry -> {
            assertThat(entry.get("userId").asText()).isEqualTo("rights.bh.agri");
            assertThat(entry.get("operationType").asText()).isEqualTo("Complete");
        });
    }

    @Test
    void staff_find_their_finished_work_in_its_history() {
        var staff = as("rights.bh.agri");
        staff.post("/engine-rest/task/" + beihaiTask.getId() + "/complete", "{}");
        assertThat(ids(staff, "/engine-rest/history/task?finished=true&taskId=" + beihaiTask.getId()))
                .containsExactly(beihaiTask.getId());
    }

    @Test
    void only_whom_the_model_lists_starts_a_procedure_and_only_for_the_own_city() {
        String start = "/engine-rest/process-definition/key/rights-probe/start";
        String own = "{\"variables\":{\"group\":{\"value\":\"beihai.agriculture\"}}}";
        assertThat(as("rights.bh.agri").post(start, own).statusCode()).isEqualTo(403);
        assertThat(as("rights.bh.supervisor").post(start, own).statusCode()).isEqualTo(403);
        var started = as("rights.bh.agri.head").post(start, own);
        assertThat(started.statusCode()).isEqualTo(200);
        assertThat(Visitor.parsed(started).get("tenantId").asText()).isEqualTo("beihai");
        var foreign = as("rights.bh.agri.head")
                .post(
                        start,
                        "{\"variables\":{\"group\":{\"value\":\"guigang.agriculture\"},\"cityId\":{\"value\":\"guigang\"}}}");
        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(foreign.body()).contains("不能绕过流程办理");
    }

    @Test
    void what_fails_inside_is_said_in_chinese_and_nothing_of_the_inside_is_told() {
        tasks.setVariable(beihaiTask.getId(), "fail", true);
        var answer = as("rights.bh.agri").post("/engine-rest/task/" + beihaiTask.getId() + "/complete", "{}");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(Visitor.parsed(answer).get("message").asText()).startsWith("系统处理时出错");
        assertThat(answer.body()).doesNotContain("inner_table", "Exception", "Cannot");
    }

    @Test
    void a_refusal_inside_a_process_reaches_the_user_as_it_is() {
        runtime.setVariable(beihaiTask.getExecutionId(), "refuse", true);
        var answer = as("rights.bh.agri").post("/engine-rest/task/" + beihaiTask.getId() + "/complete", "{}");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(Visitor.parsed(answer).get("message").asText()).isEqualTo("还有县区未完成。请先催办，或填写免办理由。");
        assertThat(tasks.createTaskQuery().taskId(beihaiTask.getId()).count()).isEqualTo(1);
    }

    @Test
    void the_same_rights_hold_in_the_web_apps() {
        var visitor = Visitor.anonymous(port);
        assertThat(visitor.signIn("tasklist", "rights.bh.eco", PASSWORD).statusCode())
                .isEqualTo(200);
        visitor.get("/camunda/app/tasklist/default/");
        String task = "/camunda/api/engine/engine/default/task/" + beihaiTask.getId();
        assertThat(visitor.get(task).statusCode()).isIn(403, 404);
        assertThat(visitor.get(task + "/comment").statusCode()).isIn(403, 404);
        assertThat(visitor.get(task + "/attachment").statusCode()).isIn(403, 404);
        assertThat(visitor.post(task + "/complete", "{}").statusCode()).isEqualTo(403);
        assertThat(visitor.get("/camunda/api/cockpit/plugin/base/default/process-instance")
                        .body())
                .doesNotContain(beihaiTask.getProcessInstanceId());
    }

    @ParameterizedTest
    @CsvSource({
        "rights.bh.agri,tasklist,200",
        "rights.bh.agri,cockpit,403",
        "rights.bh.agri,admin,403",
        "rights.bh.supervisor,cockpit,200",
        "rights.bh.auditor,cockpit,200",
        "rights.bh.auditor,admin,403",
        "rights.admin,admin,200"
    })
    void each_role_opens_the_apps_it_needs(String user, String app, int status) {
        assertThat(Visitor.anonymous(port).signIn(app, user, PASSWORD).statusCode())
                .isEqualTo(status);
    }

    @Test
    void names_of_people_and_groups_are_not_for_staff_of_anywhere() {
        var staff = as("rights.gg.agri");
        assertThat(ids(staff, "/engine-rest/user")).containsExactly("rights.gg.agri");
        assertThat(ids(staff, "/engine-rest/group"))
                .as("the own body and its posts")
                .containsExactlyInAnyOrder(
                        "guigang.agriculture", "guigang.agriculture.deputy", "guigang.agriculture.head");
        assertThat(staff.get("/engine-rest/identity/groups?userId=rights.bh.agri")
                        .body())
                .doesNotContain("beihai");
    }

    @Test
    void everyone_has_the_lists_of_the_role_with_the_columns_that_tell_tasks_apart() {
        var staff = as("rights.bh.agri");
        var names = StreamSupport.stream(staff.json("/engine-rest/filter").spliterator(), false)
                .map(filter -> filter.get("name").asText())
                .toList();
        assertThat(names).containsExactlyInAnyOrder("待我办理", "本单位待办", "七日内到期", "已逾期", "参与事项");
        assertThat(list(staff, "待我办理")).containsExactly(beihaiTask.getId());
        assertThat(list(staff, "本单位待办")).containsExactly(beihaiTask.getId());
        assertThat(list(as("rights.bh.supervisor"), "全部(督查)"))
                .containsExactlyInAnyOrder(beihaiTask.getId(), headTask.getId());
        assertThat(list(as("rights.bh.agri"), "参与事项")).isEmpty();
        as("rights.bh.agri.head")
                .post("/engine-rest/task/" + beihaiTask.getId() + "/claim", "{\"userId\":\"rights.bh.agri.head\"}");
        assertThat(list(staff, "待我办理")).isEmpty();
        assertThat(list(staff, "本单位待办")).containsExactly(beihaiTask.getId());
    }

    @Test
    void due_and_overdue_tasks_are_told_by_the_clock() {
        var staff = as("rights.bh.agri");
        var due = beihaiTask.getDueDate().toInstant();
        ClockUtil.setCurrentTime(Date.from(due.minusSeconds(3 * 86400)));
        assertThat(list(staff, "七日内到期")).containsExactly(beihaiTask.getId());
        assertThat(list(staff, "已逾期")).isEmpty();
        ClockUtil.setCurrentTime(Date.from(due.minusSeconds(8 * 86400)));
        assertThat(list(staff, "七日内到期")).isEmpty();
        ClockUtil.setCurrentTime(Date.from(due.plusSeconds(60)));
        assertThat(list(staff, "已逾期")).containsExactly(beihaiTask.getId());
        assertThat(list(staff, "七日内到期")).isEmpty();
    }

    private List<String> list(Visitor visitor, String filter) {
        String id = StreamSupport.stream(visitor.json("/engine-rest/filter").spliterator(), false)
                .filter(entry -> entry.get("name").asText().equals(filter))
                .map(entry -> entry.get("id").asText())
                .findFirst()
                .orElseThrow();
        return ids(visitor, "/engine-rest/filter/" + id + "/list");
    }
}
