package cn.jingtu.platform;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Starts steps again that the program takes by itself and that have failed ({@link StepFailed}). */
@Component
public class StepsAgain {

    private final ManagementService management;
    private final ProcessEngineConfigurationImpl engine;
    private final SystemRights system;

    StepsAgain(ManagementService management, ProcessEngineConfigurationImpl engine, SystemRights system) {
        this.management = management;
        this.engine = engine;
        this.system = system;
    }

    /**
     * Gives a step one more try, at once, in the background. The engine does not ask whether the user may.
     *
     * @return false if it waits no more: it was done meanwhile, or its matter has ended
     */
    public boolean start(String jobId) {
        return system.call(() -> {
            if (management.createJobQuery().jobId(jobId).count() == 0) {
                return false;
            }
            management
                    .setJobRetries(1)
                    .jobId(jobId)
                    .dueDate(ClockUtil.getCurrentTime())
                    .execute();
            // An idle job executor looks for work once a minute only.
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    engine.getJobExecutor().jobWasAdded();
                }
            });
            return true;
        });
    }
}
