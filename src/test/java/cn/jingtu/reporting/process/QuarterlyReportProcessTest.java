package cn.jingtu.reporting.process;

import static cn.jingtu.reporting.process.Departments.draft;
import static cn.jingtu.reporting.process.Departments.freshYear;
import static cn.jingtu.reporting.process.Departments.issuedOn;
import static cn.jingtu.reporting.process.Departments.push;
import static cn.jingtu.reporting.process.Departments.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jingtu.JingtuTest;
import cn.jingtu.calendar.RestDayPolicy;
import cn.jingtu.matter.Actor;
import cn.jingtu.matter.Documents;
import cn.jingtu.matter.Extensions;
import cn.jingtu.matter.Matter;
import cn.jingtu.matter.Obligation;
import cn.jingtu.matter.Obligations;
import cn.jingtu.matter.process.DeadlineExtension;
import cn.jingtu.notice.Notice;
import cn.jingtu.notice.NoticeKind;
import cn.jingtu.notice.Notices;
import cn.jingtu.plan.Adjustment.TaskChange;
import cn.jingtu.plan.DeadlineType;
import cn.jingtu.plan.Figures;
import cn.jingtu.plan.Plan;
import cn.jingtu.plan.PlanDraft;
import cn.jingtu.plan.PlanFiles;
import cn.jingtu.plan.PlanTasks;
import cn.jingtu.plan.PlanVerb;
import cn.jingtu.plan.Plans;
import cn.jingtu.plan.Role;
import cn.jingtu.plan.TaskDeadline;
import cn.jingtu.plan.TaskState;
import cn.jingtu.plan.process.Covers;
import cn.jingtu.plan.process.IssuedPlan;
import cn.jingtu.plan.process.Office;
import cn.jingtu.reporting.Happenings;
import cn.jingtu.reporting.ProgressItem;
import cn.jingtu.reporting.ProgressReport;
import cn.jingtu.reporting.ProgressReports;
import cn.jingtu.reporting.Punctuality;
import cn.jingtu.reporting.ReportRound;
import cn.jingtu.reporting.ReportSettings;
import cn.jingtu.reporting.ReportState;
import cn.jingtu.reporting.RoundState;
import cn.jingtu.reporting.Rounds;
import cn.jingtu.reporting.Summaries;
import cn.jingtu.reporting.Summary;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@JingtuTest
@Covers("quarterly-report")
class QuarterlyReportProcessTest {

    @Autowired
    Office office;

    @Autowired
    Departments departments;

    @Autowired
    Plans plans;

    @Autowired
    PlanFiles planFiles;

    @Autowired
    PlanTasks planTasks;

    @Autowired
    Figures figures;

    @Autowired
    Rounds rounds;

    @Autowired
    ProgressReports reports;

    @Autowired
    Happenings happenings;

    @Autowired
    Summaries summaries;

    @Autowired
    Documents documents;

    @Autowired
    QuarterlyReportProcess process;

    @Autowired
    Notices notices;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    IssuedPlan issuedPlans;

    @Autowired
    Obligations obligations;

    @Autowired
    Extensions extensions;

    @Autowired
    DeadlineExtension extension;

    // ---- dates

    @Test
    void a_plan_with_dates_gets_a_round_for_each_that_is_not_before_its_issue() {
        Plan plan = departments.issue(plans.rehearse(file("beihai"), 2020));

        assertThat(plan.issueDate()).isEqualTo("2020-04-17");
        assertThat(rounds.ofPlan(plan.id()))
                .extracting(ReportRound::due)
                .containsExactly(LocalDate.of(2020, 6, 25), LocalDate.of(2020, 9, 25), LocalDate.of(2020, 12, 25));
    }

    @Test
    void a_plan_without_dates_gets_the_days_of_its_city() {
        int year = freshYear();
        Plan plan = departments.issue(draft(year, task("二(一)1", "agriculture")));

        assertThat(rounds.ofPlan(plan.id()))
                .extracting(round -> round.due().toString().substring(5))
                .containsExactly("03-25", "06-25", "09-25", "12-25");
        assertThat(office.waitsIn(plan.id() + ":" + year + "-03-25")).containsExactly("Event_OpeningDay");
    }

