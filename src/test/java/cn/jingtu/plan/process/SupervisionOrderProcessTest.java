package cn.jingtu.plan.process;

import static cn.jingtu.plan.process.SupervisionOrderSteps.GOVERNMENT;
import static cn.jingtu.plan.process.SupervisionOrderSteps.LEAD;
import static cn.jingtu.plan.process.SupervisionOrderSteps.OFFICE;
import static cn.jingtu.plan.process.SupervisionOrderSteps.SUPERVISORS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jingtu.JingtuTest;
import cn.jingtu.matter.Journal;
import cn.jingtu.matter.Record;
import cn.jingtu.notice.Notice;
import cn.jingtu.notice.NoticeKind;
import cn.jingtu.notice.Notices;
import cn.jingtu.organisation.CitySettings.Supervision;
import cn.jingtu.organisation.Organisation;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.plan.PlanTasks;
import cn.jingtu.plan.Plans;
import cn.jingtu.plan.order.OrderReplies;
import cn.jingtu.plan.order.OrderReply;
import cn.jingtu.plan.order.OrderVerb;
import cn.jingtu.plan.order.Orders;
import cn.jingtu.plan.order.SupervisionOrder;
import cn.jingtu.plan.order.SupervisionOrder.State;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@JingtuTest
@Covers("supervision-order")
class SupervisionOrderProcessTest {

    @Autowired
    Office office;

    @Autowired
    SupervisionOrderSteps steps;

    @Autowired
    SupervisionOrderProcess process;

    @Autowired
    Orders orders;

    @Autowired
    OrderReplies replies;

    @Autowired
    PlanTasks tasks;

    @Autowired
    Organisations organisations;

    @Autowired
    Journal journal;

    @Autowired
    Notices notices;

    @Autowired
    JdbcClient jdbc;

    private State state(String order) {
        return orders.get(order).state();
    }

    private List<String> told(String order, NoticeKind kind) {
        return notices.about("guigang", "supervision-order:" + order).stream()
                .filter(notice -> notice.kind() == kind)
                .map(Notice::groupId)
                .toList();
    }

    // ---- the ways out

    @Test
    void what_is_met_while_the_order_runs_is_verified_concluded_served_and_closed_after_thirty_days() {
        String task = steps.overdue();
        String order = steps.proposed(task);
        steps.issue(order);
        assertThat(orders.get(order).drafted().basis()).contains("政府督查工作条例");
        assertThat(told(order, NoticeKind.SUPERVISION)).contains(LEAD, LEAD + ".head");
        OrderReply reply = steps.asked(order).get(0);
        assertThat(tasks.records(task)).anyMatch(record -> record.is(OrderVerb.RECEIVED));

        steps.done(task);
        assertThat(replies.get(reply.id()).state()).isEqualTo(OrderReply.State.SETTLED);
        assertThat(office.waitsIn(reply.id())).isEmpty();
        assertThat(office.passed(order)).contains("BoundaryEvent_ObligationMet");
        steps.verify(order, true);
        steps.conclude(order);
        assertThat(state(order)).isEqualTo(State.AWAITING);
        SupervisionOrder concluded = orders.get(order);
        assertThat(concluded.conclusion().met()).isTrue();
        assertThat(concluded.reviewUntil()).isEqualTo(steps.today().plusDays(30));
        assertThat(office.timer(order, "Event_ReviewOver").toLocalDate())
                .isEqualTo(steps.today().plusDays(31));

        office.await(order, "Event_ReviewOver");
        office.run(order, "ServiceTask_Close");
        assertThat(state(order)).isEqualTo(State.CLOSED);
        assertThat(office.waitsIn(order)).isEmpty();
        assertThat(journal.about(concluded.matter(), null, 50))
                .extracting(Record::verb)
                .containsSubsequence(
                        OrderVerb.CLOSED.code(),
                        OrderVerb.SERVED.code(),
                        OrderVerb.CONCLUDED.code(),
                        OrderVerb.VERIFIED.code(),
                        OrderVerb.MET.code(),
                        OrderVerb.ISSUED.code(),
                        OrderVerb.DRAFTED.code(),
                        OrderVerb.PROPOSED.code());
        assertThat(orders.countsUnder(Plans.matter(tasks.get(task).planId(), "guigang")))
                .containsExactly(Map.entry("agriculture", 1));
    }

