package cn.jingtu.reporting;

import cn.jingtu.calendar.CityCalendars;
import cn.jingtu.calendar.OfficeHours;
import cn.jingtu.calendar.RestDayPolicy;
import cn.jingtu.calendar.Workdays;
import cn.jingtu.matter.Actor;
import cn.jingtu.matter.Entry;
import cn.jingtu.matter.Journal;
import cn.jingtu.matter.Obligation;
import cn.jingtu.matter.Obligations;
import cn.jingtu.matter.Owed;
import cn.jingtu.notice.NoticeKind;
import cn.jingtu.notice.Notices;
import cn.jingtu.organisation.CityGroups;
import cn.jingtu.organisation.Names;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.plan.Deadlines;
import cn.jingtu.plan.Party;
import cn.jingtu.plan.PartyState;
import cn.jingtu.plan.Plan;
import cn.jingtu.plan.PlanState;
import cn.jingtu.plan.PlanTask;
import cn.jingtu.plan.Plans;
import cn.jingtu.plan.Role;
import cn.jingtu.plan.TaskState;
import cn.jingtu.platform.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The rounds of a plan, from its dates to the published summary: who has to report by when, and when the summary is made.
 * A date on a rest day is treated as the city has set it.
 */
@Component
@Transactional
public class Rounds {

    /** What a round asks for: the reports of departments, the parts of counties. */
    private static final String REPORTS = "reports";

    private static final String PARTS = "parts";

    private final ReportStore store;
    private final Plans plans;
    private final Deadlines deadlines;
    private final Organisations organisations;
    private final CityCalendars calendars;
    private final Notices notices;
    private final Obligations obligations;
    private final Journal journal;
    private final Clock clock;