    @ParameterizedTest
    @CsvSource({
        // 端午节 2020, the next working day is a make-up Sunday
        "2020, 06-25, 2020-06-24, 2020-06-28",
        // a Saturday
        "2023, 03-25, 2023-03-24, 2023-03-27",
        // 中秋节 2026
        "2026, 09-25, 2026-09-24, 2026-09-28",
        // a make-up working Sunday
        "2023, 06-25, 2023-06-25, 2023-06-25"
    })
    void a_date_on_a_rest_day_is_reminded_before_and_accepted_until_the_next_working_day(
            int year, String day, LocalDate remind, LocalDate acceptUntil) {
        LocalDate due = LocalDate.parse(year + "-" + day);
        String round = "guigang-" + year + "-rest-" + day;
        Plan plan = issuedWithPush(year, due);
        String id = plan.id() + ":" + due;
        departments.open(id);

        assertThat(rounds.get(id).acceptUntil()).as(round).isEqualTo(acceptUntil);
        remindUntil(id, () -> obligation(id).toldBefore() != null);
        remindUntil(id, () -> obligation(id).toldOnDay() != null);
        assertThat(told(id, "guigang.agriculture", NoticeKind.REMINDER)).hasSize(2);
        assertThat(onDay(obligation(id).toldOnDay())).isEqualTo(remind);
        office.at(acceptUntil, LocalTime.of(17, 0));
        departments.push(id, "agriculture");
        assertThat(report(id, "agriculture").late()).isFalse();
        assertThat(rounds.restDayNote(rounds.get(id))).contains(remind.equals(due) ? "调休工作日" : "休息日");
        issuedPlans.repealed(plan.id());
    }

    /** A plan of an invented number of the real year, so that the real holidays count. */
    private Plan issuedWithPush(int year, LocalDate due) {
        PlanDraft draft = issuedOn(draft(year, task("二(一)1", "agriculture", push(due))), LocalDate.of(year, 1, 6));
        PlanDraft shifted = draft.movedTo(freshYear());
        return departments.issue(plans.rehearse(shifted, year));
    }

    @Test
    void changed_settings_move_the_rounds_that_have_not_opened_and_leave_the_others() {
        int year = freshYear();
        Plan plan = departments.issue(draft(year, task("二(一)1", "agriculture")));
        String open = plan.id() + ":" + year + "-03-25";
        String planned = plan.id() + ":" + year + "-06-25";
        departments.open(open);
        LocalDate before = office.timer(planned, "Event_OpeningDay").toLocalDate();
        LocalDate acceptUntil = rounds.get(open).acceptUntil();
        ZonedDateTime countyDue = rounds.countyDueAt(open);
        try {
            office.as("head", "guigang", List.of("guigang.ecology.head"), () -> {
                process.changeSettings(
                        "guigang",
                        new ReportSettings(List.of("06-25", "11-05"), 15, 8, 5, RestDayPolicy.PREVIOUS_WORKDAY));
                return null;
            });

            assertThat(office.timer(planned, "Event_OpeningDay").toLocalDate())
                    .isBefore(before)
                    .isEqualTo(rounds.opensAt(planned).toLocalDate());
            assertThat(rounds.get(open).state()).isEqualTo(RoundState.OPEN);
            assertThat(rounds.get(open).acceptUntil()).isEqualTo(acceptUntil);
            assertThat(rounds.countyDueAt(open)).isEqualTo(countyDue);
            assertThat(office.waitsIn(plan.id() + ":" + year + "-11-05")).containsExactly("Event_OpeningDay");
            // A day that is no longer wanted comes and goes without anybody being asked.
            String dropped = plan.id() + ":" + year + "-09-25";
            departments.open(dropped);
            assertThat(rounds.get(dropped).state()).isEqualTo(RoundState.CANCELLED);
            assertThat(office.waitsIn(dropped)).isEmpty();
        } finally {
            jdbc.sql("delete from jingtu.report_setting where city_id = 'guigang'")
                    .update();
        }
    }

    @Test
    void the_push_may_have_a_rest_day_rule_of_its_own() {
        int year = freshYear();
        try {
            rounds.changeSettings(
                    "guigang", new ReportSettings(List.of("03-25"), 10, 5, 5, RestDayPolicy.PREVIOUS_WORKDAY), "head");
            LocalDate saturday = LocalDate.of(year, 5, 1).with(TemporalAdjusters.next(DayOfWeek.SATURDAY));
            Plan plan = departments.issue(draft(year, task("二(一)1", "agriculture", push(saturday))));
            String round = plan.id() + ":" + saturday;
            departments.open(round);

            assertThat(rounds.get(round).acceptUntil()).isEqualTo(saturday.minusDays(1));
            assertThat(rounds.restDayNote(rounds.get(round))).contains("遇休息日提前至上一工作日");
        } finally {
            jdbc.sql("delete from jingtu.report_setting where city_id = 'guigang'")
                    .update();
        }
    }

    // ---- the whole way

