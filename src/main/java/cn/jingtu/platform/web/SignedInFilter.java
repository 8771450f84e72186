package cn.jingtu.platform.web;

import cn.jingtu.platform.CurrentUser;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.rest.security.auth.impl.HttpBasicAuthenticationProvider;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.filter.util.CsrfConstants;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets in who is known, and makes the engine check the rights of that user for the length of the request. Known is who
 * sends HTTP Basic credentials that the engine accepts (and throttles when they are wrong) or, where the door allows it,
 * whoever signed in to the web apps with this session. A change asked for on the strength of a session must also carry
 * the token that those apps keep with it ({@code X-XSRF-TOKEN}).
 */
class SignedInFilter extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    /** Who is let in by which door. */
    enum Door {
        /** Our own endpoints: the web apps' session or HTTP Basic. */
        API,
        /** The engine's REST API: HTTP Basic. */
        ENGINE,
        /** Health for all, who learn no more than up or down; the rest by HTTP Basic for administrators. */
        OPERATIONS
    }

    private final ProcessEngine engine;
    private final ObjectMapper json;
    private final Door door;
    private final HttpBasicAuthenticationProvider basic = new HttpBasicAuthenticationProvider();

    SignedInFilter(ProcessEngine engine, ObjectMapper json, Door door) {
        this.engine = engine;
        this.json = json;
        this.door = door;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getServletPath();
        return door == Door.OPERATIONS && (path.equals("/actuator/health") || path.startsWith("/actuator/health/"));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var identities = engine.getIdentityService();
        identities.clearAuthentication();
        boolean withCredentials = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
        Optional<String> user = withCredentials ? byCredentials(request) : bySession(request);
        if (user.isEmpty()) {
            if (withCredentials || door != Door.API) {
                // Not for pages of our own, where it would make the browser ask for a password in a box.
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"jingtu\", charset=\"UTF-8\"");
            }
            refuse(response, Problems.said(HttpServletResponse.SC_UNAUTHORIZED));
            return;
        }
        if (!withCredentials && !READING.contains(request.getMethod()) && !hasToken(request)) {
            var problem = Problems.said(HttpServletResponse.SC_FORBIDDEN);
            problem.setDetail("页面已过期，未能确认请求来自本系统。请刷新页面后再试。");
            refuse(response, problem);
            return;
        }
        List<String> groups = groups(user.get());
        if (door == Door.OPERATIONS && !groups.contains(CurrentUser.ADMINISTRATORS)) {
            refuse(response, Problems.said(HttpServletResponse.SC_FORBIDDEN));
            return;
        }
        identities.setAuthentication(user.get(), groups, cities(user.get()));
        try {
            chain.doFilter(request, response);
        } finally {
            identities.clearAuthentication();
        }
    }

    private Optional<String> byCredentials(HttpServletRequest request) {
        try {
            var result = basic.extractAuthenticatedUser(request, engine);
            return result.isAuthenticated() ? known(result.getAuthenticatedUser()) : Optional.empty();
        } catch (IllegalArgumentException e) {
            // Not Base64: as good as no credentials.
            return Optional.empty();
        }
    }

    private Optional<String> bySession(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (door != Door.API || session == null) {
            return Optional.empty();
        }
        if (!(session.getAttribute(SignInKeptFilter.ATTRIBUTE) instanceof Authentications authentications)) {
            return Optional.empty();
        }
        var authentication = authentications.getAuthenticationForProcessEngine(engine.getName());
        return authentication == null ? Optional.empty() : known(authentication.getIdentityId());
    }

    /** A session outlives an account that an administrator has deleted. */
    private Optional<String> known(String id) {
        return Optional.ofNullable(engine.getIdentityService()
                        .createUserQuery()
                        .userId(id)
                        .singleResult())
                .map(user -> user.getId());
    }

    private static boolean hasToken(HttpServletRequest request) {
        String sent = request.getHeader(CsrfConstants.CSRF_TOKEN_HEADER_NAME);
        HttpSession session = request.getSession(false);
        Object kept = session == null ? null : session.getAttribute(CsrfConstants.CSRF_TOKEN_SESSION_ATTR_NAME);
        return sent != null
                && kept instanceof String token
                && MessageDigest.isEqual(
                        sent.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> groups(String user) {
        return engine.getIdentityService().createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .toList();
    }

    private List<String> cities(String user) {
        return engine
                .getIdentityService()
                .createTenantQuery()
                .userMember(user)
                .includingGroupsOfUser(true)
                .list()
                .stream()
                .map(Tenant::getId)
                .toList();
    }

    private void refuse(HttpServletResponse response, ProblemDetail problem) throws IOException {
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        json.writeValue(response.getOutputStream(), problem);
    }
}
