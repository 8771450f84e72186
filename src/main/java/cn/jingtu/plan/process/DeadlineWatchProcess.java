package cn.jingtu.plan.process;

import static cn.jingtu.organisation.process.CityVariables.ORGANISATION_ID;

import cn.jingtu.plan.Deadlines;
import cn.jingtu.plan.Deadlines.WatchPoint;
import cn.jingtu.platform.CurrentUser;
import cn.jingtu.platform.ForModels;
import cn.jingtu.platform.Submissions;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;

/** Told by the process {@code deadline-watch} to remind, to supervise and to find out what comes next. */
@ForModels("deadlineWatch")
public class DeadlineWatchProcess {

    private final Deadlines deadlines;
    private final TaskService tasks;
    private final Submissions submissions;
    private final CurrentUser user;

    DeadlineWatchProcess(
            Deadlines deadlines, TaskService tasks, Submissions submissions, CurrentUser user) {
        this.deadlines = deadlines;
        this.tasks = tasks;
        this.submissions = submissions;
        this.user = user;
    }

    public void findNextPoint(DelegateExecution execution) {
        Optional<WatchPoint> next = deadlines.next(execution.getProcessBusinessKey());
        PlanVariables.WATCH_OPEN.set(execution, next.isPresent());
        next.ifPresent(point -> {
            PlanVariables.WATCH_AT.set(execution, Date.from(point.at().toInstant()));
            PlanVariables.WATCH_REMINDS.set(execution, point.reminder());
            PlanVariables.WATCH_DEADLINE.set(execution, point.deadlineId());
        });
    }

    public void remind(DelegateExecution execution) {
        deadlines.remind(execution.getProcessBusinessKey(), PlanVariables.WATCH_DEADLINE.get(execution));
    }

    public void supervise(DelegateExecution execution) {
        deadlines.supervise(execution.getProcessBusinessKey(), PlanVariables.WATCH_DEADLINE.get(execution));
    }

    /** Whoever has not answered an earlier order is told again, but gets no second one to answer. */
    public List<String> responsibleLeads(DelegateExecution execution) {
        String planTaskId = execution.getProcessBusinessKey();
        long deadlineId = PlanVariables.WATCH_DEADLINE.get(execution);
        List<String> leads = deadlines.responsibleLeads(planTaskId, deadlineId);
        if (!deadlines.isSupervisedAgain(planTaskId, deadlineId)) {
            return leads;
        }
        List<String> answering = tasks
                .createTaskQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .taskDefinitionKey("UserTask_AnswerOrder")
                .list()
                .stream()
                .map(task -> (String) tasks.getVariable(task.getId(), ORGANISATION_ID.name()))
                .toList();
        return leads.stream().filter(lead -> !answering.contains(lead)).toList();
    }

    public void orderAnswered(DelegateTask task) {
        Forms.OrderAnswer answer = submissions.take(task, Forms.OrderAnswer.class);
        deadlines.answerOrder(
                task.getExecution().getProcessBusinessKey(),
                ORGANISATION_ID.get(task),
                answer.reason(),
                answer.measures(),
                answer.expected(),
                user.id());
    }
}
