package cn.jingtu.notice.web;

import cn.jingtu.notice.Notice;
import cn.jingtu.notice.NoticeKind;
import cn.jingtu.notice.Notices;
import cn.jingtu.platform.CurrentUser;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The notices to the organisations of the signed-in person. */
@RestController
@RequestMapping("/api/notices")
class NoticeController {

    private static final int PAGE_SIZE = 20;

    private final Notices notices;
    private final CurrentUser user;

    NoticeController(Notices notices, CurrentUser user) {
        this.notices = notices;
        this.user = user;
    }

    /** @param total of all pages */
    record Page(int total, int pageSize, List<Item> items) {}

    record Item(
            long id,
            Instant at,
            NoticeKind kind,
            String kindLabel,
            String text,
            String subject,
            @Nullable String clause,
            @Nullable String taskId,
            @Nullable String document,
            int times,
            boolean read) {

        static Item of(Notice notice) {
            return new Item(
                    notice.id(),
                    notice.createdAt(),
                    notice.kind(),
                    notice.label(),
                    notice.text(),
                    notice.subject(),
                    notice.clause(),
                    notice.taskId(),
                    notice.document(),
                    notice.times(),
                    notice.read());
        }
    }

    /** @param upTo the newest notice that the person has been shown */
    record ReadAll(long upTo) {}

    @GetMapping
    Page page(@RequestParam(defaultValue = "false") boolean unread, @RequestParam(defaultValue = "0") int page) {
        List<Item> items = notices.page(user.id(), user.groups(), unread, Math.max(page, 0), PAGE_SIZE).stream()
                .map(Item::of)
                .toList();
        return new Page(notices.count(user.id(), user.groups(), unread), PAGE_SIZE, items);
    }

    @PostMapping("/{id}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void read(@PathVariable long id) {
        notices.markRead(user.id(), user.groups(), id);
    }

    @PostMapping("/read-all")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void readAll(@RequestBody ReadAll request) {
        notices.markReadUpTo(user.id(), user.groups(), request.upTo());
    }
}
