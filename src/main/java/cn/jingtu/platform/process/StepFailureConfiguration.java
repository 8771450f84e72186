package cn.jingtu.platform.process;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.DefaultFailedJobParseListener;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.CamundaFailedJobConfiguration;
import org.camunda.bpm.spring.boot.starter.util.SpringBootProcessEnginePlugin;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/** Takes the place of the starter's configuration of the same kind. */
@Component
class StepFailureConfiguration extends SpringBootProcessEnginePlugin implements CamundaFailedJobConfiguration {

    /** Of timers and of whatever else a model says nothing about: the engine would use up its tries within a second. */
    private static final String RETRIES = "R5/PT5M";

    private final ApplicationEventPublisher events;
    private final PlatformTransactionManager transactions;

    StepFailureConfiguration(ApplicationEventPublisher events, PlatformTransactionManager transactions) {
        this.events = events;
        this.transactions = transactions;
    }

    @Override
    public void preInit(SpringProcessEngineConfiguration configuration) {
        List<BpmnParseListener> listeners = new ArrayList<>();
        if (configuration.getCustomPostBPMNParseListeners() != null) {
            listeners.addAll(configuration.getCustomPostBPMNParseListeners());
        }
        listeners.add(new DefaultFailedJobParseListener());
        configuration.setCustomPostBPMNParseListeners(listeners);
        configuration.setFailedJobRetryTimeCycle(RETRIES);
        configuration.setFailedJobCommandFactory(new StepFailures(events, transactions));
        configuration.setHistoryEventProducer(new StepFailures.Ends(events));
    }
}
