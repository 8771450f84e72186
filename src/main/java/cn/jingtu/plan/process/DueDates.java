package cn.jingtu.plan.process;

import cn.jingtu.plan.Deadlines;
import cn.jingtu.plan.PlanTimes;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Tells the models when a step is due that the plan itself sets no date for. */
@Component("due")
public class DueDates {

    private final Deadlines deadlines;
    private final PlanTimes times;

    DueDates(Deadlines deadlines, PlanTimes times) {
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

    /** To answer a supervision order. */
    public Date answer(DelegateExecution execution) {
        return in(execution, times.answerWorkdays());
    }

    private Date in(DelegateExecution execution, int workdays) {
        return Date.from(
                deadlines.inWorkdays(execution.getTenantId(), workdays).toInstant());
    }
}
