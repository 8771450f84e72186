package cn.jingtu.plan.process;

import cn.jingtu.calendar.CityCalendars;
import cn.jingtu.calendar.OfficeHours;
import cn.jingtu.matter.Matter;
import cn.jingtu.matter.process.MatterStarts;
import cn.jingtu.matter.process.TaskBodies;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.organisation.process.CityVariables;
import cn.jingtu.plan.ItemDatesChanged;
import cn.jingtu.plan.ItemState;
import cn.jingtu.plan.ItemType;
import cn.jingtu.plan.Items;
import cn.jingtu.plan.PlanItem;
import cn.jingtu.plan.PlanTimes;
import cn.jingtu.platform.ForModels;
import cn.jingtu.platform.SystemRights;
import cn.jingtu.register.Change;
import cn.jingtu.register.Kinds;
import cn.jingtu.register.Register;
import cn.jingtu.register.RegisterEntry;
import cn.jingtu.register.process.EntryProcess;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.annotation.Transactional;

/** Sets {@code task-item} going, once for each item of a plan in force, and is told by it what to do. */
@ForModels("taskItem")
public class TaskItemProcess {

    private final Items items;
    private final EntryProcess entries;
    private final Register register;
    private final Kinds kinds;
    private final MatterStarts starts;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final SystemRights system;
    private final TaskBodies bodies;
    private final Organisations organisations;
    private final CityCalendars calendars;
    private final PlanTimes times;
    private final Clock clock;

    TaskItemProcess(
            Items items,
            EntryProcess entries,
            Register register,
            Kinds kinds,
            MatterStarts starts,
            RuntimeService runtime,
            ManagementService management,
            SystemRights system,
            TaskBodies bodies,
            Organisations organisations,
            CityCalendars calendars,
            PlanTimes times,
            Clock clock) {
        this.items = items;
        this.entries = entries;
        this.register = register;
        this.kinds = kinds;
        this.starts = starts;
        this.runtime = runtime;
        this.management = management;
        this.system = system;
        this.bodies = bodies;
        this.organisations = organisations;
        this.calendars = calendars;
        this.times = times;
        this.clock = clock;
    }

    // ---- telling the process

    /** All items of a plan in force run, those that do not yet; their dates are watched. */
    @Transactional
    public void begin(String planId) {
        List<Matter> begun = items.begin(planId).stream().map(PlanItem::matter).toList();
        starts.begin(begun);
        starts.watch(begun);
    }

    /** Ends an item that is not to be worked on any more; no object that it counts is touched. */
    @Transactional
    public void end(PlanItem item, ItemState how, String reason) {
        items.end(item, how, reason);
        system.run(() -> runtime.createMessageCorrelation("jingtu.itemEnded")
                .processInstanceBusinessKey(Objects.requireNonNull(item.entry()))
                .tenantId(item.cityId())
                .correlateAll());
    }

    /** The day of giving account moves with the dates of an item, and the last days of counties with them. */
    @EventListener
    public void on(ItemDatesChanged changed) {
        PlanItem item = items.get(changed.itemId());
        system.run(() -> runtime.createProcessInstanceQuery()
                .processDefinitionKey(PlanItem.PROCEDURE)
                .processInstanceBusinessKey(Objects.requireNonNull(item.entry()))
                .tenantIdIn(item.cityId())
                .list()
                .forEach(instance -> management
                        .createJobQuery()
                        .processInstanceId(instance.getId())
                        .activityId("Event_DayReached")
                        .list()
                        .forEach(job -> management.setJobDuedate(job.getId(), accountingAt(item)))));
    }

    // ---- told by the model: who and when

    /** One where the item is a paper that is not there yet. */
    public List<String> papers(DelegateExecution execution) {
        RegisterEntry entry = entries.of(execution);
        boolean missing = item(execution).type() == ItemType.DELIVERABLE
                && entry.value("paperNumber").isEmpty();
        return missing ? List.of(entry.id()) : List.of();
    }

    /** Ids of the counties whose part is still to be done. */
    public List<String> parts(DelegateExecution execution) {
        return items.openCounties(item(execution));
    }

    /** Key of the part of a county. */
    public String part(DelegateExecution execution, String county) {
        return items.part(item(execution), county);
    }

    /** Ids of the bodies that still owe what the breakdown asks of them. */
    public List<String> contributors(DelegateExecution execution) {
        return items.openContributors(item(execution));
    }

    public Date contributionDue(DelegateExecution execution, String body) {
        return lastMinute(items.contributionDue(item(execution), body));
    }

    public boolean waits(DelegateExecution execution) {
        return items.waits(item(execution));
    }

    /** Some working days before the last day, so that it can be closed in time; help for a higher level waits for its letter. */
    public Date accountingAt(DelegateExecution execution) {
        return accountingAt(item(execution));
    }

    private Date accountingAt(PlanItem item) {
        LocalDate last = items.due(item).orElseGet(() -> LocalDate.now(clock));
        LocalDate day = item.type() == ItemType.ASSIST
                ? last.plusYears(1)
                : calendars.workdays(item.cityId()).minus(last, times.accountingWorkdaysBefore());
        return Date.from(OfficeHours.begin(day, clock).toInstant());
    }

    public boolean sumsUp(DelegateExecution execution) {
        return item(execution).type().isStanding();
    }

    public boolean sendsUp(DelegateExecution execution) {
        return item(execution).type() == ItemType.ASSIST;
    }

    /** By the letter of the higher level; where it sets no day, some working days. */
    public Date sendUpDue(DelegateExecution execution) {
        RegisterEntry entry = entries.of(execution);
        String due = entry.value("orderDue");
        return lastMinute(
                due.isEmpty()
                        ? calendars.workdays(entry.city()).plus(LocalDate.now(clock), times.stepWorkdays())
                        : LocalDate.parse(due));
    }

    public boolean isClosed(DelegateExecution execution) {
        return item(execution).state() == ItemState.CLOSED;
    }

    /** Whether it was sent back to counties or has more time. */
    public boolean goesOn(DelegateExecution execution) {
        return item(execution).state() == ItemState.RUNNING;
    }

    // ---- told by the model: what was handed in

    public void contributed(DelegateTask task) {
        RegisterEntry given = entries.take(task);
        String body = bodies.actor(task).acting();
        register.set(
                given.id(),
                "giver",
                organisations.get(given.city(), body).name(),
                null,
                Change.following(given.matter(kinds), "登记提供单位"));
        // The next step is for the same body, whatever was handed in beside the words.
        CityVariables.ORGANISATION_ID.set(task, body);
    }

    /** The reason stands in the register already; whatever the item counted goes on. */
    public void ended(DelegateExecution execution) {
        PlanItem item = item(execution);
        if (item.state() == ItemState.RUNNING) {
            items.end(item, ItemState.WITHDRAWN, "分项终止");
        }
    }

    private PlanItem item(DelegateExecution execution) {
        return items.of(entries.of(execution));
    }

    private Date lastMinute(LocalDate day) {
        return Date.from(OfficeHours.lastMinute(day, clock).toInstant());
    }
}
