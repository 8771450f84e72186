package cn.jingtu.matter;

import java.util.Locale;

/** What can be done about a matter; each module declares its own as an enum. */
public interface Verb {

    /** Name of the constant. */
    String name();

    /** As officials read it, 动宾: 签发计划. */
    String label();

    /** Whether it is part of doing the work, so that whoever did it does not verify it. */
    default boolean isWork() {
        return false;
    }

    /** In the journal: {@code plan-signed}. */
    default String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
