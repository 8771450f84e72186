package cn.jingtu.yearend;

import cn.jingtu.evidence.Evidence;
import cn.jingtu.evidence.EvidenceFile;
import cn.jingtu.evidence.WrittenFile;
import cn.jingtu.matter.Actor;
import cn.jingtu.matter.Decision;
import cn.jingtu.matter.Entry;
import cn.jingtu.matter.Journal;
import cn.jingtu.matter.Matter;
import cn.jingtu.notice.NoticeKind;
import cn.jingtu.notice.Notices;
import cn.jingtu.organisation.City;
import cn.jingtu.organisation.Names;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.plan.Figures;
import cn.jingtu.plan.Figures.GoalStanding;
import cn.jingtu.plan.Party;
import cn.jingtu.plan.Plan;
import cn.jingtu.plan.PlanState;
import cn.jingtu.plan.PlanTask;
import cn.jingtu.plan.Plans;
import cn.jingtu.plan.Role;
import cn.jingtu.plan.TaskState;
import cn.jingtu.plan.order.Orders;
import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.text.CleanText;
import cn.jingtu.reporting.ProgressReport;
import cn.jingtu.reporting.ProgressReports;
import cn.jingtu.yearend.YearAccount.GoalRow;
import cn.jingtu.yearend.YearAccount.Kept;
import cn.jingtu.yearend.YearAccount.ScoreRow;
import cn.jingtu.yearend.YearAccount.State;
import cn.jingtu.yearend.YearAccount.TaskRow;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The account of a year: put together from what is on record, drafted by a clerk, signed by another person. */
@Component
@Transactional
public class YearAccounts {

    /** Characters of the year in words, and of why one task is unfinished. */
    public static final int LONGEST_SUMMARY = 20_000;

    public static final int LONGEST_REASON = 2_000;

    private final JdbcClient jdbc;
    private final ProgressReports reports;
    private final Plans plans;
    private final Orders orders;
    private final Figures figures;
    private final Organisations organisations;
    private final Evidence evidence;
    private final Notices notices;
    private final Journal journal;
    private final Clock clock;

