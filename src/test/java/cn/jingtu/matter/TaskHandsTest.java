package cn.jingtu.matter;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.JingtuTest;
import cn.jingtu.Visitor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A clerk is away and the work must go on: who may put a task into other hands, asked from outside. */
@JingtuTest
class TaskHandsTest {

    private static final String PASSWORD = "Hx7-geheim-2020";
    private static final String REASON = "本人外出培训两周，由同事接办";
    private static final Map<String, List<String>> PEOPLE = new LinkedHashMap<>();
    private static final Map<String, String> NAMES = new HashMap<>();

    static {
        person("hands.zhang", "张三", "beihai.agriculture");
        person("hands.li", "李四", "beihai.agriculture");
        person("hands.head", "王局", "beihai.agriculture", "beihai.agriculture.head");
        person("hands.deputy", "赵副局", "beihai.agriculture", "beihai.agriculture.head");
        person("hands.eco.head", "孙局", "beihai.ecology", "beihai.ecology.head");
        person("hands.supervisor", "督查", "beihai.supervisor");
        person("hands.auditor", "审计", "beihai.auditor");
        person("hands.gg", "外市经办", "guigang.agriculture");
        person("hands.gg.head", "外市局长", "guigang.agriculture", "guigang.agriculture.head");
        person("hands.gg.supervisor", "外市督查", "guigang.supervisor");
        person("hands.admin", "管理员", "camunda-admin");
    }

