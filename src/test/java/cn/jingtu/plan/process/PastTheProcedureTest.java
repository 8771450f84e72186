package cn.jingtu.plan.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jingtu.JingtuTest;
import cn.jingtu.TestAccounts;
import cn.jingtu.Visitor;
import cn.jingtu.platform.Refusal;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever holds a task hands in its form; every other way round the procedure is shut, by the door and behind it. */
@JingtuTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PastTheProcedureTest {

    private static final String PASSWORD = "Rx7-vorbei-2020";
    private static final Map<String, List<String>> PEOPLE = new LinkedHashMap<>();

    static {
        PEOPLE.put("past.gangbei", List.of("guigang.gangbei"));
        PEOPLE.put("past.ecology", List.of("guigang.ecology"));
        PEOPLE.put("past.supervisor", List.of("guigang.supervisor"));
        PEOPLE.put("past.auditor", List.of("guigang.auditor"));
        PEOPLE.put("past.bh.ecology", List.of("beihai.ecology"));
        PEOPLE.put("past.admin", List.of("camunda-admin"));
    }

    @LocalServerPort
    int port;

    @Autowired
    IdentityService identities;

    @Autowired
    TaskService tasks;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Office office;

    @Autowired
    IssuedPlan plans;

    private String planTask;
    private Task county;

    @BeforeAll
    void people() {
        TestAccounts.inGroups(identities, PASSWORD, PEOPLE);
    }

    @BeforeEach
    void work() {
        planTask = plans.issue(t -> t.executors("gangbei"));
        office.handIn(planTask, "UserTask_DraftScheme", "guigang.agriculture", "zhang", Office.SCHEME);
        county = office.only(planTask, "UserTask_CarryOut", "guigang.gangbei");
        office.only(planTask, "UserTask_RequestCloseOut", "guigang.agriculture");
    }

    @AfterAll
    void as_before() {
        PEOPLE.keySet().forEach(identities::deleteUser);
    }

    private Visitor as(String user) {
        return Visitor.withBasic(port, user, PASSWORD);
    }

    private void nothingHasChanged() {
        assertThat(office.waitsIn(planTask)).contains("UserTask_CarryOut", "UserTask_RequestCloseOut");
        assertThat(tasks.createTaskQuery().taskId(county.getId()).singleResult().getAssignee())
                .isNull();
        assertThat(runtime.getVariables(county.getExecutionId())).doesNotContainKeys("x", "planId2", "verified");
        assertThat(tasks.getProcessInstanceAttachments(county.getProcessInstanceId()))
                .isEmpty();
    }

    // ---- by the wire

    @TestFactory
    Stream<DynamicTest> whoever_holds_a_task_can_only_hand_in_its_form() {
        String variable = "{\"variables\":{\"x\":{\"value\":true,\"type\":\"Boolean\"}}}";
        return Stream.of(
                        "bpmnError {\"errorCode\":\"x\",\"variables\":{\"verified\":{\"value\":true,\"type\":\"Boolean\"}}}",
                        "bpmnEscalation {\"escalationCode\":\"x\"}",
                        "resolve " + variable,
                        "resolve {}",
                        "delegate {\"userId\":\"past.ecology\"}",
                        "complete " + variable,
                        "complete {\"variables\":{\"planId\":{\"value\":\"beihai-2020\"}}}",
                        "complete {\"variables\":{\"submission\":{\"value\":1,\"type\":\"Integer\"}}}",
                        "submit-form " + variable,
                        "submit-form {\"variables\":{\"organisationId\":{\"value\":\"pingnan\"}}}",
                        "assignee {\"userId\":\"past.gangbei\"}",
                        "claim {\"userId\":\"past.ecology\"}",
                        "claim {\"userId\":null}",
                        "identity-links {\"userId\":\"past.ecology\",\"type\":\"candidate\"}",
                        "variables {\"modifications\":{\"x\":{\"value\":1}}}",
                        "localVariables {\"modifications\":{\"x\":{\"value\":1}}}",
                        "attachment/create {}")
                .map(call -> DynamicTest.dynamicTest(call, () -> {
                    int space = call.indexOf(' ');
                    String path = "/task/" + county.getId() + "/" + call.substring(0, space);
                    refused(as("past.gangbei").post("/engine-rest" + path, call.substring(space + 1)));
                    var page = Visitor.anonymous(port);
                    page.signIn("tasklist", "past.gangbei", PASSWORD);
                    refused(page.post("/camunda/api/engine/engine/default" + path, call.substring(space + 1)));
                    nothingHasChanged();
                }));
    }

    @Test
    void variables_of_what_runs_are_not_written_by_those_at_work() {
        String value = "{\"value\":1}";
        for (String path : List.of(
                "/engine-rest/task/" + county.getId() + "/variables/x",
                "/engine-rest/task/" + county.getId() + "/localVariables/x",
                "/engine-rest/execution/" + county.getExecutionId() + "/localVariables/x",
                "/engine-rest/process-instance/" + county.getProcessInstanceId() + "/variables/x")) {
            refused(as("past.gangbei").put(path, value));
            refused(as("past.gangbei").delete(path));
        }
        nothingHasChanged();
    }

    private static void refused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        assertThat(answer.body()).containsPattern("[\\u4e00-\\u9fff]{4}").doesNotContain("Exception", "Permission");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"businessKey\":\"x1\",\"variables\":{\"submission\":{\"value\":\"{}\"}}}",
                "{\"variables\":{\"planId\":{\"value\":\"guigang-2023\"}}}",
                "{\"variables\":{\"submission\":{\"value\":\"{}\"}},\"startInstructions\":[{\"type\":\"startBeforeActivity\",\"activityId\":\"ServiceTask_ClosePlan\"}]}",
                "{\"variables\":{\"submission\":{\"value\":\"{}\"}},\"skipCustomListeners\":true,\"startInstructions\":[{\"type\":\"startAfterActivity\",\"activityId\":\"CallActivity_SignOff\"}]}"
            })
    void a_procedure_is_started_at_its_beginning_with_its_form_and_nothing_else(String body) {
        long before = runtime.createProcessInstanceQuery()
                .processDefinitionKey("annual-plan")
                .count();
        refused(as("past.ecology").post("/engine-rest/process-definition/key/annual-plan/start", body));
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("annual-plan")
                        .count())
                .isEqualTo(before);
    }

    @Test
    void a_refused_run_of_a_job_costs_it_nothing() {
        Job job = management.createJobQuery().timers().list().stream()
                .filter(timer -> "guigang".equals(timer.getTenantId()))
                .findFirst()
                .orElseThrow();
        for (String user :
                List.of("past.auditor", "past.supervisor", "past.gangbei", "past.bh.ecology", "past.admin")) {
            for (int i = 0; i < 4; i++) {
                assertThat(as(user).post("/engine-rest/job/" + job.getId() + "/execute", "{}")
                                .statusCode())
                        .isIn(403, 428);
                office.as(user, "guigang", List.of("guigang.auditor"), () -> {
                    assertThatThrownBy(() -> management.executeJob(job.getId())).isInstanceOf(Refusal.class);
                    return null;
                });
            }
        }
        Job after = management.createJobQuery().jobId(job.getId()).singleResult();
        assertThat(after.getRetries()).isEqualTo(job.getRetries());
        assertThat(after.getExceptionMessage()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"assigneeExpression\":\"${currentUser().getClass()}\"}",
                "{\"orQueries\":[{\"assigneeExpression\":\"${dataSource}\"}]}",
                "{\"orQueries\":[{\"taskDefinitionKey\":\"none\",\"assigneeExpression\":\"${currentUser()}\"}]}",
                "{\"orQueries\":[{\"taskDefinitionKey\":\"none\",\"nameExpression\":\"x\",\"assigneeExpression\":\"${1+1}\"}]}",
                "{\"orQueries\":[{\"dueBeforeExpression\":\"${''.getClass().forName('java.lang.Runtime')}\"}]}",
                "{\"orQueries\":[{\"candidateGroupsExpression\":\"${planTask.closeOut(null)}\"}]}",
                "{\"orQueries\":[{\"processInstanceBusinessKeyExpression\":\"#{environment}\"}]}"
            })
    void a_query_evaluates_nothing_at_any_depth(String query) {
        String filter = Visitor.parsed(as("past.gangbei").get("/engine-rest/filter"))
                .get(0)
                .get("id")
                .asText();
        for (String path : List.of(
                "/engine-rest/task",
                "/engine-rest/task/count",
                "/engine-rest/engine/default/task",
                "/engine-rest/filter/" + filter + "/list",
                "/engine-rest/filter/" + filter + "/count",
                "/engine-rest/filter/" + filter + "/singleResult")) {
            var answer = as("past.gangbei").post(path, query);
            assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(400);
            assertThat(answer.body()).contains("查询条件中不能使用表达式").doesNotContain("Exception");
        }
    }

    @Test
    void comments_are_written_and_never_rewritten() {
        var created = as("past.gangbei")
                .post("/engine-rest/task/" + county.getId() + "/comment/create", "{\"message\":\"已联系乡镇\"}");
        assertThat(created.statusCode()).as(created.body()).isEqualTo(200);
        String comment = Visitor.parsed(created).get("id").asText();
        refused(as("past.gangbei")
                .put(
                        "/engine-rest/task/" + county.getId() + "/comment",
                        "{\"id\":\"" + comment + "\",\"message\":\"改\"}"));
        refused(as("past.gangbei").delete("/engine-rest/task/" + county.getId() + "/comment/" + comment));
        refused(as("past.gangbei").delete("/engine-rest/task/" + county.getId() + "/comment"));
        assertThat(tasks.getTaskComments(county.getId()))
                .singleElement()
                .satisfies(kept -> assertThat(kept.getFullMessage()).isEqualTo("已联系乡镇"));
    }

    // ---- behind the door

    @TestFactory
    Stream<DynamicTest> the_engine_itself_refuses_what_the_door_should_have() {
        Map<String, Consumer<String>> calls = new LinkedHashMap<>();
        calls.put("bpmn error", id -> tasks.handleBpmnError(id, "x"));
        calls.put("escalation", id -> tasks.handleEscalation(id, "x"));
        calls.put("resolve", tasks::resolveTask);
        calls.put("delegate", id -> tasks.delegateTask(id, "past.ecology"));
        calls.put("variable", id -> tasks.setVariable(id, "x", 1));
        calls.put("local variable", id -> tasks.setVariableLocal(id, "x", 1));
        calls.put("complete with a variable", id -> tasks.complete(id, Map.of("x", 1)));
        calls.put(
                "complete with an object",
                id -> tasks.complete(
                        id,
                        Variables.putValueTyped(
                                "submission",
                                Variables.serializedObjectValue("{}")
                                        .objectTypeName("java.io.File")
                                        .serializationDataFormat("application/json")
                                        .create())));
        calls.put("claim for somebody else", id -> tasks.claim(id, "past.ecology"));
        calls.put("assignee", id -> tasks.setAssignee(id, "past.ecology"));
        calls.put("due date", id -> tasks.setDueDate(id, new java.util.Date()));
        calls.put("delete", tasks::deleteTask);
        calls.put("attachment", id -> tasks.createAttachment("url", id, null, "x", "x", "javascript:x"));
        calls.put(
                "message",
                id -> runtime.createMessageCorrelation("jingtu.taskWithdrawn").correlateAll());
        calls.put(
                "modification",
                id -> runtime.createProcessInstanceModification(county.getProcessInstanceId())
                        .cancelAllForActivity("UserTask_CarryOut")
                        .execute());
        calls.put("removal", id -> runtime.deleteProcessInstance(county.getProcessInstanceId(), "x"));
        calls.put("suspension", id -> runtime.suspendProcessInstanceById(county.getProcessInstanceId()));
        calls.put("variable of an execution", id -> runtime.setVariable(county.getExecutionId(), "x", 1));
        calls.put(
                "table",
                id -> management.createTablePageQuery().tableName("ACT_RU_TASK").listPage(0, 1));
        calls.put("property", id -> management.setProperty("x", "y"));
        calls.put("password of another", id -> identities.checkPassword("past.admin", PASSWORD));
        calls.put(
                "query in SQL",
                id -> tasks.createNativeTaskQuery()
                        .sql("select * from act_ru_task")
                        .list());
        return calls.entrySet().stream()
                .map(call -> DynamicTest.dynamicTest(call.getKey(), () -> {
                    office.as("past.gangbei", "guigang", List.of("guigang.gangbei"), () -> {
                        assertThatThrownBy(() -> call.getValue().accept(county.getId()))
                                .isInstanceOf(Refusal.class);
                        return null;
                    });
                    nothingHasChanged();
                }));
    }

    // ---- administrators

    @Test
    void administrators_step_in_with_a_reason_that_is_on_record_before_they_do() {
        var admin = as("past.admin");
        String path = "/engine-rest/task/" + county.getId() + "/assignee";
        String body = "{\"userId\":\"past.gangbei\"}";
        var asked = admin.post(path, body);
        assertThat(asked.statusCode()).isEqualTo(428);
        assertThat(asked.body()).contains("写明事由");
        var tooShort = admin.send(admin.request(path)
                .header("Content-Type", "application/json")
                .header("X-Jingtu-Reason", "x")
                .POST(BodyPublishers.ofString(body)));
        assertThat(tooShort.statusCode()).isEqualTo(428);
        nothingHasChanged();
        String reason = "原承办人离岗，按局办公室要求改派";
        var done = admin.send(admin.request(path)
                .header("Content-Type", "application/json")
                .header("X-Jingtu-Reason", URLEncoder.encode(reason, StandardCharsets.UTF_8))
                .POST(BodyPublishers.ofString(body)));
        assertThat(done.statusCode()).as(done.body()).isEqualTo(204);
        assertThat(jdbc.sql(
                                "SELECT kind || city_id || user_id || reason FROM jingtu.security_log WHERE reason = :reason AND what LIKE 'AssignTask%'")
                        .param("reason", reason)
                        .query(String.class)
                        .list())
                .containsExactly("INTERVENED" + "guigang" + "past.admin" + reason);
    }

    @Test
    void an_administrator_in_the_web_apps_states_the_reason_once_for_a_while() {
        var admin = Visitor.anonymous(port);
        admin.signIn("admin", "past.admin", PASSWORD);
        admin.get("/camunda/app/admin/default/");
        String path = "/camunda/api/engine/engine/default/task/" + county.getId() + "/assignee";
        String body = "{\"userId\":\"past.gangbei\"}";
        assertThat(admin.post(path, body).statusCode()).isEqualTo(428);
        assertThat(admin.put("/api/intervention", "{\"reason\":\"短\"}").statusCode())
                .isEqualTo(422);
        assertThat(admin.put("/api/intervention", "{\"reason\":\"按局办公室要求改派承办人\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(admin.post(path, body).statusCode()).isEqualTo(204);
        assertThat(admin.delete("/api/intervention").statusCode()).isEqualTo(204);
        assertThat(admin.post(path, body).statusCode()).isEqualTo(428);
        assertThat(as("past.gangbei")
                        .put("/api/intervention", "{\"reason\":\"按局办公室要求改派\"}")
                        .statusCode())
                .isEqualTo(403);
    }
}
