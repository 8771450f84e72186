package cn.jingtu.reporting.web;

import cn.jingtu.calendar.CityCalendars;
import cn.jingtu.calendar.RestDayPolicy;
import cn.jingtu.evidence.Evidence;
import cn.jingtu.evidence.EvidenceFile;
import cn.jingtu.matter.Actor;
import cn.jingtu.matter.process.DeadlineExtension;
import cn.jingtu.matter.process.Desk;
import cn.jingtu.matter.process.Desks;
import cn.jingtu.matter.web.FileSending;
import cn.jingtu.organisation.Names;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.organisation.Sight;
import cn.jingtu.plan.Figures;
import cn.jingtu.plan.Figures.Standing;
import cn.jingtu.plan.Measure;
import cn.jingtu.plan.ReportedFigure;
import cn.jingtu.plan.TaskIndicator;
import cn.jingtu.plan.TaskState;
import cn.jingtu.platform.CurrentUser;
import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.text.Day;
import cn.jingtu.platform.text.Text;
import cn.jingtu.reporting.Happenings;
import cn.jingtu.reporting.Happenings.CountyWord;
import cn.jingtu.reporting.Happenings.Told;
import cn.jingtu.reporting.ProgressReport;
import cn.jingtu.reporting.ProgressReports;
import cn.jingtu.reporting.ReportRound;
import cn.jingtu.reporting.ReportSettings;
import cn.jingtu.reporting.RoundState;
import cn.jingtu.reporting.Rounds;
import cn.jingtu.reporting.Summaries;
import cn.jingtu.reporting.Summary;
import cn.jingtu.reporting.process.QuarterlyReportProcess;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The quarterly push: what its forms begin with, who has reported, and the published files. */
@RestController
@RequestMapping("/api")
class ReportController {

    private final Desks desks;
    private final Rounds rounds;
    private final ProgressReports reports;
    private final Happenings happenings;
    private final Summaries summaries;
    private final QuarterlyReportProcess process;
    private final DeadlineExtension extensions;
    private final Figures figures;
    private final Organisations organisations;
    private final Evidence evidence;
    private final FileSending sending;
    private final CityCalendars calendars;
    private final Sight sight;
    private final CurrentUser user;

    ReportController(
            Desks desks,
            Rounds rounds,
            ProgressReports reports,
            Happenings happenings,
            Summaries summaries,
            QuarterlyReportProcess process,
            DeadlineExtension extensions,
            Figures figures,
            Organisations organisations,
            Evidence evidence,
            FileSending sending,
            CityCalendars calendars,
            Sight sight,
            CurrentUser user) {
        this.desks = desks;
        this.rounds = rounds;
        this.reports = reports;
        this.happenings = happenings;
        this.summaries = summaries;
        this.process = process;
        this.extensions = extensions;
        this.figures = figures;
        this.organisations = organisations;
        this.evidence = evidence;
        this.sending = sending;
        this.calendars = calendars;
        this.sight = sight;
        this.user = user;
    }

    /** What a form of a department or a county begins with. */
    record ReportView(
            String title,
            LocalDate due,
            LocalDate acceptUntil,
            String restDayNote,
            int returns,
            @Nullable String remark,
            String problems,
            String nextSteps,
            List<ItemView> items) {}

    record ItemView(
            String planTaskId,
            String ref,
            String title,
            boolean closed,
            String state,
            String stateName,
            String content,
            List<Standing> standings,
            List<CountyView> counties,
            List<FigureView> given,
            List<Measure> measures) {}

    record CountyView(String county, String stateName, String content) {}

    /** A figure with who gave it. */
    record FigureView(
            String indicator,
            String organisation,
            @Nullable BigDecimal numerator,
            @Nullable BigDecimal denominator,
            @Nullable String value,
            String unit,
            String by,
            OffsetDateTime at) {}

    /** A round at a glance. */
    record RoundLine(
            String id,
            String planId,
            String subject,
            LocalDate due,
            LocalDate acceptUntil,
            String state,
            String stateName,
            List<DepartmentLine> departments,
            List<PartLine> counties,
            List<FileLine> files) {}

    record DepartmentLine(
            String id,
            String name,
            String state,
            String stateName,
            LocalDate acceptUntil,
            boolean late,
            int returns,
            @Nullable OffsetDateTime submittedAt,
            @Nullable String remark) {}

    record PartLine(String id, String name, @Nullable OffsetDateTime reportedAt, boolean late) {}

    record FileLine(String id, String name, String sha256, long size) {}

    record RoundView(RoundLine round, String restDayNote, Summary summary) {}

