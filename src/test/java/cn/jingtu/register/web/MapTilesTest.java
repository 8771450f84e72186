package cn.jingtu.register.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jingtu.platform.StartFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page loads pictures from the one place that is configured, and by default from none. */
class MapTilesTest {

    private static String policy(String configured) {
        return String.valueOf(new RegisterPageController(new MapTiles(configured))
                .page()
                .getHeaders()
                .getFirst("Content-Security-Policy"));
    }

    @Test
    void nothing_outside_is_asked_by_default() {
        assertThat(new MapTiles("").address()).isNull();
        assertThat(policy("")).contains("img-src 'self' data:;").doesNotContain("http");
    }

    @Test
    void pictures_come_from_the_configured_origin_and_no_other() {
        assertThat(policy("https://tiles.example.gov.cn:8443/img/{z}/{x}/{y}.png?key=1"))
                .contains("img-src 'self' data: https://tiles.example.gov.cn:8443;")
                .contains("connect-src 'self';")
                .doesNotContain("/img");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tiles/{z}/{x}/{y}.png",
                "https://tiles.example.gov.cn/{z}/{x}.png",
                "javascript:alert({z}{x}{y})",
                "https://tiles.example.gov.cn; script-src */{z}/{x}/{y}.png",
                "https://user@tiles.example.gov.cn/{z}/{x}/{y}.png",
                "https:///{z}/{x}/{y}.png"
            })
    void what_is_no_such_address_stops_the_start_with_what_to_do(String configured) {
        assertThatThrownBy(() -> new MapTiles(configured)).isInstanceOf(StartFailure.class);
    }
}