    @ParameterizedTest
    @CsvSource({"beihai, 2020, 4", "guigang, 2023, 4"})
    void both_plans_push_four_times_a_year_and_every_department_is_told_the_result(
            String city, int year, int expected) {
        PlanDraft draft = issuedOn(file(city), LocalDate.of(year, 1, 6));
        Plan plan = departments.issue(plans.rehearse(draft.movedTo(freshYear()), year));
        List<ReportRound> all = rounds.ofPlan(plan.id());
        assertThat(all).hasSize(expected);

        for (ReportRound round : all) {
            departments.open(round.id());
            List<String> leads = rounds.reports(round.id()).stream()
                    .map(ProgressReport::organisationId)
                    .toList();
            assertThat(leads).hasSizeGreaterThan(3).contains("ecology");
            office.today(round.due().minusDays(9));
            for (String lead : leads) {
                assertThat(office.waitsIn(round.id())).contains("UserTask_TrackReports");
                departments.pushAndAccept(round.id(), lead);
            }
            assertThat(office.waitsIn(round.id())).contains("UserTask_Draft").doesNotContain("UserTask_TrackReports");
            departments.publish(round.id());

            Summary.Totals totals = summaries.of(round.id()).totals();
            assertThat(totals.departments()).isEqualTo(leads.size());
            assertThat(totals.inTime()).isEqualTo(leads.size());
            assertThat(totals.tasks()).isEqualTo(draft.tasks().size());
            assertThat(rounds.get(round.id()).state()).isEqualTo(RoundState.PUBLISHED);
            assertThat(notices.about(city, round.matter().ref()))
                    .filteredOn(notice -> notice.document() != null)
                    .extracting(Notice::groupId)
                    .contains(city + ".supervisor")
                    .containsAll(leads.stream().map(lead -> city + "." + lead).toList());
        }
    }

    private static String document(String round) {
        return "/api/report-rounds/" + round + "/summary";
    }

    @Test
    void late_returned_silent_and_exempt_departments_are_told_apart() {
        int year = freshYear();
        String round = opened(
                year,
                task("二(一)1", "agriculture"),
                task("二(一)2", "natural-resources"),
                task("二(一)3", "city-management"),
                task("二(一)4", "water"));

        departments.push(round, "agriculture");
        office.handIn(
                round + ":agriculture",
                "UserTask_AcceptReport",
                "guigang.ecology",
                "collector",
                Map.of("agreed", false, "remark", "缺少数据来源"));
        departments.pushAndAccept(round, "agriculture");
        office.as("collector", "guigang", List.of("guigang.ecology"), () -> {
            process.exempt(round, "natural-resources", "本年度任务已移交");
            return null;
        });
        office.run(round + ":natural-resources", "ServiceTask_CountWithdrawn");
        LocalDate acceptUntil = rounds.get(round).acceptUntil();
        remindUntil(round, () -> obligation(round).toldAfter() != null);
        assertThat(onDay(obligation(round).toldAfter())).isEqualTo(acceptUntil);
        assertThat(told(round, "guigang.city-management.head", NoticeKind.REMINDER))
                .hasSize(1);
        assertThat(told(round, "guigang.agriculture.head", NoticeKind.REMINDER)).isEmpty();
        assertThat(told(round, "guigang.supervisor", NoticeKind.REMINDER))
                .filteredOn(text -> text.contains("报送"))
                .singleElement()
                .satisfies(text ->
                        assertThat(text).contains("市城市管理监督局").contains("市水利局").doesNotContain("市农业农村局"));
        office.today(acceptUntil.plusDays(1));
        departments.pushAndAccept(round, "city-management");
        office.today(acceptUntil.plusDays(10));
        office.run(round, "BoundaryEvent_GraceOver");
        departments.publish(round);

        Summary summary = summaries.of(round);
        assertThat(summary.departments())
                .extracting(d -> d.punctuality().label() + d.returns())
                .containsExactlyInAnyOrder("按时1", "免报0", "迟报0", "未报0");
        assertThat(summary.totals().returned()).isEqualTo(1);
        // The silent one is still reminded, and still accepted, and stays late.
        office.run(round, "BoundaryEvent_PartsClosed");
        assertThat(office.waitsIn(round)).contains("Gateway_TimeOrChange");
        departments.pushAndAccept(round, "water");
        assertThat(report(round, "water").late()).isTrue();
        int before = told(round, "guigang.water", NoticeKind.REMINDER).size();
        office.await(round, "Event_PointReached");
        office.run(round, "ServiceTask_Remind");
        assertThat(office.passed(round)).contains("EndEvent_NoneSilent");
        assertThat(told(round, "guigang.water", NoticeKind.REMINDER)).hasSize(before);
    }

    @Test
    void the_clerk_cannot_close_the_list_while_somebody_is_in_time() {
        String round = opened(freshYear(), task("二(一)1", "agriculture"));

        assertThatThrownBy(
                        () -> office.handIn(round, "UserTask_TrackReports", "guigang.ecology", "collector", Map.of()))
                .hasMessageContaining("尚有1个单位未接收齐（市农业农村局）");
        office.today(rounds.get(round).acceptUntil().plusDays(1));
        office.handIn(round, "UserTask_TrackReports", "guigang.ecology", "collector", Map.of());
        assertThat(office.waitsIn(round)).contains("UserTask_Draft");
    }

