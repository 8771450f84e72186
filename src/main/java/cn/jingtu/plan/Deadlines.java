package cn.jingtu.plan;

import cn.jingtu.calendar.CityCalendars;
import cn.jingtu.calendar.OfficeHours;
import cn.jingtu.calendar.Workdays;
import cn.jingtu.matter.Actor;
import cn.jingtu.matter.Decision;
import cn.jingtu.notice.NoticeTopic;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.platform.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The dates of running tasks: when a step is due, when a date is met, and how it moves. */
@Component
@Transactional
public class Deadlines {

    private final PlanStore planStore;
    private final TaskStore taskStore;
    private final DateStore dateStore;
    private final PlanTasks tasks;
    private final TaskObligations obligations;
    private final Organisations organisations;
    private final CityCalendars calendars;
    private final PlanTimes times;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Deadlines(
            PlanStore planStore,
            TaskStore taskStore,
            DateStore dateStore,
            PlanTasks tasks,
            TaskObligations obligations,
            Organisations organisations,
            CityCalendars calendars,
            PlanTimes times,
            ApplicationEventPublisher events,
            Clock clock) {
        this.planStore = planStore;
        this.taskStore = taskStore;
        this.dateStore = dateStore;
        this.tasks = tasks;
        this.obligations = obligations;
        this.organisations = organisations;
        this.calendars = calendars;
        this.times = times;
        this.events = events;
        this.clock = clock;
    }

    // ---- when steps are due

    /** A step of so many working days from today, at the end of that day. */
    public ZonedDateTime inWorkdays(String cityId, int workdays) {
        return endOf(workdays(cityId).plus(today(), workdays));
    }

    public ZonedDateTime schemeDue(String planTaskId) {
        PlanTask task = taskStore.get(planTaskId);
        ZonedDateTime usual = inWorkdays(task.cityId(), times.schemeWorkdays());
        ZonedDateTime last = taskDue(planTaskId);
        return usual.isBefore(last) ? usual : last;
    }

    /** The next open date of the task; the end of the plan's year when none is left. */
    public ZonedDateTime taskDue(String planTaskId) {
        return endOf(nextDue(planTaskId));
    }

    /** When counties report: as the lead's scheme says, otherwise some working days before the task is due. */
    public ZonedDateTime executorDue(String planTaskId) {
        PlanTask task = taskStore.get(planTaskId);
        if (task.executorDue() != null) {
            return endOf(task.executorDue());
        }
        LocalDate due = nextDue(planTaskId);
        LocalDate earlier = workdays(task.cityId()).minus(due, times.executorWorkdaysBefore());
        return endOf(earlier.isBefore(today()) ? due : earlier);
    }

    private LocalDate nextDue(String planTaskId) {
        return dateStore.ofTask(planTaskId).stream()
                .filter(d -> d.state() == TaskDeadline.State.OPEN)
                .map(TaskDeadline::due)
                .min(Comparator.naturalOrder())
                .orElseGet(
                        () -> planStore.get(taskStore.get(planTaskId).planId()).yearEnd());
    }

    public ZonedDateTime yearEnd(String planId) {
        return planStore.get(planId).yearEnd().plusDays(1).atStartOfDay(clock.getZone());
    }

    // ---- dates that are met

    /** Word of what is asked of all leads of a plan on a day: by the plan itself, and by the round of that day. */
    public static String push(String planId, LocalDate day) {
        return "push:" + planId + ":" + day;
    }

    /** Sets anew what a task owes: its dates or its parties have changed. */
    public void owe(String planTaskId) {
        obligations.set(planTaskId);
    }

    /**
     * The leads of a plan have pushed their progress for a day: the plan's own dates of that day that ask for it are
     * met.
     *
     * @param note how, for the reader
     * @param by see {@link TaskDeadline#metBy}; a date that was met before it was there gets it too
     */
    public void pushed(String planId, LocalDate day, String note, @Nullable String by) {
        Map<String, List<TaskDeadline>> all = dateStore.ofPlan(planId);
        for (PlanTask task : taskStore.ofPlan(planId)) {
            List<TaskDeadline> wanted = all.getOrDefault(task.id(), List.of()).stream()
                    .filter(d -> day.equals(d.due()) && d.written().pushes())
                    .toList();
            wanted.stream()
                    .filter(d -> d.state() == TaskDeadline.State.MET && d.metBy() == null)
                    .forEach(d -> dateStore.setMet(d.id(), d.note(), by));
            List<TaskDeadline> open = wanted.stream()
                    .filter(d -> d.state() == TaskDeadline.State.OPEN && task.state() == TaskState.RUNNING)
                    .toList();
            for (TaskDeadline d : open) {
                dateStore.setMet(d.id(), note, by);
                tasks.record(task, PlanVerb.DEADLINE_MET, d.description() + "：" + note, Actor.PROGRAM);
            }
            if (!open.isEmpty()) {
                events.publishEvent(new TaskDatesChanged(task.id()));
            }
        }
    }

    // ---- moving a date

