package cn.jingtu.register.process;

import cn.jingtu.matter.process.Desk;
import cn.jingtu.matter.process.Desks;
import cn.jingtu.matter.process.TaskFiles;
import cn.jingtu.platform.CurrentUser;
import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.SystemRights;
import cn.jingtu.register.Register;
import cn.jingtu.register.RegisterEntry;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The same step of many entries, handed in at once by whoever has them all: a county looks at its sites in one week and
 * writes them down in one list. Each is handed in by itself, so that one that fails leaves the others done.
 */
@Component
public class Together {

    private static final Logger LOG = LoggerFactory.getLogger(Together.class);
    private static final int MOST = 100;

    private final Desks desks;
    private final Steps steps;
    private final StepSheets sheets;
    private final Register register;
    private final TaskFiles files;
    private final TaskService tasks;
    private final RuntimeService runtime;
    private final SystemRights system;
    private final CurrentUser user;
    private final ObjectMapper json;
    private final TransactionTemplate each;

    Together(
            Desks desks,
            Steps steps,
            StepSheets sheets,
            Register register,
            TaskFiles files,
            TaskService tasks,
            RuntimeService runtime,
            SystemRights system,
            CurrentUser user,
            ObjectMapper json,
            PlatformTransactionManager transactions) {
        this.desks = desks;
        this.steps = steps;
        this.sheets = sheets;
        this.register = register;
        this.files = files;
        this.tasks = tasks;
        this.runtime = runtime;
        this.system = system;
        this.user = user;
        this.json = json;
        this.each = new TransactionTemplate(transactions);
    }

    /** @param title what the entry is called that the step is about */
    public record Row(String taskId, String title) {}

    /** @param asked of each row; its values are those of none */
    public record Sheet(Steps.Step asked, List<Row> rows) {}

    /** @param refused why it was not taken, in words for the user; null: it was */
    public record Outcome(
            String taskId, String title, @Nullable String refused) {}

    /**
     * What the user can hand in together with a task: all open tasks of its step that are given to the same bodies and in
     * nobody else's hands. Empty where the sheet of the step does not say so ({@code together}).
     *
     * @throws Refusal if there is no such open task that the user may read
     */
    public Optional<Sheet> with(String taskId) {
        Desk desk = desks.open(taskId);
        Task task = tasks.createTaskQuery().taskId(taskId).singleResult();
        String definition = task.getProcessDefinitionId();
        boolean together = sheets.find(definition, desk.step())
                .filter(StepSheet::isTogether)
                .isPresent();
        List<String> own = desk.groups().stream().filter(user::isMemberOf).toList();
        if (!together || own.isEmpty()) {
            return Optional.empty();
        }
        // Of one version: all ask for the same.
        List<Task> open = tasks
                .createTaskQuery()
                .processDefinitionId(definition)
                .taskDefinitionKey(desk.step())
                .tenantIdIn(desk.city())
                .taskCandidateGroupIn(own)
                .includeAssignedTasks()
                .orderByTaskCreateTime()
                .asc()
                .listPage(0, MOST)
                .stream()
                .filter(one -> one.getAssignee() == null || one.getAssignee().equals(user.id()))
                .toList();
        if (open.isEmpty()) {
            return Optional.empty();
        }
        // Who has a task need not be allowed to read its instance.
        Map<String, String> keys = system.call(() -> runtime
                .createProcessInstanceQuery()
                .processInstanceIds(
                        open.stream().map(Task::getProcessInstanceId).collect(Collectors.toSet()))
                .list()
                .stream()
                .collect(Collectors.toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey)));
        Map<String, RegisterEntry> entries =
                register.all(keys.values()).stream().collect(Collectors.toMap(RegisterEntry::id, entry -> entry));
        List<Row> rows = new ArrayList<>();
        for (Task one : open) {
            RegisterEntry entry = entries.get(keys.get(one.getProcessInstanceId()));
            if (entry != null) {
                rows.add(new Row(one.getId(), entry.title()));
            }
        }
        return Optional.of(new Sheet(steps.at(taskId), rows));
    }

    /**
     * Hands in several, one after the other.
     *
     * @param rows what was typed, by code of the field, by id of the task
     * @param attached come with each of them
     * @throws Refusal if there is nothing that the user can hand in together with the task
     */
    public List<Outcome> handIn(String taskId, Map<String, Map<String, String>> rows, List<Awaited.Attached> attached) {
        Map<String, String> titles =
                with(taskId).orElseThrow(() -> Refusal.conflict("没有可以一并登记的待办，请刷新任务列表。")).rows().stream()
                        .collect(Collectors.toMap(Row::taskId, Row::title));
        List<Outcome> outcomes = new ArrayList<>();
        rows.forEach((id, values) -> outcomes.add(
                titles.containsKey(id)
                        ? new Outcome(id, titles.get(id), refused(id, values, attached))
                        : new Outcome(id, "所选待办", "已经办结或者由他人领取，请刷新任务列表。")));
        return outcomes;
    }

    private @Nullable String refused(String id, Map<String, String> values, List<Awaited.Attached> attached) {
        try {
            each.executeWithoutResult(status -> complete(id, values, attached));
            return null;
        } catch (RuntimeException failed) {
            for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
                if (cause instanceof Refusal refusal) {
                    return refusal.getMessage();
                }
            }
            LOG.warn("task {} could not be handed in together with others", id, failed);
            return "未能办理，请单独打开这一项重试。";
        }
    }

    private void complete(String id, Map<String, String> values, List<Awaited.Attached> attached) {
        if (tasks.createTaskQuery().taskId(id).taskUnassigned().count() > 0) {
            tasks.claim(id, user.id());
        }
        attached.forEach(file -> files.add(id, file.name(), file.content()));
        try {
            tasks.complete(
                    id,
                    Variables.putValueTyped(
                            "submission",
                            Variables.stringValue(json.writeValueAsString(Map.of("values", values)), true)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
