package cn.jingtu.reporting.process;

import static cn.jingtu.reporting.process.Departments.draft;
import static cn.jingtu.reporting.process.Departments.freshYear;
import static cn.jingtu.reporting.process.Departments.task;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.JingtuTest;
import cn.jingtu.plan.Plan;
import cn.jingtu.plan.RehearsalMoment;
import cn.jingtu.plan.process.Office;
import cn.jingtu.reporting.ProgressReport;
import cn.jingtu.reporting.ReportState;
import cn.jingtu.reporting.RoundState;
import cn.jingtu.reporting.Rounds;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.context.TestPropertySource;

/** The quarters of a rehearsed year that have passed. */
@JingtuTest
@TestPropertySource(properties = {"jingtu.demo=true", "jingtu.rehearsal=false"})
class RoundsRehearsalTest {

    @Autowired
    Office office;

    @Autowired
    Departments departments;

    @Autowired
    Rounds rounds;

    @Autowired
    ApplicationEventPublisher events;

    private final int year = freshYear();

    @Test
    void a_passed_quarter_is_pushed_and_published_and_of_the_last_one_a_report_is_still_missing() {
        Plan plan = departments.issue(
                draft(year, task("二(一)1", "agriculture"), task("二(一)2", "water"), task("二(一)3", "finance")));
        LocalDate until = LocalDate.of(year, 8, 1);
        String first = plan.id() + ":" + year + "-03-25";
        String last = plan.id() + ":" + year + "-06-25";

        departments.open(first);
        act(plan, until);
        assertThat(rounds.reports(first))
                .as("nobody is early")
                .extracting(ProgressReport::state)
                .containsOnly(ReportState.DRAFTING);

        remindDepartments(first);
        act(plan, until);
        assertThat(rounds.reports(first))
                .extracting(ProgressReport::state)
                .containsExactly(ReportState.ACCEPTED, ReportState.ACCEPTED, ReportState.DRAFTING);
        assertThat(rounds.reports(first)).extracting(ProgressReport::returns).containsExactly(0, 1, 0);
        assertThat(rounds.parts(first))
                .filteredOn(part -> part.reportedAt() != null)
                .hasSize(1);

        late(first);
        act(plan, until);
        assertThat(rounds.get(first).state()).isEqualTo(RoundState.PUBLISHED);
        assertThat(rounds.get(first).summaryFile()).isNotNull();
        assertThat(rounds.get(first).ledgerFile()).isNotNull();
        assertThat(rounds.reports(first)).filteredOn(ProgressReport::late).isEmpty();

        departments.open(last);
        remindDepartments(last);
        late(last);
        act(plan, until);
        assertThat(rounds.get(last).state()).as("the missing one is waited for").isEqualTo(RoundState.OPEN);
        office.at(rounds.graceOverAt(last).toLocalDateTime());
        office.run(last, "BoundaryEvent_GraceOver");
        act(plan, until);
        assertThat(rounds.get(last).state()).isEqualTo(RoundState.PUBLISHED);
        assertThat(rounds.reports(last))
                .filteredOn(r -> r.state() == ReportState.DRAFTING)
                .hasSize(1);
    }

    private void act(Plan plan, LocalDate until) {
        events.publishEvent(new RehearsalMoment(plan.id(), until));
    }

    private void late(String round) {
        while (!rounds.isReminded(rounds.get(round), true)) {
            remind(round);
        }
    }

    private void remindDepartments(String round) {
        while (!rounds.isReminded(rounds.get(round), false)) {
            remind(round);
        }
    }

    private void remind(String round) {
        office.await(round, "Event_PointReached");
        office.run(round, "ServiceTask_Remind");
    }
}
