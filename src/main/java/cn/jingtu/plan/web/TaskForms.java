package cn.jingtu.plan.web;

import cn.jingtu.matter.process.Desk;
import cn.jingtu.matter.process.Desks;
import cn.jingtu.organisation.Names;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.plan.Figures;
import cn.jingtu.plan.Measure;
import cn.jingtu.plan.PlanTask;
import cn.jingtu.plan.PlanTasks;
import cn.jingtu.plan.ReportedFigure;
import cn.jingtu.plan.Verdict;
import cn.jingtu.platform.Refusal;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts together what the fields of a plan task's forms start from, with names instead of ids. */
@Component
@Transactional(readOnly = true)
class TaskForms {

    private static final int WORDS = 60;

    private final Desks desks;
    private final PlanTasks tasks;
    private final Figures figures;
    private final Organisations organisations;
    private final Clock clock;

    TaskForms(Desks desks, PlanTasks tasks, Figures figures, Organisations organisations, Clock clock) {
        this.desks = desks;
        this.tasks = tasks;
        this.figures = figures;
        this.organisations = organisations;
        this.clock = clock;
    }

    /**
     * @param verb code of what was done, {@code scheme-drafted}
     * @param body id of the body that did it; null: of none
     * @param what the verb as officials read it
     */
    record WordLine(Instant at, String verb, @Nullable String body, String who, String what, String remark) {}

    /** Everything the forms of a running task show: who stands where, dates with ids, figures. */
    record Work(
            String title,
            List<PartyLine> parties,
            List<DateRow> deadlines,
            List<Measure> indicators,
            List<Figures.Standing> standings,
            List<FigureRow> figures,
            List<WordLine> words,
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
        PlanTask task = tasks.find(desk.key()).orElseThrow(() -> Refusal.notFound("这项待办不属于计划任务。"));
        Names names = names(task.cityId());
        List<ReportedFigure> reported = figures.of(task.id());
        return new Work(
                task.subject(),
                tasks.parties(task.id()).stream()
                        .map(p -> new PartyLine(
                                p.organisationId(),
                                names.of(p.organisationId()),
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
                                d.leads().isEmpty() || d.leads().contains(String.valueOf(desk.body()))))
                        .toList(),
                figures.indicators(task.id()).stream()
                        .map(i -> Measure.of(i, desk.body(), reported))
                        .toList(),
                figures.standings(task.id()),
                reported.stream()
                        .map(f -> new FigureRow(
                                f.indicatorId(),
                                names.of(f.organisationId()),
                                f.numerator(),
                                f.denominator(),
                                f.value(),
                                f.reportedBy(),
                                f.reportedAt()))
                        .toList(),
                tasks.records(task.id()).stream()
                        .limit(WORDS)
                        .map(r -> new WordLine(r.at(), r.verb(), r.body(), r.who(), r.label(), r.words()))
                        .toList(),
                comingOrNull(task.executorDue()),
                desk.step().equals("UserTask_ApproveVerification") ? verdict(task.id(), names) : null);
    }

    /** A scheme that is drawn up anew cannot ask for a day that has gone. */
    private @Nullable LocalDate comingOrNull(@Nullable LocalDate day) {
        return day == null || day.isBefore(LocalDate.now(clock)) ? null : day;
    }

    private VerdictLine verdict(String planTaskId, Names names) {
        Verdict.Given given = tasks.latestVerdict(planTaskId);
        return new VerdictLine(
                given.verdict().outcome().name(),
                given.verdict().returnTo().stream().map(names::of).toList(),
                given.verdict().remark(),
                given.by());
    }

    Names names(String cityId) {
        return organisations.names(cityId);
    }
}
