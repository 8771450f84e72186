package cn.jingtu.plan.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.JingtuTest;
import cn.jingtu.calendar.Standing;
import cn.jingtu.plan.Plan;
import cn.jingtu.supervision.PlanOverviews;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@JingtuTest
class PlanOverviewsTest {

    @Autowired
    IssuedPlan plans;

    @Autowired
    Office office;

    @Autowired
    PlanOverviews overviews;

    @Test
    void standings_dates_and_waiting_counties_of_a_whole_plan_and_of_one_body() {
        int year = IssuedPlan.freshYear();
        Plan plan = plans.issue(plans.draft(
                year,
                IssuedPlan.spec()
                        .leads("agriculture")
                        .executors("gangbei", "gangnan")
                        .due(LocalDate.of(year, 6, 1), "上半年完成")
                        .task("二(一)1"),
                IssuedPlan.spec().leads("finance").executors("gangbei").task("二(一)2")));
        String first = plan.id() + ":二(一)1";
        office.handIn(first, "UserTask_DraftScheme", "guigang.agriculture", "zhang", Map.of("text", "方案"));
        office.handIn(
                first, "UserTask_CarryOut", "guigang.gangbei", "li", Map.of("text", "已完成", "noEvidenceReason", "现场核对"));
        office.today(LocalDate.of(year, 7, 1));

        PlanOverviews.Overview whole = overviews.of(plan, null);
        assertThat(whole.tasks().get(0).standing()).as("its own date is over").isEqualTo(Standing.OVERDUE);
        assertThat(whole.tasks().get(1).standing())
                .as("due at the year's end, but its scheme is months late")
                .isEqualTo(Standing.OVERDUE);
        assertThat(whole.standings()).containsExactly(new PlanOverviews.StandingCount(Standing.OVERDUE, 2));
        assertThat(whole.tasks().get(0).nextDue()).isEqualTo(LocalDate.of(year, 6, 1));
        assertThat(whole.tasks().get(0).waiting()).containsExactly("港南区人民政府");
        assertThat(whole.tasks().get(0).counties()).isEqualTo(2);
        assertThat(whole.tasks().get(1).leads()).containsExactly("市财政局");

        assertThat(overviews.of(plan, List.of("finance")).tasks())
                .extracting(PlanOverviews.TaskLine::ref)
                .containsExactly("二(一)2");
        assertThat(overviews.of(plan, List.of()).tasks()).isEmpty();
    }
}