    /**
     * A lead asks for more time.
     *
     * @return id of the request
     */
    public String requestExtension(String planTaskId, long deadlineId, LocalDate newDue, String reason, Actor by) {
        String lead = by.acting();
        LoadedTask loaded = tasks.running(planTaskId);
        PlanTask task = loaded.task();
        loaded.requireLead(lead);
        TaskDeadline d = tasks.openDeadline(planTaskId, deadlineId);
        require(PlanTasks.answersFor(d, lead), "该时限由其他牵头单位负责，请由其申请。");
        require(!d.written().pushes(), "推送日期由各牵头单位共同遵守，不能单独延期；确需调整的，请提请组织协调单位办理“计划调整”。");
        require(newDue.isAfter(d.due()), "新的日期（" + newDue + "）应晚于现在的时限（" + d.due() + "）。");
        require(!newDue.isBefore(today()), "新的日期（" + newDue + "）已经过去，请改为今天或以后的日期。");
        LocalDate last = planStore.get(task.planId()).yearEnd();
        require(!newDue.isAfter(last), "新的日期不能晚于计划年度最后一天（" + last + "）。");
        require(!reason.isBlank(), "请写明延期理由。");
        require(!dateStore.extensionPending(deadlineId), "该时限已有一份延期申请正在审批，请等待结果。");
        String id = UUID.randomUUID().toString();
        dateStore.insertExtension(new Extension(
                id,
                planTaskId,
                deadlineId,
                lead,
                newDue,
                reason,
                Extension.State.REQUESTED,
                by.person(),
                now(),
                null,
                null));
        tasks.record(
                task,
                PlanVerb.EXTENSION_REQUESTED,
                "“" + d.description() + "”由" + d.due() + "延至" + newDue + "：" + reason,
                by);
        return id;
    }

    public Extension extension(String extensionId) {
        return findExtension(extensionId).orElseThrow(() -> Refusal.notFound("找不到这份延期申请，请刷新后重试。"));
    }

    /** Ids of all extensions that were asked for a task. */
    @Transactional(readOnly = true)
    public List<String> extensions(String planTaskId) {
        return dateStore.extensions(planTaskId);
    }

    public Optional<Extension> findExtension(String extensionId) {
        return dateStore.findExtension(extensionId);
    }

    /** The head decides; never on a request of its own. */
    public void decideExtension(String extensionId, Decision decision) {
        String user = decision.by().person();
        Extension e = dateStore.lockExtension(extensionId);
        require(e.state() == Extension.State.REQUESTED, "这份延期申请已经审批，不必重复审批。");
        require(!user.equals(e.requestedBy()), "您是申请人，不得审批自己的延期申请，请由单位其他负责人审批。");
        dateStore.decideExtension(
                extensionId,
                decision.agreed() ? Extension.State.GRANTED : Extension.State.REFUSED,
                user,
                now(),
                decision.remark());
        PlanTask task = taskStore.get(e.planTaskId());
        tasks.record(
                task,
                decision.agreed() ? PlanVerb.EXTENSION_GRANTED : PlanVerb.EXTENSION_REFUSED,
                decision.words(),
                new Actor(user, organisations.settings(task.cityId()).coordinator()));
    }

    /**
     * Moves the date as granted; the old one stays on record. Nothing happens to a task that has ended meanwhile.
     *
     * @throws Refusal if the request was not granted, or the date has been moved already
     */
    public void applyExtension(String extensionId) {
        Extension e = settle(extensionId, Extension.State.GRANTED, "延期申请未经同意，或者时限已经顺延，不能顺延时限。");
        PlanTask task = taskStore.get(e.planTaskId());
        TaskDeadline d = dateStore.lock(e.deadlineId());
        if (d.state() != TaskDeadline.State.OPEN || task.state() != TaskState.RUNNING) {
            return;
        }
        dateStore.move(d, e.requestedDue(), e.reason(), null, now());
        tell(
                task,
                e.organisationId(),
                PlanTopic.EXTENSION_GRANTED,
                "“" + d.description() + "”延至" + e.requestedDue() + "。");
    }

    /** @throws Refusal if the request was not refused, or that has been told already */
    public void tellRefusal(String extensionId) {
        Extension e = settle(extensionId, Extension.State.REFUSED, "延期申请未被退回，或者已经告知，不能告知不同意。");
        PlanTask task = taskStore.get(e.planTaskId());
        tell(task, e.organisationId(), PlanTopic.EXTENSION_REFUSED, "延期申请未获同意，原时限不变。理由：" + e.remark());
    }

    private Extension settle(String extensionId, Extension.State decided, String otherwise) {
        Extension e = dateStore.lockExtension(extensionId);
        require(e.state() == decided && e.settledAt() == null, otherwise);
        dateStore.setExtensionSettled(extensionId, now());
        return e;
    }

    private void tell(PlanTask task, String organisation, NoticeTopic topic, String text) {
        tasks.tell(task, organisations.get(task.cityId(), organisation).groupId(), topic, text);
    }

    private Workdays workdays(String cityId) {
        return calendars.workdays(cityId);
    }

    private ZonedDateTime endOf(LocalDate day) {
        return OfficeHours.lastMinute(day, clock);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw Refusal.conflict(otherwise);
        }
    }
}
