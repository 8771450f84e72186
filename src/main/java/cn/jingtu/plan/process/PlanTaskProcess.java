package cn.jingtu.plan.process;

import static cn.jingtu.organisation.process.CityVariables.ORGANISATION_ID;
import static cn.jingtu.organisation.process.CityVariables.SUBJECT;

import cn.jingtu.evidence.Evidence;
import cn.jingtu.organisation.process.CityVariables;
import cn.jingtu.plan.Deadlines;
import cn.jingtu.plan.PlanTask;
import cn.jingtu.plan.PlanTasks;
import cn.jingtu.plan.PlanTimes;
import cn.jingtu.plan.TaskDatesChanged;
import cn.jingtu.platform.CurrentUser;
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
import org.camunda.bpm.engine.runtime.Execution;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells {@code plan-task} and the three procedures it calls ({@code task-planning}, {@code task-execution},
 * {@code task-verification}) what happened and is told by them what to do. Their business key is the task's id.
 */
@Component("planTask")
public class PlanTaskProcess {

    static final String KEY = "plan-task";
    private static final String COUNTY_EXEMPTED = "jingtu.countyExempted";

    private final RuntimeService runtime;
    private final TaskService engineTasks;
    private final PlanTasks tasks;
    private final Deadlines deadlines;
    private final Evidence evidence;
    private final Submissions submissions;
    private final SystemRights system;
    private final CurrentUser user;

    PlanTaskProcess(
            RuntimeService runtime,
            TaskService engineTasks,
            PlanTasks tasks,
            Deadlines deadlines,
            Evidence evidence,
            Submissions submissions,
            SystemRights system,
            CurrentUser user) {
        this.runtime = runtime;
        this.engineTasks = engineTasks;
        this.tasks = tasks;
        this.deadlines = deadlines;
        this.evidence = evidence;
        this.submissions = submissions;
        this.system = system;
        this.user = user;
    }

    // ---- telling the process

    void start(String planTaskId) {
        PlanTask task = tasks.get(planTaskId);
        runtime.startProcessInstanceByKey(
                KEY,
                planTaskId,
                Map.of(PlanVariables.PLAN_ID.name(), task.planId(), CityVariables.CITY_ID.name(), task.cityId()));
    }

    /** A county need not go on: its open step ends. */
    void exempted(String planTaskId, String organisationId) {
        // The county stands in the scope around the step that waits, where a correlation by local variable does not look.
        runtime.createExecutionQuery()
                .processInstanceBusinessKey(planTaskId)
                .messageEventSubscriptionName(COUNTY_EXEMPTED)
                .list()
                .stream()
                .map(Execution::getId)
                .filter(id -> organisationId.equals(runtime.getVariable(id, ORGANISATION_ID.name())))
                .forEach(id -> runtime.messageEventReceived(COUNTY_EXEMPTED, id));
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
        correlate("jingtu.datesChanged", planTaskId);
        engineTasks
                .createTaskQuery()
                .processInstanceBusinessKey(planTaskId)
                .taskDefinitionKeyIn("UserTask_RequestCloseOut", "UserTask_Contribute")
                .list()
                .forEach(t -> engineTasks.setDueDate(t.getId(), date(deadlines.taskDue(planTaskId))));
        engineTasks
                .createTaskQuery()
                .processInstanceBusinessKey(planTaskId)
                .taskDefinitionKey("UserTask_CarryOut")
                .list()
                .forEach(t -> engineTasks.setDueDate(t.getId(), date(deadlines.executorDue(planTaskId))));
    }

    /** Ends a running task that is no longer to be done. */
    void withdraw(String planTaskId, String reason) {
        tasks.withdraw(planTaskId, reason, PlanTimes.SYSTEM);
        ended(planTaskId);
    }

    /** The task was withdrawn: its process ends. */
    void ended(String planTaskId) {
        correlate("jingtu.taskWithdrawn", planTaskId);
    }

    private void correlate(String message, String planTaskId) {
        runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(planTaskId)
                .correlateAll();
    }

    // ---- told by the models: who and when

    public void issued(DelegateExecution execution) {
        SUBJECT.set(execution, tasks.get(execution.getProcessBusinessKey()).subject());
        tasks.tellParticipants(execution.getProcessBusinessKey());
    }

