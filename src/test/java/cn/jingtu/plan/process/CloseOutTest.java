package cn.jingtu.plan.process;

import static cn.jingtu.plan.process.WorkedItems.ECOLOGY;
import static cn.jingtu.plan.process.WorkedItems.LEAD;
import static cn.jingtu.plan.process.WorkedItems.a;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jingtu.JingtuTest;
import cn.jingtu.plan.DateOrigin;
import cn.jingtu.plan.DeadlineType;
import cn.jingtu.plan.Figures;
import cn.jingtu.plan.ItemType;
import cn.jingtu.plan.Modality;
import cn.jingtu.plan.Operator;
import cn.jingtu.plan.PlanDraft;
import cn.jingtu.register.Register;
import cn.jingtu.register.RegisterEntry;
import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

@JingtuTest
@Covers("close-out")
class CloseOutTest {

    @Autowired
    WorkedItems items;

    @Autowired
    Register register;

    @Autowired
    Figures figures;

    @Autowired
    Office office;

    private static PlanDraft.Indicator dumps(Modality modality) {
        return new PlanDraft.Indicator("完成整治的堆放点", Operator.EQUAL, "22", "个", null, false, null, null, modality, false);
    }

    private static PlanDraft.Deadline due(int year, DateOrigin origin) {
        return new PlanDraft.Deadline(
                LocalDate.of(year, 6, 30), DeadlineType.DEADLINE, "完成整治", null, origin, null, false);
    }

    /** One whose figure of 21 of 22 was verified. */
    static RegisterEntry unmet(WorkedItems items) {
        return unmet(items, DateOrigin.BUREAU);
    }

    private static RegisterEntry unmet(WorkedItems items, DateOrigin origin) {
        int year = items.freshYear();
        RegisterEntry item = items.issue(
                year,
                a(ItemType.LIST)
                        .counties("gangbei")
                        .measured(dumps(Modality.MUST))
                        .due(due(year, origin)));
        items.carryOut(item, "gangbei", "amount", "21");
        RegisterEntry closing = items.request(item, "amount", "21");
        items.fill(closing, "Verify", "verdict", "TRUE", "method", "PAPER");
        return item;
    }

    @Test
    void what_counties_reported_is_proposed_and_what_the_lead_confirms_counts() {
        RegisterEntry item =
                items.issue(a(ItemType.LIST).counties("gangbei", "gangnan").measured(dumps(Modality.MUST)));
        items.carryOut(item, "gangbei", "amount", "12");
        items.carryOut(item, "gangnan", "amount", "10");
        RegisterEntry closing = items.closing(item);
        assertThat(closing.value("amount")).isEqualTo("22");
        assertThat(closing.value("proposed")).contains("港北区人民政府：已落实，12").contains("港南区人民政府：已落实，10");
        items.request(item, "amount", "22");
        items.fill(closing, "Verify", "verdict", "TRUE", "method", "PAPER");
        office.run(closing.id(), "ServiceTask_Number");
        assertThat(register.get(item.id()).state()).isEqualTo("CLOSED");
        assertThat(figures.standings(items.item(item).planTaskId()))
                .singleElement()
                .extracting(Figures.Standing::value, Figures.Standing::met)
                .containsExactly("22", true);
    }

    @Test
    void a_pending_formula_only_proposes_and_the_confirmed_figure_needs_its_paper() {
        RegisterEntry item = items.issue(a(ItemType.AMOUNT)
                .counties("gangbei")
                .measured(new PlanDraft.Indicator(
                        "安全利用率", Operator.AT_LEAST, "91", "%", "待核的算法", true, null, null, null, false)));
        items.carryOut(item, "gangbei", "numerator", "1", "denominator", "1");
        RegisterEntry closing = items.closing(item);
        Task request = office.only(closing.id(), "UserTask_Request", LEAD);
        assertThatThrownBy(() -> office.handIn(
                        request,
                        "zhang",
                        Map.of(
                                "values",
                                Map.of(
                                        "completedOn",
                                        "2026-01-12",
                                        "closeWords",
                                        "完成",
                                        "numerator",
                                        "1",
                                        "denominator",
                                        "1")),
                        LEAD))
                .hasMessageContaining("数值的认定文件");
    }

