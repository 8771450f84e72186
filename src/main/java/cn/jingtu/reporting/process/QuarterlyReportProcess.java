package cn.jingtu.reporting.process;

import static cn.jingtu.organisation.process.CityVariables.ORGANISATION_ID;
import static cn.jingtu.organisation.process.CityVariables.SUBJECT;

import cn.jingtu.evidence.EvidenceFile.Origin;
import cn.jingtu.evidence.EvidenceFile.Uploader;
import cn.jingtu.organisation.Organisation;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.organisation.process.CityVariables;
import cn.jingtu.plan.PlanAdjusted;
import cn.jingtu.plan.PlanEnded;
import cn.jingtu.plan.PlanIssued;
import cn.jingtu.plan.PlanState;
import cn.jingtu.plan.Plans;
import cn.jingtu.platform.CurrentUser;
import cn.jingtu.platform.ForModels;
import cn.jingtu.platform.Submissions;
import cn.jingtu.platform.SystemRights;
import cn.jingtu.platform.Turns;
import cn.jingtu.reporting.CountyPart;
import cn.jingtu.reporting.ProgressReports;
import cn.jingtu.reporting.ReportRound;
import cn.jingtu.reporting.ReportSettings;
import cn.jingtu.reporting.RoundState;
import cn.jingtu.reporting.Rounds;
import cn.jingtu.reporting.Summaries;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstanceModificationBuilder;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.annotation.Transactional;

/** Tells the process {@code quarterly-report} what happened and is told by it what to do; its key is the round's id. */
@ForModels("quarterlyReport")
public class QuarterlyReportProcess {

    static final String KEY = "quarterly-report";
    private static final String PART = "UserTask_ReportPart";
    private static final String ALL_PARTS = PART + "#multiInstanceBody";

    private final RuntimeService runtime;
    private final ManagementService management;
    private final ProgressReportProcess progressReports;
    private final Plans plans;
    private final Rounds rounds;
    private final ProgressReports reports;
    private final Summaries summaries;
    private final Organisations organisations;
    private final Submissions submissions;
    private final SystemRights system;
    private final Turns turns;
    private final CurrentUser user;

    QuarterlyReportProcess(
            RuntimeService runtime,
            ManagementService management,
            ProgressReportProcess progressReports,
            Plans plans,
            Rounds rounds,
            ProgressReports reports,
            Summaries summaries,
            Organisations organisations,
            Submissions submissions,
            SystemRights system,
            Turns turns,
            CurrentUser user) {
        this.runtime = runtime;
        this.management = management;
        this.progressReports = progressReports;
        this.plans = plans;
        this.rounds = rounds;
        this.reports = reports;
        this.summaries = summaries;
        this.organisations = organisations;
        this.submissions = submissions;
        this.system = system;
        this.turns = turns;
        this.user = user;
    }

    // ---- told by the plan

    @EventListener
    public void planIssued(PlanIssued issued) {
        system.run(() -> layRounds(issued.planId()));
    }

    @EventListener
    public void planAdjusted(PlanAdjusted adjusted) {
        system.run(() -> {
            layRounds(adjusted.planId());
            for (String roundId : rounds.underWay(adjusted.planId())) {
                turns.take(roundId);
                Rounds.Realigned realigned = rounds.realign(roundId);
                progressReports.begin(rounds.get(roundId), realigned.begun());
                realigned.ended().forEach(progressReports::withdrawn);
                partsChanged(roundId, realigned.joined(), realigned.left());
            }
        });
    }

    /** Counties join and leave the step in which each reports its part; the others go on undisturbed. */
    private void partsChanged(String roundId, List<String> joined, List<String> left) {
        if (joined.isEmpty() && left.isEmpty()) {
            return;
        }
        ActivityInstance round = runtime.getActivityInstance(runtime.createProcessInstanceQuery()
                .processDefinitionKey(KEY)
                .processInstanceBusinessKey(roundId)
                .singleResult()
                .getId());
        ActivityInstance[] waiting = round.getActivityInstances(ALL_PARTS);
        ProcessInstanceModificationBuilder change = runtime.createProcessInstanceModification(round.getId());
        if (!joined.isEmpty() && waiting.length == 0) {
            // Everybody else has reported: the step begins once more, for those that have not.
            change.startBeforeActivity(ALL_PARTS);
        } else {
            joined.forEach(county -> change.startBeforeActivity(PART, waiting[0].getId())
                    .setVariableLocal(ORGANISATION_ID.name(), county));
        }
        Stream.of(round.getActivityInstances(PART))
                .filter(part -> left.contains(
                        (String) runtime.getVariable(part.getExecutionIds()[0], ORGANISATION_ID.name())))
                .forEach(part -> change.cancelActivityInstance(part.getId()));
        change.execute();
    }

    @EventListener
    public void planEnded(PlanEnded ended) {
        system.run(() -> {
            rounds.cancel(ended.planId()).forEach(progressReports::withdrawn);
            rounds.ofPlan(ended.planId()).forEach(round -> runtime.createMessageCorrelation("jingtu.roundCancelled")
                    .processInstanceBusinessKey(round.id())
                    .correlateAll());
        });
    }

