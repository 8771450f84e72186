package cn.jingtu.land;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.jingtu.JingtuTest;
import cn.jingtu.matter.Actor;
import cn.jingtu.matter.Record;
import cn.jingtu.plan.process.Covers;
import cn.jingtu.register.Change;
import cn.jingtu.register.Register;
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
@Covers("deferred-site")
class DeferredSiteTest extends LandProcess {

    @Autowired
    RuntimeService runtime;

    private String atVerification() {
        String id = guide.go(WorksTours.deferredWithoutZone());
        guide.along(id, Tour.of("deferred-site").fill("RegisterMeasures"));
        return id;
    }

    @Test
    void a_site_stands_on_the_list_of_the_deferred_until_it_is_proven_that_nothing_is_to_be_controlled() {
        String id = guide.begin("deferred-site");
        assertThat(site(id).isOn("DEFERRED")).isTrue();
        guide.along(id, WorksTours.deferredAndRemoved());
        assertThat(office.passed(id)).contains("EndEvent_Removable");
        RegisterEntry deferral = register.get(id);
        assertThat(deferral.value("conclusion")).isEqualTo("REMOVED");
        assertThat(deferral.state()).isEqualTo("ENDED");
        assertThat(deferral.value("zoneNumber")).isNotEmpty();
        assertThat(site(id).lists()).isEmpty();
        assertThat(journal.about(deferral.matter(kinds), null, 100))
                .extracting(Record::taskName, line -> line.after().get("审核意见说明"))
                .contains(tuple("审核管控方案", "缺应急措施"));
    }

    @Test
    void without_a_zone_there_is_a_reason_and_the_site_leaves_the_list_when_it_is_to_be_developed() {
        String id = guide.go(WorksTours.deferredAndDeveloped());
        assertThat(office.passed(id)).contains("EndEvent_ToDevelop").doesNotContain("UserTask_DecideZone");
        assertThat(register.get(id).value("conclusion")).isEqualTo("DEVELOP");
        assertThat(register.get(id).value("noZoneReason")).isEqualTo("厂区已封闭");
        assertThat(site(id).isOn("DEFERRED")).isFalse();
    }

    @Test
    void a_site_with_priority_stays_on_that_list_only() {
        Change change = Change.inRegister(Actor.PROGRAM, "试验", null);
        RegisterEntry site = register.add(
                new Register.NewEntry("guigang", kinds.get("site"), null, "试验地块", "gangbei", null, Map.of(), null),
                change);
        register.list(site.id(), "PRIORITY", LocalDate.of(2026, 1, 5), change);
        RegisterEntry deferral = register.add(
                new Register.NewEntry("guigang", kinds.get("deferral"), null, "试验地块", "gangbei", site, Map.of(), null),
                change);
        runtime.startProcessInstanceByKey("deferred-site", deferral.id(), Map.of("cityId", "guigang"));
        assertThat(register.get(site.id()).lists()).containsExactly("PRIORITY");
        guide.along(deferral.id(), WorksTours.deferredAndDeveloped());
        assertThat(register.get(site.id()).lists()).containsExactly("PRIORITY");
    }

    @Test
    void who_registered_the_plan_does_not_review_it() {
        String id = guide.begin("deferred-site");
        guide.along(id, Tour.of("deferred-site").fill("NotifyParty"));
        Task plan = guide.open(id, "UserTask_RegisterPlan");
        guide.handIn(plan, Map.of());
        Task review = guide.open(id, "UserTask_ReviewPlan");
        assertThatThrownBy(() -> office.handIn(
                        review, Guide.clerk(plan), guide.submission(review, Map.of()), office.group(review)))
                .hasMessageContaining("由其他人员办理");
    }

    @Test
    void no_zone_without_a_reason() {
        String id = guide.begin("deferred-site");
        guide.along(id, Tour.of("deferred-site").fill("NotifyParty").fill("RegisterPlan"));
        Task review = guide.open(id, "UserTask_ReviewPlan");
        assertThatThrownBy(() -> guide.handIn(review, Map.of("zoneNeeded", "false", "noZoneReason", "")))
                .hasMessageContaining("请填写不划定管控区域的理由");
    }

    @Test
    void two_people_verify_on_site_of_whom_none_registered_the_measures() {
        String id = guide.go(WorksTours.deferredWithoutZone());
        Task measures = guide.open(id, "UserTask_RegisterMeasures");
        guide.handIn(measures, Map.of());
        Task verification = guide.open(id, "UserTask_VerifyMeasures");
        assertThatThrownBy(() -> office.handIn(
                        verification,
                        Guide.clerk(measures),
                        guide.submission(verification, Map.of()),
                        office.group(verification)))
                .hasMessageContaining("由其他人员办理");
        assertThatThrownBy(() -> guide.handIn(verification, Map.of("secondVerifier", Guide.clerk(measures))))
                .hasMessageContaining("不得参加核查");
        assertThatThrownBy(() -> guide.handIn(verification, Map.of("secondVerifier", Guide.clerk(verification))))
                .hasMessageContaining("不能是您本人");
        guide.handIn(verification, Map.of("secondVerifier", "张三", "verifyOutcome", "IN_PLACE"));
        assertThat(register.get(id).state()).isEqualTo("CONTROLLED");
    }

    @Test
    void a_review_is_due_a_year_after_control_was_verified_and_none_is_of_a_day_to_come() {
        String id = atVerification();
        guide.along(
                id,
                Tour.of("deferred-site").fill("VerifyMeasures", "verifiedOn", "2026-01-10", "secondVerifier", "张三"));
        // 2027-01-10 is a Sunday.
        assertThat(office.timer(id, "Event_ReviewDue"))
                .isEqualTo(LocalDate.of(2027, 1, 11).atTime(9, 0));
        guide.along(id, Tour.of("deferred-site").await("Event_ReviewDue"));
        Task review = guide.open(id, "UserTask_RegisterReview");
        assertThatThrownBy(() -> guide.handIn(review, Map.of("reviewedOn", "2027-01-12")))
                .hasMessageContaining("复核日期不能晚于今天");
    }
}
