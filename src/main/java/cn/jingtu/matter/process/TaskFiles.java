package cn.jingtu.matter.process;

import cn.jingtu.evidence.Evidence;
import cn.jingtu.evidence.Evidence.Stored;
import cn.jingtu.evidence.EvidenceFile;
import cn.jingtu.evidence.EvidenceFile.Origin;
import cn.jingtu.evidence.EvidenceFile.Uploader;
import cn.jingtu.evidence.WrittenFile;
import cn.jingtu.matter.Actor;
import cn.jingtu.matter.Entry;
import cn.jingtu.matter.Entry.TaskRef;
import cn.jingtu.matter.Journal;
import cn.jingtu.matter.Matter;
import cn.jingtu.matter.MatterRow;
import cn.jingtu.matter.MatterVerb;
import cn.jingtu.platform.CurrentUser;
import cn.jingtu.platform.People;
import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.SystemRights;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Files as the signed-in person may see and hand them in: every question is put to the engine in that person's name, so
 * that its authorizations and tenants hold here too. What a person may not see does not exist for them.
 */
@Component
public class TaskFiles {

    /**
     * Links between a task and the organisations that may hand in files with it: those that do the work, and those
     * that take part without doing it.
     */
    private static final Set<String> CONTRIBUTING = Set.of(IdentityLinkType.CANDIDATE, "participant");

    private static final Set<String> TEXTS = Set.of("docx", "doc", "wps", "pdf", "ofd");

    private final Evidence evidence;
    private final Matters matters;
    private final Journal journal;
    private final TaskService tasks;
    private final HistoryService history;
    private final IdentityService identities;
    private final People people;
    private final CurrentUser user;
    /** For what the person need not be allowed to see to be told about: names, and where an instance hangs. */
    private final SystemRights system;

    TaskFiles(
            Evidence evidence,
            Matters matters,
            Journal journal,
            TaskService tasks,
            HistoryService history,
            IdentityService identities,
            People people,
            CurrentUser user,
            SystemRights system) {
        this.evidence = evidence;
        this.matters = matters;
        this.journal = journal;
        this.tasks = tasks;
        this.history = history;
        this.identities = identities;
        this.people = people;
        this.user = user;
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
        List<EvidenceFile> files = list(task.getProcessInstanceId());
        Predicate<EvidenceFile> withdrawable = file -> !file.isWithdrawn()
                && file.uploader().userId().equals(user.id())
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
        return list(processInstanceId);
    }

    private List<EvidenceFile> list(String processInstanceId) {
        Matter matter = matters.ofInstance(processInstanceId).matter();
        return evidence.list(matter.city(), matter.ref());
    }

    /** Files that were handed in with a task and not taken back, in their order. */
    public List<EvidenceFile> handedIn(DelegateTask task) {
        Matter matter = matters.of(task).matter();
        return evidence.list(matter.city(), matter.ref()).stream()
                .filter(file -> !file.isWithdrawn() && file.origin().taskId().equals(task.getId()))
                .toList();
    }

    /** The newest of these whose name ends so. */
    Optional<UUID> newest(DelegateTask task, Set<String> extensions) {
        return handedIn(task).stream()
                .filter(file -> extensions.contains(
                        file.name().substring(file.name().lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)))
                .map(EvidenceFile::id)
                .reduce((first, second) -> second);
    }

    /**
     * The text that was handed in with a task, last.
     *
     * @throws Refusal if there is none
     */
    public UUID newestText(DelegateTask task) {
        return newest(task, TEXTS).orElseThrow(() -> Refusal.invalid("没有找到上传的定稿，请先上传 .docx、.pdf 或 .ofd 文件。"));
    }

    /** Keeps a file that the program writes, as if it had been handed in with the task; its id. */
    public UUID keep(DelegateTask task, WrittenFile file) {
        return add(
                        task.getId(),
                        file.name(),
                        new ByteArrayResource(file.content().get()))
                .file()
                .id();
    }

    /** Hands in a file with a task. */
    @Transactional
    public Stored add(String taskId, String name, InputStreamSource content) {
        Task task = readable(taskId);
        Uploader uploader = contribution(task).orElseThrow(() -> Refusal.forbidden("您可以查看本任务，但不承办本任务，不能上传材料。"));
        MatterRow row = matters.ofInstance(task.getProcessInstanceId());
        Origin origin = new Origin(
                row.city(),
                row.matter().ref(),
                task.getProcessInstanceId(),
                task.getId(),
                task.getName(),
                task.getTaskDefinitionKey());
        Stored stored = evidence.store(origin, uploader, name, content);
        journal.add(entry(row, MatterVerb.FILE_ADDED, stored.file()));
        return stored;
    }

    /** The file, when the person can read an open task of its matter or the history of its instance. */
    public EvidenceFile readable(UUID id) {
        return evidence.find(id).filter(this::isReadable).orElseThrow(TaskFiles::noSuchFile);
    }

    /** Takes back a file of one's own while the task it was handed in with is open. */
    @Transactional
    public EvidenceFile withdraw(UUID id, String reason) {
        EvidenceFile file = readable(id);
        if (openTask(file.origin().taskId()).isEmpty()) {
            throw Refusal.conflict("任务“" + file.origin().taskName() + "”已经办结，其材料不能再撤回。");
        }
        EvidenceFile withdrawn = evidence.withdraw(file, user.id(), reason);
        MatterRow row = matters.ofInstance(file.origin().processInstanceId());
        journal.add(entry(row, MatterVerb.FILE_WITHDRAWN, withdrawn).because(reason));
        return withdrawn;
    }

    /** In the name of the body that the person handed it in for. */
    private static Entry entry(MatterRow row, MatterVerb verb, EvidenceFile file) {
        String group = file.uploader().groupId();
        String body = group == null
                ? null
                : TaskBodies.bodies(row.city(), List.of(group)).stream()
                        .findFirst()
                        .orElse(null);
        return Entry.of(row, verb, new Actor(file.uploader().userId(), body), "“" + file.name() + "”")
                .at(new TaskRef(file.origin().taskId(), file.origin().taskName()));
    }

    private boolean isReadable(EvidenceFile file) {
        Origin origin = file.origin();
        Matter matter = Matter.of(origin.subject(), origin.cityId());
        boolean inOpenTask = tasks
                .createTaskQuery()
                .tenantIdIn(origin.cityId())
                .or()
                .processInstanceBusinessKeyIn(matters.keys(matter).toArray(String[]::new))
                .processInstanceId(origin.processInstanceId())
                .endOr()
                .list()
                .stream()
                .map(Task::getProcessInstanceId)
                .distinct()
                .anyMatch(instance -> matters.ofInstance(instance).matter().equals(matter));
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
        return system.call(() -> tasks.getIdentityLinksForTask(task.getId())).stream()
                .filter(link -> CONTRIBUTING.contains(link.getType()))
                .map(IdentityLink::getGroupId)
                .filter(id -> id != null && user.isMemberOf(id))
                .sorted()
                .findFirst()
                .map(group -> new Uploader(user.id(), people.name(user.id()), group, groupName(group)));
    }

    private String groupName(String groupId) {
        Group group =
                system.call(() -> identities.createGroupQuery().groupId(groupId).singleResult());
        return group == null ? groupId : group.getName();
    }

    private static Refusal noSuchFile() {
        return Refusal.notFound("找不到该材料，或者您无权查看。");
    }
}
