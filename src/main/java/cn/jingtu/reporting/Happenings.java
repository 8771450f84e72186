package cn.jingtu.reporting;

import cn.jingtu.calendar.Standings;
import cn.jingtu.evidence.Evidence;
import cn.jingtu.matter.MatterVerb;
import cn.jingtu.matter.Record;
import cn.jingtu.matter.Verb;
import cn.jingtu.organisation.Names;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.plan.Figures;
import cn.jingtu.plan.Figures.Standing;
import cn.jingtu.plan.Party;
import cn.jingtu.plan.PartyState;
import cn.jingtu.plan.PlanTask;
import cn.jingtu.plan.PlanTasks;
import cn.jingtu.plan.PlanVerb;
import cn.jingtu.plan.Role;
import cn.jingtu.plan.TaskDeadline;
import cn.jingtu.plan.TaskState;
import cn.jingtu.plan.order.OrderVerb;
import cn.jingtu.platform.text.CleanText;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes the first draft of a report from what is on record since the last one: nobody retypes what is known. */
@Component
@Transactional(readOnly = true)
public class Happenings {

    private final ReportStore store;
    private final ProgressReports reports;
    private final PlanTasks tasks;
    private final Figures figures;
    private final Evidence evidence;
    private final Organisations organisations;
    private final Standings standings;
    private final Clock clock;

    Happenings(
            ReportStore store,
            ProgressReports reports,
            PlanTasks tasks,
            Figures figures,
            Evidence evidence,
            Organisations organisations,
            Standings standings,
            Clock clock) {
        this.store = store;
        this.reports = reports;
        this.tasks = tasks;
        this.figures = figures;
        this.evidence = evidence;
        this.organisations = organisations;
        this.standings = standings;
        this.clock = clock;
    }

    /**
     * A task as it stands, with words and state to begin from.
     *
     * @param counties what the counties told in this round
     */
    public record Told(
            PlanTask task, Progress state, String content, List<Standing> standings, List<CountyWord> counties) {}

    /** What a county told of a task: its name, state and words. */
    public record CountyWord(String county, Progress state, String content) {}

    /** What the report of a department begins with; once drafted, what it said. */
    public List<Told> ofReport(String reportId) {
        ProgressReport report = store.report(reportId);
        ReportRound round = store.round(report.roundId());
        Map<String, ProgressItem> said =
                store.items(reportId).stream().collect(Collectors.toMap(ProgressItem::planTaskId, i -> i));
        OffsetDateTime since = store.lastSubmission(round.planId(), report.organisationId(), round.due())
                .orElse(OffsetDateTime.MIN);
        Names names = names(round.cityId());
        Map<String, List<CountyPart.Item>> parts =
                store.partItems(round.id()).stream().collect(Collectors.groupingBy(CountyPart.Item::planTaskId));
        Standings.Today today = this.standings.in(round.cityId());
        return reports.tasksOf(round.id(), report.organisationId(), Role.LEAD).stream()
                .map(task -> {
                    List<CountyWord> counties = parts.getOrDefault(task.id(), List.of()).stream()
                            .map(i -> new CountyWord(names.of(i.organisationId()), i.state(), i.content()))
                            .toList();
                    List<Standing> standings = figures.standings(task.id());
                    ProgressItem before = said.get(task.id());
                    return before != null
                            ? new Told(task, before.state(), before.content(), standings, counties)
                            : new Told(
                                    task,
                                    suggested(task, today),
                                    account(task, since, names, standings),
                                    standings,
                                    counties);
                })
                .toList();
    }

    /** What the part of a county begins with. */
    public List<Told> ofPart(String roundId, String county) {
        ReportRound round = store.round(roundId);
        Standings.Today today = this.standings.in(round.cityId());
        return reports.tasksOf(roundId, county, Role.EXECUTOR).stream()
                .map(task -> {
                    boolean done = tasks.parties(task.id()).stream()
                            .anyMatch(p -> p.organisationId().equals(county) && p.state() == PartyState.DONE);
                    Progress state = done ? Progress.DONE : suggested(task, today);
                    return new Told(task, state, countyAccount(task, county, done), List.of(), List.of());
                })
                .toList();
    }

