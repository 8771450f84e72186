package cn.jingtu.reporting.process;

import static cn.jingtu.reporting.process.Departments.freshYear;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jingtu.JingtuTest;
import cn.jingtu.matter.MatterRow;
import cn.jingtu.plan.Adjustment.TaskChange;
import cn.jingtu.plan.Clauses;
import cn.jingtu.plan.Figures;
import cn.jingtu.plan.ItemType;
import cn.jingtu.plan.LeadMode;
import cn.jingtu.plan.Operator;
import cn.jingtu.plan.Plan;
import cn.jingtu.plan.PlanDraft;
import cn.jingtu.plan.PlanState;
import cn.jingtu.plan.Plans;
import cn.jingtu.plan.TaskIndicator;
import cn.jingtu.plan.process.IssuedPlan;
import cn.jingtu.plan.process.Office;
import cn.jingtu.platform.text.CleanText;
import cn.jingtu.reporting.Happenings;
import cn.jingtu.reporting.Happenings.Told;
import cn.jingtu.reporting.ReportState;
import cn.jingtu.reporting.Rounds;
import cn.jingtu.reporting.Summaries;
import cn.jingtu.yearend.NextYear;
import cn.jingtu.yearend.YearAccount;
import cn.jingtu.yearend.YearAccounts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the program fills into a form can be handed in as it stands there, however long the words were it was made of. */
@JingtuTest
class PrefilledTest {

    private static final String LONG = "长".repeat(20_000);

    @Autowired
    Office office;

    @Autowired
    Departments departments;

    @Autowired
    IssuedPlan issuedPlans;

    @Autowired
    Plans plans;

    @Autowired
    Figures figures;

    @Autowired
    Rounds rounds;

    @Autowired
    Happenings happenings;

    @Autowired
    Summaries summaries;

    @Autowired
    YearAccounts accounts;

    @Autowired
    NextYear nextYear;

    /** A task whose counties describe forty measures in words, and which several lead together. */
    private static PlanDraft.Task wordy(String ref, String content) {
        List<PlanDraft.Indicator> measures = IntStream.range(0, 40)
                .mapToObj(i -> new PlanDraft.Indicator("指标" + i, Operator.QUALITATIVE, "要".repeat(200), "", null))
                .toList();
        return Clauses.clause(
                ref,
                "二、重点任务",
                "试验任务",
                content,
                LeadMode.SEPARATE,
                List.of("agriculture", "water", "finance", "transport", "natural-resources"),
                List.of(),
                List.of("gangbei", "gangnan"),
                IntStream.range(0, 2)
                        .mapToObj(i -> Clauses.item(
                                ref + "-" + (i + 1),
                                "试验分项" + (i + 1),
                                ItemType.LIST,
                                List.of(),
                                List.of(),
                                measures.subList(20 * i, 20 * (i + 1))))
                        .toList());
    }

    private Plan carriedOut(int year) {
        Plan plan = departments.issue(Departments.draft(year, wordy("二(一)-2", "文".repeat(8_000))));
        String task = plan.id() + ":二(一)-2";
        office.run(task, "StartEvent_TaskIssued");
        for (String lead : List.of("agriculture", "water", "finance", "transport", "natural-resources")) {
            office.handIn(task, "UserTask_DraftScheme", "guigang." + lead, lead + "-clerk", Map.of("text", LONG));
        }
        for (String county : List.of("gangbei", "gangnan")) {
            List<Map<String, ?>> told = new ArrayList<>();
            for (TaskIndicator measure : figures.indicators(task)) {
                told.add(Map.of("indicatorId", measure.id(), "value", "已".repeat(200)));
            }
            office.handIn(
                    task,
                    "UserTask_CarryOut",
                    "guigang." + county,
                    county + "-clerk",
                    Map.of("text", LONG, "noEvidenceReason", "由".repeat(500), "figures", told));
        }
        return plan;
    }

    private static List<Map<String, Object>> asShown(List<Told> told) {
        return told.stream()
                .map(t ->
                        Map.<String, Object>of("planTaskId", t.task().id(), "state", t.state(), "content", t.content()))
                .toList();
    }

    @Test
    void the_quarterly_forms_of_county_and_department_and_the_summary() {
        int year = freshYear();
        Plan plan = carriedOut(year);
        String round = plan.id() + ":" + year + "-03-25";
        departments.open(round);

        List<Told> part = happenings.ofPart(round, "gangbei");
        assertThat(part.get(0).content())
                .startsWith("已于")
                .endsWith("长…（全文见落实情况记录）")
                .hasSize(8_000);
        office.handIn(round, "UserTask_ReportPart", "guigang.gangbei", "gangbei-clerk", Map.of("items", asShown(part)));

        for (String lead : List.of("agriculture", "water", "finance", "transport", "natural-resources")) {
            String report = round + ":" + lead;
            List<Told> told = happenings.ofReport(report);
            assertThat(told.get(0).content()).endsWith("…（其余见指标现状）").hasSize(8_000);
            Map<String, Object> asShown = Map.of("items", asShown(told), "problems", LONG, "nextSteps", LONG);
            office.handIn(report, "UserTask_DraftReport", "guigang." + lead, lead + "-clerk", asShown);
            office.handIn(
                    report,
                    "UserTask_ConfirmReport",
                    "guigang." + lead + ".head",
                    lead + "-head",
                    Map.of("agreed", false, "remark", LONG));
            List<Told> again = happenings.ofReport(report);
            assertThat(again.get(0).content()).isEqualTo(told.get(0).content());
            office.handIn(report, "UserTask_DraftReport", "guigang." + lead, lead + "-clerk", asShown);
            departments.confirm(round, lead);
            departments.accept(round, lead);
        }
        assertThat(rounds.reports(round)).extracting(r -> r.state()).containsOnly(ReportState.ACCEPTED);
        // Five leads of one task told more together than a cell of a table holds.
        assertThat(summaries
                        .written(new MatterRow(rounds.get(round).matter(), null, null))
                        .get(1)
                        .content()
                        .get())
                .isNotEmpty();
        departments.publish(round);
    }

