package cn.jingtu.platform.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.LongSupplier;

/**
 * Bounds how many lines whoever is refused can fill the records with. Each source has so many at once and then so many a
 * minute, all sources together have more, and the same thing again is written only now and then; what is left out is
 * counted, and told with the next that is written. Kept in memory, by each node for itself: it bounds, and need not be
 * exact.
 */
class Flood {

    private static final int SOURCES = 10_000;
    private static final double AT_ONCE = 60;
    private static final double A_MINUTE = 20;
    private static final double OF_ALL_AT_ONCE = 1000;
    private static final double OF_ALL_A_MINUTE = 200;
    private static final int SAME_AT_ONCE = 3;
    private static final double SAME_A_MINUTE = 0.1;

    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > SOURCES;
        }
    };

    private final LongSupplier nanos;
    private final Bucket ofAll;

    /** @param nanos a clock that only goes forward */
    Flood(LongSupplier nanos) {
        this.nanos = nanos;
        this.ofAll = new Bucket(OF_ALL_AT_ONCE, OF_ALL_A_MINUTE);
    }

    /**
     * Whether something may be written now.
     *
     * @param source from whom
     * @param what the thing itself
     * @return how many others of this source were left out before it; empty: it is left out itself
     */
    synchronized OptionalInt next(String source, String what) {
        Bucket own = buckets.computeIfAbsent(source, s -> new Bucket(AT_ONCE, A_MINUTE));
        Bucket same = buckets.computeIfAbsent(source + '\n' + what, s -> new Bucket(SAME_AT_ONCE, SAME_A_MINUTE));
        if (same.take() && own.take() && ofAll.take()) {
            int before = own.leftOut;
            own.leftOut = 0;
            return OptionalInt.of(before);
        }
        own.leftOut++;
        return OptionalInt.empty();
    }

    synchronized int size() {
        return buckets.size();
    }

    private final class Bucket {

        private final double atOnce;
        private final double aMinute;
        private double left;
        private long at = nanos.getAsLong();
        private int leftOut;

        Bucket(double atOnce, double aMinute) {
            this.atOnce = atOnce;
            this.aMinute = aMinute;
            this.left = atOnce;
        }

        boolean take() {
            long now = nanos.getAsLong();
            left = Math.min(atOnce, left + (now - at) / 60e9 * aMinute);
            at = now;
            if (left < 1) {
                return false;
            }
            left--;
            return true;
        }
    }
}
