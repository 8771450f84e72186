package cn.jingtu.reporting;

import cn.jingtu.matter.Actor;
import cn.jingtu.matter.Decision;
import cn.jingtu.matter.Entry;
import cn.jingtu.matter.Journal;
import cn.jingtu.matter.Obligations;
import cn.jingtu.notice.NoticeKind;
import cn.jingtu.notice.Notices;
import cn.jingtu.organisation.Names;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.plan.Figures;
import cn.jingtu.plan.Party;
import cn.jingtu.plan.PlanTask;
import cn.jingtu.plan.PlanTasks;
import cn.jingtu.plan.Plans;
import cn.jingtu.plan.ReportedFigure;
import cn.jingtu.plan.Role;
import cn.jingtu.plan.TaskIndicator;
import cn.jingtu.platform.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The report of one department and the part of one county in a round. Whoever drafts does not confirm or accept. */
@Component
@Transactional
public class ProgressReports {

    private final ReportStore store;
    private final Rounds rounds;
    private final Plans plans;
    private final PlanTasks tasks;
    private final Figures figures;
    private final Organisations organisations;
    private final Notices notices;
    private final Journal journal;
    private final Obligations obligations;
    private final Clock clock;

    ProgressReports(
            ReportStore store,
            Rounds rounds,
            Plans plans,
            PlanTasks tasks,
            Figures figures,
            Organisations organisations,
            Notices notices,
            Journal journal,
            Obligations obligations,
            Clock clock) {
        this.store = store;
        this.rounds = rounds;
        this.plans = plans;
        this.tasks = tasks;
        this.figures = figures;
        this.organisations = organisations;
        this.notices = notices;
        this.journal = journal;
        this.obligations = obligations;
        this.clock = clock;
    }

    /** The reports of a plan that count on a day: handed in, never handed in, or still owed when their last day is over. */
    @Transactional(readOnly = true)
    public List<ProgressReport> counted(String planId, LocalDate today) {
        return store.roundsOfPlan(planId).stream()
                .flatMap(round -> store.reports(round.id()).stream()
                        .filter(r -> r.submittedAt() != null
                                || r.state() == ReportState.SILENT
                                || r.state().isOwed() && today.isAfter(r.acceptUntil(round))))
                .toList();
    }

    /** What the leads of a plan's tasks said last, by task id: organisation id and words. */
    @Transactional(readOnly = true)
    public Map<String, Map.Entry<String, String>> lastStatements(String planId) {
        return store.lastStatements(planId);
    }

    public ProgressReport get(String reportId) {
        return store.report(reportId);
    }

    /** A report's round and the name of its department. */
    public record Named(ReportRound round, String department) {}

    public Optional<Named> named(String reportId) {
        return store.named(reportId);
    }

    public List<ProgressItem> items(String reportId) {
        return store.items(reportId);
    }

    /** The tasks that a body tells of in a round, in the order of the plan. */
    public List<PlanTask> tasksOf(String roundId, String organisationId, Role role) {
        ReportRound round = store.round(roundId);
        Map<String, List<Party>> parties = plans.parties(round.planId());
        LocalDate before = rounds.previousDue(round);
        return plans.tasks(round.planId()).stream()
                .filter(task -> Rounds.isToldIn(task, before))
                .filter(task -> parties.getOrDefault(task.id(), List.of()).stream()
                        .anyMatch(p -> p.role() == role && p.organisationId().equals(organisationId)))
                .toList();
    }

    /**
     * A county tells its lead departments how far it has come.
     *
     * @throws Refusal if it has no part in the round or has told it, a task is missing or not its own, or a figure is
     *     impossible
     */
    public void reportPart(String roundId, List<ReportLine> lines, Actor by) {
        String county = by.acting();
        ReportRound round = store.round(roundId);
        CountyPart part = store.lockPart(roundId, county).orElseThrow(() -> Refusal.conflict("本单位不在本次填报范围内，请刷新任务列表。"));
        require(part.reportedAt() == null, "本单位的进展已经填报，不必重复填报。");
        requireComplete(tasksOf(roundId, county, Role.EXECUTOR), lines);
        lines.forEach(line -> tasks.reportProgress(line.planTaskId(), words(round, line), line.reported(), by));
        store.setPart(
                new CountyPart(roundId, county, by.person(), now(), today().isAfter(rounds.countyDue(round))),
                lines.stream()
                        .map(l -> new CountyPart.Item(county, l.planTaskId(), l.state(), l.content()))
                        .toList());
        obligations.done(round.matter(), county);
        journal.add(Entry.of(round.matter(), round.plan(), ReportVerb.PART_REPORTED, by, "共" + lines.size() + "项任务"));
    }