    Rounds(
            ReportStore store,
            Plans plans,
            Deadlines deadlines,
            Organisations organisations,
            CityCalendars calendars,
            Notices notices,
            Obligations obligations,
            Journal journal,
            Clock clock) {
        this.store = store;
        this.plans = plans;
        this.deadlines = deadlines;
        this.organisations = organisations;
        this.calendars = calendars;
        this.notices = notices;
        this.obligations = obligations;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * What a change of the plan means for a round under way.
     *
     * @param begun ids of reports to begin
     * @param ended ids of reports to end
     * @param joined counties that have a part to report now
     * @param left counties that have none any more
     */
    public record Realigned(List<String> begun, List<String> ended, List<String> joined, List<String> left) {}

    // ---- settings

    public ReportSettings settings(String cityId) {
        return store.settings(cityId);
    }

    /** The settings that the city has made so far, newest first, at most 50. */
    public List<ReportSettings.Change> settingChanges(String cityId) {
        return store.settingChanges(cityId, 50);
    }

    /** What becomes of a push date of the city on a rest day. */
    public RestDayPolicy restDayPolicy(String cityId) {
        RestDayPolicy own = store.settings(cityId).restDayPolicy();
        return own != null ? own : calendars.restDayPolicy(cityId);
    }

    /** Holds for rounds that have not opened yet; see {@link #lay} for the days. */
    public void changeSettings(String cityId, ReportSettings settings, String user) {
        if (!settings.daysAreReadable()) {
            throw Refusal.invalid("推送日期应写成“月-日”，如 03-25，请改正后重新保存。");
        }
        if (settings.countyWorkdays() >= settings.openWorkdays()) {
            throw Refusal.invalid("县区提前报送的工作日数应小于提前布置的工作日数，否则布置时县区已经逾期，请改正后重新保存。");
        }
        store.insertSettings(cityId, settings, user, now());
    }

    // ---- from the plan

    /**
     * Lays down the rounds of a plan in force, and those that are new since; dates before its issue, or past already,
     * do not apply.
     *
     * @return ids of the rounds that are new
     */
    public List<String> lay(String planId) {
        Plan plan = plans.get(planId);
        LocalDate from = plan.issueDate() == null || plan.issueDate().isBefore(today()) ? today() : plan.issueDate();
        List<String> laid = new ArrayList<>();
        for (LocalDate due : ReportDates.of(plans.draft(planId), store.settings(plan.cityId()))) {
            String id = planId + ":" + due;
            if (!due.isBefore(from)
                    && store.insertRound(id, planId, plan.cityId(), due, acceptUntil(plan.cityId(), due))) {
                laid.add(id);
            }
        }
        return laid;
    }

    public ReportRound get(String roundId) {
        return store.round(roundId);
    }

    public Optional<ReportRound> find(String roundId) {
        return store.findRound(roundId);
    }

    public List<ReportRound> ofPlan(String planId) {
        return store.roundsOfPlan(planId);
    }

    /** The rounds of a city, newest first, at most 60. */
    public List<ReportRound> ofCity(String cityId) {
        return store.roundsOfCity(cityId, 60);
    }

    public List<ProgressReport> reports(String roundId) {
        return store.reports(roundId);
    }

    public List<CountyPart> parts(String roundId) {
        return store.parts(roundId);
    }

    /** The morning on which the forms go out. */
    public ZonedDateTime opensAt(String roundId) {
        ReportRound round = store.round(roundId);
        LocalDate day = workdays(round)
                .minus(remindOn(round), store.settings(round.cityId()).openWorkdays());
        return OfficeHours.begin(day, clock);
    }

    public ZonedDateTime dueAt(String roundId) {
        return OfficeHours.lastMinute(store.round(roundId).acceptUntil(), clock);
    }

    /** When a report is due, by its id. */
    public ZonedDateTime dueAtOf(String reportId) {
        ProgressReport report = store.report(reportId);
        return OfficeHours.lastMinute(report.acceptUntil(store.round(report.roundId())), clock);
    }

    /** Counties report some working days earlier, so that their leads can sum up. */
    public ZonedDateTime countyDueAt(String roundId) {
        ReportRound round = store.round(roundId);
        return OfficeHours.lastMinute(countyDue(round), clock);
    }

    LocalDate countyDue(ReportRound round) {
        if (round.countyDue() != null) {
            return round.countyDue();
        }
        LocalDate day = workdays(round)
                .minus(remindOn(round), store.settings(round.cityId()).countyWorkdays());
        return day.isBefore(today()) && !round.acceptUntil().isBefore(today()) ? round.acceptUntil() : day;
    }

    /** The evening after which the summary no longer waits for anybody. */
    public ZonedDateTime graceOverAt(String roundId) {
        ReportRound round = store.round(roundId);
        LocalDate day = workdays(round)
                .plus(round.acceptUntil(), store.settings(round.cityId()).graceWorkdays());
        return OfficeHours.end(day, clock);
    }

    /** How the city treats a date on a rest day, with what that means for this round: shown on the form. */
    public String restDayNote(ReportRound round) {
        String rule = restDayPolicy(round.cityId()).label();
        if (workdays(round).isWorkday(round.due())) {
            return workdays(round)
                    .festival(round.due())
                    .map(name -> round.due() + "为" + name + "调休工作日，按时报送。")
                    .orElse("");
        }
        String why = workdays(round).festival(round.due()).orElse("周末");
        return round.due() + "为休息日（" + why + "），本市规定“" + rule + "”：" + remindOn(round) + "提醒，" + round.acceptUntil()
                + "及以前报送不算逾期。";
    }

    /**
     * Opens a round on its day: every department that leads a task under way owes a report, every county that carries
     * one out a part.
     *
     * @return ids of the reports to begin
     * @throws Refusal before that day, or if it has been opened or cancelled already
     */
    public List<String> open(String roundId) {
        ReportRound round = store.lockRound(roundId);
        require(round.state() == RoundState.PLANNED, "本次推送" + round.state().label() + "，不能再次布置。");
        ZonedDateTime opens = opensAt(roundId);
        require(!ZonedDateTime.now(clock).isBefore(opens), "本次推送" + opens.toLocalDate() + "布置，不能提前布置。");
        boolean wanted = ReportDates.of(plans.draft(round.planId()), store.settings(round.cityId()))
                .contains(round.due());
        Plan plan = plans.get(round.planId());
        // A rehearsal begins in the past: nobody is chased for quarters that were over before it came to life.
        boolean gone = plan.rehearsalOf() != null && round.acceptUntil().isBefore(today());
        if (!wanted || gone || plan.state() != PlanState.ISSUED) {
            store.setRoundState(roundId, RoundState.CANCELLED);
            return List.of();
        }
        store.setRoundState(roundId, RoundState.OPEN);
        record(round, ReportVerb.ROUND_OPENED, "最迟" + round.acceptUntil() + "报送", Actor.PROGRAM);
        store.setAcceptUntil(roundId, acceptUntil(round.cityId(), round.due()));
        store.setCountyDue(roundId, countyDue(store.round(roundId)));
        executors(round).forEach(county -> store.insertPart(roundId, county));
        List<String> begun = begin(round, leads(round));
        owe(roundId);
        return begun;
    }

    private List<String> begin(ReportRound round, Set<String> leads) {
        List<String> begun = new ArrayList<>();
        for (String lead : leads) {
            String id = round.id() + ":" + lead;
            if (store.insertReport(id, round.id(), lead)) {
                begun.add(id);
                tell(
                        round,
                        group(round, lead),
                        NoticeKind.INFORMATION,
                        "请填报" + round.subject() + "，按本市规定最迟" + round.acceptUntil() + "报送。");
            }
        }
        return begun;
    }

    /** Rounds under way of a plan, whose parties may have changed. */
    public List<String> underWay(String planId) {
        return store.roundsOfPlan(planId).stream()
                .filter(r -> r.state() == RoundState.OPEN || r.state() == RoundState.SUMMING_UP)
                .map(ReportRound::id)
                .toList();
    }

    /**
     * A new lead owes a report in a round under way, a new county a part; who leads or carries out nothing any more
     * owes none. What has been reported stays.
     */
    public Realigned realign(String roundId) {
        ReportRound round = store.lockRound(roundId);
        if (round.state() != RoundState.OPEN) {
            return new Realigned(List.of(), List.of(), List.of(), List.of());
        }
        Set<String> leads = leads(round);
        List<String> ended = new ArrayList<>();
        for (ProgressReport report : store.reports(roundId)) {
            if (!report.state().isSettled() && !leads.contains(report.organisationId())) {
                end(round, report, ReportState.WITHDRAWN, "计划调整后不再牵头任务");
                ended.add(report.id());
            }
        }
        List<String> left = new ArrayList<>();
        List<String> joined = new ArrayList<>();
        if (ZonedDateTime.now(clock).isBefore(graceOverAt(roundId))) {
            Set<String> executors = executors(round);
            for (CountyPart part : store.parts(roundId)) {
                if (!executors.remove(part.organisationId()) && part.reportedAt() == null) {
                    store.deletePart(roundId, part.organisationId());
                    left.add(part.organisationId());
                }
            }
            executors.forEach(county -> store.insertPart(roundId, county));
            joined.addAll(executors);
        }
        List<String> begun = begin(round, leads);
        owe(roundId);
        return new Realigned(begun, ended, joined, left);
    }

    /**
     * Ends whatever of the plan's rounds is not published: the plan is no longer in force.
     *
     * @return ids of reports to end
     */
    public List<String> cancel(String planId) {
        List<String> ended = new ArrayList<>();
        for (ReportRound round : store.roundsOfPlan(planId)) {
            for (ProgressReport report : store.reports(round.id())) {
                if (!report.state().isSettled()) {
                    boolean silent = report.state().isOwed()
                            && report.submittedAt() == null
                            && today().isAfter(report.acceptUntil(round));
                    end(round, report, silent ? ReportState.SILENT : ReportState.WITHDRAWN, "计划已办结或废止");
                    ended.add(report.id());
                }
            }
            obligations.end(round.matter());
            if (round.state() != RoundState.PUBLISHED) {
                store.setRoundState(round.id(), RoundState.CANCELLED);
            }
        }
        return ended;
    }

    /** A department need not report this time. */
    public void exempt(String roundId, String organisationId, String reason, Actor by) {
        store.lockRound(roundId);
        ProgressReport report = store.reports(roundId).stream()
                .filter(r -> r.organisationId().equals(organisationId))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("该单位不在本次应报单位之列，请刷新后重试。"));
        require(report.state().isOwed(), "该单位" + report.state().label() + "，不必免报。");
        require(!reason.isBlank(), "请写明免报原因。");
        store.setReportState(report.id(), ReportState.EXEMPT, reason.strip());
        ReportRound round = store.round(roundId);
        obligations.done(round.matter(), organisationId);
        journal.add(Entry.of(round.report(report.id()), round.plan(), ReportVerb.REPORT_EXEMPTED, by, reason.strip()));
        tell(round, group(round, organisationId), NoticeKind.INFORMATION, round.subject() + "本单位免报：" + reason);
    }

