package cn.jingtu.plan.process;

import static cn.jingtu.plan.process.WorkedItems.LEAD;
import static cn.jingtu.plan.process.WorkedItems.a;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jingtu.JingtuTest;
import cn.jingtu.matter.Obligation;
import cn.jingtu.matter.Obligations;
import cn.jingtu.plan.DeadlineType;
import cn.jingtu.plan.ItemState;
import cn.jingtu.plan.ItemType;
import cn.jingtu.plan.PlanDraft;
import cn.jingtu.plan.PlanTasks;
import cn.jingtu.plan.TaskState;
import cn.jingtu.register.Register;
import cn.jingtu.register.RegisterEntry;
import cn.jingtu.register.process.Guide;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@JingtuTest
@Covers("task-item")
class TaskItemTest {

    @Autowired
    WorkedItems items;

    @Autowired
    TaskItemProcess process;

    @Autowired
    PlanTasks tasks;

    @Autowired
    Register register;

    @Autowired
    Obligations obligations;

    @Autowired
    Guide guide;

    @Autowired
    Office office;

    private static PlanDraft.Deadline by(LocalDate day) {
        return new PlanDraft.Deadline(day, DeadlineType.DEADLINE, "完成");
    }

    @Test
    void a_list_of_counties_is_closed_once_all_have_reported_and_somebody_else_has_verified() {
        int year = items.freshYear();
        RegisterEntry item = items.issue(
                year, a(ItemType.LIST).counties("gangbei", "gangnan").due(by(LocalDate.of(year, 6, 30))));
        assertThat(obligations.of(items.item(item).matter()))
                .singleElement()
                .extracting(Obligation::bodies)
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .containsExactlyInAnyOrder("agriculture", "gangbei", "gangnan");
        items.carryOut(item, "gangbei");
        assertThat(obligations.of(items.item(item).matter()).get(0).bodies())
                .containsExactlyInAnyOrder("agriculture", "gangnan");
        assertThat(office.waitsIn(item.id())).doesNotContain("CallActivity_CloseOut");
        items.carryOut(item, "gangnan");
        RegisterEntry closing = items.request(item);
        items.fill(closing, "Verify", "verdict", "TRUE", "method", "PAPER");
        office.run(closing.id(), "ServiceTask_Number");

        assertThat(office.passed(item.id())).contains("EndEvent_Closed");
        RegisterEntry closed = register.get(item.id());
        assertThat(closed.state()).isEqualTo("CLOSED");
        assertThat(closed.value("outcome")).isEqualTo("ON_TIME");
        assertThat(closed.value("closeNumber")).isEqualTo("450800-" + year + "-001");
        assertThat(items.item(item).state()).isEqualTo(ItemState.CLOSED);
        assertThat(tasks.get(items.item(item).planTaskId()).state())
                .as("a clause ends with its last item")
                .isEqualTo(TaskState.CLOSED);
        assertThat(obligations.of(items.item(item).matter())).isEmpty();
    }

    @Test
    void a_paper_is_issued_by_its_lead_and_proves_itself() {
        RegisterEntry item = items.issue(a(ItemType.DELIVERABLE));
        guide.along(item.id(), cn.jingtu.register.process.Tour.of("task-item").issue());
        assertThat(register.get(item.id()).value("paperNumber")).isNotEmpty();
        RegisterEntry closing = items.request(item);
        assertThat(office.waitsIn(closing.id())).doesNotContain("UserTask_Verify");
        assertThat(register.get(closing.id()).value("verifyBecause")).contains("不再核查");
        office.run(closing.id(), "ServiceTask_Number");
        assertThat(register.get(item.id()).state()).isEqualTo("CLOSED");
    }

    @Test
    void a_participant_owes_what_the_breakdown_asks_of_it_and_nobody_else_has_to_do_anything() {
        int year = items.freshYear();
        RegisterEntry item = items.issue(
                year, a(ItemType.LIST).contribution("finance", "落实资金").due(by(LocalDate.of(year, 6, 30))));
        assertThat(office.list(item.id(), "UserTask_Contribute", "guigang.finance"))
                .hasSize(1);
        assertThat(office.waitsIn(item.id())).contains("UserTask_Contribute", "Gateway_Until");
        items.fill(item, "Contribute", "given", "下达资金120万元", "givenTo", "市农业农村局");
        assertThat(register.below(item, "contribution"))
                .singleElement()
                .satisfies(given -> assertThat(given.values())
                        .containsEntry("giver", "市财政局")
                        .containsEntry("given", "下达资金120万元"));
        assertThat(office.waitsIn(item.id())).doesNotContain("CallActivity_CloseOut");
        guide.say(item.id(), "登记来文或者申请销号", Map.of("readyWords", "已经完成"), LEAD);
        assertThat(office.passed(item.id())).contains("Event_Ready");
        assertThat(office.waitsIn(items.closing(item).id())).contains("UserTask_Request");
    }

