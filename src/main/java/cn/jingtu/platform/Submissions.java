package cn.jingtu.platform;

import cn.jingtu.platform.text.IncomingJson;
import cn.jingtu.platform.text.Mistakes;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.validation.Validator;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What people hand in with a task: one variable {@code submission}, a JSON object, whichever way the task is completed
 * (Tasklist, {@code /engine-rest}). It is read into a record, checked by the record's constraints, and taken away again:
 * the words of people live in the tables, not in the process.
 */
@Component
public class Submissions {

    private static final String SUBMISSION = "submission";
    /** As wide as the engine's columns for the text of a variable that it keeps. */
    private static final int MAX_CHARACTERS_KEPT = 4_000;

    private final ObjectMapper json;
    private final Validator validator;
    private final CurrentUser user;
    private final People people;
    private final int longest;

    /** @param longest characters of a form; far more than any holds, far less than would hurt */
    Submissions(
            IncomingJson json,
            Validator validator,
            CurrentUser user,
            People people,
            @Value("${jingtu.limits.form}") int longest) {
        this.json = json.mapper();
        this.validator = validator;
        this.user = user;
        this.people = people;
        this.longest = longest;
    }

    /**
     * Takes what was handed in with a task.
     *
     * @throws Refusal if the user is not one of those the task was given to, or somebody else has it in hand, or the
     *     submission is missing, not of this form, or breaks a constraint; the task stays open and nothing is changed
     */
    public <T> T take(DelegateTask task, Class<T> form) {
        if (user.groupsAt(task).isEmpty()) {
            throw Refusal.forbidden("“" + task.getName() + "”不由您所在的单位办理，不能代办。");
        }
        if (task.getAssignee() != null && !task.getAssignee().equals(user.id())) {
            throw Refusal.conflict("这项待办现由" + people.name(task.getAssignee()) + "办理，不能代办。请刷新任务列表。");
        }
        return take((VariableScope) task, form);
    }

    /** Takes what was handed in when a process was started. */
    public <T> T take(VariableScope scope, Class<T> form) {
        Object text = scope.getVariable(SUBMISSION);
        if (text == null) {
            throw Refusal.invalid("没有收到填写的内容，请在任务表单中填写后再提交。");
        }
        if (text.toString().length() > longest) {
            throw new Refusal(Refusal.Kind.TOO_LARGE, "填写的内容过长，请精简文字，附件请上传到“材料”。");
        }
        boolean kept = !scope.getVariableTyped(SUBMISSION, false).isTransient();
        if (kept && text.toString().length() > MAX_CHARACTERS_KEPT) {
            throw Refusal.invalid(
                    "填写的内容超过" + MAX_CHARACTERS_KEPT + "字，请由接口调用方把变量 submission 设为暂存（valueInfo.transient 为 true）后重新提交。");
        }
        T submission = read(text.toString(), form);
        String mistakes = Mistakes.in(validator.validate(submission));
        if (!mistakes.isEmpty()) {
            throw Refusal.invalid(mistakes + "。");
        }
        scope.removeVariable(SUBMISSION);
        return submission;
    }

    private <T> T read(String text, Class<T> form) {
        try {
            T submission = json.readValue(text, form);
            if (submission == null) {
                throw Refusal.invalid("填写的内容是空的，请填写后再提交。");
            }
            return submission;
        } catch (JsonProcessingException e) {
            throw Refusal.invalid(Mistakes.in(e).orElse("填写的内容格式不对，请刷新页面后重新提交") + "。");
        }
    }
}
