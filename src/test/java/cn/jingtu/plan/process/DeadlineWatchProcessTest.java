package cn.jingtu.plan.process;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static java.time.temporal.TemporalAdjusters.next;
import static java.time.temporal.TemporalAdjusters.previous;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jingtu.JingtuTest;
import cn.jingtu.notice.Notice;
import cn.jingtu.notice.NoticeKind;
import cn.jingtu.notice.Notices;
import cn.jingtu.plan.Adjustment.TaskChange;
import cn.jingtu.plan.LeadMode;
import cn.jingtu.plan.PlanTasks;
import cn.jingtu.plan.PlanVerb;
import cn.jingtu.plan.TaskDeadline;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@JingtuTest
@Covers("deadline-watch")
class DeadlineWatchProcessTest {

    private static final String LEAD = "guigang.agriculture";

    @Autowired
    Office office;

    @Autowired
    IssuedPlan plans;

    @Autowired
    PlanTasks tasks;

    @Autowired
    TaskDesk desk;

    @Autowired
    Notices notices;

    private final int year = IssuedPlan.freshYear();
    private final LocalDate wednesday = LocalDate.of(year, 6, 1).with(next(WEDNESDAY));

    private List<String> told(String task, NoticeKind kind) {
        return notices.about("guigang", "plan-task:" + task).stream()
                .filter(n -> n.kind() == kind)
                .map(Notice::groupId)
                .toList();
    }

    private TaskDeadline deadline(String task) {
        return tasks.deadlines(task).get(0);
    }

    @Test
    void it_reminds_three_working_days_before_and_supervises_at_the_end_of_the_due_day_until_done() {
        String task = plans.issue(year, t -> t.executors("gangbei", "gangnan").due(wednesday, "完成隐患排查"));
        office.handIn(task, "UserTask_DraftScheme", LEAD, "zhang", Office.SCHEME);
        office.handIn(task, "UserTask_CarryOut", "guigang.gangbei", "li", Office.REPORT);

        assertThat(office.timer(task, "Event_PointReached"))
                .isEqualTo(wednesday.with(previous(FRIDAY)).atTime(9, 0));
        office.await(task, "Event_PointReached");
        assertThat(office.jobs(task, "ServiceTask_Supervise")).isEmpty();
        office.run(task, "ServiceTask_Remind");
        assertThat(told(task, NoticeKind.REMINDER)).containsExactlyInAnyOrder(LEAD, "guigang.gangnan");
        assertThat(deadline(task).supervisions()).isZero();

        assertThat(office.timer(task, "Event_PointReached")).isEqualTo(wednesday.atTime(18, 0));
        office.await(task, "Event_PointReached");
        assertThat(office.jobs(task, "ServiceTask_Remind")).isEmpty();
        office.run(task, "ServiceTask_Supervise");
        assertThat(deadline(task).supervisions()).isEqualTo(1);
        assertThat(told(task, NoticeKind.SUPERVISION))
                .containsExactlyInAnyOrder(LEAD, LEAD + ".head", "guigang.supervisor");
        Task order = office.only(task, "UserTask_AnswerOrder", LEAD);
        assertThat(office.due(order)).isEqualTo(wednesday.with(next(MONDAY)));

        office.handIn(
                order, "zhang", Map.of("reason", "台风影响", "measures", "增派人员", "expected", wednesday.plusDays(9)), LEAD);
        assertThat(office.passed(task)).contains("EndEvent_OrderAnswered");
        assertThat(tasks.records(task).get(0).words()).contains("台风影响", "增派人员");

        assertThat(office.timer(task, "Event_PointReached"))
                .as("five working days later")
                .isEqualTo(wednesday.plusWeeks(1).atTime(9, 0));
        office.await(task, "Event_PointReached");
        office.run(task, "ServiceTask_Supervise");
        assertThat(deadline(task).supervisions()).isEqualTo(2);
        assertThat(office.list(task, "UserTask_AnswerOrder", LEAD)).hasSize(1);
    }

    @Test
    void an_order_that_is_answered_with_gaps_stays_open() {
        String task = plans.issue(year, t -> t.due(wednesday, "完成隐患排查"));
        overdue(task);
        assertThatThrownBy(() -> office.handIn(
                        task, "UserTask_AnswerOrder", LEAD, "zhang", Map.of("reason", "台风影响", "measures", "")))
                .hasMessageContaining("“补救措施”不能为空")
                .hasMessageContaining("“预计完成日期”不能为空");
        assertThat(office.list(task, "UserTask_AnswerOrder", LEAD)).hasSize(1);
    }

    @Test
    void a_repeated_order_is_told_again_but_not_handed_out_twice() {
        String task = plans.issue(year, t -> t.due(wednesday, "完成隐患排查"));
        overdue(task);
        office.await(task, "Event_PointReached");
        office.run(task, "ServiceTask_Supervise");
        assertThat(deadline(task).supervisions()).isEqualTo(2);
        assertThat(told(task, NoticeKind.SUPERVISION)).filteredOn(LEAD::equals).hasSize(2);
        assertThat(office.list(task, "UserTask_AnswerOrder", LEAD)).hasSize(1);
    }

    private void overdue(String task) {
        office.await(task, "Event_PointReached");
        office.run(task, "ServiceTask_Remind");
        office.await(task, "Event_PointReached");
        office.run(task, "ServiceTask_Supervise");
    }

