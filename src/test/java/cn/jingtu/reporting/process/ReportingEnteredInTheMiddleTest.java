package cn.jingtu.reporting.process;

import static cn.jingtu.reporting.process.Departments.draft;
import static cn.jingtu.reporting.process.Departments.freshYear;
import static cn.jingtu.reporting.process.Departments.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jingtu.JingtuTest;
import cn.jingtu.plan.Plan;
import cn.jingtu.plan.PlanState;
import cn.jingtu.plan.Plans;
import cn.jingtu.plan.Role;
import cn.jingtu.plan.process.Intruder;
import cn.jingtu.plan.process.Office;
import cn.jingtu.platform.Refusal;
import cn.jingtu.reporting.ReportRound;
import cn.jingtu.reporting.RoundState;
import cn.jingtu.reporting.Rounds;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The procedures of reporting, begun anywhere but at their beginning: nothing changes that nobody has decided. */
@JingtuTest
class ReportingEnteredInTheMiddleTest {

    private static final String CITY = "guigang";
    private static final String ECOLOGY = "guigang.ecology";

    @Autowired
    Intruder intruder;

    @Autowired
    Office office;

    @Autowired
    Departments departments;

    @Autowired
    Plans plans;

    @Autowired
    Rounds rounds;

    @Autowired
    JdbcClient jdbc;

    private final int year = freshYear();

    @AfterEach
    void nobodyIsLeftInTheMiddle() {
        intruder.leave();
    }

    private Plan issued() {
        return departments.issue(draft(year, task("二(一)1", "agriculture"), task("二(一)2", "water")));
    }

    private String round(Plan plan) {
        return plan.id() + ":" + year + "-03-25";
    }

    @ParameterizedTest
    @ValueSource(strings = {"quarterly-report", "progress-report", "annual-account"})
    void nothing_changes_wherever_a_procedure_is_begun(String procedure) {
        Plan plan = issued();
        String planned = plan.id() + ":" + year + "-06-25";
        departments.open(round(plan));
        List<String> keys = switch (procedure) {
            case "quarterly-report" -> List.of(round(plan), planned);
            case "progress-report" -> List.of(round(plan) + ":water");
            default -> List.of(plan.id());
        };
        for (String key : keys) {
            Map<String, String> before = intruder.tables();
            Map<String, Optional<Refusal>> answers = new LinkedHashMap<>();
            intruder.nodes(procedure).forEach(node -> answers.put(node, intruder.enter(procedure, key, CITY, node)));
            assertThat(intruder.tables())
                    .as(procedure + " of " + key + ": " + answers)
                    .isEqualTo(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"quarterly-report", "progress-report", "annual-account"})
    void what_another_city_has_cannot_be_found(String procedure) {
        Plan plan = issued();
        departments.open(round(plan));
        String key = switch (procedure) {
            case "quarterly-report" -> round(plan);
            case "progress-report" -> round(plan) + ":water";
            default -> plan.id();
        };
        Map<String, String> before = intruder.tables();
        for (String node : intruder.nodes(procedure)) {
            for (String wrong : List.of(key, "no-such-row")) {
                Optional<Refusal> answer = intruder.enter(procedure, wrong, wrong.equals(key) ? "beihai" : CITY, node);
                if (node.matches("(UserTask|ServiceTask|CallActivity)_.*")) {
                    assertThat(answer).as(procedure + " at " + node).get().satisfies(refusal -> {
                        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NOT_FOUND);
                        assertThat(refusal.getMessage()).startsWith("找不到所办的事项");
                    });
                }
            }
        }
        assertThat(intruder.tables()).isEqualTo(before);
    }

    private void refused(String procedure, String key, String node, String reason) {
        assertThat(intruder.enter(procedure, key, CITY, node))
                .as(procedure + " at " + node)
                .get()
                .satisfies(refusal -> assertThat(refusal.getMessage()).contains(reason));
    }

