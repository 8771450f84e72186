package cn.jingtu.plan.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jingtu.JingtuTest;
import cn.jingtu.plan.LeadMode;
import cn.jingtu.plan.Party;
import cn.jingtu.plan.PartyState;
import cn.jingtu.plan.PlanTasks;
import cn.jingtu.plan.Role;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@JingtuTest
@Covers("task-planning")
class TaskPlanningProcessTest {

    private static final String AGRICULTURE = "guigang.agriculture";
    private static final String FINANCE = "guigang.finance";
    private static final String WATER = "guigang.water";

    @Autowired
    Office office;

    @Autowired
    IssuedPlan plans;

    @Autowired
    PlanTasks tasks;

    private List<PartyState> leads(String task) {
        return tasks.parties(task).stream()
                .filter(p -> p.role() == Role.LEAD)
                .map(Party::state)
                .toList();
    }

    @Test
    void a_single_lead_needs_no_counter_signature() {
        String task = plans.issue(t -> t.leads("agriculture"));
        assertThat(office.waitsIn(task)).contains("UserTask_DraftScheme").doesNotContain("UserTask_CarryOut");

        office.handIn(task, "UserTask_DraftScheme", AGRICULTURE, "zhang", Office.SCHEME);

        assertThat(office.passed(task)).contains("EndEvent_SchemeReady").doesNotContain("UserTask_CoSign");
        assertThat(office.waitsIn(task)).contains("UserTask_CarryOut", "UserTask_RequestCloseOut");
        assertThat(leads(task)).containsExactly(PartyState.WORKING);
    }

    @Test
    void of_joint_leads_the_first_drafts_and_every_other_counter_signs() {
        String task = plans.issue(t -> t.leads("agriculture", "finance", "water"));
        assertThat(office.list(task, "UserTask_DraftScheme", FINANCE)).isEmpty();
        office.handIn(task, "UserTask_DraftScheme", AGRICULTURE, "zhang", Office.SCHEME);
        assertThat(office.list(task, "UserTask_CoSign", AGRICULTURE)).isEmpty();

        office.handIn(task, "UserTask_CoSign", FINANCE, "qian", Office.AGREED);
        assertThat(office.waitsIn(task)).contains("UserTask_CoSign").doesNotContain("UserTask_CarryOut");
        office.handIn(task, "UserTask_CoSign", WATER, "shui", Office.AGREED);

        assertThat(office.passed(task)).contains("EndEvent_SchemeReady");
        assertThat(office.passed(task).stream().filter("UserTask_DraftScheme"::equals))
                .hasSize(1);
        assertThat(leads(task)).containsOnly(PartyState.WORKING);
    }

    @Test
    void a_returned_scheme_is_drafted_and_signed_anew_by_all() {
        String task = plans.issue(t -> t.leads("agriculture", "finance", "water"));
        office.handIn(task, "UserTask_DraftScheme", AGRICULTURE, "zhang", Office.SCHEME);
        office.handIn(task, "UserTask_CoSign", FINANCE, "qian", Office.AGREED);
        assertThatThrownBy(() -> office.handIn(task, "UserTask_CoSign", WATER, "shui", Office.refused("")))
                .hasMessageContaining("请写明理由");
        office.handIn(task, "UserTask_CoSign", WATER, "shui", Office.refused("缺少灌溉水监测"));

        assertThat(office.passed(task)).doesNotContain("EndEvent_SchemeReady");
        assertThat(leads(task)).containsOnly(PartyState.PLANNING);
        assertThat(tasks.parties(task).stream()
                        .filter(p -> p.role() == Role.LEAD)
                        .map(Party::reason))
                .containsOnly("缺少灌溉水监测");

        office.handIn(task, "UserTask_DraftScheme", AGRICULTURE, "zhang", Map.of("text", "补充灌溉水监测"));
        office.handIn(task, "UserTask_CoSign", FINANCE, "qian", Office.AGREED);
        office.handIn(task, "UserTask_CoSign", WATER, "shui", Office.AGREED);
        assertThat(office.passed(task)).contains("EndEvent_SchemeReady");
    }

    @Test
    void separate_leads_each_draft_their_own_part() {
        eachDraftsItsOwn(LeadMode.SEPARATE);
    }

    @Test
    void leads_that_share_by_remit_each_draft_their_own_part() {
        eachDraftsItsOwn(LeadMode.SHARED);
    }

    private void eachDraftsItsOwn(LeadMode mode) {
        String task = plans.issue(t -> t.leads("agriculture", "finance").mode(mode));
        office.handIn(task, "UserTask_DraftScheme", AGRICULTURE, "zhang", Office.SCHEME);
        assertThat(office.waitsIn(task)).contains("UserTask_DraftScheme").doesNotContain("UserTask_CarryOut");
        assertThat(leads(task)).containsExactly(PartyState.WORKING, PartyState.PLANNING);

        office.handIn(task, "UserTask_DraftScheme", FINANCE, "qian", Office.SCHEME);

        assertThat(office.passed(task)).contains("EndEvent_SchemeReady").doesNotContain("UserTask_CoSign");
        assertThat(leads(task)).containsOnly(PartyState.WORKING);
    }

    @Test
    void the_scheme_sets_the_day_by_which_counties_report() {
        String task = plans.issue(t -> t.leads("agriculture"));
        int year = IssuedPlan.yearOf(task);
        office.handIn(
                task,
                "UserTask_DraftScheme",
                AGRICULTURE,
                "zhang",
                Map.of("text", "分三步实施", "executorDue", LocalDate.of(year, 6, 15)));
        assertThat(office.due(office.only(task, "UserTask_CarryOut", "guigang.gangbei")))
                .isEqualTo(LocalDate.of(year, 6, 15));
    }

    @Test
    void a_day_that_is_past_or_outside_the_year_is_refused_and_nothing_is_kept() {
        String task = plans.issue(t -> t.leads("agriculture"));
        int year = IssuedPlan.yearOf(task);
        assertThatThrownBy(() -> draftedWith(task, LocalDate.of(year, 1, 15))).hasMessageContaining("早于今天");
        assertThatThrownBy(() -> draftedWith(task, LocalDate.of(year + 1, 1, 1)))
                .hasMessageContaining("超出计划年度");
        assertThatThrownBy(() -> office.handIn(task, "UserTask_DraftScheme", AGRICULTURE, "zhang", Map.of("text", " ")))
                .hasMessageContaining("“实施方案”不能为空");
        assertThat(leads(task)).containsExactly(PartyState.PLANNING);
        assertThat(tasks.get(task).executorDue()).isNull();
    }

    private void draftedWith(String task, LocalDate executorDue) {
        office.handIn(
                task,
                "UserTask_DraftScheme",
                AGRICULTURE,
                "zhang",
                Map.of("text", "分三步实施", "executorDue", executorDue));
    }
}