    /**
     * How the city pushes.
     *
     * @param cityRestDayPolicy in words, what holds where the settings name no rule of their own
     * @param history newest first; the first is in force
     * @param oversees whether it is any business of the reader
     */
    record SettingsView(
            ReportSettings settings,
            String cityRestDayPolicy,
            List<PolicyLine> restDayPolicies,
            List<ReportSettings.Change> history,
            boolean oversees,
            boolean mayChange) {}

    record PolicyLine(String value, String label) {}

    record Exemption(
            @Text(name = "单位", max = 100) String organisation,
            @Text(name = "免报原因", max = 2000) String reason) {}

    record ExtensionRequest(
            @Day(name = "延至") LocalDate date,
            @Text(name = "延期理由", max = 2000) String reason) {}

    // ---- at a task

    @GetMapping("/tasks/{taskId}/progress-report")
    ReportView report(@PathVariable String taskId) {
        Desk desk = at(taskId, "progress-report");
        ProgressReport report = reports.get(desk.key());
        return view(rounds.get(report.roundId()), report.organisationId(), happenings.ofReport(report.id()), report);
    }

    @GetMapping("/tasks/{taskId}/county-part")
    ReportView part(@PathVariable String taskId) {
        Desk desk = at(taskId, "quarterly-report");
        if (!desk.step().equals("UserTask_ReportPart") || desk.body() == null) {
            throw Refusal.notFound("这项待办不是县区填报任务。");
        }
        return view(rounds.get(desk.key()), desk.body(), happenings.ofPart(desk.key(), desk.body()), null);
    }

    @GetMapping("/tasks/{taskId}/report-round")
    RoundView round(@PathVariable String taskId) {
        ReportRound round = rounds.get(atSummary(taskId).row().matter().id());
        return new RoundView(line(round, names(round.cityId())), rounds.restDayNote(round), summaries.of(round.id()));
    }

    @PostMapping("/tasks/{taskId}/report-exemptions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void exempt(@PathVariable String taskId, @Valid @RequestBody Exemption exemption) {
        Desk desk = atSummary(taskId);
        if (!desks.mayWork(desk)) {
            throw Refusal.forbidden("只有承办本任务的人员可以登记免报。");
        }
        process.exempt(desk.row().matter().id(), exemption.organisation(), exemption.reason());
    }

    /** A department asks for more time for its report. */
    @PostMapping("/tasks/{taskId}/report-extensions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void extend(@PathVariable String taskId, @Valid @RequestBody ExtensionRequest request) {
        Desk desk = at(taskId, "progress-report");
        if (!desk.step().equals("UserTask_DraftReport") || !desks.mayWork(desk)) {
            throw Refusal.forbidden("只有填报单位的经办人员在“填报季度进展”任务中才能申请延期。");
        }
        ProgressReport report = reports.get(desk.key());
        extensions.request(
                rounds.get(report.roundId()).matter(),
                Rounds.owedBy(report),
                request.date(),
                request.reason(),
                new Actor(user.id(), report.organisationId()));
    }

    // ---- the rounds of the city

    /** Who has reported and who has not, for supervisors, auditors and the coordinating body; for others what is published. */
    @GetMapping("/report-rounds")
    List<RoundLine> rounds(@RequestParam(required = false) @Nullable String plan) {
        boolean oversees = sight.ofWholeCity();
        String city = user.city();
        Names names = names(city);
        return (plan == null ? rounds.ofCity(city) : rounds.ofPlan(plan))
                .stream()
                        .filter(round -> round.cityId().equals(city))
                        .filter(round -> oversees || round.state() == RoundState.PUBLISHED)
                        .map(round -> line(round, names))
                        .toList();
    }

    /** The published summary, for everybody of the city: the very file that was signed. */
    @GetMapping("/report-rounds/{roundId}/summary")
    void summary(@PathVariable String roundId, HttpServletResponse response) throws IOException {
        send(published(roundId).summaryFile(), response);
    }

    /** The ledger that was published with it. */
    @GetMapping("/report-rounds/{roundId}/ledger")
    void ledger(@PathVariable String roundId, HttpServletResponse response) throws IOException {
        send(published(roundId).ledgerFile(), response);
    }

    private ReportRound published(String roundId) {
        return rounds.find(roundId)
                .filter(r -> r.cityId().equals(user.city()) && r.state() == RoundState.PUBLISHED)
                .orElseThrow(() -> Refusal.notFound("找不到该通报，可能尚未印发。"));
    }

    private void send(@Nullable UUID fileId, HttpServletResponse response) throws IOException {
        EvidenceFile file = Optional.ofNullable(fileId)
                .flatMap(evidence::find)
                .orElseThrow(() -> Refusal.notFound("找不到该文件，请联系管理员。"));
        sending.send(file, response);
    }

