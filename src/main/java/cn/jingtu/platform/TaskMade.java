package cn.jingtu.platform;

import org.camunda.bpm.engine.delegate.DelegateTask;

/** A bean of this kind is told of every user task of every model as it is made, with its groups and its date. */
public interface TaskMade {

    void made(DelegateTask task);
}
