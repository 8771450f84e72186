package cn.jingtu.plan.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.JingtuTest;
import cn.jingtu.Visitor;
import cn.jingtu.matter.Record;
import cn.jingtu.plan.PartyState;
import cn.jingtu.plan.PlanTasks;
import cn.jingtu.plan.PlanVerb;
import cn.jingtu.plan.Role;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Many bodies at one task at the same moment, over the wire: nobody is turned away for coming together. */
@JingtuTest
@TestPropertySource(properties = "jingtu.cities-dir=src/test/resources/many-counties")
class ManyCountiesTest {

    private static final AtomicInteger YEARS = new AtomicInteger(2101);

    @LocalServerPort
    int port;

    @Autowired
    ManyCounties counties;

    @Autowired
    Office office;

    @Autowired
    PlanTasks tasks;

    @BeforeEach
    void everybody_has_an_account() {
        counties.accounts();
    }

    private String handedOut() {
        return counties.handedOut(YEARS.getAndIncrement());
    }

    private static List<Integer> statuses(List<HttpResponse<String>> answers) {
        return answers.stream().map(HttpResponse::statusCode).toList();
    }

    private List<String> records(String task, PlanVerb action) {
        return tasks.records(task).stream()
                .filter(record -> record.is(action))
                .map(Record::body)
                .toList();
    }

    /** Every county with an open task hands it in. */
    private List<Callable<HttpResponse<String>>> reports(String task) {
        Map<String, Object> report = counties.report(task);
        return counties.open(task, "UserTask_CarryOut").stream()
                .<Callable<HttpResponse<String>>>map(open -> {
                    Visitor clerk = counties.clerk(port, counties.group(open));
                    return () -> counties.handIn(clerk, open.getId(), report);
                })
                .toList();
    }

    @Test
    void twenty_counties_report_at_the_same_moment_and_all_are_accepted() {
        String task = handedOut();
        List<HttpResponse<String>> answers = ManyCounties.atOnce(reports(task));

        assertThat(answers)
                .hasSize(20)
                .allSatisfy(a -> assertThat(a.statusCode()).as(a.body()).isEqualTo(204));
        assertThat(records(task, PlanVerb.CARRIED_OUT)).hasSize(20).doesNotHaveDuplicates();
        assertThat(tasks.openExecutors(task)).isEmpty();
        assertThat(Collections.frequency(office.passed(task), "EndEvent_CountyDone"))
                .isEqualTo(20);
        assertThat(Collections.frequency(office.passed(task), "SubProcess_County#multiInstanceBody"))
                .isEqualTo(1);

        office.handIn(task, "UserTask_RequestCloseOut", ManyCounties.LEAD, "drafter", Office.CLOSE_OUT);
        assertThat(office.list(task, "UserTask_Verify")).hasSize(1);
    }

    @Test
    void a_task_handed_in_by_twenty_at_once_is_handed_in_once_and_the_others_are_told_so() {
        String task = handedOut();
        Task open = counties.open(task, "UserTask_CarryOut").get(0);
        Map<String, Object> report = counties.report(task);
        Visitor clerk = counties.clerk(port, counties.group(open));
        List<HttpResponse<String>> answers = ManyCounties.atOnce(IntStream.range(0, 20)
                .<Callable<HttpResponse<String>>>mapToObj(n -> () -> counties.handIn(clerk, open.getId(), report))
                .toList());

        assertThat(statuses(answers)).containsOnly(204, 409).containsOnlyOnce(204);
        assertThat(answers)
                .filteredOn(a -> a.statusCode() == 409)
                .hasSize(19)
                .allSatisfy(a -> assertThat(a.body()).contains("这项任务已提交").doesNotContain("ENGINE", "Cannot"));
        assertThat(records(task, PlanVerb.CARRIED_OUT)).hasSize(1);
    }

