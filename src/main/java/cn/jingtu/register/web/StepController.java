package cn.jingtu.register.web;

import cn.jingtu.platform.text.Called;
import cn.jingtu.platform.text.Text;
import cn.jingtu.register.process.Awaited;
import cn.jingtu.register.process.Steps;
import cn.jingtu.register.process.Together;
import cn.jingtu.register.web.RegisterViews.FieldView;
import cn.jingtu.register.web.RegisterViews.ShownView;
import cn.jingtu.register.web.RegisterViews.StepView;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** What the forms of steps at entries show. */
@RestController
class StepController {

    private final Steps steps;
    private final Together together;

    StepController(Steps steps, Together together) {
        this.steps = steps;
        this.together = together;
    }

    /** Tasks of the same step that can be handed in in one list; {@code rows} is empty where there are none. */
    record TogetherView(
            List<FieldView> fields, @Nullable String filesLabel, boolean filesRequired, List<Together.Row> rows) {}

    /** @param rows what was typed, by code of the field, by id of the task */
    record TogetherForm(
            @NotNull @Size(min = 1, max = 100, message = "请勾选1至100项") @Called("登记的内容")
            Map<
                            @Text(name = "待办", max = 64) String,
                            @NotNull @Size(max = 100, message = "栏目过多") Map<
                                    String, @Nullable @Text(name = "登记的内容", max = 4000, optional = true) String>>
                    rows) {

        Map<String, Map<String, String>> typed() {
            Map<String, Map<String, String>> typed = new LinkedHashMap<>();
            rows.forEach((task, values) -> {
                Map<String, String> row = new LinkedHashMap<>();
                values.forEach((code, value) -> row.put(code, value == null ? "" : value));
                typed.put(task, row);
            });
            return typed;
        }
    }

    /** An entry in words, as whoever signs something about it reads it. */
    record ToldView(String title, String state, List<ShownView> values) {}

    @GetMapping("/api/tasks/{taskId}/entries")
    List<ToldView> about(@PathVariable String taskId) {
        return steps.about(taskId).stream()
                .map(told -> new ToldView(told.title(), told.state(), ShownView.of(told.values())))
                .toList();
    }

    @GetMapping("/api/tasks/{taskId}/together")
    TogetherView together(@PathVariable String taskId) {
        return together.with(taskId)
                .map(sheet -> new TogetherView(
                        sheet.asked().fields().stream()
                                .map(field -> FieldView.of(
                                        field, sheet.asked().required().contains(field.code()), null))
                                .toList(),
                        sheet.asked().filesLabel(),
                        sheet.asked().filesRequired(),
                        sheet.rows()))
                .orElseGet(() -> new TogetherView(List.of(), null, false, List.of()));
    }

    /** What is filled in is one part, the files that come with each are others. */
    @PostMapping(path = "/api/tasks/{taskId}/together", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    List<Together.Outcome> handInTogether(
            @PathVariable String taskId,
            @Valid @RequestPart("rows") TogetherForm form,
            @RequestPart(name = "file", required = false) @Nullable List<MultipartFile> uploads) {
        return together.handIn(
                taskId,
                form.typed(),
                uploads == null
                        ? List.of()
                        : uploads.stream()
                                .map(file -> new Awaited.Attached(String.valueOf(file.getOriginalFilename()), file))
                                .toList());
    }

    @GetMapping("/api/tasks/{taskId}/step")
    StepView step(@PathVariable String taskId) {
        return StepView.of(steps.at(taskId));
    }
}
