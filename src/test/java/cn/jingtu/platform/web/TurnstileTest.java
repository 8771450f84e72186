package cn.jingtu.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class TurnstileTest {

    @Test
    void nobody_takes_more_than_a_share_and_all_together_no_more_than_there_is() {
        Turnstile turnstile = new Turnstile(3, 2);
        assertThat(turnstile.enter("a")).isTrue();
        assertThat(turnstile.enter("a")).isTrue();
        assertThat(turnstile.enter("a")).as("a share").isFalse();
        assertThat(turnstile.enter("b")).isTrue();
        assertThat(turnstile.enter("c")).as("all").isFalse();
        turnstile.leave("a");
        assertThat(turnstile.enter("c")).isTrue();
        turnstile.leave("a");
        turnstile.leave("b");
        turnstile.leave("c");
        assertThat(turnstile.enter("a")).isTrue();
    }

    @Test
    void a_network_of_ipv6_is_one_caller() {
        assertThat(address("2001:db8:1:2::1"))
                .isEqualTo(address("2001:db8:1:2:ffff::9"))
                .isNotEqualTo(address("2001:db8:1:3::1"));
        assertThat(address("10.0.0.1")).isEqualTo("10.0.0.1");
    }

    private static String address(String remote) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(remote);
        return Turnstile.addressOf(request);
    }
}
