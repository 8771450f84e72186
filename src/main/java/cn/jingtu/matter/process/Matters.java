package cn.jingtu.matter.process;

import cn.jingtu.matter.Brief;
import cn.jingtu.matter.Matter;
import cn.jingtu.matter.MatterRow;
import cn.jingtu.matter.MatterSource;
import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.SystemRights;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a process is about, asked of the tables by its business key. Whatever a model calls begins here: variables can be
 * set by whoever hands in, a row cannot, and no process works on a row of another city than its own.
 */
@Component
public class Matters {

    private final Map<String, MatterSource> sources;
    private final RuntimeService runtime;
    private final HistoryService history;
    private final SystemRights system;

    Matters(List<MatterSource> sources, RuntimeService runtime, HistoryService history, SystemRights system) {
        this.sources = sources.stream()
                .flatMap(r -> r.procedures().stream().map(procedure -> Map.entry(procedure, r)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        this.runtime = runtime;
        this.history = history;
        this.system = system;
    }

    /** Whether there is a business key yet: a process that a person has just started has none. */
    public boolean isNamed(DelegateExecution execution) {
        return execution.getProcessBusinessKey() != null;
    }

    /** @throws Refusal if there is no such row, or it belongs to another city than the process */
    public MatterRow of(DelegateExecution execution) {
        return of(
                procedure(execution.getProcessDefinitionId()),
                execution.getProcessBusinessKey(),
                execution.getTenantId());
    }

    /** @throws Refusal if there is no such row, or it belongs to another city than the task */
    public MatterRow of(DelegateTask task) {
        return of(task.getExecution());
    }

    /** @throws Refusal if there is no such row, or it belongs to another city */
    public MatterRow of(String procedure, @Nullable String key, @Nullable String cityId) {
        return find(procedure, key, cityId).orElseThrow(() -> Refusal.notFound("找不到所办的事项：它可能已被撤回，或者不属于本市。请从任务列表重新进入。"));
    }

    /** Empty if there is no such row in this city, or no module keeps the rows of the procedure. */
    public Optional<MatterRow> find(String procedure, @Nullable String key, @Nullable String cityId) {
        return Optional.ofNullable(key)
                .flatMap(k -> row(procedure, k))
                .filter(matter -> matter.city().equals(cityId));
    }

    /** Of what every procedure may call the key is the word for the matter of its caller. */
    private Optional<MatterRow> row(String procedure, String key) {
        MatterSource own = sources.get(procedure);
        if (own != null) {
            return own.find(procedure, key);
        }
        int colon = key.indexOf(':');
        MatterSource callers = colon < 1 ? null : sources.get(key.substring(0, colon));
        return Optional.ofNullable(callers)
                .flatMap(source -> source.find(key.substring(0, colon), key.substring(colon + 1)))
                .map(row -> new MatterRow(key, row.matter(), row.under(), row.subject()));
    }

    /**
     * What an instance is about, running or ended. A procedure whose rows no module keeps works at the matter of its
     * caller, if that has handed its key on; otherwise it is a matter of its own. Ask only for what the user may read:
     * the engine is asked with the rights of the program.
     *
     * @throws Refusal if there is no such row, or it belongs to another city than the instance
     */
    public MatterRow ofInstance(String instanceId) {
        return system.call(() -> of(instance(instanceId)));
    }

    /**
     * The same of several that are running, by their ids, also where a row is gone: for what has to be done whatever
     * became of the matter.
     */
    Map<String, MatterRow> ofInstancesOrThemselves(Set<String> instanceIds) {
        return system.call(() -> runtime.createProcessInstanceQuery().processInstanceIds(instanceIds).list().stream()
                .map(this::instance)
                .collect(Collectors.toMap(Instance::id, this::ofOrItself)));
    }

    private MatterRow of(Instance instance) {
        if (sources.containsKey(instance.procedure())) {
            return of(instance.procedure(), instance.key(), instance.city());
        }
        return find(instance.procedure(), instance.key(), instance.city())
                .or(() -> Optional.ofNullable(instance.caller())
                        .map(this::instance)
                        .filter(caller -> instance.key().equals(caller.key()))
                        .map(this::of))
                .orElseGet(() -> instance.itself(instance.key()));
    }

    private MatterRow ofOrItself(Instance instance) {
        try {
            return of(instance);
        } catch (Refusal gone) {
            return instance.itself(instance.id());
        }
    }

    /**
     * @param key the business key; of one that has none its own id, which is the key of those that name themselves: their
     *     history was written before
     * @param caller id of the instance that called it; null: none did
     */
    private record Instance(
            String id,
            String procedure,
            String key,
            @Nullable String city,
            @Nullable String caller) {

        MatterRow itself(String matter) {
            if (city == null) {
                throw Refusal.conflict("这项待办不属于任何城市，请联系管理员。");
            }
            return new MatterRow(new Matter(procedure, matter, city), null, null);
        }
    }

    private Instance instance(String id) {
        ProcessInstance running =
                runtime.createProcessInstanceQuery().processInstanceId(id).singleResult();
        if (running != null) {
            return instance(running);
        }
        HistoricProcessInstance ended = recorded(id);
        return new Instance(
                id,
                ended.getProcessDefinitionKey(),
                Objects.requireNonNullElse(ended.getBusinessKey(), id),
                ended.getTenantId(),
                ended.getSuperProcessInstanceId());
    }

    private Instance instance(ProcessInstance running) {
        String id = running.getId();
        return new Instance(
                id,
                procedure(running.getProcessDefinitionId()),
                Objects.requireNonNullElse(running.getBusinessKey(), id),
                running.getTenantId(),
                id.equals(running.getRootProcessInstanceId())
                        ? null
                        : recorded(id).getSuperProcessInstanceId());
    }

    private HistoricProcessInstance recorded(String id) {
        return history.createHistoricProcessInstanceQuery()
                .processInstanceId(id)
                .singleResult();
    }

    /** Business keys under which processes work at a matter. */
    Set<String> keys(Matter matter) {
        return Stream.concat(
                        Stream.of(matter.id(), matter.ref()),
                        Set.copyOf(sources.values()).stream().flatMap(source -> source.keys(matter).stream()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What its module tells of a matter, or the little that is known where no module tells anything. */
    Brief brief(String procedure, MatterRow row, @Nullable String body) {
        MatterSource source =
                sources.getOrDefault(procedure, sources.get(row.matter().procedure()));
        return source == null ? Brief.of(row) : source.brief(row, body);
    }

    /** What the module of its matter tells of a row that a called procedure keeps. */
    Brief briefOfMatter(MatterRow row, @Nullable String body) {
        Matter matter = row.matter();
        return brief(matter.procedure(), new MatterRow(matter, row.under(), row.subject()), body);
    }

    /** What its module tells of a matter of another procedure; the little that is known where nobody keeps it. */
    public Brief briefOf(Matter matter) {
        return find(matter.procedure(), matter.id(), matter.city())
                .map(row -> brief(matter.procedure(), row, null))
                .orElseGet(() -> Brief.of(new MatterRow(matter, null, null)));
    }

    /** Empty for a procedure whose rows no module keeps. */
    Optional<MatterRow> find(DelegateTask task) {
        return Optional.of(task)
                .filter(t -> sources.containsKey(procedure(t.getProcessDefinitionId())))
                .map(t -> of(t));
    }

    /**
     * For what is begun once only. Lock the row first: of two that begin at the same moment, one waits and finds the
     * other.
     *
     * @throws Refusal in these words if another process of this procedure is about the same
     */
    public void requireOnly(DelegateExecution execution, String otherwise) {
        MatterRow matter = of(execution);
        boolean another = runtime.createProcessInstanceQuery()
                        .processDefinitionKey(procedure(execution.getProcessDefinitionId()))
                        .processInstanceBusinessKey(matter.key())
                        .tenantIdIn(matter.city())
                        .count()
                > 0;
        if (another) {
            throw Refusal.conflict(otherwise);
        }
    }

    /** The id of the procedure in the id of one of its versions. */
    public static String procedure(String definitionId) {
        return definitionId.split(":")[0];
    }
}
