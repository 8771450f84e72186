package cn.jingtu.plan.process;

import cn.jingtu.matter.Actor;
import cn.jingtu.matter.Matter;
import cn.jingtu.matter.MatterRow;
import cn.jingtu.matter.process.Matters;
import cn.jingtu.matter.process.TaskBodies;
import cn.jingtu.organisation.CityGroups;
import cn.jingtu.organisation.Organisation;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.plan.Deadlines;
import cn.jingtu.plan.PlanTasks;
import cn.jingtu.platform.CurrentUser;
import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.SystemRights;
import cn.jingtu.platform.Turns;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people do at an open task of Tasklist besides handing it in. Who may see a task is asked of the engine in the
 * name of the user; who may act at it is whoever the task was given to.
 */
@Component
@Transactional
public class TaskDesk {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final TaskService engineTasks;
    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final Matters matters;
    private final TaskBodies bodies;
    private final Organisations organisations;
    private final PlanTasks tasks;
    private final Deadlines deadlines;
    private final PlanTaskProcess planTasks;
    private final DeadlineExtensionProcess extensions;
    private final SystemRights system;
    private final Turns turns;
    private final CurrentUser user;

    TaskDesk(
            TaskService engineTasks,
            RuntimeService runtime,
            RepositoryService repository,
            Matters matters,
            TaskBodies bodies,
            Organisations organisations,
            PlanTasks tasks,
            Deadlines deadlines,
            PlanTaskProcess planTasks,
            DeadlineExtensionProcess extensions,
            SystemRights system,
            Turns turns,
            CurrentUser user) {
        this.engineTasks = engineTasks;
        this.runtime = runtime;
        this.repository = repository;
        this.matters = matters;
        this.bodies = bodies;
        this.organisations = organisations;
        this.tasks = tasks;
        this.deadlines = deadlines;
        this.planTasks = planTasks;
        this.extensions = extensions;
        this.system = system;
        this.turns = turns;
        this.user = user;
    }

    /**
     * An open task as its reader sees it.
     *
     * @param procedure id of the process it belongs to: {@code task-execution}
     * @param key business key: id of the row it is about
     * @param step id of the step in the model
     * @param organisation whose turn it is, where a step is taken by several; null otherwise
     * @param groups whom it was given to
     * @param planId the plan it belongs to; null before there is one
     */
    public record Desk(
            String taskId,
            String procedure,
            String key,
            String step,
            String name,
            String cityId,
            @Nullable String organisation,
            List<String> groups,
            @Nullable LocalDate due,
            @Nullable String planId) {

        /** @throws Refusal if there is no plan yet */
        public String plan() {
            if (planId == null) {
                throw Refusal.notFound("这项待办还没有对应的年度计划。");
            }
            return planId;
        }
    }

    /** @throws Refusal if there is no such open task that the user may read */
    @Transactional(readOnly = true)
    public Desk open(String taskId) {
        Task task = Optional.ofNullable(
                        engineTasks.createTaskQuery().taskId(taskId).singleResult())
                .orElseThrow(() -> Refusal.notFound("找不到这项待办，可能已经办结或不属于您的单位。请刷新任务列表。"));
        return system.call(() -> {
            ProcessInstance instance = runtime.createProcessInstanceQuery()
                    .processInstanceId(task.getProcessInstanceId())
                    .singleResult();
            List<String> groups = engineTasks.getIdentityLinksForTask(taskId).stream()
                    .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                    .map(IdentityLink::getGroupId)
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList();
            String procedure = Matters.procedure(task.getProcessDefinitionId());
            MatterRow matter = matters.of(procedure, instance.getBusinessKey(), task.getTenantId());
            return new Desk(
                    taskId,
                    procedure,
                    matter.key(),
                    task.getTaskDefinitionKey(),
                    task.getName(),
                    matter.city(),
                    isTakenBySeveral(task)
                            ? bodies.addressed(matter.city(), groups).orElse(null)
                            : null,
                    groups,
                    task.getDueDate() == null
                            ? null
                            : task.getDueDate().toInstant().atZone(ZONE).toLocalDate(),
                    matter.within(AnnualPlanProcess.KEY).map(Matter::id).orElse(null));
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
        return isAboutATask(desk) && user.isMemberOf(CityGroups.supervisors(desk.cityId()));
    }

    /** Whether the business key names a task of a plan. */
    public boolean isAboutATask(Desk desk) {
        return PlanMatters.OF_A_TASK.contains(desk.procedure());
    }

    /** The lead at its desk spares a county the task; the county's open step ends. */
    public void exempt(String taskId, String executor, String reason) {
        turns.take(Turns.By.TASK, taskId);
        Desk desk = leadAt(taskId);
        tasks.exempt(desk.key(), executor, reason, actor(desk));
        system.run(() -> planTasks.exempted(desk.key(), executor));
    }

    /** The lead at its desk records that a date was kept. */
    public void meetDeadline(String taskId, long deadlineId, String note) {
        turns.take(Turns.By.TASK, taskId);
        Desk desk = leadAt(taskId);
        tasks.meetDeadline(desk.key(), deadlineId, note, actor(desk));
        system.run(() -> planTasks.datesChanged(desk.key()));
    }

    /** The lead at its desk asks for more time; its request goes to the head of the coordinating body. */
    public void requestExtension(String taskId, long deadlineId, LocalDate newDue, String reason) {
        Desk desk = leadAt(taskId);
        String id = deadlines.requestExtension(desk.key(), deadlineId, newDue, reason, actor(desk));
        system.run(() -> extensions.requested(id));
    }

    /** A supervisor asks those at work on a task for speed. */
    public void urge(String taskId, String text) {
        Desk desk = open(taskId);
        if (!mayUrge(desk)) {
            throw Refusal.forbidden("只有本市督查人员可以催办。");
        }
        desk.groups().forEach(group -> tasks.urge(desk.key(), taskId, group, text, user.id()));
    }

    private Actor actor(Desk desk) {
        return new Actor(user.id(), desk.organisation());
    }

    private Desk leadAt(String taskId) {
        Desk desk = open(taskId);
        boolean lead = desk.step().equals("UserTask_RequestCloseOut") && desk.organisation() != null;
        if (!lead || !mayWork(desk)) {
            throw Refusal.forbidden("只有牵头单位的经办人员在“推进并申请销号”任务中才能这样做。");
        }
        return desk;
    }

    /** The name of the body whose turn it is, for the head of a form. */
    public Optional<String> organisationName(Desk desk) {
        return Optional.ofNullable(desk.organisation())
                .map(id -> organisations.get(desk.cityId(), id))
                .map(Organisation::name);
    }
}