    YearAccounts(
            JdbcClient jdbc,
            ProgressReports reports,
            Plans plans,
            Orders orders,
            Figures figures,
            Organisations organisations,
            Evidence evidence,
            Notices notices,
            Journal journal,
            Clock clock) {
        this.jdbc = jdbc;
        this.reports = reports;
        this.plans = plans;
        this.orders = orders;
        this.figures = figures;
        this.organisations = organisations;
        this.evidence = evidence;
        this.notices = notices;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Begins the account of a plan in force whose year is over.
     *
     * @throws Refusal if it is not over, the plan is not in force, or its account has begun already
     */
    public void begin(String planId) {
        Plan plan = plans.get(planId);
        require(
                plan.state() == PlanState.ISSUED,
                "计划“" + plan.title() + "”" + plan.state().label() + "，不能自评。");
        require(LocalDate.now(clock).isAfter(plan.yearEnd()), plan.year() + "年度尚未终了，不能开始自评。");
        int begun = jdbc.sql("insert into jingtu.year_account (plan_id, state) values (?, 'DRAFTING')"
                        + " on conflict do nothing")
                .param(planId)
                .update();
        require(begun == 1, "计划“" + plan.title() + "”的年度自评已经开始，请在待办任务中办理。");
    }

    public Optional<Kept> find(String planId) {
        return jdbc.sql("select * from jingtu.year_account where plan_id = ?")
                .param(planId)
                .query((row, n) -> new Kept(
                        planId,
                        State.valueOf(row.getString("state")),
                        row.getString("summary"),
                        row.getBigDecimal("close_out") == null
                                ? ScoreWeights.DEFAULT
                                : new ScoreWeights(
                                        row.getBigDecimal("close_out"),
                                        row.getBigDecimal("report"),
                                        row.getBigDecimal("per_order"),
                                        row.getBigDecimal("per_return"),
                                        row.getBigDecimal("praise_from"),
                                        row.getBigDecimal("criticise_below")),
                        row.getString("drafted_by"),
                        row.getString("signed_by"),
                        row.getString("remark"),
                        row.getObject("document_file", UUID.class),
                        row.getObject("ledger_file", UUID.class)))
                .optional();
    }

    /** The account of a plan's year as what runs. */
    public static Matter matter(String planId, String city) {
        return new Matter("annual-account", planId, city);
    }

    public Kept get(String planId) {
        return find(planId).orElseThrow(() -> Refusal.notFound("本年度尚未开始自评。"));
    }

    /** Files of a year are archived by the end of March of the next. */
    public ZonedDateTime dueAt(String planId) {
        // 环境保护档案管理办法（环境保护部令第43号，2016年）第十八条
        return LocalDate.of(plans.get(planId).year() + 1, 3, 31)
                .atTime(LocalTime.of(23, 59))
                .atZone(clock.getZone());
    }

    /** Keeps the year in words, the weights, and the reasons for unfinished tasks, by task id. */
    public void keep(String planId, String summary, ScoreWeights w, Map<String, String> reasons) {
        require(lock(planId).state() == State.DRAFTING, "年度自评已送签，不能再修改。");
        require(w.closeOut().add(w.report()).signum() > 0, "两项权重不能同时为0，请至少填写一项。");
        require(w.criticiseBelow().compareTo(w.praiseFrom()) <= 0, "批评线不能高于表扬线，请改正。");
        jdbc.sql("update jingtu.year_account set summary = ?, close_out = ?, report = ?, per_order = ?,"
                        + " per_return = ?, praise_from = ?, criticise_below = ? where plan_id = ?")
                .params(
                        summary.strip(),
                        w.closeOut(),
                        w.report(),
                        w.perOrder(),
                        w.perReturn(),
                        w.praiseFrom(),
                        w.criticiseBelow(),
                        planId)
                .update();
        Map<String, PlanTask> known =
                plans.tasks(planId).stream().collect(Collectors.toMap(PlanTask::id, task -> task));
        reasons.forEach((taskId, reason) -> {
            require(known.containsKey(taskId), "有的任务不属于本计划，请刷新后重试。");
            jdbc.sql("insert into jingtu.unfinished_reason (plan_task_id, reason) values (?, ?)"
                            + " on conflict (plan_task_id) do update set reason = excluded.reason")
                    .params(taskId, reason.strip())
                    .update();
        });
    }

    /** The account as things stand now; of a plan that is still in force too. */
    @Transactional(readOnly = true)
    public YearAccount of(String planId) {
        Plan plan = plans.get(planId);
        City city = organisations.city(plan.cityId());
        Optional<Kept> kept = find(planId);
        ScoreWeights weights = kept.map(Kept::weights).orElse(ScoreWeights.DEFAULT);
        Names names = organisations.names(plan.cityId());
        Map<String, List<Party>> parties = plans.parties(planId);
        List<PlanTask> all = plans.tasks(planId);
        List<ProgressReport> counted = reports.counted(planId, LocalDate.now(clock));
        Map<String, String> said = new HashMap<>();
        reports.lastStatements(planId)
                .forEach((task, words) -> said.put(task, names.of(words.getKey()) + "：" + words.getValue()));
        List<GoalStanding> goals = figures.goals(planId);
        Map<String, Integer> files = evidence.count(
                plan.cityId(),
                sources(goals, all).map(task -> task.matter().ref()).toList());
        Map<String, String> reasons = jdbc
                .sql("select r.* from jingtu.unfinished_reason r join jingtu.v_plan_task t on t.id = r.plan_task_id"
                        + " where t.plan_id = ?")
                .param(planId)
                .query((row, n) -> Map.entry(row.getString("plan_task_id"), row.getString("reason")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new YearAccount(
                city.name() + plan.year() + "年度土壤污染防治工作自评报告",
                plan.shownTitle(),
                city.formalName(organisations.coordinator(plan.cityId())),
                LocalDate.now(clock),
                kept.map(Kept::summary).orElse(""),
                weights,
                weights.formula(),
                goals.stream().map(goal -> goal(goal, all, files, said)).toList(),
                all.stream()
                        .map(task -> task(task, parties.getOrDefault(task.id(), List.of()), names, said, reasons))
                        .toList(),
                scores(all, parties, orders.countsUnder(Plans.matter(planId, plan.cityId())), counted, names, weights));
    }

    private static Stream<PlanTask> sources(List<GoalStanding> goals, List<PlanTask> all) {
        return all.stream()
                .filter(task -> goals.stream().anyMatch(goal -> goal.sources().contains(task.ref())));
    }

    private static GoalRow goal(
            GoalStanding goal, List<PlanTask> all, Map<String, Integer> files, Map<String, String> said) {
        List<PlanTask> sources = sources(List.of(goal), all).toList();
        return new GoalRow(
                goal.ref(),
                goal.title(),
                goal.standing(),
                sources.stream().map(PlanTask::subject).toList(),
                sources.stream()
                        .mapToInt(task -> files.getOrDefault(task.matter().ref(), 0))
                        .sum(),
                sources.stream()
                        .map(task -> said.getOrDefault(task.id(), ""))
                        .filter(words -> !words.isEmpty())
                        .toList());
    }

    private static TaskRow task(
            PlanTask task, List<Party> parties, Names names, Map<String, String> said, Map<String, String> reasons) {
        boolean finished = task.state() == TaskState.CLOSED;
        String otherwise = task.state() == TaskState.WITHDRAWN
                ? String.valueOf(task.stateReason())
                : said.getOrDefault(task.id(), "");
        return new TaskRow(
                task.id(),
                task.ref(),
                task.title(),
                leads(parties).stream().map(names::of).toList(),
                task.state().label(),
                finished,
                task.closeNumber(),
                task.closedOn(),
                finished
                        ? ""
                        : reasons.getOrDefault(task.id(), CleanText.shorten(otherwise, LONGEST_REASON, "（全文见办理记录）")));
    }

    private List<ScoreRow> scores(
            List<PlanTask> all,
            Map<String, List<Party>> parties,
            Map<String, Integer> orders,
            List<ProgressReport> reports,
            Names names,
            ScoreWeights weights) {
        Map<String, Tally> tallies = new LinkedHashMap<>();
        for (PlanTask task : all) {
            if (task.state() == TaskState.WITHDRAWN) {
                continue;
            }
            for (String lead : leads(parties.getOrDefault(task.id(), List.of()))) {
                Tally tally = tallies.computeIfAbsent(lead, id -> new Tally());
                tally.led++;
                tally.closed += task.state() == TaskState.CLOSED ? 1 : 0;
            }
        }
        for (ProgressReport report : reports) {
            Tally tally = tallies.computeIfAbsent(report.organisationId(), id -> new Tally());
            tally.returns += report.returns();
            tally.owed++;
            tally.silent += report.submittedAt() == null ? 1 : 0;
            tally.late += report.submittedAt() != null && report.late() ? 1 : 0;
            tally.inTime += report.submittedAt() != null && !report.late() ? 1 : 0;
        }
        orders.forEach((body, given) -> {
            if (tallies.containsKey(body)) {
                tallies.get(body).orders = given;
            }
        });
        return tallies.entrySet().stream()
                .map(e -> e.getValue().row(names.of(e.getKey()), weights))
                .toList();
    }

    /** Counts of one department. */
    private static final class Tally {
        private int led;
        private int closed;
        private int owed;
        private int inTime;
        private int late;
        private int silent;
        private int orders;
        private int returns;

        private ScoreRow row(String name, ScoreWeights weights) {
            BigDecimal score = weights.score(led, closed, owed, inTime, orders, returns);
            return new ScoreRow(
                    name,
                    led,
                    closed,
                    owed,
                    inTime,
                    late,
                    silent,
                    orders,
                    returns,
                    ScoreWeights.shown(score),
                    weights.proposal(score));
        }
    }

    // ---- files and signature

    @Transactional(readOnly = true)
    public WrittenFile document(String planId) {
        return new WrittenFile(of(planId).title() + ".docx", () -> AccountDocument.write(of(planId)));
    }

    @Transactional(readOnly = true)
    public WrittenFile ledger(String planId) {
        return new WrittenFile(of(planId).title() + "附表.xlsx", () -> AccountDocument.ledger(of(planId)));
    }

    /**
     * Sends these files to signature.
     *
     * @throws Refusal if it went already, or a task that is not finished has no reason
     */
    public void finish(String planId, UUID document, UUID ledger, Actor by) {
        require(lock(planId).state() == State.DRAFTING, "年度自评已送签，不能再修改。");
        List<String> silent = of(planId).unfinished().stream()
                .filter(task -> task.reason().isBlank())
                .map(TaskRow::ref)
                .toList();
        require(silent.isEmpty(), "请填写未完成任务的原因：" + String.join("、", silent) + "。");
        jdbc.sql("update jingtu.year_account set state = 'IN_APPROVAL', drafted_by = ?, document_file = ?,"
                        + " ledger_file = ? where plan_id = ?")
                .params(by.person(), document, ledger, planId)
                .update();
        record(planId, YearVerb.ACCOUNT_DRAFTED, get(planId).summary(), by);
    }

    /**
     * A draft that is to be signed, kept from everybody else until the transaction ends.
     *
     * @throws Refusal if it is not to be signed, or not any more
     */
    public Kept toSign(String planId) {
        Kept kept = lock(planId);
        require(kept.state() == State.IN_APPROVAL, "年度自评不在待审签状态，请刷新任务列表。");
        return kept;
    }

    /** What was decided on a draft. */
    public void sign(String planId, Decision decision) {
        toSign(planId);
        boolean agreed = decision.agreed();
        jdbc.sql("update jingtu.year_account set state = ?, signed_by = ?, signed_at = ?, remark = ? where plan_id = ?")
                .params(
                        agreed ? "SIGNED" : "DRAFTING",
                        agreed ? decision.by().person() : null,
                        agreed ? OffsetDateTime.now(clock) : null,
                        agreed ? null : decision.remark(),
                        planId)
                .update();
        if (agreed) {
            plans.account(planId, decision.by().person());
        }
    }

    /**
     * Tells supervisors and auditors that the signed account can be read.
     *
     * @throws Refusal if it is not signed
     */
    public void tell(String planId) {
        require(get(planId).state() == State.SIGNED, "年度自评尚未审签，不能告知。");
        Plan plan = plans.get(planId);
        for (String role : List.of("supervisor", "auditor")) {
            notices.send(
                    plan.cityId(),
                    plan.cityId() + "." + role,
                    NoticeKind.INFORMATION,
                    matter(planId, plan.cityId()).ref(),
                    plan.shownTitle() + "年度自评已审签，材料已归集。");
        }
    }

    /** The files on record, document first. */
    @Transactional(readOnly = true)
    public List<EvidenceFile> files(String planId) {
        Kept kept = get(planId);
        return Stream.of(Optional.ofNullable(kept.documentFile()), Optional.ofNullable(kept.ledgerFile()))
                .flatMap(Optional::stream)
                .flatMap(id -> evidence.find(id).stream())
                .toList();
    }

    private void record(String planId, YearVerb verb, String words, Actor by) {
        String city = plans.get(planId).cityId();
        journal.add(Entry.of(matter(planId, city), Plans.matter(planId, city), verb, by, words));
    }

    private Kept lock(String planId) {
        jdbc.sql("select plan_id from jingtu.year_account where plan_id = ? for no key update")
                .param(planId)
                .query(String.class)
                .optional();
        return get(planId);
    }

    private static List<String> leads(List<Party> parties) {
        return parties.stream()
                .filter(p -> p.role() == Role.LEAD)
                .map(Party::organisationId)
                .toList();
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw Refusal.conflict(otherwise);
        }
    }
}
