package cn.jingtu.plan.process;

import static cn.jingtu.plan.process.WorkedItems.ECOLOGY;
import static cn.jingtu.plan.process.WorkedItems.LEAD;
import static cn.jingtu.plan.process.WorkedItems.a;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jingtu.JingtuTest;
import cn.jingtu.matter.Journal;
import cn.jingtu.matter.Record;
import cn.jingtu.plan.ItemType;
import cn.jingtu.plan.PlanDraft;
import cn.jingtu.plan.receipt.Receipt;
import cn.jingtu.plan.receipt.Receipts;
import cn.jingtu.register.RegisterEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@JingtuTest
@Covers("receipt")
class ReceiptTest {

    private static final String GANGBEI = "guigang.gangbei";

    @Autowired
    WorkedItems items;

    @Autowired
    ReceiptProcess process;

    @Autowired
    Receipts receipts;

    @Autowired
    Journal journal;

    @Autowired
    Office office;

    /** Everybody has to receive; the id of the plan. */
    private String issue(RegisterEntry item) {
        String plan = items.item(item).planId();
        process.begin(plan);
        return plan;
    }

    private static String of(String plan, String body) {
        return plan + ":receipt:" + body;
    }

    /** What is handed in for all rows of a receipt; the answer is that of counties, what leads is taken on. */
    private Map<String, Object> said(String receipt, String answer, @Nullable String reason) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Receipts.Line line : receipts.lines(receipts.get(receipt))) {
            Map<String, Object> row = new HashMap<>();
            row.put("itemId", line.item().id());
            row.put("role", line.row().role().name());
            row.put("answer", answer);
            row.put("reason", reason);
            rows.add(row);
        }
        return Map.of("leader", "李局", "section", "土壤科", "contact", "小王", "phone", "0775-0000000", "rows", rows);
    }

    private void receive(String receipt, String group, String answer, @Nullable String reason) {
        office.handIn(receipt, "UserTask_Receive", group, "签收人", said(receipt, answer, reason));
    }

    private void decide(String receipt, String group, boolean agreed, String words) {
        office.handIn(
                receipt,
                "UserTask_Decide",
                group,
                "核定人",
                Map.of(
                        "rows",
                        receipts.lines(receipts.get(receipt)).stream()
                                .map(line -> Map.of(
                                        "itemId",
                                        line.item().id(),
                                        "role",
                                        line.row().role().name(),
                                        "agreed",
                                        agreed,
                                        "words",
                                        words))
                                .toList()));
    }

    @Test
    void every_body_receives_once_and_the_time_counts() {
        String plan = issue(
                items.issue(a(ItemType.LIST).counties("gangbei", "gangnan").contribution("finance", "落实资金")));
        assertThat(receipts.ofPlan(plan))
                .extracting(Receipt::body)
                .containsExactlyInAnyOrder("agriculture", "gangbei", "gangnan", "finance");
        process.begin(plan);
        assertThat(receipts.ofPlan(plan)).as("once").hasSize(4);

        String receipt = of(plan, "gangbei");
        receive(receipt, GANGBEI, "TAKEN", null);
        assertThat(office.passed(receipt)).contains("EndEvent_Received").doesNotContain("CallActivity_SignOff");
        Receipt received = receipts.get(receipt);
        assertThat(received.state()).isEqualTo(Receipt.State.RECEIVED);
        assertThat(received.receivedAt()).isNotNull();
        assertThat(journal.about(received.matter(), null, 10))
                .extracting(Record::words)
                .anySatisfy(words -> assertThat(words).contains("承办1项").contains("责任领导李局"));
    }

    @Test
    void who_answers_is_proposed_the_next_time() {
        String first = issue(items.issue(a(ItemType.LIST).counties("gangbei")));
        receive(of(first, "gangbei"), GANGBEI, "TAKEN", null);
        String second = issue(items.issue(a(ItemType.LIST).counties("gangbei")));
        assertThat(receipts.lastAnswering(receipts.get(of(second, "gangbei"))))
                .contains(new Receipts.Answering("李局", "土壤科", "小王", "0775-0000000"));
    }

    @Test
    void a_county_that_the_plan_names_cannot_say_that_it_is_not_concerned() {
        String plan = issue(items.issue(a(ItemType.LIST).counties("gangbei")));
        assertThatThrownBy(() -> receive(of(plan, "gangbei"), GANGBEI, "NOT_CONCERNED", "没有堆放点"))
                .hasMessageContaining("计划写明由您单位落实")
                .hasMessageContaining("零报告");
        assertThatThrownBy(() -> receive(of(plan, "agriculture"), LEAD, "NOT_CONCERNED", "不归我管"))
                .hasMessageContaining("不能答复不涉及");
        assertThat(receipts.get(of(plan, "gangbei")).receivedAt()).isNull();
    }

    @Test
    void a_county_that_is_not_concerned_is_out_for_the_year_once_its_lead_agrees() {
        RegisterEntry item = items.issueToAll(a(ItemType.LIST).counties("gangbei", "gangnan"));
        String plan = issue(item);
        String receipt = of(plan, "gangbei");
        assertThatThrownBy(() -> receive(receipt, GANGBEI, "NOT_CONCERNED", " "))
                .hasMessageContaining("理由");
        receive(receipt, GANGBEI, "NOT_CONCERNED", "辖区没有堆放点");
        office.sign(receipt, GANGBEI + ".head", "head", Office.refused("再查一查"));
        assertThat(receipts.get(receipt).state()).isEqualTo(Receipt.State.OPEN);
        receive(receipt, GANGBEI, "NOT_CONCERNED", "辖区没有堆放点");
        office.sign(receipt, GANGBEI + ".head", "head", Office.AGREED);
        assertThatThrownBy(() -> decide(receipt, LEAD, false, " ")).hasMessageContaining("请写明理由");
        decide(receipt, LEAD, true, "同意");
        RegisterEntry part = items.part(item, "gangbei");
        office.run(receipt, "ServiceTask_Apply");
        assertThat(items.item(item).executors())
                .extracting(PlanDraft.Executor::body)
                .containsExactly("gangnan");
        assertThat(office.list(part.id(), "UserTask_Report")).isEmpty();
        items.carryOut(item, "gangnan");
        assertThat(office.waitsIn(items.closing(item).id())).contains("UserTask_Request");
    }

    @Test
    void an_objection_to_a_quota_goes_to_the_coordinator_and_changes_nothing_by_itself() {
        RegisterEntry item = items.issue(a(ItemType.LIST).counties("gangbei"));
        String receipt = of(issue(item), "gangbei");
        receive(receipt, GANGBEI, "OBJECTION", "配额高于底数");
        office.sign(receipt, GANGBEI + ".head", "head", Office.AGREED);
        assertThat(office.list(receipt, "UserTask_Decide", LEAD)).isEmpty();
        decide(receipt, ECOLOGY, true, "可以调整");
        office.run(receipt, "ServiceTask_Apply");
        assertThat(items.item(item).executors()).hasSize(1);
        assertThat(office.list(items.part(item, "gangbei").id(), "UserTask_Report"))
                .hasSize(1);
    }

    @Test
    void nobody_receives_a_plan_that_is_out_of_force() {
        String plan = issue(items.issue(a(ItemType.LIST).counties("gangbei")));
        process.cancel(plan);
        assertThat(office.passed(of(plan, "gangbei"))).contains("EndEvent_Cancelled");
        assertThat(receipts.get(of(plan, "gangbei")).state()).isEqualTo(Receipt.State.CANCELLED);
    }
}