    @Test
    void a_second_order_about_the_same_joins_the_first() {
        String task = steps.overdue();
        String first = steps.proposed(task);
        String second = steps.proposed(task);
        steps.issue(first);
        office.handIn(second, "UserTask_DraftOrder", OFFICE, "督查一", steps.draft("agriculture"));
        assertThat(state(second)).isEqualTo(State.JOINED);
        assertThat(office.passed(second)).contains("EndEvent_Joined");
        assertThat(journal.about(orders.get(first).matter(), null, 50))
                .anyMatch(
                        record -> record.is(OrderVerb.JOINED) && record.words().contains("查明原因，限期完成"));
        assertThatThrownBy(() -> steps.proposed(task)).hasMessageContaining("不能重复督办");
        assertThat(orders.countsUnder(Plans.matter(tasks.get(task).planId(), "guigang")))
                .containsExactly(Map.entry("agriculture", 1));
    }

    @Test
    void what_the_head_of_the_government_does_not_approve_ends_there() {
        String order = steps.proposed(steps.overdue());
        office.handIn(order, "UserTask_DraftOrder", OFFICE, "督查一", steps.draft("agriculture"));
        String document = office.document(order);
        office.handIn(document, "UserTask_Draft", OFFICE, "督查一", Office.written("督办", "agriculture"));
        assertThat(office.list(office.signOff(document), "UserTask_ChiefSign", OFFICE + ".head"))
                .as("the 督查机构 does not sign its own")
                .isEmpty();
        assertThatThrownBy(() -> office.sign(document, GOVERNMENT + ".head", "督查一", Office.AGREED))
                .hasMessageContaining("不得自己审签");
        office.sign(document, GOVERNMENT + ".head", "市长", Office.refused("先约谈再说"));
        Map<String, Object> given = new HashMap<>(Office.written("督办", "agriculture"));
        given.putAll(Map.of("giveUp", true, "giveUpReason", "行政首长没有批准"));
        office.handIn(document, "UserTask_Draft", OFFICE, "督查一", given);
        assertThat(state(order)).isEqualTo(State.NOT_APPROVED);
        assertThat(office.passed(order)).contains("EndEvent_NotApproved");
        assertThat(told(order, NoticeKind.SUPERVISION)).isEmpty();
        assertThat(orders.get(order).number()).isNull();
    }

    @Test
    void another_leader_approves_under_a_recorded_decision_only() {
        String order = steps.proposed(steps.overdue());
        office.handIn(order, "UserTask_DraftOrder", OFFICE, "督查一", steps.draft("agriculture"));
        String document = office.document(order);
        office.handIn(document, "UserTask_Draft", OFFICE, "督查一", Office.written("督办", "agriculture"));
        String sign = office.signOff(document);
        Task task = office.only(sign, "UserTask_ChiefSign", GOVERNMENT + ".deputy");
        for (String note : List.of("市长外出", "贵政发〔2026〕3号", "2026年3月1日授权")) {
            assertThatThrownBy(() ->
                            office.handIn(task, "副市长", Map.of("agreed", true, "note", note), GOVERNMENT + ".deputy"))
                    .hasMessageContaining("政府授权的决定");
        }
        office.handIn(task, "副市长", Map.of("agreed", true, "note", "贵政发〔2026〕3号（2026年3月1日）"), GOVERNMENT + ".deputy");
        assertThat(journal.about(orders.get(order).matter(), null, 50).toString())
                .contains("贵政发〔2026〕3号");
    }

