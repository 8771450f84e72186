package cn.jingtu.register.process;

import cn.jingtu.platform.Refusal;
import cn.jingtu.register.Field;
import cn.jingtu.register.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a step of people writes into a register: a YAML file beside the model, named as the step
 * ({@code UserTask_ServeNotice}: {@code serve-notice.yaml}), and deployed with it, so that a step that waits goes on asking
 * for what it asked for when it began. An event that waits for a word of people has one too
 * ({@code Event_UseToChange}: {@code use-to-change.yaml}), which also says what the word is called and who may say it.
 *
 * @param entry at which entry
 * @param kind of the entry, where it is not the one that the procedure works at
 * @param asks codes of its fields; one with {@code !} at its end has to be filled in
 * @param shows codes of fields that are shown above: of the entry at the top, or else of the one that the procedure works
 *     at; {@code kind/code} of the newest of that kind below it
 * @param files what has to be uploaded with it; null: files may be uploaded
 * @param others steps whose person may not take this one as well, as {@code UserTask_Draft} or {@code procedure/UserTask_Draft}
 * @param state that the entry is in afterwards
 * @param moves the same by the choice of a field
 * @param workdays in which the step is due
 * @param document field that holds the number of the paper it rests on
 * @param blocks what its form has beside fields and files, drawn by a module of that name
 * @param tells variables for the gateways that follow, each true for some choices of a field
 * @param together whether the tasks of this step can be handed in in one list
 * @param label what saying it is called, of the sheet of an event; null: a task asks for it
 * @param by bodies whose people may say it
 */
record StepSheet(
        @Nullable Place entry,
        @Nullable String kind,
        List<String> asks,
        @Nullable List<String> shows,
        @Nullable Files files,
        @Nullable List<String> others,
        @Nullable String state,
        @Nullable Moves moves,
        @Nullable Integer workdays,
        @Nullable String document,
        @Nullable Map<String, Use> blocks,
        @Nullable Map<String, Choice> tells,
        @Nullable Boolean together,
        @Nullable String label,
        @Nullable List<DocumentSheet.Body> by) {

    private static final String REQUIRED = "!";

    /** At which entry a step writes. */
    enum Place {
        /** That which the procedure works at. */
        OWN,
        /** One that the step makes below that. */
        NEW,
        /** The last one below that. */
        NEWEST,
        /** The one that it belongs to. */
        ABOVE,
        /** The one at the top. */
        ROOT
    }

    /** Whether a block asks for something, or only shows it. */
    enum Use {
        ASKED,
        SHOWN
    }

    record Files(String label, @Nullable Boolean required) {}

    /** Which state follows from which choice. */
    record Moves(String field, Map<String, String> to) {}

    /** True where one of these was chosen. */
    record Choice(String field, List<String> is) {
        boolean holds(Map<String, String> values) {
            return is.contains(values.getOrDefault(field, ""));
        }
    }

    Place place() {
        return entry == null ? Place.OWN : entry;
    }

    List<String> asked() {
        return asks.stream().map(StepSheet::plain).toList();
    }

    /** Of the fields asked for those that an entry with these values has, where another field decides on them. */
    List<String> askedOf(Kind kind, Map<String, String> known) {
        List<String> asked = asked();
        return asked.stream()
                .filter(code -> {
                    Field field = kind.get(code);
                    Field.When when = field.when();
                    return when == null || asked.contains(when.field()) || kind.isAsked(field, known);
                })
                .toList();
    }

    Set<String> required() {
        return asks.stream()
                .filter(field -> field.endsWith(REQUIRED))
                .map(StepSheet::plain)
                .collect(Collectors.toUnmodifiableSet());
    }

    List<String> shown() {
        return shows == null ? List.of() : shows;
    }

    List<String> byOthers() {
        return others == null ? List.of() : others;
    }

    Map<String, Choice> told() {
        return tells == null ? Map.of() : tells;
    }

    List<DocumentSheet.Body> saidBy() {
        return by == null ? List.of() : by;
    }

    boolean isTogether() {
        return Boolean.TRUE.equals(together);
    }

    Map<String, Use> drawn() {
        return blocks == null ? Map.of() : blocks;
    }

    /** @throws Refusal if a file has to come with what is handed in, and none does */
    void demandFile(BooleanSupplier given) {
        if (needsFile() && !given.getAsBoolean()) {
            throw Refusal.invalid("请上传" + Objects.requireNonNull(files).label() + "。");
        }
    }

    boolean needsFile() {
        return files != null && Boolean.TRUE.equals(files.required());
    }

    @Nullable
    String stateAfter(Map<String, String> values) {
        return moves == null ? state : moves.to().getOrDefault(values.getOrDefault(moves.field(), ""), state);
    }

    private static String plain(String field) {
        return field.endsWith(REQUIRED) ? field.substring(0, field.length() - 1) : field;
    }

    /** What in it does not fit its kind; each a line. */
    List<String> misfits(Kind of) {
        List<String> wrong = new ArrayList<>();
        asked().stream().filter(code -> of.field(code).isEmpty()).forEach(code -> wrong.add("no field " + code));
        told().values().stream()
                .filter(choice -> !asked().contains(choice.field()))
                .forEach(choice -> wrong.add("tells of " + choice.field() + ", which it does not ask"));
        told().values().stream()
                .filter(choice -> of.field(choice.field()).isPresent())
                .forEach(choice -> choice.is().stream()
                        .filter(code -> !code.equals("true")
                                && !code.equals("false")
                                && of.get(choice.field()).choices().stream()
                                        .noneMatch(option -> option.code().equals(code)))
                        .forEach(code -> wrong.add("no choice " + code + " of " + choice.field())));
        List<String> states = new ArrayList<>();
        if (state != null) {
            states.add(state);
        }
        if (moves != null) {
            states.addAll(moves.to().values());
        }
        states.stream()
                .filter(code ->
                        of.states().stream().noneMatch(known -> known.code().equals(code)))
                .forEach(code -> wrong.add("no state " + code));
        return wrong;
    }
}
