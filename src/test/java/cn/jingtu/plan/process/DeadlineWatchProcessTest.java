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
import cn.jingtu.matter.MatterVerb;
import cn.jingtu.notice.Notice;
import cn.jingtu.notice.NoticeKind;
import cn.jingtu.notice.Notices;
import cn.jingtu.plan.Adjustment.TaskChange;
import cn.jingtu.plan.LeadMode;
import cn.jingtu.plan.Plan;
import cn.jingtu.plan.PlanDraft;
import cn.jingtu.plan.PlanTasks;
import cn.jingtu.plan.PlanVerb;
import cn.jingtu.plan.TaskDeadline;
import cn.jingtu.plan.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
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

    private List<String> told(String task) {
        return notices.about("guigang", "plan-task:" + task).stream()
                .filter(n -> n.kind() == NoticeKind.REMINDER)
                .map(Notice::groupId)
                .toList();
    }

    private TaskDeadline deadline(String task) {
        return tasks.deadlines(task).get(0);
    }

    @Test
    void it_reminds_before_and_on_the_day_and_tells_heads_and_supervisors_once_it_is_late() {
        String task = plans.issue(year, t -> t.executors("gangbei", "gangnan").due(wednesday, "完成隐患排查"));
        office.handIn(task, "UserTask_DraftScheme", LEAD, "zhang", Office.SCHEME);
        office.handIn(task, "UserTask_CarryOut", "guigang.gangbei", "li", Office.REPORT);

        assertThat(office.timer(task, "Event_PointReached"))
                .isEqualTo(wednesday.with(previous(FRIDAY)).atTime(9, 0));
        remindedAgain(task);
        assertThat(told(task)).containsExactlyInAnyOrder(LEAD, "guigang.gangnan");

        assertThat(office.timer(task, "Event_PointReached")).isEqualTo(wednesday.atTime(9, 0));
        remindedAgain(task);
        assertThat(told(task)).filteredOn(LEAD::equals).hasSize(2);

        assertThat(office.timer(task, "Event_PointReached")).isEqualTo(wednesday.atTime(18, 0));
        remindedAgain(task);
        assertThat(told(task))
                .contains(LEAD + ".head", "guigang.gangnan.head", "guigang.supervisor", "guigang.ecology")
                .doesNotContain("guigang.gangbei");
        assertThat(tasks.records(task).get(0)).satisfies(record -> {
            assertThat(record.is(MatterVerb.REMINDED_LATE)).isTrue();
            assertThat(record.words()).contains("“完成隐患排查”", "第1次逾期提醒", "市农业农村局", "港南区人民政府");
        });

        assertThat(office.timer(task, "Event_PointReached"))
                .as("five working days later")
                .isEqualTo(wednesday.plusWeeks(1).atTime(9, 0));
        remindedAgain(task);
        assertThat(tasks.records(task).get(0).words()).contains("第2次逾期提醒");
    }

    @Test
    void nothing_is_ordered_by_a_timer() {
        String task = plans.issue(year, t -> t.due(wednesday, "完成隐患排查"));
        overdue(task);
        assertThat(notices.about("guigang", "plan-task:" + task))
                .extracting(Notice::kind)
                .contains(NoticeKind.REMINDER)
                .doesNotContain(NoticeKind.SUPERVISION);
    }

    /** Before, on the day, and once when it is late. */
    private void overdue(String task) {
        remindedAgain(task);
        remindedAgain(task);
        remindedAgain(task);
    }

    private void remindedAgain(String task) {
        office.await(task, "Event_PointReached");
        office.run(task, "ServiceTask_Remind");
    }

    @Test
    void a_date_on_a_rest_day_is_reminded_of_before_and_accepted_until_after() {
        LocalDate saturday = wednesday.with(next(SATURDAY));
        String task = plans.issue(year, t -> t.due(saturday, "完成隐患排查"));
        assertThat(office.timer(task, "Event_PointReached"))
                .isEqualTo(saturday.with(previous(TUESDAY)).atTime(9, 0));
        remindedAgain(task);
        assertThat(office.timer(task, "Event_PointReached"))
                .isEqualTo(saturday.with(previous(FRIDAY)).atTime(9, 0));
        remindedAgain(task);
        assertThat(office.timer(task, "Event_PointReached"))
                .isEqualTo(saturday.with(next(MONDAY)).atTime(18, 0));
    }

    @Test
    void a_date_that_was_kept_is_reminded_of_no_more() {
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
        assertThat(office.passed(task)).contains("Event_DatesChanged", "EndEvent_NothingOwed");
        assertThat(office.waitsIn(task)).as("nothing is left to wait for").contains("Event_DatesAdded");
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
    void the_lead_that_answers_for_the_date_is_reminded_and_no_other() {
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
        assertThat(told(task)).contains("guigang.finance").doesNotContain(LEAD);
    }

    @Test
    void a_county_that_is_returned_its_report_is_reminded_again() {
        String task = plans.issue(year, t -> t.executors("gangbei").due(wednesday, "完成隐患排查"));
        office.handIn(task, "UserTask_DraftScheme", LEAD, "zhang", Office.SCHEME);
        office.handIn(task, "UserTask_CarryOut", "guigang.gangbei", "li", Office.REPORT);
        remindedAgain(task);
        assertThat(told(task)).containsExactly(LEAD);
        office.handIn(task, "UserTask_RequestCloseOut", LEAD, "zhang", Office.CLOSE_OUT);
        office.handIn(
                task,
                "UserTask_Verify",
                "guigang.ecology",
                "chen",
                Office.returned(Verdict.Outcome.RETURN_EXECUTOR, "照片不清", "gangbei"));
        remindedAgain(task);
        assertThat(told(task)).containsExactlyInAnyOrder(LEAD, LEAD, "guigang.gangbei");
    }

    @Test
    void twenty_matters_that_are_due_at_once_are_all_reminded_of_once() throws Exception {
        PlanDraft.Task[] twenty = IntStream.rangeClosed(1, 20)
                .mapToObj(n -> IssuedPlan.spec().due(wednesday, "完成隐患排查").task("二(一)" + n))
                .toArray(PlanDraft.Task[]::new);
        Plan plan = plans.issue(plans.draft(year, twenty));
        List<String> all = IntStream.rangeClosed(1, 20)
                .mapToObj(n -> plan.id() + ":二(一)" + n)
                .toList();
        office.at(office.timer(all.get(0), "Event_PointReached"));
        CountDownLatch together = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(20);
        try {
            List<Future<?>> done = new ArrayList<>();
            for (String task : all) {
                done.add(pool.submit(() -> {
                    together.await();
                    office.run(task, "Event_PointReached");
                    office.run(task, "ServiceTask_Remind");
                    return null;
                }));
            }
            together.countDown();
            for (Future<?> one : done) {
                one.get();
            }
        } finally {
            pool.shutdown();
        }
        assertThat(all).allSatisfy(task -> {
            assertThat(told(task)).containsExactlyInAnyOrder(LEAD, "guigang.gangbei");
            assertThat(office.timer(task, "Event_PointReached")).isEqualTo(wednesday.atTime(9, 0));
        });
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
        assertThat(tasks.records(task).get(0).verb()).isEqualTo(PlanVerb.CLOSED_OUT.code());
    }
}
