package cn.jingtu.plan.web;

import cn.jingtu.plan.process.TaskDesk;
import cn.jingtu.platform.text.Day;
import cn.jingtu.platform.text.Text;
import jakarta.validation.Valid;
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

    private static final int LONG = 2000;

    private final TaskDesk desk;
    private final TaskForms forms;

    TaskDeskController(TaskDesk desk, TaskForms forms) {
        this.desk = desk;
        this.forms = forms;
    }

    record ExemptionRequest(
            @Text(name = "县（市、区）", max = 100) String organisation,
            @Text(name = "豁免原因", max = LONG) String reason) {}

    record MetRequest(@Text(name = "完成情况", max = LONG) String note) {}

    record ExtensionRequest(
            @Day(name = "延至") LocalDate date,
            @Text(name = "延期理由", max = LONG) String reason) {}

    @GetMapping("/work")
    TaskForms.Work work(@PathVariable String taskId) {
        return forms.work(taskId);
    }

    @PostMapping("/exemptions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void exempt(@PathVariable String taskId, @Valid @RequestBody ExemptionRequest request) {
        desk.exempt(taskId, request.organisation, request.reason);
    }

    @PostMapping("/deadlines/{deadlineId}/met")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void met(@PathVariable String taskId, @PathVariable long deadlineId, @Valid @RequestBody MetRequest request) {
        desk.meetDeadline(taskId, deadlineId, request.note);
    }

    @PostMapping("/deadlines/{deadlineId}/extensions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void extend(
            @PathVariable String taskId, @PathVariable long deadlineId, @Valid @RequestBody ExtensionRequest request) {
        desk.requestExtension(taskId, deadlineId, request.date, request.reason);
    }
}