    @Test
    void what_is_not_met_goes_another_round_with_leave_of_the_government_until_it_is() {
        String task = steps.overdue();
        String order = steps.proposed(task);
        steps.issue(order);
        steps.replyAll(order);
        assertThatThrownBy(() -> steps.verify(order, true)).hasMessageContaining("还没有办结");
        Map<String, Object> visit = steps.finding(false);
        visit.put("onSite", true);
        assertThatThrownBy(() -> office.handIn(order, "UserTask_Verify", OFFICE, "督查一", visit))
                .hasMessageContaining("两人");
        visit.putAll(Map.of("place", "排查现场", "second", "李某", "secondPost", "市应急局科长"));
        office.handIn(order, "UserTask_Verify", OFFICE, "督查一", visit);

        Map<String, Object> criticise = steps.next("CRITICISE");
        criticise.remove("replyBy");
        assertThatThrownBy(() -> office.handIn(order, "UserTask_ProposeNext", OFFICE, "督查一", criticise))
                .hasMessageContaining("再次反馈期限");
        office.handIn(order, "UserTask_ProposeNext", OFFICE, "督查一", steps.next("CRITICISE"));
        office.sign(order, GOVERNMENT + ".head", "市长", Office.refused("改为约谈"));
        assertThat(state(order)).isEqualTo(State.NEXT);
        office.handIn(order, "UserTask_ProposeNext", OFFICE, "督查一", steps.next("TALK"));
        office.sign(order, GOVERNMENT + ".head", "市长", Office.AGREED);
        assertThat(orders.get(order).round()).isEqualTo(2);
        assertThat(steps.asked(order)).hasSize(1);
        steps.replyAll(order);
        steps.done(task);
        steps.verify(order, true);
        assertThat(state(order)).isEqualTo(State.CONCLUDING);
        assertThat(journal.about(orders.get(order).matter(), null, 50).toString())
                .contains("同行：李某（市应急局科长）", "改为约谈");
    }

    @Test
    void a_conclusion_is_kept_or_changed_by_people_who_took_no_part_and_each_body_may_ask_once() {
        String task = steps.overdue(spec -> spec.leads("agriculture", "water").noExecutors());
        String order = steps.proposed(task);
        steps.issue(order, "agriculture", "water");
        steps.replyAll(order);
        steps.serve(order);
        assertThatThrownBy(() -> office.as("zhang", LEAD, () -> process.askReview(order, "不服")))
                .hasMessageContaining("负责人");
        assertThatThrownBy(() -> office.as("局长", "guigang.finance.head", () -> process.askReview(order, "不服")))
                .hasMessageContaining("负责人");
        office.as("局长", LEAD + ".head", () -> process.askReview(order, "原因认定有误"));
        assertThatThrownBy(() -> office.as("局长", LEAD + ".head", () -> process.askReview(order, "再次")))
                .hasMessageContaining("已经申请过");
        Map<String, ?> kept = Map.of("changed", false, "words", "认定无误");
        assertThat(office.due(office.only(order, "UserTask_Review", GOVERNMENT)))
                .isEqualTo(steps.today().plusDays(30));
        assertThatThrownBy(() -> office.handIn(order, "UserTask_Review", GOVERNMENT, "市长", kept))
                .hasMessageContaining("参与过");
        office.handIn(order, "UserTask_Review", GOVERNMENT, "复核员", kept);
        assertThat(office.waitsIn(order)).contains("Gateway_AwaitReview");

        office.as("水利局长", "guigang.water.head", () -> process.askReview(order, "本局已完成"));
        assertThatThrownBy(() -> office.handIn(
                        order, "UserTask_Review", GOVERNMENT, "复核二", Map.of("changed", true, "words", "证据充分")))
                .hasMessageContaining("变更后的结论");
        office.handIn(
                order,
                "UserTask_Review",
                GOVERNMENT,
                "复核二",
                Map.of("changed", true, "words", "证据充分", "conclusion", "水利局已办结"));
        assertThat(orders.get(order).conclusion().words()).isEqualTo("水利局已办结");
        office.await(order, "Event_ReviewOver");
        assertThatThrownBy(() -> office.as("局长", LEAD + ".head", () -> process.askReview(order, "再次")))
                .hasMessageContaining("届满");
        office.run(order, "ServiceTask_Close");
        assertThat(state(order)).isEqualTo(State.CLOSED);
    }

