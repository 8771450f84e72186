package cn.jingtu.land.process;

import cn.jingtu.platform.ForModels;
import cn.jingtu.platform.ProcessVariable;
import cn.jingtu.register.Change;
import cn.jingtu.register.Kinds;
import cn.jingtu.register.Register;
import cn.jingtu.register.RegisterEntry;
import cn.jingtu.register.process.EntryProcess;
import java.time.LocalDate;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;

/** Tells the process {@code aftercare} when the next check is due and whether the term is over, and keeps how it ended. */
@ForModels("aftercare")
public class AftercareProcess {

    private static final ProcessVariable<Boolean> TERM_OVER = new ProcessVariable<>("termOver", Boolean.class);

    /** The last day of aftercare; without one it goes on for good. */
    private static final String UNTIL = "until";

    private static final String CONCLUSION = "conclusion";

    private final EntryProcess entries;
    private final Register register;
    private final Kinds kinds;
    private final YearlyChecks checks;

    AftercareProcess(EntryProcess entries, Register register, Kinds kinds, YearlyChecks checks) {
        this.entries = entries;
        this.register = register;
        this.kinds = kinds;
        this.checks = checks;
    }

    /** A year after the last check, at the latest when the term is over. */
    public Date nextCheck(DelegateExecution execution) {
        RegisterEntry care = entries.of(execution);
        LocalDate since = YearlyChecks.day(care, "checkedOn")
                .or(() -> YearlyChecks.day(care, "startOn"))
                .orElseGet(checks::today);
        return YearlyChecks.day(care, UNTIL)
                .map(until -> checks.yearAfter(care.city(), since, until))
                .orElseGet(() -> checks.yearAfter(care.city(), since));
    }

    /** Takes a check. */
    public void checked(DelegateTask task) {
        RegisterEntry care = entries.take(task);
        TERM_OVER.set(
                task,
                YearlyChecks.day(care, UNTIL)
                        .filter(last -> !last.isAfter(checks.today()))
                        .isPresent());
    }

    /** The term is over. */
    public void over(DelegateExecution execution) {
        conclude(execution, "OVER", "后期管理期限届满");
    }

    /** The land is to be used for something else. */
    public void useToChange(DelegateExecution execution) {
        conclude(execution, "USE_TO_CHANGE", "拟改变用途，转重新调查");
    }

    private void conclude(DelegateExecution execution, String conclusion, String reason) {
        RegisterEntry care = entries.of(execution);
        register.set(care.id(), CONCLUSION, conclusion, "ENDED", Change.following(care.matter(kinds), reason));
    }
}