    @Test
    void an_unmet_target_cannot_be_closed_it_is_put_off_or_carried_over() {
        RegisterEntry item = unmet(items);
        RegisterEntry closing = items.closing(item);
        assertThat(closing.value("outcome")).isEqualTo("UNMET");
        assertThat(office.waitsIn(closing.id())).containsOnly("UserTask_Propose");
        int year = items.item(item).planId().isEmpty()
                ? 0
                : Integer.parseInt(items.item(item).planId().substring(8, 12));
        items.fill(closing, "Propose", "proposal", "EXTEND", "why", "汛期影响", "missing", "1个点", "until", year + "-09-30");
        String request = office.called(closing.id(), "deadline-extension");
        office.handIn(request, "UserTask_DecideExtension", ECOLOGY + ".head", "head", Map.of("agreed", true));
        office.run(request, "ServiceTask_MoveDate");
        assertThat(register.get(closing.id()).state()).isEqualTo("EXTENDED");
        assertThat(register.get(item.id()).value("due")).isEqualTo(year + "-09-30");
        assertThat(items.closing(item).id())
                .as("nothing is open: asked for again")
                .isNotEqualTo(closing.id());
    }

    @Test
    void a_refused_extension_leaves_only_what_is_not_done() {
        RegisterEntry item = unmet(items);
        RegisterEntry closing = items.closing(item);
        String year = items.item(item).planId().substring(8, 12);
        items.fill(closing, "Propose", "proposal", "EXTEND", "why", "汛期影响", "missing", "1个点", "until", year + "-09-30");
        String request = office.called(closing.id(), "deadline-extension");
        office.handIn(
                request,
                "UserTask_DecideExtension",
                ECOLOGY + ".head",
                "head",
                Map.of("agreed", false, "remark", "理由不足"));
        office.run(request, "ServiceTask_NotifyRefusal");
        assertThat(office.waitsIn(closing.id())).containsOnly("UserTask_Propose");
        items.fill(closing, "Propose", "proposal", "UNFINISHED", "why", "资金未到", "missing", "1个点");
        items.fill(closing, "Agree", "agreement", "RETURNED", "agreeWords", "再说明");
        items.fill(closing, "Propose", "proposal", "UNFINISHED", "why", "资金未到位", "missing", "1个点");
        items.fill(closing, "Agree", "agreement", "AGREED");
        assertThat(office.passed(closing.id())).contains("EndEvent_Unfinished");
    }

    @ParameterizedTest
    @EnumSource(
            value = DateOrigin.class,
            names = {"REGION", "NATION", "CITY"})
    void a_day_that_others_set_is_not_moved_by_the_bureau(DateOrigin origin) {
        RegisterEntry item = unmet(items, origin);
        RegisterEntry closing = items.closing(item);
        String year = items.item(item).planId().substring(8, 12);
        assertThatThrownBy(() -> items.fill(
                        closing, "Propose", "proposal", "EXTEND", "why", "x", "missing", "x", "until", year + "-09-30"))
                .hasMessageContaining("计划调整");
        assertThat(office.waitsIn(closing.id())).containsOnly("UserTask_Propose");
    }

    @Test
    void a_striving_target_that_is_explained_is_closed_as_such() {
        RegisterEntry item = items.issue(a(ItemType.AMOUNT).counties("gangbei").measured(dumps(Modality.STRIVE)));
        items.carryOut(item, "gangbei", "amount", "20");
        RegisterEntry closing = items.request(item, "amount", "20", "explained", "已尽力，下一年继续");
        items.fill(closing, "Verify", "verdict", "TRUE", "method", "PAPER");
        office.run(closing.id(), "ServiceTask_Number");
        assertThat(register.get(item.id()).value("outcome")).isEqualTo("STRIVEN");
    }

    @Test
    void later_than_its_day_it_is_closed_as_late() {
        int year = items.freshYear();
        RegisterEntry item =
                items.issue(year, a(ItemType.LIST).counties("gangbei").due(due(year, DateOrigin.REGION)));
        items.carryOut(item, "gangbei");
        office.today(LocalDate.of(year, 8, 1));
        RegisterEntry closing = items.request(item, "completedOn", year + "-07-30");
        items.fill(closing, "Verify", "verdict", "TRUE", "method", "PAPER");
        office.run(closing.id(), "ServiceTask_Number");
        assertThat(register.get(item.id()).value("outcome")).isEqualTo("LATE");
    }

