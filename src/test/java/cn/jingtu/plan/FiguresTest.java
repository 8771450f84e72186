package cn.jingtu.plan;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.plan.Figures.Standing;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FiguresTest {

    private static final List<Party> PARTIES = List.of(
            new Party("agriculture", Role.LEAD, PartyState.WORKING, null),
            new Party("gangbei", Role.EXECUTOR, PartyState.DONE, null),
            new Party("gangnan", Role.EXECUTOR, PartyState.DONE, null));

    private static TaskIndicator indicator(Operator operator, String target, String unit, String... executors) {
        return new TaskIndicator(
                1,
                "guigang-2023:二(一)1",
                "guigang-2023:二(一)1-1",
                "安全利用率",
                operator,
                target,
                unit,
                null,
                null,
                List.of(),
                List.of(executors),
                false,
                null,
                null,
                null,
                false);
    }

    private static TaskIndicator rate(String target) {
        return indicator(Operator.AT_LEAST, target, "%");
    }

    private static ReportedFigure share(String organisation, String numerator, String denominator) {
        return new ReportedFigure(
                1,
                organisation,
                new BigDecimal(numerator),
                new BigDecimal(denominator),
                null,
                "li",
                OffsetDateTime.now(ZoneOffset.UTC));
    }

    private static ReportedFigure value(String organisation, String value) {
        return new ReportedFigure(1, organisation, null, null, value, "li", OffsetDateTime.now(ZoneOffset.UTC));
    }

    private static Standing standing(TaskIndicator indicator, ReportedFigure... figures) {
        return Figures.standing(indicator, PARTIES, Arrays.asList(figures));
    }

    @ParameterizedTest
    @CsvSource({
        "8996, 10000, 89.96, 未达标",
        "899999999, 1000000000, 89.9999999, 未达标",
        "9000, 10000, 90, 达标",
        "2, 3, 66.66666666666667, 未达标",
        "91.5, 100, 91.5, 达标"
    })
    void a_rate_is_compared_without_rounding(String numerator, String denominator, String value, String state) {
        Standing standing = standing(rate("90"), share("agriculture", numerator, denominator));
        assertThat(standing.value()).isEqualTo(value);
        assertThat(standing.state()).isEqualTo(state);
        assertThat(standing.met()).isEqualTo(state.equals("达标"));
    }

    @Test
    void a_rate_over_counties_is_worked_out_from_their_sums_and_not_from_their_rates() {
        Standing standing = standing(rate("90"), share("gangbei", "1", "1"), share("gangnan", "70", "99"));
        assertThat(standing.numerator()).isEqualByComparingTo("71");
        assertThat(standing.denominator()).isEqualByComparingTo("100");
        assertThat(standing.value()).isEqualTo("71");
        assertThat(standing.met()).isFalse();
    }

    @Test
    void a_rate_of_nothing_does_not_apply() {
        Standing standing = standing(rate("90"), share("gangbei", "0", "0"), share("gangnan", "0", "0"));
        assertThat(standing.state()).isEqualTo("不适用（分母为0）");
        assertThat(standing.value()).isNull();
        assertThat(standing.met()).isNull();
    }

    @Test
    void one_county_without_anything_to_count_does_not_spoil_the_rate() {
        assertThat(standing(rate("90"), share("gangbei", "0", "0"), share("gangnan", "95", "100"))
                        .value())
                .isEqualTo("95");
    }

    @Test
    void while_a_county_is_missing_there_are_not_enough_data() {
        Standing standing = standing(rate("90"), share("gangbei", "95", "100"));
        assertThat(standing.state()).isEqualTo("数据不足");
        assertThat(standing.value()).isNull();
        assertThat(standing.missing()).containsExactly("gangnan");
        assertThat(standing(rate("90")).missing()).containsExactly("gangbei", "gangnan");
    }

    @Test
    void the_figure_of_the_lead_stands_for_the_whole_city() {
        Standing standing = standing(rate("90"), share("gangbei", "50", "100"), share("agriculture", "910", "1000"));
        assertThat(standing.value()).isEqualTo("91");
        assertThat(standing.missing()).isEmpty();
        assertThat(standing.met()).isTrue();
    }

    @Test
    void an_exempted_county_and_one_that_was_taken_out_do_not_count() {
        List<Party> parties = List.of(
                new Party("gangbei", Role.EXECUTOR, PartyState.DONE, null),
                new Party("gangnan", Role.EXECUTOR, PartyState.EXEMPT, "无任务"));
        Standing standing = Figures.standing(
                rate("90"),
                parties,
                List.of(share("gangbei", "95", "100"), share("gangnan", "0", "100"), share("pingnan", "0", "100")));
        assertThat(standing.value()).isEqualTo("95");
        assertThat(standing.missing()).isEmpty();
    }

    @Test
    void only_the_counties_that_an_indicator_names_are_waited_for() {
        Standing standing = standing(indicator(Operator.AT_LEAST, "90", "%", "gangbei"), share("gangbei", "95", "100"));
        assertThat(standing.missing()).isEmpty();
        assertThat(standing.value()).isEqualTo("95");
    }

    @Test
    void numbers_of_counties_are_added_up() {
        TaskIndicator sites = indicator(Operator.EQUAL, "22", "个");
        assertThat(standing(sites, value("gangbei", "12"), value("gangnan", "10"))
                        .met())
                .isTrue();
        assertThat(standing(sites, value("gangbei", "12"), value("gangnan", "9.5"))
                        .value())
                .isEqualTo("21.5");
        assertThat(standing(indicator(Operator.AT_MOST, "1.5", "吨"), value("agriculture", "1.50"))
                        .met())
                .isTrue();
        assertThat(standing(indicator(Operator.AT_MOST, "1.5", "吨"), value("agriculture", "1.5001"))
                        .met())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"Ⅲ类, Ⅳ, IV, 达标", "Ⅰ, Ⅱ类, II, 达标", "Ⅲ, V, V, 未达标"})
    void of_water_classes_the_worst_counts(String one, String other, String worst, String state) {
        Standing standing =
                standing(indicator(Operator.NOT_WORSE_THAN, "Ⅳ", "类"), value("gangbei", one), value("gangnan", other));
        assertThat(standing.value()).isEqualTo(worst);
        assertThat(standing.state()).isEqualTo(state);
    }

    @Test
    void words_are_shown_and_left_to_people() {
        Standing standing = standing(
                indicator(Operator.QUALITATIVE, "有效保障", ""), value("gangbei", "已保障"), value("gangnan", "基本保障"));
        assertThat(standing.value()).isEqualTo("已保障；基本保障");
        assertThat(standing.met()).isNull();
        assertThat(standing.state()).isEqualTo("定性，由核查判定");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E999999999", "0x10", "十二", "12个", "NaN", "--3"})
    void what_is_no_plain_number_is_refused(String text) {
        assertThat(Figures.mistakesOf(indicator(Operator.EQUAL, "22", "个"), new Figure(1, null, null, text)))
                .singleElement()
                .asString()
                .contains("应填数字（最多15位整数、6位小数），现为“" + text + "”");
    }

    @Test
    void impossible_figures_are_refused() {
        assertThat(mistakes(rate("90"), new Figure(1, BigDecimal.ONE, BigDecimal.ZERO, null)))
                .contains("分母为0时分子也应为0");
        assertThat(mistakes(rate("90"), new Figure(1, BigDecimal.TEN, BigDecimal.ONE, null)))
                .contains("大于分母");
        assertThat(mistakes(rate("90"), new Figure(1, null, null, "95"))).contains("请同时填写分子和分母");
        assertThat(mistakes(indicator(Operator.EQUAL, "3", "个"), new Figure(1, null, null, "-1")))
                .contains("不能为负数");
        assertThat(mistakes(indicator(Operator.NOT_WORSE_THAN, "Ⅳ", "类"), new Figure(1, null, null, "Ⅵ")))
                .contains("应填水质类别");
        assertThat(mistakes(rate("90"), new Figure(1, BigDecimal.ZERO, BigDecimal.ZERO, null)))
                .isEmpty();
    }

    private static String mistakes(TaskIndicator indicator, Figure figure) {
        return String.join("；", Figures.mistakesOf(indicator, figure));
    }
}
