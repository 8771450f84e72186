package cn.jingtu.platform.web;

import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.process.RefusalInterceptor;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives a refusal its own status where the engine's REST resources know only the internal error. What is an internal
 * error indeed is said in a Chinese sentence: the engine would tell SQL and names of classes. Each
 * refusal gets a line in the program's log.
 */
class RefusalStatusFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(RefusalStatusFilter.class);
    private static final Set<Integer> TOLD_ELSEWHERE = Set.of(
            HttpServletResponse.SC_UNAUTHORIZED, HttpServletResponse.SC_FORBIDDEN, HttpServletResponse.SC_NOT_FOUND);
    private static final int SC_INTERNAL_ERROR = HttpServletResponse.SC_INTERNAL_SERVER_ERROR;

    private final ObjectMapper json;

    RefusalStatusFilter(ObjectMapper json) {
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var answer = new Answer(response);
        RefusalInterceptor.forget();
        try {
            chain.doFilter(request, answer);
            if (response.getStatus() >= 400) {
                tell(request, response.getStatus());
            }
        } finally {
            RefusalInterceptor.forget();
        }
        if (answer.hidden && !response.isCommitted()) {
            say(response, String.valueOf(Problems.said(SC_INTERNAL_ERROR).getDetail()));
        }
    }

    private void say(HttpServletResponse response, String message) throws IOException {
        byte[] body = json.writeValueAsBytes(Map.of("type", "InternalError", "message", message));
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        // The engine has announced the length of its own answer.
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static final class Answer extends HttpServletResponseWrapper {

        /** Whether what the engine writes stays here. */
        private boolean hidden;

        Answer(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void setStatus(int status) {
            var refusal = RefusalInterceptor.last();
            hidden = status == SC_INTERNAL_ERROR && refusal.isEmpty();
            super.setStatus(
                    status == SC_INTERNAL_ERROR
                            ? refusal.map(known -> known.kind().status()).orElse(status)
                            : status);
        }

        @Override
        public void flushBuffer() throws IOException {
            if (!hidden) {
                super.flushBuffer();
            }
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            return hidden ? new Nowhere() : super.getOutputStream();
        }

        @Override
        public PrintWriter getWriter() throws IOException {
            return hidden ? new PrintWriter(Writer.nullWriter()) : super.getWriter();
        }
    }

    private static final class Nowhere extends ServletOutputStream {

        @Override
        public void write(int character) {}

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {}
    }

    /** Who may not is told of by {@link TraceFilter}; and a page asks all the time for what has just gone. */
    private static void tell(HttpServletRequest request, int status) {
        String why = RefusalInterceptor.last().map(Refusal::getMessage).orElse("");
        if (!TOLD_ELSEWHERE.contains(status)) {
            log.info("{} {} {} {}", status, request.getMethod(), request.getRequestURI(), why.replace('\n', ' '));
        }
    }
}
