package cn.jingtu.platform.web;

import java.util.concurrent.atomic.AtomicInteger;

/** Classes that a caller could name, as harmless as those of an attacker are not. They count what happens to them. */
final class BuiltByCallers {

    static final AtomicInteger LOADED = new AtomicInteger();
    static final AtomicInteger BUILT = new AtomicInteger();

    private BuiltByCallers() {}

    /** Never to be met by the program: not even loaded, for a class may act when it is. */
    static final class Unmet {

        static {
            LOADED.incrementAndGet();
        }

        Unmet() {}
    }

    /** May be loaded, not built. */
    public static final class Known {

        public Known(String text) {
            BUILT.incrementAndGet();
        }
    }
}
