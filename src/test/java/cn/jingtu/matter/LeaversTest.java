package cn.jingtu.matter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import cn.jingtu.JingtuTest;
import cn.jingtu.Visitor;
import cn.jingtu.platform.SystemRights;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody leaves with claimed tasks: the body finds them free, whichever way the account went. */
@JingtuTest
class LeaversTest {

    private static final String PASSWORD = "Lx7-geheim-2020";
    private static final String BODY = "beihai.water";
    private static final String HEADS = "beihai.water.head";

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
    SystemRights system;

    @Autowired
    JdbcClient jdbc;

    /** Notices to bodies outlive a test: each leaver is another one. */
    private final String leaver = "leaver." + UUID.randomUUID();

    private Deployment deployment;

    @BeforeEach
    void people_and_work() {
        account(leaver, "张三", BODY, HEADS);
        account("stays.li", "李四", BODY);
        account("stays.head", "王局", HEADS);
        account("leaver.admin", "管理员", "camunda-admin");
        deployment = repository
                .createDeployment()
                .addModelInstance(
                        "leavers-probe.bpmn",
                        Bpmn.createExecutableProcess("leavers-probe")
                                .camundaHistoryTimeToLiveString("P30D")
                                .startEvent()
                                .userTask("UserTask_Work")
                                .name("办理事项")
                                .camundaCandidateGroups("${group}")
                                .endEvent()
                                .done())
                .deploy();
    }

    @AfterEach
    void as_before() {
        repository.deleteDeployment(deployment.getId(), true);
        Stream.of(leaver, "stays.li", "stays.head", "leaver.admin").forEach(identities::deleteUser);
    }

    private void account(String id, String name, String... groups) {
        var user = identities.newUser(id);
        user.setFirstName(name);
        user.setPassword(PASSWORD);
        identities.saveUser(user);
        for (String group : groups) {
            identities.createMembership(id, group);
        }
    }

    private Task claimed(String group, String by) {
        var instance = runtime.startProcessInstanceByKey(
                "leavers-probe", "matter:" + leaver, Map.of("cityId", group.split("\\.")[0], "group", group));
        Task task = tasks.createTaskQuery().processInstanceId(instance.getId()).singleResult();
        tasks.claim(task.getId(), by);
        return task;
    }

    private @Nullable String holder(Task task) {
        return tasks.createTaskQuery().taskId(task.getId()).singleResult().getAssignee();
    }

    private Visitor as(String user) {
        return Visitor.withBasic(port, user, PASSWORD);
    }

    private List<Map<String, Object>> records(Task task) {
        return jdbc.sql("""
                        SELECT verb, city_id, matter, group_id, person, reason,
                               before ->> '办理人' AS had, after ->> '办理人' AS has
                          FROM jingtu.record WHERE task_id = ? ORDER BY id""").param(task.getId()).query().listOfRows();
    }

    private List<Map<String, Object>> log() {
        return jdbc.sql("SELECT * FROM jingtu.security_log WHERE kind = 'HANDED_OVER' AND old_value = ?")
                .param(leaver)
                .query()
                .listOfRows();
    }

    private List<JsonNode> told(String user) {
        return StreamSupport.stream(as(user).json("/api/notices").get("items").spliterator(), false)
                .filter(notice -> notice.get("subject").asText().equals("leaver:" + leaver))
                .toList();
    }

    /** As the web app for accounts, another program of the office, and the program itself do it. */
    private void deleteAccount(String way) {
        switch (way) {
            case "admin app" -> {
                assertThat(adminApp()
                                .delete("/camunda/api/engine/engine/default/user/" + leaver)
                                .statusCode())
                        .isEqualTo(204);
            }
            case "rest" ->
                assertThat(as("leaver.admin")
                                .delete("/engine-rest/user/" + leaver)
                                .statusCode())
                        .isEqualTo(204);
            default -> identities.deleteUser(leaver);
        }
    }

    private Visitor adminApp() {
        var admin = Visitor.anonymous(port);
        assertThat(admin.signIn("admin", "leaver.admin", PASSWORD).statusCode()).isEqualTo(200);
        // The page brings the token of the new session.
        admin.get("/camunda/app/admin/default/");
        return admin;
    }

