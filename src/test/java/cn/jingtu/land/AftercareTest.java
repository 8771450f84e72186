package cn.jingtu.land;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.jingtu.JingtuTest;
import cn.jingtu.matter.Record;
import cn.jingtu.plan.process.Covers;
import cn.jingtu.register.RegisterEntry;
import cn.jingtu.register.process.Guide;
import cn.jingtu.register.process.Tour;
import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;

@JingtuTest
@Covers("aftercare")
class AftercareTest extends LandProcess {

    @Test
    void what_is_demanded_is_in_the_register_of_sites_at_once_and_not_when_the_care_ends() {
        String id = guide.begin("aftercare");
        guide.along(id, Tour.of("aftercare").fill("RegisterDemands", "bans", "不得开挖", "monitoring", "每年监测地下水"));
        assertThat(site(id).values()).containsEntry("bans", "不得开挖").containsEntry("monitoring", "每年监测地下水");
        assertThat(register.get(id).state()).isEqualTo("CARED_FOR");
    }

    @Test
    void care_with_a_term_ends_with_the_check_on_its_last_day_after_every_problem_was_put_right() {
        String id = guide.go(WorksTours.careOver());
        assertThat(office.passed(id)).contains("UserTask_ConfirmRectified", "EndEvent_Over");
        RegisterEntry care = register.get(id);
        assertThat(care.value("conclusion")).isEqualTo("OVER");
        assertThat(care.state()).isEqualTo("ENDED");
        assertThat(site(id).values()).containsEntry("bans", "不得开挖");
        assertThat(journal.about(care.matter(kinds), null, 100))
                .extracting(Record::taskName, line -> line.after().get("发现的问题"))
                .contains(tuple("登记年度检查", "监测井盖破损"));
    }

    @Test
    void a_check_is_due_on_the_working_morning_a_year_after_the_last() {
        String id = guide.begin("aftercare");
        guide.along(id, Tour.of("aftercare").fill("RegisterDemands", "startOn", "2026-01-10"));
        // 2027-01-10 is a Sunday.
        assertThat(office.timer(id, "Event_CheckDue"))
                .isEqualTo(LocalDate.of(2027, 1, 11).atTime(9, 0));
        guide.along(
                id,
                Tour.of("aftercare")
                        .await("Event_CheckDue")
                        .fill("RegisterCheck", "checkOutcome", "NORMAL", "checkedOn", "2027-01-11"));
        assertThat(office.timer(id, "Event_CheckDue"))
                .isEqualTo(LocalDate.of(2028, 1, 11).atTime(9, 0));
    }

    @Test
    void care_for_good_goes_on_from_year_to_year_until_the_land_is_to_be_used_for_something_else() {
        String id = guide.go(WorksTours.careForNewUse());
        assertThat(office.passed(id)).contains("UserTask_RegisterCheck", "EndEvent_UseToChange");
        assertThat(register.get(id).value("conclusion")).isEqualTo("USE_TO_CHANGE");
    }

    @Test
    void nobody_has_checked_on_a_day_to_come_and_a_problem_has_to_be_told() {
        String id = guide.begin("aftercare");
        guide.along(id, Tour.of("aftercare").fill("RegisterDemands").await("Event_CheckDue"));
        Task check = guide.open(id, "UserTask_RegisterCheck");
        assertThatThrownBy(() -> guide.handIn(check, Map.of("checkedOn", "2027-03-01")))
                .hasMessageContaining("检查日期不能晚于今天");
        assertThatThrownBy(() -> guide.handIn(check, Map.of("checkOutcome", "PROBLEM", "problem", "")))
                .hasMessageContaining("请填写发现的问题");
    }

    @Test
    void who_found_the_problem_does_not_confirm_that_it_was_put_right() {
        String id = guide.begin("aftercare");
        guide.along(id, Tour.of("aftercare").fill("RegisterDemands").await("Event_CheckDue"));
        Task check = guide.open(id, "UserTask_RegisterCheck");
        guide.handIn(check, Map.of("checkOutcome", "PROBLEM"));
        Task confirmation = guide.open(id, "UserTask_ConfirmRectified");
        assertThatThrownBy(() -> office.handIn(
                        confirmation,
                        Guide.clerk(check),
                        guide.submission(confirmation, Map.of()),
                        office.group(confirmation)))
                .hasMessageContaining("由其他人员办理");
    }
}
