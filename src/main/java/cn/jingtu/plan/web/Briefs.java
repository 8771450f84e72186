package cn.jingtu.plan.web;

import cn.jingtu.matter.Record;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.plan.Deadlines;
import cn.jingtu.plan.Extension;
import cn.jingtu.plan.Figures;
import cn.jingtu.plan.Measure;
import cn.jingtu.plan.Party;
import cn.jingtu.plan.Plan;
import cn.jingtu.plan.PlanTask;
import cn.jingtu.plan.PlanTasks;
import cn.jingtu.plan.Plans;
import cn.jingtu.plan.ReportedFigure;
import cn.jingtu.plan.Role;
import cn.jingtu.plan.TaskDeadline;
import cn.jingtu.plan.Verdict;
import cn.jingtu.plan.process.TaskDesk;
import cn.jingtu.plan.process.TaskDesk.Desk;
import cn.jingtu.platform.People;
import cn.jingtu.platform.Refusal;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts together what stands at the head of a task form and what its fields start from, with names instead of ids. */
@Component
@Transactional(readOnly = true)
class Briefs {

    private static final int HISTORY = 60;

    private final TaskDesk desks;
    private final Plans plans;
    private final PlanTasks tasks;
    private final Figures figures;
    private final Deadlines deadlines;
    private final Organisations organisations;
    private final People people;
    private final Clock clock;

    Briefs(
            TaskDesk desks,
            Plans plans,
            PlanTasks tasks,
            Figures figures,
            Deadlines deadlines,
            Organisations organisations,
            People people,
            Clock clock) {
        this.desks = desks;
        this.plans = plans;
        this.tasks = tasks;
        this.figures = figures;
        this.deadlines = deadlines;
        this.organisations = organisations;
        this.people = people;
        this.clock = clock;
    }

    /** The card above a form; the shape that the form kit draws. */
    record Brief(
            String planTitle,
            @Nullable String clause,
            String title,
            @Nullable String content,
            @Nullable String countyName,
            @Nullable LocalDate dueDate,
            @Nullable LocalDate originalDueDate,
            List<DateLine> deadlines,
            List<MeasureLine> indicators,
            Parties parties,
            List<NoticeLine> notices,
            List<HistoryLine> history,
            boolean mayWork,
            boolean mayUrge) {}

    record DateLine(
            String description,
            @Nullable LocalDate date,
            @Nullable LocalDate originalDate,
            String state,
            @Nullable String metBy) {}

    record MeasureLine(
            String name, String operator, @Nullable String target, String unit) {}

    record Parties(List<String> leads, List<String> participants, List<String> executors) {}

    record NoticeLine(@Nullable OffsetDateTime at, String text, String kind) {}

    /**
     * @param verb code of what was done, {@code scheme-drafted}
     * @param body id of the body that did it; null: of none
     * @param what the verb as officials read it
     */
    record HistoryLine(Instant at, String verb, @Nullable String body, String who, String what, String remark) {}

    Brief brief(String taskId) {
        Desk desk = desks.open(taskId);
        if (desks.isAboutATask(desk)) {
            return ofTask(desk, desk.key());
        }
        if (desk.procedure().equals("deadline-extension")) {
            return ofTask(desk, deadlines.extension(desk.key()).planTaskId());
        }
        return ofPlan(desk);
    }

    private Brief ofTask(Desk desk, String planTaskId) {
        PlanTask task = tasks.get(planTaskId);
        Plan plan = plans.get(task.planId());
        Map<String, String> names = names(task.cityId());
        List<Party> parties = tasks.parties(planTaskId);
        List<TaskDeadline> dates = tasks.deadlines(planTaskId);
        return new Brief(
                plan.shownTitle(),
                task.section() + " " + task.ref(),
                task.title(),
                task.content(),
                desks.organisationName(desk).orElse(null),
                desk.due(),
                null,
                dates.stream()
                        .map(d -> new DateLine(
                                (d.item() == null ? "" : d.item() + "：")
                                        + d.description()
                                        + (d.note() == null ? "" : "（" + d.note() + "）"),
                                d.due(),
                                d.originalDue(),
                                d.due() == null ? d.type().label() : d.state().label(),
                                d.metBy()))
                        .toList(),
                figures.indicators(planTaskId).stream()
                        .map(i -> new MeasureLine(
                                (i.item() == null ? "" : i.item() + "：") + i.name(),
                                i.operator().label(),
                                i.target(),
                                i.unit()))
                        .toList(),
                new Parties(
                        of(parties, Role.LEAD, names),
                        of(parties, Role.PARTICIPANT, names),
                        of(parties, Role.EXECUTOR, names)),
                parties.stream()
                        .filter(p -> p.organisationId().equals(desk.organisation()) && p.reason() != null)
                        .map(p -> new NoticeLine(null, "退回或说明：" + p.reason(), "RETURNED"))
                        .toList(),
                history(tasks.records(planTaskId)),
                desks.mayWork(desk),
                desks.mayUrge(desk));
    }

    private Brief ofPlan(Desk desk) {
        Plan plan = plans.get(desk.plan());
        return new Brief(
                plan.shownTitle(),
                plan.documentNumber(),
                plan.title(),
                null,
                null,
                desk.due(),
                null,
                List.of(),
                List.of(),
                new Parties(List.of(), List.of(), List.of()),
                List.of(),
                history(plans.records(plan.id())),
                desks.mayWork(desk),
                false);
    }