    @Test
    void a_summary_is_not_signed_by_who_edited_it_and_comes_back_with_a_reason() {
        String round = opened(freshYear(), task("二(一)1", "agriculture"));
        departments.pushAndAccept(round, "agriculture");
        String document = office.document(round);
        Map<String, Object> draft = new HashMap<>(departments.summary(round));
        draft.put("generated", false);
        assertThatThrownBy(() -> office.handIn(document, "UserTask_Draft", "guigang.ecology", "editor", draft))
                .hasMessageContaining("没有找到上传的定稿");
        draft.put("generated", true);
        office.handIn(document, "UserTask_Draft", "guigang.ecology", "editor", draft);
        assertThatThrownBy(() -> office.sign(document, "guigang.ecology.head", "editor", Map.of("agreed", true)))
                .hasMessageContaining("不得自己审签");
        office.sign(document, "guigang.ecology.head", "head", Map.of("agreed", false, "remark", "补充问题分析"));

        assertThat(documents.get(document).remark()).isEqualTo("补充问题分析");
        departments.publish(round);
    }

    @Test
    void a_round_in_which_nobody_has_anything_to_tell_ends_at_once() {
        int year = freshYear();
        Plan plan = departments.issue(draft(year, task("二(一)1", "agriculture")));
        String round = plan.id() + ":" + year + "-12-25";
        office.today(LocalDate.of(year, 7, 1));
        closeOut(plan.id() + ":二(一)1");
        departments.open(round);

        assertThat(office.waitsIn(round)).isEmpty();
        assertThat(rounds.reports(round)).isEmpty();
    }

    /** The one task from scheme to close-out. */
    private void closeOut(String planTaskId) {
        office.run(planTaskId, "StartEvent_TaskIssued");
        String lead = "guigang.agriculture";
        office.handIn(planTaskId, "UserTask_DraftScheme", lead, "zhang", Map.of("text", "分三步实施"));
        for (String county : List.of("guigang.gangbei", "guigang.gangnan")) {
            Map<String, ?> rate = Map.of(
                    "indicatorId", figures.indicators(planTaskId).get(0).id(), "numerator", 10, "denominator", 10);
            office.handIn(
                    planTaskId,
                    "UserTask_CarryOut",
                    county,
                    county + "-clerk",
                    Map.of("text", "已完成", "figures", List.of(rate), "noEvidenceReason", "现场核对"));
        }
        office.handIn(planTaskId, "UserTask_RequestCloseOut", lead, "zhang", Map.of("text", "均已落实，申请销号"));
        office.handIn(planTaskId, "UserTask_Verify", "guigang.ecology", "verifier", Map.of("outcome", "PASS"));
        office.run(planTaskId, "ServiceTask_CloseOut");
        assertThat(planTasks.get(planTaskId).state()).isEqualTo(TaskState.CLOSED);
    }

    @Test
    void counties_that_stay_silent_are_no_longer_waited_for_after_the_grace() {
        String round = opened(freshYear(), task("二(一)1", "agriculture"));
        office.today(rounds.graceOverAt(round).toLocalDate().plusDays(1));
        office.run(round, "BoundaryEvent_PartsClosed");

        assertThat(office.waitsIn(round)).doesNotContain("UserTask_ReportPart");
        assertThat(summaries.of(round).counties())
                .extracting(Summary.CountyRow::punctuality)
                .containsOnly(Punctuality.SILENT);
    }

    // ---- the plan's own dates

    @Test
    void a_push_date_of_the_plan_is_met_once_all_are_in_and_leads_to_the_published_summary() {
        int year = freshYear();
        LocalDate due = LocalDate.of(year, 3, 24);
        Plan plan = departments.issue(draft(year, task("二(一)1", "agriculture"), task("二(七)", "ecology", push(due))));
        String round = plan.id() + ":" + due;
        String holder = plan.id() + ":二(七)";
        office.run(holder, "StartEvent_TaskIssued");
        assertThat(office.timer(holder, "Event_PointReached").toLocalDate()).isBefore(due);
        departments.open(round);
        departments.pushAndAccept(round, "agriculture");
        assertThat(pushDate(holder).state()).isEqualTo(TaskDeadline.State.OPEN);

        departments.pushAndAccept(round, "ecology");

        assertThat(pushDate(holder).state()).isEqualTo(TaskDeadline.State.MET);
        assertThat(pushDate(holder).metBy()).as("nothing to be read yet").isNull();
        // Nobody is reminded of it any more: what is watched next is the end of the year.
        assertThat(office.timer(holder, "Event_PointReached").toLocalDate()).isAfter(LocalDate.of(year, 12, 1));

        departments.publish(round);

        assertThat(pushDate(holder).metBy()).isEqualTo(document(round));
        assertThat(pushDate(plan.id() + ":二(一)1")).isNull();
        assertThat(planTasks.records(holder))
                .filteredOn(r -> r.is(PlanVerb.DEADLINE_MET))
                .hasSize(1);
    }

