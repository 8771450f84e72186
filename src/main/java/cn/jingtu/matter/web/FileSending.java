package cn.jingtu.matter.web;

import cn.jingtu.evidence.Evidence;
import cn.jingtu.evidence.EvidenceFile;
import cn.jingtu.platform.security.WebCall;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Sends a file to somebody who may have it. */
@Component
public class FileSending {

    private final Evidence evidence;

    FileSending(Evidence evidence) {
        this.evidence = evidence;
    }

    public void send(EvidenceFile file, HttpServletResponse response) throws IOException {
        WebCall.concerns(file.origin().cityId());
        // Text is as the office saved it, in GBK more often than not: the server's own charset would be a false claim.
        response.setCharacterEncoding(null);
        response.setContentType(file.mediaType());
        response.setContentLengthLong(file.size());
        head(file.name(), response);
        evidence.copy(file, response.getOutputStream());
    }

    /** A file that has just been made. */
    public void send(String name, byte[] content, HttpServletResponse response) throws IOException {
        response.setContentType("application/octet-stream");
        response.setContentLengthLong(content.length);
        head(name, response);
        response.getOutputStream().write(content);
    }

    private static void head(String name, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, attachment(name));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
    }

    /** RFC 6266 with the name in UTF-8 (RFC 8187), and an ASCII name for what cannot read that. */
    private static String attachment(String name) {
        int dot = name.lastIndexOf('.');
        String extension = dot < 0 ? "" : name.substring(dot).replaceAll("[^.A-Za-z0-9]", "");
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return "attachment; filename=\"file" + extension + "\"; filename*=UTF-8''" + encoded;
    }
}
