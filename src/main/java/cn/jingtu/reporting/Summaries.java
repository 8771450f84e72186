package cn.jingtu.reporting;

import cn.jingtu.calendar.Standing;
import cn.jingtu.evidence.WrittenFile;
import cn.jingtu.matter.Document;
import cn.jingtu.matter.Issuable;
import cn.jingtu.matter.MatterRow;
import cn.jingtu.organisation.City;
import cn.jingtu.organisation.Names;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.plan.Figures;
import cn.jingtu.plan.Party;
import cn.jingtu.plan.Plan;
import cn.jingtu.plan.PlanTask;
import cn.jingtu.plan.Plans;
import cn.jingtu.plan.Role;
import cn.jingtu.plan.TaskDeadline;
import cn.jingtu.plan.TaskStandings;
import cn.jingtu.plan.TaskStandings.Dated;
import cn.jingtu.plan.TaskState;
import cn.jingtu.reporting.Summary.CountyRow;
import cn.jingtu.reporting.Summary.DepartmentRow;
import cn.jingtu.reporting.Summary.FigureRow;
import cn.jingtu.reporting.Summary.TaskRow;
import cn.jingtu.reporting.Summary.Totals;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts the summary of a round together: the document that the quarter ends with. */
@Component
@Transactional
public class Summaries implements Issuable {

    private final ReportStore store;
    private final Rounds rounds;
    private final Plans plans;
    private final Figures figures;
    private final Organisations organisations;
    private final TaskStandings taskStandings;
    private final Clock clock;

    Summaries(
            ReportStore store,
            Rounds rounds,
            Plans plans,
            Figures figures,
            Organisations organisations,
            TaskStandings taskStandings,
            Clock clock) {
        this.store = store;
        this.rounds = rounds;
        this.plans = plans;
        this.figures = figures;
        this.organisations = organisations;
        this.taskStandings = taskStandings;
        this.clock = clock;
    }

    /** The summary as things stand now. */
    @Transactional(readOnly = true)
    public Summary of(String roundId) {
        ReportRound round = store.round(roundId);
        Plan plan = plans.get(round.planId());
        City city = organisations.city(round.cityId());
        Names names = names(round.cityId());
        List<ProgressReport> reports = store.reports(roundId).stream()
                .filter(r -> r.state() != ReportState.WITHDRAWN)
                .toList();
        Map<String, List<String>> told = new HashMap<>();
        Map<String, List<ProgressItem.GivenFigure>> given = new HashMap<>();
        for (ProgressReport report : reports) {
            if (report.submittedAt() == null) {
                continue;
            }
            for (ProgressItem item : store.items(report.id())) {
                told.computeIfAbsent(item.planTaskId(), id -> new ArrayList<>())
                        .add(names.of(report.organisationId()) + "（"
                                + item.state().label() + "）：" + item.content());
                given.putIfAbsent(item.planTaskId(), item.figures());
            }
        }
        List<PlanTask> all = plans.tasks(plan.id());
        Map<String, List<Party>> parties = plans.parties(plan.id());
        Map<String, List<TaskDeadline>> dates = plans.deadlines(plan.id());
        List<Dated> dated = all.stream()
                .map(task -> new Dated(task.id(), task.state(), nextDue(dates.getOrDefault(task.id(), List.of()))))
                .toList();
        Map<String, Standing> standings = taskStandings.of(round.cityId(), dated);
        List<TaskRow> rows = IntStream.range(0, all.size())
                .mapToObj(i -> {
                    PlanTask task = all.get(i);
                    return row(
                            task,
                            dated.get(i).nextDue(),
                            Objects.requireNonNull(standings.get(task.id())),
                            parties.getOrDefault(task.id(), List.of()),
                            names,
                            told);
                })
                .toList();
        List<DepartmentRow> departments = reports.stream()
                .map(r -> new DepartmentRow(
                        names.of(r.organisationId()),
                        punctuality(r),
                        r.state().label(),
                        r.submittedAt(),
                        r.returns(),
                        r.submittedAt() == null ? "" : r.problems(),
                        r.submittedAt() == null ? "" : r.nextSteps(),
                        r.remark()))
                .toList();
        List<CountyRow> counties = store.parts(roundId).stream()
                .map(p -> new CountyRow(
                        names.of(p.organisationId()), punctuality(p.reportedAt(), p.late()), p.reportedAt()))
                .toList();
        return new Summary(
                title(round),
                plan.shownTitle(),
                city.formalName(organisations.coordinator(round.cityId())),
                LocalDate.now(clock),
                round.due(),
                round.acceptUntil(),
                totals(rows, departments),
                figures.goals(plan.id()),
                rows,
                departments,
                counties,
                all.stream()
                        .flatMap(t ->
                                given.getOrDefault(t.id(), List.of()).stream().map(f -> new FigureRow(t.ref(), f)))
                        .toList());
    }