    @Test
    void a_push_date_whose_round_is_published_without_the_silent_is_met_by_that() {
        int year = freshYear();
        LocalDate due = LocalDate.of(year, 3, 24);
        Plan plan = departments.issue(draft(year, task("二(七)", "ecology", push(due))));
        String round = plan.id() + ":" + due;
        departments.open(round);
        office.at(rounds.graceOverAt(round).toLocalDateTime());
        office.run(round, "BoundaryEvent_GraceOver");
        departments.publish(round);

        TaskDeadline met = pushDate(plan.id() + ":二(七)");
        assertThat(met.state()).isEqualTo(TaskDeadline.State.MET);
        assertThat(met.note()).contains("第一季度工作进展通报已印发");
        assertThat(met.metBy()).isEqualTo(document(round));
    }

    @Test
    void a_plan_may_state_its_push_dates_whatever_their_words_are() {
        int year = freshYear();
        PlanDraft.Deadline stated =
                new PlanDraft.Deadline(LocalDate.of(year, 5, 20), DeadlineType.DEADLINE, "汇总工作情况").pushing(true);
        PlanDraft.Deadline denied =
                new PlanDraft.Deadline(LocalDate.of(year, 6, 20), DeadlineType.RECURRING, "报送监测数据").pushing(false);
        Plan plan = departments.issue(draft(year, task("二(一)1", "agriculture", stated, denied)));

        assertThat(rounds.ofPlan(plan.id())).extracting(ReportRound::due).containsExactly(LocalDate.of(year, 5, 20));
        assertThat(plans.draft(plan.id()).tasks().get(0).dates()).contains(stated, denied);
    }

    private @Nullable TaskDeadline pushDate(String planTaskId) {
        return planTasks.deadlines(planTaskId).stream()
                .filter(d -> d.description().equals("推送工作进展"))
                .findFirst()
                .orElse(null);
    }

    // ---- what the form begins with

    @Test
    void the_form_arrives_filled_and_county_figures_roll_up_with_who_gave_them() {
        String round = opened(freshYear(), task("二(一)1", "agriculture"));
        String taskId = reports.tasksOf(round, "agriculture", Role.LEAD).get(0).id();
        long indicator = figures.indicators(taskId).get(0).id();
        part(round, "gangbei", taskId, indicator, 8);
        part(round, "gangnan", taskId, indicator, 10);

        Happenings.Told told = happenings.ofReport(round + ":agriculture").get(0);
        assertThat(told.content()).contains("共2个县（市、区），已落实0个").contains("现为90%");
        assertThat(told.standings().get(0).value()).isEqualTo("90");
        assertThat(told.counties()).extracting(Happenings.CountyWord::county).hasSize(2);
        departments.draft(round, "agriculture");
        assertThat(reports.items(round + ":agriculture").get(0).figures())
                .extracting(f -> f.organisation() + f.by() + f.numerator().intValue())
                .containsExactlyInAnyOrder("港北区人民政府gangbei-clerk8", "港南区人民政府gangnan-clerk10");
        assertThat(summaries.of(round).counties())
                .extracting(Summary.CountyRow::punctuality)
                .containsOnly(Punctuality.IN_TIME);
    }

    private void part(String round, String county, String taskId, long indicator, int done) {
        office.handIn(
                round,
                "UserTask_ReportPart",
                "guigang." + county,
                county + "-clerk",
                Map.of(
                        "items",
                        List.of(Map.of(
                                "planTaskId",
                                taskId,
                                "state",
                                "NORMAL",
                                "content",
                                "正在实施",
                                "figures",
                                List.of(Map.of("indicatorId", indicator, "numerator", done, "denominator", 10))))));
    }

    // ---- changes of the plan