    // ---- what the fields of a form start from

    /** Everything the forms of a running task show: who stands where, dates with ids, figures. */
    record Work(
            String title,
            List<PartyLine> parties,
            List<DateRow> deadlines,
            List<Measure> indicators,
            List<Figures.Standing> standings,
            List<FigureRow> figures,
            List<HistoryLine> words,
            @Nullable LocalDate executorDue,
            @Nullable VerdictLine verdict) {}

    record PartyLine(
            String id,
            String name,
            String role,
            String state,
            String stateName,
            @Nullable String reason) {}

    record DateRow(
            long id,
            String description,
            @Nullable String item,
            @Nullable LocalDate due,
            @Nullable LocalDate originalDue,
            String state,
            String stateName,
            boolean mine) {}

    record FigureRow(
            long indicatorId,
            String organisation,
            @Nullable BigDecimal numerator,
            @Nullable BigDecimal denominator,
            @Nullable String value,
            String reportedBy,
            OffsetDateTime reportedAt) {}

    record VerdictLine(String outcome, List<String> returnTo, String remark, String by) {}

    Work work(String taskId) {
        Desk desk = desks.open(taskId);
        if (!desks.isAboutATask(desk)) {
            throw Refusal.notFound("这项待办不属于计划任务。");
        }
        PlanTask task = tasks.get(desk.key());
        Map<String, String> names = names(task.cityId());
        List<ReportedFigure> reported = figures.of(task.id());
        return new Work(
                task.subject(),
                tasks.parties(task.id()).stream()
                        .map(p -> new PartyLine(
                                p.organisationId(),
                                names.getOrDefault(p.organisationId(), p.organisationId()),
                                p.role().name(),
                                p.state().name(),
                                p.state().label(),
                                p.reason()))
                        .toList(),
                tasks.deadlines(task.id()).stream()
                        .map(d -> new DateRow(
                                d.id(),
                                d.description(),
                                d.item(),
                                d.due(),
                                d.originalDue(),
                                d.state().name(),
                                d.state().label(),
                                d.leads().isEmpty() || d.leads().contains(String.valueOf(desk.organisation()))))
                        .toList(),
                figures.indicators(task.id()).stream()
                        .map(i -> Measure.of(i, desk.organisation(), reported))
                        .toList(),
                figures.standings(task.id()),
                reported.stream()
                        .map(f -> new FigureRow(
                                f.indicatorId(),
                                names.getOrDefault(f.organisationId(), f.organisationId()),
                                f.numerator(),
                                f.denominator(),
                                f.value(),
                                f.reportedBy(),
                                f.reportedAt()))
                        .toList(),
                history(tasks.records(task.id())),
                comingOrNull(task.executorDue()),
                desk.step().equals("UserTask_ApproveVerification") ? verdict(task.id(), names) : null);
    }

    /** A scheme that is drawn up anew cannot ask for a day that has gone. */
    private @Nullable LocalDate comingOrNull(@Nullable LocalDate day) {
        return day == null || day.isBefore(LocalDate.now(clock)) ? null : day;
    }

    private VerdictLine verdict(String planTaskId, Map<String, String> names) {
        Verdict.Given given = tasks.latestVerdict(planTaskId);
        return new VerdictLine(
                given.verdict().outcome().name(),
                given.verdict().returnTo().stream()
                        .map(id -> names.getOrDefault(id, id))
                        .toList(),
                given.verdict().remark(),
                given.by());
    }

    /** A request for more time, for the one who decides. */
    record ExtensionView(
            String description, @Nullable LocalDate due, LocalDate requestedDue, String organisation, String reason) {}

    ExtensionView extension(String taskId) {
        Desk desk = desks.open(taskId);
        Extension e = deadlines.extension(desk.key());
        TaskDeadline d = tasks.deadlines(e.planTaskId()).stream()
                .filter(x -> x.id() == e.deadlineId())
                .findFirst()
                .orElseThrow();
        return new ExtensionView(
                d.description(),
                d.due(),
                e.requestedDue(),
                organisations.get(desk.cityId(), e.organisationId()).name(),
                e.reason());
    }

    Map<String, String> names(String cityId) {
        return organisations.names(cityId);
    }

    private static List<String> of(List<Party> parties, Role role, Map<String, String> names) {
        return parties.stream()
                .filter(p -> p.role() == role)
                .map(p -> names.getOrDefault(p.organisationId(), p.organisationId())
                        + (role == Role.PARTICIPANT ? "" : "（" + p.state().label() + "）"))
                .toList();
    }

    private static List<HistoryLine> history(List<Record> records) {
        return records.stream()
                .limit(HISTORY)
                .map(r -> new HistoryLine(r.at(), r.verb(), r.body(), who(r), r.label(), r.words()))
                .toList();
    }

    private static String who(Record record) {
        String body = record.bodyName();
        if (body == null) {
            return record.personName();
        }
        // An account that is named after its body would say it twice.
        String person = record.personName();
        int named = person.indexOf(body);
        String rest =
                named < 0 ? person : person.substring(named + body.length()).strip();
        return body + "（" + (rest.isEmpty() ? person : rest) + "）";
    }
}