    /** Behind is what is overdue, by the city's rule for rest days too. */
    private Progress suggested(PlanTask task, Standings.Today today) {
        if (task.state() == TaskState.CLOSED) {
            return Progress.DONE;
        }
        boolean overdue = tasks.deadlines(task.id()).stream()
                .filter(d -> d.state() == TaskDeadline.State.OPEN)
                .anyMatch(d -> today.isOverdue(d.due()));
        return overdue ? Progress.BEHIND : Progress.NORMAL;
    }

    private String account(PlanTask task, OffsetDateTime since, Names names, List<Standing> standings) {
        List<Record> records = tasks.records(task.id()).stream()
                .filter(r -> r.at().isAfter(since.toInstant()))
                .toList();
        List<Party> counties = tasks.parties(task.id()).stream()
                .filter(p -> p.role() == Role.EXECUTOR)
                .toList();
        List<String> sentences = new ArrayList<>();
        if (task.state() == TaskState.CLOSED) {
            sentences.add("已于" + task.closedOn() + "核查销号（编号" + task.closeNumber() + "）");
        }
        happened(records, PlanVerb.SCHEME_DRAFTED).ifPresent(day -> sentences.add("已于" + day + "编制实施方案"));
        if (!counties.isEmpty() && task.state() == TaskState.RUNNING) {
            sentences.add(counties(counties, names));
        }
        happened(records, PlanVerb.CLOSE_OUT_REQUESTED).ifPresent(day -> sentences.add(day + "申请销号"));
        happened(records, PlanVerb.RETURNED).ifPresent(day -> sentences.add(day + "核查退回"));
        standings.stream()
                .filter(s -> s.target() != null)
                .forEach(s -> sentences.add(s.name() + (s.value() == null ? "" : "现为" + s.value() + s.unit() + "，")
                        + s.state() + "（目标" + s.operator().label() + s.target() + s.unit() + "）"));
        count(sentences, records, MatterVerb.EXTENSION_GRANTED, "同意延期");
        count(sentences, records, OrderVerb.RECEIVED, "收到督办");
        count(sentences, records, MatterVerb.REMINDED_LATE, "收到逾期提醒");
        count(sentences, records, MatterVerb.URGED, "收到催办");
        long files = evidence.list(task.cityId(), task.matter().ref()).stream()
                .filter(f -> !f.isWithdrawn() && f.uploadedAt().isAfter(since.toInstant()))
                .count();
        if (files > 0) {
            sentences.add("新增佐证材料" + files + "份");
        }
        return sentences.isEmpty() ? "本季度无新进展。" : fitting(String.join("；", sentences) + "。", "（其余见指标现状）");
    }

    private static String counties(List<Party> counties, Names names) {
        List<String> open = counties.stream()
                .filter(p -> p.state() == PartyState.OPEN)
                .map(p -> names.of(p.organisationId()))
                .toList();
        long exempt =
                counties.stream().filter(p -> p.state() == PartyState.EXEMPT).count();
        return "共" + counties.size() + "个县（市、区），已落实" + (counties.size() - open.size() - exempt) + "个"
                + (exempt > 0 ? "、豁免" + exempt + "个" : "")
                + (open.isEmpty() ? "" : "，尚未落实" + open.size() + "个：" + String.join("、", open));
    }

    private String countyAccount(PlanTask task, String county, boolean done) {
        return tasks.records(task.id()).stream()
                .filter(r -> county.equals(r.body()) && r.is(PlanVerb.CARRIED_OUT))
                .findFirst()
                .map(r -> fitting((done ? "已于" + day(r) + "落实：" : "") + r.words(), "（全文见落实情况记录）"))
                .orElse("正在落实。");
    }

    /** What is filled in here is handed in as it stands more often than not. */
    private static String fitting(String text, String whole) {
        return CleanText.shorten(text, ReportLine.LONGEST_CONTENT, whole);
    }

    private Optional<String> happened(List<Record> records, PlanVerb verb) {
        return records.stream().filter(r -> r.is(verb)).findFirst().map(this::day);
    }

    private static void count(List<String> sentences, List<Record> records, Verb verb, String words) {
        long times = records.stream().filter(r -> r.is(verb)).count();
        if (times > 0) {
            sentences.add(words + times + "次");
        }
    }

    private String day(Record record) {
        LocalDate day = record.at().atZone(clock.getZone()).toLocalDate();
        return day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }

    private Names names(String cityId) {
        return organisations.names(cityId);
    }
}