    @Test
    void a_lead_that_leaves_mid_year_owes_nothing_and_the_new_one_does() {
        int year = freshYear();
        Plan plan = departments.issue(draft(year, task("二(一)1", "agriculture"), task("二(一)2", "water")));
        String first = plan.id() + ":" + year + "-03-25";
        String second = plan.id() + ":" + year + "-06-25";
        departments.open(first);
        departments.pushAndAccept(first, "water");

        changed(plan, task("二(一)1", "city-management"));

        office.run(first + ":agriculture", "ServiceTask_CountWithdrawn");
        assertThat(report(first, "agriculture").state()).isEqualTo(ReportState.WITHDRAWN);
        assertThat(office.waitsIn(first + ":agriculture")).isEmpty();
        assertThat(office.waitsIn(first)).as("the new lead is waited for").contains("UserTask_TrackReports");
        departments.pushAndAccept(first, "city-management");
        assertThat(office.waitsIn(first)).contains("UserTask_Draft");
        assertThat(summaries.of(first).departments()).hasSize(2);
        departments.open(second);
        assertThat(rounds.reports(second))
                .extracting(ProgressReport::organisationId)
                .containsExactlyInAnyOrder("city-management", "water");
    }

    @Test
    void a_task_added_between_two_quarters_is_in_the_next_report_but_not_in_the_last() {
        int year = freshYear();
        Plan plan = departments.issue(draft(year, task("二(一)1", "agriculture")));
        String first = plan.id() + ":" + year + "-03-25";
        String second = plan.id() + ":" + year + "-06-25";
        departments.open(first);
        departments.pushAndAccept(first, "agriculture");
        departments.publish(first);
        office.today(LocalDate.of(year, 4, 20));

        issuedPlans.adjusted(plan.id(), new TaskChange(TaskChange.Kind.ADD, "二(九)9", task("二(九)9", "water")));

        departments.open(second);
        assertThat(rounds.reports(second))
                .extracting(ProgressReport::organisationId)
                .containsExactlyInAnyOrder("agriculture", "water");
        assertThat(happenings.ofReport(second + ":water"))
                .singleElement()
                .satisfies(told -> assertThat(told.task().ref()).isEqualTo("二(九)9"));
        assertThat(rounds.reports(first))
                .extracting(ProgressReport::organisationId)
                .containsExactly("agriculture");
        assertThat(reports.items(first + ":agriculture"))
                .extracting(ProgressItem::planTaskId)
                .containsExactly(plan.id() + ":二(一)1");
    }

    @Test
    void a_county_that_joins_mid_round_reports_its_part_and_one_that_leaves_does_not() {
        int year = freshYear();
        Plan plan = departments.issue(draft(year, task("二(一)1", "agriculture")));
        String round = plan.id() + ":" + year + "-03-25";
        departments.open(round);
        String open =
                office.only(round, "UserTask_ReportPart", "guigang.gangbei").getId();

        changed(plan, carriedOutBy("gangbei", "pingnan"));

        assertThat(office.only(round, "UserTask_ReportPart", "guigang.gangbei").getId())
                .as("undisturbed")
                .isEqualTo(open);
        assertThat(office.list(round, "UserTask_ReportPart", "guigang.gangnan")).isEmpty();
        assertThat(office.due(office.only(round, "UserTask_ReportPart", "guigang.pingnan")))
                .isEqualTo(rounds.countyDueAt(round).toLocalDate());
        part(round, "gangbei");
        part(round, "pingnan");
        assertThat(office.waitsIn(round)).doesNotContain("UserTask_ReportPart");
        assertThat(summaries.of(round).counties())
                .extracting(Summary.CountyRow::name)
                .containsExactlyInAnyOrder("港北区人民政府", "平南县人民政府");
        assertThat(happenings.ofReport(round + ":agriculture").get(0).counties())
                .hasSize(2);
    }

    @Test
    void a_county_that_joins_when_all_others_have_reported_is_asked_alone() {
        int year = freshYear();
        Plan plan = departments.issue(draft(year, task("二(一)1", "agriculture")));
        String round = plan.id() + ":" + year + "-03-25";
        departments.open(round);
        part(round, "gangbei");
        part(round, "gangnan");
        assertThat(office.waitsIn(round)).doesNotContain("UserTask_ReportPart");

        changed(plan, carriedOutBy("gangbei", "gangnan", "guiping"));

        assertThat(office.list(round, "UserTask_ReportPart"))
                .singleElement()
                .satisfies(task -> assertThat(office.group(task)).isEqualTo("guigang.guiping"));
        part(round, "guiping");
        assertThat(rounds.parts(round))
                .hasSize(3)
                .allSatisfy(part -> assertThat(part.reportedAt()).isNotNull());
    }

    @Test
    void a_county_that_joins_when_the_watch_has_ended_is_reminded_too() {
        int year = freshYear();
        Plan plan = departments.issue(draft(year, task("二(一)1", "agriculture")));
        String round = plan.id() + ":" + year + "-03-25";
        departments.open(round);
        part(round, "gangbei");
        part(round, "gangnan");
        departments.push(round, "agriculture");
        office.await(round, "Event_PointReached");
        office.run(round, "ServiceTask_Remind");
        assertThat(office.waitsIn(round)).as("all have reported").doesNotContain("Gateway_TimeOrChange");

        changed(plan, carriedOutBy("gangbei", "gangnan", "guiping"));

        assertThat(office.waitsIn(round)).contains("Gateway_TimeOrChange");
        assertThat(obligations.of(rounds.get(round).matter()))
                .singleElement()
                .satisfies(owed -> assertThat(owed.bodies()).containsExactly("guiping"));
    }

