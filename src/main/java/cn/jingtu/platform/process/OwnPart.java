package cn.jingtu.platform.process;

import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;

/** A part of our own in the place of one of the engine's: one for each command. */
class OwnPart<T extends Session> implements SessionFactory {

    private final Class<T> place;
    private final Supplier<? extends T> part;

    OwnPart(Class<T> place, Supplier<? extends T> part) {
        this.place = place;
        this.part = part;
    }

    @Override
    public Class<?> getSessionType() {
        return place;
    }

    @Override
    public Session openSession() {
        return part.get();
    }
}
