package cn.jingtu.platform.web;

import cn.jingtu.platform.process.RefusalInterceptor;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives a refusal its own status where the engine's REST resources know only the internal error. */
class RefusalStatusFilter extends OncePerRequestFilter {

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
        } finally {
            RefusalInterceptor.forget();
        }
    }
}
