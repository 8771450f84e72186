package cn.jingtu.matter.process;

import cn.jingtu.matter.Actor;
import cn.jingtu.matter.Entry;
import cn.jingtu.matter.Journal;
import cn.jingtu.matter.MatterRow;
import cn.jingtu.matter.MatterVerb;
import cn.jingtu.notice.NoticeKind;
import cn.jingtu.notice.Notices;
import cn.jingtu.organisation.CityGroups;
import cn.jingtu.platform.CurrentUser;
import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.SystemRights;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people do at an open task besides handing it in, whatever its procedure. Who may see a task is asked of the
 * engine in the name of the user; who may act at it is whoever the task was given to.
 */
@Component
@Transactional
public class Desks {

    private final TaskService tasks;
    private final RepositoryService repository;
    private final Matters matters;
    private final TaskBodies bodies;
    private final Journal journal;
    private final Notices notices;
    private final SystemRights system;
    private final CurrentUser user;
    private final Clock clock;

    Desks(
            TaskService tasks,
            RepositoryService repository,
            Matters matters,
            TaskBodies bodies,
            Journal journal,
            Notices notices,
            SystemRights system,
            CurrentUser user,
            Clock clock) {
        this.tasks = tasks;
        this.repository = repository;
        this.matters = matters;
        this.bodies = bodies;
        this.journal = journal;
        this.notices = notices;
        this.system = system;
        this.user = user;
        this.clock = clock;
    }

    /** @throws Refusal if there is no such open task that the user may read */
    @Transactional(readOnly = true)
    public Desk open(String taskId) {
        Task task = Optional.ofNullable(tasks.createTaskQuery().taskId(taskId).singleResult())
                .filter(found -> found.getProcessInstanceId() != null)
                .orElseThrow(() -> Refusal.notFound("找不到这项待办，可能已经办结或不属于您的单位。请刷新任务列表。"));
        return system.call(() -> {
            List<String> groups = tasks.getIdentityLinksForTask(taskId).stream()
                    .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                    .map(IdentityLink::getGroupId)
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList();
            MatterRow row = matters.ofInstance(task.getProcessInstanceId());
            return new Desk(
                    taskId,
                    Matters.procedure(task.getProcessDefinitionId()),
                    task.getTaskDefinitionKey(),
                    task.getName(),
                    row,
                    isTakenBySeveral(task)
                            ? bodies.addressed(row.city(), groups).orElse(null)
                            : null,
                    groups,
                    task.getCreateTime().toInstant(),
                    task.getDueDate() == null
                            ? null
                            : task.getDueDate()
                                    .toInstant()
                                    .atZone(clock.getZone())
                                    .toLocalDate());
        });
    }

    private boolean isTakenBySeveral(Task task) {
        return TaskBodies.isTakenBySeveral(repository
                .getBpmnModelInstance(task.getProcessDefinitionId())
                .getModelElementById(task.getTaskDefinitionKey()));
    }

    /** Whether the user is one of those the task was given to. */
    public boolean mayWork(Desk desk) {
        return desk.groups().stream().anyMatch(user::isMemberOf);
    }

    /** Whether the user supervises the city of the task. */
    public boolean mayUrge(Desk desk) {
        return user.isMemberOf(CityGroups.supervisors(desk.city()));
    }

    /** A supervisor asks those at work on a task for speed. */
    public void urge(String taskId, String text) {
        Desk desk = open(taskId);
        if (!mayUrge(desk)) {
            throw Refusal.forbidden("只有本市督查人员可以催办。");
        }
        journal.add(Entry.of(desk.row(), MatterVerb.URGED, Actor.of(user.id()), text)
                .at(new Entry.TaskRef(taskId, desk.name())));
        String subject = desk.row().subject();
        desk.groups()
                .forEach(group -> notices.send(
                        desk.city(),
                        group,
                        NoticeKind.URGE,
                        desk.row().matter().ref(),
                        null,
                        taskId,
                        (subject == null ? desk.name() : subject) + "：" + text));
    }
}
