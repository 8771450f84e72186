package cn.jingtu.platform.process;

import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/** What a command of the engine is about: its fields, which have no getters. */
final class CommandField {

    private CommandField() {}

    /** @throws IllegalStateException if the engine's class has no such field, so that a new engine is noticed */
    static <T extends @Nullable Object> T read(Object command, String name) {
        Field field = field(command.getClass(), name);
        if (field == null) {
            throw new IllegalStateException(command.getClass().getName() + " has no field " + name);
        }
        return value(command, field);
    }

    /** Null also where there is no such field. */
    static @Nullable String readIfAny(Object command, String name) {
        Field field = field(command.getClass(), name);
        return field == null || field.getType() != String.class ? null : value(command, field);
    }

    private static @Nullable Field field(Class<?> type, String name) {
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            for (Field field : c.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    return field;
                }
            }
        }
        return null;
    }

    @SuppressWarnings("unchecked")
    private static <T extends @Nullable Object> T value(Object command, Field field) {
        try {
            field.setAccessible(true);
            return (T) field.get(command);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
