package cn.jingtu.platform.process;

import cn.jingtu.platform.StepEnded;
import cn.jingtu.platform.StepFailed;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.producer.CacheAwareHistoryEventProducer;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobCommandFactory;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.runtime.Job;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What becomes of a step that the program takes by itself and that fails. It is tried again after a while as its model
 * says, unless waiting cannot mend it: then it has no retries left at once, as Cockpit shows it too. Whenever none is
 * left the rest of the program is told, in the transaction that takes down the failure.
 */
class StepFailures implements FailedJobCommandFactory {

    private static final Logger log = LoggerFactory.getLogger(StepFailures.class);

    private final ApplicationEventPublisher events;
    private final TransactionTemplate apart;

    StepFailures(ApplicationEventPublisher events, PlatformTransactionManager transactions) {
        this.events = events;
        this.apart = new TransactionTemplate(transactions);
        // Should telling fail, the failure itself must still be taken down.
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    @Override
    public Command<Object> getCommand(String jobId, Throwable failure) {
        return new Failed(jobId, failure);
    }

    private class Failed extends DefaultJobRetryCmd {

        Failed(String jobId, Throwable failure) {
            super(jobId, failure);
        }

        @Override
        public @Nullable Object execute(CommandContext context) {
            super.execute(context);
            JobEntity job = getJob();
            if (job == null) {
                return null;
            }
            if (job.getRetries() > 0 && !Failures.mayPass(exception)) {
                job.setRetries(0);
            }
            if (job.getRetries() == 0) {
                tell(step(job, exception));
            }
            return null;
        }

        /** Losing against somebody else is no failure of the step, however the database put it. */
        @Override
        protected boolean shouldDecrementRetriesFor(Throwable failure) {
            return !Failures.isContention(failure);
        }
    }

    private void tell(StepFailed step) {
        log.error(
                "步骤“{}”（{}，{}）执行失败，不再自动重试：{}", step.stepName(), step.procedure(), step.businessKey(), step.technical());
        try {
            apart.executeWithoutResult(status -> events.publishEvent(step));
        } catch (RuntimeException e) {
            log.error("the failure of job {} is on record with the engine only", step.jobId(), e);
        }
    }

    private static StepFailed step(JobEntity job, Throwable failure) {
        ExecutionEntity execution = job.getExecution();
        ProcessDefinitionEntity procedure = job.getProcessDefinitionId() == null
                ? null
                : Context.getProcessEngineConfiguration()
                        .getDeploymentCache()
                        .findDeployedProcessDefinitionById(job.getProcessDefinitionId());
        return new StepFailed(
                job.getId(),
                job.getTenantId(),
                procedure == null ? null : procedure.getKey(),
                procedure == null ? null : procedure.getName(),
                execution == null ? null : execution.getProcessBusinessKey(),
                stepName(job, procedure),
                Failures.words(failure),
                Failures.technical(failure));
    }

    /** Of the step that failed where it is one of this model; else of the one that the program set out from. */
    private static String stepName(JobEntity job, @Nullable ProcessDefinitionEntity procedure) {
        ActivityImpl failed = procedure == null || job.getFailedActivityId() == null
                ? null
                : procedure.findActivity(job.getFailedActivityId());
        ActivityImpl begun =
                procedure == null || job.getActivityId() == null ? null : procedure.findActivity(job.getActivityId());
        ActivityImpl shown = failed != null && failed.getName() != null ? failed : begun;
        if (shown != null && shown.getName() != null) {
            return shown.getName();
        }
        return procedure == null ? "系统维护（" + job.getJobHandlerType() + "）" : "自动步骤";
    }

    /** Notices when a step that had failed is over: the engine writes its history at these moments anyway. */
    static class Ends extends CacheAwareHistoryEventProducer {

        private final ApplicationEventPublisher events;

        Ends(ApplicationEventPublisher events) {
            this.events = events;
        }

        @Override
        public HistoryEvent createHistoricJobLogSuccessfulEvt(Job job) {
            ended(job);
            return super.createHistoricJobLogSuccessfulEvt(job);
        }

        @Override
        public HistoryEvent createHistoricJobLogDeleteEvt(Job job) {
            ended(job);
            return super.createHistoricJobLogDeleteEvt(job);
        }

        /**
         * Nothing: what a form hands in is transient, is kept by whoever takes it, and may be longer than the column in
         * which the engine would keep it once more.
         */
        @Override
        public @Nullable HistoryEvent createFormPropertyUpdateEvt(
                ExecutionEntity execution, String propertyId, String propertyValue, String taskId) {
            return null;
        }

        private void ended(Job job) {
            if (((JobEntity) job).getExceptionByteArrayId() != null || job.getExceptionMessage() != null) {
                events.publishEvent(new StepEnded(job.getId()));
            }
        }
    }
}