    @Test
    void what_the_head_or_the_verifier_sends_back_is_asked_for_anew() {
        RegisterEntry item = items.issue(a(ItemType.LIST).counties("gangbei"));
        items.carryOut(item, "gangbei");
        RegisterEntry closing = items.closing(item);
        items.fill(closing, "Request");
        office.sign(closing.id(), LEAD + ".head", "head", Office.refused("补充材料"));
        items.request(item);
        assertThatThrownBy(() -> items.fill(closing, "Verify", "verdict", "TO_LEAD", "method", "PAPER"))
                .hasMessageContaining("写明原因");
        items.fill(closing, "Verify", "verdict", "TO_LEAD", "method", "PAPER", "verdictWords", "台账与现场不符");
        assertThat(office.waitsIn(closing.id())).containsOnly("UserTask_Request");
    }

    @Test
    void a_county_whose_work_is_not_as_reported_has_to_do_more() {
        RegisterEntry item = items.issue(a(ItemType.LIST).counties("gangbei", "gangnan"));
        items.carryOut(item, "gangbei");
        items.carryOut(item, "gangnan");
        RegisterEntry closing = items.request(item);
        items.fill(
                closing,
                "Verify",
                "verdict",
                "TO_COUNTY",
                "toCounties",
                "港北区、港南区",
                "verdictWords",
                "现场没有看到",
                "method",
                "PAPER");
        assertThat(office.passed(closing.id())).contains("EndEvent_ToCounty");
        assertThat(items.part(item, "gangbei").state()).isEqualTo("OPEN");
        assertThat(items.part(item, "gangnan").state()).isEqualTo("OPEN");
        assertThat(register.get(item.id()).state()).isEqualTo("OPEN");
    }

    @Test
    void two_verify_on_the_ground_and_who_carried_it_out_does_not_verify() {
        RegisterEntry item = items.issue(a(ItemType.LIST).counties("gangbei"));
        items.carryOut(item, "gangbei");
        RegisterEntry closing = items.request(item);
        Task verify = office.only(closing.id(), "UserTask_Verify", ECOLOGY);
        Map<String, String> paper =
                Map.of("method", "PAPER", "checkedOn", "2026-01-12", "filesSeen", "台账", "verdict", "TRUE");
        String lead = register.whoDidAt(closing, "close-out/UserTask_Request").orElseThrow();
        assertThatThrownBy(() -> office.handIn(verify, lead, Map.of("values", paper), ECOLOGY))
                .hasMessageContaining("回避要求");
        Map<String, String> ground = Map.of(
                "method", "SITE", "checkedOn", "2026-01-12", "filesSeen", "台账", "verdict", "TRUE", "place", "港北区");
        assertThatThrownBy(() -> office.handIn(verify, "verifier", Map.of("values", ground), ECOLOGY))
                .hasMessageContaining("另一名核查人");
        office.handIn(verify, "verifier", Map.of("values", paper), ECOLOGY);
        assertThat(office.waitsIn(closing.id())).contains("ServiceTask_Number");
    }

    @Test
    void a_result_is_made_public_and_an_objection_is_looked_into() {
        RegisterEntry item = items.issue(a(ItemType.LIST).counties("gangbei").publicly());
        items.carryOut(item, "gangbei");
        RegisterEntry closing = items.request(item);
        items.fill(closing, "Verify", "verdict", "TRUE", "method", "PAPER");
        items.fill(closing, "Publicize", "objection", "true", "objectionWords", "某点没有整治");
        assertThat(office.waitsIn(closing.id())).containsOnly("UserTask_Verify");
        items.fill(closing, "Verify", "verdict", "TRUE", "method", "PAPER");
        items.fill(closing, "Publicize", "objection", "false");
        office.run(closing.id(), "ServiceTask_Number");
        assertThat(register.get(item.id()).state()).isEqualTo("CLOSED");
    }

    @Test
    void without_a_figure_nothing_is_closed() {
        RegisterEntry item = items.issue(a(ItemType.AMOUNT).counties("gangbei").measured(dumps(Modality.MUST)));
        items.carryOut(item, "gangbei", "outcome", "NIL", "searched", "全区", "searchedBy", "区市政局", "amount", "0");
        RegisterEntry closing = items.request(item, "amount", "0");
        items.fill(closing, "Verify", "verdict", "TRUE", "method", "PAPER");
        assertThat(register.get(closing.id()).value("outcome")).isEqualTo("UNMET");
    }
}
