package cn.jingtu.platform.web;

import cn.jingtu.platform.text.CleanText;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What can be refused of a request by its first lines, before anybody is asked who it comes from: more of one client than
 * the program serves at once, a body that says itself that it is too large, characters in the parameters or the user's
 * name that no text of the program holds.
 */
class RequestLimitsFilter extends OncePerRequestFilter {

    private static final String SESSION = "SESSION";
    private static final Pattern NAME = Pattern.compile("[0-9A-Za-z-]{1,64}");

    private final Limits limits;
    private final long largestUpload;
    private final ObjectMapper json;
    private final Turnstile requests;

    /** @param largestUpload bytes of a request that hands in a file with a task */
    RequestLimitsFilter(Limits limits, long largestUpload, ObjectMapper json) {
        this.limits = limits;
        this.largestUpload = largestUpload;
        this.json = json;
        this.requests = new Turnstile(Integer.MAX_VALUE, limits.requestsPerAddress());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getServletPath().startsWith("/actuator/health")) {
            // Whoever watches the program must not find it dead because a neighbour is busy.
            examine(request, response, chain);
            return;
        }
        String address = Turnstile.addressOf(request);
        if (!requests.enter(address)) {
            Answers.busy(response, json);
            return;
        }
        try {
            examine(request, response, chain);
        } finally {
            requests.leave(address);
        }
    }

    private void examine(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long limit = isUpload(request) ? largestUpload : limits.body().toBytes();
        if (request.getContentLengthLong() > limit) {
            if (isUpload(request)) {
                Answers.fileTooLarge(response, json);
            } else {
                Answers.tooLarge(response, json, limit);
            }
        } else if (!isClean(request.getQueryString())) {
            Answers.problem(response, json, 400, "请求有误", "查询内容中有不能识别的字符，请删去后重试。");
        } else if (!isClean(credentials(request))) {
            Answers.problem(response, json, 400, "请求有误", "账号或密码中有不能识别的字符，请重新输入。");
        } else {
            chain.doFilter(hasStrangeSession(request) ? new Sessionless(request) : request, response);
        }
    }

    /** Whether a request brings a file for a task. */
    static boolean isUpload(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null
                && type.toLowerCase(Locale.ROOT).startsWith("multipart/")
                && request.getServletPath().startsWith("/api/");
    }

    /** Whether a text, percent-encoded as in a query or a form, holds nothing that {@link CleanText} forbids. */
    static boolean isClean(@Nullable String encoded) {
        if (encoded == null) {
            return true;
        }
        try {
            return CleanText.isClean(URLDecoder.decode(encoded, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notEncoded) {
            return CleanText.isClean(encoded);
        }
    }

    /** Whether the cookie of the session holds anything but the name of one, as the database would be asked for it. */
    private static boolean hasStrangeSession(HttpServletRequest request) {
        return request.getCookies() != null
                && Arrays.stream(request.getCookies())
                        .anyMatch(cookie -> isSession(cookie) && !isNamed(cookie.getValue()));
    }

    private static boolean isSession(Cookie cookie) {
        return cookie.getName().equals(SESSION);
    }

    private static boolean isNamed(String value) {
        try {
            return NAME.matcher(new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8))
                    .matches();
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    /** Of somebody whose session is none. */
    private static final class Sessionless extends HttpServletRequestWrapper {

        Sessionless(HttpServletRequest request) {
            super(request);
        }

        @Override
        public Cookie[] getCookies() {
            return Arrays.stream(super.getCookies())
                    .filter(cookie -> !isSession(cookie))
                    .toArray(Cookie[]::new);
        }
    }

    /** User and password of HTTP Basic, escaped as in a query; null when there are none. */
    private static @Nullable String credentials(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) {
            return null;
        }
        try {
            byte[] decoded = Base64.getDecoder().decode(header.substring(6).trim());
            return new String(decoded, StandardCharsets.UTF_8).replace("%", "%25");
        } catch (IllegalArgumentException notBase64) {
            // As good as no credentials; the door says so.
            return null;
        }
    }
}