    @Test
    void what_is_too_long_is_told_with_its_clause() {
        int year = freshYear();
        Plan plan = departments.issue(Departments.draft(
                year, Departments.task("二(一)-2", "agriculture"), Departments.task("二(一)-3", "agriculture")));
        String round = plan.id() + ":" + year + "-03-25";
        departments.open(round);
        List<Map<String, Object>> items = new ArrayList<>(asShown(happenings.ofPart(round, "gangbei")));
        items.set(
                1,
                Map.of("planTaskId", items.get(1).get("planTaskId"), "state", "NORMAL", "content", "长".repeat(9_025)));
        items.set(0, Map.of("planTaskId", items.get(0).get("planTaskId"), "state", "NORMAL", "content", "\u3000"));

        assertThatThrownBy(() -> office.handIn(
                        round, "UserTask_ReportPart", "guigang.gangbei", "gangbei-clerk", Map.of("items", items)))
                .hasMessage("“二(一)-2”的“进展情况”不能为空；“二(一)-3”的“进展情况”有9025字，超过8000字，请精简。");
    }

    @Test
    void the_account_of_the_year_and_the_draft_of_the_next() {
        int year = freshYear();
        freshYear();
        Plan plan = carriedOut(year);
        String round = plan.id() + ":" + year + "-03-25";
        departments.open(round);
        for (String lead : List.of("agriculture", "water", "finance", "transport", "natural-resources")) {
            office.handIn(
                    round + ":" + lead,
                    "UserTask_DraftReport",
                    "guigang." + lead,
                    lead + "-clerk",
                    Map.of("items", asShown(happenings.ofReport(round + ":" + lead)), "problems", "", "nextSteps", ""));
            departments.confirm(round, lead);
        }
        PlanDraft.Task added = wordy("二(一)-9", "新增");
        issuedPlans.adjusted(plan.id(), new TaskChange(TaskChange.Kind.ADD, added.ref(), added));
        withdrawn(plan, added.ref());
        office.today(LocalDate.of(year + 1, 1, 4));
        office.await(plan.id(), "Event_YearEnded");

        YearAccount account = accounts.of(plan.id());
        Map<String, String> reasons = account.tasks().stream()
                .filter(row -> !row.finished())
                .collect(Collectors.toMap(YearAccount.TaskRow::planTaskId, YearAccount.TaskRow::reason));
        assertThat(reasons)
                .hasSize(2)
                .allSatisfy((task, reason) ->
                        assertThat(reason).endsWith("…（全文见办理记录）").hasSize(2_000));
        Map<String, Object> weights =
                new HashMap<>(Map.of("closeOut", 60, "report", 40, "perOrder", 2, "perReturn", 1));
        weights.putAll(Map.of("praiseFrom", 90, "criticiseBelow", 60));
        office.handIn(
                plan.id(),
                "UserTask_DraftAccount",
                "guigang.ecology",
                "drafter",
                Map.of("summary", LONG, "weights", weights, "reasons", reasons, "generated", true));
        assertThat(accounts.files(plan.id())).hasSize(2);

        Plan next = nextYear.roll(plan.id());
        PlanDraft draft = plans.draft(next.id());
        assertThat(draft.tasks().get(0).content())
                .startsWith("（" + year + "年度结转）")
                .endsWith("…（全文见" + year + "年度计划）")
                .satisfies(content -> assertThat(CleanText.length(content)).isEqualTo(8_000));
        assertThat(departments.issue(issuedOnNewYear(next)).state()).isEqualTo(PlanState.ISSUED);
    }

    private Plan issuedOnNewYear(Plan next) {
        return new Plan(
                next.id(),
                next.cityId(),
                next.year(),
                next.title(),
                next.documentNumber(),
                next.issuer(),
                LocalDate.of(next.year(), 1, 6),
                next.state(),
                next.rehearsalOf(),
                next.revision(),
                next.preparedBy(),
                next.signedBy(),
                next.accountedBy());
    }

    private void withdrawn(Plan plan, String ref) {
        String instance = office.start("plan-adjustment", "guigang.ecology", "drafter", Map.of("planId", plan.id()));
        String adjustment = issuedPlans.keyOf(instance);
        office.handIn(
                adjustment,
                "UserTask_DraftAdjustment",
                "guigang.ecology",
                "drafter",
                Map.of(
                        "repeal",
                        false,
                        "reason",
                        LONG,
                        "documentNumber",
                        "试〔2100〕9号",
                        "changes",
                        List.of(new TaskChange(TaskChange.Kind.WITHDRAW, ref, null))));
        office.sign(adjustment, "guigang.ecology.head", "head", Map.of("agreed", true));
        office.run(adjustment, "ServiceTask_ApplyAdjustment");
    }
}
