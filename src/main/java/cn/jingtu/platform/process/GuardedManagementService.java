package cn.jingtu.platform.process;

import org.camunda.bpm.engine.impl.ManagementServiceImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;

/**
 * The engine's management service, which runs a job before it asks whether the caller may, and counts the refusal as one
 * of the job's failures: three refusals, and a deadline is watched no more.
 */
class GuardedManagementService extends ManagementServiceImpl {

    private final CommandGuard guard;

    GuardedManagementService(ProcessEngineConfigurationImpl engine, CommandGuard guard) {
        super(engine);
        this.guard = guard;
    }

    @Override
    public void executeJob(String jobId) {
        guard.mayIntervene(ExecuteJobsCmd.class, jobId);
        super.executeJob(jobId);
    }
}
