package cn.jingtu.platform.web;

import cn.jingtu.platform.CurrentUser;
import cn.jingtu.platform.Refusal;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** An endpoint of the tests only, to see who the filters let through as whom. */
@RestController
@RequestMapping("/api/probe")
class ProbeController {

    private final CurrentUser user;

    ProbeController(CurrentUser user) {
        this.user = user;
    }

    record Seen(String id, List<String> groups) {}

    @GetMapping
    Seen read() {
        return new Seen(user.id(), user.groups());
    }

    @PostMapping
    Seen change() {
        return read();
    }

    @GetMapping("/refused")
    Map<String, String> refused(@RequestParam Refusal.Kind kind) {
        throw new IllegalStateException(new Refusal(kind, "期限早于今天。请改为今天或以后的日期。"));
    }

    @GetMapping("/broken")
    Map<String, String> broken() {
        throw new IllegalStateException("secret of the inside");
    }
}
