package cn.jingtu.plan.process;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/** What waits for its month or year from the first start on. */
@Component
public class WaitingWork {

    private final RuntimeService runtime;
    private final RepositoryService repository;

    WaitingWork(RuntimeService runtime, RepositoryService repository) {
        this.runtime = runtime;
        this.repository = repository;
    }

    /** Lets it sleep, so that a clock that is moved by decades does not have it catch up with each of their months. */
    public void suspend() {
        runtime.createProcessInstanceQuery().list().stream()
                .map(ProcessInstance::getProcessDefinitionId)
                .distinct()
                .forEach(definition -> repository.suspendProcessDefinitionById(definition, true, null));
    }
}