    /**
     * Counts in a report that is settled. With the last one the plan's own date for the push is met, however long the
     * summary takes.
     *
     * @return whether nothing more is waited for
     * @throws Refusal if it is not settled
     */
    public boolean countIn(ProgressReport report) {
        require(report.state().isSettled(), "这份季度进展" + report.state().label() + "，尚不能计入汇总。");
        String roundId = report.roundId();
        List<ProgressReport> reports = store.reports(roundId);
        if (!reports.stream().allMatch(r -> r.state().isSettled())) {
            return false;
        }
        if (reports.stream().anyMatch(r -> r.state() == ReportState.ACCEPTED)) {
            ReportRound round = store.round(roundId);
            deadlines.pushed(round.planId(), round.due(), "各牵头单位进展已收齐", null);
        }
        return true;
    }

    /** The clerk may close the list only when all are in, or once it is late for the missing. */
    public void requireCollected(String roundId) {
        ReportRound round = store.round(roundId);
        List<ProgressReport> missing = store.reports(roundId).stream()
                .filter(r -> !r.state().isSettled())
                .toList();
        LocalDate last = missing.stream()
                .map(r -> r.acceptUntil(round))
                .max(Comparator.naturalOrder())
                .orElse(LocalDate.MIN);
        String names = String.join(
                "、",
                names(
                        round,
                        missing.stream().map(ProgressReport::organisationId).toList()));
        require(
                today().isAfter(last),
                "尚有" + missing.size() + "个单位未接收齐（" + names + "），" + last + "以后才能不等其报送先行汇总；确无任务的可以免报。");
    }

