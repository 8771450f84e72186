package cn.jingtu.calendar.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EngineClockTest {

    private final Clock clock = new ClockConfiguration().clock();

    @AfterEach
    void back_to_the_present() {
        ClockUtil.reset();
    }

    @Test
    void who_moves_the_engines_clock_moves_ours() {
        Instant lateEvening = Instant.parse("2020-06-24T16:30:00Z");
        ClockUtil.setCurrentTime(Date.from(lateEvening));
        assertThat(clock.instant()).isEqualTo(lateEvening);
        assertThat(LocalDate.now(clock)).as("half past midnight in Shanghai").isEqualTo("2020-06-25");
        assertThat(clock.withZone(ZoneId.of("UTC")).instant()).isEqualTo(lateEvening);
    }
}
