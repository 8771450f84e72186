package cn.jingtu.evidence.process;

import cn.jingtu.evidence.Evidence;
import cn.jingtu.evidence.Evidence.Stored;
import cn.jingtu.evidence.EvidenceFile;
import cn.jingtu.evidence.EvidenceFile.Origin;
import cn.jingtu.evidence.EvidenceFile.Uploader;
import cn.jingtu.platform.People;
import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.SystemRights;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;

/**
 * Files as the signed-in person may see and hand them in: every question is put to the engine in that person's name, so
 * that its authorizations and tenants hold here too. What a person may not see does not exist for them.
 */
@Component
public class TaskEvidence {

    /**
     * Links between a task and the organisations that may hand in files with it: those that do the work, and those
     * that take part without doing it.
     */
    private static final Set<String> CONTRIBUTING = Set.of(IdentityLinkType.CANDIDATE, "participant");

    private final Evidence evidence;
    private final TaskService tasks;
    private final HistoryService history;
    private final IdentityService identities;
    private final People people;
    /** For what the person need not be allowed to see to be told about: names, and where an instance hangs. */
    private final SystemRights system;

    TaskEvidence(
            Evidence evidence,
            TaskService tasks,
            HistoryService history,
            IdentityService identities,
            People people,
            SystemRights system) {
        this.evidence = evidence;
        this.tasks = tasks;
        this.history = history;
        this.identities = identities;
        this.people = people;
        this.system = system;
    }

    /**
     * Files of a task's matter.
     *
     * @param mayAdd whether the person may hand in files with this task
     * @param withdrawable ids of the files the person may take back now
     */
    public record Listing(List<EvidenceFile> files, boolean mayAdd, Set<UUID> withdrawable) {}

    /** The files of the task and of all steps of the same matter, earlier ones too. */
    public Listing ofTask(String taskId) {
        Task task = readable(taskId);
        List<EvidenceFile> files = evidence.list(city(task.getTenantId()), subject(task.getProcessInstanceId()));
        Predicate<EvidenceFile> withdrawable = file -> !file.isWithdrawn()
                && file.uploader().userId().equals(me().getUserId())
                && (file.origin().taskId().equals(taskId)
                        || openTask(file.origin().taskId()).isPresent());
        Set<UUID> ids = Set.copyOf(
                files.stream().filter(withdrawable).map(EvidenceFile::id).toList());
        return new Listing(files, contribution(task).isPresent(), ids);
    }

    /** The files of an instance's matter, for those who may read its history. */
    public List<EvidenceFile> ofInstance(String processInstanceId) {
        HistoricProcessInstance instance = history.createHistoricProcessInstanceQuery()
                .processInstanceId(processInstanceId)
                .singleResult();
        if (instance == null) {
            throw Refusal.notFound("找不到该流程实例，或者您无权查看。");
        }
        return evidence.list(city(instance.getTenantId()), subject(processInstanceId));
    }

    /** Hands in a file with a task. */
    public Stored add(String taskId, String name, InputStreamSource content) {
        Task task = readable(taskId);
        Uploader uploader = contribution(task).orElseThrow(() -> Refusal.forbidden("您可以查看本任务，但不承办本任务，不能上传材料。"));
        Origin origin = new Origin(
                city(task.getTenantId()),
                subject(task.getProcessInstanceId()),
                task.getProcessInstanceId(),
                task.getId(),
                task.getName(),
                task.getTaskDefinitionKey());
        return evidence.store(origin, uploader, name, content);
    }

    /** The file, when the person can read an open task of its matter or the history of its instance. */
    public EvidenceFile readable(UUID id) {
        return evidence.find(id).filter(this::isReadable).orElseThrow(TaskEvidence::noSuchFile);
    }

    /** Takes back a file of one's own while the task it was handed in with is open. */
    public EvidenceFile withdraw(UUID id, String reason) {
        EvidenceFile file = readable(id);
        if (openTask(file.origin().taskId()).isEmpty()) {
            throw Refusal.conflict("任务“" + file.origin().taskName() + "”已经办结，其材料不能再撤回。");
        }
        return evidence.withdraw(file, me().getUserId(), reason);
    }

    private boolean isReadable(EvidenceFile file) {
        Origin origin = file.origin();
        String businessKey = origin.subject().substring(origin.subject().indexOf(':') + 1);
        boolean inOpenTask = tasks
                .createTaskQuery()
                .tenantIdIn(origin.cityId())
                .or()
                .processInstanceBusinessKey(businessKey)
                .processInstanceId(origin.processInstanceId())
                .endOr()
                .list()
                .stream()
                .map(Task::getProcessInstanceId)
                .distinct()
                .anyMatch(instance -> subject(instance).equals(origin.subject()));
        return inOpenTask
                || history.createHistoricProcessInstanceQuery()
                                .processInstanceId(origin.processInstanceId())
                                .count()
                        > 0;
    }

    private Task readable(String taskId) {
        return openTask(taskId)
                .filter(task -> task.getProcessInstanceId() != null)
                .orElseThrow(() -> Refusal.notFound("找不到该任务：可能已经办结，或者您无权查看。"));
    }

    private Optional<Task> openTask(String taskId) {
        return Optional.ofNullable(tasks.createTaskQuery().taskId(taskId).singleResult());
    }

    /** The person as contributor to the task; empty for whoever is in none of its groups, having claimed it or not. */
    private Optional<Uploader> contribution(Task task) {
        Authentication me = me();
        return system.call(() -> tasks.getIdentityLinksForTask(task.getId())).stream()
                .filter(link -> CONTRIBUTING.contains(link.getType()))
                .map(IdentityLink::getGroupId)
                .filter(id -> id != null && me.getGroupIds().contains(id))
                .sorted()
                .findFirst()
                .map(group -> new Uploader(me.getUserId(), people.name(me.getUserId()), group, groupName(group)));
    }

    /**
     * {@code <process id>:<business key>} of the outermost instance that carries the business key: a call activity that
     * passes the key on works at the same matter. An instance without a key is a matter of its own.
     */
    private String subject(String processInstanceId) {
        return system.call(() -> {
            HistoricProcessInstance instance = instance(processInstanceId);
            String key = instance.getBusinessKey();
            if (key == null || key.isBlank()) {
                return instance.getProcessDefinitionKey() + ":" + instance.getId();
            }
            while (instance.getSuperProcessInstanceId() != null) {
                HistoricProcessInstance caller = instance(instance.getSuperProcessInstanceId());
                if (!key.equals(caller.getBusinessKey())) {
                    break;
                }
                instance = caller;
            }
            return instance.getProcessDefinitionKey() + ":" + key;
        });
    }

    private HistoricProcessInstance instance(String id) {
        return history.createHistoricProcessInstanceQuery()
                .processInstanceId(id)
                .singleResult();
    }

    private String groupName(String groupId) {
        Group group =
                system.call(() -> identities.createGroupQuery().groupId(groupId).singleResult());
        return group == null ? groupId : group.getName();
    }

    private Authentication me() {
        return identities.getCurrentAuthentication();
    }

    private static String city(@Nullable String tenantId) {
        if (tenantId == null) {
            throw Refusal.conflict("该任务不属于任何城市，不能附材料，请联系管理员。");
        }
        return tenantId;
    }

    private static Refusal noSuchFile() {
        return Refusal.notFound("找不到该材料，或者您无权查看。");
    }
}
