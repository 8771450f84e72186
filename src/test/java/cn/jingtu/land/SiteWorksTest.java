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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;

@JingtuTest
@Covers("site-works")
class SiteWorksTest extends LandProcess {

    private String onRegistry() {
        String id = guide.begin("site-works");
        register.list(
                register.get(id).root(),
                "REGISTRY",
                LocalDate.of(2025, 3, 1),
                Change.inRegister(Actor.PROGRAM, "自治区公布", null));
        return id;
    }

    /** A site whose works are done, before the assessor is named. */
    private Task assessorOf(String id, String... start) {
        guide.along(
                id,
                Tour.of("site-works")
                        .fill("RegisterPlan")
                        .fill("FilePlan")
                        .fill("RegisterStart", start)
                        .fill("RegisterFinish"));
        return guide.open(id, "UserTask_RegisterAssessor");
    }

    private Task assessorOf(String id) {
        return assessorOf(id, "contractor", "某修复公司", "contractorCode", WorksTours.CONTRACTOR);
    }

    private static Map<String, String> commissioned(String assessorCode, String clientCode) {
        return Map.of(
                "assessor",
                "某评估公司",
                "assessorCode",
                assessorCode,
                "assessmentClient",
                "某厂",
                "assessmentClientCode",
                clientCode);
    }

    @Test
    void what_did_not_reach_the_targets_is_done_again_and_what_did_leaves_the_registry_with_the_region() {
        String id = onRegistry();
        guide.along(id, WorksTours.removalAgreed());
        assertThat(office.passed(id)).contains("EndEvent_RemovalAgreed");
        assertThat(office.passed(id)).filteredOn("UserTask_FileEffect"::equals).hasSize(2);
        assertThat(office.passed(id))
                .filteredOn("UserTask_SendToRegion"::equals)
                .hasSize(1);
        RegisterEntry works = register.get(id);
        assertThat(works.value("conclusion")).isEqualTo("REMOVED");
        assertThat(works.value("independence")).isEqualTo("INDEPENDENT");
        RegisterEntry site = site(id);
        assertThat(site.isOn("REGISTRY")).isFalse();
        assertThat(register.listings(site.id()))
                .extracting(Listing::entered, Listing::on, Listing::document)
                .contains(tuple(false, LocalDate.of(2026, 1, 8), "桂环函〔2026〕9号"));
        assertThat(site.values())
                .containsEntry("bans", "不得开挖")
                .containsEntry("monitoring", "每年监测地下水")
                .containsEntry("classReached", "SECOND");
    }

    @Test
    void what_the_region_does_not_accept_is_done_again_and_what_it_keeps_stays_on_the_registry() {
        String id = onRegistry();
        guide.along(id, WorksTours.keptOnRegistry());
        assertThat(office.passed(id)).contains("EndEvent_KeptOnRegistry");
        assertThat(office.passed(id))
                .filteredOn("UserTask_RegisterReply"::equals)
                .hasSize(2);
        assertThat(register.get(id).value("conclusion")).isEqualTo("KEPT");
        assertThat(site(id).isOn("REGISTRY")).isTrue();
    }

    @Test
    void who_did_the_works_does_not_assess_them_be_it_by_code_or_by_name() {
        Task task = assessorOf(onRegistry());
        assertThatThrownBy(() -> guide.handIn(task, commissioned(WorksTours.CONTRACTOR, WorksTours.PARTY)))
                .hasMessageContaining("就是施工单位")
                .hasMessageContaining("土壤污染防治法第六十五条");
        assertThatThrownBy(() -> guide.handIn(task, Map.of("assessor", "某修复 公司")))
                .hasMessageContaining("就是施工单位");
    }

    @Test
    void who_did_the_works_does_not_commission_the_assessment() {
        String id = onRegistry();
        Task task = assessorOf(id);
        assertThatThrownBy(() -> guide.handIn(task, commissioned(WorksTours.ASSESSOR, WorksTours.CONTRACTOR)))
                .hasMessageContaining("效果评估的委托方“某厂”就是施工单位")
                .hasMessageContaining("土壤污染防治法第六十五条");
        assertThat(register.get(id).value("assessor")).isEmpty();
    }

