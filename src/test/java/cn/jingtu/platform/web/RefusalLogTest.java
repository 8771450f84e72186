package cn.jingtu.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.spi.FilterReply;
import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.process.RefusalInterceptor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RefusalLogTest {

    private final RefusalLog log = new RefusalLog();

    @AfterEach
    void as_before() {
        RefusalInterceptor.forget();
    }

    private FilterReply reply(String logger) {
        return log.decide(null, new LoggerContext().getLogger(logger), Level.WARN, "x", null, null);
    }

    @Test
    void a_refusal_is_not_told_with_its_stack_and_an_error_is() {
        assertThat(reply("org.camunda.bpm.engine.rest.exception")).isEqualTo(FilterReply.NEUTRAL);
        refused();
        assertThat(reply("org.camunda.bpm.engine.rest.exception")).isEqualTo(FilterReply.DENY);
        assertThat(reply("cn.jingtu.platform")).isEqualTo(FilterReply.NEUTRAL);
        RefusalInterceptor.forget();
        assertThat(reply("org.camunda.bpm.engine.rest.exception")).isEqualTo(FilterReply.NEUTRAL);
    }

    private static void refused() {
        RefusalInterceptor.remembered(Refusal.conflict("已经办结。"));
    }
}
