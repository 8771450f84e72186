package cn.jingtu.plan.process;

import cn.jingtu.calendar.CityCalendars;
import cn.jingtu.calendar.OfficeHours;
import cn.jingtu.matter.process.TaskFiles;
import cn.jingtu.plan.Items;
import cn.jingtu.plan.PlanTimes;
import cn.jingtu.platform.ForModels;
import cn.jingtu.platform.Refusal;
import cn.jingtu.register.Change;
import cn.jingtu.register.Kinds;
import cn.jingtu.register.Register;
import cn.jingtu.register.RegisterEntry;
import cn.jingtu.register.process.EntryProcess;
import cn.jingtu.register.process.Shares;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;

/** Tells {@code county-part} when a county reports, and takes what it reports. */
@ForModels("countyPart")
public class CountyPartProcess {

    private final EntryProcess entries;
    private final Register register;
    private final Kinds kinds;
    private final Items items;
    private final TaskFiles files;
    private final CityCalendars calendars;
    private final PlanTimes times;
    private final Clock clock;

    CountyPartProcess(
            EntryProcess entries,
            Register register,
            Kinds kinds,
            Items items,
            TaskFiles files,
            CityCalendars calendars,
            PlanTimes times,
            Clock clock) {
        this.entries = entries;
        this.register = register;
        this.kinds = kinds;
        this.items = items;
        this.files = files;
        this.calendars = calendars;
        this.times = times;
        this.clock = clock;
    }

    /** Some working days before the item is due, so that its lead can judge and sum up; not before today. */
    public Date dueAt(DelegateExecution execution) {
        RegisterEntry part = entries.of(execution);
        LocalDate today = LocalDate.now(clock);
        LocalDate due = part.value("due").isEmpty()
                ? calendars.workdays(part.city()).plus(today, times.stepWorkdays())
                : LocalDate.parse(part.value("due"));
        LocalDate earlier = calendars.workdays(part.city()).minus(due, times.executorWorkdaysBefore());
        return Date.from(OfficeHours.lastMinute(earlier.isBefore(today) ? due : earlier, clock)
                .toInstant());
    }

    /** What is done has files or says why not; a rate has its parts. */
    public void reported(DelegateTask task) {
        RegisterEntry part = entries.take(task);
        Shares.check(part);
        boolean proven =
                !files.handedIn(task).isEmpty() || !part.value("noFileReason").isBlank() || !part.is("outcome", "DONE");
        if (!proven) {
            throw Refusal.invalid("请先在“材料”页上传佐证材料，或写明没有材料的原因。");
        }
    }

    public void accepted(DelegateExecution execution) {
        RegisterEntry part = entries.of(execution);
        if (part.is("outcome", "UNDONE")) {
            part = register.move(part.id(), "UNDONE", Change.following(part.matter(kinds), "县区未完成"));
        }
        items.accepted(part);
    }

    /** The county carries the item out no longer. */
    public void left(DelegateExecution execution) {
        RegisterEntry part = entries.of(execution);
        register.move(part.id(), "LEFT", Change.following(part.matter(kinds), "本县不再落实"));
        items.owe(items.of(part));
    }
}