    @Test
    void an_order_ends_with_a_withdrawn_matter_and_by_those_who_answer_for_it() {
        String task = steps.overdue();
        String order = steps.proposed(task);
        steps.issue(order);
        OrderReply reply = steps.asked(order).get(0);
        tasks.withdraw(task, "计划调整", cn.jingtu.matter.Actor.of("head"));
        assertThat(state(order)).isEqualTo(State.REVOKED);
        assertThat(office.passed(order)).contains("EndEvent_Revoked");
        assertThat(office.waitsIn(order)).isEmpty();
        assertThat(replies.get(reply.id()).state()).isEqualTo(OrderReply.State.SETTLED);
        assertThat(journal.about(orders.get(order).matter(), null, 50))
                .anyMatch(
                        record -> record.is(OrderVerb.REVOKED) && record.words().contains("停办"));

        String other = steps.proposed(steps.overdue());
        assertThatThrownBy(() -> office.as("zhang", LEAD, () -> process.revoke(other, "不想督办")))
                .hasMessageContaining("督查机构");
        office.as("督查一", OFFICE, () -> process.revoke(other, "情况已变"));
        assertThat(state(other)).isEqualTo(State.REVOKED);

        String issued = steps.proposed(steps.overdue());
        steps.issue(issued);
        assertThatThrownBy(() -> office.as("督查一", OFFICE, () -> process.revoke(issued, "情况已变")))
                .hasMessageContaining("负责人");
        office.as("主任", OFFICE + ".head", () -> process.revoke(issued, "情况已变"));
        assertThat(state(issued)).isEqualTo(State.REVOKED);
    }

    @Test
    void what_is_met_before_anything_is_issued_needs_no_order() {
        String task = steps.overdue();
        String order = steps.proposed(task);
        office.handIn(order, "UserTask_DraftOrder", OFFICE, "督查一", steps.draft("agriculture"));
        steps.done(task);
        assertThat(state(order)).isEqualTo(State.REVOKED);
        assertThat(office.waitsIn(order)).isEmpty();
    }

    // ---- what is refused

    @Test
    void only_those_who_conduct_supervision_propose_and_only_what_is_late() {
        String task = steps.overdue();
        long owed = steps.owed(task).id();
        for (String other : List.of(LEAD, "guigang.ecology", "guigang.ecology.head", "guigang.auditor")) {
            assertThatThrownBy(() -> office.as("somebody", other, () -> process.propose(owed)))
                    .hasMessageContaining("部门不开展政府督查")
                    .hasMessageContaining("提醒函");
            assertThatThrownBy(() -> office.as("somebody", other, () -> process.late(0, 20)))
                    .hasMessageContaining("部门不开展政府督查");
        }
        office.as(
                "督查",
                SUPERVISORS,
                () -> assertThat(process.late(0, 5000))
                        .extracting(late -> late.obligation().id())
                        .contains(owed));
        assertThatThrownBy(() -> office.as("督查", "beihai.supervisor", () -> process.propose(owed)))
                .hasMessageContaining("已经办结");
        office.as("督查", SUPERVISORS, () -> process.propose(owed));
    }

    @Test
    void a_draft_names_bodies_that_owe_it_and_a_future_day_and_nobody_is_ordered_twice() {
        String task = steps.overdue();
        String order = steps.proposed(task);
        assertThatThrownBy(() -> office.handIn(order, "UserTask_DraftOrder", OFFICE, "督查一", steps.draft("water")))
                .hasMessageContaining("不承担这项时限");
        Map<String, Object> past = steps.draft("agriculture");
        past.put("replyBy", steps.today());
        assertThatThrownBy(() -> office.handIn(order, "UserTask_DraftOrder", OFFICE, "督查一", past))
                .hasMessageContaining("应在今天以后");
        Map<String, Object> letter = steps.draft("agriculture");
        letter.put("kind", "LETTER");
        assertThatThrownBy(() -> office.handIn(order, "UserTask_DraftOrder", OFFICE, "督查一", letter))
                .hasMessageContaining("应发督办通知");

        steps.issue(order);
        steps.replyAll(order);
        steps.serve(order);
        String again = steps.proposed(task);
        assertThatThrownBy(() -> office.handIn(again, "UserTask_DraftOrder", OFFICE, "督查一", steps.draft("agriculture")))
                .hasMessageContaining("不得重复督查");
    }

