package cn.jingtu.supervision.web;

import cn.jingtu.organisation.Sight;
import cn.jingtu.platform.CurrentUser;
import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.text.Text;
import cn.jingtu.supervision.FailedStep;
import cn.jingtu.supervision.FailedSteps;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Steps that the program could not take. Administrators see those of all cities, supervisors, auditors and the
 * coordinating body those of their city, everybody else those of the tasks that their own body takes part in.
 */
@RestController
@RequestMapping("/api/failed-steps")
class FailedStepController {

    private final FailedSteps steps;
    private final Sight sight;
    private final CurrentUser user;

    FailedStepController(FailedSteps steps, Sight sight, CurrentUser user) {
        this.steps = steps;
        this.sight = sight;
        this.user = user;
    }

    /**
     * @param mayRestart whether the user may start them again
     * @param anyEnded whether there are some that were done after all
     */
    record Answer(boolean mayRestart, boolean anyEnded, List<FailedStep> steps) {}

    /** @param reason what was wrong and how it was mended */
    record Restart(@Text(name = "错在哪里、已怎样改正", max = 500) String reason) {}

    /** @param ended the last that were done after all, instead of those that wait */
    @GetMapping
    Answer list(@RequestParam(defaultValue = "false") boolean ended) {
        if (user.isAdministrator()) {
            return new Answer(true, steps.anyEnded(null), steps.everywhere(ended));
        }
        String city = user.city();
        List<String> own = sight.ofWholeCity() ? null : sight.ownBodies();
        boolean whole = own == null;
        return new Answer(steps.mayRestart(city), whole && steps.anyEnded(city), steps.ofCity(city, own, ended));
    }

    @PostMapping("/{id}/restart")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void restart(@PathVariable String id, @Valid @RequestBody Restart request, HttpServletRequest http) {
        if (!steps.restart(id, request.reason, http.getRemoteAddr())) {
            throw Refusal.conflict("此步骤已经完成，或其事项已经结束，不必重新执行。请刷新页面。");
        }
    }
}
