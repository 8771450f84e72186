package cn.jingtu.platform.web;

import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.process.RefusalInterceptor;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives a refusal its own status where the engine's REST resources know only the internal error, and a line in the
 * program's log.
 */
class RefusalStatusFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(RefusalStatusFilter.class);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        RefusalInterceptor.forget();
        try {
            chain.doFilter(request, new HttpServletResponseWrapper(response) {
                @Override
                public void setStatus(int status) {
                    super.setStatus(
                            status == SC_INTERNAL_SERVER_ERROR
                                    ? RefusalInterceptor.last()
                                            .map(refusal -> refusal.kind().status())
                                            .orElse(status)
                                    : status);
                }
            });
            if (response.getStatus() >= 400) {
                tell(request, response.getStatus());
            }
        } finally {
            RefusalInterceptor.forget();
        }
    }

    /** A page asks all the time for what has just gone, and before anybody has signed in: that is no refusal. */
    private static void tell(HttpServletRequest request, int status) {
        String why = RefusalInterceptor.last().map(Refusal::getMessage).orElse("");
        boolean expected =
                status == HttpServletResponse.SC_NOT_FOUND || status == HttpServletResponse.SC_UNAUTHORIZED;
        if (!expected || !why.isEmpty()) {
            log.info("{} {} {} {}", status, request.getMethod(), request.getRequestURI(), why.replace('\n', ' '));
        }
    }
}
