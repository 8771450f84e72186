package cn.jingtu.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Headers that every answer carries, whoever gives it, and a plain no to changes that another site's page asks for.
 * The web apps of the engine replace the content policy by their own.
 */
class HeadersFilter extends OncePerRequestFilter {

    private static final String CACHE_CONTROL = "Cache-Control";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "SAMEORIGIN");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()");
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
        String path = request.getRequestURI();
        if (!path.startsWith("/camunda/")) {
            response.setHeader(
                    "Content-Security-Policy",
                    "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
                            + "base-uri 'none'; form-action 'self'; frame-ancestors 'self'");
        }
        boolean unstored = (path.startsWith("/api/") && !path.startsWith(FormModuleController.PATH + "/"))
                || path.startsWith("/engine-rest/")
                || path.startsWith("/camunda/api/");
        if (unstored) {
            response.setHeader(CACHE_CONTROL, "no-store");
        }
        String site = request.getHeader("Sec-Fetch-Site");
        if (!READING.contains(request.getMethod()) && ("cross-site".equals(site) || "same-site".equals(site))) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        if (path.equals("/error")) {
            // The page about an error that there is not.
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        chain.doFilter(request, new Guarded(response, unstored, request.isSecure()));
    }

    /** Keeps the engine, which adds headers of its own, from undoing ours. */
    private static final class Guarded extends HttpServletResponseWrapper {

        private final boolean unstored;
        private final boolean secure;

        Guarded(HttpServletResponse response, boolean unstored, boolean secure) {
            super(response);
            this.unstored = unstored;
            this.secure = secure;
        }

        @Override
        public void setHeader(String name, @Nullable String value) {
            if (isAllowed(name)) {
                super.setHeader(name, guarded(name, value));
            }
        }

        @Override
        public void addHeader(String name, @Nullable String value) {
            if (isAllowed(name)) {
                super.addHeader(name, guarded(name, value));
            }
        }

        private boolean isAllowed(String name) {
            return !unstored || !name.equalsIgnoreCase(CACHE_CONTROL);
        }

        /** The token of the web apps is written without regard to how the page was called. */
        private @Nullable String guarded(String name, @Nullable String value) {
            return secure
                            && value != null
                            && name.equalsIgnoreCase("Set-Cookie")
                            && value.startsWith("XSRF-TOKEN=")
                            && !value.contains("; Secure")
                    ? value + "; Secure"
                    : value;
        }
    }
}
