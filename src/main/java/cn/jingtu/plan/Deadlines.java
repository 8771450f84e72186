package cn.jingtu.plan;

import cn.jingtu.calendar.CityCalendars;
import cn.jingtu.calendar.RestDayPolicy;
import cn.jingtu.calendar.Workdays;
import cn.jingtu.matter.Actor;
import cn.jingtu.matter.Decision;
import cn.jingtu.notice.NoticeKind;
import cn.jingtu.notice.NoticeTopic;
import cn.jingtu.organisation.CityGroups;
import cn.jingtu.organisation.Organisation;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.platform.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The dates of running tasks: when a step is due, when to remind and to supervise, and how a date moves. Reminders go
 * out at the start of office hours, a supervision order at the end of the last day that is not late.
 */
@Component
@Transactional
public class Deadlines {

    /** Start of office hours; a convention of ours, no rule sets it. */
    static final LocalTime MORNING = LocalTime.of(9, 0);
    /** End of office hours; a convention of ours, no rule sets it. */
    static final LocalTime EVENING = LocalTime.of(18, 0);

    private final PlanStore planStore;
    private final TaskStore taskStore;
    private final DateStore dateStore;
    private final PlanTasks tasks;
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
            Organisations organisations,
            CityCalendars calendars,
            PlanTimes times,
            ApplicationEventPublisher events,
            Clock clock) {
        this.planStore = planStore;
        this.taskStore = taskStore;
        this.dateStore = dateStore;
        this.tasks = tasks;
        this.organisations = organisations;
        this.calendars = calendars;
        this.times = times;
        this.events = events;
        this.clock = clock;
    }

    /** The next moment at which a date of a task needs attention. */
    public record WatchPoint(long deadlineId, ZonedDateTime at, boolean reminder) {}

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

    // ---- reminding and supervising

    /** What to wait for next; empty while no date of the task is open. */
    public Optional<WatchPoint> next(String planTaskId) {
        PlanTask task = taskStore.get(planTaskId);
        return dateStore.ofTask(planTaskId).stream()
                .filter(d -> d.state() == TaskDeadline.State.OPEN)
                .map(d -> point(task.cityId(), d))
                .min(Comparator.comparing(WatchPoint::at));
    }

    private WatchPoint point(String cityId, TaskDeadline d) {
        Workdays workdays = workdays(cityId);
        LocalDate due = Objects.requireNonNull(d.due(), "an open date has its day");
        LocalDate acceptUntil = policy(cityId).acceptUntil(due, workdays);
        if (d.remindedAt() == null && !today().isAfter(acceptUntil)) {
            LocalDate day = workdays.minus(
                    policy(cityId).remindOn(due, workdays),
                    organisations.settings(cityId).remindWorkdays());
            return new WatchPoint(d.id(), day.atTime(MORNING).atZone(clock.getZone()), true);
        }
        if (d.supervisedAt() == null) {
            return new WatchPoint(d.id(), acceptUntil.atTime(EVENING).atZone(clock.getZone()), false);
        }
        LocalDate again = workdays.plus(
                d.supervisedAt().atZoneSameInstant(clock.getZone()).toLocalDate(),
                organisations.settings(cityId).superviseRepeatWorkdays());
        return new WatchPoint(d.id(), again.atTime(MORNING).atZone(clock.getZone()), false);
    }

    /** What a running task needs now: a reminder, or a supervision order. */
    private Optional<WatchPoint> due(PlanTask task, boolean reminder) {
        return Optional.of(task)
                .filter(t -> t.state() == TaskState.RUNNING)
                .flatMap(t -> next(t.id()))
                .filter(point -> point.reminder() == reminder && !point.at().isAfter(ZonedDateTime.now(clock)));
    }

    /**
     * Reminds the leads that answer for the date that comes next, and the counties that have not reported; nothing
     * happens before its time.
     */
    public void remind(String planTaskId) {
        PlanTask task = taskStore.lock(planTaskId);
        due(task, true).ifPresent(point -> remind(task, dateStore.lock(point.deadlineId())));
    }

    private void remind(PlanTask task, TaskDeadline d) {
        dateStore.markReminded(d.id(), now());
        String text = "“" + d.description() + "”将于" + d.due() + "到期，请抓紧办理。";
        tasks.record(task, PlanVerb.REMINDED, text, Actor.PROGRAM);
        Stream.concat(
                        responsibleLeads(d).stream(),
                        tasks.openExecutors(task.id()).stream()
                                .filter(id ->
                                        d.executors().isEmpty() || d.executors().contains(id)))
                .map(id -> organisations.get(task.cityId(), id).groupId())
                .forEach(group -> tasks.tellAgain(task, group, NoticeKind.REMINDER, d, text));
    }

    /**
     * Records a supervision order on the date that is overdue; leads, their heads and the supervisor are told. Whoever
     * has not answered an earlier order on it is told again, but owes no second answer. Nothing happens before its time.
     */
    public void supervise(String planTaskId) {
        PlanTask task = taskStore.lock(planTaskId);
        due(task, false).ifPresent(point -> supervise(task, dateStore.lock(point.deadlineId())));
    }

    private void supervise(PlanTask task, TaskDeadline d) {
        List<String> leads = responsibleLeads(d);
        List<String> toAnswer = leads.stream()
                .filter(lead -> !dateStore.owesAnswer(d.id(), lead))
                .toList();
        if (!toAnswer.isEmpty()) {
            dateStore.insertOrder(task.id(), d.id(), toAnswer, now());
        }
        dateStore.markSupervised(d.id(), now());
        String text = "“" + d.description() + "”" + d.due() + "到期未完成，第" + (d.supervisions() + 1) + "次督办。";
        tasks.record(task, PlanVerb.SUPERVISED, text, Actor.PROGRAM);
        for (String id : leads) {
            Organisation lead = organisations.get(task.cityId(), id);
            tasks.tellAgain(task, lead.groupId(), NoticeKind.SUPERVISION, d, text);
            tasks.tellAgain(task, lead.headGroupId(), NoticeKind.SUPERVISION, d, text);
        }
        tasks.tellAgain(task, CityGroups.supervisors(task.cityId()), NoticeKind.SUPERVISION, d, text);
    }

    /** How many supervision orders on a task each lead has still to answer, by its id. */
    public Map<String, Integer> ordersToAnswer(String planTaskId) {
        return dateStore.ordersToAnswer(planTaskId);
    }

    /** The leads that answer for a date. */
    private List<String> responsibleLeads(TaskDeadline d) {
        return tasks.parties(d.planTaskId()).stream()
                .filter(p -> p.role() == Role.LEAD && PlanTasks.answersFor(d, p.organisationId()))
                .map(Party::organisationId)
                .toList();
    }

    /** A lead answers a supervision order. */
    public void answerOrder(String planTaskId, String reason, String measures, LocalDate expected, Actor by) {
        PlanTask task = tasks.running(planTaskId).task();
        require(dateStore.answerOrder(planTaskId, by.acting()), "没有待本单位办理的督办单，请刷新任务列表。");
        tasks.record(task, PlanVerb.ORDER_ANSWERED, "逾期原因：" + reason + "；补救措施：" + measures + "；预计完成：" + expected, by);
        tasks.tell(
                task,
                CityGroups.supervisors(task.cityId()),
                NoticeKind.SUPERVISION,
                reason + "；" + measures + "；预计" + expected + "完成");
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

    private RestDayPolicy policy(String cityId) {
        return calendars.restDayPolicy(cityId);
    }

    private ZonedDateTime endOf(LocalDate day) {
        return day.atTime(23, 59).atZone(clock.getZone());
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