    @Test
    void who_handed_in_is_named_to_colleagues_and_nothing_is_told_to_strangers() {
        String task = handedOut();
        Task open = counties.open(task, "UserTask_CarryOut").get(0);
        String group = counties.group(open);
        Visitor clerk = counties.clerk(port, group);
        assertThat(clerk.post("/engine-rest/task/" + open.getId() + "/claim", "{\"userId\":\"" + group + "\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(counties.handIn(clerk, open.getId(), counties.report(task)).statusCode())
                .isEqualTo(204);

        assertThat(counties.handIn(clerk, open.getId(), counties.report(task)).body())
                .contains("您已于");
        HttpResponse<String> colleague =
                counties.handIn(counties.clerk(port, counties.colleague(group)), open.getId(), counties.report(task));
        assertThat(colleague.statusCode()).isEqualTo(409);
        assertThat(colleague.body()).contains("这项任务已提交（经办 某，");
        String other = counties.group(counties.open(task, "UserTask_CarryOut").get(0));
        HttpResponse<String> stranger =
                counties.handIn(counties.clerk(port, other), open.getId(), counties.report(task));
        assertThat(stranger.statusCode()).isEqualTo(404);
        assertThat(stranger.body()).doesNotContain("已提交", "经办 某");
    }

    @Test
    void of_two_who_claim_at_once_the_slower_learns_who_was_faster() {
        String task = handedOut();
        for (Task open : counties.open(task, "UserTask_CarryOut").subList(0, 5)) {
            String group = counties.group(open);
            List<HttpResponse<String>> answers = ManyCounties.atOnce(List.of(group, counties.colleague(group)).stream()
                    .<Callable<HttpResponse<String>>>map(user -> () -> counties.clerk(port, user)
                            .post("/engine-rest/task/" + open.getId() + "/claim", "{\"userId\":\"" + user + "\"}"))
                    .toList());
            assertThat(statuses(answers)).containsExactlyInAnyOrder(204, 409);
            assertThat(answers)
                    .filteredOn(a -> a.statusCode() == 409)
                    .allSatisfy(a -> assertThat(a.body()).contains("这项任务刚被经办 某领取"));
        }
    }

    @Test
    void a_county_is_exempted_while_it_reports_and_the_others_report_too() {
        String task = handedOut();
        String lead =
                office.only(task, "UserTask_RequestCloseOut", ManyCounties.LEAD).getId();
        Visitor agriculture = counties.clerk(port, ManyCounties.LEAD);
        List<Callable<HttpResponse<String>>> calls = new ArrayList<>(reports(task));
        List<String> exempted = tasks.openExecutors(task).subList(0, 6);
        exempted.forEach(county -> calls.add(() -> agriculture.post(
                "/api/tasks/" + lead + "/exemptions",
                "{\"organisation\":\"" + county + "\",\"reason\":\"辖区内没有此类地块\"}")));
        Collections.shuffle(calls);
        List<HttpResponse<String>> answers = ManyCounties.atOnce(calls);

        assertThat(answers)
                .allSatisfy(a -> assertThat(a.statusCode()).as(a.body()).isIn(204, 409));
        assertThat(statuses(answers)).filteredOn(status -> status == 204).hasSize(20);
        assertThat(tasks.openExecutors(task)).isEmpty();
        assertThat(records(task, PlanVerb.CARRIED_OUT).size()
                        + tasks.parties(task).stream()
                                .filter(p -> p.role() == Role.EXECUTOR && p.state() == PartyState.EXEMPT)
                                .count())
                .isEqualTo(20);
        assertThat(counties.open(task, "UserTask_CarryOut")).isEmpty();
    }

    @Test
    void work_is_handed_out_anew_while_counties_report_and_no_report_is_lost() {
        String task = handedOut();
        String adjustment = counties.fewer(task, tasks.openExecutors(task).subList(0, 18));
        List<Callable<HttpResponse<String>>> calls = new ArrayList<>(reports(task));
        calls.add(10, () -> {
            office.run(adjustment, "ServiceTask_ApplyAdjustment");
            return null;
        });
        List<HttpResponse<String>> answers = ManyCounties.atOnce(calls).stream()
                .filter(answer -> answer != null)
                .toList();
        office.run(task, "CallActivity_Execution");

        assertThat(answers)
                .allSatisfy(a -> assertThat(a.statusCode()).as(a.body()).isIn(204, 409));
        assertThat(records(task, PlanVerb.CARRIED_OUT))
                .hasSize(Collections.frequency(statuses(answers), 204))
                .doesNotHaveDuplicates();
        assertThat(counties.open(task, "UserTask_CarryOut"))
                .extracting(counties::group)
                .containsExactlyInAnyOrderElementsOf(tasks.openExecutors(task).stream()
                        .map(county -> ManyCounties.CITY + "." + county)
                        .toList());
    }
}
