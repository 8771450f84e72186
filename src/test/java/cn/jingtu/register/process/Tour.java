package cn.jingtu.register.process;

import cn.jingtu.register.RegisterEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A way through a procedure that works at an entry: who hands in what, stop by stop. What is not said is filled in somehow. */
public final class Tour {

    /** Something that happens on the way. */
    sealed interface Stop {}

    /**
     * @param step id of the user task
     * @param values what is said there, of the entry that the procedure works at
     */
    record Fill(String step, Function<RegisterEntry, Map<String, String>> values) implements Stop {}

    /** The document that is being issued is drafted, signed, numbered. */
    record Issue() implements Stop {}

    /** A timer fires, or an asynchronous step is run. */
    record Run(String activity, boolean await) implements Stop {}

    /**
     * Somebody says a word that is waited for.
     *
     * @param label what saying it is called
     */
    record Word(String label, Map<String, String> values) implements Stop {}

    /** A called procedure goes its own way. */
    record Within(Tour tour) implements Stop {}

    /** All that run of a procedure called for many go the same way. */
    record Each(Tour tour) implements Stop {}

    /**
     * What is on record before it begins.
     *
     * @param known to everybody, and not below the entry at the top
     */
    record Given(String kind, Map<String, String> values, boolean known) {}

    private final String procedure;
    private final List<Stop> stops = new ArrayList<>();
    /** Of the entry at the top, before it begins. */
    private final Map<String, String> known = new HashMap<>();

    private final List<Given> given = new ArrayList<>();
    /** Of the entry that the procedure works at. */
    private final Map<String, String> own = new HashMap<>();

    private Tour(String procedure) {
        this.procedure = procedure;
    }

    public static Tour of(String procedure) {
        return new Tour(procedure);
    }

    /** Somebody hands in a step; values by code in pairs. */
    public Tour fill(String step, String... values) {
        Map<String, String> given = pairs(values);
        stops.add(new Fill("UserTask_" + step, entry -> given));
        return this;
    }

    /** The same with what depends on how it went so far. */
    public Tour fill(String step, Function<RegisterEntry, Map<String, String>> values) {
        stops.add(new Fill("UserTask_" + step, values));
        return this;
    }

    /** What is known of the entry that the procedure works at before the tour begins; values by code in pairs. */
    public Tour own(String... values) {
        own.putAll(pairs(values));
        return this;
    }

    Map<String, String> own() {
        return Map.copyOf(own);
    }

    /** What is on record below the entry at the top before the tour begins; values by code in pairs. */
    public Tour given(String kind, String... values) {
        given.add(new Given(kind, pairs(values), false));
        return this;
    }

    /** What is put on record by itself before the first stop; values by code in pairs. */
    public Tour onRecord(String kind, String... values) {
        given.add(new Given(kind, pairs(values), true));
        return this;
    }

    List<Given> given() {
        return List.copyOf(given);
    }

    private static Map<String, String> pairs(String... values) {
        Map<String, String> pairs = new HashMap<>();
        for (int i = 0; i < values.length; i += 2) {
            pairs.put(values[i], values[i + 1]);
        }
        return pairs;
    }

    /** What is known of the entry at the top before the tour begins; values by code in pairs. */
    public Tour at(String... values) {
        known.putAll(pairs(values));
        return this;
    }

    Map<String, String> known() {
        return Map.copyOf(known);
    }

    public Tour issue() {
        stops.add(new Issue());
        return this;
    }

    /** The timer fires when its time has come. */
    public Tour await(String activity) {
        stops.add(new Run(activity, true));
        return this;
    }

    public Tour run(String activity) {
        stops.add(new Run(activity, false));
        return this;
    }

    /** Somebody says a word that is waited for; values by code in pairs. */
    public Tour say(String label, String... values) {
        stops.add(new Word(label, pairs(values)));
        return this;
    }

    public Tour within(Tour called) {
        stops.add(new Within(called));
        return this;
    }

    /** A procedure that was called for many, each of them goes this way. */
    public Tour each(Tour called) {
        stops.add(new Each(called));
        return this;
    }

    /** One that begins as this. */
    Tour begun() {
        Tour begun = new Tour(procedure);
        begun.known.putAll(known);
        begun.given.addAll(given);
        begun.own.putAll(own);
        return begun;
    }

    void add(Stop stop) {
        stops.add(stop);
    }

    public String procedure() {
        return procedure;
    }

    List<Stop> stops() {
        return List.copyOf(stops);
    }
}
