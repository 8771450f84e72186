package cn.jingtu.land;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jingtu.JingtuTest;
import cn.jingtu.matter.Obligation;
import cn.jingtu.matter.Obligations;
import cn.jingtu.plan.process.Covers;
import cn.jingtu.register.RegisterEntry;
import cn.jingtu.register.process.Guide;
import cn.jingtu.register.process.Tour;
import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@JingtuTest
@Covers("site-survey")
class SiteSurveyTest extends LandProcess {

    @Autowired
    Obligations obligations;

    @Test
    void the_six_months_run_from_service_and_what_is_late_is_dealt_with_while_the_report_stays_due() {
        Tour served = Tour.of("site-survey").issue().fill("ServeNotice", "servedOn", "2026-01-05");
        String id = guide.go(served);
        LocalDate due = LocalDate.of(2026, 7, 5);
        assertThat(office.due(guide.open(id, "UserTask_RegisterReport"))).isEqualTo(due);
        assertThat(obligations.of(register.get(id).matter(kinds)))
                .extracting(Obligation::due)
                .containsExactly(due);
        office.await(id, "BoundaryEvent_TermOver");
        guide.handIn(guide.open(id, "UserTask_HandleOverdue"), Map.of("overdueWay", "ORDER"));
        assertThat(office.passed(id)).contains("EndEvent_OverdueHandled");
        guide.handIn(guide.open(id, "UserTask_RegisterReport"), Map.of());
        assertThat(obligations.of(register.get(id).matter(kinds))).isEmpty();
        String site = register.get(id).matter(kinds).ref();
        office.await(site, "Event_PointReached");
        office.run(site, "ServiceTask_Remind");
        assertThat(office.passed(id)).contains("EndEvent_NothingOwed");
    }

    @Test
    void every_round_is_kept_and_the_conclusion_is_written_into_the_register_of_sites() {
        String id = guide.go(SiteTours.foundPolluted());
        assertThat(office.passed(id)).contains("EndEvent_Concluded");
        RegisterEntry survey = register.get(id);
        assertThat(survey.state()).isEqualTo("CONCLUDED");
        assertThat(survey.value("noticeNumber")).isNotEmpty();
        assertThat(register.below(survey, "survey-report"))
                .extracting(report -> report.value("verdict"))
                .containsExactly("REVISED", "FAIL");
        RegisterEntry site = register.get(survey.root());
        assertThat(site.value("pollutants")).isEqualTo("苯");
        assertThat(site.value("landClass")).isEqualTo("FIRST");
    }

    @Test
    void a_key_unit_files_its_report_unless_people_are_to_live_there() {
        String id = guide.go(SiteTours.filed().at("reason", "CL_3", "sensitive", "false"));
        assertThat(office.passed(id)).contains("CallActivity_Filing", "EndEvent_Concluded");
        assertThat(office.passed(id)).doesNotContain("CallActivity_Review", "CallActivity_IssueNotice");
        String reviewed = guide.go(
                Tour.of("site-survey").at("reason", "CL_3", "sensitive", "true").fill("RegisterReport"));
        assertThat(office.waitsIn(reviewed)).contains("CallActivity_Review");
    }

    private RegisterEntry review(String survey) {
        return register.below(register.get(survey), "review").get(0);
    }

    @Test
    void a_review_that_was_withdrawn_ends_a_survey_that_nobody_had_ordered_and_else_it_goes_on() {
        String wanted = stoppedReview("CL_2", "WITHDRAWN");
        assertThat(office.passed(wanted)).contains("EndEvent_Stopped");
        String ordered = stoppedReview("CL_8", "WITHDRAWN");
        assertThat(office.waitsIn(ordered)).contains("UserTask_RegisterReport");
        String forged = stoppedReview("CL_2", "FRAUD");
        assertThat(office.waitsIn(forged)).contains("UserTask_RegisterReport");
    }

    private String stoppedReview(String reason, String why) {
        String id = guide.go(Tour.of("site-survey").at("reason", reason).fill("RegisterReport"));
        RegisterEntry review = review(id);
        guide.along(review.id(), Tour.of("report-review").say("终止评审", "stopReason", why));
        return id;
    }

    @Test
    void a_survey_that_nobody_needs_any_more_is_stopped() {
        String id = guide.go(SiteTours.givenUp().at("reason", "CL_3"));
        assertThat(office.passed(id)).contains("EndEvent_Stopped");
        assertThat(register.get(id).state()).isEqualTo("STOPPED");
    }

    @Test
    void who_registered_the_report_neither_reviews_it_nor_concludes_and_a_conclusion_is_never_lenient() {
        String id = guide.go(Tour.of("site-survey")
                .at("reason", "CL_2")
                .fill("RegisterReport", "reportSays", "OVER", "overItems", "砷 70 mg/kg"));
        Task accept = guide.open(review(id).id(), "UserTask_AcceptApplication");
        assertThatThrownBy(() -> office.handIn(
                        accept,
                        Guide.clerkOf("UserTask_RegisterReport"),
                        guide.submission(accept, Map.of()),
                        office.group(accept)))
                .hasMessageContaining("由其他人员办理");
        guide.along(id, Tour.of("site-survey").within(ReviewTours.passed()));
        Task conclude = guide.open(id, "UserTask_Conclude");
        assertThatThrownBy(() -> guide.handIn(conclude, Map.of("conclusion", "CLEAN", "landClass", "FIRST")))
                .hasMessageContaining("请写明理由");
        assertThatThrownBy(() -> guide.handIn(conclude, Map.of("conclusion", "OVER", "landClass", "FIRST")))
                .hasMessageContaining("请填写主要污染物");
        assertThatThrownBy(() ->
                        guide.handIn(conclude, Map.of("conclusion", "OVER", "landClass", "SECOND", "pollutants", "砷")))
                .hasMessageContaining("按第一类用地评价");
        assertThat(register.get(id).value("conclusion")).isEmpty();
    }

    @Test
    void a_report_without_its_promise_or_from_the_future_is_not_taken() {
        String id = guide.go(Tour.of("site-survey").at("reason", "CL_2"));
        Task task = guide.open(id, "UserTask_RegisterReport");
        assertThatThrownBy(() -> guide.handIn(task, Map.of("promised", "false")))
                .hasMessageContaining("承诺书");
        assertThatThrownBy(() -> guide.handIn(task, Map.of("reportOn", "2026-01-13")))
                .hasMessageContaining("晚于今天");
        assertThat(register.below(register.get(id), "survey-report")).isEmpty();
    }
}