    private static Punctuality punctuality(ProgressReport r) {
        return r.state() == ReportState.EXEMPT ? Punctuality.EXEMPT : punctuality(r.submittedAt(), r.late());
    }

    private static Punctuality punctuality(@Nullable OffsetDateTime reportedAt, boolean late) {
        return reportedAt == null ? Punctuality.SILENT : late ? Punctuality.LATE : Punctuality.IN_TIME;
    }

    private static Totals totals(List<TaskRow> rows, List<DepartmentRow> departments) {
        return new Totals(
                (int) rows.stream()
                        .filter(r -> r.standing() != Standing.STOPPED)
                        .count(),
                count(rows, Standing.NORMAL),
                count(rows, Standing.DUE_SOON),
                count(rows, Standing.OVERDUE),
                count(rows, Standing.DONE),
                departments.size(),
                count(departments, Punctuality.IN_TIME),
                count(departments, Punctuality.LATE),
                count(departments, Punctuality.SILENT),
                count(departments, Punctuality.EXEMPT),
                (int) departments.stream().filter(d -> d.returns() > 0).count());
    }

    private static int count(List<TaskRow> rows, Standing standing) {
        return (int) rows.stream().filter(r -> r.standing() == standing).count();
    }

    private static int count(List<DepartmentRow> rows, Punctuality punctuality) {
        return (int) rows.stream().filter(r -> r.punctuality() == punctuality).count();
    }

    private static @Nullable LocalDate nextDue(List<TaskDeadline> dates) {
        return dates.stream()
                .filter(d -> d.state() == TaskDeadline.State.OPEN && d.due() != null)
                .map(TaskDeadline::due)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static TaskRow row(
            PlanTask task,
            @Nullable LocalDate next,
            Standing standing,
            List<Party> parties,
            Names names,
            Map<String, List<String>> told) {
        return new TaskRow(
                task.ref(),
                task.title(),
                parties.stream()
                        .filter(p -> p.role() == Role.LEAD)
                        .map(p -> names.of(p.organisationId()))
                        .toList(),
                standing,
                task.state() == TaskState.RUNNING ? next : null,
                told.getOrDefault(task.id(), List.of()),
                task.closeNumber());
    }

    // ---- issued

    @Override
    public Set<String> procedures() {
        return Set.of(ReportRound.PROCEDURE);
    }

    @Override
    public Proposal propose(MatterRow row) {
        ReportRound round = rounds.sumUp(row.key());
        return new Proposal(
                "季度通报",
                title(round),
                organisations.coordinator(round.cityId()).id(),
                List.of(),
                rounds.readers(round),
                "summary-view");
    }

    @Override
    public List<WrittenFile> written(MatterRow row) {
        String roundId = row.key();
        return List.of(
                new WrittenFile(title(store.round(roundId)) + ".docx", () -> SummaryDocument.write(of(roundId))),
                new WrittenFile(
                        store.round(roundId).quarter() + "工作进展台账.xlsx", () -> SummaryLedger.write(of(roundId))));
    }

    @Override
    public void issued(MatterRow row, Document document) {
        rounds.published(
                row.key(),
                Objects.requireNonNull(document.text()),
                document.enclosures().stream().findFirst().orElse(null));
    }

    private String title(ReportRound round) {
        return organisations.city(round.cityId()).name() + round.quarter() + "土壤污染防治工作进展情况通报";
    }

    private Names names(String cityId) {
        return organisations.names(cityId);
    }
}
