package cn.jingtu.platform.draft;

import cn.jingtu.platform.CurrentUser;
import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.draft.FormDrafts.Draft;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A person's own draft of the form of a task that the person can read. */
@RestController
@RequestMapping("/api/tasks/{taskId}/draft")
class FormDraftController {

    private final FormDrafts drafts;
    private final TaskService tasks;
    private final CurrentUser user;
    private final int longest;

    /** @param longest characters of JSON, as many as a form may hand in */
    FormDraftController(
            FormDrafts drafts, TaskService tasks, CurrentUser user, @Value("${jingtu.limits.form}") int longest) {
        this.drafts = drafts;
        this.tasks = tasks;
        this.user = user;
        this.longest = longest;
    }

    /** @param content the JSON object that was saved */
    record Saved(@JsonRawValue String content, Instant savedAt) {}

    record SavedAt(Instant savedAt) {}

    /** 204 when there is none. */
    @GetMapping
    ResponseEntity<Saved> find(@PathVariable String taskId) {
        mustBeReadable(taskId);
        return drafts.find(taskId, user.id())
                .map(FormDraftController::saved)
                .map(ResponseEntity::ok)
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    @PutMapping
    SavedAt save(@PathVariable String taskId, @RequestBody ObjectNode content) {
        mustBeReadable(taskId);
        String text = content.toString();
        if (text.length() > longest) {
            throw new Refusal(Refusal.Kind.TOO_LARGE, "表单内容过长，草稿无法保存。请精简文字，较长的内容请作为材料上传。");
        }
        return new SavedAt(drafts.save(taskId, user.id(), text));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(@PathVariable String taskId) {
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
            throw Refusal.notFound("找不到该任务：可能已经办结，或者您无权查看。");
        }
    }

    private static Saved saved(Draft draft) {
        return new Saved(draft.content(), draft.savedAt());
    }
}
