package cn.jingtu.land;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jingtu.JingtuTest;
import cn.jingtu.land.review.PanelDraw;
import cn.jingtu.matter.Record;
import cn.jingtu.notice.Notice;
import cn.jingtu.notice.Notices;
import cn.jingtu.organisation.CityGroups;
import cn.jingtu.plan.process.Covers;
import cn.jingtu.register.RegisterEntry;
import cn.jingtu.register.process.Guide;
import cn.jingtu.register.process.Tour;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@JingtuTest
@Covers("report-review")
class ReportReviewTest extends LandProcess {

    @Autowired
    RuntimeService runtime;

    @Autowired
    Notices notices;

    private List<RegisterEntry> sheets(String review) {
        return register.below(register.get(review), "expert-sheet");
    }

    private RegisterEntry report(String review) {
        return register.below(site(review), "survey-report").get(0);
    }

    // ---- the application

    @Test
    void a_report_that_the_panel_passes_has_its_opinion_issued_and_its_author_on_record() {
        String id = guide.go(ReviewTours.passed());
        RegisterEntry review = register.get(id);
        assertThat(office.passed(id)).contains("EndEvent_Reviewed");
        assertThat(review.state()).isEqualTo("CONCLUDED");
        assertThat(review.values())
                .containsEntry("outcome", "PASS")
                .containsEntry("proposed", "PASS")
                .containsEntry("reviewOn", "2026-01-12")
                .containsEntry("creditDueOn", "2026-02-09");
        assertThat(report(id).values())
                .containsEntry("verdict", "PASS")
                .containsEntry("reviewNumber", review.value("reviewNumber"));
        assertThat(register.numbered(review.city(), kinds.get("practitioner"), review.value("authorCode")))
                .hasValueSatisfying(unit -> assertThat(unit.value("credit")).isEqualTo("RECORDED"));
    }

    @Test
    void what_the_machine_finds_is_told_before_a_person_looks_and_is_either_asked_for_or_explained() {
        String id = guide.go(Tour.of("report-review")
                .given(
                        "survey-report",
                        "author",
                        "某新单位",
                        "authorCode",
                        "91450100MA5K000009",
                        "stage",
                        "PRELIMINARY",
                        "promised",
                        "true"));
        Task task = guide.open(id, "UserTask_AcceptApplication");
        assertThat(office.due(task)).isEqualTo(LocalDate.of(2026, 1, 14));
        assertThat(register.get(id).value("findings"))
                .contains("【须补正】编制单位没有查到业绩登记")
                .contains("【须补正】没有写明检测机构")
                .contains("【提示】地块台账缺要素")
                .doesNotContain("不予受理");
        assertThatThrownBy(() -> guide.handIn(task, Map.of("credit", "MISSING", "acceptance", "COMPLETE")))
                .hasMessageContaining("请先一次告知补正");
        assertThatThrownBy(() -> guide.handIn(task, Map.of("credit", "RECORDED", "acceptance", "COMPLETE")))
                .hasMessageContaining("怎样核实");
        assertThat(register.get(id).value("acceptedOn")).isEmpty();
    }

    @Test
    void what_is_missing_is_asked_for_once_and_then_it_is_accepted_or_refused_as_it_is() {
        String id = guide.go(ReviewTours.toSupplement());
        assertThat(office.due(guide.open(id, "UserTask_SupplementPapers"))).isEqualTo(LocalDate.of(2026, 2, 11));
        guide.along(id, Tour.of("report-review").fill("SupplementPapers", "supplementWords", "已登记"));
        Task task = guide.open(id, "UserTask_AcceptApplication");
        assertThatThrownBy(() -> guide.handIn(task, Map.of("credit", "MISSING", "acceptance", "GAPS")))
                .hasMessageContaining("补正只告知一次，已于2026-01-12告知");
        guide.handIn(task, Map.of("credit", "MISSING", "acceptance", "COMPLETE", "acceptWords", "编制单位正在登记"));
        assertThat(register.get(id).value("acceptedOn")).isEqualTo("2026-01-12");
        assertThat(register.get(id).value("dueOn")).isEqualTo("2026-02-28");
        assertThat(office.waitsIn(id)).contains("UserTask_CheckBoundary", "UserTask_DrawExperts");
    }

    @Test
    void when_nothing_comes_in_for_thirty_days_the_application_is_not_accepted() {
        String id = guide.go(ReviewTours.toSupplement().await("BoundaryEvent_SupplementOver"));
        assertThat(office.passed(id)).contains("EndEvent_NotAccepted");
        assertThat(register.get(id).state()).isEqualTo("REFUSED");
        assertThat(report(id).value("verdict")).isEmpty();
    }

