package cn.jingtu.plan.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jingtu.JingtuTest;
import cn.jingtu.matter.Actor;
import cn.jingtu.matter.Record;
import cn.jingtu.notice.Notice;
import cn.jingtu.notice.NoticeKind;
import cn.jingtu.notice.Notices;
import cn.jingtu.plan.PartyState;
import cn.jingtu.plan.PlanTasks;
import cn.jingtu.plan.PlanVerb;
import cn.jingtu.plan.Realignment;
import cn.jingtu.plan.TaskDeadline;
import cn.jingtu.plan.TaskState;
import cn.jingtu.plan.Verdict.Outcome;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@JingtuTest
@Covers("plan-task")
class PlanTaskProcessTest {

    private static final String LEAD = "guigang.agriculture";
    private static final String ECOLOGY = "guigang.ecology";

    @Autowired
    Office office;

    @Autowired
    IssuedPlan plans;

    @Autowired
    PlanTasks tasks;

    @Autowired
    Realignment realignment;

    @Autowired
    PlanTaskProcess process;

    @Autowired
    Notices notices;

    @Test
    void one_lead_and_its_counties_take_a_task_to_close_out() {
        String task = plans.requested(t -> t.participants("finance").executors("gangbei", "gangnan"));
        office.handIn(task, "UserTask_Verify", ECOLOGY, "chen", Office.PASS);
        assertThat(office.waitsIn(task)).contains("ServiceTask_CloseOut");
        office.run(task, "ServiceTask_CloseOut");

        int year = IssuedPlan.yearOf(task);
        assertThat(tasks.get(task).state()).isEqualTo(TaskState.CLOSED);
        assertThat(tasks.get(task).closeNumber()).isEqualTo("450800-" + year + "-001");
        assertThat(tasks.get(task).closedOn()).isEqualTo(LocalDate.of(year, 2, 1));
        assertThat(tasks.deadlines(task)).extracting(TaskDeadline::state).containsOnly(TaskDeadline.State.MET);
        assertThat(office.waitsIn(task))
                .as("watch and participation end with the task")
                .isEmpty();
        assertThat(office.passed(task))
                .contains("EndEvent_ClosedOut")
                .doesNotContain("BoundaryEvent_TaskReassigned", "EndEvent_Withdrawn");
        assertThat(notices.about("guigang", "plan-task:" + task).stream()
                        .filter(n -> n.label().equals("销号"))
                        .map(Notice::groupId))
                .containsExactlyInAnyOrder(LEAD, "guigang.finance", "guigang.gangbei", "guigang.gangnan");
    }

    @Test
    void what_is_returned_to_the_lead_is_asked_of_the_lead_only() {
        String task = plans.requested(t -> t.leads("agriculture").executors("gangbei", "gangnan"));
        office.handIn(
                task,
                "UserTask_Verify",
                ECOLOGY,
                "chen",
                Office.returned(Outcome.RETURN_LEAD, "汇总数据有误", "agriculture"));

        assertThat(office.list(task, "UserTask_RequestCloseOut", LEAD)).hasSize(1);
        assertThat(office.waitsIn(task)).doesNotContain("UserTask_CarryOut", "UserTask_DraftScheme");
        assertThat(tasks.openExecutors(task)).isEmpty();
        assertThat(notices.about("guigang", "plan-task:" + task)).anySatisfy(n -> {
            assertThat(n.kind()).isEqualTo(NoticeKind.RETURNED);
            assertThat(n.groupId()).isEqualTo(LEAD);
            assertThat(n.text()).contains("汇总数据有误");
        });

        office.handIn(task, "UserTask_RequestCloseOut", LEAD, "zhang", Office.CLOSE_OUT);
        office.handIn(task, "UserTask_Verify", ECOLOGY, "chen", Office.PASS);
        office.run(task, "ServiceTask_CloseOut");
        assertThat(tasks.get(task).state()).isEqualTo(TaskState.CLOSED);
    }

    @Test
    void what_is_returned_to_one_county_is_asked_of_that_county_and_the_lead() {
        String task = plans.requested(t -> t.leads("agriculture").executors("gangbei", "gangnan"));
        office.handIn(
                task,
                "UserTask_Verify",
                ECOLOGY,
                "chen",
                Office.returned(Outcome.RETURN_EXECUTOR, "现场与上报不符", "gangnan"));

        assertThat(office.list(task, "UserTask_CarryOut", "guigang.gangnan")).hasSize(1);
        assertThat(office.list(task, "UserTask_CarryOut", "guigang.gangbei")).isEmpty();
        assertThatThrownBy(() -> office.handIn(task, "UserTask_RequestCloseOut", LEAD, "zhang", Office.CLOSE_OUT))
                .hasMessageContaining("港南区人民政府");
        assertThat(tasks.parties(task)).anySatisfy(p -> {
            assertThat(p.organisationId()).isEqualTo("gangnan");
            assertThat(p.state()).isEqualTo(PartyState.OPEN);
            assertThat(p.reason()).isEqualTo("现场与上报不符");
        });

        office.handIn(task, "UserTask_CarryOut", "guigang.gangnan", "wang", Office.REPORT);
        office.handIn(task, "UserTask_RequestCloseOut", LEAD, "zhang", Office.CLOSE_OUT);
        office.handIn(task, "UserTask_Verify", ECOLOGY, "chen", Office.PASS);
        assertThat(office.waitsIn(task)).contains("ServiceTask_CloseOut");
    }

