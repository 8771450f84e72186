package cn.jingtu.matter.process;

import cn.jingtu.organisation.Organisations;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Lets the engine name its tasks. */
@Component
class TaskNamingConfiguration extends AbstractCamundaConfiguration {

    private final ObjectProvider<Organisations> organisations;
    private final ObjectProvider<Matters> matters;

    TaskNamingConfiguration(ObjectProvider<Organisations> organisations, ObjectProvider<Matters> matters) {
        this.organisations = organisations;
        this.matters = matters;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        List<BpmnParseListener> listeners = new ArrayList<>();
        if (configuration.getCustomPostBPMNParseListeners() != null) {
            listeners.addAll(configuration.getCustomPostBPMNParseListeners());
        }
        listeners.add(new TaskNaming(organisations, matters));
        configuration.setCustomPostBPMNParseListeners(listeners);
    }
}