    @Test
    void an_application_can_be_refused_with_a_reason() {
        String id = guide.go(ReviewTours.applied()
                .fill("AcceptApplication", "credit", "UNKNOWN", "acceptance", "REFUSED", "refusedWhy", "申请人不适格"));
        assertThat(office.passed(id)).contains("EndEvent_NotAccepted").doesNotContain("UserTask_DrawExperts");
    }

    // ---- the panel

    @Test
    void the_draw_is_in_the_journal_and_whoever_has_its_seed_comes_to_the_same_panel() {
        String id = guide.go(ReviewTours.drawn());
        RegisterEntry review = register.get(id);
        String drawn = review.value("drawn");
        List<String> order = Arrays.asList(
                drawn.substring(drawn.indexOf("顺序：") + 3).split("。")[0].split("、"));
        List<PanelDraw.Candidate> again = PanelDraw.order(
                review.value("seed"),
                order.stream()
                        .sorted()
                        .map(number -> new PanelDraw.Candidate(number, number, Set.of()))
                        .toList());
        assertThat(again).extracting(PanelDraw.Candidate::number).isEqualTo(order);
        assertThat(sheets(id))
                .extracting(sheet -> sheet.value("expertNumber"))
                .containsExactlyInAnyOrderElementsOf(order.subList(0, 3));
        assertThat(journal.about(review.matter(kinds), null, 100))
                .extracting(line -> line.after().get("抽取随机种子"))
                .contains(review.value("seed"));
    }

    @Test
    void nobody_is_drawn_who_has_an_interest_and_too_few_are_said_to_be_too_few() {
        String id = guide.go(ReviewTours.accepted()
                .onRecord("professional", "inPool", "true", "unit", "某编制 单位")
                .onRecord("professional", "inPool", "true", "unit", "某关联院", "otherUnits", "某编制单位\n某学会")
                .onRecord("professional", "inPool", "false", "unit", "某退休办"));
        Task task = guide.open(id, "UserTask_DrawExperts");
        assertThatThrownBy(() -> guide.handIn(task, Map.of("expertsWanted", "1")))
                .hasMessageContaining("不少于3人");
        assertThatThrownBy(() -> guide.handIn(task, Map.of("expertsWanted", "3", "avoid", "某大学\n某研究院\n某学会")))
                .hasMessageContaining("可以抽取的专家只有0名，还需3名")
                .hasMessageContaining("请先在“从业人员和专家库台账”登记专家");
        assertThat(sheets(id)).isEmpty();
        guide.handIn(task, Map.of("expertsWanted", "3", "specialities", "HYDROGEOLOGY"));
        assertThat(register.get(id).value("drawn")).contains("与编制单位同一单位");
        assertThat(sheets(id))
                .hasSize(3)
                .extracting(sheet -> sheet.value("expertUnit"))
                .doesNotContain("某编制 单位", "某关联院", "某退休办");
        assertThat(sheets(id).stream()
                        .map(sheet -> register.numbered(
                                        sheet.city(), kinds.get("professional"), sheet.value("expertNumber"))
                                .orElseThrow()
                                .value("specialities"))
                        .collect(Collectors.toSet()))
                .contains("HYDROGEOLOGY");
    }

    @Test
    void who_cannot_come_or_turns_out_to_have_an_interest_is_followed_by_the_next_of_the_draw() {
        String id = guide.go(ReviewTours.drawn()
                .onRecord("professional", "inPool", "true", "unit", "某研究院")
                .onRecord("professional", "inPool", "true", "unit", "某学会"));
        Task meeting = guide.open(id, "UserTask_HoldMeeting");
        assertThatThrownBy(() -> guide.handIn(meeting, Map.of("attendance", "ALL", "chair", "某局长")))
                .hasMessageContaining("“某局长”不在专家组中");
        String out = register.get(id).value("panel").split("、")[0];
        guide.handIn(meeting, Map.of("attendance", "REPLACE", "replaced", out, "replacedWhy", "曾任该厂顾问"));
        assertThat(register.get(id).value("panel").split("、")).hasSize(3).doesNotContain(out);
        guide.along(id, Tour.of("report-review").fill("HoldMeeting", ReviewTours::held));
        List<RegisterEntry> open = sheets(id).stream()
                .filter(sheet -> sheet.state().equals("DRAWN"))
                .toList();
        guide.along(
                open.get(0).id(), Tour.of("expert-sheet").fill("RegisterSheet", "use", "VOID", "voidWhy", "与委托方合作"));
        open.subList(1, 3).forEach(sheet -> guide.along(sheet.id(), ReviewTours.sheet(ReviewTours.answers("YES"))));
        assertThat(office.waitsIn(id)).containsExactly("UserTask_HoldMeeting");
        assertThat(register.get(id).value("panel")).doesNotContain(open.get(0).name());
        guide.along(
                id,
                Tour.of("report-review")
                        .fill("HoldMeeting", ReviewTours::held)
                        .each(ReviewTours.sheet(ReviewTours.answers("YES"))));
        assertThat(office.waitsIn(id)).containsExactly("UserTask_ConfirmVerdict");
        assertThat(register.get(id).value("proposed")).isEqualTo("PASS");
    }