    private void changed(Plan plan, PlanDraft.Task task) {
        issuedPlans.adjusted(plan.id(), new TaskChange(TaskChange.Kind.CHANGE, task.ref(), task));
    }

    private static PlanDraft.Task carriedOutBy(String... counties) {
        PlanDraft.Task usual = task("二(一)1", "agriculture");
        return new PlanDraft.Task(
                usual.ref(),
                usual.section(),
                usual.title(),
                usual.content(),
                usual.leadMode(),
                usual.leads(),
                usual.participants(),
                usual.participantsOpen(),
                List.of(counties),
                usual.items());
    }

    private void part(String round, String county) {
        office.handIn(
                round,
                "UserTask_ReportPart",
                "guigang." + county,
                county + "-clerk",
                Map.of("items", departments.lines(round, county, Role.EXECUTOR)));
    }

    @Test
    void an_ended_plan_ends_its_rounds() {
        String round = opened(freshYear(), task("二(一)1", "agriculture"));
        String planId = rounds.get(round).planId();
        issuedPlans.repealed(planId);
        office.run(round + ":agriculture", "ServiceTask_CountWithdrawn");

        assertThat(office.waitsIn(round)).isEmpty();
        assertThat(office.waitsIn(round + ":agriculture")).isEmpty();
        assertThat(rounds.ofPlan(planId)).extracting(ReportRound::state).containsOnly(RoundState.CANCELLED);
    }

    @Test
    void whoever_was_late_when_the_plan_ended_stays_marked_as_silent() {
        String round = opened(freshYear(), task("二(一)1", "agriculture"), task("二(一)2", "water"));
        departments.push(round, "water");
        office.today(rounds.get(round).acceptUntil().plusDays(1));

        issuedPlans.repealed(rounds.get(round).planId());

        assertThat(report(round, "agriculture").state()).isEqualTo(ReportState.SILENT);
        assertThat(report(round, "water").state())
                .as("pushed, and not taken any more")
                .isEqualTo(ReportState.WITHDRAWN);
        assertThat(office.waitsIn(round)).isEmpty();
    }

    // ---- what is owed

    @Test
    void what_the_plan_and_the_round_both_ask_of_a_department_is_reminded_of_once() {
        int year = freshYear();
        LocalDate day = LocalDate.of(year, 6, 1).with(TemporalAdjusters.next(DayOfWeek.WEDNESDAY));
        Plan plan = departments.issue(draft(year, task("二(一)1", "agriculture", push(day))));
        String planTask = plan.id() + ":二(一)1";
        office.run(planTask, "StartEvent_TaskIssued");
        String round = plan.id() + ":" + day;
        departments.open(round);
        assertThat(obligations.of(planTasks.get(planTask).matter()))
                .extracting(Obligation::about)
                .contains(obligation(round).about());

        remindUntil(round, () -> obligation(round).toldBefore() != null);
        office.await(planTask, "Event_PointReached");
        office.run(planTask, "ServiceTask_Remind");

        assertThat(told(round, "guigang.agriculture", NoticeKind.REMINDER)).hasSize(1);
        assertThat(notices.about("guigang", "plan-task:" + planTask))
                .extracting(Notice::kind)
                .doesNotContain(NoticeKind.REMINDER);
    }

