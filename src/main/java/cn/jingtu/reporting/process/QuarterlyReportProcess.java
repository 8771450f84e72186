package cn.jingtu.reporting.process;

import cn.jingtu.matter.Actor;
import cn.jingtu.matter.process.Matters;
import cn.jingtu.matter.process.TaskBodies;
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
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstanceModificationBuilder;
import org.camunda.bpm.engine.runtime.ProcessInstanceQuery;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.annotation.Transactional;

/** Tells the process {@code quarterly-report} what happened and is told by it what to do; its key is the round's id. */
@ForModels("quarterlyReport")
public class QuarterlyReportProcess {

    static final String KEY = "quarterly-report";
    private static final String PART = "UserTask_ReportPart";
    private static final String ALL_PARTS = PART + "#multiInstanceBody";
    private static final String WATCH = "CallActivity_Watch";

    private final RuntimeService runtime;
    private final TaskService engineTasks;
    private final ManagementService management;
    private final Matters matters;
    private final TaskBodies bodies;
    private final ProgressReportProcess progressReports;
    private final Plans plans;
    private final Rounds rounds;
    private final ProgressReports reports;
    private final Organisations organisations;
    private final Submissions submissions;
    private final SystemRights system;
    private final Turns turns;
    private final CurrentUser user;

    QuarterlyReportProcess(
            RuntimeService runtime,
            TaskService engineTasks,
            ManagementService management,
            Matters matters,
            TaskBodies bodies,
            ProgressReportProcess progressReports,
            Plans plans,
            Rounds rounds,
            ProgressReports reports,
            Organisations organisations,
            Submissions submissions,
            SystemRights system,
            Turns turns,
            CurrentUser user) {
        this.runtime = runtime;
        this.engineTasks = engineTasks;
        this.management = management;
        this.matters = matters;
        this.bodies = bodies;
        this.progressReports = progressReports;
        this.plans = plans;
        this.rounds = rounds;
        this.reports = reports;
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
                ReportRound round = rounds.get(roundId);
                progressReports.begin(round, realigned.begun());
                realigned.ended().forEach(report -> progressReports.withdrawn(round.cityId(), report));
                partsChanged(round, realigned.joined(), realigned.left());
                if (!realigned.begun().isEmpty() || !realigned.joined().isEmpty()) {
                    watchAgain(round);
                }
            }
        });
    }

    /** A watch that has ended because all had reported does not know of who joins. */
    private void watchAgain(ReportRound round) {
        ActivityInstance running =
                runtime.getActivityInstance(instances(round).singleResult().getId());
        if (running.getActivityInstances(WATCH).length == 0) {
            runtime.createProcessInstanceModification(running.getId())
                    .startBeforeActivity(WATCH)
                    .execute();
        }
    }

    /** Counties join and leave the step in which each reports its part; the others go on undisturbed. */
    private void partsChanged(ReportRound round, List<String> joined, List<String> left) {
        if (joined.isEmpty() && left.isEmpty()) {
            return;
        }
        ActivityInstance running =
                runtime.getActivityInstance(instances(round).singleResult().getId());
        ActivityInstance[] waiting = running.getActivityInstances(ALL_PARTS);
        ProcessInstanceModificationBuilder change = runtime.createProcessInstanceModification(running.getId());
        if (!joined.isEmpty() && waiting.length == 0) {
            // Everybody else has reported: the step begins once more, for those that have not.
            change.startBeforeActivity(ALL_PARTS);
        } else {
            joined.forEach(county -> change.startBeforeActivity(PART, waiting[0].getId())
                    .setVariableLocal(CityVariables.ORGANISATION_ID.name(), county));
        }
        List<String> ended = left.isEmpty() ? List.of() : steps(running.getId(), round.cityId(), left);
        Stream.of(running.getActivityInstances(PART))
                .filter(part -> ended.contains(part.getExecutionIds()[0]))
                .forEach(part -> change.cancelActivityInstance(part.getId()));
        change.execute();
    }

    /** Ids of the executions in which counties are at their part. */
    private List<String> steps(String instanceId, String cityId, List<String> counties) {
        return engineTasks
                .createTaskQuery()
                .processInstanceId(instanceId)
                .taskDefinitionKey(PART)
                .taskCandidateGroupIn(counties.stream()
                        .map(county -> organisations.get(cityId, county).groupId())
                        .toList())
                .includeAssignedTasks()
                .list()
                .stream()
                .map(Task::getExecutionId)
                .toList();
    }

    private ProcessInstanceQuery instances(ReportRound round) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey(KEY)
                .processInstanceBusinessKey(round.id())
                .tenantIdIn(round.cityId());
    }

    @EventListener
    public void planEnded(PlanEnded ended) {
        system.run(() -> {
            String city = plans.get(ended.planId()).cityId();
            rounds.cancel(ended.planId()).forEach(report -> progressReports.withdrawn(city, report));
            rounds.ofPlan(ended.planId())
                    .forEach(round -> runtime.createMessageCorrelation("jingtu.roundCancelled")
                            .processInstanceBusinessKey(round.id())
                            .tenantId(city)
                            .correlateAll());
        });
    }

    private void layRounds(String planId) {
        for (String roundId : rounds.lay(planId)) {
            ReportRound round = rounds.get(roundId);
            runtime.startProcessInstanceByKey(KEY, roundId, Map.of(CityVariables.CITY_ID.name(), round.cityId()));
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
        instances(round).list().stream()
                .flatMap(instance ->
                        management.createJobQuery().processInstanceId(instance.getId()).timers().list().stream())
                .forEach(timer -> management.setJobDuedate(timer.getId(), date(rounds.opensAt(round.id()))));
    }

    /** A department need not report this time; its open step ends. */
    @Transactional
    public void exempt(String roundId, String organisationId, String reason) {
        String reportId = roundId + ":" + organisationId;
        turns.take(reportId);
        rounds.exempt(
                roundId,
                organisationId,
                reason,
                new Actor(
                        user.id(),
                        organisations.coordinator(rounds.get(roundId).cityId()).id()));
        String city = rounds.get(roundId).cityId();
        system.run(() -> progressReports.withdrawn(city, reportId));
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
        reports.reportPart(key(task), part.items(), bodies.actor(task));
    }

    public void partsClosed(DelegateExecution execution) {
        rounds.partsClosed(key(execution));
    }

    public void collected(DelegateTask task) {
        submissions.take(task, Forms.Done.class);
        rounds.requireCollected(key(task));
    }

    private String key(DelegateExecution execution) {
        return matters.of(execution).key();
    }

    private String key(DelegateTask task) {
        return matters.of(task).key();
    }

    private static Date date(ZonedDateTime at) {
        return Date.from(at.toInstant());
    }
}
