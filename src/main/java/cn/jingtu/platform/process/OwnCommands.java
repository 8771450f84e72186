package cn.jingtu.platform.process;

import java.util.concurrent.Callable;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/** What the program does in the engine by its own right. */
@Component
public class OwnCommands {

    private final ProcessEngineConfigurationImpl engine;

    OwnCommands(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    /** Does work in one command of the engine, which asks nobody's rights for it. */
    public <T> T call(Callable<T> work) {
        return engine.getCommandExecutorTxRequired()
                .execute((ProgramCommand<T>) context -> context.runWithoutAuthorization(work));
    }

    /** Makes the engine look for jobs at once: left idle, it does so once a minute only. */
    public void wakeJobExecutor() {
        engine.getJobExecutor().jobWasAdded();
    }
}
