package cn.jingtu.land;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jingtu.JingtuTest;
import cn.jingtu.matter.Record;
import cn.jingtu.plan.process.Covers;
import cn.jingtu.register.process.Tour;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;

@JingtuTest
@Covers("soil-transport")
class SoilTransportTest extends LandProcess {

    @Test
    void a_load_that_was_reported_five_working_days_before_at_both_ends_is_closed_with_its_receipt() {
        String id = guide.go(WorksTours.transported());
        assertThat(office.passed(id)).contains("EndEvent_TransportClosed");
        assertThat(register.get(id).state()).isEqualTo("CLOSED");
        assertThat(journal.about(register.get(id).matter(kinds), null, 100))
                .extracting(Record::taskName)
                .contains("登记转运计划", "登记接收回执");
        assertThat(site(id).values()).isEmpty();
    }

    @Test
    void a_load_that_goes_a_day_too_early_is_refused_until_somebody_says_why() {
        String id = guide.begin("soil-transport");
        Task plan = guide.open(id, "UserTask_RegisterPlan");
        assertThatThrownBy(() -> guide.handIn(plan, Map.of("startsOn", "2026-01-16", "reportedThereOn", "2026-01-12")))
                .hasMessageContaining("第二十五条")
                .hasMessageContaining("2026-01-19");
        assertThat(register.get(id).values()).isEmpty();
        guide.handIn(plan, Map.of("startsOn", "2026-01-16", "reportedThereOn", "2026-01-12", "shortNotice", "暴雨前抢运"));
        assertThat(register.get(id).value("shortNotice")).isEqualTo("暴雨前抢运");
    }

    @Test
    void hazardous_waste_has_a_manifest() {
        String id = guide.begin("soil-transport");
        guide.along(id, Tour.of("soil-transport").fill("RegisterPlan", "startsOn", "2026-01-19"));
        Task receipt = guide.open(id, "UserTask_RegisterReceipt");
        assertThatThrownBy(() -> guide.handIn(receipt, Map.of("hazardous", "true", "manifestNumber", "")))
                .hasMessageContaining("请填写危险废物转移联单编号");
    }
}