    @Test
    void a_standing_duty_has_no_open_task_until_it_is_summed_up_at_the_end_of_the_year() {
        int year = items.freshYear();
        RegisterEntry item = items.issue(year, a(ItemType.STANDING));
        assertThat(office.waitsIn(item.id())).contains("Gateway_Until");
        assertThat(office.timer(item.id(), "Event_DayReached").toLocalDate())
                .isAfter(LocalDate.of(year, 12, 20))
                .isBefore(LocalDate.of(year, 12, 31));
        office.await(item.id(), "Event_DayReached");
        items.fill(item, "SumUp", "yearWords", "全年宣传", "yearCount", "6");
        RegisterEntry closing = items.request(item);
        office.run(closing.id(), "ServiceTask_Number");
        assertThat(register.get(item.id()).value("outcome")).isEqualTo("SUMMED_UP");
    }

    @Test
    void help_for_a_higher_level_waits_for_its_letter_and_is_never_late_by_our_clock() {
        int year = items.freshYear();
        RegisterEntry item = items.issue(year, a(ItemType.ASSIST));
        assertThat(obligations.of(items.item(item).matter())).isEmpty();
        assertThat(office.timer(item.id(), "Event_DayReached").getYear()).isGreaterThan(year);
        guide.say(
                item.id(),
                "登记来文或者申请销号",
                Map.of("orderNumber", "桂环函〔2026〕1号", "orderedOn", "2026-01-12", "orderDue", year + "-09-30"),
                LEAD);
        assertThat(office.due(office.only(item.id(), "UserTask_SendUp", LEAD))).isEqualTo(LocalDate.of(year, 9, 30));
        items.fill(item, "SendUp", "sendNumber", "贵环函〔2026〕9号", "receipt", "系统回执0012");
        RegisterEntry closing = items.request(item);
        assertThat(register.get(closing.id()).value("verifyBecause")).contains("回执");
        office.run(closing.id(), "ServiceTask_Number");
        assertThat(register.get(item.id()).state()).isEqualTo("CLOSED");
    }

    @Test
    void what_was_done_before_it_was_issued_is_put_on_record_with_proof() {
        RegisterEntry item = items.issue(a(ItemType.LIST).counties("gangbei"));
        guide.say(
                item.id(),
                "补录下达前已完成",
                Map.of("doneBeforeOn", "2026-01-10", "doneBeforeBy", "港北区", "doneBeforeWords", "去年底已完成"),
                LEAD);
        assertThat(office.passed(item.id())).contains("BoundaryEvent_DoneBefore");
        assertThat(office.list(items.part(item, "gangbei").id(), "UserTask_Report"))
                .isEmpty();
        RegisterEntry closing = items.closing(item);
        assertThat(closing.value("completedOn")).isEqualTo("2026-01-10");
        items.request(item, "completedOn", "2026-01-10");
        assertThat(office.waitsIn(closing.id())).as("checked like any other").contains("UserTask_Verify");
    }

    @Test
    void what_is_sent_back_to_a_county_is_done_by_that_county_alone() {
        RegisterEntry item = items.issue(a(ItemType.LIST).counties("gangbei", "gangnan"));
        items.carryOut(item, "gangbei");
        items.carryOut(item, "gangnan");
        RegisterEntry closing = items.request(item);
        assertThatThrownBy(() ->
                        items.fill(closing, "Verify", "verdict", "TO_COUNTY", "toCounties", "平南县", "verdictWords", "缺"))
                .hasMessageContaining("不落实本分项");
        items.fill(
                closing,
                "Verify",
                "verdict",
                "TO_COUNTY",
                "toCounties",
                "港南区",
                "verdictWords",
                "现场没有看到",
                "method",
                "PAPER");
        assertThat(register.get(closing.id()).state()).isEqualTo("TO_COUNTY");
        assertThat(office.list(items.part(item, "gangnan").id(), "UserTask_Report"))
                .hasSize(1);
        assertThat(office.list(items.part(item, "gangbei").id(), "UserTask_Report"))
                .isEmpty();
        items.carryOut(item, "gangnan");
        assertThat(items.closing(item).id()).isNotEqualTo(closing.id());
    }

    @Test
    void an_item_that_ends_touches_no_object_and_leaves_nobody_anything_to_do() {
        RegisterEntry item = items.issue(a(ItemType.LIST).counties("gangbei"));
        process.end(items.item(item), ItemState.WITHDRAWN, "上级未布置");
        office.run(item.id(), "ServiceTask_RecordEnd");
        assertThat(office.passed(item.id())).contains("EndEvent_Ended");
        assertThat(register.get(item.id()).state()).isEqualTo("ENDED");
        assertThat(register.get(item.id()).value("endReason")).isEqualTo("上级未布置");
        assertThat(office.list(items.part(item, "gangbei").id(), "UserTask_Report"))
                .isEmpty();
    }

    @Test
    void what_is_not_reached_is_carried_over() {
        RegisterEntry item = CloseOutTest.unmet(items);
        RegisterEntry closing = items.closing(item);
        items.fill(closing, "Propose", "proposal", "UNFINISHED", "why", "资金未到", "missing", "5个点");
        items.fill(closing, "Agree", "agreement", "AGREED");
        assertThat(office.passed(item.id())).contains("EndEvent_Unfinished");
        assertThat(register.get(item.id()).state()).isEqualTo("UNFINISHED");
        assertThat(items.item(item).state()).isEqualTo(ItemState.UNFINISHED);
    }
}
