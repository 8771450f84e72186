package cn.jingtu.register;

import cn.jingtu.matter.Matter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something on record, as it is now.
 *
 * @param number as text: leading zeros count
 * @param county id of the body of the county where it lies; null: of the whole city, or not known yet
 * @param above id of the entry that it belongs to
 * @param root id of the entry at the top of those, its own if it belongs to none
 * @param partOf what the entry at the top is itself a part of, as an item is of its plan; null: of nothing
 * @param state code of a state of its kind
 * @param lists codes of the lists that it stands on
 * @param values of its fields, by code
 * @param outline GeoJSON geometry
 * @param bounds what it lies within, as the outline says
 * @param version of it, from 1
 */
public record RegisterEntry(
        String id,
        String city,
        Kind kind,
        String number,
        String name,
        @Nullable String county,
        @Nullable String above,
        String root,
        @Nullable Matter partOf,
        String state,
        List<String> lists,
        Map<String, String> values,
        @Nullable String outline,
        @Nullable Bounds bounds,
        int version,
        Instant addedAt,
        Instant changedAt,
        @Nullable Instant struckAt) {

    /** What it is called in a line. */
    public String title() {
        return number + " " + name;
    }

    public boolean isStruck() {
        return struckAt != null;
    }

    /** A value; empty text if there is none. */
    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    public boolean is(String field, String... codes) {
        return List.of(codes).contains(value(field));
    }

    public boolean isOn(String list) {
        return lists.contains(list);
    }

    /** What it should have in its state and has not. */
    public List<Field> lacking() {
        return kind.lacking(state, values);
    }

    RegisterEntry named(String newName, @Nullable String newCounty) {
        return with(newName, newCounty, state, lists, values, outline, bounds, version, changedAt, struckAt);
    }

    RegisterEntry filled(String newState, Map<String, String> newValues) {
        return with(name, county, newState, lists, newValues, outline, bounds, version, changedAt, struckAt);
    }

    RegisterEntry onLists(List<String> newLists) {
        return with(name, county, state, newLists, values, outline, bounds, version, changedAt, struckAt);
    }

    RegisterEntry drawn(@Nullable Outline drawn) {
        return with(
                name,
                county,
                state,
                lists,
                values,
                drawn == null ? null : drawn.geoJson(),
                drawn == null ? null : drawn.bounds(),
                version,
                changedAt,
                struckAt);
    }

    RegisterEntry struck(Instant at) {
        return with(name, county, state, lists, values, outline, bounds, version, changedAt, at);
    }

    /** The next version of it. */
    RegisterEntry next(Instant at) {
        return with(name, county, state, lists, values, outline, bounds, version + 1, at, struckAt);
    }

    /** What stays the same with all that can change. */
    private RegisterEntry with(
            String name,
            @Nullable String county,
            String state,
            List<String> lists,
            Map<String, String> values,
            @Nullable String outline,
            @Nullable Bounds bounds,
            int version,
            Instant changedAt,
            @Nullable Instant struckAt) {
        return new RegisterEntry(
                id, city, kind, number, name, county, above, root, partOf, state, lists, values, outline, bounds,
                version, addedAt, changedAt, struckAt);
    }

    /** What is done about it and what belongs to it: a matter of the procedure that is the life of the kind at the top. */
    public Matter matter(Kinds kinds) {
        Kind top = kind.under() == null ? kind : kinds.get(kind.under());
        return new Matter(top.works().isEmpty() ? "register" : top.works().get(0), root, city);
    }
}
