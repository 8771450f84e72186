package cn.jingtu.platform.web;

import cn.jingtu.platform.security.Network;
import cn.jingtu.platform.security.SecurityEvent;
import cn.jingtu.platform.security.SecurityEvent.Kind;
import cn.jingtu.platform.security.SecurityLog;
import cn.jingtu.platform.security.WebCall;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Opens the call that the thread serves, and puts on record, for all doors at one place, who was refused what, and who took
 * a file away: whatever is answered as a file to be saved was taken out, whoever serves it.
 */
class TraceFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(TraceFilter.class);
    private static final Set<Integer> REFUSED =
            Set.of(HttpServletResponse.SC_UNAUTHORIZED, HttpServletResponse.SC_FORBIDDEN);

    private final SecurityLog records;
    private final Flood flood = new Flood(System::nanoTime);

    TraceFilter(SecurityLog records) {
        this.records = records;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try (WebCall call = WebCall.open(request.getRemoteAddr(), request.getMethod(), request.getRequestURI())) {
            chain.doFilter(request, new Watched(response, call));
        }
    }

    private void refused(WebCall call, int status) {
        String what = call.method() + " " + call.path() + "（" + status
                + (call.refused() == null ? "" : "，" + call.refused()) + "）";
        String source = Network.of(call.address()) + " " + (call.user() == null ? "" : call.user());
        OptionalInt leftOut = flood.next(source, what);
        if (leftOut.isEmpty()) {
            return;
        }
        String before = leftOut.getAsInt() == 0 ? "" : "；此前另有" + leftOut.getAsInt() + "次未逐条记录";
        log.info("拒绝 {} {} {}{}", call.address(), call.user() == null ? "未登录" : call.user(), what, before);
        try {
            records.addInAnyCase(
                    SecurityEvent.of(Kind.REFUSED, call.city(), call.user(), call.address(), what + before));
        } catch (RuntimeException e) {
            // The refusal stands; that it can't be written down is told where operators look.
            log.error("a refusal is not on record: {}", what, e);
        }
    }

    /** Written down before the first byte is sent: what can't be put on record is not given away. */
    private void takenOut(WebCall call, String disposition) {
        String file = ContentDisposition.parse(disposition).getFilename();
        records.addInAnyCase(SecurityEvent.of(
                Kind.TAKEN_OUT,
                call.city(),
                call.user(),
                call.address(),
                "下载" + (file == null ? "" : "“" + file + "”") + " " + call.path()));
    }

    private final class Watched extends HttpServletResponseWrapper {

        private final WebCall call;
        private boolean isFile;
        private boolean isRefusal;

        Watched(HttpServletResponse response, WebCall call) {
            super(response);
            this.call = call;
        }

        @Override
        public void setStatus(int status) {
            watch(status);
            super.setStatus(status);
        }

        @Override
        public void sendError(int status) throws IOException {
            watch(status);
            super.sendError(status);
        }

        @Override
        public void sendError(int status, String message) throws IOException {
            watch(status);
            super.sendError(status, message);
        }

        /** Told here, so that it is on record when the caller reads it. */
        private void watch(int status) {
            boolean no = REFUSED.contains(status) || (status == SC_BAD_REQUEST && call.refused() != null);
            if (no && !isRefusal && !call.isRecorded()) {
                isRefusal = true;
                refused(call, status);
            }
        }

        @Override
        public void setHeader(String name, String value) {
            watch(name, value);
            super.setHeader(name, value);
        }

        @Override
        public void addHeader(String name, String value) {
            watch(name, value);
            super.addHeader(name, value);
        }

        private void watch(String name, String value) {
            if (!isFile
                    && HttpHeaders.CONTENT_DISPOSITION.equalsIgnoreCase(name)
                    && value != null
                    && value.stripLeading().toLowerCase(Locale.ROOT).startsWith("attachment")) {
                isFile = true;
                takenOut(call, value);
            }
        }
    }
}
