package cn.jingtu.land.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.land.laboratory.Measurement.Bound;
import cn.jingtu.land.laboratory.Measurement.State;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a cell with a result says: the states of a result and its figure. */
class MeasurementTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "0.05=0.05",
                "１２．３=12.3",
                "1,234.5=1234.5",
                "1.2×10-3=0.0012",
                "1.2×10⁻³=0.0012",
                "1.2x10^-3=0.0012",
                "1.2E-03=0.0012",
                "1.2×10³=1200",
                "12.3±0.4=12.3",
                "0.05 mg/kg=0.05",
                "12.3*=12.3",
                ".5=0.5",
                "12.=12",
                "0.5J=0.5"
            })
    void numbers_are_read_in_all_their_spellings(String text, BigDecimal figure) {
        Measurement measurement = Measurement.of(text);
        assertThat(measurement.state()).isEqualTo(State.DETECTED);
        assertThat(measurement.bound()).isEqualTo(Bound.EXACT);
        assertThat(measurement.figure()).isEqualByComparingTo(figure);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "<0.05=0.05",
                "＜0.05=0.05",
                "< 0.05=0.05",
                "0.05L=0.05",
                "0.05 L=0.05",
                "未检出（<0.01）=0.01",
                "ND(0.01)=0.01",
                "ND<0.01=0.01",
                "<0.01mg/kg=0.01",
                "<0.05L=0.05",
                "0.01U=0.01",
                "未检出(检出限0.01)=0.01",
                "小于0.05=0.05",
                "<1.0×10-3=0.001"
            })
    void what_was_not_detected_carries_its_limit(String text, BigDecimal limit) {
        Measurement measurement = Measurement.of(text);
        assertThat(measurement.state()).isEqualTo(State.NOT_DETECTED);
        assertThat(measurement.figure()).isEqualByComparingTo(limit);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ND", "N.D.", "nd", "未检出", "N/D", "<MDL", "＜检出限", "低于检出限", "BDL", "Not detected", "0", "0.00"})
    void what_was_not_detected_may_leave_its_limit_untold(String text) {
        assertThat(Measurement.of(text).state()).isEqualTo(State.NOT_DETECTED);
        assertThat(Measurement.of(text).figure()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "—", "/", "-", "--", "－", "未检测", "未测", "NA", "N/A", "not analysed", "未采样"})
    void what_was_not_analysed_is_neither_found_nor_absent(String text) {
        assertThat(Measurement.of(text).state()).isEqualTo(State.NOT_ANALYSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "#DIV/0!",
                "-0.5",
                "2023-05-01",
                "0,05",
                "12-15",
                "约12",
                "合格",
                "12..3",
                "1 2 箱",
                "12 mS/cm",
                "<-1",
                "TRUE"
            })
    void what_cannot_be_read_is_not_guessed(String text) {
        assertThat(Measurement.of(text).state()).isEqualTo(State.UNREADABLE);
    }

    @Test
    void bounds_are_kept() {
        assertThat(Measurement.of("≤0.5").bound()).isEqualTo(Bound.AT_MOST);
        assertThat(Measurement.of(">1000").bound()).isEqualTo(Bound.ABOVE);
        assertThat(Measurement.of("≥1000").bound()).isEqualTo(Bound.AT_LEAST);
    }
}
