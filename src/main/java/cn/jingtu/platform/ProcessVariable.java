package cn.jingtu.platform;

import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * A variable of a process with its type, declared beside the process it belongs to. It carries what a gateway, a timer or
 * a loop of the model needs, and is only ever written here: whoever hands in a task can set variables too, so nothing is
 * decided by reading one. What a process is about is told by its business key, and how far it has come by the tables.
 *
 * @param name as expressions in the models write it
 */
public record ProcessVariable<T>(String name, Class<T> type) {

    public void set(VariableScope scope, T value) {
        scope.setVariable(name, value);
    }
}
