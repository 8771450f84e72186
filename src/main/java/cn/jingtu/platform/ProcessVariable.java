package cn.jingtu.platform;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * A variable of a process with its type, declared beside the process it belongs to. It carries what a gateway, a timer or
 * a loop of the model needs, and is only ever written here: whoever hands in a task can set variables too, so nothing is
 * decided by reading one. What a process is about is told by its business key, and how far it has come by the tables.
 *
 * @param name as expressions in the models write it
 */
public record ProcessVariable<T>(String name, Class<T> type) {

    /** Sets it where the steps that follow will find it, also from a task that has one of that name to itself. */
    public void set(VariableScope scope, T value) {
        VariableScope seen = scope instanceof DelegateTask task ? task.getExecution() : scope;
        seen.setVariable(name, value);
    }
}
