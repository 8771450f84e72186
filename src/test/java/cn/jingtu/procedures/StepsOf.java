package cn.jingtu.procedures;

import java.util.Map;
import org.camunda.bpm.engine.task.Task;

/**
 * How to get to the steps of people in one procedure, on any day and without what another has left behind. A procedure's
 * tests bring theirs along as a bean; whoever looks at every step finds it by that.
 */
public interface StepsOf {

    /** Id of the procedure. */
    String procedure();

    /**
     * Brings a new matter to a step.
     *
     * @param step id of a user task of the procedure
     * @return one open task of that step
     */
    Task at(String step);

    /** What somebody who does the work hands in with a task that {@link #at} leads to, as its form sends it. */
    Map<String, ?> submission(Task task);

    /** For what {@link #at} does not know. */
    default IllegalArgumentException unknown(String step) {
        return new IllegalArgumentException(getClass().getSimpleName() + " does not know the way to " + step);
    }
}
