package cn.jingtu.platform;

import cn.jingtu.platform.process.OwnCommands;
import java.time.Clock;
import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Starts steps again that the program takes by itself and that have failed ({@link StepFailed}). */
@Component
public class StepsAgain {

    private final ManagementService management;
    private final OwnCommands commands;
    private final SystemRights system;
    private final Clock clock;

    StepsAgain(ManagementService management, OwnCommands commands, SystemRights system, Clock clock) {
        this.management = management;
        this.commands = commands;
        this.system = system;
        this.clock = clock;
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
                    .dueDate(Date.from(clock.instant()))
                    .execute();
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    commands.wakeJobExecutor();
                }
            });
            return true;
        });
    }
}
