package cn.jingtu.plan.process;

import cn.jingtu.evidence.Evidence;
import cn.jingtu.matter.Actor;
import cn.jingtu.matter.Decision;
import cn.jingtu.matter.process.DecisionForm;
import cn.jingtu.matter.process.Matters;
import cn.jingtu.matter.process.TaskBodies;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.organisation.process.CityVariables;
import cn.jingtu.plan.Deadlines;
import cn.jingtu.plan.PlanTask;
import cn.jingtu.plan.PlanTasks;
import cn.jingtu.plan.TaskDatesChanged;
import cn.jingtu.platform.CurrentUser;
import cn.jingtu.platform.ForModels;
import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.Submissions;
import cn.jingtu.platform.SystemRights;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.context.event.EventListener;

/**
 * Tells {@code plan-task} and the three procedures it calls ({@code task-planning}, {@code task-execution},
 * {@code task-verification}) what happened and is told by them what to do. Their business key is the task's id.
 */
@ForModels("planTask")
public class PlanTaskProcess {

    static final String KEY = "plan-task";
    private static final String COUNTY_EXEMPTED = "jingtu.countyExempted";

    private final RuntimeService runtime;
    private final TaskService engineTasks;
    private final Matters matters;
    private final TaskBodies bodies;
    private final Organisations organisations;
    private final PlanTasks tasks;
    private final Deadlines deadlines;
    private final Evidence evidence;
    private final Submissions submissions;
    private final SystemRights system;
    private final CurrentUser user;

    PlanTaskProcess(
            RuntimeService runtime,
            TaskService engineTasks,
            Matters matters,
            TaskBodies bodies,
            Organisations organisations,
            PlanTasks tasks,
            Deadlines deadlines,
            Evidence evidence,
            Submissions submissions,
            SystemRights system,
            CurrentUser user) {
        this.runtime = runtime;
        this.engineTasks = engineTasks;
        this.matters = matters;
        this.bodies = bodies;
        this.organisations = organisations;
        this.tasks = tasks;
        this.deadlines = deadlines;
        this.evidence = evidence;
        this.submissions = submissions;
        this.system = system;
        this.user = user;
    }

    // ---- telling the process

    void start(String planTaskId) {
        String city = tasks.get(planTaskId).cityId();
        runtime.startProcessInstanceByKey(KEY, planTaskId, Map.of(CityVariables.CITY_ID.name(), city));
    }

    /** A county need not go on: its open step ends. */
    void exempted(String planTaskId, String organisationId) {
        String city = tasks.get(planTaskId).cityId();
        steps(planTaskId, "UserTask_CarryOut")
                .taskCandidateGroup(organisations.get(city, organisationId).groupId())
                .includeAssignedTasks()
                .list()
                .forEach(step -> runtime.messageEventReceived(COUNTY_EXEMPTED, step.getExecutionId()));
    }

    /** Parties changed: the work is handed out anew, what has been done stays done. */
    void reassigned(String planTaskId) {
        correlate("jingtu.taskReassigned", planTaskId);
        datesChanged(planTaskId);
    }

    @EventListener
    public void datesChanged(TaskDatesChanged changed) {
        system.run(() -> datesChanged(changed.planTaskId()));
    }

    /** Dates changed: they are watched anew, and open steps are due by the new ones. */
    void datesChanged(String planTaskId) {
        deadlines.owe(planTaskId);
        steps(planTaskId, "UserTask_RequestCloseOut", "UserTask_Contribute")
                .list()
                .forEach(t -> engineTasks.setDueDate(t.getId(), date(deadlines.taskDue(planTaskId))));
        steps(planTaskId, "UserTask_CarryOut")
                .list()
                .forEach(t -> engineTasks.setDueDate(t.getId(), date(deadlines.executorDue(planTaskId))));
    }

    /** Ends a running task that is no longer to be done. */
    void withdraw(String planTaskId, String reason) {
        tasks.withdraw(planTaskId, reason, Actor.PROGRAM);
        ended(planTaskId);
    }

    /** The task was withdrawn: its process ends. */
    void ended(String planTaskId) {
        correlate("jingtu.taskWithdrawn", planTaskId);
    }

    private void correlate(String message, String planTaskId) {
        runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(planTaskId)
                .tenantId(tasks.get(planTaskId).cityId())
                .correlateAll();
    }