    /** The clerk's draft goes to the head of the department. */
    public void draft(String reportId, List<ReportLine> lines, String problems, String nextSteps, Actor by) {
        ProgressReport report = store.lockReport(reportId);
        require(
                report.state() == ReportState.DRAFTING,
                "本单位的季度进展" + report.state().label() + "，不能再修改。");
        ReportRound round = store.round(report.roundId());
        requireComplete(tasksOf(report.roundId(), report.organisationId(), Role.LEAD), lines);
        for (ReportLine line : lines) {
            tasks.reportProgress(line.planTaskId(), words(round, line), line.reported(), by);
        }
        Names names = names(round.cityId());
        store.replaceItems(
                reportId,
                lines.stream()
                        .map(l ->
                                new ProgressItem(l.planTaskId(), l.state(), l.content(), given(l.planTaskId(), names)))
                        .toList());
        store.setDrafted(reportId, problems.strip(), nextSteps.strip(), by.person());
        record(round, reportId, ReportVerb.REPORT_DRAFTED, drafted(lines, problems.strip(), nextSteps.strip()), by);
    }

    /** The head of the department pushes the report, or sends it back to the clerk. */
    public void confirm(String reportId, Decision decision) {
        String user = decision.by().person();
        ReportRound round = store.lockRound(store.report(reportId).roundId());
        ProgressReport report = store.lockReport(reportId);
        require(
                report.state() == ReportState.CONFIRMING,
                "本单位的季度进展" + report.state().label() + "，不能审核。");
        require(!user.equals(report.draftedBy()), "您是本季度进展的填报人，不得自己审核，请由单位负责人审核。");
        if (decision.agreed()) {
            store.setConfirmed(reportId, user, now(), today().isAfter(report.acceptUntil(round)));
            obligations.done(round.matter(), report.organisationId());
        } else {
            store.setReportState(reportId, ReportState.DRAFTING, decision.remark());
        }
        record(
                round,
                reportId,
                decision.agreed() ? ReportVerb.REPORT_CONFIRMED : ReportVerb.REPORT_SENT_BACK,
                decision.words(),
                decision.by());
    }

    /** The coordinating body takes the report, or returns it with remarks. */
    public void accept(String reportId, Decision decision) {
        String user = decision.by().person();
        ReportRound round = store.lockRound(store.report(reportId).roundId());
        ProgressReport report = store.lockReport(reportId);
        require(
                report.state() == ReportState.ACCEPTING,
                "这份季度进展" + report.state().label() + "，不能接收。");
        require(!user.equals(report.draftedBy()) && !user.equals(report.confirmedBy()), "您参与了这份季度进展的填报或审核，请由其他人员接收。");
        record(
                round,
                reportId,
                decision.agreed() ? ReportVerb.REPORT_ACCEPTED : ReportVerb.REPORT_RETURNED,
                decision.words(),
                decision.by());
        if (decision.agreed()) {
            store.setAccepted(reportId, user, now());
            return;
        }
        store.setReturned(reportId, decision.remark());
        notices.send(
                round.cityId(),
                organisations.get(round.cityId(), report.organisationId()).groupId(),
                NoticeKind.RETURNED,
                round.report(reportId).ref(),
                round.subject() + "被退回：" + decision.remark());
    }

    /** The words of a report, as they were sent to the head; a return replaces them in the report, not in the journal. */
    private static String drafted(List<ReportLine> lines, String problems, String nextSteps) {
        return "共" + lines.size() + "项任务"
                + (problems.isEmpty() ? "" : "；存在问题：" + problems)
                + (nextSteps.isEmpty() ? "" : "；下一步打算：" + nextSteps);
    }

    private void record(ReportRound round, String reportId, ReportVerb verb, String words, Actor by) {
        journal.add(Entry.of(round.report(reportId), round.plan(), verb, by, words));
    }

    private List<ProgressItem.GivenFigure> given(String planTaskId, Names names) {
        Map<Long, TaskIndicator> indicators = figures.indicators(planTaskId).stream()
                .collect(Collectors.toMap(TaskIndicator::id, Function.identity()));
        return figures.of(planTaskId).stream()
                .map(f -> given(f, Objects.requireNonNull(indicators.get(f.indicatorId())), names))
                .toList();
    }

    private static ProgressItem.GivenFigure given(ReportedFigure f, TaskIndicator indicator, Names names) {
        return new ProgressItem.GivenFigure(
                indicator.name(),
                indicator.unit(),
                names.of(f.organisationId()),
                f.numerator(),
                f.denominator(),
                f.value(),
                f.reportedBy(),
                f.reportedAt());
    }

    private static void requireComplete(List<PlanTask> expected, List<ReportLine> lines) {
        Set<String> given = new HashSet<>();
        lines.forEach(line -> require(given.add(line.planTaskId()), "同一任务填写了两次，请刷新后重新填写。"));
        Set<String> known = expected.stream().map(PlanTask::id).collect(Collectors.toSet());
        require(known.containsAll(given), "有的任务已不由本单位承担，请刷新后重新填写。");
        expected.stream().filter(t -> !given.contains(t.id())).findFirst().ifPresent(missing -> {
            throw Refusal.conflict("任务“" + missing.subject() + "”尚未填写（可能刚刚下达），请刷新后补填。");
        });
    }

    private static String words(ReportRound round, ReportLine line) {
        return round.quarter() + "，" + line.state().label() + "：" + line.content();
    }

    private Names names(String cityId) {
        return organisations.names(cityId);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw Refusal.conflict(otherwise);
        }
    }
}
