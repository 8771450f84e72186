package cn.jingtu.platform;

import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Runs the {@link StartStep}s just before the web server opens its port. */
@Component
class StartSteps implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(StartSteps.class);

    /** Spring Boot opens the port in phase {@code DEFAULT_PHASE - 2048}; lower phases start earlier. */
    private static final int BEFORE_THE_WEB_SERVER = DEFAULT_PHASE - 4096;

    private final List<StartStep> steps;
    private volatile boolean running;

    StartSteps(List<StartStep> steps) {
        this.steps =
                steps.stream().sorted(Comparator.comparingInt(StartStep::order)).toList();
    }

    @Override
    public void start() {
        for (StartStep step : steps) {
            log.debug("{} starts", step.getClass().getSimpleName());
            step.run();
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return BEFORE_THE_WEB_SERVER;
    }
}
