package cn.jingtu.plan.process;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Asks the engine's history which nodes of a model were entered by the tests of one class. Of our own making: many test
 * classes share one program and one database, and a share of all models that a class happens to touch says nothing about
 * one of them.
 */
class CoverageGate implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {

    private final Set<String> testsRun = new HashSet<>();
    private Coverage coverage;

    @Override
    public void beforeAll(ExtensionContext context) {
        String process = AnnotationSupport.findAnnotation(context.getRequiredTestClass(), Covers.class)
                .orElseThrow()
                .value();
        coverage = Coverage.begin(SpringExtension.getApplicationContext(context).getBean(ProcessEngine.class), process);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        testsRun.add(context.getRequiredTestMethod().getName());
    }

    /** Says nothing when somebody runs one method of the class by hand. */
    @Override
    public void afterAll(ExtensionContext context) {
        Predicate<Method> counts = m -> m.isAnnotationPresent(Test.class) && !m.isAnnotationPresent(Disabled.class);
        boolean all = Arrays.stream(context.getRequiredTestClass().getDeclaredMethods())
                .filter(counts)
                .allMatch(m -> testsRun.contains(m.getName()));
        if (all) {
            coverage.requireAll();
        }
    }

    /** What has been entered of a model since a moment. */
    static final class Coverage {

        private final RepositoryService repository;
        private final HistoryService history;
        private final String process;
        private final Set<String> before;

        private Coverage(ProcessEngine engine, String process) {
            this.repository = engine.getRepositoryService();
            this.history = engine.getHistoryService();
            this.process = process;
            this.before =
                    new HashSet<>(entered().map(HistoricActivityInstance::getId).toList());
        }

        static Coverage begin(ProcessEngine engine, String process) {
            return new Coverage(engine, process);
        }

        /** @throws AssertionError naming every node that was not entered */
        void requireAll() {
            List<String> nodes = nodes();
            Set<String> entered = new HashSet<>(entered()
                    .filter(instance -> !before.contains(instance.getId()))
                    .map(HistoricActivityInstance::getActivityId)
                    .toList());
            List<String> missing =
                    nodes.stream().filter(node -> !entered.contains(node)).toList();
            if (!missing.isEmpty()) {
                throw new AssertionError(process + ": no test enters " + String.join(", ", missing) + " ("
                        + (nodes.size() - missing.size()) + " of " + nodes.size() + " nodes entered)");
            }
        }

        private List<String> nodes() {
            String definition = repository
                    .createProcessDefinitionQuery()
                    .processDefinitionKey(process)
                    .latestVersion()
                    .singleResult()
                    .getId();
            return repository.getBpmnModelInstance(definition).getModelElementsByType(FlowNode.class).stream()
                    .map(FlowNode::getId)
                    .sorted()
                    .toList();
        }

        private Stream<HistoricActivityInstance> entered() {
            return history.createHistoricProcessInstanceQuery().processDefinitionKey(process).list().stream()
                    .flatMap(i ->
                            history.createHistoricActivityInstanceQuery().processInstanceId(i.getId()).list().stream());
        }
    }
}
