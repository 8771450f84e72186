package cn.jingtu.plan.process;

import cn.jingtu.matter.MatterRow;
import cn.jingtu.matter.process.Matters;
import cn.jingtu.matter.process.TaskBodies;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.plan.Deadlines;
import cn.jingtu.plan.Deadlines.WatchPoint;
import cn.jingtu.platform.ForModels;
import cn.jingtu.platform.Submissions;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;

/** Told by the process {@code deadline-watch} to remind, to supervise and to find out what comes next. */
@ForModels("deadlineWatch")
public class DeadlineWatchProcess {

    private final Matters matters;
    private final TaskBodies bodies;
    private final Organisations organisations;
    private final Deadlines deadlines;
    private final TaskService tasks;
    private final Submissions submissions;

    DeadlineWatchProcess(
            Matters matters,
            TaskBodies bodies,
            Organisations organisations,
            Deadlines deadlines,
            TaskService tasks,
            Submissions submissions) {
        this.matters = matters;
        this.bodies = bodies;
        this.organisations = organisations;
        this.deadlines = deadlines;
        this.tasks = tasks;
        this.submissions = submissions;
    }

    public void findNextPoint(DelegateExecution execution) {
        Optional<WatchPoint> next = deadlines.next(matters.of(execution).key());
        PlanVariables.WATCH_OPEN.set(execution, next.isPresent());
        next.ifPresent(point -> {
            PlanVariables.WATCH_AT.set(execution, Date.from(point.at().toInstant()));
            PlanVariables.WATCH_REMINDS.set(execution, point.reminder());
        });
    }

    public void remind(DelegateExecution execution) {
        deadlines.remind(matters.of(execution).key());
    }

    public void supervise(DelegateExecution execution) {
        deadlines.supervise(matters.of(execution).key());
    }

    /** A lead for each order that it has to answer and has no open step for. */
    public List<String> responsibleLeads(DelegateExecution execution) {
        MatterRow matter = matters.of(execution);
        return deadlines.ordersToAnswer(matter.key()).entrySet().stream()
                .flatMap(owed ->
                        Collections.nCopies(
                                Math.max(owed.getValue() - answering(matter, owed.getKey()), 0), owed.getKey())
                                .stream())
                .sorted()
                .toList();
    }

    private int answering(MatterRow matter, String lead) {
        return (int) tasks.createTaskQuery()
                .processInstanceBusinessKey(matter.key())
                .tenantIdIn(matter.city())
                .taskDefinitionKey("UserTask_AnswerOrder")
                .taskCandidateGroup(organisations.get(matter.city(), lead).groupId())
                .includeAssignedTasks()
                .count();
    }

    public void orderAnswered(DelegateTask task) {
        Forms.OrderAnswer answer = submissions.take(task, Forms.OrderAnswer.class);
        deadlines.answerOrder(
                matters.of(task).key(), answer.reason(), answer.measures(), answer.expected(), bodies.actor(task));
    }
}
