package cn.jingtu.platform.process;

import org.camunda.bpm.engine.impl.interceptor.Command;

/** A command of the program's own, after its own rules have decided: {@link CommandGuard} asks nothing more. */
@FunctionalInterface
public interface ProgramCommand<T> extends Command<T> {}
