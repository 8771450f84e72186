package cn.jingtu.platform.web;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import cn.jingtu.platform.process.RefusalInterceptor;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/**
 * The engine's REST API takes a refusal for a failure of its own and logs it with a page of stack, which whoever is
 * refused could fill a disk with. {@link TraceFilter} tells a refusal in a line; of failures nothing is kept back.
 */
@Component
class RefusalsToldOnce extends TurboFilter implements InitializingBean, DisposableBean {

    private static final String LOGGER = "org.camunda.bpm.engine.rest.exception";

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] params,
            @Nullable Throwable failure) {
        boolean isTold =
                logger.getName().equals(LOGGER) && RefusalInterceptor.last().isPresent();
        return isTold ? FilterReply.DENY : FilterReply.NEUTRAL;
    }

    @Override
    public void afterPropertiesSet() {
        context().addTurboFilter(this);
        start();
    }

    @Override
    public void destroy() {
        stop();
        context().getTurboFilterList().remove(this);
    }

    private static LoggerContext context() {
        return (LoggerContext) LoggerFactory.getILoggerFactory();
    }
}