    @Test
    void a_central_body_is_asked_by_letter_only() {
        String task = steps.overdue(spec -> spec.leads("agriculture", "water").noExecutors());
        jdbc.sql("update jingtu.organisation set kind = 'CENTRAL' where city_id = 'guigang' and id = 'water'")
                .update();
        try {
            String order = steps.proposed(task);
            assertThatThrownBy(() -> office.handIn(
                            order, "UserTask_DraftOrder", OFFICE, "督查一", steps.draft("agriculture", "water")))
                    .hasMessageContaining("市水利局")
                    .hasMessageContaining("请改用商请函")
                    .hasMessageContaining("分别提出");
            Map<String, Object> letter = steps.draft("water");
            letter.put("kind", "LETTER");
            office.handIn(order, "UserTask_DraftOrder", OFFICE, "督查一", letter);
            assertThat(state(order)).isEqualTo(State.APPROVING);
        } finally {
            jdbc.sql("update jingtu.organisation set kind = 'DEPARTMENT' where city_id = 'guigang' and id = 'water'")
                    .update();
        }
    }

    @Test
    void a_city_without_a_named_office_proposes_and_is_refused_when_it_would_issue() {
        Supervision named = organisations.settings("guigang").supervision();
        name(null);
        try {
            String task = steps.overdue();
            long owed = steps.owed(task).id();
            String order = office.as(
                    "督查",
                    "guigang",
                    List.of(SUPERVISORS),
                    () -> process.propose(owed).id());
            assertThatThrownBy(() ->
                            office.handIn(order, "UserTask_DraftOrder", SUPERVISORS, "督查", steps.draft("agriculture")))
                    .hasMessageContaining("没有登记政府督查机构")
                    .hasMessageContaining("提醒函");
            office.as("督查", SUPERVISORS, () -> process.revoke(order, "本市没有督查机构"));
            assertThat(state(order)).isEqualTo(State.REVOKED);
        } finally {
            name(named);
        }
    }

    private void name(Supervision supervision) {
        jdbc.sql("""
                        update jingtu.city_setting
                           set supervision_office = ?, supervision_government = ?, supervision_basis = ?
                         where city_id = 'guigang'""")
                .params(
                        supervision == null ? null : supervision.office(),
                        supervision == null ? null : supervision.government(),
                        supervision == null ? null : supervision.basis())
                .update();
    }

    @Test
    void a_case_from_before_the_law_cites_the_citys_own_rule() {
        String task = steps.overdue();
        String order = steps.proposed(task);
        jdbc.sql("update jingtu.supervision_order set due = ? where id = ?")
                .params(LocalDate.of(2021, 1, 31), order)
                .update();
        assertThatThrownBy(() -> office.handIn(order, "UserTask_DraftOrder", OFFICE, "督查一", steps.draft("agriculture")))
                .hasMessageContaining("尚未施行");
        Map<String, Object> typed = steps.draft("agriculture");
        typed.put("basis", "贵港市督查工作规定（贵政办发〔2019〕8号）");
        office.handIn(order, "UserTask_DraftOrder", OFFICE, "督查一", typed);
        assertThat(orders.get(order).drafted().basis()).contains("贵政办发〔2019〕8号");
    }

    @Test
    void the_office_and_the_government_are_data_of_the_city() {
        Organisations.Supervision by = organisations.supervision("beihai").orElseThrow();
        assertThat(Set.of(by.office(), by.government()))
                .extracting(Organisation::cityId)
                .containsOnly("beihai");
        assertThat(by.basis()).isNotBlank();
    }
}
