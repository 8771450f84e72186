package cn.jingtu.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.platform.process.WebSession;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;

class SignInKeptFilterTest {

    private final MockHttpSession session = new MockHttpSession();

    @Test
    void a_slow_request_does_not_sign_in_again_who_signed_out_meanwhile() throws Exception {
        session.setAttribute(WebSession.SIGNED_IN, signedIn("guigang.agriculture"));
        during(request -> {
            request.getSession();
            session.removeAttribute(WebSession.SIGNED_IN);
            request.getSession().setAttribute(WebSession.SIGNED_IN, signedIn("guigang.agriculture"));
        });
        assertThat(session.getAttribute(WebSession.SIGNED_IN)).isNull();
    }

    @Test
    void signing_in_and_out_is_written() throws Exception {
        during(request -> request.getSession().setAttribute(WebSession.SIGNED_IN, signedIn("a")));
        assertThat(users()).containsExactly("a");
        during(request -> request.getSession().setAttribute(WebSession.SIGNED_IN, signedIn("b")));
        assertThat(users()).containsExactly("b");
        during(request -> request.getSession().setAttribute(WebSession.SIGNED_IN, new Authentications()));
        assertThat(users()).isEmpty();
    }

    @Test
    void a_session_lasts_longer_while_somebody_is_signed_in() throws Exception {
        during(request -> request.getSession().setAttribute(WebSession.SIGNED_IN, new Authentications()));
        assertThat(session.getMaxInactiveInterval()).isEqualTo(600);
        during(request -> request.getSession().setAttribute(WebSession.SIGNED_IN, signedIn("a")));
        assertThat(session.getMaxInactiveInterval()).isEqualTo(4 * 3600);
        during(request -> request.getSession().setAttribute(WebSession.SIGNED_IN, new Authentications()));
        assertThat(session.getMaxInactiveInterval()).isEqualTo(600);
    }

    private List<String> users() {
        return ((Authentications) session.getAttribute(WebSession.SIGNED_IN))
                .getAuthentications().stream()
                        .map(UserAuthentication::getIdentityId)
                        .toList();
    }

    private static Authentications signedIn(String user) {
        var authentication = new UserAuthentication(user, "default");
        authentication.setGroupIds(List.of(user));
        authentication.setTenantIds(List.of("guigang"));
        authentication.setAuthorizedApps(Set.of("tasklist"));
        var authentications = new Authentications();
        authentications.addOrReplace(authentication);
        return authentications;
    }

    private interface Work {
        void with(HttpServletRequest request);
    }

    private void during(Work work) throws Exception {
        var request = new MockHttpServletRequest();
        request.setSession(session);
        FilterChain chain = (wrapped, response) -> work.with((HttpServletRequest) wrapped);
        new SignInKeptFilter(Duration.ofMinutes(10), Duration.ofHours(4))
                .doFilter(request, new MockHttpServletResponse(), chain);
    }
}
