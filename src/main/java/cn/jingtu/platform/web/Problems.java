package cn.jingtu.platform.web;

import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.Unstorable;
import cn.jingtu.platform.text.Mistakes;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.ConstraintViolation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.ObjectError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Every failure of our own endpoints as a problem (RFC 9457) in Chinese whose detail says what to do. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class Problems extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    ProblemDetail refused(Refusal refusal) {
        return problem(refusal.kind().status(), refusal.kind().title(), String.valueOf(refusal.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail notAllowed(AuthorizationException e) {
        return problem(403, Refusal.Kind.FORBIDDEN.title(), "您没有办理此事的权限。如属职责范围，请联系管理员。");
    }

    @ExceptionHandler({OptimisticLockingException.class, ConcurrencyFailureException.class})
    ProblemDetail overtaken() {
        return problem(409, Refusal.Kind.CONFLICT.title(), "此事刚被他人办理或修改。请刷新页面后再试。");
    }

    @ExceptionHandler
    ProblemDetail failed(Exception e, HttpServletRequest request) {
        var refusal = Refusal.within(e);
        if (refusal.isPresent()) {
            return refused(refusal.get());
        }
        var unstorable = Unstorable.within(e);
        if (unstorable.isPresent()) {
            // A rule of ours is missing: told to the caller like the others, and to us.
            log.warn("{} {}: the database refused what no rule did", request.getMethod(), request.getRequestURI(), e);
            return refused(unstorable.get());
        }
        log.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
        return problem(500, "系统出错", "系统处理时出错，已记入日志。请稍后再试；仍不成功的，请把出错时间告诉管理员。");
    }

    @Override
    protected ResponseEntity<Object> handleMaxUploadSizeExceededException(
            MaxUploadSizeExceededException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return ResponseEntity.status(413)
                .headers(headers)
                .body(problem(413, Refusal.Kind.TOO_LARGE.title(), "文件超过允许的大小。请压缩或拆分后再上传。"));
    }

    /**
     * What a body breaks is said in the words of its constraints, as with the forms of tasks; what is no number, day or
     * choice at all is a mistake of the address.
     */
    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<ConstraintViolation<?>> violations = new ArrayList<>();
        for (ObjectError error : e.getBindingResult().getAllErrors()) {
            if (!error.contains(ConstraintViolation.class)) {
                return handleExceptionInternal(e, null, headers, status, request);
            }
            violations.add(error.unwrap(ConstraintViolation.class));
        }
        return invalid(headers, Mistakes.in(violations));
    }

    /** A body of JSON that is none, or not what the address takes. */
    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return e.getCause() instanceof JsonProcessingException unread
                        && Mistakes.in(unread).isPresent()
                ? invalid(headers, Mistakes.in(unread).get())
                : handleExceptionInternal(e, null, headers, status, request);
    }

    private static ResponseEntity<Object> invalid(HttpHeaders headers, String mistakes) {
        Refusal.Kind kind = Refusal.Kind.INVALID;
        return ResponseEntity.status(kind.status())
                .headers(headers)
                .body(problem(kind.status(), kind.title(), mistakes + "。"));
    }

    /** All that Spring itself refuses: a missing field, a wrong method, an unknown address. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var web = (ServletWebRequest) request;
        if (!web.getRequest().getRequestURI().startsWith("/api/") && web.getResponse() != null) {
            // A person who mistyped an address gets a page to read.
            return page(web.getResponse(), status);
        }
        return ResponseEntity.status(status).headers(headers).body(said(status.value()));
    }

    private static @Nullable ResponseEntity<Object> page(HttpServletResponse response, HttpStatusCode status) {
        try {
            response.sendError(status.value());
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ProblemDetail said(int status) {
        return switch (status) {
            case 401 -> problem(status, "尚未登录", "请先登录，再办理此事。");
            case 403 -> problem(status, "没有权限", "您没有办理此事的权限。如属职责范围，请联系管理员。");
            case 404 -> problem(status, "没有找到", "没有这个地址，或其内容已不存在。请从任务列表重新进入。");
            case 405 -> problem(status, "不支持的操作", "此地址不支持这种操作。请查阅接口说明。");
            case 406, 415 -> problem(status, "格式不支持", "不支持所用的内容格式。请查阅接口说明。");
            case 503 -> problem(status, "暂时不能办理", "系统正忙。请稍后再试。");
            default ->
                status < 500
                        ? problem(status, "请求有误", "请求的内容或参数不完整或不正确。请检查后重新提交。")
                        : problem(status, "系统出错", "系统处理时出错。请稍后再试；仍不成功的，请联系管理员。");
        };
    }

    /** For those who stand before our endpoints. */
    static void write(HttpServletResponse response, ObjectMapper json, ProblemDetail problem) throws IOException {
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        json.writeValue(response.getOutputStream(), problem);
    }

    private static ProblemDetail problem(int status, String title, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(HttpStatusCode.valueOf(status), detail);
        problem.setTitle(title);
        return problem;
    }
}