    private static void person(String id, String name, String... groups) {
        PEOPLE.put(id, List.of(groups));
        NAMES.put(id, name);
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
    JdbcClient jdbc;

    @Autowired
    ObjectMapper json;

    private final String matter = "hands:" + UUID.randomUUID();
    private Deployment deployment;
    private Task task;
    private Task headTask;

    @BeforeEach
    void people_and_work() {
        PEOPLE.forEach((id, groups) -> account(id, NAMES.get(id), groups));
        deployment = repository
                .createDeployment()
                .addModelInstance(
                        "hands-probe.bpmn",
                        Bpmn.createExecutableProcess("hands-probe")
                                .name("转办测试")
                                .camundaHistoryTimeToLiveString("P30D")
                                .startEvent()
                                .userTask("UserTask_Work")
                                .name("办理事项")
                                .camundaCandidateGroups("${group}")
                                .endEvent()
                                .done())
                .deploy();
        task = start("beihai.agriculture");
        headTask = start("beihai.agriculture.head");
    }

    @AfterEach
    void as_before() {
        repository.deleteDeployment(deployment.getId(), true);
        PEOPLE.keySet().forEach(identities::deleteUser);
    }

    private void account(String id, String name, List<String> groups) {
        var user = identities.newUser(id);
        user.setFirstName(name);
        user.setPassword(PASSWORD);
        identities.saveUser(user);
        groups.forEach(group -> identities.createMembership(id, group));
    }

    private Task start(String group) {
        String city = group.substring(0, group.indexOf('.'));
        var instance = runtime.startProcessInstanceByKey("hands-probe", matter, Map.of("cityId", city, "group", group));
        return tasks.createTaskQuery().processInstanceId(instance.getId()).singleResult();
    }

    private Visitor as(String user) {
        return Visitor.withBasic(port, user, PASSWORD);
    }

    private HttpResponse<String> claim(String user, Task task) {
        return as(user).post("/engine-rest/task/" + task.getId() + "/claim", body(Map.of("userId", user)));
    }

    private HttpResponse<String> handOver(String user, Task task, @Nullable String to, @Nullable String reason) {
        Map<String, String> request = new HashMap<>();
        request.put("user", to);
        request.put("reason", reason);
        return as(user).post(api(task, "/handover"), body(request));
    }

    private HttpResponse<String> giveBack(String user, Task task, @Nullable String reason) {
        Map<String, String> request = new HashMap<>();
        request.put("reason", reason);
        return as(user).post(api(task, "/return"), body(request));
    }

    private static String api(Task task, String what) {
        return "/api/tasks/" + task.getId() + what;
    }

    private String body(Map<String, String> request) {
        try {
            // Half of a character is sent as what it is, not as a question mark.
            return json.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII).writeValueAsString(request);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private @Nullable String holder(Task task) {
        return tasks.createTaskQuery().taskId(task.getId()).singleResult().getAssignee();
    }

    private static String said(HttpResponse<String> answer) {
        return Visitor.parsed(answer).get("detail").asText();
    }

    private List<Map<String, Object>> records(Task task) {
        return jdbc.sql("""
                        SELECT verb, city_id, matter, group_id, person, person_name, reason,
                               before ->> '办理人' AS had, after ->> '办理人' AS has
                          FROM jingtu.record WHERE task_id = ? ORDER BY id""").param(task.getId()).query().listOfRows();
    }

    private List<Map<String, Object>> log(String user) {
        return jdbc.sql(
                        "SELECT * FROM jingtu.security_log WHERE kind = 'HANDED_OVER' AND user_id = ? ORDER BY id DESC LIMIT 1")
                .param(user)
                .query()
                .listOfRows();
    }

    private List<JsonNode> told(String user) {
        return StreamSupport.stream(as(user).json("/api/notices").get("items").spliterator(), false)
                .filter(notice -> notice.get("subject").asText().equals("hands-probe:" + matter))
                .toList();
    }

    private void nothing_happened(Task task, @Nullable String holder) {
        assertThat(holder(task)).isEqualTo(holder);
        assertThat(records(task)).isEmpty();
        assertThat(told("hands.li")).isEmpty();
        assertThat(told("hands.zhang")).isEmpty();
        assertThat(jdbc.sql(
                                "SELECT count(*) FROM jingtu.security_log WHERE kind = 'HANDED_OVER' AND new_value = 'hands.gg'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void a_head_hands_a_claimed_task_to_a_colleague_who_is_told_and_does_it() {
        assertThat(claim("hands.zhang", task).statusCode()).isEqualTo(204);
        assertThat(handOver("hands.head", task, "hands.li", REASON).statusCode())
                .isEqualTo(204);
        assertThat(holder(task)).isEqualTo("hands.li");

        assertThat(records(task))
                .singleElement()
                .satisfies(record -> assertThat(record)
                        .containsEntry("verb", "handed-on")
                        .containsEntry("city_id", "beihai")
                        .containsEntry("matter", "hands-probe:" + matter)
                        .containsEntry("group_id", "beihai.agriculture")
                        .containsEntry("person", "hands.head")
                        .containsEntry("person_name", "王局")
                        .containsEntry("had", "张三")
                        .containsEntry("has", "李四")
                        .containsEntry("reason", REASON));
        assertThat(log("hands.head")).singleElement().satisfies(entry -> {
            assertThat(entry)
                    .containsEntry("city_id", "beihai")
                    .containsEntry("old_value", "hands.zhang")
                    .containsEntry("new_value", "hands.li")
                    .containsEntry("reason", REASON);
            assertThat(entry.get("address")).isNotNull();
            assertThat((String) entry.get("what")).contains("转办", task.getName());
        });

        assertThat(told("hands.li")).singleElement().satisfies(notice -> {
            assertThat(notice.get("kindLabel").asText()).isEqualTo("转办");
            assertThat(notice.get("taskId").asText()).isEqualTo(task.getId());
            assertThat(notice.get("text").asText()).contains("王局", "交给您办理", REASON);
        });
        assertThat(told("hands.zhang")).singleElement().satisfies(notice -> {
            assertThat(notice.get("text").asText()).contains("李四", REASON);
            assertThat(notice.get("taskId").isNull()).isTrue();
        });
        assertThat(told("hands.deputy")).isEmpty();
        assertThat(as("hands.li")
                        .post("/engine-rest/task/" + task.getId() + "/complete", "{}")
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void a_head_gives_a_free_task_to_a_colleague_and_to_himself() {
        assertThat(handOver("hands.head", task, "hands.li", REASON).statusCode())
                .isEqualTo(204);
        assertThat(holder(task)).isEqualTo("hands.li");
        assertThat(handOver("hands.head", task, "hands.head", REASON).statusCode())
                .isEqualTo(204);
        assertThat(holder(task)).isEqualTo("hands.head");
        assertThat(records(task)).extracting(record -> record.get("verb")).containsExactly("assigned", "handed-on");
        assertThat(told("hands.head")).isEmpty();
    }

    @Test
    void a_head_takes_a_task_back_so_that_another_may_claim_it() {
        claim("hands.zhang", task);
        assertThat(giveBack("hands.head", task, REASON).statusCode()).isEqualTo(204);
        assertThat(holder(task)).isNull();
        assertThat(records(task))
                .singleElement()
                .satisfies(record -> assertThat(record)
                        .containsEntry("verb", "taken-back")
                        .containsEntry("person", "hands.head")
                        .containsEntry("had", "张三")
                        .containsEntry("has", "本单位待办")
                        .containsEntry("reason", REASON));
        assertThat(log("hands.head"))
                .singleElement()
                .satisfies(entry -> assertThat(entry)
                        .containsEntry("old_value", "hands.zhang")
                        .containsEntry("new_value", null)
                        .containsEntry("reason", REASON));
        assertThat(told("hands.zhang"))
                .singleElement()
                .satisfies(notice -> assertThat(notice.get("text").asText()).contains("王局", "收回", REASON));
        assertThat(claim("hands.li", task).statusCode()).isEqualTo(204);
    }

    @Test
    void who_claimed_a_task_gives_it_back_without_a_reason_and_that_is_on_record() {
        claim("hands.zhang", task);
        assertThat(giveBack("hands.zhang", task, null).statusCode()).isEqualTo(204);
        assertThat(holder(task)).isNull();
        assertThat(records(task))
                .singleElement()
                .satisfies(record -> assertThat(record)
                        .containsEntry("verb", "given-back")
                        .containsEntry("person", "hands.zhang")
                        .containsEntry("reason", null));
        assertThat(giveBack("hands.zhang", task, null).statusCode()).isEqualTo(403);
    }

    @Test
    void what_is_for_heads_goes_from_head_to_head_only() {
        claim("hands.deputy", headTask);
        for (String clerk : List.of("hands.zhang", "hands.li")) {
            var answer = handOver("hands.head", headTask, clerk, REASON);
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(said(answer)).contains("只能转给本单位的负责人");
        }
        nothing_happened(headTask, "hands.deputy");
        assertThat(handOver("hands.head", headTask, "hands.head", REASON).statusCode())
                .isEqualTo(204);
        assertThat(holder(headTask)).isEqualTo("hands.head");
    }

    /** Readers of the task are told that they may not; to all others there is no such task. */
    @ParameterizedTest
    @CsvSource({
        "hands.zhang, 403",
        "hands.li, 403",
        "hands.supervisor, 403",
        "hands.auditor, 403",
        "hands.admin, 403",
        "hands.eco.head, 404",
        "hands.gg, 404",
        "hands.gg.head, 404",
        "hands.gg.supervisor, 404"
    })
    void nobody_else_disposes_of_a_colleagues_task(String user, int status) {
        claim("hands.deputy", task);
        assertThat(handOver(user, task, "hands.li", REASON).statusCode()).isEqualTo(status);
        assertThat(handOver(user, task, user, REASON).statusCode()).isEqualTo(status);
        assertThat(giveBack(user, task, REASON).statusCode()).isEqualTo(status);
        assertThat(as(user).get(api(task, "/colleagues")).statusCode()).isEqualTo(status);
        nothing_happened(task, "hands.deputy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hands.li", "hands.head", "hands.supervisor", "hands.eco.head", "hands.gg.head"})
    void the_engine_itself_moves_a_colleagues_task_for_nobody(String user) {
        claim("hands.zhang", task);
        String path = "/engine-rest/task/" + task.getId();
        assertThat(as(user).post(path + "/unclaim", "{}").statusCode()).isIn(403, 404);
        assertThat(as(user).post(path + "/claim", "{}").statusCode()).isIn(403, 404);
        assertThat(as(user).post(path + "/claim", body(Map.of("userId", "hands.li")))
                        .statusCode())
                .isIn(403, 404, 409);
        assertThat(as(user).post(path + "/assignee", body(Map.of("userId", user)))
                        .statusCode())
                .isIn(403, 404);
        assertThat(as(user).post(path + "/delegate", body(Map.of("userId", user)))
                        .statusCode())
                .isIn(403, 404);
        nothing_happened(task, "hands.zhang");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hands.zhang", "hands.supervisor", "hands.auditor", "hands.admin", "hands.eco.head"})
    void nobody_else_gives_out_a_free_task(String user) {
        assertThat(handOver(user, task, "hands.li", REASON).statusCode()).isIn(403, 404);
        assertThat(giveBack(user, task, REASON).statusCode()).isIn(403, 404);
        nothing_happened(task, null);
    }

    @Test
    void a_stranger_gets_at_nothing_of_it() {
        Visitor stranger = Visitor.anonymous(port);
        assertThat(stranger.get(api(task, "/hands")).statusCode()).isEqualTo(401);
        assertThat(stranger.get(api(task, "/colleagues")).statusCode()).isEqualTo(401);
        assertThat(stranger.post(api(task, "/handover"), "{}").statusCode()).isIn(401, 403);
        assertThat(stranger.post(api(task, "/return"), "{}").statusCode()).isIn(401, 403);
        nothing_happened(task, null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hands.eco.head",
                "hands.gg",
                "hands.gg.head",
                "hands.supervisor",
                "hands.admin",
                "nobody.here",
                ""
            })
    void a_task_never_leaves_its_body(String to) {
        claim("hands.zhang", task);
        assertThat(handOver("hands.head", task, to, REASON).statusCode()).isEqualTo(422);
        nothing_happened(task, "hands.zhang");
    }

    static Stream<String> reasons_that_are_none() {
        return Stream.of("", "  ", "\u3000", "\u3000\u3000\u3000", "忙", "由\u0000", "由\ud800", "由".repeat(501));
    }

    @ParameterizedTest
    @MethodSource("reasons_that_are_none")
    void without_a_reason_nothing_changes_hands(String reason) {
        claim("hands.zhang", task);
        assertThat(handOver("hands.head", task, "hands.li", reason).statusCode())
                .isBetween(400, 422);
        assertThat(giveBack("hands.head", task, reason).statusCode()).isBetween(400, 422);
        nothing_happened(task, "hands.zhang");
    }

    @Test
    void a_missing_reason_is_asked_for_and_the_longest_is_taken() {
        claim("hands.zhang", task);
        assertThat(said(handOver("hands.head", task, "hands.li", null))).contains("原因");
        assertThat(said(giveBack("hands.head", task, null))).isEqualTo("请写明原因，至少2个字。");
        nothing_happened(task, "hands.zhang");
        assertThat(handOver("hands.head", task, "hands.li", "由".repeat(500)).statusCode())
                .isEqualTo(204);
    }

    @Test
    void a_decision_on_what_has_changed_meanwhile_is_not_carried_out() {
        claim("hands.li", task);
        Map<String, String> stale = Map.of("user", "hands.deputy", "holder", "hands.zhang", "reason", REASON);
        var answer = as("hands.head").post(api(task, "/handover"), body(stale));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(said(answer)).contains("李四");
        assertThat(as("hands.head")
                        .post(api(task, "/return"), body(Map.of("holder", "hands.zhang", "reason", REASON)))
                        .statusCode())
                .isEqualTo(409);
        assertThat(as("hands.head")
                        .post(
                                api(task, "/handover"),
                                body(Map.of("user", "hands.zhang", "holder", "", "reason", REASON)))
                        .statusCode())
                .isEqualTo(409);
        assertThat(handOver("hands.head", task, "hands.li", REASON).statusCode())
                .isEqualTo(409);
        nothing_happened(task, "hands.li");
        giveBack("hands.li", task, null);
        assertThat(giveBack("hands.head", task, REASON).statusCode()).isEqualTo(409);
    }

    @Test
    void a_task_that_is_done_is_in_nobodys_hands() {
        as("hands.zhang").post("/engine-rest/task/" + task.getId() + "/complete", "{}");
        assertThat(handOver("hands.head", task, "hands.li", REASON).statusCode())
                .isEqualTo(404);
        assertThat(giveBack("hands.head", task, REASON).statusCode()).isEqualTo(404);
        assertThat(as("hands.head").get(api(task, "/hands")).statusCode()).isEqualTo(404);
    }

    @Test
    void colleagues_are_found_by_name_and_never_listed_without_end() {
        List<String> extras =
                IntStream.range(0, 25).mapToObj(i -> "hands.extra." + i).toList();
        try {
            extras.forEach(id -> account(id, "陈" + id.substring(12), List.of("beihai.agriculture")));
            claim("hands.zhang", task);
            JsonNode all = as("hands.head").json(api(task, "/colleagues"));
            assertThat(all.get("people")).hasSize(20);
            assertThat(all.get("more").asBoolean()).isTrue();
            JsonNode found = as("hands.head").json(api(task, "/colleagues?search=%E6%9D%8E%E5%9B%9B"));
            assertThat(found.get("people").findValuesAsText("id")).containsExactly("hands.li");
            assertThat(found.get("people").findValuesAsText("name")).containsExactly("李四");
            assertThat(found.get("more").asBoolean()).isFalse();
            // Not who has it already, and nobody of another body.
            assertThat(as("hands.head")
                            .json(api(task, "/colleagues?search=hands.zhang"))
                            .get("people"))
                    .isEmpty();
            assertThat(as("hands.head")
                            .json(api(task, "/colleagues?search=hands.eco"))
                            .get("people"))
                    .isEmpty();
            assertThat(as("hands.head")
                            .json(api(headTask, "/colleagues"))
                            .get("people")
                            .findValuesAsText("id"))
                    .containsExactlyInAnyOrder("hands.head", "hands.deputy");
        } finally {
            extras.forEach(identities::deleteUser);
        }
    }

    @ParameterizedTest
    @CsvSource({
        // reader, mine, mayWork, mayHandOn, mayReturn
        "hands.zhang, true, true, false, true",
        "hands.li, false, true, false, false",
        "hands.head, false, true, true, true",
        "hands.supervisor, false, false, false, false",
        "hands.auditor, false, false, false, false"
    })
    void each_reader_is_offered_what_he_may_do(
            String user, boolean mine, boolean mayWork, boolean mayHandOn, boolean mayReturn) {
        claim("hands.zhang", task);
        JsonNode hands = as(user).json(api(task, "/hands"));
        assertThat(hands.get("holder").get("name").asText()).isEqualTo("张三");
        assertThat(hands.get("mine").asBoolean()).isEqualTo(mine);
        assertThat(hands.get("mayWork").asBoolean()).isEqualTo(mayWork);
        assertThat(hands.get("mayHandOn").asBoolean()).isEqualTo(mayHandOn);
        assertThat(hands.get("mayReturn").asBoolean()).isEqualTo(mayReturn);
    }

    @Test
    void what_happened_within_a_body_is_read_there_and_by_those_who_watch_the_city() {
        Task others = start("beihai.ecology");
        claim("hands.zhang", task);
        handOver("hands.head", task, "hands.li", REASON);
        for (String reader : List.of("hands.li", "hands.head", "hands.supervisor", "hands.auditor")) {
            JsonNode line = as(reader).json(api(task, "/brief")).get("history").get(0);
            assertThat(line.get("who").asText()).isEqualTo("王局");
            assertThat(line.get("what").asText()).isEqualTo("转办");
            assertThat(line.get("step").asText()).isEqualTo("办理事项");
            assertThat(line.at("/changes/0/before").asText()).isEqualTo("张三");
            assertThat(line.at("/changes/0/after").asText()).isEqualTo("李四");
            assertThat(line.get("reason").asText()).isEqualTo(REASON);
        }
        assertThat(as("hands.eco.head").json(api(others, "/brief")).get("history"))
                .as("another body at the same matter")
                .isEmpty();
        assertThat(as("hands.auditor").json(api(others, "/brief")).get("history"))
                .hasSize(1);
    }

    @Test
    void a_procedure_that_no_module_describes_has_a_card_and_is_urged_like_any_other() {
        JsonNode before = as("hands.supervisor").json(api(task, "/brief"));
        assertThat(before.get("title").asText()).isEqualTo("办理事项");
        assertThat(before.get("mayUrge").asBoolean()).isTrue();
        assertThat(before.get("mayWork").asBoolean()).isFalse();

        String words = body(Map.of("text", "请于周五前办结"));
        assertThat(as("hands.supervisor").post(api(task, "/urges"), words).statusCode())
                .isEqualTo(204);

        JsonNode card = as("hands.zhang").json(api(task, "/brief"));
        assertThat(card.get("mayUrge").asBoolean()).isFalse();
        assertThat(card.get("mayWork").asBoolean()).isTrue();
        assertThat(card.at("/history/0/what").asText()).isEqualTo("催办");
        assertThat(card.at("/history/0/words").asText()).isEqualTo("请于周五前办结");
        assertThat(card.at("/notices/0/kindName").asText()).isEqualTo("催办");
        assertThat(card.at("/notices/0/text").asText()).contains("请于周五前办结");
        assertThat(told("hands.li"))
                .singleElement()
                .satisfies(notice -> assertThat(notice.get("taskId").asText()).isEqualTo(task.getId()));
    }

    @ParameterizedTest
    @CsvSource({
        "hands.zhang, 403",
        "hands.head, 403",
        "hands.auditor, 403",
        "hands.admin, 403",
        "hands.eco.head, 404",
        "hands.gg.supervisor, 404"
    })
    void only_a_supervisor_of_the_city_urges(String user, int status) {
        assertThat(as(user).post(api(task, "/urges"), body(Map.of("text", "请抓紧")))
                        .statusCode())
                .isEqualTo(status);
        nothing_happened(task, null);
    }

    @Test
    void who_was_slower_is_told_who_has_it() {
        claim("hands.zhang", task);
        var answer = claim("hands.li", task);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("这项任务刚被张三领取");
        assertThat(holder(task)).isEqualTo("hands.zhang");
        assertThat(claim("hands.zhang", task).statusCode()).isEqualTo(204);
    }

    @Test
    void of_two_who_claim_in_the_same_moment_one_has_it_and_the_other_is_told() {
        for (int round = 0; round < 8; round++) {
            Task contested = start("beihai.agriculture");
            var answers = Stream.of("hands.zhang", "hands.li", "hands.head", "hands.deputy")
                    .map(user -> CompletableFuture.supplyAsync(() -> claim(user, contested)))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
            assertThat(answers).filteredOn(answer -> answer.statusCode() == 204).hasSize(1);
            assertThat(answers).filteredOn(answer -> answer.statusCode() != 204).allSatisfy(answer -> {
                assertThat(answer.statusCode()).isEqualTo(409);
                assertThat(answer.body()).contains("这项任务刚被" + NAMES.get(holder(contested)) + "领取");
            });
        }
    }

    @Test
    void nobody_keeps_a_right_to_a_task_from_having_had_it() {
        claim("hands.zhang", task);
        giveBack("hands.zhang", task, null);
        claim("hands.zhang", task);
        handOver("hands.head", task, "hands.li", REASON);
        identities.deleteMembership("hands.zhang", "beihai.agriculture");
        identities.createMembership("hands.zhang", "beihai.ecology");
        String path = "/engine-rest/task/" + task.getId();
        assertThat(as("hands.zhang").get(path).statusCode()).isEqualTo(404);
        assertThat(as("hands.zhang").post(path + "/complete", "{}").statusCode())
                .isEqualTo(403);
        assertThat(as("hands.zhang").get(api(task, "/hands")).statusCode()).isEqualTo(404);
    }
}
