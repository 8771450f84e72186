package cn.jingtu.matter.web;

import cn.jingtu.matter.Extension;
import cn.jingtu.matter.Extensions;
import cn.jingtu.matter.process.Desk;
import cn.jingtu.matter.process.Desks;
import cn.jingtu.organisation.Organisations;
import java.time.LocalDate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A request for more time, for the one who decides. */
@RestController
class ExtensionController {

    private final Desks desks;
    private final Extensions extensions;
    private final Organisations organisations;

    ExtensionController(Desks desks, Extensions extensions, Organisations organisations) {
        this.desks = desks;
        this.extensions = extensions;
        this.organisations = organisations;
    }

    record ExtensionView(String what, LocalDate due, LocalDate until, String organisation, String reason) {}

    @GetMapping("/api/tasks/{taskId}/extension")
    ExtensionView extension(@PathVariable String taskId) {
        Desk desk = desks.open(taskId);
        Extension asked = extensions.get(desk.key());
        return new ExtensionView(
                asked.obligation().what(),
                asked.obligation().due(),
                asked.until(),
                organisations.get(desk.city(), asked.body()).name(),
                asked.reason());
    }
}
