package cn.jingtu.plan.process;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static java.time.temporal.TemporalAdjusters.next;
import static java.time.temporal.TemporalAdjusters.previous;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jingtu.JingtuTest;
import cn.jingtu.matter.Journal;
import cn.jingtu.matter.Matter;
import cn.jingtu.notice.Notices;
import cn.jingtu.plan.Adjustment;
import cn.jingtu.plan.Adjustment.TaskChange;
import cn.jingtu.plan.Adjustment.TaskChange.Kind;
import cn.jingtu.plan.Adjustments;
import cn.jingtu.plan.DeadlineType;
import cn.jingtu.plan.Operator;
import cn.jingtu.plan.Party;
import cn.jingtu.plan.PartyState;
import cn.jingtu.plan.Plan;
import cn.jingtu.plan.PlanDraft;
import cn.jingtu.plan.PlanState;
import cn.jingtu.plan.PlanTasks;
import cn.jingtu.plan.Plans;
import cn.jingtu.plan.TaskDeadline;
import cn.jingtu.plan.TaskState;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@JingtuTest
@Covers("plan-adjustment")
class PlanAdjustmentProcessTest {

    @Autowired
    Journal journal;

    private static final String LEAD = "guigang.agriculture";
    private static final String ECOLOGY = "guigang.ecology";
    private static final String HEAD = "guigang.ecology.head";
    private static final String REF = IssuedPlan.REF;
    private static final String OTHER = "二(一)2";

    @Autowired
    Office office;

    @Autowired
    IssuedPlan issued;

    @Autowired
    Plans plans;

    @Autowired
    PlanTasks tasks;

    @Autowired
    Adjustments adjustments;

    @Autowired
    Notices notices;

    @Autowired
    JdbcClient jdbc;

    private final int year = IssuedPlan.freshYear();
    private final LocalDate due = LocalDate.of(year, 6, 1).with(next(WEDNESDAY));
    private final LocalDate later = due.plusWeeks(4);

    private Plan plan() {
        return issued.issue(issued.draft(
                year,
                IssuedPlan.spec()
                        .executors("gangbei", "gangnan")
                        .due(due, "完成隐患排查")
                        .task(REF),
                IssuedPlan.spec().leads("water").executors("pingnan").task(OTHER)));
    }

    private static TaskChange change(IssuedPlan.Spec spec) {
        return new TaskChange(Kind.CHANGE, REF, spec.task(REF));
    }

