package cn.jingtu.procedures;

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

    /** For what {@link #at} does not know. */
    default IllegalArgumentException unknown(String step) {
        return new IllegalArgumentException(getClass().getSimpleName() + " does not know the way to " + step);
    }
}