    public List<String> drafters(DelegateExecution execution) {
        return tasks.drafters(execution.getProcessBusinessKey());
    }

    public List<String> coSigners(DelegateExecution execution) {
        return tasks.coSigners(execution.getProcessBusinessKey());
    }

    public boolean coSignNeeded(DelegateExecution execution) {
        return !coSigners(execution).isEmpty();
    }

    public boolean schemeAgreed(DelegateExecution execution) {
        return tasks.schemeAgreed(execution.getProcessBusinessKey());
    }

    public List<String> openLeads(DelegateExecution execution) {
        return tasks.openLeads(execution.getProcessBusinessKey());
    }

    public List<String> openExecutors(DelegateExecution execution) {
        return tasks.openExecutors(execution.getProcessBusinessKey());
    }

    public List<String> participants(DelegateExecution execution) {
        return tasks.participants(execution.getProcessBusinessKey());
    }

    public Date schemeDue(DelegateExecution execution) {
        return date(deadlines.schemeDue(execution.getProcessBusinessKey()));
    }

    public Date executorDue(DelegateExecution execution) {
        return date(deadlines.executorDue(execution.getProcessBusinessKey()));
    }

    public Date dueDate(DelegateExecution execution) {
        return date(deadlines.taskDue(execution.getProcessBusinessKey()));
    }

    // ---- told by the models: what was handed in

    public void schemeDrafted(DelegateTask task) {
        Forms.Scheme scheme = submissions.take(task, Forms.Scheme.class);
        tasks.draftScheme(key(task), ORGANISATION_ID.get(task), scheme.text(), scheme.executorDue(), user.id());
    }

    public void schemeCoSigned(DelegateTask task) {
        Forms.Decision decision = submissions.take(task, Forms.Decision.class);
        tasks.coSignScheme(key(task), ORGANISATION_ID.get(task), decision.agreed(), decision.words(), user.id());
    }

    public void carriedOut(DelegateTask task) {
        Forms.Report report = submissions.take(task, Forms.Report.class);
        String organisation = ORGANISATION_ID.get(task);
        requireEvidence(task, report);
        tasks.carryOut(key(task), organisation, withReason(report), report.reported(), user.id());
    }

    public void closeOutRequested(DelegateTask task) {
        Forms.CloseOut done = submissions.take(task, Forms.CloseOut.class);
        tasks.requestCloseOut(key(task), ORGANISATION_ID.get(task), done.text(), done.reported(), user.id());
    }

    public void contributed(DelegateTask task) {
        Forms.Words words = submissions.take(task, Forms.Words.class);
        tasks.contribute(key(task), ORGANISATION_ID.get(task), words.text(), user.id());
    }

    public void verified(DelegateTask task) {
        Forms.Verification verification = submissions.take(task, Forms.Verification.class);
        boolean passed = tasks.verify(key(task), verification.verdict(), user.id());
        PlanVariables.VERIFIED.set(task, passed);
        PlanVariables.HEAD_APPROVAL_NEEDED.set(task, tasks.verifierLeads(key(task)));
    }

    public void verificationApproved(DelegateTask task) {
        Forms.Decision decision = submissions.take(task, Forms.Decision.class);
        boolean passed = tasks.approveVerdict(key(task), decision.agreed(), decision.words(), user.id());
        PlanVariables.VERIFIED.set(task, passed);
        PlanVariables.VERDICT_APPROVED.set(task, decision.agreed());
    }

    public void closeOut(DelegateExecution execution) {
        tasks.closeOut(execution.getProcessBusinessKey(), PlanTimes.SYSTEM);
    }

    private void requireEvidence(DelegateTask task, Forms.Report report) {
        boolean explained = report.noEvidenceReason() != null && !report.noEvidenceReason().isBlank();
        if (!explained && evidence.countOfTask(task.getId()) == 0) {
            throw Refusal.invalid("请先在“材料”页上传佐证材料，或写明没有材料的原因。");
        }
    }

    private static String withReason(Forms.Report report) {
        return report.noEvidenceReason() == null || report.noEvidenceReason().isBlank()
                ? report.text()
                : report.text() + "（未附材料：" + report.noEvidenceReason() + "）";
    }

    private static String key(DelegateTask task) {
        return task.getExecution().getProcessBusinessKey();
    }

    private static Date date(ZonedDateTime at) {
        return Date.from(at.toInstant());
    }
}
