package cn.jingtu.register.web;

import cn.jingtu.register.process.Steps;
import cn.jingtu.register.web.RegisterViews.ShownView;
import cn.jingtu.register.web.RegisterViews.StepView;
import java.util.List;
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

    /** An entry in words, as whoever signs something about it reads it. */
    record ToldView(String title, String state, List<ShownView> values) {}

    @GetMapping("/api/tasks/{taskId}/entries")
    List<ToldView> about(@PathVariable String taskId) {
        return steps.about(taskId).stream()
                .map(told -> new ToldView(told.title(), told.state(), ShownView.of(told.values())))
                .toList();
    }

    @GetMapping("/api/tasks/{taskId}/step")
    StepView step(@PathVariable String taskId) {
        return StepView.of(steps.at(taskId));
    }
}
