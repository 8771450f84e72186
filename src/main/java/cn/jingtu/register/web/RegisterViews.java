package cn.jingtu.register.web;

import cn.jingtu.register.Field;
import cn.jingtu.register.Option;
import cn.jingtu.register.Question;
import cn.jingtu.register.process.Steps;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the page of the registers is told. */
final class RegisterViews {

    private RegisterViews() {}

    record Named(String code, String name) {}

    /** @param mayAdd whether the reader keeps any of it */
    record KindView(
            String id,
            String name,
            String entry,
            String numberName,
            boolean mayAdd,
            boolean keepsAll,
            List<StateView> states,
            List<ListView> lists,
            List<FieldView> fields,
            List<YearlyView> yearly) {}

    record YearlyView(String name, String path) {}

    record StateView(String code, String name, boolean ended) {}

    record ListView(
            String code,
            String name,
            boolean internal,
            @Nullable String forbids) {}

    /**
     * A field to fill in.
     *
     * @param needed whether an entry lacks something without it, from some state on
     * @param when null: asked for in any case
     * @param value known already; null: none
     * @param questions of a field of answers, as the step asks them
     */
    record FieldView(
            String code,
            String name,
            String type,
            @Nullable String unit,
            @Nullable Integer min,
            @Nullable Integer max,
            List<Option> options,
            boolean required,
            boolean needed,
            @Nullable String hint,
            boolean unconfirmed,
            Field.@Nullable When when,
            @Nullable String value,
            List<Question> questions) {

        static FieldView of(Field field, boolean required, @Nullable String value) {
            return of(field, required, value, List.of());
        }

        static FieldView of(Field field, boolean required, @Nullable String value, List<Question> questions) {
            return new FieldView(
                    field.code(),
                    field.name(),
                    field.type().name(),
                    field.unit(),
                    field.min(),
                    field.max(),
                    field.choices(),
                    required,
                    field.from() != null,
                    field.hint(),
                    Boolean.TRUE.equals(field.mark()),
                    field.when(),
                    value,
                    questions);
        }
    }

    record ShownView(String name, String value) {

        static List<ShownView> of(Map<String, String> values) {
            return values.entrySet().stream()
                    .map(line -> new ShownView(line.getKey(), line.getValue()))
                    .toList();
        }
    }

    /**
     * @param shown names and values of what is known of the entry at the top
     * @param blocks what the form has besides, by the name of its module, each with whether it asks for something
     */
    record StepView(
            String entry,
            List<FieldView> fields,
            List<ShownView> shown,
            Map<String, Boolean> blocks,
            @Nullable String filesLabel,
            boolean filesRequired,
            boolean together) {

        static StepView of(Steps.Step step) {
            return new StepView(
                    step.kind().entry(),
                    step.fields().stream()
                            .map(field -> FieldView.of(
                                    field,
                                    step.required().contains(field.code()),
                                    step.values().get(field.code()),
                                    step.questions().getOrDefault(field.code(), List.of())))
                            .toList(),
                    ShownView.of(step.shown()),
                    step.blocks(),
                    step.filesLabel(),
                    step.filesRequired(),
                    step.together());
        }
    }

    /**
     * A word that the reader may say.
     *
     * @param title of the entry that waits for it
     * @param version of that entry
     */
    record WordView(String id, String label, String title, int version, StepView asked) {}

    /**
     * @param mine ids of the counties whose entries the reader keeps
     * @param mapTiles address of the ground below the sketch map; null: there is none
     */
    record Registers(
            List<KindView> kinds,
            List<Named> counties,
            List<String> mine,
            @Nullable String mapTiles) {}

    /** @param states how many there are in each, of those that everything else asked for leaves */
    record Page(int total, int pageSize, Map<String, Integer> states, boolean sees, List<Line> items) {}

    record Line(
            String id,
            String number,
            String name,
            @Nullable String county,
            String state,
            String stateName,
            List<String> lists,
            List<String> lacking,
            Map<String, String> values,
            List<WorkView> work,
            Instant changedAt) {}

    record WorkView(
            String step,
            String holder,
            Instant since,
            @Nullable Instant due) {}

    record EntryView(
            String id,
            String kind,
            String number,
            String name,
            @Nullable String county,
            @Nullable String countyName,
            String state,
            String stateName,
            int version,
            boolean struck,
            boolean mayKeep,
            Instant addedAt,
            Instant changedAt,
            List<String> lists,
            List<String> forbidden,
            Map<String, String> values,
            Map<String, String> shown,
            List<String> lacking,
            @Nullable String outline,
            @Nullable String outlineArea,
            List<NeighbourView> neighbours,
            @Nullable Related above,
            List<Related> below,
            List<Related> ancestors,
            List<Related> heirs,
            List<ListingView> listings,
            List<WorkView> work,
            List<WordView> awaited,
            List<VersionView> versions,
            List<RecordView> journal,
            List<FileView> files,
            List<CorrectionView> corrections) {}

    record NeighbourView(String id, String title, String outline) {}

    record Related(
            String id,
            String title,
            @Nullable String what,
            @Nullable String state,
            @Nullable Instant at) {}

    record ListingView(
            String list,
            boolean entered,
            LocalDate on,
            String reason,
            @Nullable String document) {}

    record ChangeView(String name, String before, String after) {}

    record VersionView(
            int version,
            Instant at,
            String who,
            String reason,
            @Nullable String document,
            List<ChangeView> changes) {}

    record RecordView(
            Instant at,
            String who,
            String what,
            String words,
            @Nullable String basis) {}

    record FileView(UUID id, String name, long size, Instant at, String who) {}

    record CorrectionView(
            String id,
            @Nullable String field,
            String words,
            String who,
            Instant at,
            @Nullable Boolean accepted,
            @Nullable String answer,
            @Nullable String answeredBy,
            @Nullable Instant answeredAt,
            boolean mayAnswer) {}
}
