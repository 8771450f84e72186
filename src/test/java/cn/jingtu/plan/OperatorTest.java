package cn.jingtu.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorTest {

    @ParameterizedTest
    @CsvSource({
        "AT_LEAST, 90, 90, true",
        "AT_LEAST, 90.000, 90, true",
        "AT_LEAST, 89.96, 90, false",
        "AT_MOST, 1.5, 1.5, true",
        "AT_MOST, 1.5000001, 1.5, false",
        "EQUAL, 22.0, 22, true",
        "EQUAL, 21, 22, false",
        "MORE_THAN, 90, 90, false",
        "MORE_THAN, 90.01, 90, true",
        "LESS_THAN, 90, 90, false",
        "LESS_THAN, 89.99, 90, true",
    })
    void numbers_are_compared_unrounded(Operator operator, String value, String target, boolean met) {
        assertThat(operator.isMet(value, target)).contains(met);
    }

    @ParameterizedTest
    @CsvSource({"Ⅳ, Ⅳ, true", "Ⅲ类, Ⅳ类, true", "V, Ⅳ, false", "Ⅰ, IV类, true", "5, 4, false"})
    void groundwater_classes_are_compared_by_rank(String value, String target, boolean met) {
        assertThat(Operator.NOT_WORSE_THAN.isMet(value, target)).contains(met);
    }

    @Test
    void what_cannot_be_judged_has_no_answer() {
        assertThat(Operator.AT_LEAST.isMet(null, "90")).isEqualTo(Optional.empty());
        assertThat(Operator.AT_LEAST.isMet("约九成", "90")).isEmpty();
        assertThat(Operator.NOT_WORSE_THAN.isMet("劣", "Ⅳ")).isEmpty();
        assertThat(Operator.QUALITATIVE.isMet("有效保障", "有效保障")).isEmpty();
    }
}
