package cn.jingtu.platform;

import org.camunda.bpm.engine.delegate.VariableScope;
import org.jspecify.annotations.Nullable;

/**
 * A variable of a process with its type, declared beside the process it belongs to. Variables carry ids, booleans and
 * moments that gateways, timers and lists need; the state of the work is in the tables.
 *
 * @param name as expressions in the models write it
 */
public record ProcessVariable<T>(String name, Class<T> type) {

    /** @throws IllegalStateException if it is not set */
    public T get(VariableScope scope) {
        T value = find(scope);
        if (value == null) {
            throw new IllegalStateException("process variable " + name + " is not set");
        }
        return value;
    }

    public @Nullable T find(VariableScope scope) {
        return type.cast(scope.getVariable(name));
    }

    public void set(VariableScope scope, @Nullable T value) {
        scope.setVariable(name, value);
    }
}
