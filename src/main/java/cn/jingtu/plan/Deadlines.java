package cn.jingtu.plan;

import cn.jingtu.calendar.CityCalendars;
import cn.jingtu.calendar.OfficeHours;
import cn.jingtu.calendar.Workdays;
import cn.jingtu.matter.Actor;
import cn.jingtu.matter.Extension;
import cn.jingtu.matter.ExtensionRules;
import cn.jingtu.matter.Obligation;
import cn.jingtu.platform.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The dates of running tasks: when a step is due, when a date is met, and how it moves. */
@Component
@Transactional
public class Deadlines implements ExtensionRules {

    private final PlanStore planStore;
    private final TaskStore taskStore;
    private final DateStore dateStore;
    private final PlanTasks tasks;
    private final TaskObligations obligations;
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
            CityCalendars calendars,
            PlanTimes times,
            ApplicationEventPublisher events,
            Clock clock) {
        this.planStore = planStore;
        this.taskStore = taskStore;
        this.dateStore = dateStore;
        this.tasks = tasks;
        this.obligations = obligations;
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

    /** Which of what a task owes is owed by a date of it. */
    public static String owedBy(long dateId) {
        return TaskObligations.key(dateId);
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

    @Override
    public Set<String> procedures() {
        return Set.of(PlanTask.PROCEDURE);
    }

    @Override
    public boolean moveForAll() {
        return true;
    }

    /** A lead asks for its own dates; never past the year of the plan, nor alone for a day that all push by. */
    @Override
    public void check(Obligation obligation, LocalDate until, Actor by) {
        String lead = by.acting();
        LoadedTask loaded = tasks.running(obligation.matter().id());
        loaded.requireLead(lead);
        TaskDeadline d = tasks.openDeadline(loaded.task().id(), TaskObligations.date(obligation));
        require(PlanTasks.answersFor(d, lead), "该时限由其他牵头单位负责，请由其申请。");
        require(!d.written().pushes(), "推送日期由各牵头单位共同遵守，不能单独延期；确需调整的，请提请组织协调单位办理“计划调整”。");
        LocalDate last = planStore.get(loaded.task().planId()).yearEnd();
        require(!until.isAfter(last), "新的日期不能晚于计划年度最后一天（" + last + "）。");
    }

    /** The old date stays on record. */
    @Override
    public boolean move(Extension granted) {
        PlanTask task = taskStore.get(granted.obligation().matter().id());
        TaskDeadline d = dateStore.lock(TaskObligations.date(granted.obligation()));
        if (d.state() != TaskDeadline.State.OPEN || task.state() != TaskState.RUNNING) {
            return false;
        }
        dateStore.move(d, granted.until(), granted.reason(), null, now());
        events.publishEvent(new TaskDatesChanged(task.id()));
        return true;
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
