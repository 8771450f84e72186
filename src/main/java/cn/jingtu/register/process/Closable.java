package cn.jingtu.register.process;

import cn.jingtu.matter.Actor;
import cn.jingtu.register.RegisterEntry;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A kind of entries that are closed out by {@code close-out}: it tells what they are to be judged by, and is told how it went. */
public interface Closable {

    /** Id of the kind. */
    String kind();

    /** What a close-out knows of an entry when it begins, by code of its fields: measure, target, what is proposed. */
    Map<String, String> begin(RegisterEntry entry);

    /** What decides on verification and outcome. */
    Terms terms(RegisterEntry entry);

    /**
     * How a confirmed figure stands against the target.
     *
     * @param closing values of the close-out
     */
    Reached reached(RegisterEntry entry, Map<String, String> closing);

    /**
     * Whether who verifies has worked on it.
     *
     * @param person user id
     */
    boolean hasWorkedOn(RegisterEntry entry, String person);

    /**
     * More time is asked for.
     *
     * @throws cn.jingtu.platform.Refusal if its day cannot be moved like this
     */
    void extend(RegisterEntry entry, LocalDate until, String reason, Actor by);

    /** Id of the newest request for more time, on which {@code deadline-extension} decides. */
    String extension(RegisterEntry entry);

    /** Whether the last request for more time was granted. */
    boolean isExtended(RegisterEntry entry);

    /**
     * Some counties have to do more.
     *
     * @param counties names as typed
     * @throws cn.jingtu.platform.Refusal if one of them does not carry it out
     */
    void checkCounties(RegisterEntry entry, Collection<String> counties);

    void toCounties(RegisterEntry entry, Collection<String> counties, String words);

    /** It has more time, and all that is not done goes on. */
    void goOn(RegisterEntry entry);

    /** It is closed; its number. */
    String close(RegisterEntry entry, RegisterEntry closing);

    /** It was not done in time and is not done here any more. */
    void unfinished(RegisterEntry entry, String why);

    /** Days that the publicity of its result takes, in working days. */
    int publicityWorkdays(RegisterEntry entry);

    /**
     * @param level how it is to be verified: all, sample, summary
     * @param proven whether nothing is left to verify: each object was verified by itself, a paper or a receipt proves it
     * @param drawn whether the sample has drawn it
     * @param standing whether it is summed up at the end of the year only
     * @param strives whether not reaching the target may be explained
     * @param due the last day; null: none is set
     * @param publicity whether its result is made public before it is closed
     */
    record Terms(
            String level,
            boolean proven,
            boolean drawn,
            boolean standing,
            boolean strives,
            @Nullable LocalDate due,
            boolean publicity) {}

    enum Reached {
        MET,
        UNMET,
        /** A target is set, and there is no figure. */
        MISSING,
        /** No target is set that a machine can judge. */
        NONE
    }
}
