package cn.jingtu.matter;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a module tells of a matter: the card above its forms, without what every matter has anyway (its journal, the date
 * of the step, what the reader may do).
 *
 * @param title null: nothing is known of it yet, the step's own name stands for it
 * @param context what it is a part of, as the title of the plan
 * @param clause of the plan or the law, or the number of its document
 * @param content what is asked, in full
 * @param lines further facts, each with its label
 * @param dates that are watched
 * @param measures that it is judged by, each in a line
 * @param remarks to the body whose turn it is, as why its work came back
 */
public record Brief(
        @Nullable String title,
        @Nullable String context,
        @Nullable String clause,
        @Nullable String content,
        List<Line> lines,
        List<Date> dates,
        List<String> measures,
        List<String> remarks) {

    /** A fact with its label: 牵头单位, 市生态环境局. */
    public record Line(String label, String value) {}

    /**
     * A date that is watched.
     *
     * @param due null where no day is fixed
     * @param originalDue as first written
     * @param state code of where it stands
     * @param stateName the same as officials read it
     * @param document address of what shows that it was met, below the program's root; null: nothing to open
     */
    public record Date(
            String description,
            @Nullable LocalDate due,
            @Nullable LocalDate originalDue,
            String state,
            String stateName,
            @Nullable String document) {}

    /** What its row alone tells. */
    public static Brief of(MatterRow row) {
        return new Brief(row.subject(), null, null, null, List.of(), List.of(), List.of(), List.of());
    }

    /** A matter within another. */
    public static Brief of(@Nullable String title, @Nullable String context, List<Line> lines, List<Date> dates) {
        return new Brief(title, context, null, null, lines, dates, List.of(), List.of());
    }
}