    private PartyState state(String task, String organisation) {
        return tasks.parties(task).stream()
                .filter(p -> p.organisationId().equals(organisation))
                .map(Party::state)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_changed_date_moves_the_timer_and_the_open_steps_but_hands_nothing_out_anew() {
        Plan plan = plan();
        String task = plan.id() + ":" + REF;
        office.handIn(task, "UserTask_DraftScheme", LEAD, "zhang", Office.SCHEME);
        String adjustment = issued.adjusted(
                plan.id(),
                change(IssuedPlan.spec().executors("gangbei", "gangnan").due(later, "完成隐患排查")));

        TaskDeadline moved = tasks.deadlines(task).get(0);
        assertThat(moved.due()).isEqualTo(later);
        assertThat(moved.originalDue()).isEqualTo(due);
        assertThat(jdbc.sql("select document_number from jingtu.deadline_change where deadline_id = ? and old_due = ?")
                        .params(moved.id(), due)
                        .query(String.class)
                        .list())
                .containsExactly("试〔2100〕9号");
        assertThat(office.timer(task, "Event_PointReached"))
                .isEqualTo(later.with(previous(FRIDAY)).atTime(9, 0));
        assertThat(office.due(office.only(task, "UserTask_RequestCloseOut", LEAD)))
                .isEqualTo(later);
        assertThat(office.passed(task)).doesNotContain("BoundaryEvent_TaskReassigned");
        assertThat(office.passed(adjustment)).contains("EndEvent_Adjusted").doesNotContain("ServiceTask_RepealPlan");
        assertThat(adjustments.get(adjustment).state()).isEqualTo(Adjustment.State.APPLIED);
        assertThat(notices.about("guigang", "plan-task:" + plan.id() + ":" + OTHER))
                .isEmpty();
    }

    @Test
    void changed_parties_get_the_work_anew_and_what_is_done_stays_done() {
        Plan plan = plan();
        String task = plan.id() + ":" + REF;
        office.handIn(task, "UserTask_DraftScheme", LEAD, "zhang", Office.SCHEME);
        office.handIn(task, "UserTask_CarryOut", "guigang.gangbei", "li", Office.REPORT);
        issued.adjusted(
                plan.id(),
                change(IssuedPlan.spec()
                        .leads("agriculture", "finance")
                        .participants("science")
                        .executors("gangbei", "pingnan")
                        .due(due, "完成隐患排查")));

        assertThat(office.passed(task)).contains("BoundaryEvent_TaskReassigned");
        assertThat(office.list(task, "UserTask_CoSign", "guigang.finance"))
                .as("the new joint lead signs the scheme that is there")
                .hasSize(1);
        assertThat(office.waitsIn(task)).doesNotContain("UserTask_DraftScheme", "UserTask_CarryOut");
        assertThat(tasks.parties(task)).extracting(Party::organisationId).doesNotContain("gangnan");
        office.handIn(task, "UserTask_CoSign", "guigang.finance", "qian", Office.AGREED);

        assertThat(state(task, "gangbei")).isEqualTo(PartyState.DONE);
        assertThat(office.list(task, "UserTask_CarryOut", "guigang.gangbei")).isEmpty();
        assertThat(office.list(task, "UserTask_CarryOut", "guigang.pingnan")).hasSize(1);
        assertThat(office.list(task, "UserTask_RequestCloseOut", "guigang.finance"))
                .hasSize(1);
        assertThat(office.list(task, "UserTask_Contribute", "guigang.science"))
                .as("a new participant takes part")
                .hasSize(1);
    }

    @Test
    void a_participant_that_is_taken_out_has_no_task_any_more_and_the_others_keep_theirs() {
        String task = issued.issue(year, t -> t.participants("science", "water").due(due, "完成隐患排查"));
        issued.adjusted(
                tasks.get(task).planId(),
                change(IssuedPlan.spec().participants("water").due(due, "完成隐患排查")));
        assertThat(office.list(task, "UserTask_Contribute", "guigang.science")).isEmpty();
        assertThat(office.list(task, "UserTask_Contribute", "guigang.water")).hasSize(1);
    }

    @Test
    void an_added_task_runs_like_any_other() {
        Plan plan = plan();
        String added = plan.id() + ":二(一)3";
        issued.adjusted(
                plan.id(),
                new TaskChange(
                        Kind.ADD,
                        "二(一)3",
                        IssuedPlan.spec().leads("finance").due(later, "完成资金拨付").task("二(一)3")));
        office.run(added, "StartEvent_TaskIssued");
        assertThat(tasks.get(added).state()).isEqualTo(TaskState.RUNNING);
        assertThat(office.only(added, "UserTask_DraftScheme", "guigang.finance").getName())
                .contains("二(一)3");
        assertThat(office.timer(added, "Event_PointReached").toLocalDate()).isEqualTo(later.with(previous(FRIDAY)));
        assertThat(plans.draft(plan.id()).tasks())
                .extracting(PlanDraft.Task::ref)
                .containsExactly(REF, OTHER, "二(一)3");
    }

    @Test
    void a_withdrawn_task_ends_and_its_sister_goes_on() {
        Plan plan = plan();
        issued.adjusted(plan.id(), new TaskChange(Kind.WITHDRAW, REF, null));
        assertThat(tasks.get(plan.id() + ":" + REF).state()).isEqualTo(TaskState.WITHDRAWN);
        assertThat(office.waitsIn(plan.id() + ":" + REF)).isEmpty();
        assertThat(office.passed(plan.id() + ":" + REF)).contains("EndEvent_Withdrawn");
        assertThat(tasks.get(plan.id() + ":" + OTHER).state()).isEqualTo(TaskState.RUNNING);
        assertThat(office.waitsIn(plan.id() + ":" + OTHER)).contains("UserTask_DraftScheme");
        assertThat(notices.about("guigang", "plan-task:" + plan.id() + ":" + REF))
                .anySatisfy(n -> assertThat(n.label()).isEqualTo("调整"));
        assertThatThrownBy(() -> issued.drafted(plan.id(), new TaskChange(Kind.WITHDRAW, REF, null)))
                .hasMessageContaining("已不在办理中");
    }

    @Test
    void a_task_that_feeds_a_goal_can_be_withdrawn_too() {
        PlanDraft d = issued.draft(
                year, IssuedPlan.spec().task(REF), IssuedPlan.spec().task(OTHER));
        PlanDraft.Goal goal = new PlanDraft.Goal(
                "一-1",
                "安全利用率",
                new PlanDraft.Indicator("安全利用率", Operator.AT_LEAST, "90", "%", null),
                LocalDate.of(year, 12, 31),
                true,
                List.of(REF, OTHER));
        Plan plan = issued.issue(new PlanDraft(
                d.city(),
                d.year(),
                d.title(),
                d.documentNumber(),
                d.issuer(),
                d.issueDate(),
                d.formalities(),
                List.of(goal),
                d.tasks(),
                d.requirements()));
        issued.adjusted(plan.id(), new TaskChange(Kind.WITHDRAW, REF, null));
        assertThat(tasks.get(plan.id() + ":" + REF).state()).isEqualTo(TaskState.WITHDRAWN);
        assertThat(plans.draft(plan.id()).goals().get(0).sources())
                .as("stays on record")
                .contains(REF);
    }

    @Test
    void a_repealed_plan_stops_what_runs_and_leaves_what_is_closed() {
        Plan plan = plan();
        String closed = plan.id() + ":" + OTHER;
        office.handIn(closed, "UserTask_DraftScheme", "guigang.water", "shui", Office.SCHEME);
        office.handIn(closed, "UserTask_CarryOut", "guigang.pingnan", "ping", Office.REPORT);
        office.handIn(closed, "UserTask_RequestCloseOut", "guigang.water", "shui", Office.CLOSE_OUT);
        office.handIn(closed, "UserTask_Verify", ECOLOGY, "chen", Office.PASS);
        office.run(closed, "ServiceTask_CloseOut");

        String adjustment = issued.drafted(plan.id(), Map.of("repeal", true, "reason", "上级文件废止", "changes", List.of()));
        office.sign(adjustment, HEAD, "head", Office.AGREED);
        office.run(adjustment, "ServiceTask_RepealPlan");
        office.run(plan.id(), "ServiceTask_StopTasks");

        assertThat(plans.get(plan.id()).state()).isEqualTo(PlanState.REPEALED);
        assertThat(tasks.get(plan.id() + ":" + REF).state()).isEqualTo(TaskState.WITHDRAWN);
        assertThat(tasks.get(closed).state()).isEqualTo(TaskState.CLOSED);
        assertThat(office.waitsIn(plan.id() + ":" + REF)).isEmpty();
        assertThat(office.waitsIn(plan.id())).isEmpty();
        assertThat(office.passed(plan.id()))
                .contains("EndEvent_PlanRepealed")
                .doesNotContain("CallActivity_AnnualAccount");
        assertThat(office.passed(adjustment))
                .contains("EndEvent_Repealed")
                .doesNotContain("ServiceTask_ApplyAdjustment");
        assertThatThrownBy(() -> issued.drafted(plan.id(), new TaskChange(Kind.WITHDRAW, REF, null)))
                .hasMessageContaining("只有执行中的计划才能调整");
    }

    @Test
    void a_returned_adjustment_is_drafted_anew_and_nothing_has_changed() {
        Plan plan = plan();
        String adjustment = issued.drafted(plan.id(), new TaskChange(Kind.WITHDRAW, REF, null));
        office.sign(adjustment, HEAD, "head", Office.refused("理由不充分"));
        assertThat(office.passed(adjustment)).doesNotContain("Gateway_RepealOrAdjust");
        assertThat(tasks.get(plan.id() + ":" + REF).state()).isEqualTo(TaskState.RUNNING);
        assertThat(adjustments.get(adjustment).state()).isEqualTo(Adjustment.State.DRAFT);
        assertThat(journal.about(new Matter("plan-adjustment", adjustment, plan.cityId()), null, 1))
                .singleElement()
                .satisfies(line -> assertThat(line.words()).isEqualTo("理由不充分"));

        office.handIn(
                adjustment,
                "UserTask_DraftAdjustment",
                ECOLOGY,
                "drafter",
                Map.of(
                        "repeal",
                        false,
                        "reason",
                        "上级文件取消",
                        "changes",
                        List.of(new TaskChange(Kind.WITHDRAW, OTHER, null))));
        office.sign(adjustment, HEAD, "head", Office.AGREED);
        office.run(adjustment, "ServiceTask_ApplyAdjustment");
        assertThat(tasks.get(plan.id() + ":" + REF).state()).isEqualTo(TaskState.RUNNING);
        assertThat(tasks.get(plan.id() + ":" + OTHER).state()).isEqualTo(TaskState.WITHDRAWN);
    }

    @Test
    void whoever_drafts_an_adjustment_does_not_sign_it() {
        Plan plan = plan();
        String adjustment = issued.drafted(plan.id(), new TaskChange(Kind.WITHDRAW, REF, null));
        assertThatThrownBy(() -> office.sign(adjustment, HEAD, "drafter", Office.AGREED))
                .hasMessageContaining("不得自己审签");
        assertThat(office.waitsIn(adjustment)).containsExactly("CallActivity_SignOff");
    }

    @Test
    void what_is_no_longer_possible_at_the_signing_is_refused_and_can_be_returned() {
        Plan plan = plan();
        String task = plan.id() + ":" + OTHER;
        String adjustment = issued.drafted(plan.id(), new TaskChange(Kind.WITHDRAW, OTHER, null));
        issued.adjusted(plan.id(), new TaskChange(Kind.WITHDRAW, OTHER, null));
        assertThat(tasks.get(task).state()).isEqualTo(TaskState.WITHDRAWN);

        assertThatThrownBy(() -> office.sign(adjustment, HEAD, "head", Office.AGREED))
                .hasMessageContaining("已不在办理中");
        office.sign(adjustment, HEAD, "head", Office.refused("该任务已撤销"));
        assertThat(office.waitsIn(adjustment)).containsExactly("UserTask_DraftAdjustment");
    }

    @Test
    void a_draft_that_breaks_a_rule_is_refused_with_the_clause() {
        Plan plan = plan();
        assertThatThrownBy(() -> issued.drafted(plan.id())).hasMessageContaining("请至少调整一项任务");
        assertThatThrownBy(() -> issued.drafted(plan.id(), new TaskChange(Kind.WITHDRAW, "九", null)))
                .hasMessageContaining("没有条款“九”");
        assertThatThrownBy(() -> issued.drafted(
                        plan.id(),
                        new TaskChange(Kind.ADD, REF, IssuedPlan.spec().task(REF))))
                .hasMessageContaining("已有任务");
        assertThatThrownBy(
                        () -> issued.drafted(plan.id(), change(IssuedPlan.spec().leads(new String[0]))))
                .hasMessageContaining(REF)
                .hasMessageContaining("没有牵头单位");
        assertThatThrownBy(
                        () -> issued.drafted(plan.id(), change(IssuedPlan.spec().leads("nobody"))))
                .hasMessageContaining(REF)
                .hasMessageContaining("nobody");
        assertThatThrownBy(() ->
                        issued.drafted(plan.id(), change(IssuedPlan.spec().due(LocalDate.of(year + 1, 3, 1), "完成"))))
                .hasMessageContaining("不在 " + year + " 年度内");
        assertThatThrownBy(() -> office.start("plan-adjustment", "beihai.ecology", "x", Map.of("planId", plan.id())))
                .hasMessageContaining("找不到计划");
        assertThatThrownBy(() -> office.start("plan-adjustment", LEAD, "zhang", Map.of("planId", plan.id())))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void a_day_from_which_something_holds_is_moved_without_being_waited_for() {
        String task = issued.issue(
                year, t -> t.due(due, DeadlineType.EFFECTIVE_FROM, "执行特别排放限值").due(later, "完成隐患排查"));
        issued.adjusted(
                tasks.get(task).planId(),
                change(IssuedPlan.spec()
                        .due(due.plusDays(7), DeadlineType.EFFECTIVE_FROM, "执行特别排放限值")
                        .due(later, "完成隐患排查")));
        assertThat(tasks.deadlines(task).get(0).due()).isEqualTo(due.plusDays(7));
        assertThat(tasks.deadlines(task).get(0).state()).isEqualTo(TaskDeadline.State.INFORMATION);
        assertThat(office.timer(task, "Event_PointReached").toLocalDate()).isEqualTo(later.with(previous(FRIDAY)));
    }

    @Test
    void a_returned_adjustment_can_be_given_up_and_the_plan_stays_as_it_is() {
        Plan plan = plan();
        String adjustment = issued.drafted(plan.id(), new TaskChange(Kind.WITHDRAW, OTHER, null));
        office.sign(adjustment, HEAD, "head", Office.refused("依据不足"));
        office.handIn(
                adjustment,
                "UserTask_DraftAdjustment",
                ECOLOGY,
                "drafter",
                Map.of("abandon", true, "repeal", false, "reason", "上级未同意"));

        assertThat(office.passed(adjustment))
                .contains("EndEvent_Abandoned")
                .doesNotContain("ServiceTask_ApplyAdjustment");
        assertThat(adjustments.get(adjustment).state()).isEqualTo(Adjustment.State.ABANDONED);
        assertThat(adjustments.get(adjustment).reason()).isEqualTo("上级未同意");
        assertThat(plans.tasks(plan.id())).allMatch(task -> task.state() == TaskState.RUNNING);
    }

    @Test
    void who_answers_for_a_date_follows_the_changed_plan() {
        String task = issued.issue(year, t -> t.leads("agriculture", "finance").due(due, "完成隐患排查", "finance"));
        issued.adjusted(
                tasks.get(task).planId(),
                change(IssuedPlan.spec().leads("agriculture", "water").due(due, "完成隐患排查", "water")));
        assertThat(tasks.deadlines(task).get(0).leads()).containsExactly("water");
    }
}
