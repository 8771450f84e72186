package cn.jingtu.land.laboratory;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of judging a laboratory's results: the shape of the JSON. Kept as it is, it says by which standard, for which
 * use and with which background it was made.
 *
 * @param standard number of the standard, GB 36600-2018; of targets, what they are
 * @param landClass {@code 1} or {@code 2}: first or second class of land, of the use given
 * @param classReason Chinese
 * @param excluded samples that say nothing about the plot: blanks, control samples, points of comparison
 * @param worst of each item over all samples
 * @param overall1 for the first class of land
 * @param overall by the use given
 * @param open Chinese sentences: what is not decided, and what a person has to look at
 * @param background in mg/kg, of the items it was given for
 * @param validFrom day from which the standard is in force; null: judged by targets
 * @param use as given
 */
public record Judgement(
        String standard,
        int landClass,
        String classReason,
        List<String> excluded,
        List<JudgedAnalysis> analyses,
        List<Worst> worst,
        Conclusion overall1,
        Conclusion overall2,
        Conclusion overall,
        List<String> open,
        Map<String, String> background,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LocalDate validFrom,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String use) {

    /**
     * @param item the standard's name where it is one of its items, else as written
     * @param value the number, or the text as read where it is none
     * @param unit usual spelling; as written where it is not known; null: missing
     * @param state which of the five states the result is in
     * @param milligramsPerKilogram the value in the unit of the standard
     * @param factor 占标率: value ÷ screening value of the class of the use
     * @param excess 超标倍数: (value − screening value) ÷ screening value, where it is above
     * @param detectionLimit in mg/kg, of what was not detected
     * @param duplicateOf the sample that this is a duplicate of
     * @param reason Chinese: why it is not compared
     * @param row of the sheet, from 1
     */
    public record JudgedAnalysis(
            String sample,
            @Nullable String depth,
            String item,
            @Nullable String cas,
            String value,
            @Nullable String unit,
            Verdict verdict1,
            Verdict verdict2,
            String state,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String milligramsPerKilogram,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String factor,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String excess,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String detectionLimit,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String duplicateOf,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String reason,

            String sheet,
            int row) {}

    public record Worst(String item, Verdict verdict1, Verdict verdict2) {}
}
