package cn.jingtu.matter.process;

import cn.jingtu.matter.Matter;
import cn.jingtu.matter.ObligationsChanged;
import cn.jingtu.matter.Reminders;
import cn.jingtu.platform.ForModels;
import cn.jingtu.platform.ProcessVariable;
import cn.jingtu.platform.SystemRights;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.context.event.EventListener;

/**
 * Told by the process {@code deadline-watch}, which every procedure may call, what to wait for and when to remind. Its
 * business key is the word for the matter of its caller.
 */
@ForModels("deadlineWatch")
public class DeadlineWatch {

    static final String KEY = "deadline-watch";

    private static final ProcessVariable<Boolean> WATCH_OPEN = new ProcessVariable<>("watchOpen", Boolean.class);
    private static final ProcessVariable<Date> WATCH_AT = new ProcessVariable<>("watchAt", Date.class);

    private final RuntimeService runtime;
    private final Matters matters;
    private final Reminders reminders;
    private final SystemRights system;

    DeadlineWatch(RuntimeService runtime, Matters matters, Reminders reminders, SystemRights system) {
        this.runtime = runtime;
        this.matters = matters;
        this.reminders = reminders;
        this.system = system;
    }

    /** The business key under which the matter of a caller is watched. */
    public String of(DelegateExecution caller) {
        return matters.of(caller).matter().ref();
    }

    public void findNextPoint(DelegateExecution execution) {
        Optional<ZonedDateTime> next = reminders.next(matters.of(execution).matter());
        WATCH_OPEN.set(execution, next.isPresent());
        next.ifPresent(at -> WATCH_AT.set(execution, Date.from(at.toInstant())));
    }

    public void remind(DelegateExecution execution) {
        reminders.remind(matters.of(execution).matter());
    }

    /** A watch waits by the new days; a procedure whose watch has ended takes it up again. */
    @EventListener
    void on(ObligationsChanged changed) {
        Matter matter = changed.matter();
        system.run(() -> {
            correlate(matter, matter.id());
            correlate(matter, matter.ref());
        });
    }

    private void correlate(Matter matter, String key) {
        runtime.createMessageCorrelation("jingtu.datesChanged")
                .processInstanceBusinessKey(key)
                .tenantId(matter.city())
                .correlateAll();
    }
}
