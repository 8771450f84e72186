package cn.jingtu.matter;

import cn.jingtu.platform.Refusal;
import java.time.LocalDate;
import java.util.Set;

/** Tells whether a body may have more time, and moves the day: a bean of each module whose matters owe something. */
public interface ExtensionRules {

    /** Ids of the procedures for whose matters it tells. */
    Set<String> procedures();

    /** Whether a day moves for all who owe by it, so that one request is decided before the next; otherwise for each alone. */
    boolean moveForAll();

    /** @throws Refusal if this body may not ask for that day, whatever its reason */
    void check(Obligation obligation, LocalDate until, Actor by);

    /**
     * Moves the day as granted, in the rows of the module and in what is owed.
     *
     * @return false if nothing is owed any more
     */
    boolean move(Extension granted);
}
