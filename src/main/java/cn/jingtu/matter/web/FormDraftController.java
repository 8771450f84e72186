package cn.jingtu.matter.web;

import cn.jingtu.matter.FormDrafts.Draft;
import cn.jingtu.matter.process.TaskDrafts;
import cn.jingtu.platform.Refusal;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
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

    private final TaskDrafts drafts;
    private final int longest;

    /** @param longest characters of JSON, as many as a form may hand in */
    FormDraftController(TaskDrafts drafts, @Value("${jingtu.limits.form}") int longest) {
        this.drafts = drafts;
        this.longest = longest;
    }

    /** @param content the JSON object that was saved */
    record Saved(@JsonRawValue String content, Instant savedAt) {}

    record SavedAt(Instant savedAt) {}

    /** 204 when there is none. */
    @GetMapping
    ResponseEntity<Saved> find(@PathVariable String taskId) {
        return drafts.find(taskId)
                .map(FormDraftController::saved)
                .map(ResponseEntity::ok)
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    @PutMapping
    SavedAt save(@PathVariable String taskId, @RequestBody ObjectNode content) {
        String text = content.toString();
        if (text.length() > longest) {
            throw new Refusal(Refusal.Kind.TOO_LARGE, "表单内容过长，草稿无法保存。请精简文字，较长的内容请作为材料上传。");
        }
        return new SavedAt(drafts.save(taskId, text));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(@PathVariable String taskId) {
        drafts.discard(taskId);
    }

    private static Saved saved(Draft draft) {
        return new Saved(draft.content(), draft.savedAt());
    }
}
