package cn.jingtu.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jingtu.platform.Refusal;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where something lies. */
class OutlineTest {

    /** A hundredth of a degree each way, at 23 degrees north. */
    private static String square(double west, double south) {
        return """
                {"type":"Feature","properties":{"name":"x"},"geometry":{"type":"Polygon","coordinates":[[[%1$f,%2$f],[%3$f,%2$f],[%3$f,%4$f],[%1$f,%4$f],[%1$f,%2$f]]]}}""".formatted(west, south, west + 0.01, south + 0.01);
    }

    @Test
    void its_size_is_that_of_the_ground() {
        // 0.01° is 1,111.9 m on a meridian, and cos 23.005° of that along the parallel.
        assertThat(Outline.of(square(109, 23)).squareMetres().doubleValue())
                .isCloseTo(1_138_090, Percentage.withPercentage(0.5));
    }

    @Test
    void a_feature_is_kept_as_the_shape_alone_and_reads_the_same_again() {
        Outline outline = Outline.of(square(109, 23));
        assertThat(outline.geoJson()).startsWith("{\"type\":\"Polygon\"").doesNotContain("properties");
        assertThat(Outline.of(outline.geoJson()).geoJson()).isEqualTo(outline.geoJson());
        assertThat(outline.bounds()).isEqualTo(new Bounds(109, 23, 109.01, 23.01));
    }

    @Test
    void what_it_shares_with_another_is_told_and_a_common_border_is_nothing() {
        Outline one = Outline.of(square(109, 23));
        assertThat(one.shareWithin(Outline.of(square(109.005, 23)))).isCloseTo(0.5, Percentage.withPercentage(0.1));
        assertThat(one.shareWithin(Outline.of(square(109.01, 23)))).isZero();
        assertThat(one.shareWithin(Outline.of(square(110, 23)))).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "没有|不是 GeoJSON",
                "{}|没有面",
                "{\"type\":\"Point\",\"coordinates\":[109,23]}|没有面",
                "{\"type\":\"Polygon\",\"coordinates\":[[[36500000,2540000],[36500100,2540000],[36500100,2540100],[36500000,2540000]]]}|不是我国境内的经纬度",
                "{\"type\":\"Polygon\",\"coordinates\":[[[23,109],[23.1,109],[23.1,109.1],[23,109]]]}|不是我国境内的经纬度",
                "{\"type\":\"Polygon\",\"coordinates\":[[[109,23],[109.1,23.1],[109.1,23],[109,23.1],[109,23]]]}|自相交",
                "{\"type\":\"Polygon\",\"coordinates\":[[[109,23],[109.1,23.1]]]}|少于三个拐点",
                "{\"type\":\"Polygon\",\"coordinates\":[[[\"a\",23],[109.1,23.1],[109,23]]]}|不是数字"
            })
    void what_is_no_area_on_the_ground_is_refused_with_what_to_do(String text, String told) {
        assertThatThrownBy(() -> Outline.of(text)).isInstanceOf(Refusal.class).hasMessageContaining(told);
    }

    @Test
    void a_hole_does_not_count() {
        Outline holed = Outline.of("""
                {"type":"Polygon","coordinates":[[[109,23],[109.01,23],[109.01,23.01],[109,23.01],[109,23]],
                 [[109.0025,23.0025],[109.0075,23.0025],[109.0075,23.0075],[109.0025,23.0075],[109.0025,23.0025]]]}""");
        assertThat(holed.squareMetres().doubleValue()).isCloseTo(1_138_090 * 0.75, Percentage.withPercentage(0.5));
    }
}
