package cn.jingtu.plan.process;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static java.time.temporal.TemporalAdjusters.next;
import static java.time.temporal.TemporalAdjusters.previous;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jingtu.JingtuTest;
import cn.jingtu.matter.Extension;
import cn.jingtu.matter.Extensions;
import cn.jingtu.matter.MatterVerb;
import cn.jingtu.matter.process.TaskCards;
import cn.jingtu.matter.process.TaskCards.TaskCard;
import cn.jingtu.notice.Notices;
import cn.jingtu.plan.DeadlineType;
import cn.jingtu.plan.PlanTasks;
import cn.jingtu.plan.TaskDeadline;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@JingtuTest
@Covers("deadline-extension")
class DeadlineExtensionProcessTest {

    private static final String LEAD = "guigang.agriculture";
    private static final String HEAD = "guigang.ecology.head";

    @Autowired
    Office office;

    @Autowired
    IssuedPlan plans;

    @Autowired
    PlanTasks tasks;

    @Autowired
    Extensions extensions;

    @Autowired
    TaskDesk desk;

    @Autowired
    TaskCards cards;

    @Autowired
    Notices notices;

    @Autowired
    JdbcClient jdbc;

    private final int year = IssuedPlan.freshYear();
    private final LocalDate due = LocalDate.of(year, 6, 1).with(next(WEDNESDAY));
    private final LocalDate later = due.plusWeeks(4);
    private String task;
    private Task lead;

    @BeforeEach
    void a_lead_at_work() {
        task = plans.issue(year, t -> t.due(due, "完成隐患排查"));
        office.handIn(task, "UserTask_DraftScheme", LEAD, "zhang", Office.SCHEME);
        lead = office.only(task, "UserTask_RequestCloseOut", LEAD);
    }

    private void ask(LocalDate day, String reason) {
        office.as(
                "zhang",
                LEAD,
                () -> desk.requestExtension(lead.getId(), deadline().id(), day, reason));
    }

    private String asked() {
        ask(later, "汛期无法采样");
        return extensions.of(tasks.get(task).matter()).stream()
                .filter(id -> extensions.get(id).state() == Extension.State.REQUESTED)
                .findFirst()
                .orElseThrow();
    }

    private TaskDeadline deadline() {
        return tasks.deadlines(task).get(0);
    }

    @Test
    void a_granted_extension_moves_the_date_its_timer_and_the_open_steps() {
        String extension = asked();
        assertThat(office.only(extension, "UserTask_DecideExtension", HEAD).getName())
                .isEqualTo("审批延期申请｜二(一)1 试验任务：“完成隐患排查”");
        Task deciding = office.only(extension, "UserTask_DecideExtension", HEAD);
        TaskCard card = office.as("head", "guigang", List.of(HEAD), () -> cards.of(deciding.getId()));
        assertThat(card.brief().title()).isEqualTo("试验任务");
        assertThat(card.history())
                .first()
                .satisfies(line -> assertThat(line.label()).isEqualTo("申请延期"));
        office.handIn(extension, "UserTask_DecideExtension", HEAD, "head", Office.AGREED);
        assertThat(deadline().due()).as("until the job has run").isEqualTo(due);
        office.run(extension, "ServiceTask_MoveDate");

        assertThat(deadline().due()).isEqualTo(later);
        assertThat(deadline().originalDue()).isEqualTo(due);
        assertThat(jdbc.sql("select old_due from jingtu.deadline_change where deadline_id = ? and reason = ?")
                        .params(deadline().id(), "汛期无法采样")
                        .query(LocalDate.class)
                        .list())
                .containsExactly(due);
        assertThat(extensions.get(extension).state()).isEqualTo(Extension.State.GRANTED);
        assertThat(office.timer(task, "Event_PointReached"))
                .isEqualTo(later.with(previous(FRIDAY)).atTime(9, 0));
        assertThat(office.due(office.only(task, "UserTask_RequestCloseOut", LEAD)))
                .isEqualTo(later);
        assertThat(office.due(office.only(task, "UserTask_CarryOut", "guigang.gangbei")))
                .isEqualTo(later.minusWeeks(1));
        assertThat(office.passed(extension)).contains("EndEvent_Granted").doesNotContain("ServiceTask_NotifyRefusal");
        assertThat(notices.about("guigang", "plan-task:" + task))
                .anySatisfy(n -> assertThat(n.label() + n.groupId() + n.text()).contains("延期", LEAD, "延至" + later));
    }

