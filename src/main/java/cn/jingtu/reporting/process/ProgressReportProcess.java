package cn.jingtu.reporting.process;

import cn.jingtu.matter.Decision;
import cn.jingtu.matter.MatterRow;
import cn.jingtu.matter.process.DecisionForm;
import cn.jingtu.matter.process.Matters;
import cn.jingtu.matter.process.TaskBodies;
import cn.jingtu.organisation.Organisation;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.organisation.process.CityVariables;
import cn.jingtu.platform.ForModels;
import cn.jingtu.platform.Submissions;
import cn.jingtu.platform.SystemRights;
import cn.jingtu.platform.Turns;
import cn.jingtu.reporting.ProgressReport;
import cn.jingtu.reporting.ProgressReports;
import cn.jingtu.reporting.ReportDueMoved;
import cn.jingtu.reporting.ReportRound;
import cn.jingtu.reporting.Rounds;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.context.event.EventListener;

/** Tells the process {@code progress-report} what happened and is told by it what to do; its key is the report's id. */
@ForModels("progressReport")
public class ProgressReportProcess {

    static final String KEY = "progress-report";

    private final RuntimeService runtime;
    private final TaskService engineTasks;
    private final Matters matters;
    private final TaskBodies bodies;
    private final Rounds rounds;
    private final ProgressReports reports;
    private final Organisations organisations;
    private final Submissions submissions;
    private final SystemRights system;
    private final Turns turns;

    ProgressReportProcess(
            RuntimeService runtime,
            TaskService engineTasks,
            Matters matters,
            TaskBodies bodies,
            Rounds rounds,
            ProgressReports reports,
            Organisations organisations,
            Submissions submissions,
            SystemRights system,
            Turns turns) {
        this.runtime = runtime;
        this.engineTasks = engineTasks;
        this.matters = matters;
        this.bodies = bodies;
        this.rounds = rounds;
        this.reports = reports;
        this.organisations = organisations;
        this.submissions = submissions;
        this.system = system;
        this.turns = turns;
    }

    /** Asks for reports of a round, by their ids. */
    void begin(ReportRound round, List<String> reportIds) {
        reportIds.forEach(
                id -> runtime.startProcessInstanceByKey(KEY, id, Map.of(CityVariables.CITY_ID.name(), round.cityId())));
    }

    /** Nothing is to be reported any more: the open step ends. */
    void withdrawn(String cityId, String reportId) {
        runtime.createMessageCorrelation("jingtu.reportWithdrawn")
                .processInstanceBusinessKey(reportId)
                .tenantId(cityId)
                .correlateAll();
    }

    /** Open steps are due by the new day. */
    @EventListener
    public void dueMoved(ReportDueMoved moved) {
        system.run(() -> engineTasks
                .createTaskQuery()
                .processInstanceBusinessKey(moved.reportId())
                .tenantIdIn(moved.cityId())
                .taskDefinitionKeyIn("UserTask_DraftReport", "UserTask_ConfirmReport")
                .list()
                .forEach(step -> engineTasks.setDueDate(
                        step.getId(), Date.from(rounds.dueAtOf(moved.reportId()).toInstant()))));
    }

    // ---- told by the model

    public String department(DelegateExecution execution) {
        return body(execution).groupId();
    }

    public String departmentHead(DelegateExecution execution) {
        return body(execution).headGroupId();
    }

    private Organisation body(DelegateExecution execution) {
        MatterRow matter = matters.of(execution);
        return organisations.get(matter.city(), reports.get(matter.key()).organisationId());
    }

    public Date dueAt(DelegateExecution execution) {
        return Date.from(rounds.dueAtOf(matters.of(execution).key()).toInstant());
    }

    public void drafted(DelegateTask task) {
        Forms.Report report = submissions.take(task, Forms.Report.class);
        reports.draft(key(task), report.items(), report.problemWords(), report.nextWords(), bodies.actor(task));
    }

    public void confirmed(DelegateTask task) {
        Decision decision = submissions.take(task, DecisionForm.class).by(bodies.actor(task));
        reports.confirm(key(task), decision);
        ReportVariables.REPORT_CONFIRMED.set(task, decision.agreed());
    }

    public void accepted(DelegateTask task) {
        Decision decision = submissions.take(task, DecisionForm.class).by(bodies.actor(task));
        reports.accept(key(task), decision);
        ReportVariables.REPORT_ACCEPTED.set(task, decision.agreed());
    }

    /** The last report that comes in sets the summary going. */
    public void countIn(DelegateExecution execution) {
        MatterRow matter = matters.of(execution);
        ProgressReport report = reports.get(matter.key());
        turns.take(report.roundId());
        if (rounds.countIn(report)) {
            runtime.createMessageCorrelation("jingtu.reportsIn")
                    .processInstanceBusinessKey(report.roundId())
                    .tenantId(matter.city())
                    .correlateAll();
        }
    }

    private String key(DelegateTask task) {
        return matters.of(task).key();
    }
}
