package cn.jingtu.plan.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jingtu.JingtuTest;
import cn.jingtu.plan.Figures;
import cn.jingtu.plan.LeadMode;
import cn.jingtu.plan.Operator;
import cn.jingtu.plan.Party;
import cn.jingtu.plan.PartyState;
import cn.jingtu.plan.PlanTasks;
import cn.jingtu.plan.PlanVerb;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@JingtuTest
@Covers("task-execution")
class TaskExecutionProcessTest {

    private static final String LEAD = "guigang.agriculture";
    private static final String GANGBEI = "guigang.gangbei";
    private static final String GANGNAN = "guigang.gangnan";

    @Autowired
    Office office;

    @Autowired
    IssuedPlan plans;

    @Autowired
    PlanTasks tasks;

    @Autowired
    Figures figures;

    @Autowired
    TaskDesk desk;

    @Autowired
    RuntimeService runtime;

    private String planned() {
        String task = plans.issue(t -> t.executors("gangbei", "gangnan"));
        office.handIn(task, "UserTask_DraftScheme", LEAD, "zhang", Office.SCHEME);
        return task;
    }

    private Party party(String task, String organisation) {
        return tasks.parties(task).stream()
                .filter(p -> p.organisationId().equals(organisation))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void every_county_has_a_task_of_its_own_and_close_out_waits_for_all() {
        String task = planned();
        assertThat(office.only(task, "UserTask_CarryOut", GANGBEI).getName()).isEqualTo("组织落实｜二(一)1 试验任务｜港北区人民政府");
        office.handIn(task, "UserTask_CarryOut", GANGBEI, "li", Office.REPORT);
        assertThat(party(task, "gangbei").state()).isEqualTo(PartyState.DONE);
        assertThat(party(task, "gangnan").state()).isEqualTo(PartyState.OPEN);

        assertThatThrownBy(() -> office.handIn(task, "UserTask_RequestCloseOut", LEAD, "zhang", Office.CLOSE_OUT))
                .hasMessageContaining("还有1个县（市、区）未落实：港南区人民政府");
        assertThat(party(task, "agriculture").state()).isEqualTo(PartyState.WORKING);

        office.handIn(task, "UserTask_CarryOut", GANGNAN, "wang", Office.REPORT);
        office.handIn(task, "UserTask_RequestCloseOut", LEAD, "zhang", Office.CLOSE_OUT);
        assertThat(office.passed(task)).contains("EndEvent_CloseOutRequested").doesNotContain("BoundaryEvent_Exempted");
        assertThat(office.waitsIn(task)).contains("UserTask_Verify");
    }

    @Test
    void an_exempted_county_is_done_with_and_no_other_county_is() {
        String task = planned();
        Task lead = office.only(task, "UserTask_RequestCloseOut", LEAD);
        office.as("zhang", LEAD, () -> desk.exempt(lead.getId(), "gangnan", "辖区内没有受污染耕地"));

        assertThat(office.list(task, "UserTask_CarryOut", GANGNAN)).isEmpty();
        assertThat(office.list(task, "UserTask_CarryOut", GANGBEI)).hasSize(1);
        assertThat(office.passed(task)).contains("BoundaryEvent_Exempted", "EndEvent_CountyExempted");
        assertThat(party(task, "gangnan"))
                .isEqualTo(new Party("gangnan", party(task, "gangnan").role(), PartyState.EXEMPT, "辖区内没有受污染耕地"));
        assertThat(tasks.records(task).get(0).verb()).isEqualTo(PlanVerb.EXEMPTED.code());

        assertThatThrownBy(() -> office.handIn(task, "UserTask_RequestCloseOut", LEAD, "zhang", Office.CLOSE_OUT))
                .hasMessageContaining("未落实：港北区人民政府");
        office.handIn(task, "UserTask_CarryOut", GANGBEI, "li", Office.REPORT);
        office.handIn(task, "UserTask_RequestCloseOut", LEAD, "zhang", Office.CLOSE_OUT);
        assertThat(office.waitsIn(task)).contains("UserTask_Verify");
    }

    @Test
    void an_administrator_sends_a_message_to_the_part_of_one_county() {
        String task = planned();
        Task county = office.only(task, "UserTask_CarryOut", GANGNAN);
        runtime.messageEventReceived("jingtu.countyExempted", county.getExecutionId());
        assertThat(office.passed(task)).contains("BoundaryEvent_Exempted");
        assertThat(office.list(task, "UserTask_CarryOut", GANGNAN)).isEmpty();
    }

    @Test
    void only_a_lead_at_its_desk_exempts_and_only_with_a_reason() {
        String task = planned();
        Task lead = office.only(task, "UserTask_RequestCloseOut", LEAD);
        Task county = office.only(task, "UserTask_CarryOut", GANGBEI);
        assertThatThrownBy(() -> office.as("li", GANGBEI, () -> desk.exempt(county.getId(), "gangbei", "不想办")))
                .hasMessageContaining("只有牵头单位");
        assertThatThrownBy(() -> office.as("li", GANGBEI, () -> desk.exempt(lead.getId(), "gangbei", "不想办")))
                .hasMessageContaining("找不到这项待办");
        assertThatThrownBy(() -> office.as("zhang", LEAD, () -> desk.exempt(lead.getId(), "gangbei", " ")))
                .hasMessageContaining("请写明豁免原因");
        assertThatThrownBy(() -> office.as("zhang", LEAD, () -> desk.exempt(lead.getId(), "pingnan", "无任务")))
                .hasMessageContaining("不是本任务的");
        assertThat(tasks.openExecutors(task)).containsExactly("gangbei", "gangnan");
    }

    @Test
    void a_county_hands_in_material_or_says_why_there_is_none() {
        String task = planned();
        assertThatThrownBy(() -> office.handIn(task, "UserTask_CarryOut", GANGBEI, "li", Map.of("text", "已完成")))
                .hasMessageContaining("请先在“材料”页上传佐证材料");
        assertThat(party(task, "gangbei").state()).isEqualTo(PartyState.OPEN);
    }

    @Test
    void a_county_reports_every_figure_it_owes_and_may_not_report_impossible_ones() {
        String task = plans.issue(t -> t.executors("gangbei").rate("安全利用率", Operator.AT_LEAST, "90"));
        office.handIn(task, "UserTask_DraftScheme", LEAD, "zhang", Office.SCHEME);
        long indicator = figures.indicators(task).get(0).id();
        assertThatThrownBy(() -> office.handIn(task, "UserTask_CarryOut", GANGBEI, "li", Office.REPORT))
                .hasMessageContaining("请填报“安全利用率”");
        assertThatThrownBy(() -> reports(task, Map.of("indicatorId", indicator, "numerator", 9)))
                .hasMessageContaining("请同时填写分子和分母");
        assertThatThrownBy(() -> reports(task, Map.of("indicatorId", indicator, "numerator", 11, "denominator", 10)))
                .hasMessageContaining("大于分母");
        assertThatThrownBy(() -> reports(task, Map.of("indicatorId", indicator, "numerator", -1, "denominator", 10)))
                .hasMessageContaining("分子不能为负数");
        assertThatThrownBy(() -> reports(task, Map.of("indicatorId", -5, "numerator", 1, "denominator", 10)))
                .hasMessageContaining("不属于本任务");
        assertThat(figures.of(task)).isEmpty();

        reports(task, Map.of("indicatorId", indicator, "numerator", 9, "denominator", 10));
        assertThat(figures.of(task)).singleElement().satisfies(f -> {
            assertThat(f.organisationId()).isEqualTo("gangbei");
            assertThat(f.reportedBy()).isEqualTo("li");
        });
    }

    private void reports(String task, Map<String, ?> figure) {
        office.handIn(
                task,
                "UserTask_CarryOut",
                GANGBEI,
                "li",
                Map.of("text", "已完成", "noEvidenceReason", "现场核对", "figures", List.of(figure)));
    }

    @Test
    void a_task_without_counties_goes_on_when_its_lead_asks() {
        String task = plans.issue(t -> t.noExecutors());
        office.handIn(task, "UserTask_DraftScheme", LEAD, "zhang", Office.SCHEME);
        assertThat(office.waitsIn(task)).doesNotContain("UserTask_CarryOut");
        office.handIn(task, "UserTask_RequestCloseOut", LEAD, "zhang", Office.CLOSE_OUT);
        assertThat(office.waitsIn(task)).contains("UserTask_Verify");
    }

    @Test
    void several_leads_each_ask_for_close_out() {
        String task = plans.carriedOut(t -> t.leads("agriculture", "finance").mode(LeadMode.SEPARATE));
        office.handIn(task, "UserTask_RequestCloseOut", LEAD, "zhang", Office.CLOSE_OUT);
        assertThat(office.waitsIn(task)).doesNotContain("UserTask_Verify");
        assertThat(office.list(task, "UserTask_RequestCloseOut", LEAD)).isEmpty();
        office.handIn(task, "UserTask_RequestCloseOut", "guigang.finance", "qian", Office.CLOSE_OUT);
        assertThat(office.waitsIn(task)).contains("UserTask_Verify");
    }

    @Test
    void nobody_hands_in_for_another_county() {
        String task = planned();
        Task gangbei = office.only(task, "UserTask_CarryOut", GANGBEI);
        assertThatThrownBy(() -> office.handIn(gangbei, "wang", Office.REPORT, GANGNAN))
                .isInstanceOf(RuntimeException.class);
        assertThat(tasks.openExecutors(task)).containsExactly("gangbei", "gangnan");
    }
}
