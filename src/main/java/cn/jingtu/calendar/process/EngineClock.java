package cn.jingtu.calendar.process;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.joda.time.DateTimeUtils;

/**
 * The engine's own clock as a {@link Clock}: it reads Joda's time, and who moves that in a test moves everybody's.
 */
final class EngineClock extends Clock {

    private final ZoneId zone;

    EngineClock(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new EngineClock(other);
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(DateTimeUtils.currentTimeMillis());
    }
}
