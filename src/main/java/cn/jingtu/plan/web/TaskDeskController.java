package cn.jingtu.plan.web;

import cn.jingtu.plan.process.TaskDesk;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the forms of a running task ask for and do. */
@RestController
@RequestMapping("/api/tasks/{taskId}")
class TaskDeskController {

    private static final int TEXT = 2000;

    private final TaskDesk desk;
    private final Briefs briefs;

    TaskDeskController(TaskDesk desk, Briefs briefs) {
        this.desk = desk;
        this.briefs = briefs;
    }

    record ExemptionRequest(
            @NotBlank(message = "请选择县（市、区）") String organisation,
            @NotBlank(message = "请写明豁免原因") @Size(max = TEXT, message = "原因不超过2000字") String reason) {}

    record MetRequest(@NotBlank(message = "请写明完成情况") @Size(max = TEXT, message = "说明不超过2000字") String note) {}

    record ExtensionRequest(
            @NotNull(message = "请选择新的日期") LocalDate date,
            @NotBlank(message = "请写明延期理由") @Size(max = TEXT, message = "理由不超过2000字") String reason) {}

    record UrgeRequest(@NotBlank(message = "请写明催办内容") @Size(max = 500, message = "催办内容不超过500字") String text) {}

    @GetMapping("/brief")
    Briefs.Brief brief(@PathVariable String taskId) {
        return briefs.brief(taskId);
    }

    @GetMapping("/work")
    Briefs.Work work(@PathVariable String taskId) {
        return briefs.work(taskId);
    }

    @GetMapping("/extension")
    Briefs.ExtensionView extension(@PathVariable String taskId) {
        return briefs.extension(taskId);
    }

    @PostMapping("/exemptions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void exempt(@PathVariable String taskId, @Valid @RequestBody ExemptionRequest request) {
        desk.exempt(taskId, request.organisation, request.reason);
    }

    @PostMapping("/deadlines/{deadlineId}/met")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void met(
            @PathVariable String taskId,
            @PathVariable long deadlineId,
            @Valid @RequestBody MetRequest request) {
        desk.meetDeadline(taskId, deadlineId, request.note);
    }

    @PostMapping("/deadlines/{deadlineId}/extensions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void extend(
            @PathVariable String taskId,
            @PathVariable long deadlineId,
            @Valid @RequestBody ExtensionRequest request) {
        desk.requestExtension(taskId, deadlineId, request.date, request.reason);
    }

    @PostMapping("/urges")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void urge(@PathVariable String taskId, @Valid @RequestBody UrgeRequest request) {
        desk.urge(taskId, request.text);
    }
}