    // ---- what is owed

    /** What a round asks of those who have not reported: of departments by its day, of counties by theirs. */
    void owe(String roundId) {
        ReportRound round = store.round(roundId);
        List<Owed> owed = new ArrayList<>();
        silent(roundId).stream()
                .collect(Collectors.groupingBy(Rounds::owedBy))
                .forEach((key, reports) -> owed.add(reports(round, key, reports)));
        owed.add(new Owed(
                PARTS,
                "填报" + round.quarter() + "县区进展，供牵头单位汇总",
                null,
                countyDue(round),
                RestDayPolicy.UNCHANGED,
                silentCounties(roundId),
                null));
        obligations.set(round.matter(), round.plan(), owed);
    }

    /** Which of what a round asks for is owed by a report: its own, once it was granted more time. */
    public static String owedBy(ProgressReport report) {
        return report.extendedUntil() == null ? REPORTS : REPORTS + ":" + report.extendedUntil();
    }

    /** Whether that is asked of departments. */
    static boolean asksForReports(Obligation obligation) {
        return obligation.key().startsWith(REPORTS);
    }

    /** Reports by one day. The plan asks all of them for the same, also those that have more time. */
    private Owed reports(ReportRound round, String key, List<ProgressReport> reports) {
        LocalDate extended = reports.get(0).extendedUntil();
        return new Owed(
                key,
                "报送" + round.subject(),
                null,
                extended == null ? round.due() : extended,
                extended == null ? restDayPolicy(round.cityId()) : RestDayPolicy.UNCHANGED,
                reports.stream().map(ProgressReport::organisationId).toList(),
                Deadlines.push(round.planId(), round.due()));
    }

    /** Whether the departments have been reminded, of late reports if so asked. */
    public boolean isReminded(ReportRound round, boolean late) {
        return obligations
                .find(round.matter(), REPORTS)
                .filter(owed -> late ? owed.toldAfter() != null : owed.toldBefore() != null || owed.toldOnDay() != null)
                .isPresent();
    }

    /** Counties are not waited for any longer than the summary. */
    public void partsClosed(String roundId) {
        owe(roundId);
    }

    private List<String> silentCounties(String roundId) {
        if (!ZonedDateTime.now(clock).isBefore(graceOverAt(roundId))) {
            return List.of();
        }
        return store.parts(roundId).stream()
                .filter(part -> part.reportedAt() == null)
                .map(CountyPart::organisationId)
                .toList();
    }

    /** Reports that have not come. */
    private List<ProgressReport> silent(String roundId) {
        return store.reports(roundId).stream()
                .filter(r -> r.state().isOwed() && r.submittedAt() == null)
                .toList();
    }

    // ---- the summary