    private void leaveBody(String way) {
        String path = "/group/" + BODY + "/members/" + leaver;
        switch (way) {
            case "admin app" -> {
                assertThat(adminApp()
                                .delete("/camunda/api/engine/engine/default" + path)
                                .statusCode())
                        .isEqualTo(204);
            }
            case "rest" ->
                assertThat(as("leaver.admin").delete("/engine-rest" + path).statusCode())
                        .isEqualTo(204);
            default -> identities.deleteMembership(leaver, BODY);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin app", "rest", "program"})
    void with_the_account_its_claims_go(String way) {
        Task first = claimed(BODY, leaver);
        Task second = claimed(BODY, leaver);
        Task forHeads = claimed(HEADS, leaver);
        Task colleagues = claimed(BODY, "stays.li");

        deleteAccount(way);

        assertThat(Stream.of(first, second, forHeads).map(this::holder)).containsOnlyNulls();
        assertThat(holder(colleagues)).isEqualTo("stays.li");
        assertThat(records(first)).singleElement().satisfies(record -> {
            assertThat(record)
                    .containsEntry("verb", "left")
                    .containsEntry("city_id", "beihai")
                    .containsEntry("matter", "leavers-probe:matter:" + leaver)
                    .containsEntry("group_id", BODY)
                    .containsEntry("had", "张三")
                    .containsEntry("has", "本单位待办")
                    .containsEntry("reason", "账号已注销")
                    .containsEntry("person", way.equals("program") ? null : "leaver.admin");
        });
        assertThat(records(forHeads))
                .singleElement()
                .satisfies(record -> assertThat(record).containsEntry("group_id", HEADS));
        assertThat(log()).singleElement().satisfies(entry -> {
            assertThat(entry).containsEntry("city_id", "beihai").containsEntry("reason", "账号已注销");
            assertThat((String) entry.get("what")).contains("张三领取的3项待办放回本单位", "办理事项");
        });
        assertThat(told("stays.li")).singleElement().satisfies(notice -> {
            assertThat(notice.get("text").asText()).contains("张三的账号已注销", "以下2项待办已放回本单位待办", "“办理事项”");
            assertThat(notice.get("taskId").isNull()).isTrue();
        });
        assertThat(told("stays.head")).singleElement().satisfies(notice -> {
            assertThat(notice.get("text").asText()).contains("以下1项待办");
            assertThat(notice.get("taskId").asText()).isEqualTo(forHeads.getId());
        });
        assertThat(as("stays.li")
                        .post("/engine-rest/task/" + first.getId() + "/claim", "{\"userId\":\"stays.li\"}")
                        .statusCode())
                .isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin app", "rest", "program"})
    void who_leaves_a_body_keeps_what_is_still_theirs_to_do(String way) {
        Task ofBody = claimed(BODY, leaver);
        Task forHeads = claimed(HEADS, leaver);
        identities.createMembership(leaver, "beihai.ecology");
        Task elsewhere = claimed("beihai.ecology", leaver);

        leaveBody(way);

        assertThat(holder(ofBody)).isNull();
        assertThat(holder(forHeads)).isEqualTo(leaver);
        assertThat(holder(elsewhere)).isEqualTo(leaver);
        assertThat(records(ofBody))
                .singleElement()
                .satisfies(record ->
                        assertThat(record).containsEntry("verb", "left").containsEntry("reason", "已离开“北海市水利局”"));
        assertThat(records(forHeads)).isEmpty();
        assertThat(records(elsewhere)).isEmpty();
        assertThat(log()).hasSize(1);
        assertThat(told("stays.li")).singleElement().satisfies(notice -> {
            assertThat(notice.get("text").asText()).contains("张三已离开，以下1项待办已放回本单位待办");
            assertThat(notice.get("taskId").asText()).isEqualTo(ofBody.getId());
        });
    }

    @Test
    void who_is_no_longer_head_keeps_the_work_of_the_body() {
        Task ofBody = claimed(BODY, leaver);
        Task forHeads = claimed(HEADS, leaver);
        identities.deleteMembership(leaver, HEADS);
        assertThat(holder(ofBody)).isEqualTo(leaver);
        assertThat(holder(forHeads)).isNull();
    }

    @Test
    void a_group_that_is_deleted_leaves_no_task_in_anybodys_hands() {
        var group = identities.newGroup("beihai.leaving");
        group.setName("某局");
        identities.saveGroup(group);
        identities.createTenantGroupMembership("beihai", "beihai.leaving");
        identities.createMembership(leaver, "beihai.leaving");
        identities.createMembership("stays.li", "beihai.leaving");
        Task one = claimed("beihai.leaving", leaver);
        Task other = claimed("beihai.leaving", "stays.li");
        Task kept = claimed(BODY, "stays.li");

        identities.deleteGroup("beihai.leaving");

        assertThat(holder(one)).isNull();
        assertThat(holder(other)).isNull();
        assertThat(holder(kept)).isEqualTo("stays.li");
        assertThat(records(other))
                .singleElement()
                .satisfies(
                        record -> assertThat(record).containsEntry("had", "李四").containsEntry("reason", "用户组已删除"));
    }

    @Test
    void what_somebody_was_given_from_outside_is_free_too() {
        Task task = claimed(BODY, "stays.li");
        tasks.setAssignee(task.getId(), "leaver.admin");
        identities.deleteUser("leaver.admin");
        assertThat(holder(task)).isNull();
        assertThat(records(task))
                .singleElement()
                .satisfies(record -> assertThat(record).containsEntry("group_id", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"stays.li", "stays.head"})
    void a_deletion_that_is_refused_frees_nothing(String user) {
        Task task = claimed(BODY, leaver);
        assertThat(as(user).delete("/engine-rest/user/" + leaver).statusCode()).isEqualTo(403);
        assertThat(as(user).delete("/engine-rest/group/" + BODY + "/members/" + leaver)
                        .statusCode())
                .isEqualTo(403);
        assertThat(holder(task)).isEqualTo(leaver);
        assertThat(records(task)).isEmpty();
        assertThat(log()).isEmpty();
    }

    @Test
    void a_deletion_that_fails_later_frees_nothing() {
        Task task = claimed(BODY, leaver);
        assertThatThrownBy(() -> system.run(() -> {
                    identities.deleteUser(leaver);
                    throw new IllegalStateException("something else of the same transaction");
                }))
                .hasMessageContaining("something else");
        assertThat(holder(task)).isEqualTo(leaver);
        assertThat(records(task)).isEmpty();
        assertThat(log()).isEmpty();
        assertThat(told("stays.li")).isEmpty();
    }

    @Test
    void who_was_not_in_the_group_or_does_not_exist_leaves_nothing() {
        Task task = claimed(BODY, leaver);
        identities.deleteMembership(leaver, "beihai.ecology");
        identities.deleteUser("nobody.here");
        assertThat(holder(task)).isEqualTo(leaver);
    }

    @Test
    void many_tasks_take_no_more_questions_to_the_database_than_one() {
        claimed(BODY, leaver);
        int forOne = questionsWhile(() -> identities.deleteUser(leaver));
        account(leaver, "张三", BODY, HEADS);
        List<Task> many =
                IntStream.range(0, 12).mapToObj(i -> claimed(BODY, leaver)).toList();
        int forMany = questionsWhile(() -> identities.deleteUser(leaver));
        assertThat(many.stream().map(this::holder)).containsOnlyNulls();
        assertThat(forOne).isPositive();
        assertThat(forMany).isEqualTo(forOne);
    }

    /** Without what the engine asks itself for each change that it writes into its history. */
    private static int questionsWhile(Runnable action) {
        Logger statements = (Logger) LoggerFactory.getLogger("org.camunda.bpm.engine.impl.persistence.entity");
        ListAppender<ILoggingEvent> seen = new ListAppender<>();
        seen.start();
        Level before = statements.getLevel();
        statements.setLevel(Level.DEBUG);
        statements.setAdditive(false);
        statements.addAppender(seen);
        try {
            action.run();
        } finally {
            statements.detachAppender(seen);
            statements.setAdditive(true);
            statements.setLevel(before);
        }
        return (int) seen.list.stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(line -> line.contains("Preparing: select") && !line.contains("START_TIME_ from ACT_HI"))
                .count();
    }
}
