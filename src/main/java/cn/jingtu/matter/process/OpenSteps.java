package cn.jingtu.matter.process;

import cn.jingtu.platform.SystemRights;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** By when the open steps of matters are due, asked for many at once. */
@Component
public class OpenSteps {

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final SystemRights system;
    private final Clock clock;

    OpenSteps(TaskService tasks, RuntimeService runtime, SystemRights system, Clock clock) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.system = system;
        this.clock = clock;
    }

    /**
     * The earliest day by which an open step is due, by business key; a key without such a step is missing.
     *
     * @param keys business keys, whichever procedures carry them
     */
    public Map<String, LocalDate> earliestDue(String cityId, Collection<String> keys) {
        return keys.isEmpty() ? Map.of() : system.call(() -> due(cityId, keys));
    }

    private Map<String, LocalDate> due(String cityId, Collection<String> keys) {
        List<Task> open = tasks
                .createTaskQuery()
                .tenantIdIn(cityId)
                .processInstanceBusinessKeyIn(keys.toArray(String[]::new))
                .list()
                .stream()
                .filter(task -> task.getDueDate() != null)
                .toList();
        if (open.isEmpty()) {
            return Map.of();
        }
        Map<String, String> keyOf = runtime
                .createProcessInstanceQuery()
                .processInstanceIds(
                        open.stream().map(Task::getProcessInstanceId).collect(Collectors.toSet()))
                .list()
                .stream()
                .collect(Collectors.toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey));
        return open.stream()
                .filter(task -> keyOf.containsKey(task.getProcessInstanceId()))
                .collect(Collectors.toMap(
                        task -> keyOf.get(task.getProcessInstanceId()),
                        this::day,
                        (one, other) -> one.isBefore(other) ? one : other));
    }

    private LocalDate day(Task task) {
        return task.getDueDate().toInstant().atZone(clock.getZone()).toLocalDate();
    }
}
