package cn.jingtu.platform.web;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import cn.jingtu.platform.process.RefusalInterceptor;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.springframework.stereotype.Component;

/**
 * The engine's REST resources take a refusal for an internal error and write its whole stack into the log, a hundred and
 * fifty lines each, for whoever cares to be refused often enough. {@link RefusalStatusFilter} writes one line instead; a
 * real error keeps its stack.
 */
@Component
class RefusalLog extends TurboFilter {

    private static final String RESOURCES = "org.camunda.bpm.engine.rest.exception";

    @PostConstruct
    void listen() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            setContext(context);
            start();
            context.addTurboFilter(this);
        }
    }

    @PreDestroy
    void leave() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getTurboFilterList().remove(this);
        }
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] values,
            @Nullable Throwable failure) {
        return logger.getName().equals(RESOURCES) && RefusalInterceptor.last().isPresent()
                ? FilterReply.DENY
                : FilterReply.NEUTRAL;
    }
}
