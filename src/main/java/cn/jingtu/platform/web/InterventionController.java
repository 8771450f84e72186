package cn.jingtu.platform.web;

import cn.jingtu.platform.CurrentUser;
import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.text.Text;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.validation.Valid;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The reason for which an administrator steps into what runs, stated once for the next half hour of the session. */
@RestController
@RequestMapping("/api/intervention")
class InterventionController {

    private final CurrentUser user;

    InterventionController(CurrentUser user) {
        this.user = user;
    }

    record Stated(
            @Nullable @Text(name = "事由", max = StatedReason.LONGEST, optional = true)
            String reason) {}

    record Holding(String reason, Instant until) {}

    /** 204 when none is stated. */
    @GetMapping
    ResponseEntity<Holding> get(HttpServletRequest request) {
        administrator();
        HttpSession session = request.getSession(false);
        String reason = StatedReason.of(request);
        return session == null || reason == null
                ? ResponseEntity.noContent().build()
                : ResponseEntity.ok(new Holding(reason, StatedReason.until(session)));
    }

    @PutMapping
    Holding state(@Valid @RequestBody Stated stated, HttpServletRequest request) {
        administrator();
        String reason = StatedReason.sensible(stated.reason());
        if (reason == null) {
            throw Refusal.invalid("请用" + StatedReason.SHORTEST + "至" + StatedReason.LONGEST + "字写明事由：为什么要干预，依据谁的要求。");
        }
        HttpSession session = request.getSession(false);
        if (session == null) {
            throw Refusal.invalid("事由随网页登录保存。用接口干预的，请把事由写在请求头 " + StatedReason.HEADER + " 中。");
        }
        StatedReason.keep(session, reason);
        return new Holding(reason, StatedReason.until(session));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(HttpServletRequest request) {
        administrator();
        HttpSession session = request.getSession(false);
        if (session != null) {
            StatedReason.keep(session, null);
        }
    }

    private void administrator() {
        if (!user.isAdministrator()) {
            throw Refusal.forbidden("只有系统管理员可以进行运维干预。");
        }
    }
}