    @Test
    void a_date_on_a_rest_day_is_reminded_of_before_and_accepted_until_after() {
        LocalDate saturday = wednesday.with(next(SATURDAY));
        String task = plans.issue(year, t -> t.due(saturday, "完成隐患排查"));
        assertThat(office.timer(task, "Event_PointReached"))
                .isEqualTo(saturday.with(previous(TUESDAY)).atTime(9, 0));
        office.await(task, "Event_PointReached");
        office.run(task, "ServiceTask_Remind");
        assertThat(office.timer(task, "Event_PointReached"))
                .isEqualTo(saturday.with(next(MONDAY)).atTime(18, 0));
    }

    @Test
    void a_date_that_was_kept_is_not_supervised() {
        String task = plans.issue(year, t -> t.due(wednesday, "完成隐患排查"));
        office.handIn(task, "UserTask_DraftScheme", LEAD, "zhang", Office.SCHEME);
        office.await(task, "Event_PointReached");
        office.run(task, "ServiceTask_Remind");
        Task lead = office.only(task, "UserTask_RequestCloseOut", LEAD);
        assertThat(office.due(lead)).isEqualTo(wednesday);
        long id = deadline(task).id();
        assertThatThrownBy(() -> office.as("zhang", LEAD, () -> desk.meetDeadline(lead.getId(), id, "  ")))
                .hasMessageContaining("请写明完成情况");
        office.as("zhang", LEAD, () -> desk.meetDeadline(lead.getId(), id, "42家企业全部完成"));

        assertThat(deadline(task).state()).isEqualTo(TaskDeadline.State.MET);
        assertThat(deadline(task).note()).isEqualTo("42家企业全部完成");
        assertThat(office.passed(task)).contains("Event_DatesChanged").doesNotContain("ServiceTask_Supervise");
        assertThat(office.jobs(task, "Event_PointReached"))
                .as("nothing is left to wait for")
                .isEmpty();
        assertThat(office.due(office.only(task, "UserTask_RequestCloseOut", LEAD)))
                .isEqualTo(LocalDate.of(year, 12, 31));
        assertThatThrownBy(() -> office.as("zhang", LEAD, () -> desk.meetDeadline(lead.getId(), id, "再登记")))
                .hasMessageContaining("不必再办理");
    }

    @Test
    void a_date_that_is_added_later_is_watched_too() {
        String task = plans.issue(year, t -> t.due(wednesday, "完成隐患排查"));
        office.handIn(task, "UserTask_DraftScheme", LEAD, "zhang", Office.SCHEME);
        Task lead = office.only(task, "UserTask_RequestCloseOut", LEAD);
        office.as(
                "zhang",
                LEAD,
                () -> desk.meetDeadline(lead.getId(), deadline(task).id(), "提前完成"));
        assertThat(office.waitsIn(task)).contains("Event_DatesAdded");

        LocalDate later = wednesday.plusWeeks(8);
        plans.adjusted(
                tasks.get(task).planId(),
                new TaskChange(
                        TaskChange.Kind.CHANGE,
                        IssuedPlan.REF,
                        IssuedPlan.spec()
                                .due(wednesday, "完成隐患排查")
                                .due(later, "完成整改")
                                .task(IssuedPlan.REF)));

        assertThat(office.waitsIn(task)).doesNotContain("Event_DatesAdded", "UserTask_DraftScheme");
        assertThat(office.timer(task, "Event_PointReached"))
                .isEqualTo(later.with(previous(FRIDAY)).atTime(9, 0));
        assertThat(tasks.deadlines(task))
                .extracting(TaskDeadline::state)
                .containsExactly(TaskDeadline.State.MET, TaskDeadline.State.OPEN);
    }

    @Test
    void an_order_goes_to_the_lead_that_answers_for_the_date_and_to_no_other() {
        String task = plans.issue(
                year,
                t -> t.leads("agriculture", "finance").mode(LeadMode.SEPARATE).due(wednesday, "完成资金拨付", "finance"));
        office.handIn(task, "UserTask_DraftScheme", LEAD, "zhang", Office.SCHEME);
        office.handIn(task, "UserTask_DraftScheme", "guigang.finance", "qian", Office.SCHEME);
        Task lead = office.only(task, "UserTask_RequestCloseOut", LEAD);
        assertThatThrownBy(() -> office.as(
                        "zhang",
                        LEAD,
                        () -> desk.meetDeadline(lead.getId(), deadline(task).id(), "已拨付")))
                .hasMessageContaining("由其他牵头单位负责");
        overdue(task);
        assertThat(office.list(task, "UserTask_AnswerOrder", "guigang.finance")).hasSize(1);
        assertThat(office.list(task, "UserTask_AnswerOrder", LEAD)).isEmpty();
        assertThat(told(task, NoticeKind.SUPERVISION))
                .contains("guigang.finance")
                .doesNotContain(LEAD);
    }

    @Test
    void nothing_is_watched_once_the_task_is_closed() {
        String task = plans.issue(year, t -> t.noExecutors().due(wednesday, "完成隐患排查"));
        overdue(task);
        office.handIn(task, "UserTask_DraftScheme", LEAD, "zhang", Office.SCHEME);
        office.handIn(task, "UserTask_RequestCloseOut", LEAD, "zhang", Office.CLOSE_OUT);
        office.handIn(task, "UserTask_Verify", "guigang.ecology", "chen", Office.PASS);
        office.run(task, "ServiceTask_CloseOut");
        assertThat(office.waitsIn(task)).isEmpty();
        assertThat(office.list(task, "UserTask_AnswerOrder", LEAD)).isEmpty();
        assertThat(tasks.records(task).get(0).verb()).isEqualTo(PlanVerb.CLOSED_OUT.code());
    }
}
