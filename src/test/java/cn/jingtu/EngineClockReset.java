package cn.jingtu;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/** A test that moved the engine's clock leaves no trace in the next one. */
class EngineClockReset implements TestExecutionListener {

    @Override
    public void afterTestMethod(TestContext context) {
        ClockUtil.reset();
    }
}
