package cn.jingtu.platform.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;

/** A no from a filter, in the shape that {@link Problems} gives it and with the message that the web apps look for. */
final class Answers {

    private Answers() {}

    static void problem(HttpServletResponse response, ObjectMapper json, int status, String title, String detail)
            throws IOException {
        var problem = ProblemDetail.forStatusAndDetail(HttpStatusCode.valueOf(status), detail);
        problem.setTitle(title);
        problem.setProperty("message", detail);
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        byte[] body = json.writeValueAsBytes(problem);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    static void tooLarge(HttpServletResponse response, ObjectMapper json, long limit) throws IOException {
        String size = limit < 1 << 20 ? limit / 1024 + " KB" : limit / (1 << 20) + " MB";
        // Whoever is still sending learns that it is in vain.
        response.setHeader(HttpHeaders.CONNECTION, "close");
        problem(response, json, 413, "内容过大", "提交的内容超过 " + size + "。请精简文字，较长的内容请作为材料上传。");
    }

    static void fileTooLarge(HttpServletResponse response, ObjectMapper json) throws IOException {
        response.setHeader(HttpHeaders.CONNECTION, "close");
        problem(response, json, 413, "内容过大", "文件超过允许的大小。请压缩或拆分后再上传。");
    }

    static void busy(HttpServletResponse response, ObjectMapper json) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, "5");
        response.setHeader(HttpHeaders.CONNECTION, "close");
        problem(response, json, 503, "暂时不能办理", "同时提交的请求过多。请稍等几秒后再试。");
    }
}
