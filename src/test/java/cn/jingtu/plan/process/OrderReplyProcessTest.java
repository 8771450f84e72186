package cn.jingtu.plan.process;

import static cn.jingtu.plan.process.SupervisionOrderSteps.LEAD;
import static cn.jingtu.plan.process.SupervisionOrderSteps.OFFICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jingtu.JingtuTest;
import cn.jingtu.matter.Journal;
import cn.jingtu.matter.Record;
import cn.jingtu.matter.process.TaskDrafts;
import cn.jingtu.notice.Notice;
import cn.jingtu.notice.NoticeKind;
import cn.jingtu.notice.Notices;
import cn.jingtu.plan.order.OrderReplies;
import cn.jingtu.plan.order.OrderReply;
import cn.jingtu.plan.order.OrderVerb;
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
    OrderReplies replies;

    @Autowired
    Journal journal;

    @Autowired
    Notices notices;

    @Autowired
    TaskDrafts drafts;

    @Test
    void an_answer_is_signed_by_the_head_sent_back_given_again_and_accepted_with_every_word_on_record() {
        String reply = steps.asked();
        assertThat(office.due(office.only(reply, "UserTask_AnswerOrder", LEAD)))
                .isEqualTo(replies.get(reply).replyBy());
        office.handIn(reply, "UserTask_AnswerOrder", LEAD, "zhang", SupervisionOrderSteps.answer());
        office.sign(reply, LEAD + ".head", "局长", Office.refused("原因不实"));
        assertThat(replies.get(reply).remark()).isEqualTo("原因不实");
        office.handIn(reply, "UserTask_AnswerOrder", LEAD, "zhang", SupervisionOrderSteps.answer());
        office.sign(reply, LEAD + ".head", "局长", Office.AGREED);
        office.handIn(reply, "UserTask_ReviewAnswer", OFFICE, "督查二", Office.refused("措施不具体"));
        assertThat(replies.get(reply).state()).isEqualTo(OrderReply.State.OPEN);
        assertThat(replies.get(reply).remark()).isEqualTo("措施不具体");

        office.handIn(reply, "UserTask_AnswerOrder", LEAD, "zhang", SupervisionOrderSteps.answer());
        office.sign(reply, LEAD + ".head", "局长", Office.AGREED);
        office.handIn(reply, "UserTask_ReviewAnswer", OFFICE, "督查二", Office.AGREED);
        assertThat(replies.get(reply).state()).isEqualTo(OrderReply.State.ACCEPTED);
        assertThat(office.passed(reply)).contains("EndEvent_Accepted");
        List<Record> records = journal.about(replies.get(reply).matter(), null, 50);
        assertThat(records)
                .extracting(Record::verb)
                .containsSubsequence(
                        OrderVerb.REPLY_ACCEPTED.code(),
                        OrderVerb.SIGNED.code(),
                        OrderVerb.ANSWERED.code(),
                        OrderVerb.REPLY_RETURNED.code(),
                        OrderVerb.SIGNED.code(),
                        OrderVerb.ANSWERED.code(),
                        OrderVerb.SENT_BACK.code(),
                        OrderVerb.ANSWERED.code(),
                        OrderVerb.RECEIPT.code());
        assertThat(records.toString()).contains("台风影响采样", "增派两个采样组", "原因不实", "措施不具体");
    }

    @Test
    void the_first_word_that_is_saved_is_the_receipt_and_only_that_of_the_body() {
        String reply = steps.asked();
        String task = office.only(reply, "UserTask_AnswerOrder", LEAD).getId();
        assertThat(replies.get(reply).receivedAt()).isNull();
        office.as("督查一", SupervisionOrderSteps.SUPERVISORS, () -> {
            try {
                drafts.save(task, "{}");
            } catch (RuntimeException notTheirs) {
                assertThat(notTheirs).hasMessageContaining("找不到");
            }
        });
        assertThat(replies.get(reply).receivedAt()).isNull();
        office.as("zhang", LEAD, () -> drafts.save(task, "{}"));
        var first = replies.get(reply).receivedAt();
        assertThat(first).isNotNull();
        office.as("zhao", LEAD, () -> drafts.save(task, "{}"));
        assertThat(replies.get(reply).receivedAt()).isEqualTo(first);
        assertThat(journal.about(replies.get(reply).matter(), null, 50))
                .filteredOn(record -> record.is(OrderVerb.RECEIPT))
                .extracting(Record::person)
                .containsExactly("zhang");
    }

    @Test
    void who_does_not_answer_in_time_is_reminded_and_late_and_may_still_answer() {
        String reply = steps.asked();
        office.await(reply, "BoundaryEvent_ReplyDue");
        office.run(reply, "ServiceTask_Remind");
        assertThat(replies.get(reply).late()).isTrue();
        assertThat(office.passed(reply)).contains("EndEvent_Reminded");
        assertThat(notices.about("guigang", "order-reply:" + reply))
                .filteredOn(notice -> notice.kind() == NoticeKind.REMINDER)
                .extracting(Notice::groupId)
                .containsExactlyInAnyOrder(LEAD, LEAD + ".head");
        office.handIn(reply, "UserTask_AnswerOrder", LEAD, "zhang", SupervisionOrderSteps.answer());
    }

    @Test
    void an_answer_with_gaps_stays_open_and_nobody_judges_or_signs_the_own() {
        String reply = steps.asked();
        assertThatThrownBy(() -> office.handIn(
                        reply, "UserTask_AnswerOrder", LEAD, "zhang", Map.of("reason", "台风影响", "measures", "")))
                .hasMessageContaining("“补救措施”不能为空")
                .hasMessageContaining("“预计完成日期”不能为空");
        office.handIn(reply, "UserTask_AnswerOrder", LEAD, "zhang", SupervisionOrderSteps.answer());
        assertThatThrownBy(() -> office.sign(reply, LEAD + ".head", "zhang", Office.AGREED))
                .hasMessageContaining("不得自己审签");
        office.sign(reply, LEAD + ".head", "局长", Office.AGREED);
        for (String own : List.of("zhang", "局长")) {
            assertThatThrownBy(() -> office.handIn(reply, "UserTask_ReviewAnswer", OFFICE, own, Office.AGREED))
                    .hasMessageContaining("不得自己审核");
        }
    }
}
