package cn.jingtu.matter.web;

import cn.jingtu.matter.process.TaskHands;
import cn.jingtu.platform.text.Text;
import jakarta.validation.Valid;
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

/** 转办、指派、收回、放回待办. */
@RestController
@RequestMapping("/api/tasks/{taskId}")
class TaskHandsController {

    private static final int ACCOUNT = 255;
    private static final int SEARCH = 100;
    private static final int REASON = 500;

    private final TaskHands hands;

    TaskHandsController(TaskHands hands) {
        this.hands = hands;
    }

    /** @param holder id of the one who had it when this was decided, empty for nobody; absent: whoever it is */
    record HandoverRequest(
            @Text(name = "接办的同事", max = ACCOUNT) String user,

            @Text(name = "现办理人", max = ACCOUNT, optional = true) @Nullable
            String holder,

            @Text(name = "原因", max = REASON) String reason) {}

    record ReturnRequest(
            @Text(name = "现办理人", max = ACCOUNT, optional = true) @Nullable
            String holder,

            @Text(name = "原因", max = REASON, optional = true) @Nullable
            String reason) {}

    @GetMapping("/hands")
    TaskHands.Hands hands(@PathVariable String taskId) {
        return hands.of(taskId);
    }

    @GetMapping("/colleagues")
    TaskHands.Colleagues colleagues(@PathVariable String taskId, @RequestParam(defaultValue = "") String search) {
        return hands.colleagues(taskId, search.length() > SEARCH ? search.substring(0, SEARCH) : search);
    }

    @PostMapping("/handover")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void handOver(@PathVariable String taskId, @Valid @RequestBody HandoverRequest request) {
        hands.handOver(taskId, request.user(), request.holder(), request.reason());
    }

    @PostMapping("/return")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void giveBack(@PathVariable String taskId, @Valid @RequestBody ReturnRequest request) {
        hands.giveBack(taskId, request.holder(), request.reason());
    }
}
