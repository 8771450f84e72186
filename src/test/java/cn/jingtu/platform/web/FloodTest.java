package cn.jingtu.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FloodTest {

    private long nanos;
    private final Flood flood = new Flood(() -> nanos);

    private int written(String source, String what, int times) {
        int written = 0;
        for (int i = 0; i < times; i++) {
            written += flood.next(source, what.formatted(i)).isPresent() ? 1 : 0;
        }
        return written;
    }

    @Test
    void the_same_thing_is_written_a_few_times_and_then_now_and_then() {
        assertThat(written("a", "same", 100)).isEqualTo(3);
        nanos += TimeUnit.MINUTES.toNanos(10);
        assertThat(written("a", "same", 100)).isEqualTo(1);
    }

    @Test
    void many_things_of_one_source_are_bounded_and_another_source_is_not_concerned() {
        assertThat(written("a", "thing %d", 1000)).isEqualTo(60);
        assertThat(written("b", "thing %d", 10)).isEqualTo(10);
        nanos += TimeUnit.MINUTES.toNanos(1);
        assertThat(written("a", "later %d", 1000)).isEqualTo(20);
    }

    @Test
    void what_is_left_out_is_counted_and_told_with_the_next() {
        assertThat(flood.next("a", "other")).hasValue(0);
        written("a", "same", 10);
        assertThat(flood.next("a", "other")).hasValue(7);
        assertThat(flood.next("a", "other")).hasValue(0);
    }

    @Test
    void a_thousand_sources_at_once_do_not_write_without_end_either() {
        int written = 0;
        for (int i = 0; i < 5000; i++) {
            written += written("source " + i, "x", 1);
        }
        assertThat(written).isEqualTo(1000);
        nanos += TimeUnit.MINUTES.toNanos(1);
        assertThat(written("one more", "thing %d", 10)).isEqualTo(10);
    }

    @Test
    void made_up_sources_do_not_fill_the_memory() {
        for (int i = 0; i < 50_000; i++) {
            flood.next("source " + i, "x");
        }
        assertThat(flood.size()).isLessThanOrEqualTo(10_000);
    }
}