    @Test
    void all_who_worked_together_are_contractors() {
        String id = onRegistry();
        guide.along(id, Tour.of("site-works").fill("RegisterPlan").fill("FilePlan"));
        Task start = guide.open(id, "UserTask_RegisterStart");
        assertThatThrownBy(() -> guide.handIn(start, Map.of("otherContractorCodes", "123")))
                .hasMessageContaining("其他施工单位统一社会信用代码");
        guide.handIn(start, Map.of("otherContractorCodes", WorksTours.PARTY + "\n" + WorksTours.ASSESSOR));
        guide.along(id, Tour.of("site-works").fill("RegisterFinish"));
        Task task = guide.open(id, "UserTask_RegisterAssessor");
        assertThatThrownBy(() -> guide.handIn(task, commissioned(WorksTours.ASSESSOR, WorksTours.CONTRACTOR)))
                .hasMessageContaining("就是施工单位");
    }

    @Test
    void an_assessor_or_commissioner_who_is_not_known_is_never_right() {
        String id = onRegistry();
        Task task = assessorOf(id);
        guide.handIn(task, Map.of());
        assertThat(register.get(id).value("independence")).isEqualTo("UNKNOWN");
        for (String unknown : List.of("assessor", "assessorCode", "assessmentClient", "assessmentClientCode")) {
            Map<String, String> given = new HashMap<>(commissioned(WorksTours.ASSESSOR, WorksTours.PARTY));
            given.put(unknown, "");
            guide.handIn(guide.open(id, "UserTask_RegisterAssessor"), given);
            assertThat(register.get(id).value("independence")).as(unknown).isEqualTo("UNKNOWN");
        }
        guide.handIn(guide.open(id, "UserTask_RegisterAssessor"), commissioned(WorksTours.ASSESSOR, WorksTours.PARTY));
        assertThat(register.get(id).value("independence")).isEqualTo("INDEPENDENT");
        guide.open(id, "UserTask_RegisterEffect");
    }

    @Test
    void who_registered_the_report_does_not_judge_it() {
        String id = onRegistry();
        guide.handIn(assessorOf(id), commissioned(WorksTours.ASSESSOR, WorksTours.PARTY));
        Task report = guide.open(id, "UserTask_RegisterEffect");
        guide.handIn(report, Map.of("noDataWhy", "只有纸质检测报告"));
        Task judging = guide.open(id, "UserTask_JudgeTargets");
        assertThatThrownBy(() -> office.handIn(
                        judging, Guide.clerk(report), guide.submission(judging, Map.of()), office.group(judging)))
                .hasMessageContaining("由其他人员办理");
    }

    @Test
    void who_registered_the_plan_does_not_file_it() {
        String id = onRegistry();
        Task plan = guide.open(id, "UserTask_RegisterPlan");
        guide.handIn(plan, Map.of());
        Task filing = guide.open(id, "UserTask_FilePlan");
        assertThatThrownBy(() -> office.handIn(
                        filing, Guide.clerk(plan), guide.submission(filing, Map.of()), office.group(filing)))
                .hasMessageContaining("由其他人员办理");
    }

    @Test
    void polluted_soil_moves_in_loads_of_their_own_and_the_works_do_not_end_before_the_last() {
        String id = onRegistry();
        guide.along(id, Tour.of("site-works").fill("RegisterPlan").say("转运污染土壤"));
        RegisterEntry load = register.below(register.get(id), "transport").get(0);
        guide.along(id, Tour.of("site-works").say("转运污染土壤"));
        assertThat(register.below(register.get(id), "transport")).hasSize(2);
        guide.along(load.id(), WorksTours.transported());
        assertThat(office.passed(id))
                .filteredOn("EndEvent_TransportClosed"::equals)
                .hasSize(1);
        guide.open(id, "UserTask_FilePlan");
        assertThat(journal.about(register.get(id).matter(kinds), null, 100))
                .extracting(Record::taskName)
                .contains("登记转运计划", "登记接收回执");
    }
}
