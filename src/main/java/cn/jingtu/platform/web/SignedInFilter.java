package cn.jingtu.platform.web;

import cn.jingtu.platform.CurrentUser;
import cn.jingtu.platform.process.WebSession;
import cn.jingtu.platform.security.Accounts;
import cn.jingtu.platform.security.SecurityEvent;
import cn.jingtu.platform.security.SecurityEvent.Kind;
import cn.jingtu.platform.security.SecurityLog;
import cn.jingtu.platform.security.SignIn;
import cn.jingtu.platform.security.SignIn.Answer;
import cn.jingtu.platform.security.WebCall;
import cn.jingtu.platform.web.Addresses.Access;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets in who is known, and makes the engine check the rights of that user for the length of the request. Known is who
 * sends HTTP Basic credentials that {@link SignIn} finds right or, where the door allows it,
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
        /** The pages of the web apps and what they call: their session, whose token and rights they check themselves. */
        WEB_APPS,
        /** For operators: HTTP Basic. */
        OPERATIONS
    }

    private final IdentityService identities;
    private final SignIn signIn;
    private final Accounts accounts;
    private final SecurityLog log;
    private final ObjectMapper json;
    private final Door door;

    SignedInFilter(Doors doors, Door door) {
        this.identities = doors.engine().getIdentityService();
        this.signIn = doors.signIn();
        this.accounts = doors.accounts();
        this.log = doors.log();
        this.json = doors.json();
        this.door = door;
    }

    private record Known(String id, List<String> groups, List<String> cities) {

        boolean isAdministrator() {
            return groups.contains(CurrentUser.ADMINISTRATORS);
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        identities.clearAuthentication();
        WebCall call = Objects.requireNonNull(WebCall.current(), "the door stands before this filter");
        Access access = Addresses.of(request.getMethod(), request.getRequestURI());
        if (access == Access.PUBLIC) {
            onPublicGround(call, request, response, chain);
            return;
        }
        String header = door == Door.WEB_APPS ? null : request.getHeader(HttpHeaders.AUTHORIZATION);
        boolean withCredentials = header != null;
        Credentials credentials = header == null ? null : Credentials.in(header);
        Answer answer = credentials == null ? null : signIn.check(credentials.name(), credentials.password());
        if (answer != null && !answer.isRight()) {
            challenge(response);
            SignInFilter.refuse(response, json, answer, signIn.help());
            return;
        }
        Known user = credentials != null
                ? identified(call, credentials.name(), () -> known(credentials.name()))
                : withCredentials ? null : bySession(call, request);
        if (user == null) {
            if (withCredentials || door == Door.ENGINE || door == Door.OPERATIONS) {
                challenge(response);
            }
            Problems.write(response, json, Problems.said(HttpServletResponse.SC_UNAUTHORIZED));
            return;
        }
        HttpSession session = withCredentials ? null : request.getSession(false);
        if (session != null) {
            WebSession.renewIfChanged(session, user.groups(), user.cities());
        }
        call.identified(user.id(), session == null ? null : session.getId(), user.cities());
        if (answer != null && answer.isNews()) {
            // Credentials come with every request: once in a while is on record.
            log.addInAnyCase(SecurityEvent.of(Kind.SIGNED_IN, call.city(), user.id(), call.address(), "登录接口"));
        }
        boolean changes = !READING.contains(request.getMethod());
        if (door == Door.API && !withCredentials && changes && !hasToken(request)) {
            var problem = Problems.said(HttpServletResponse.SC_FORBIDDEN);
            problem.setDetail("页面已过期，未能确认请求来自本系统。请刷新页面后再试。");
            Problems.write(response, json, problem);
            return;
        }
        if (withCredentials
                && !OneTime.opens(request)
                && accounts.standing(user.id()).oneTime()) {
            OneTime.refuse(request, response, json);
            return;
        }
        if (access == Access.ADMINISTRATOR && !user.isAdministrator()) {
            var problem = Problems.said(HttpServletResponse.SC_FORBIDDEN);
            problem.setDetail("这项操作只由系统管理员办理。您的事项请在任务表单中办理；流程确有差错的，请联系系统管理员。");
            Problems.write(response, json, problem);
            return;
        }
        call.known(user.id());
        call.state(StatedReason.of(request));
        if (door == Door.WEB_APPS) {
            identified(call, user.id(), () -> {
                chain.doFilter(request, response);
                return true;
            });
            return;
        }
        identities.setAuthentication(user.id(), user.groups(), user.cities());
        try {
            chain.doFilter(request, response);
        } finally {
            identities.clearAuthentication();
        }
    }

    /** Not for pages of our own, where it would make the browser ask for a password in a box. */
    private static void challenge(HttpServletResponse response) {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"jingtu\", charset=\"UTF-8\"");
    }

    /** The web apps look up who comes to their pages, and check the password of who signs in. */
    private void onPublicGround(
            WebCall call, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (door != Door.WEB_APPS) {
            chain.doFilter(request, response);
            return;
        }
        boolean signsIn =
                request.getMethod().equals("POST") && request.getRequestURI().contains("/login/");
        String name = signsIn ? request.getParameter("username") : sessionUser(request);
        HttpSession session = request.getSession(false);
        Known user = signsIn || name == null || !tellsApps(request) ? null : identified(call, name, () -> known(name));
        if (session != null && user != null) {
            WebSession.renewIfChanged(session, user.groups(), user.cities());
        }
        identified(call, name, () -> {
            chain.doFilter(request, response);
            return true;
        });
    }

    /** The page of an app, and the question who is signed in, depend on which apps are open to whom. */
    private static boolean tellsApps(HttpServletRequest request) {
        return request.getRequestURI().endsWith("/") || OneTime.isWho(request.getRequestURI());
    }

    private record Credentials(String name, String password) {

        private static final String BASIC = "Basic ";

        /** Of HTTP Basic; null for what is none. */
        static @Nullable Credentials in(String header) {
            if (!header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
                return null;
            }
            try {
                byte[] pair = Base64.getDecoder()
                        .decode(header.substring(BASIC.length()).strip());
                String text = new String(pair, StandardCharsets.UTF_8);
                int colon = text.indexOf(':');
                return colon < 1 ? null : new Credentials(text.substring(0, colon), text.substring(colon + 1));
            } catch (IllegalArgumentException e) {
                // Not Base64: as good as no credentials.
                return null;
            }
        }
    }

    private @Nullable Known bySession(WebCall call, HttpServletRequest request) throws ServletException, IOException {
        boolean bySession = door == Door.API || door == Door.WEB_APPS;
        String name = bySession ? sessionUser(request) : null;
        return name == null ? null : identified(call, name, () -> known(name));
    }

    private @Nullable String sessionUser(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        WebSession.Person person = session == null ? null : WebSession.person(session);
        return person == null ? null : person.id();
    }

    /** Null for an account that is no more: a session outlives an account that an administrator has deleted. */
    private @Nullable Known known(String name) {
        var user = identities.createUserQuery().userId(name).singleResult();
        return user == null
                ? null
                : new Known(
                        user.getId(),
                        identities.createGroupQuery().groupMember(name).list().stream()
                                .map(Group::getId)
                                .toList(),
                        identities.createTenantQuery().userMember(name).includingGroupsOfUser(true).list().stream()
                                .map(Tenant::getId)
                                .toList());
    }

    private static <T extends @Nullable Object> T identified(WebCall call, @Nullable String name, Callable<T> work)
            throws ServletException, IOException {
        try {
            return call.identifying(name, work);
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    private static boolean hasToken(HttpServletRequest request) {
        String sent = request.getHeader(WebSession.TOKEN_HEADER);
        HttpSession session = request.getSession(false);
        String kept = session == null ? null : WebSession.token(session);
        return sent != null
                && kept != null
                && MessageDigest.isEqual(sent.getBytes(StandardCharsets.UTF_8), kept.getBytes(StandardCharsets.UTF_8));
    }
}
