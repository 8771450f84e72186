package cn.jingtu.land;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jingtu.JingtuTest;
import cn.jingtu.plan.process.Covers;
import cn.jingtu.register.RegisterEntry;
import cn.jingtu.register.process.Tour;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;

@JingtuTest
@Covers("filing")
class FilingTest extends LandProcess {

    private RegisterEntry report(String id) {
        return register.below(site(id), "survey-report").get(0);
    }

    @Test
    void a_report_is_on_file_when_its_papers_are_whole_and_the_registry_has_it_and_nothing_is_said_of_its_worth() {
        String id = guide.go(ReviewTours.filed());
        assertThat(office.passed(id)).contains("UserTask_SupplementPapers", "EndEvent_Filed");
        assertThat(register.get(id).state()).isEqualTo("CONCLUDED");
        assertThat(report(id).values())
                .containsEntry("filing", "FILED")
                .containsEntry("registryOn", "2026-01-12")
                .doesNotContainKey("verdict");
        assertThat(report(id).value("filingNumber")).isNotEmpty();
    }

    @Test
    void a_unit_that_only_stops_has_nothing_for_the_registry_of_real_estate() {
        String id = guide.go(Tour.of("filing")
                .at("reason", "CL_6")
                .given("survey-report", "author", "某编制单位")
                .fill("CheckPapers", "papers", "COMPLETE"));
        assertThat(office.passed(id)).contains("EndEvent_Filed").doesNotContain("UserTask_TellRegistry");
        assertThat(register.get(id).state()).isEqualTo("CONCLUDED");
    }

    @Test
    void what_is_withdrawn_is_not_on_file() {
        String id = guide.go(ReviewTours.filingWithdrawn());
        assertThat(office.passed(id)).contains("EndEvent_Withdrawn");
        assertThat(report(id).value("filing")).isEmpty();
    }

    @Test
    void a_day_to_come_and_a_filing_without_number_are_refused() {
        String id = guide.go(Tour.of("filing").given("survey-report", "author", "某编制单位"));
        Task task = guide.open(id, "UserTask_CheckPapers");
        assertThatThrownBy(() -> guide.handIn(task, Map.of("papers", "COMPLETE", "filedOn", "2026-01-13")))
                .hasMessageContaining("不能晚于今天");
        assertThatThrownBy(() -> guide.handIn(task, Map.of("papers", "COMPLETE", "filingNumber", "")))
                .hasMessageContaining("请填写备案编号");
        assertThat(register.get(id).value("papers")).isEmpty();
    }
}
