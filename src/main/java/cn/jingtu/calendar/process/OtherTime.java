package cn.jingtu.calendar.process;

import java.time.Instant;
import org.joda.time.DateTimeUtils;

/**
 * Another time for one thread: the engine, and with it everybody who asks the program's clock, reads it there while all
 * other threads go on in the present. One at a time; closing it brings the thread back.
 */
public final class OtherTime implements AutoCloseable {

    private final Thread thread = Thread.currentThread();
    private volatile long millis = System.currentTimeMillis();

    public OtherTime() {
        // Where the engine's own clock looks.
        DateTimeUtils.setCurrentMillisProvider(
                () -> Thread.currentThread() == thread ? millis : System.currentTimeMillis());
    }

    /** Time stands still at this moment until it is moved again. */
    public void moveTo(Instant moment) {
        millis = moment.toEpochMilli();
    }

    @Override
    public void close() {
        DateTimeUtils.setCurrentMillisSystem();
    }
}
