package cn.jingtu.land;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.jingtu.JingtuTest;
import cn.jingtu.matter.Actor;
import cn.jingtu.matter.Record;
import cn.jingtu.plan.process.Covers;
import cn.jingtu.register.Change;
import cn.jingtu.register.Listing;
import cn.jingtu.register.RegisterEntry;
import cn.jingtu.register.process.Guide;
import cn.jingtu.register.process.Tour;
import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@JingtuTest
@Covers("risk-assessment")
class RiskAssessmentTest extends LandProcess {

    @Autowired
    RuntimeService runtime;

    @Test
    void what_the_region_finds_in_need_of_measures_stands_on_its_registry_from_the_day_of_publication() {
        String id = guide.go(WorksTours.measuresNeeded());
        assertThat(office.passed(id)).contains("EndEvent_MeasuresNeeded");
        assertThat(register.get(id).value("conclusion")).isEqualTo("NEEDED");
        assertThat(register.get(id).state()).isEqualTo("CONCLUDED");
        RegisterEntry site = site(id);
        assertThat(site.isOn("REGISTRY")).isTrue();
        assertThat(register.listings(site.id()))
                .extracting(Listing::on, Listing::document)
                .containsExactly(tuple(LocalDate.of(2026, 1, 9), "桂环函〔2026〕8号"));
        assertThat(site.values())
                .containsEntry("control", "BOTH")
                .containsEntry("pollutants", "苯、砷")
                .containsEntry("landClass", "SECOND");
    }

    @Test
    void what_has_to_be_supplemented_is_reported_and_sent_again_and_the_journal_keeps_why() {
        String id = guide.go(WorksTours.measuresNeeded());
        assertThat(office.passed(id))
                .filteredOn("UserTask_SendToRegion"::equals)
                .hasSize(2);
        assertThat(journal.about(register.get(id).matter(kinds), null, 100))
                .extracting(Record::taskName, line -> line.after().get("评审意见摘要"))
                .contains(tuple("登记自治区评审结论", "补充地下水监测"));
    }

    @Test
    void where_no_measures_are_needed_the_site_stands_on_no_list() {
        String id = guide.go(WorksTours.noMeasuresNeeded());
        assertThat(office.passed(id)).contains("EndEvent_NoMeasuresNeeded");
        assertThat(register.get(id).value("conclusion")).isEqualTo("NOT_NEEDED");
        assertThat(site(id).lists()).isEmpty();
    }

    @Test
    void who_registered_the_report_does_not_register_what_the_region_said_of_it() {
        String id = guide.begin("risk-assessment");
        guide.along(id, Tour.of("risk-assessment").fill("NotifyParty"));
        Task report = guide.open(id, "UserTask_RegisterReport");
        guide.handIn(report, Map.of());
        guide.along(id, Tour.of("risk-assessment").fill("SendToRegion"));
        Task reply = guide.open(id, "UserTask_RegisterReply");
        assertThatThrownBy(() -> office.handIn(
                        reply, Guide.clerk(report), guide.submission(reply, Map.of()), office.group(reply)))
                .hasMessageContaining("由其他人员办理");
    }

    @Test
    void measures_that_are_needed_have_to_be_named() {
        String id = guide.begin("risk-assessment");
        guide.along(
                id,
                Tour.of("risk-assessment")
                        .fill("NotifyParty")
                        .fill("RegisterReport")
                        .fill("SendToRegion"));
        Task reply = guide.open(id, "UserTask_RegisterReply");
        assertThatThrownBy(() -> guide.handIn(reply, Map.of("conclusion", "NEEDED", "control", "")))
                .hasMessageContaining("请选择自治区评审要求");
    }

    @Test
    void what_is_given_up_with_a_site_that_is_struck_writes_nothing_into_it() {
        String id = guide.begin("risk-assessment");
        guide.along(id, Tour.of("risk-assessment").fill("NotifyParty").fill("RegisterReport"));
        register.strike(site(id).id(), Change.inRegister(Actor.PROGRAM, "地块已拆分", null));
        runtime.deleteProcessInstance(
                runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(id)
                        .singleResult()
                        .getId(),
                "地块已拆分");
        assertThat(site(id).values()).isEmpty();
        assertThat(register.get(id).value("pollutants")).isNotEmpty();
    }
}