    private void layRounds(String planId) {
        for (String roundId : rounds.lay(planId)) {
            ReportRound round = rounds.get(roundId);
            runtime.startProcessInstanceByKey(
                    KEY,
                    roundId,
                    Map.of(
                            ReportVariables.PLAN_ID.name(),
                            planId,
                            SUBJECT.name(),
                            round.subject(),
                            CityVariables.CITY_ID.name(),
                            round.cityId()));
        }
    }

    // ---- told by people beside their tasks

    /** Keeps new settings of a city: rounds that have not opened do so by them, and new dates bring new rounds. */
    @Transactional
    public void changeSettings(String cityId, ReportSettings settings) {
        rounds.changeSettings(cityId, settings, user.id());
        system.run(() -> plans.of(cityId, List.of(PlanState.ISSUED)).forEach(plan -> {
            rounds.ofPlan(plan.id()).stream()
                    .filter(round -> round.state() == RoundState.PLANNED)
                    .forEach(this::reopenAt);
            layRounds(plan.id());
        }));
    }

    private void reopenAt(ReportRound round) {
        runtime.createProcessInstanceQuery()
                .processDefinitionKey(KEY)
                .processInstanceBusinessKey(round.id())
                .list()
                .stream()
                .flatMap(instance -> management
                        .createJobQuery()
                        .processInstanceId(instance.getId())
                        .timers()
                        .list()
                        .stream())
                .forEach(timer -> management.setJobDuedate(timer.getId(), date(rounds.opensAt(round.id()))));
    }

    /** A department need not report this time; its open step ends. */
    @Transactional
    public void exempt(String roundId, String organisationId, String reason) {
        String reportId = roundId + ":" + organisationId;
        turns.take(reportId);
        rounds.exempt(roundId, organisationId, reason, user.id());
        system.run(() -> progressReports.withdrawn(reportId));
    }

    // ---- told by the model

    public Date opensAt(DelegateExecution execution) {
        return date(rounds.opensAt(key(execution)));
    }

    public void open(DelegateExecution execution) {
        List<String> begun = rounds.open(key(execution));
        progressReports.begin(rounds.get(key(execution)), begun);
        ReportVariables.ANY_REPORTS.set(execution, !begun.isEmpty());
    }

    public List<String> counties(DelegateExecution execution) {
        return rounds.parts(key(execution)).stream()
                .filter(part -> part.reportedAt() == null)
                .map(CountyPart::organisationId)
                .toList();
    }

    public Date dueAt(DelegateExecution execution) {
        return date(rounds.dueAt(key(execution)));
    }

    public Date countyDueAt(DelegateExecution execution) {
        return date(rounds.countyDueAt(key(execution)));
    }

    public Date graceOverAt(DelegateExecution execution) {
        return date(rounds.graceOverAt(key(execution)));
    }

    public void partReported(DelegateTask task) {
        Forms.Part part = submissions.take(task, Forms.Part.class);
        reports.reportPart(key(task), ORGANISATION_ID.get(task), part.items(), user.id());
    }

    public void collected(DelegateTask task) {
        submissions.take(task, Forms.Done.class);
        rounds.requireCollected(key(task));
    }

    public void findNextChase(DelegateExecution execution) {
        Optional<ZonedDateTime> next = rounds.nextChase(key(execution));
        ReportVariables.CHASE_OPEN.set(execution, next.isPresent());
        next.ifPresent(at -> ReportVariables.CHASE_AT.set(execution, date(at)));
    }

    public void chase(DelegateExecution execution) {
        rounds.chase(key(execution));
    }

    public void summaryEdited(DelegateTask task) {
        Forms.Summary form = submissions.take(task, Forms.Summary.class);
        Origin origin = new Origin(
                task.getTenantId(),
                KEY + ":" + key(task),
                task.getProcessInstanceId(),
                task.getId(),
                task.getName(),
                task.getTaskDefinitionKey());
        Organisation coordinator = organisations.coordinator(task.getTenantId());
        Uploader uploader = new Uploader(user.id(), user.id(), coordinator.groupId(), coordinator.name());
        summaries.finish(key(task), form.generated(), origin, uploader);
    }

    public void summarySigned(DelegateTask task) {
        Forms.Decision decision = submissions.take(task, Forms.Decision.class);
        rounds.sign(key(task), decision.agreed(), decision.words(), user.id());
        ReportVariables.SUMMARY_SIGNED.set(task, decision.agreed());
    }

    public void publish(DelegateExecution execution) {
        rounds.publish(key(execution));
    }

    private static String key(DelegateExecution execution) {
        return execution.getProcessBusinessKey();
    }

    private static String key(DelegateTask task) {
        return task.getExecution().getProcessBusinessKey();
    }

    private static Date date(ZonedDateTime at) {
        return Date.from(at.toInstant());
    }
}