    private TaskQuery steps(String planTaskId, String... steps) {
        return engineTasks
                .createTaskQuery()
                .processInstanceBusinessKey(planTaskId)
                .tenantIdIn(tasks.get(planTaskId).cityId())
                .taskDefinitionKeyIn(steps);
    }

    // ---- told by the models: who and when

    public void issued(DelegateExecution execution) {
        PlanTask task = tasks.takeUp(key(execution));
        matters.requireOnly(execution, "任务“" + task.subject() + "”已在办理中，不能再次下达。");
        tasks.tellParticipants(task.id());
        deadlines.owe(task.id());
    }

    public List<String> drafters(DelegateExecution execution) {
        return tasks.drafters(key(execution));
    }

    public List<String> coSigners(DelegateExecution execution) {
        return tasks.coSigners(key(execution));
    }

    public boolean coSignNeeded(DelegateExecution execution) {
        return !coSigners(execution).isEmpty();
    }

    public boolean schemeAgreed(DelegateExecution execution) {
        return tasks.schemeAgreed(key(execution));
    }

    public List<String> openLeads(DelegateExecution execution) {
        return tasks.openLeads(key(execution));
    }

    public List<String> openExecutors(DelegateExecution execution) {
        return tasks.openExecutors(key(execution));
    }

    public List<String> participants(DelegateExecution execution) {
        return tasks.participants(key(execution));
    }

    public Date schemeDue(DelegateExecution execution) {
        return date(deadlines.schemeDue(key(execution)));
    }

    public Date executorDue(DelegateExecution execution) {
        return date(deadlines.executorDue(key(execution)));
    }

    public Date dueDate(DelegateExecution execution) {
        return date(deadlines.taskDue(key(execution)));
    }

    // ---- told by the models: what was handed in

    public void schemeDrafted(DelegateTask task) {
        Forms.Scheme scheme = submissions.take(task, Forms.Scheme.class);
        tasks.draftScheme(key(task), scheme.text(), scheme.executorDue(), bodies.actor(task));
    }

    public void schemeCoSigned(DelegateTask task) {
        Decision decision = submissions.take(task, DecisionForm.class).by(bodies.actor(task));
        tasks.coSignScheme(key(task), decision);
    }

    public void carriedOut(DelegateTask task) {
        Forms.Report report = submissions.take(task, Forms.Report.class);
        requireEvidence(task, report);
        tasks.carryOut(key(task), withReason(report), report.reported(), bodies.actor(task));
    }

    public void closeOutRequested(DelegateTask task) {
        Forms.CloseOut done = submissions.take(task, Forms.CloseOut.class);
        tasks.requestCloseOut(key(task), done.text(), done.reported(), bodies.actor(task));
    }

    public void contributed(DelegateTask task) {
        Forms.Words words = submissions.take(task, Forms.Words.class);
        Actor participant = bodies.actor(task);
        tasks.contribute(key(task), words.text(), participant);
        // The next step is for the same body, whatever was handed in beside the words.
        CityVariables.ORGANISATION_ID.set(task, participant.acting());
    }

    public void verified(DelegateTask task) {
        Forms.Verification verification = submissions.take(task, Forms.Verification.class);
        boolean passed = tasks.verify(key(task), verification.verdict(), user.id());
        PlanVariables.VERIFIED.set(task, passed);
        PlanVariables.HEAD_APPROVAL_NEEDED.set(task, tasks.verifierLeads(key(task)));
    }

    public void verificationApproved(DelegateTask task) {
        Decision decision = submissions.take(task, DecisionForm.class).by(bodies.actor(task));
        boolean passed = tasks.approveVerdict(key(task), decision);
        PlanVariables.VERIFIED.set(task, passed);
        PlanVariables.VERDICT_APPROVED.set(task, decision.agreed());
    }

    public void closeOut(DelegateExecution execution) {
        tasks.closeOut(key(execution));
    }

    private void requireEvidence(DelegateTask task, Forms.Report report) {
        boolean explained =
                report.noEvidenceReason() != null && !report.noEvidenceReason().isBlank();
        if (!explained && evidence.countOfTask(task.getId()) == 0) {
            throw Refusal.invalid("请先在“材料”页上传佐证材料，或写明没有材料的原因。");
        }
    }

    private static String withReason(Forms.Report report) {
        return report.noEvidenceReason() == null || report.noEvidenceReason().isBlank()
                ? report.text()
                : report.text() + "（未附材料：" + report.noEvidenceReason() + "）";
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