    @Test
    void a_push_date_binds_all_leads_and_is_not_extended_for_one() {
        int next = IssuedPlan.freshYear();
        String other = plans.issue(next, t -> t.due(LocalDate.of(next, 6, 25), DeadlineType.RECURRING, "推送工作进展"));
        office.handIn(other, "UserTask_DraftScheme", LEAD, "zhang", Office.SCHEME);
        String desk = office.only(other, "UserTask_RequestCloseOut", LEAD).getId();
        long push = tasks.deadlines(other).get(0).id();

        assertThatThrownBy(() -> office.as("zhang", LEAD, () -> this.desk.requestExtension(desk, push, later, "来不及")))
                .hasMessageContaining("不能单独延期")
                .hasMessageContaining("计划调整");
    }

    @Test
    void a_refused_extension_leaves_everything_as_it_is_and_says_why() {
        String extension = asked();
        assertThatThrownBy(() -> office.handIn(extension, "UserTask_DecideExtension", HEAD, "head", Office.refused("")))
                .hasMessageContaining("请写明理由");
        office.handIn(extension, "UserTask_DecideExtension", HEAD, "head", Office.refused("汛期已过"));
        office.run(extension, "ServiceTask_NotifyRefusal");

        assertThat(deadline().due()).isEqualTo(due);
        assertThat(office.timer(task, "Event_PointReached"))
                .isEqualTo(due.with(previous(FRIDAY)).atTime(9, 0));
        assertThat(extensions.get(extension).state()).isEqualTo(Extension.State.REFUSED);
        assertThat(office.passed(extension)).contains("EndEvent_Refused").doesNotContain("ServiceTask_MoveDate");
        assertThat(notices.about("guigang", "plan-task:" + task))
                .anySatisfy(n -> assertThat(n.label() + n.text()).contains("延期", "未获同意", "汛期已过"));
        ask(later, "再次申请");
    }

    @Test
    void whoever_asks_does_not_decide() {
        String extension = asked();
        assertThatThrownBy(() -> office.handIn(extension, "UserTask_DecideExtension", HEAD, "zhang", Office.AGREED))
                .hasMessageContaining("不得审批自己的延期申请");
        assertThat(extensions.get(extension).state()).isEqualTo(Extension.State.REQUESTED);
        assertThat(office.waitsIn(extension)).containsExactly("UserTask_DecideExtension");
    }

    @Test
    void what_cannot_be_granted_is_not_even_asked() {
        assertThatThrownBy(() -> ask(due, "汛期无法采样")).hasMessageContaining("应晚于现在的时限");
        assertThatThrownBy(() -> ask(LocalDate.of(year + 1, 1, 1), "汛期无法采样")).hasMessageContaining("不能晚于计划年度最后一天");
        assertThatThrownBy(() -> ask(later, "")).hasMessageContaining("请写明延期理由");
        asked();
        assertThatThrownBy(() -> ask(later.plusDays(1), "再延一天")).hasMessageContaining("正在审批");
    }

    @Test
    void an_overdue_date_that_is_extended_starts_anew() {
        for (int point = 0; point < 3; point++) {
            office.await(task, "Event_PointReached");
            office.run(task, "ServiceTask_Remind");
        }
        String extension = asked();
        office.handIn(extension, "UserTask_DecideExtension", HEAD, "head", Office.AGREED);
        office.run(extension, "ServiceTask_MoveDate");

        office.await(task, "Event_PointReached");
        office.run(task, "ServiceTask_Remind");
        assertThat(office.timer(task, "Event_PointReached")).isEqualTo(later.atTime(9, 0));
    }

    @Test
    void a_decision_after_close_out_changes_nothing() {
        String extension = asked();
        office.handIn(task, "UserTask_CarryOut", "guigang.gangbei", "li", Office.REPORT);
        office.handIn(task, "UserTask_RequestCloseOut", LEAD, "zhang", Office.CLOSE_OUT);
        office.handIn(task, "UserTask_Verify", "guigang.ecology", "chen", Office.PASS);
        office.run(task, "ServiceTask_CloseOut");
        office.handIn(extension, "UserTask_DecideExtension", HEAD, "head", Office.AGREED);
        office.run(extension, "ServiceTask_MoveDate");
        assertThat(deadline().due()).isEqualTo(due);
        assertThat(deadline().state()).isEqualTo(TaskDeadline.State.MET);
        assertThat(notices.about("guigang", "plan-task:" + task))
                .noneMatch(n -> n.label().equals("延期"));
        assertThat(tasks.records(task).get(0).verb()).isEqualTo(MatterVerb.EXTENSION_GRANTED.code());
    }
}
