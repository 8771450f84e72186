package cn.jingtu.plan.process;

import static cn.jingtu.plan.process.WorkedItems.LEAD;
import static cn.jingtu.plan.process.WorkedItems.a;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jingtu.JingtuTest;
import cn.jingtu.plan.DeadlineType;
import cn.jingtu.plan.Figures;
import cn.jingtu.plan.ItemType;
import cn.jingtu.plan.Operator;
import cn.jingtu.plan.PlanDraft;
import cn.jingtu.register.Register;
import cn.jingtu.register.RegisterEntry;
import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@JingtuTest
@Covers("county-part")
class CountyPartTest {

    private static final String GANGBEI = "guigang.gangbei";

    @Autowired
    WorkedItems items;

    @Autowired
    Office office;

    @Autowired
    Register register;

    @Autowired
    Figures figures;

    @Autowired
    RuntimeService runtime;

    @Test
    void a_county_reports_its_deputy_signs_and_the_lead_accepts() {
        int year = items.freshYear();
        RegisterEntry item = items.issue(
                year,
                a(ItemType.LIST)
                        .counties("gangbei", "gangnan")
                        .due(new PlanDraft.Deadline(LocalDate.of(year, 6, 30), DeadlineType.DEADLINE, "完成改造")));
        RegisterEntry part = items.part(item, "gangbei");
        Task report = office.only(part.id(), "UserTask_Report", GANGBEI);
        assertThat(office.due(report)).isBefore(LocalDate.of(year, 6, 30)).isAfter(LocalDate.of(year, 6, 20));

        items.carryOut(item, "gangbei");
        assertThat(register.get(part.id()).state()).isEqualTo("ACCEPTED");
        assertThat(office.passed(part.id())).contains("EndEvent_Accepted");
        assertThat(office.waitsIn(items.part(item, "gangnan").id())).contains("UserTask_Report");
    }

    @Test
    void what_the_head_or_the_lead_sends_back_is_reported_anew_with_their_words_in_sight() {
        RegisterEntry item = items.issue(a(ItemType.LIST).counties("gangbei"));
        RegisterEntry part = items.part(item, "gangbei");
        items.fill(part, "Report", "outcome", "DONE", "noFileReason", "现场已核");
        office.sign(part.id(), GANGBEI + ".head", "head", Office.refused("数量不对"));
        assertThat(register.get(part.id()).state()).isEqualTo("OPEN");
        items.fill(part, "Report", "outcome", "DONE", "noFileReason", "现场已核");
        items.sign(part, GANGBEI);
        items.fill(part, "Accept", "acceptance", "RETURNED", "acceptWords", "缺照片");
        assertThat(register.get(part.id()).state()).isEqualTo("OPEN");
        assertThat(register.get(part.id()).value("acceptWords")).isEqualTo("缺照片");
        assertThat(office.list(part.id(), "UserTask_Report", GANGBEI)).hasSize(1);
    }

    @Test
    void nothing_found_is_said_with_what_was_searched_and_by_whom() {
        RegisterEntry item = items.issue(a(ItemType.LIST).counties("gangbei"));
        items.carryOut(item, "gangbei", "outcome", "NIL", "searched", "全区加油站", "searchedBy", "区商务局");
        RegisterEntry part = items.part(item, "gangbei");
        assertThat(part.state()).isEqualTo("ACCEPTED");
        assertThat(part.values()).containsEntry("searched", "全区加油站").doesNotContainKey("words");
    }

    @Test
    void what_is_not_done_says_why_and_until_when_and_stays_undone() {
        RegisterEntry item = items.issue(a(ItemType.LIST).counties("gangbei"));
        items.carryOut(item, "gangbei", "outcome", "UNDONE", "reason", "资金未到", "expected", "2101-12-01");
        assertThat(items.part(item, "gangbei").state()).isEqualTo("UNDONE");
    }

    @Test
    void what_is_done_comes_with_files_or_says_why_there_are_none() {
        RegisterEntry item = items.issue(a(ItemType.LIST).counties("gangbei"));
        RegisterEntry part = items.part(item, "gangbei");
        assertThatThrownBy(() -> items.fill(part, "Report", "outcome", "DONE")).hasMessageContaining("请先在“材料”页上传佐证材料");
        assertThat(office.list(part.id(), "UserTask_Report", GANGBEI)).hasSize(1);
    }

    @Test
    void a_figure_counts_once_the_lead_has_accepted_it_and_a_rate_cannot_exceed_the_whole() {
        RegisterEntry item = items.issue(a(ItemType.AMOUNT)
                .counties("gangbei")
                .measured(new PlanDraft.Indicator("安全利用率", Operator.AT_LEAST, "90", "%", null)));
        RegisterEntry part = items.part(item, "gangbei");
        String[] said = {"outcome", "DONE", "noFileReason", "现场已核", "numerator", "95", "denominator", "100"};
        assertThatThrownBy(() -> items.fill(
                        part, "Report", "outcome", "DONE", "noFileReason", "x", "numerator", "11", "denominator", "10"))
                .hasMessageContaining("分子（11）大于分母（10）");
        items.fill(part, "Report", said);
        String task = items.item(item).planTaskId();
        assertThat(figures.of(task)).isEmpty();
        items.sign(part, GANGBEI);
        assertThat(figures.of(task)).as("not before the lead has accepted it").isEmpty();
        items.fill(part, "Accept", "acceptance", "ACCEPTED");
        assertThat(figures.of(task)).singleElement().satisfies(figure -> {
            assertThat(figure.organisationId()).isEqualTo("gangbei");
            assertThat(figure.numerator()).isEqualByComparingTo("95");
        });
    }

    @Test
    void who_reported_does_not_judge_it_for_the_lead() {
        RegisterEntry item = items.issue(a(ItemType.LIST).counties("gangbei"));
        RegisterEntry part = items.part(item, "gangbei");
        Task report = office.only(part.id(), "UserTask_Report", GANGBEI);
        office.handIn(
                report,
                "li",
                Map.of("values", Map.of("outcome", "DONE", "doneOn", "2026-01-12", "words", "完成", "noFileReason", "x")),
                GANGBEI);
        items.sign(part, GANGBEI);
        Task accept = office.only(part.id(), "UserTask_Accept", LEAD);
        assertThatThrownBy(() -> office.handIn(accept, "li", Map.of("values", Map.of("acceptance", "ACCEPTED")), LEAD))
                .hasMessageContaining("由其他人员办理");
    }

    @Test
    void a_county_that_carries_it_out_no_longer_has_nothing_to_do() {
        RegisterEntry item = items.issue(a(ItemType.LIST).counties("gangbei"));
        RegisterEntry part = items.part(item, "gangbei");
        runtime.createMessageCorrelation("jingtu.partEnded")
                .processInstanceBusinessKey(part.id())
                .correlate();
        assertThat(office.passed(part.id())).contains("EndEvent_Left");
        assertThat(register.get(part.id()).state()).isEqualTo("LEFT");
        assertThat(office.list(part.id(), "UserTask_Report")).isEmpty();
    }
}