    @Test
    void participants_speak_as_often_as_they_like_and_hold_nothing_up() {
        String task = plans.requested(t -> t.leads("agriculture").participants("finance", "water"));
        office.handIn(task, "UserTask_Contribute", "guigang.finance", "qian", Map.of("text", "资金已落实"));
        office.handIn(task, "UserTask_Contribute", "guigang.finance", "qian", Map.of("text", "第二批资金已落实"));
        assertThat(office.list(task, "UserTask_Contribute", "guigang.finance")).hasSize(1);
        assertThat(office.list(task, "UserTask_Contribute", "guigang.water")).hasSize(1);
        assertThat(tasks.records(task).stream()
                        .filter(r -> r.is(PlanVerb.CONTRIBUTED))
                        .map(Record::words))
                .containsExactly("第二批资金已落实", "资金已落实");
        assertThat(notices.about("guigang", "plan-task:" + task))
                .anySatisfy(n -> assertThat(n.groupId() + n.text()).contains(LEAD, "资金已落实"));

        office.handIn(task, "UserTask_Verify", ECOLOGY, "chen", Office.PASS);
        office.run(task, "ServiceTask_CloseOut");
        assertThat(office.list(task, "UserTask_Contribute", "guigang.water")).isEmpty();
        assertThat(tasks.get(task).state()).isEqualTo(TaskState.CLOSED);
    }

    @Test
    void a_withdrawn_task_stops_wherever_it_is() {
        String task = plans.requested(t -> t.leads("agriculture").participants("finance"));
        process.withdraw(task, "上级取消该项任务");

        assertThat(office.waitsIn(task)).isEmpty();
        assertThat(office.passed(task)).contains("EndEvent_Withdrawn").doesNotContain("EndEvent_ClosedOut");
        assertThat(tasks.get(task).state()).isEqualTo(TaskState.WITHDRAWN);
        assertThat(tasks.get(task).stateReason()).isEqualTo("上级取消该项任务");
        assertThat(tasks.get(task).closeNumber()).isNull();
    }

    @Test
    void work_that_is_handed_out_anew_keeps_what_is_done() {
        String task = plans.requested(t -> t.participants("finance").executors("gangbei"));
        realignment.apply(
                task,
                IssuedPlan.spec()
                        .participants("finance", "water")
                        .executors("gangbei", "pingnan")
                        .task(IssuedPlan.REF),
                "增加平南县",
                null,
                Actor.of("drafter"));
        process.reassigned(task);
        office.run(task, "CallActivity_Execution");

        assertThat(office.passed(task)).contains("BoundaryEvent_TaskReassigned");
        assertThat(office.list(task, "UserTask_Contribute", "guigang.finance")).hasSize(1);
        assertThat(office.list(task, "UserTask_Contribute", "guigang.water")).hasSize(1);
        assertThat(office.list(task, "UserTask_CarryOut", "guigang.pingnan")).hasSize(1);
        assertThat(office.list(task, "UserTask_CarryOut", "guigang.gangbei")).isEmpty();
        assertThat(office.waitsIn(task)).doesNotContain("UserTask_DraftScheme", "UserTask_Verify");

        office.handIn(task, "UserTask_CarryOut", "guigang.pingnan", "ping", Office.REPORT);
        assertThat(office.waitsIn(task)).contains("UserTask_Verify");
    }

    @Test
    void a_task_that_was_handed_in_cannot_be_handed_in_again() {
        String task = plans.issue(t -> t.leads("agriculture"));
        Task draft = office.only(task, "UserTask_DraftScheme", LEAD);
        office.handIn(draft, "zhang", Office.SCHEME, LEAD);
        assertThatThrownBy(() -> office.handIn(draft, "zhang", Office.SCHEME, LEAD))
                .hasMessageContaining("这项任务已提交");
        assertThat(tasks.records(task)).extracting(Record::verb).containsExactly(PlanVerb.SCHEME_DRAFTED.code());
    }

    @Test
    void of_two_colleagues_who_hand_in_at_once_one_is_refused() throws Exception {
        String task = plans.issue(t -> t.leads("agriculture"));
        Task draft = office.only(task, "UserTask_DraftScheme", LEAD);
        CyclicBarrier together = new CyclicBarrier(2);
        var pool = Executors.newFixedThreadPool(2);
        try {
            Callable<Boolean> hand = () -> {
                together.await();
                try {
                    office.handIn(draft, Thread.currentThread().getName(), Office.SCHEME, LEAD);
                    return true;
                } catch (RuntimeException refused) {
                    return false;
                }
            };
            assertThat(List.of(pool.submit(hand), pool.submit(hand)))
                    .extracting(future -> future.get())
                    .containsExactlyInAnyOrder(true, false);
        } finally {
            pool.shutdown();
        }
        assertThat(tasks.records(task)).extracting(Record::verb).containsExactly(PlanVerb.SCHEME_DRAFTED.code());
        assertThat(office.list(task, "UserTask_RequestCloseOut", LEAD)).hasSize(1);
    }

    @Test
    void an_administrator_does_not_work_for_a_department() {
        String task = plans.issue(t -> t.leads("agriculture"));
        Task draft = office.only(task, "UserTask_DraftScheme", LEAD);
        assertThatThrownBy(() -> office.handIn(draft, "admin", Office.SCHEME, "camunda-admin"))
                .hasMessageContaining("不由您所在的单位办理");
        assertThat(tasks.records(task)).isEmpty();
        assertThat(office.list(task, "UserTask_DraftScheme", LEAD)).hasSize(1);
    }
}