    @GetMapping("/report-settings")
    SettingsView settings() {
        String city = user.city();
        return new SettingsView(
                rounds.settings(city),
                calendars.restDayPolicy(city).label(),
                Stream.of(RestDayPolicy.values())
                        .map(policy -> new PolicyLine(policy.name(), policy.label()))
                        .toList(),
                rounds.settingChanges(city),
                sight.ofWholeCity(),
                sight.ofCoordinatorHead());
    }

    /** The head of the coordinating body changes how the city pushes. */
    @PutMapping("/report-settings")
    SettingsView change(@Valid @RequestBody ReportSettings settings) {
        if (!sight.ofCoordinatorHead()) {
            throw Refusal.forbidden("只有组织协调单位负责人可以修改季度推送设置。");
        }
        process.changeSettings(user.city(), settings);
        return settings();
    }

    // ---- helpers

    private Desk at(String taskId, String procedure) {
        Desk desk = desks.open(taskId);
        if (!desk.procedure().equals(procedure)) {
            throw Refusal.notFound("这项待办不属于季度进展推送。");
        }
        return desk;
    }

    /** The steps of the coordinating body; a county at its own part sees nothing of the others. */
    private Desk atSummary(String taskId) {
        Desk desk = desks.open(taskId);
        boolean summary = desk.row().matter().procedure().equals("quarterly-report")
                && !desk.step().equals("UserTask_ReportPart");
        if (!summary) {
            throw Refusal.notFound("这项待办不是季度汇总任务。");
        }
        return desk;
    }

    private ReportView view(ReportRound round, String organisation, List<Told> told, @Nullable ProgressReport report) {
        Names names = names(round.cityId());
        return new ReportView(
                round.subject(),
                round.due(),
                report == null ? round.acceptUntil() : report.acceptUntil(round),
                rounds.restDayNote(round),
                report == null ? 0 : report.returns(),
                report == null ? null : report.remark(),
                report == null ? "" : report.problems(),
                report == null ? "" : report.nextSteps(),
                told.stream()
                        .map(t -> item(t, organisation, report == null, names))
                        .toList());
    }

    private ItemView item(Told told, String organisation, boolean county, Names names) {
        String taskId = told.task().id();
        List<TaskIndicator> indicators = figures.indicators(taskId);
        Map<Long, TaskIndicator> byId =
                indicators.stream().collect(Collectors.toMap(TaskIndicator::id, Function.identity()));
        List<ReportedFigure> given = figures.of(taskId);
        return new ItemView(
                taskId,
                told.task().ref(),
                told.task().title(),
                told.task().state() == TaskState.CLOSED,
                told.state().name(),
                told.state().label(),
                told.content(),
                told.standings(),
                told.counties().stream().map(ReportController::county).toList(),
                given.stream()
                        .filter(f -> !county || f.organisationId().equals(organisation))
                        .map(f -> figure(f, Objects.requireNonNull(byId.get(f.indicatorId())), names))
                        .toList(),
                indicators.stream()
                        .filter(i -> !county
                                || i.executors().isEmpty()
                                || i.executors().contains(organisation))
                        .map(i -> Measure.of(i, organisation, given))
                        .toList());
    }

    private static CountyView county(CountyWord word) {
        return new CountyView(word.county(), word.state().label(), word.content());
    }

    private static FigureView figure(ReportedFigure f, TaskIndicator indicator, Names names) {
        return new FigureView(
                indicator.name(),
                names.of(f.organisationId()),
                f.numerator(),
                f.denominator(),
                f.value(),
                indicator.unit(),
                f.reportedBy(),
                f.reportedAt());
    }

    private RoundLine line(ReportRound round, Names names) {
        return new RoundLine(
                round.id(),
                round.planId(),
                round.subject(),
                round.due(),
                round.acceptUntil(),
                round.state().name(),
                round.state().label(),
                rounds.reports(round.id()).stream()
                        .map(r -> new DepartmentLine(
                                r.organisationId(),
                                names.of(r.organisationId()),
                                r.state().name(),
                                r.state().label(),
                                r.acceptUntil(round),
                                r.late(),
                                r.returns(),
                                r.submittedAt(),
                                r.remark()))
                        .toList(),
                rounds.parts(round.id()).stream()
                        .map(p -> new PartLine(
                                p.organisationId(), names.of(p.organisationId()), p.reportedAt(), p.late()))
                        .toList(),
                Stream.of(round.summaryFile(), round.ledgerFile())
                        .filter(Objects::nonNull)
                        .flatMap(id -> evidence.find(id).stream())
                        .map(f -> new FileLine(f.id().toString(), f.name(), f.sha256(), f.size()))
                        .toList());
    }

    private Names names(String cityId) {
        return organisations.names(cityId);
    }
}
