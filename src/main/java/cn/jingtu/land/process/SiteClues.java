package cn.jingtu.land.process;

import cn.jingtu.register.Change;
import cn.jingtu.register.Kinds;
import cn.jingtu.register.Outline;
import cn.jingtu.register.Register;
import cn.jingtu.register.RegisterEntry;
import cn.jingtu.register.process.EntryLives;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Plots that have to be looked into: the procedure of the site that a plot is begins, where it does not run already; a plot
 * that is none yet is put on record.
 */
@Component
class SiteClues {

    private static final String SITE = "site";

    private final Register register;
    private final Kinds kinds;
    private final EntryLives lives;

    SiteClues(Register register, Kinds kinds, EntryLives lives) {
        this.register = register;
        this.kinds = kinds;
        this.lives = lives;
    }

    /**
     * @param reason code of why it is put on record
     * @param where the clue comes from, in words, without a full stop
     * @param number of the parcel
     * @param outline GeoJSON
     */
    record Plot(
            String city,
            String reason,
            String where,
            @Nullable String number,
            String name,
            @Nullable String former,
            @Nullable String county,
            @Nullable String outline) {

        private Map<String, String> values() {
            Map<String, String> values = new HashMap<>();
            values.put("reason", reason);
            values.put("reasonWords", where + (number == null ? "" : "，宗地编号" + number) + "。");
            if (former != null) {
                values.put("formerName", former);
            }
            return values;
        }
    }

    /** @param begun whether its procedure begins with this; false: it ran already */
    record Clue(RegisterEntry site, boolean begun) {}

    /** @param known the site that the plot is; empty: it is on record as none */
    Clue follow(Optional<RegisterEntry> known, Plot plot, Change change) {
        if (known.isPresent()) {
            boolean begun = !lives.isRunning(known.get());
            if (begun) {
                lives.begin(known.get().id());
            }
            return new Clue(known.get(), begun);
        }
        RegisterEntry entered = lives.enter(
                new Register.NewEntry(
                        plot.city(),
                        kinds.get(SITE),
                        null,
                        plot.name(),
                        plot.county(),
                        null,
                        plot.values(),
                        plot.outline() == null ? null : Outline.of(plot.outline())),
                change);
        return new Clue(entered, true);
    }

    static boolean isSite(RegisterEntry entry) {
        return entry.kind().id().equals(SITE);
    }

    /** The entry of an id, unless it was struck. */
    Optional<RegisterEntry> standing(@Nullable String id) {
        return Optional.ofNullable(id).map(register::get).filter(entry -> !entry.isStruck());
    }
}
