package cn.jingtu.supervision.web;

import cn.jingtu.organisation.Sight;
import cn.jingtu.plan.VisiblePlans;
import cn.jingtu.supervision.PlanOverviews;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * How a plan of the user's city stands. Supervisors, auditors and the coordinating body see all of it, everybody else
 * the tasks that their own body takes part in.
 */
@RestController
@RequestMapping("/api/plans/{planId}/overview")
class OverviewController {

    private final VisiblePlans plans;
    private final PlanOverviews overviews;
    private final Sight sight;

    OverviewController(VisiblePlans plans, PlanOverviews overviews, Sight sight) {
        this.plans = plans;
        this.overviews = overviews;
        this.sight = sight;
    }

    @GetMapping
    PlanOverviews.Overview overview(@PathVariable String planId) {
        return overviews.of(plans.get(planId), sight.ofWholeCity() ? null : sight.ownBodies());
    }
}
