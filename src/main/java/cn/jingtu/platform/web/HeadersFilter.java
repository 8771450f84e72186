package cn.jingtu.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Headers that every answer carries, whoever gives it, and a plain no to changes that another site's page asks for.
 * The web apps of the engine replace the content policy by their own.
 */
class HeadersFilter extends OncePerRequestFilter {

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
        if (path.startsWith("/api/") || path.startsWith("/engine-rest/")) {
            response.setHeader("Cache-Control", "no-store");
        }
        String site = request.getHeader("Sec-Fetch-Site");
        if (!READING.contains(request.getMethod()) && ("cross-site".equals(site) || "same-site".equals(site))) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        chain.doFilter(request, response);
    }
}
