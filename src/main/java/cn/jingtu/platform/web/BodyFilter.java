package cn.jingtu.platform.web;

import cn.jingtu.platform.process.WebSession;
import cn.jingtu.platform.text.JsonText;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes the body of a request in whole before anybody works on it, so that nothing waits for a slow sender but the thread
 * that receives: only so many at once, in all and from one address, none slower than it should be, none larger. What
 * has arrived is JSON in UTF-8 without the characters that no text of the program holds. A file for a task is too large
 * to be kept here and goes on as a stream; there are fewer places for these, which are long in use.
 *
 * <p>Stands behind the doors of {@code /api} and {@code /engine-rest}, and before that of the web apps, which reads who
 * wants to sign in: there a stranger may send no more than a name and a password.
 */
class BodyFilter extends OncePerRequestFilter {

    /** A body may come in pieces of unknown length, each with a head of its own that can be made to last. */
    private static final int LENGTH_REQUIRED = HttpServletResponse.SC_LENGTH_REQUIRED;

    private final Limits limits;
    private final ObjectMapper json;
    private final Turnstile bodies;
    private final Turnstile uploads;

    BodyFilter(Limits limits, ObjectMapper json) {
        this.limits = limits;
        this.json = json;
        this.bodies = new Turnstile(limits.bodies(), limits.bodiesPerAddress());
        this.uploads = new Turnstile(limits.uploads(), limits.uploadsPerAddress());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean inPieces = request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
        if (request.getContentLengthLong() <= 0 && !inPieces) {
            chain.doFilter(request, response);
            return;
        }
        boolean upload = RequestLimitsFilter.isUpload(request);
        Turnstile way = upload ? uploads : bodies;
        String address = Turnstile.addressOf(request);
        if (!way.enter(address)) {
            Answers.busy(response, json);
            return;
        }
        byte[] body;
        try {
            if (upload) {
                chain.doFilter(request, response);
                return;
            }
            boolean known = isKnown(request);
            long limit = (known ? limits.body() : limits.bodyBeforeSignIn()).toBytes();
            if (inPieces && !known) {
                Answers.problem(response, json, LENGTH_REQUIRED, "请求有误", "请先登录；登录请求须注明内容长度。");
                return;
            }
            if (request.getContentLengthLong() > limit) {
                Answers.tooLarge(response, json, limit);
                return;
            }
            body = received(request.getInputStream(), limit);
            if (body.length > limit) {
                Answers.tooLarge(response, json, limit);
                return;
            }
        } catch (TooSlow | SocketTimeoutException e) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
            Answers.problem(response, json, 408, "传输过慢", "提交的内容传输过慢，已中断。请检查网络后重试，已填写的内容会保留。");
            return;
        } finally {
            way.leave(address);
        }
        proceed(request, response, chain, body);
    }

    private void proceed(HttpServletRequest request, HttpServletResponse response, FilterChain chain, byte[] body)
            throws ServletException, IOException {
        String type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
        if (type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)
                && !RequestLimitsFilter.isClean(new String(body, StandardCharsets.ISO_8859_1))) {
            Answers.problem(response, json, 400, "请求有误", "填写的内容中有不能识别的字符，请重新输入。");
            return;
        }
        if (!type.contains("json")) {
            chain.doFilter(new ReceivedRequest(request, body), response);
            return;
        }
        Charset charset = charsetOf(type);
        String text;
        try {
            text = charset.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException e) {
            Answers.problem(response, json, 400, "请求有误", "提交的内容不是 UTF-8 编码的文字，请转换编码后重新提交。");
            return;
        }
        String clean = JsonText.clean(text);
        Optional<String> mistakes = EngineTexts.mistakes(json, request.getRequestURI(), clean);
        if (mistakes.isPresent()) {
            Answers.problem(response, json, 422, "内容不符合要求", mistakes.get());
            return;
        }
        chain.doFilter(
                // The very bytes that came, unless something had to be taken out of them.
                new ReceivedRequest(request, clean.equals(text) ? body : clean.getBytes(charset)), response);
    }

    /** At most one byte more than the limit. */
    private byte[] received(InputStream in, long limit) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] piece = new byte[8192];
        long start = System.nanoTime();
        while (body.size() <= limit) {
            int read = in.read(piece, 0, (int) Math.min(piece.length, limit + 1 - body.size()));
            if (read < 0) {
                break;
            }
            body.write(piece, 0, read);
            double seconds = (System.nanoTime() - start) / 1e9;
            if (seconds > limits.slowBodyGrace().toSeconds()
                    && body.size() < limits.slowestBody().toBytes() * seconds) {
                throw new TooSlow();
            }
        }
        return body.toByteArray();
    }

    private static boolean isKnown(HttpServletRequest request) {
        if (!request.getServletPath().startsWith("/camunda")) {
            return true;
        }
        HttpSession session = request.getSession(false);
        return session != null && WebSession.person(session) != null;
    }

    private static Charset charsetOf(String type) {
        try {
            Charset named = MediaType.parseMediaType(type).getCharset();
            return named == null ? StandardCharsets.UTF_8 : named;
        } catch (InvalidMediaTypeException e) {
            return StandardCharsets.UTF_8;
        }
    }

    private static final class TooSlow extends IOException {}
}
