package cn.jingtu.platform.web;

import cn.jingtu.platform.text.CleanText;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What can be refused of a request by its first lines, before anybody is asked who it comes from: more of one client than
 * the program serves at once, a body that says itself that it is too large, characters in the parameters or the user's
 * name that no text of the program holds.
 */
class RequestLimitsFilter extends OncePerRequestFilter {

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
        String address = Turnstile.addressOf(request);
        if (!requests.enter(address)) {
            Answers.busy(response, json);
            return;
        }
        try {
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
                chain.doFilter(request, response);
            }
        } finally {
            requests.leave(address);
        }
    }

    /** Whether a request brings a file for a task. */
    static boolean isUpload(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(java.util.Locale.ROOT).startsWith("multipart/")
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
