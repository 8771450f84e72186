package cn.jingtu.plan.process;

import static cn.jingtu.plan.process.OrderReplySteps.LEAD;
import static cn.jingtu.plan.process.OrderReplySteps.SUPERVISORS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jingtu.JingtuTest;
import cn.jingtu.matter.Record;
import cn.jingtu.notice.Notice;
import cn.jingtu.notice.NoticeKind;
import cn.jingtu.notice.Notices;
import cn.jingtu.plan.OrderReply;
import cn.jingtu.plan.Orders;
import cn.jingtu.plan.PlanTasks;
import cn.jingtu.plan.PlanVerb;
import cn.jingtu.plan.Plans;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@JingtuTest
@Covers("order-reply")
class OrderReplyProcessTest {

    @Autowired
    Office office;

    @Autowired
    OrderReplySteps steps;

    @Autowired
    IssuedPlan plans;

    @Autowired
    PlanTasks tasks;

    @Autowired
    Orders orders;

    @Autowired
    OrderReplyProcess process;

    @Autowired
    Notices notices;

    @Test
    void an_order_is_answered_sent_back_answered_again_and_accepted_with_every_word_on_record() {
        String task = steps.overdue();
        String reply = steps.ordered(task).get(0);
        assertThat(office.due(office.only(reply, "UserTask_AnswerOrder", LEAD)))
                .isEqualTo(orders.get(reply).order().replyBy());
        assertThat(notices.about("guigang", "plan-task:" + task))
                .filteredOn(notice -> notice.kind() == NoticeKind.SUPERVISION)
                .extracting(Notice::groupId)
                .containsExactlyInAnyOrder(LEAD, LEAD + ".head");

        office.handIn(reply, "UserTask_AnswerOrder", LEAD, "zhang", OrderReplySteps.answer());
        office.handIn(reply, "UserTask_ReviewAnswer", SUPERVISORS, "duban", Office.refused("措施不具体"));
        assertThat(orders.get(reply).state()).isEqualTo(OrderReply.State.OPEN);
        assertThat(orders.get(reply).remark()).isEqualTo("措施不具体");
        office.handIn(reply, "UserTask_AnswerOrder", LEAD, "zhang", OrderReplySteps.answer());
        office.handIn(reply, "UserTask_ReviewAnswer", SUPERVISORS, "duban", Office.AGREED);

        assertThat(orders.get(reply).state()).isEqualTo(OrderReply.State.ACCEPTED);
        assertThat(office.passed(reply)).contains("EndEvent_AnswerAccepted");
        List<Record> records = tasks.records(task);
        assertThat(records)
                .extracting(Record::verb)
                .containsSubsequence(
                        PlanVerb.ORDER_SETTLED.code(),
                        PlanVerb.ORDER_ANSWERED.code(),
                        PlanVerb.ORDER_RETURNED.code(),
                        PlanVerb.ORDER_ANSWERED.code(),
                        PlanVerb.ORDER_ISSUED.code());
        assertThat(records.toString()).contains("查明原因，限期完成", "市政府主要负责人7月1日批示", "台风影响采样", "增派两个采样组", "措施不具体");
        assertThat(orders.countsUnder(Plans.matter(tasks.get(task).planId(), "guigang")))
                .containsExactly(Map.entry("agriculture", 1));
    }

    @Test
    void nothing_is_ordered_twice_or_before_it_is_late_or_without_a_future_day() {
        String task = steps.overdue();
        Orders.Order order = steps.order(task);
        assertThatThrownBy(() -> steps.order(
                        task,
                        new Orders.Order(
                                order.obligation(),
                                order.number(),
                                order.basis(),
                                order.demand(),
                                steps.today().minusDays(1))))
                .hasMessageContaining("已经过去");
        steps.order(task, order);
        assertThatThrownBy(() -> steps.order(task, steps.order(task))).hasMessageContaining("不能重复督办");

        String punctual = plans.issue(t -> t.due(steps.today().plusYears(1), "完成整改"));
        assertThatThrownBy(() -> steps.order(punctual, steps.order(punctual)))
                .hasMessageMatching("(?s).*(尚未逾期|已经办结).*");

        String other = steps.overdue();
        Orders.Order same = steps.order(other);
        assertThatThrownBy(() -> steps.order(
                        other,
                        new Orders.Order(
                                same.obligation(),
                                order.number(),
                                same.basis(),
                                same.demand(),
                                steps.today().plusDays(2))))
                .hasMessageContaining("已经用过");
    }

    @Test
    void only_a_supervisor_of_the_city_gives_an_order() {
        String task = steps.overdue();
        String open = office.only(task, "UserTask_DraftScheme", LEAD).getId();
        assertThatThrownBy(() -> office.as("zhang", LEAD, () -> process.issue(open, steps.order(task))))
                .hasMessageContaining("只有本市督查人员");
    }

    @Test
    void an_answer_with_gaps_stays_open_and_whoever_answered_does_not_accept() {
        String reply = steps.ordered(steps.overdue()).get(0);
        assertThatThrownBy(() -> office.handIn(
                        reply, "UserTask_AnswerOrder", LEAD, "zhang", Map.of("reason", "台风影响", "measures", "")))
                .hasMessageContaining("“补救措施”不能为空")
                .hasMessageContaining("“预计完成日期”不能为空");
        office.handIn(reply, "UserTask_AnswerOrder", LEAD, "zhang", OrderReplySteps.answer());
        assertThatThrownBy(() -> office.handIn(reply, "UserTask_ReviewAnswer", SUPERVISORS, "zhang", Office.AGREED))
                .hasMessageContaining("不得自己审核");
    }

    @Test
    void an_open_order_ends_with_the_task() {
        String task = steps.overdue();
        String reply = steps.ordered(task).get(0);
        office.handIn(task, "UserTask_DraftScheme", LEAD, "zhang", Office.SCHEME);
        office.handIn(task, "UserTask_RequestCloseOut", LEAD, "zhang", Office.CLOSE_OUT);
        office.handIn(task, "UserTask_Verify", "guigang.ecology", "chen", Office.PASS);
        office.run(task, "ServiceTask_CloseOut");
        assertThat(orders.get(reply).state()).isEqualTo(OrderReply.State.CANCELLED);
        assertThat(office.passed(reply)).contains("EndEvent_OrderCancelled");
        assertThat(office.waitsIn(reply)).isEmpty();
    }
}
