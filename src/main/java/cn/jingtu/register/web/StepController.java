package cn.jingtu.register.web;

import cn.jingtu.register.process.Steps;
import cn.jingtu.register.web.RegisterViews.FieldView;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What the forms of steps at entries show. */
@RestController
class StepController {

    private final Steps steps;

    StepController(Steps steps) {
        this.steps = steps;
    }

    /** @param shown names and values of what is known of the entry at the top */
    record StepView(
            String entry,
            List<FieldView> fields,
            List<ShownView> shown,
            @Nullable String filesLabel,
            boolean filesRequired) {}

    record ShownView(String name, String value) {}

    /** An entry in words, as whoever signs something about it reads it. */
    record ToldView(String title, String state, List<ShownView> values) {}

    @GetMapping("/api/tasks/{taskId}/entries")
    List<ToldView> about(@PathVariable String taskId) {
        return steps.about(taskId).stream()
                .map(told -> new ToldView(told.title(), told.state(), shown(told.values())))
                .toList();
    }

    @GetMapping("/api/tasks/{taskId}/step")
    StepView step(@PathVariable String taskId) {
        Steps.Step step = steps.at(taskId);
        Map<String, String> values = step.values();
        return new StepView(
                step.kind().entry(),
                step.fields().stream()
                        .map(field ->
                                FieldView.of(field, step.required().contains(field.code()), values.get(field.code())))
                        .toList(),
                shown(step.shown()),
                step.filesLabel(),
                step.filesRequired());
    }

    private static List<ShownView> shown(Map<String, String> values) {
        return values.entrySet().stream()
                .map(line -> new ShownView(line.getKey(), line.getValue()))
                .toList();
    }
}