    // ---- the verdict

    @Test
    void half_of_the_panel_is_enough_for_the_stricter_proposal_and_another_verdict_needs_a_reason() {
        String id = guide.go(ReviewTours.drawn().fill("HoldMeeting", ReviewTours::held));
        List<String> answers = List.of(
                ReviewTours.answers("YES"), ReviewTours.answers("NO", "2"), ReviewTours.answers("NO", "1", "7", "8"));
        List<RegisterEntry> sheets = sheets(id);
        for (int i = 0; i < sheets.size(); i++) {
            guide.along(sheets.get(i).id(), ReviewTours.sheet(answers.get(i)));
        }
        assertThat(register.get(id).value("proposed")).isEqualTo("REVISE");
        assertThat(register.get(id).value("proposedWords")).contains("半数以上的意见为修改后通过或者不通过");
        Task task = guide.open(id, "UserTask_ConfirmVerdict");
        assertThatThrownBy(() -> guide.handIn(task, Map.of("verdict", "PASS"))).hasMessageContaining("请写明理由");
        guide.handIn(task, Map.of("verdict", "CONTINUE", "deviation", "须开展详细采样"));
        guide.along(id, Tour.of("report-review").issue().run("ServiceTask_Close"));
        assertThat(report(id).value("verdict")).isEqualTo("CONTINUE");
    }

    @Test
    void the_chair_who_agrees_with_a_revision_ends_it_and_its_time_is_not_that_of_the_review() {
        String id = guide.go(ReviewTours.toRevise());
        assertThat(office.due(guide.open(id, "UserTask_ReviseReport"))).isEqualTo(LocalDate.of(2026, 2, 28));
        String due = register.get(id).value("dueOn");
        office.today(LocalDate.of(2026, 1, 19));
        guide.along(id, Tour.of("report-review").fill("ReviseReport", "revisedOn", "2026-01-19"));
        assertThat(due).isEqualTo("2026-02-28");
        assertThat(register.get(id).value("dueOn")).isEqualTo("2026-03-06");
        guide.along(
                id,
                Tour.of("report-review")
                        .fill("CheckByChair", "chairCheck", "AGREED")
                        .issue()
                        .run("ServiceTask_Close"));
        assertThat(report(id).value("verdict")).isEqualTo("REVISED");
    }

    @Test
    void a_revision_that_the_chair_refuses_twice_has_failed() {
        String id = guide.go(ReviewTours.revisedInVain());
        assertThat(office.passed(id))
                .filteredOn("UserTask_ReviseReport"::equals)
                .hasSize(2);
        assertThat(register.get(id).value("outcome")).isEqualTo("FAIL");
        assertThat(report(id).value("verdict")).isEqualTo("FAIL");
    }

    @Test
    void who_typed_the_sheets_does_not_confirm_what_they_come_to() {
        String id = guide.go(ReviewTours.proposed(ReviewTours.answers("YES")));
        Task task = guide.open(id, "UserTask_ConfirmVerdict");
        assertThatThrownBy(() -> office.handIn(
                        task,
                        Guide.clerkOf("UserTask_RegisterSheet"),
                        guide.submission(task, Map.of("verdict", "PASS")),
                        office.group(task)))
                .hasMessageContaining("由其他人员办理");
    }

    // ---- the end that comes before

    @Test
    void a_review_can_be_stopped_at_any_time_and_what_was_registered_stays() {
        String id = guide.go(ReviewTours.proposed(ReviewTours.answers("YES")));
        guide.along(
                id,
                Tour.of("report-review")
                        .say("终止评审", "stopReason", "FRAUD", "stopWords", "检测报告编号查无此号", "clueNumber", "桂环移〔2026〕1号"));
        assertThat(office.passed(id)).contains("EndEvent_ReviewStopped").doesNotContain("ServiceTask_Close");
        assertThat(register.get(id).state()).isEqualTo("STOPPED");
        assertThat(sheets(id)).extracting(RegisterEntry::state).containsOnly("DONE");
        assertThat(journal.about(register.get(id).matter(kinds), null, 100))
                .extracting(Record::words)
                .contains("评审终止");
        String city = register.get(id).city();
        assertThat(notices.about(city, register.get(id).matter(kinds).ref()))
                .filteredOn(notice -> notice.text().contains("疑似弄虚作假"))
                .allSatisfy(notice -> assertThat(notice.text()).contains("线索已移交：桂环移〔2026〕1号"))
                .extracting(Notice::groupId)
                .contains(CityGroups.supervisors(city), city + ".natural-resources")
                .hasSize(3);
    }
}