    @Test
    void one_department_is_granted_more_time_and_the_others_are_not() {
        String round = opened(freshYear(), task("二(一)1", "agriculture"), task("二(一)2", "water"));
        Matter matter = rounds.get(round).matter();
        LocalDate last = rounds.get(round).acceptUntil();
        LocalDate later = last.plusDays(3);
        Actor water = new Actor("shui", "water");
        String reports = Rounds.owedBy(report(round, "water"));
        assertThatThrownBy(() -> extension.request(matter, "parts", later, "来不及", new Actor("li", "gangbei")))
                .hasMessageContaining("不能单独延期");
        assertThatThrownBy(() -> extension.request(matter, reports, last.plusWeeks(4), "来不及", water))
                .hasMessageContaining("汇总最迟等到");

        extension.request(matter, reports, later, "数据尚在核对", water);
        assertThatThrownBy(() -> extension.request(matter, reports, later, "再次申请", water))
                .hasMessageContaining("正在审批");
        extension.request(matter, reports, later, "人员变动", new Actor("nong", "agriculture"));
        for (String asked : extensions.of(matter)) {
            boolean granted = extensions.get(asked).body().equals("water");
            office.handIn(
                    asked,
                    "UserTask_DecideExtension",
                    "guigang.ecology.head",
                    "head",
                    Map.of("agreed", granted, "remark", "请核对后按期报送"));
            office.run(asked, granted ? "ServiceTask_MoveDate" : "ServiceTask_NotifyRefusal");
        }

        assertThat(obligations.of(matter))
                .filteredOn(owed -> owed.key().startsWith("reports"))
                .extracting(owed -> owed.bodies() + " " + owed.due())
                .containsExactly("[agriculture] " + rounds.get(round).due(), "[water] " + later);
        assertThat(office.due(office.only(round + ":water", "UserTask_DraftReport", "guigang.water")))
                .isEqualTo(later);
        office.today(later);
        assertThatThrownBy(() -> rounds.requireCollected(round)).hasMessageContaining(later + "以后");
        departments.push(round, "water");
        departments.push(round, "agriculture");
        assertThat(report(round, "water").late()).isFalse();
        assertThat(report(round, "agriculture").late()).isTrue();
        assertThat(obligations.of(matter)).noneMatch(owed -> owed.key().startsWith("reports"));
    }

    // ---- at the same time

    @Test
    void two_reports_saved_at_once_are_both_kept_and_the_summary_begins_once() throws Exception {
        String round = opened(freshYear(), task("二(一)1", "agriculture"), task("二(一)2", "water"));
        List<String> both = List.of("agriculture", "water");
        both.forEach(lead -> departments.push(round, lead));
        CountDownLatch together = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> done = new ArrayList<>();
            for (String lead : both) {
                done.add(pool.submit(() -> {
                    together.await();
                    departments.accept(round, lead);
                    return null;
                }));
            }
            together.countDown();
            for (Future<?> one : done) {
                one.get();
            }
        } finally {
            pool.shutdown();
        }

        assertThat(rounds.reports(round)).extracting(ProgressReport::state).containsOnly(ReportState.ACCEPTED);
        assertThat(office.list(office.document(round), "UserTask_Draft", "guigang.ecology"))
                .hasSize(1);
    }

    @Test
    void of_two_clerks_who_hand_in_the_same_report_at_once_one_is_told_that_it_is_done() throws Exception {
        String round = opened(freshYear(), task("二(一)1", "agriculture"));
        CountDownLatch together = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(2);
        List<String> refusals = new ArrayList<>();
        try {
            List<Future<?>> both = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                both.add(pool.submit(() -> {
                    together.await();
                    departments.draft(round, "agriculture");
                    return null;
                }));
            }
            together.countDown();
            for (Future<?> one : both) {
                try {
                    one.get();
                } catch (ExecutionException refused) {
                    refusals.add(refused.getCause().getMessage());
                }
            }
        } finally {
            pool.shutdown();
        }

        assertThat(refusals).hasSize(1);
        assertThat(report(round, "agriculture").state()).isEqualTo(ReportState.CONFIRMING);
        assertThat(reports.items(round + ":agriculture")).hasSize(1);
        assertThat(office.list(round + ":agriculture", "UserTask_ConfirmReport"))
                .hasSize(1);
        departments.confirm(round, "agriculture");
        departments.accept(round, "agriculture");
        assertThat(office.list(office.document(round), "UserTask_Draft", "guigang.ecology"))
                .hasSize(1);
    }

    // ---- helpers

    private String opened(int year, PlanDraft.Task... tasks) {
        Plan plan = departments.issue(draft(year, tasks));
        String round = plan.id() + ":" + year + "-03-25";
        departments.open(round);
        return round;
    }

    private ProgressReport report(String round, String department) {
        return reports.get(round + ":" + department);
    }

    /** What the departments owe in a round. */
    private Obligation obligation(String round) {
        return obligations.find(rounds.get(round).matter(), "reports").orElseThrow();
    }

    private void remindUntil(String round, BooleanSupplier told) {
        while (!told.getAsBoolean()) {
            office.await(round, "Event_PointReached");
            office.run(round, "ServiceTask_Remind");
        }
    }

    private static LocalDate onDay(OffsetDateTime moment) {
        return moment.atZoneSameInstant(ZoneId.of("Asia/Shanghai")).toLocalDate();
    }

    private List<String> told(String round, String group, NoticeKind kind) {
        return notices.about(round.substring(0, round.indexOf('-')), "quarterly-report:" + round).stream()
                .filter(n -> n.groupId().equals(group) && n.kind() == kind)
                .map(Notice::text)
                .toList();
    }

    private PlanDraft file(String city) {
        return planFiles.readAll().stream()
                .filter(plan -> plan.city().equals(city))
                .findFirst()
                .orElseThrow();
    }
}
