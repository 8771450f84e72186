package cn.jingtu.matter.process;

import cn.jingtu.matter.FormDrafts;
import cn.jingtu.matter.FormDrafts.Draft;
import cn.jingtu.platform.CurrentUser;
import cn.jingtu.platform.Refusal;
import java.time.Instant;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the signed-in person has typed into the form of a task that the person can read; gone with the task. */
@Component
public class TaskDrafts {

    private final FormDrafts drafts;
    private final TaskService tasks;
    private final CurrentUser user;
    private final ApplicationEventPublisher events;

    TaskDrafts(FormDrafts drafts, TaskService tasks, CurrentUser user, ApplicationEventPublisher events) {
        this.drafts = drafts;
        this.tasks = tasks;
        this.user = user;
        this.events = events;
    }

    public Optional<Draft> find(String taskId) {
        mustBeReadable(taskId);
        return drafts.find(taskId, user.id());
    }

    /** @param content a JSON object */
    @Transactional
    public Instant save(String taskId, String content) {
        Task task = Optional.ofNullable(tasks.createTaskQuery().taskId(taskId).singleResult())
                .orElseThrow(TaskDrafts::gone);
        Instant at = drafts.save(taskId, user.id(), content);
        // One that a person has made for himself belongs to no procedure.
        if (task.getProcessDefinitionId() != null) {
            events.publishEvent(new DraftSaved(taskId, Matters.procedure(task.getProcessDefinitionId())));
        }
        return at;
    }

    public void discard(String taskId) {
        drafts.delete(taskId, user.id());
    }

    /** Handed in or overtaken: in the engine's transaction, so that a failed hand-in keeps the draft. */
    @EventListener(
            condition = "#root.args[0].eventName == '" + TaskListener.EVENTNAME_COMPLETE
                    + "' or #root.args[0].eventName == '" + TaskListener.EVENTNAME_DELETE + "'")
    void taskEnded(DelegateTask task) {
        drafts.deleteAll(task.getId());
    }

    private void mustBeReadable(String taskId) {
        if (tasks.createTaskQuery().taskId(taskId).count() == 0) {
            throw gone();
        }
    }

    private static Refusal gone() {
        return Refusal.notFound("找不到该任务：可能已经办结，或者您无权查看。");
    }
}