    @Test
    void a_round_opens_on_its_day_and_once() {
        Plan plan = issued();
        refused("quarterly-report", round(plan), "ServiceTask_Open", "不能提前布置");
        departments.open(round(plan));
        refused("quarterly-report", round(plan), "ServiceTask_Open", "不能再次布置");
    }

    @Test
    void a_summary_is_made_when_all_have_reported_and_once() {
        Plan plan = issued();
        String round = round(plan);
        departments.open(round);
        assertThatThrownBy(() -> intruder.begin("quarterly-report", round, CITY, "CallActivity_Document"))
                .hasMessageContaining("尚有2个单位未接收齐");

        departments.pushAndAccept(round, "agriculture");
        departments.pushAndAccept(round, "water");
        assertThatThrownBy(() -> intruder.begin("quarterly-report", round, CITY, "CallActivity_Document"))
                .hasMessageContaining("不能再形成通报");
        departments.publish(round);
        assertThatThrownBy(() -> intruder.begin("quarterly-report", round, CITY, "CallActivity_Document"))
                .hasMessageContaining("不能再形成通报");
        assertThat(rounds.get(round)).extracting(ReportRound::state).isEqualTo(RoundState.PUBLISHED);
    }

    @Test
    void a_report_counts_only_when_it_was_accepted() {
        Plan plan = issued();
        String round = round(plan);
        departments.open(round);
        refused("progress-report", round + ":water", "ServiceTask_CountIn", "待填报，尚不能计入汇总");
        intruder.begin("progress-report", round + ":water", CITY, "UserTask_AcceptReport");
        assertThatThrownBy(() -> office.handIn(
                        round + ":water", "UserTask_AcceptReport", ECOLOGY, "collector", Map.of("agreed", true)))
                .hasMessageContaining("待填报，不能接收");
    }

    @Test
    void a_county_reports_its_part_once() {
        Plan plan = issued();
        String round = round(plan);
        departments.open(round);
        Map<String, ?> part = Map.of("items", departments.lines(round, "gangbei", Role.EXECUTOR));
        office.handIn(round, "UserTask_ReportPart", "guigang.gangbei", "li", part);
        Map<String, String> before = intruder.tables();
        intruder.begin("quarterly-report", round, CITY, "UserTask_ReportPart#multiInstanceBody");
        assertThat(office.list(round, "UserTask_ReportPart", "guigang.gangbei"))
                .as("whoever has reported is not asked again")
                .isEmpty();
        assertThat(intruder.tables()).isEqualTo(before);
    }

    @Test
    void a_year_is_accounted_for_when_it_is_over_and_once_and_told_when_the_account_is_signed() {
        Plan plan = issued();
        refused("annual-account", plan.id(), "StartEvent_YearEnded", "年度尚未终了");
        office.today(LocalDate.of(year + 1, 1, 4));
        office.await(plan.id(), "Event_YearEnded");
        refused("annual-account", plan.id(), "StartEvent_YearEnded", "年度自评已经开始");
        refused("annual-account", plan.id(), "ServiceTask_Tell", "年度自评尚未审签");
        refused("annual-plan", plan.id(), "ServiceTask_ClosePlan", "年度自评尚未审签");
        assertThatThrownBy(() -> intruder.begin("annual-account", plan.id(), CITY, "CallActivity_SignOff"))
                .hasMessageContaining("不在待审签状态");
        assertThat(plans.get(plan.id()).state()).isEqualTo(PlanState.ISSUED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update jingtu.report_round set state = 'PUBLISHED' where plan_id = :plan",
                "update jingtu.progress_report set state = 'ACCEPTED' where round_id like :plan || ':%'"
            })
    void no_row_says_what_nobody_signed(String change) {
        Plan plan = issued();
        departments.open(round(plan));
        assertThatThrownBy(() -> jdbc.sql(change).param("plan", plan.id()).update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }
}
