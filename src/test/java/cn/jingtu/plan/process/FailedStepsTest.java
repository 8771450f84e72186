package cn.jingtu.plan.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jingtu.JingtuTest;
import cn.jingtu.TestAccounts;
import cn.jingtu.Visitor;
import cn.jingtu.plan.PlanTasks;
import cn.jingtu.plan.TaskState;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A step that the program takes by itself and cannot take: who sees it, who is told, who mends it. */
@JingtuTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FailedStepsTest {

    private static final String PASSWORD = "Yi7-chang-2026";
    private static final String TOO_LONG = "22001";
    private static final String SHUT_DOWN = "57P01";
    private static final String STEP = "ServiceTask_CloseOut";
    private static final Map<String, String> PEOPLE = new LinkedHashMap<>();

    static {
        PEOPLE.put("fs.admin", "camunda-admin");
        PEOPLE.put("fs.supervisor", "guigang.supervisor");
        PEOPLE.put("fs.auditor", "guigang.auditor");
        PEOPLE.put("fs.lead", "guigang.agriculture");
        PEOPLE.put("fs.other", "guigang.finance");
        PEOPLE.put("fs.bh.supervisor", "beihai.supervisor");
    }

    @LocalServerPort
    int port;

    @Autowired
    IdentityService identities;

    @Autowired
    ManagementService management;

    @Autowired
    RuntimeService runtime;

    @Autowired
    Office office;

    @Autowired
    IssuedPlan plans;

    @Autowired
    PlanTasks tasks;

    @Autowired
    PlanTaskProcess process;

    @Autowired
    JdbcClient jdbc;

    private final List<String> broken = new ArrayList<>();

    @BeforeAll
    void people() {
        TestAccounts.inGroup(identities, PASSWORD, PEOPLE);
        jdbc.sql("""
                        create or replace function public.break_down() returns trigger language plpgsql as $$
                        begin
                            raise exception 'value too long for type character varying(255)' using errcode = tg_argv[0];
                        end $$
                        """).update();
    }

    @AfterEach
    void all_in_order() {
        broken.forEach(table ->
                jdbc.sql("drop trigger if exists break_down on jingtu." + table).update());
        broken.clear();
    }

    @AfterAll
    void nobody_stays() {
        PEOPLE.keySet().forEach(identities::deleteUser);
        jdbc.sql("drop function public.break_down cascade").update();
    }

    private Visitor as(String user) {
        return Visitor.withBasic(port, user, PASSWORD);
    }

    /** From now on the database refuses to write the table. */
    private void breakDown(String table, String sqlState) {
        broken.add(table);
        jdbc.sql("create or replace trigger break_down before insert or update on jingtu." + table
                        + " for each row execute function public.break_down('" + sqlState + "')")
                .update();
    }

    private void mend(String table) {
        jdbc.sql("drop trigger break_down on jingtu." + table).update();
    }

    /** A task of a plan that was verified: closing it out is the program's. */
    private String verified() {
        String task = plans.requested(t -> t);
        office.handIn(task, "UserTask_Verify", "guigang.ecology", "verifier", Office.PASS);
        return task;
    }

    private Job job(String task) {
        return office.jobs(task, STEP).get(0);
    }

    private void fails(Job job) {
        assertThatThrownBy(() -> management.executeJob(job.getId())).isInstanceOf(RuntimeException.class);
    }

    private Job failed(String task) {
        breakDown("plan_task", TOO_LONG);
        fails(job(task));
        return job(task);
    }

    private JsonNode overview(String user, String task) {
        return as(user).json("/api/plans/" + tasks.get(task).planId() + "/overview");
    }

    private List<JsonNode> waiting(String user, String task) {
        return steps(user, task, "/api/failed-steps");
    }

    private List<JsonNode> steps(String user, String task, String address) {
        return StreamSupport.stream(as(user).json(address).get("steps").spliterator(), false)
                .filter(step -> step.path("matter").asText().equals("plan-task:" + task))
                .toList();
    }

    private List<String> told(String user, Job job) {
        return StreamSupport.stream(as(user).json("/api/notices").get("items").spliterator(), false)
                .filter(notice -> notice.path("subject").asText().equals("failed-step:" + job.getId()))
                .map(notice -> notice.path("kindLabel").asText()
                        + notice.path("times").asInt()
                        + notice.path("text").asText())
                .toList();
    }

    private HttpResponse<String> restart(String user, Job job, String reason) {
        return as(user).post("/api/failed-steps/" + job.getId() + "/restart", "{\"reason\":\"" + reason + "\"}");
    }

    private long onRecord(Job job) {
        return jdbc.sql("select count(*) from jingtu.failed_step_restart where job_id = ?")
                .param(job.getId())
                .query(Long.class)
                .single();
    }

    @Test
    void what_waiting_cannot_mend_is_seen_at_once() {
        String task = verified();
        Job job = failed(task);

        assertThat(job.getRetries()).isZero();
        assertThat(runtime.createIncidentQuery().configuration(job.getId()).count())
                .as("as Cockpit shows it")
                .isEqualTo(1);
        JsonNode overview = overview("fs.supervisor", task);
        assertThat(overview.at("/tasks/0/failed").asBoolean()).isTrue();
        JsonNode step = overview.at("/failures/0");
        assertThat(step.get("subject").asText()).isEqualTo("计划任务“二(一)1 试验任务”");
        assertThat(step.get("procedureName").asText()).isEqualTo("计划任务");
        assertThat(step.get("stepName").asText()).isEqualTo("销号");
        assertThat(step.get("words").asText()).isEqualTo("有一项内容超过了系统能保存的长度，须先改短。");
        assertThat(step.get("since").asText()).isNotEmpty();
        assertThat(step.get("failures").asInt()).isEqualTo(1);
        assertThat(step.get("technical").isNull()).as("for administrators only").isTrue();
        assertThat(waiting("fs.admin", task))
                .singleElement()
                .satisfies(s -> assertThat(s.get("technical").asText())
                        .contains("value too long for type character varying(255)"));
    }

    @Test
    void administrators_and_the_supervisors_of_the_city_are_told_and_nobody_else() {
        String task = verified();
        Job job = failed(task);
        assertThat(told("fs.admin", job))
                .singleElement()
                .asString()
                .contains("异常1计划任务“二(一)1 试验任务”：自动步骤“销号”未能完成", "须先改短", "重新执行");
        assertThat(told("fs.supervisor", job)).singleElement().asString().contains("异常1", "请联系系统管理员");
        for (String other : List.of("fs.auditor", "fs.lead", "fs.other", "fs.bh.supervisor")) {
            assertThat(told(other, job)).as(other).isEmpty();
        }
    }

    @Test
    void each_sees_the_failures_of_the_own_share() {
        String task = verified();
        failed(task);
        for (String city : List.of("fs.supervisor", "fs.auditor", "fs.lead")) {
            assertThat(waiting(city, task))
                    .as(city)
                    .hasSize(1)
                    .allSatisfy(
                            step -> assertThat(step.get("technical").isNull()).isTrue());
        }
        assertThat(overview("fs.lead", task).at("/failures")).hasSize(1);
        for (String other : List.of("fs.other", "fs.bh.supervisor")) {
            assertThat(waiting(other, task)).as(other).isEmpty();
        }
        assertThat(overview("fs.other", task).at("/failures")).isEmpty();
        assertThat(Visitor.anonymous(port).get("/api/failed-steps").statusCode())
                .isEqualTo(401);
    }

    @Test
    void what_may_pass_is_tried_again_and_only_seen_when_all_tries_are_used_up() {
        String task = verified();
        breakDown("plan_task", SHUT_DOWN);
        for (int left = 4; left >= 1; left--) {
            fails(job(task));
            assertThat(job(task).getRetries()).isEqualTo(left);
            assertThat(waiting("fs.supervisor", task)).isEmpty();
            assertThat(told("fs.supervisor", job(task))).isEmpty();
            assertThat(overview("fs.supervisor", task).at("/tasks/0/failed").asBoolean())
                    .isFalse();
        }
        fails(job(task));
        assertThat(job(task).getRetries()).isZero();
        assertThat(waiting("fs.supervisor", task))
                .singleElement()
                .satisfies(step -> assertThat(step.get("words").asText()).isEqualTo("数据库或网络不通，多次重试未能完成。"));
        assertThat(told("fs.supervisor", job(task))).hasSize(1);
    }

    @Test
    void what_passes_by_itself_is_never_seen() {
        String task = verified();
        breakDown("plan_task", SHUT_DOWN);
        fails(job(task));
        mend("plan_task");
        Job job = job(task);
        management.executeJob(job.getId());
        assertThat(tasks.get(task).state()).isEqualTo(TaskState.CLOSED);
        assertThat(waiting("fs.supervisor", task)).isEmpty();
        assertThat(steps("fs.supervisor", task, "/api/failed-steps?ended=true")).isEmpty();
    }

    @Test
    void giving_way_to_somebody_else_costs_no_try() {
        String task = verified();
        breakDown("plan_task", "40P01");
        int before = job(task).getRetries();
        for (int i = 0; i < 8; i++) {
            fails(job(task));
        }
        assertThat(job(task).getRetries()).isGreaterThanOrEqualTo(before);
        assertThat(waiting("fs.supervisor", task)).isEmpty();
    }

    @Test
    void a_failure_that_cannot_be_told_is_still_on_record_with_the_engine() {
        String task = verified();
        breakDown("failed_step", TOO_LONG);
        Job job = failed(task);
        assertThat(job.getRetries()).isZero();
        assertThat(job.getExceptionMessage()).contains("value too long");
        assertThat(runtime.createIncidentQuery().configuration(job.getId()).count())
                .isEqualTo(1);
        assertThat(waiting("fs.admin", task)).isEmpty();
    }

    @Test
    void a_refusal_is_told_in_its_own_words() {
        String task = verified();
        jdbc.sql("update jingtu.plan_task set state = 'WITHDRAWN' where id = ?")
                .param(task)
                .update();
        fails(job(task));
        assertThat(job(task).getRetries()).isZero();
        assertThat(waiting("fs.supervisor", task))
                .singleElement()
                .satisfies(step -> assertThat(step.get("words").asText()).contains("不能再办理"));
    }

    @Test
    void whoever_mended_it_has_it_done_again_with_a_reason_and_on_record() {
        String task = verified();
        Job job = failed(task);
        mend("plan_task");

        assertThat(restart("fs.supervisor", job, "已请系统管理员改短标题").statusCode()).isEqualTo(204);
        assertThat(job(task).getRetries()).isEqualTo(1);
        JsonNode running = waiting("fs.supervisor", task).get(0);
        assertThat(running.get("running").asBoolean()).isTrue();
        assertThat(running.at("/restarts/0/by").asText()).isEqualTo("fs.supervisor");
        assertThat(running.at("/restarts/0/reason").asText()).isEqualTo("已请系统管理员改短标题");
        assertThat(overview("fs.supervisor", task).at("/tasks/0/failed").asBoolean())
                .as("until it is done")
                .isTrue();
        assertThat(jdbc.sql("select kind || city_id || user_id || reason from jingtu.security_log where what like ?")
                        .param("%销号”：计划任务“二(一)1 试验任务”")
                        .query(String.class)
                        .list())
                .contains("INTERVENEDguigangfs.supervisor已请系统管理员改短标题");

        office.run(task, STEP);
        assertThat(tasks.get(task).state()).isEqualTo(TaskState.CLOSED);
        assertThat(waiting("fs.supervisor", task)).isEmpty();
        assertThat(overview("fs.supervisor", task).at("/tasks/0/failed").asBoolean())
                .isFalse();
        assertThat(overview("fs.supervisor", task).at("/failures")).isEmpty();
        assertThat(steps("fs.supervisor", task, "/api/failed-steps?ended=true"))
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.get("endedAt").isNull()).isFalse();
                    assertThat(step.at("/restarts/0/failedAgainAt").isNull()).isTrue();
                });
    }

    @Test
    void what_fails_once_more_says_so_and_can_be_started_again() {
        String task = verified();
        Job job = failed(task);
        assertThat(restart("fs.admin", job, "试一次").statusCode()).isEqualTo(204);
        fails(job(task));

        assertThat(waiting("fs.admin", task)).singleElement().satisfies(step -> {
            assertThat(step.get("failures").asInt()).isEqualTo(2);
            assertThat(step.get("running").asBoolean()).isFalse();
            assertThat(step.at("/restarts/0/failedAgainAt").isNull()).isFalse();
        });
        assertThat(told("fs.supervisor", job)).singleElement().asString().contains("异常2", "重新执行后");
        assertThat(restart("fs.admin", job, "再试一次").statusCode()).isEqualTo(204);
        assertThat(onRecord(job)).isEqualTo(2);
    }

    @Test
    void others_do_not_start_it_again() {
        String task = verified();
        Job job = failed(task);
        assertThat(restart("fs.auditor", job, "试一次").statusCode()).isEqualTo(403);
        assertThat(restart("fs.lead", job, "试一次").statusCode()).isEqualTo(403);
        assertThat(restart("fs.other", job, "试一次").statusCode()).isEqualTo(403);
        assertThat(restart("fs.bh.supervisor", job, "试一次").statusCode()).isEqualTo(404);
        assertThat(Visitor.anonymous(port)
                        .post("/api/failed-steps/" + job.getId() + "/restart", "{\"reason\":\"试一次\"}")
                        .statusCode())
                .isEqualTo(401);
        assertThat(restart("fs.supervisor", job, " ").statusCode()).isEqualTo(422);
        assertThat(restart("fs.supervisor", job, "长".repeat(501)).statusCode()).isEqualTo(422);
        assertThat(as("fs.admin")
                        .post("/api/failed-steps/nothing/restart", "{\"reason\":\"试一次\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(job(task).getRetries()).isZero();
        assertThat(onRecord(job)).isZero();
    }

    @Test
    void of_two_who_start_it_again_at_once_one_is_told_that_it_runs() {
        String task = verified();
        Job job = failed(task);
        List<HttpResponse<String>> answers = ManyCounties.atOnce(List.of("fs.admin", "fs.supervisor").stream()
                .<Callable<HttpResponse<String>>>map(user -> () -> restart(user, job, "已改正"))
                .toList());
        assertThat(answers).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(204, 409);
        assertThat(answers)
                .filteredOn(a -> a.statusCode() == 409)
                .allSatisfy(a -> assertThat(a.body()).contains("结果未出"));
        assertThat(onRecord(job)).isEqualTo(1);
    }

    @Test
    void a_failure_ends_with_its_matter() {
        String task = verified();
        Job job = failed(task);
        mend("plan_task");
        process.withdraw(task, "上级取消");
        assertThat(waiting("fs.supervisor", task)).isEmpty();
        assertThat(restart("fs.supervisor", job, "已改正").statusCode()).isEqualTo(404);
    }

    @Test
    void a_timer_is_tried_as_patiently_as_any_other_step_and_then_seen() {
        int year = IssuedPlan.freshYear();
        String plan = plans.issue(plans.draft(year, IssuedPlan.spec().task(IssuedPlan.REF)))
                .id();
        breakDown("year_account", SHUT_DOWN);
        LocalDateTime yearEnd = office.timer(plan, "Event_YearEnded");
        office.at(yearEnd);
        Job timer = office.jobs(plan, "Event_YearEnded").get(0);
        for (int left = 4; left >= 0; left--) {
            fails(timer);
            timer = office.jobs(plan, "Event_YearEnded").get(0);
            assertThat(timer.getRetries()).isEqualTo(left);
        }
        assertThat(office.timer(plan, "Event_YearEnded"))
                .as("not burnt within a second")
                .isEqualTo(yearEnd.plusMinutes(5));
        JsonNode overview = as("fs.supervisor").json("/api/plans/" + plan + "/overview");
        assertThat(overview.at("/failures/0/subject").asText()).contains("计划“贵港市" + year);
        assertThat(overview.at("/tasks/0/failed").asBoolean())
                .as("of the plan, not of the task")
                .isFalse();

        mend("year_account");
        assertThat(restart("fs.admin", timer, "数据库已恢复").statusCode()).isEqualTo(204);
        office.run(plan, "Event_YearEnded");
        assertThat(office.waitsIn(plan)).contains("UserTask_DraftAccount");
        assertThat(as("fs.supervisor").json("/api/plans/" + plan + "/overview").at("/failures"))
                .isEmpty();
    }
}
