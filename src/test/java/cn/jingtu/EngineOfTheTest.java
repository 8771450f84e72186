package cn.jingtu;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.core.Ordered;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Several programs may run in the JVM of the tests, and the engine's REST API and web apps find their engine by name in
 * one register of the JVM: each test sees to it that the engine found there is its own. And a test that moved the
 * engine's clock leaves no trace in the next one.
 */
class EngineOfTheTest implements TestExecutionListener, Ordered {

    /** After the listener that injects the beans, which is where the program starts. */
    @Override
    public int getOrder() {
        return 2500;
    }

    @Override
    public void prepareTestInstance(TestContext test) {
        register(test);
    }

    @Override
    public void beforeTestMethod(TestContext test) {
        register(test);
    }

    @Override
    public void afterTestMethod(TestContext test) {
        ClockUtil.reset();
    }

    private static void register(TestContext test) {
        if (test.hasApplicationContext()) {
            test.getApplicationContext()
                    .getBeanProvider(ProcessEngine.class)
                    .ifAvailable(ProcessEngines::registerProcessEngine);
        }
    }
}
