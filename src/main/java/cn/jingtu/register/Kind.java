package cn.jingtu.register;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A kind of thing on record, as a file in {@code registers/} describes it.
 *
 * @param name of the register, 建设用地地块台账
 * @param entry what one is called, 地块
 * @param under id of the kind of the entry at the top of those that one belongs to; null: it belongs to none
 * @param number how its number is called, and what it begins with
 * @param procedures that work at an entry, the first being its life
 * @param readers ids of the bodies that see all entries of the city, besides those who see the whole city; a county sees its own
 * @param states that an entry can be in, in their order; the first is that of a new one
 * @param lists that an entry can stand on
 * @param yearly tables of a year about them; null: none
 * @param stepsOnly whether entries are made and changed by procedures only, and by nobody on their page; null: they are not
 */
public record Kind(
        String id,
        String name,
        String entry,
        @Nullable String under,
        Number number,
        @Nullable List<String> procedures,
        @Nullable List<String> readers,
        List<State> states,
        @Nullable List<ListOf> lists,
        List<Field> fields,
        @Nullable List<Yearly> yearly,
        @Nullable Boolean stepsOnly) {

    /** @param prefix of the numbers that the program gives: {@code 地块}, followed by year and serial */
    public record Number(String name, String prefix) {}

    /**
     * A table of a year.
     *
     * @param path of the address that answers it, and with {@code .xlsx} behind it as a file
     * @param wholeCity whether it is only for those who see the whole city; null: it is for all who see the register
     */
    public record Yearly(String name, String path, @Nullable Boolean wholeCity) {
        public boolean isOfWholeCity() {
            return Boolean.TRUE.equals(wholeCity);
        }
    }

    /** @param ended whether nothing is waited for any more */
    public record State(String code, String name, @Nullable Boolean ended) {
        public boolean isEnded() {
            return Boolean.TRUE.equals(ended);
        }
    }

    /**
     * @param internal whether it is not published
     * @param forbids what may not be done with what stands on it, with the clause that says so; null: nothing
     */
    public record ListOf(
            String code,
            String name,
            @Nullable Boolean internal,
            @Nullable String forbids) {
        public boolean isInternal() {
            return Boolean.TRUE.equals(internal);
        }
    }

    public List<String> works() {
        return procedures == null ? List.of() : procedures;
    }

    public List<String> seenBy() {
        return readers == null ? List.of() : readers;
    }

    public List<ListOf> allLists() {
        return lists == null ? List.of() : lists;
    }

    public boolean isOfStepsOnly() {
        return Boolean.TRUE.equals(stepsOnly);
    }

    public List<Yearly> yearlyTables() {
        return yearly == null ? List.of() : yearly;
    }

    public Optional<Field> field(String code) {
        return fields.stream().filter(field -> field.code().equals(code)).findFirst();
    }

    /** @throws IllegalArgumentException if there is none; steps and code name those of the file */
    public Field get(String code) {
        return field(code).orElseThrow(() -> new IllegalArgumentException("no field " + code + " of " + id));
    }

    public State state(String code) {
        return states.stream()
                .filter(state -> state.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no state " + code + " of " + id));
    }

    public ListOf list(String code) {
        return allLists().stream()
                .filter(list -> list.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no list " + code + " of " + id));
    }

    public String first() {
        return states.get(0).code();
    }

    /** What an entry in a state should have and has not, in the order of the fields. */
    public List<Field> lacking(String state, Map<String, String> values) {
        Set<String> reached = new LinkedHashSet<>();
        for (State passed : states) {
            reached.add(passed.code());
            if (passed.code().equals(state)) {
                break;
            }
        }
        List<Field> lacking = new ArrayList<>();
        for (Field field : fields) {
            if (field.from() != null
                    && reached.contains(field.from())
                    && isAsked(field, values)
                    && !values.containsKey(field.code())) {
                lacking.add(field);
            }
        }
        return lacking;
    }

    /** Whether a field is asked for with these choices. */
    public boolean isAsked(Field field, Map<String, String> values) {
        Field.When when = field.when();
        return when == null || when.is().contains(values.getOrDefault(when.field(), ""));
    }

    /**
     * The same kind for a step at an entry: what its values have decided already is no condition any more.
     *
     * @param known values of the entry
     * @param asked codes of the fields that the step asks for, see {@link #isAsked}
     */
    public Kind with(Map<String, String> known, Collection<String> asked) {
        List<Field> decided = fields.stream()
                .map(field ->
                        field.when() == null || asked.contains(field.when().field()) || !isAsked(field, known)
                                ? field
                                : field.always())
                .toList();
        return new Kind(id, name, entry, under, number, procedures, readers, states, lists, decided, yearly, stepsOnly);
    }

    /** Values by the names of their fields, as everybody reads them who reads the matter. */
    public Map<String, String> readable(Map<String, String> values) {
        return fields.stream()
                .filter(field -> values.containsKey(field.code()))
                .collect(Collectors.toMap(
                        Field::name,
                        field -> Values.told(field, values.get(field.code())),
                        (one, other) -> one,
                        java.util.LinkedHashMap::new));
    }
}
