package cn.jingtu.land.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.land.laboratory.Judgement.JudgedAnalysis;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every limit value of the standard, at, just below and just above it, in a file that goes all the way. */
class LimitValuesTest {

    private static final BigDecimal HAIR = new BigDecimal("0.0000001");

    record Row(String item, BigDecimal[] limits) {
        Verdict expected(BigDecimal value, int landClass) {
            if (value.compareTo(limits[landClass + 2]) > 0) {
                return Verdict.GT_INTERVENTION;
            }
            return value.compareTo(limits[landClass]) > 0 ? Verdict.GT_SCREENING : Verdict.LE_SCREENING;
        }

        @Override
        public String toString() {
            return item;
        }
    }

    /** The figures once more, taken from the tables of the standard and not from the program's data. */
    static List<Row> rows() throws IOException {
        try (InputStream in = LimitValuesTest.class.getResourceAsStream("/standards/gb36600-figures.csv")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .map(line -> line.split("\t"))
                    .map(f -> new Row(
                            f[0].replace("\"\"", "\""),
                            Stream.of(f).skip(2).map(BigDecimal::new).toArray(BigDecimal[]::new)))
                    .toList();
        }
    }

    @Test
    void there_are_85_rows_of_four() throws IOException {
        assertThat(rows())
                .hasSize(85)
                .allSatisfy(row -> assertThat(row.limits()).hasSize(4));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_value_is_judged_rightly_at_each_limit_and_on_both_sides_of_it(Row row) {
        List<BigDecimal> values = new ArrayList<>();
        for (BigDecimal limit : row.limits()) {
            values.addAll(List.of(limit.subtract(HAIR), limit, limit.add(HAIR)));
        }
        List<String> lines = new ArrayList<>(List.of("样品编号\t检测项目\t检测结果\t单位"));
        for (int i = 0; i < values.size(); i++) {
            lines.add("S" + i + "\t" + row.item() + "\t" + values.get(i).toPlainString() + "\tmg/kg");
        }
        List<JudgedAnalysis> judged =
                Judged.file(LaboratoryFiles.csv(lines.toArray(String[]::new))).analyses();
        assertThat(judged).hasSize(12);
        for (int i = 0; i < values.size(); i++) {
            assertThat(judged.get(i).item()).isEqualTo(row.item());
            assertThat(judged.get(i).verdict1()).isEqualTo(row.expected(values.get(i), 0));
            assertThat(judged.get(i).verdict2()).isEqualTo(row.expected(values.get(i), 1));
        }
    }
}
