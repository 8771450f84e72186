package cn.jingtu.platform.web;

import cn.jingtu.platform.process.WebSession;
import cn.jingtu.platform.security.Accounts;
import cn.jingtu.platform.security.Accounts.Standing;
import cn.jingtu.platform.security.SecurityEvent;
import cn.jingtu.platform.security.SecurityEvent.Kind;
import cn.jingtu.platform.security.SecurityLog;
import cn.jingtu.platform.security.SignIn;
import cn.jingtu.platform.security.SignIn.Answer;
import cn.jingtu.platform.security.SignIn.Outcome;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Coming and going by the web apps' own addresses. The password is checked here, so that the page is told how long to
 * wait; then the web apps do what they do at a sign-in, with a new session. Who came and who went is on record.
 */
class SignInFilter extends OncePerRequestFilter {

    private static final Pattern ADDRESS =
            Pattern.compile("/camunda/api/admin/auth/user/[^/]+/(?:(?<in>login)/(?<app>[^/]+)|logout)/?");
    private static final Map<String, String> APPS =
            Map.of("tasklist", "任务办理", "cockpit", "流程监控", "admin", "系统管理", "welcome", "首页");
    /** A name and a password, with room to spare. */
    private static final int MAX_BODY = 16 * 1024;

    private final SignIn signIn;
    private final Accounts accounts;
    private final SecurityLog log;
    private final ObjectMapper json;

    SignInFilter(Doors doors) {
        this.signIn = doors.signIn();
        this.accounts = doors.accounts();
        this.log = doors.log();
        this.json = doors.json();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Matcher address = ADDRESS.matcher(request.getRequestURI());
        if (!request.getMethod().equals("POST") || !address.matches()) {
            chain.doFilter(request, response);
        } else if (address.group("in") == null) {
            leave(request, response, chain);
        } else {
            enter(request, response, chain, address.group("app"));
        }
    }

    private void enter(HttpServletRequest request, HttpServletResponse response, FilterChain chain, String app)
            throws ServletException, IOException {
        byte[] body = request.getInputStream().readNBytes(MAX_BODY + 1);
        String name = field(body, "username");
        String password = field(body, "password");
        if (body.length > MAX_BODY || name == null || password == null) {
            Problems.write(response, json, Problems.said(HttpServletResponse.SC_BAD_REQUEST));
            return;
        }
        // Asked before the password is checked: a session never begins under a number that its password is too old for.
        Standing standing = accounts.standing(name);
        Answer answer = signIn.check(name, password);
        if (!answer.isRight()) {
            refuse(response, json, answer, signIn.help());
            return;
        }
        request.setAttribute(StandingFilter.SESSIONS, standing.sessions());
        if (standing.oneTime()) {
            response.setHeader(OneTime.HEADER, "true");
        }
        chain.doFilter(new Replayed(request, body, name, password), response);
        HttpSession session = request.getSession(false);
        WebSession.Person user = session == null ? null : WebSession.person(session);
        if (response.getStatus() == HttpServletResponse.SC_OK && user != null) {
            record(Kind.SIGNED_IN, user, request, "登录" + APPS.getOrDefault(app, app));
        }
    }

    private void leave(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        WebSession.Person user = session == null ? null : WebSession.person(session);
        chain.doFilter(request, response);
        if (response.getStatus() == HttpServletResponse.SC_OK && user != null) {
            record(Kind.SIGNED_OUT, user, request, "退出");
        }
    }

    private void record(Kind kind, WebSession.Person user, HttpServletRequest request, String what) {
        List<String> cities = user.cities();
        String city = cities.size() == 1 ? cities.get(0) : null;
        log.addInAnyCase(SecurityEvent.of(kind, city, user.id(), request.getRemoteAddr(), what));
    }

    /** Says that a password was not taken, in the same words and figures whether there is such an account or not. */
    static void refuse(HttpServletResponse response, ObjectMapper json, Answer answer, String help) throws IOException {
        boolean wrong = answer.outcome() == Outcome.WRONG;
        long seconds = answer.delaySeconds();
        String wait = seconds == 0 ? "" : "连续输错，请在 " + seconds + " 秒后再试。";
        var problem = ProblemDetail.forStatusAndDetail(
                wrong ? HttpStatus.UNAUTHORIZED : HttpStatus.TOO_MANY_REQUESTS, wrong ? "用户名或密码不正确。" + wait : wait);
        problem.setTitle(wrong ? "登录失败" : "请稍后再试");
        if (!help.isEmpty()) {
            problem.setProperty("help", help);
        }
        if (seconds > 0) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        }
        Problems.write(response, json, problem);
    }

    /** The one value of a form field in the body; null where there is none, or several to choose from. */
    private static @Nullable String field(byte[] body, String name) {
        String found = null;
        for (String pair : new String(body, StandardCharsets.ISO_8859_1).split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0 && decoded(pair.substring(0, equals)).equals(name)) {
                if (found != null) {
                    return null;
                }
                found = decoded(pair.substring(equals + 1));
            }
        }
        return found;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /** The request once more, for the web apps to read for themselves. */
    private static final class Replayed extends HttpServletRequestWrapper {

        private final byte[] body;
        private final Map<String, String> fields;

        Replayed(HttpServletRequest request, byte[] body, String name, String password) {
            super(request);
            this.body = body;
            this.fields = Map.of("username", name, "password", password);
        }

        @Override
        public @Nullable String getParameter(String name) {
            return fields.get(name);
        }

        @Override
        public ServletInputStream getInputStream() {
            var content = new ByteArrayInputStream(body);
            return new ServletInputStream() {
                @Override
                public int read() {
                    return content.read();
                }

                @Override
                public int read(byte[] bytes, int offset, int length) {
                    return content.read(bytes, offset, length);
                }

                @Override
                public boolean isFinished() {
                    return content.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new IllegalStateException("read at once");
                }
            };
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }
}
