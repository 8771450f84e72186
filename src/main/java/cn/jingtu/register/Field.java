package cn.jingtu.register;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A field of a kind of entry.
 *
 * @param unit as ㎡, of numbers
 * @param max longest text, in characters as people count them, or highest number
 * @param min lowest number
 * @param options of choices
 * @param from code of the state from which on an entry without it lacks something
 * @param when the field whose choice this one is asked for with
 * @param open whether everybody who reads the register may read it; otherwise only who sees the whole city
 * @param hint below the field of a form
 * @param past whether a day of it has been: one to come is refused
 * @param mark whether what it rests on is still to be confirmed (待核)
 * @param form of answers: code of the field that says which form the questions are of
 */
public record Field(
        String code,
        String name,
        FieldType type,
        @Nullable String unit,
        @Nullable Integer max,
        @Nullable Integer min,
        @Nullable List<Option> options,
        @Nullable String from,
        @Nullable When when,
        @Nullable Boolean open,
        @Nullable String hint,
        @Nullable Boolean past,
        @Nullable Boolean mark,
        @Nullable String form) {

    /** One that belongs to no kind: what is typed beside a register is checked in the same way. */
    public static Field alone(String code, String name, FieldType type, @Nullable String unit, @Nullable Integer min) {
        return new Field(code, name, type, unit, null, min, null, null, null, null, null, null, null, null);
    }

    /** A day that has been, and belongs to no kind. */
    public static Field past(String code, String name) {
        return new Field(code, name, FieldType.DAY, null, null, null, null, null, null, null, null, true, null, null);
    }

    /** @param is codes of the choice with which the field is asked for */
    public record When(String field, List<String> is) {}

    /** The same without a condition. */
    Field always() {
        return new Field(code, name, type, unit, max, min, options, from, null, open, hint, past, mark, form);
    }

    public List<Option> choices() {
        return options == null ? List.of() : options;
    }

    public boolean isOpen() {
        return open == null || open;
    }

    public boolean isPast() {
        return Boolean.TRUE.equals(past);
    }

    Optional<Option> option(String code) {
        return choices().stream().filter(option -> option.code().equals(code)).findFirst();
    }

    Optional<Option> named(String name) {
        return choices().stream().filter(option -> option.name().equals(name)).findFirst();
    }
}