    /**
     * The summary is being made from now on, and nothing more is waited for.
     *
     * @throws Refusal while it waits for reports, or if it is being made already
     */
    public ReportRound sumUp(String roundId) {
        ReportRound round = store.lockRound(roundId);
        require(round.state() == RoundState.OPEN, "本次推送" + round.state().label() + "，不能再形成通报。");
        if (ZonedDateTime.now(clock).isBefore(graceOverAt(roundId))) {
            requireCollected(roundId);
        }
        store.setRoundState(roundId, RoundState.SUMMING_UP);
        return store.round(roundId);
    }

    /** Bodies that the summary is for: all that have a part in the plan. */
    public List<String> readers(ReportRound round) {
        return plans.parties(round.planId()).values().stream()
                .flatMap(List::stream)
                .map(Party::organisationId)
                .distinct()
                .toList();
    }

    /**
     * The summary has been issued: the plan's own date for the push is met, supervisors and auditors are told.
     *
     * @param ledger id of the file that goes with it; null: there is none
     */
    public void published(String roundId, UUID summary, @Nullable UUID ledger) {
        ReportRound round = store.lockRound(roundId);
        require(round.state() == RoundState.SUMMING_UP, "本次推送" + round.state().label() + "，不能印发通报。");
        store.setPublished(roundId, summary, ledger, now());
        deadlines.pushed(round.planId(), round.due(), round.quarter() + "工作进展通报已印发", document(round));
        for (String group : List.of(CityGroups.supervisors(round.cityId()), CityGroups.auditors(round.cityId()))) {
            notices.sendDocument(
                    round.cityId(),
                    group,
                    NoticeKind.INFORMATION,
                    round.matter().ref(),
                    document(round),
                    round.quarter() + "工作进展通报已印发，请点击下载查阅。");
        }
    }

    /** Where the published summary can be read. */
    private static String document(ReportRound round) {
        return "/api/report-rounds/" + round.id() + "/summary";
    }

    // ---- helpers

    private void end(ReportRound round, ProgressReport report, ReportState state, String why) {
        store.setReportState(report.id(), state, why);
        journal.add(Entry.of(round.report(report.id()), round.plan(), ReportVerb.REPORT_ENDED, Actor.PROGRAM, why));
    }

    private void record(ReportRound round, ReportVerb verb, String words, Actor by) {
        journal.add(Entry.of(round.matter(), round.plan(), verb, by, words));
    }

    private Set<String> leads(ReportRound round) {
        return withRole(round, Role.LEAD);
    }

    private Set<String> executors(ReportRound round) {
        return withRole(round, Role.EXECUTOR);
    }

    private Set<String> withRole(ReportRound round, Role role) {
        Map<String, List<Party>> parties = plans.parties(round.planId());
        LocalDate before = previousDue(round);
        return plans.tasks(round.planId()).stream()
                .filter(task -> isToldIn(task, before))
                .flatMap(task -> parties.getOrDefault(task.id(), List.of()).stream())
                .filter(party -> party.role() == role && party.state() != PartyState.EXEMPT)
                .map(Party::organisationId)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** A task is told while it runs, and once more in the round after its close-out. */
    static boolean isToldIn(PlanTask task, LocalDate previousDue) {
        return task.state() == TaskState.RUNNING
                || task.state() == TaskState.CLOSED
                        && task.closedOn() != null
                        && task.closedOn().isAfter(previousDue);
    }

    LocalDate previousDue(ReportRound round) {
        return store.roundsOfPlan(round.planId()).stream()
                .map(ReportRound::due)
                .filter(due -> due.isBefore(round.due()))
                .max(LocalDate::compareTo)
                .orElse(LocalDate.MIN);
    }

    private LocalDate acceptUntil(String cityId, LocalDate due) {
        return restDayPolicy(cityId).acceptUntil(due, calendars.workdays(cityId));
    }

    private LocalDate remindOn(ReportRound round) {
        return restDayPolicy(round.cityId()).remindOn(round.due(), workdays(round));
    }

    private Workdays workdays(ReportRound round) {
        return calendars.workdays(round.cityId());
    }

    private String group(ReportRound round, String organisationId) {
        return round.cityId() + "." + organisationId;
    }

    private List<String> names(ReportRound round, List<String> ids) {
        Names names = organisations.names(round.cityId());
        return ids.stream().map(names::of).toList();
    }

    private void tell(ReportRound round, String group, NoticeKind kind, String text) {
        notices.send(round.cityId(), group, kind, round.matter().ref(), text);
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
