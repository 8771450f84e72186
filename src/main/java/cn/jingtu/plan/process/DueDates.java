package cn.jingtu.plan.process;

import cn.jingtu.matter.process.Matters;
import cn.jingtu.plan.Deadlines;
import cn.jingtu.plan.PlanTimes;
import cn.jingtu.platform.ForModels;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** Tells the models when a step is due that the plan itself sets no date for. */
@ForModels("due")
public class DueDates {

    private final Matters matters;
    private final Deadlines deadlines;
    private final PlanTimes times;

    DueDates(Matters matters, Deadlines deadlines, PlanTimes times) {
        this.matters = matters;
        this.deadlines = deadlines;
        this.times = times;
    }

    /** To check, sign, decide. */
    public Date step(DelegateExecution execution) {
        return in(execution, times.stepWorkdays());
    }

    public Date verify(DelegateExecution execution) {
        return in(execution, times.verifyWorkdays());
    }

    private Date in(DelegateExecution execution, int workdays) {
        return Date.from(
                deadlines.inWorkdays(matters.of(execution).city(), workdays).toInstant());
    }
}
