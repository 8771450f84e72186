package cn.jingtu.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The two plans the project began with, read from their text and held against what they say, fact by fact.
 *
 * <p>The expected facts follow the matrices of the two plans. Where the reader answers otherwise, on purpose:
 *
 * <ul>
 *   <li>北海 二(六) and 二(七): the matrix lists 一是, 二是, 三是 apart and repeats the one bracket behind them; a task is
 *       what carries its own statement, so each is one task here (21 in all).
 *   <li>Sub-rows (二(二)2-a, 二(五)-b, 二(二)-5a …) are parts of their task; their dates and figures stand with it.
 *   <li>Dates of the plan year's end (贵港 二(二)-1, 二(三)-1, 二(五)-1 …) are the matrix's own, the text has none.
 *   <li>Targets of 100 % marked "our reading" in the matrix are its own. "全面完成…" and "全部…" with a date are read as
 *       100 % here too.
 *   <li>Indicators that a task repeats from the goals are the matrix's own; where the task points to them in words
 *       (贵港 二(三)-1, 达到自治区考核要求), the words are the target.
 *   <li>The four quarterly pushes are dates of type recurring; the matrix counts them as a figure (4 a year) as well.
 *   <li>贵港 二(一)-3: the matrix names the two counties that the work is about; by the rule of 二(一)-1 every county
 *       carries it out.
 *   <li>贵港: collective executors stay as written until the plan is loaded for the city.
 *   <li>Units are those of the text: 吨 for t, 次/年 for 次/座·年, Ⅳ类 for class IV of GB/T 14848.
 * </ul>
 */
class SeedPlansTest {

    @ParameterizedTest
    @ValueSource(strings = {"beihai-2020", "guigang-2023"})
    @DisplayName("every lead, participant, executor, deadline and indicator of the first two plans is found")
    void the_first_two_plans_are_read_whole(String name) throws IOException {
        Path seed = seed(name + ".txt");
        assumeTrue(seed != null, "the texts of the first two plans are not part of the project");
        DraftPlan draft = PlanDocumentReader.read(TextExtraction.extract(seed)).draft();
        assertThat(Summary.of(draft)).isEqualTo(Samples.text(name + ".expected"));
    }

    private static @Nullable Path seed(String name) {
        String folder = System.getProperty("jingtu.seeds", "../shared/seeds");
        return Stream.of(folder, "../shared/seeds", "../../shared/seeds")
                .map(place -> Path.of(place, name))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElse(null);
    }
}
