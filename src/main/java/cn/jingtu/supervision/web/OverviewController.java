package cn.jingtu.supervision.web;

import cn.jingtu.organisation.Sight;
import cn.jingtu.plan.Plan;
import cn.jingtu.plan.Plans;
import cn.jingtu.platform.CurrentUser;
import cn.jingtu.platform.Refusal;
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

    private final Plans plans;
    private final PlanOverviews overviews;
    private final Sight sight;
    private final CurrentUser user;

    OverviewController(Plans plans, PlanOverviews overviews, Sight sight, CurrentUser user) {
        this.plans = plans;
        this.overviews = overviews;
        this.sight = sight;
        this.user = user;
    }

    @GetMapping
    PlanOverviews.Overview overview(@PathVariable String planId) {
        String city = user.city();
        Plan plan = plans.find(planId)
                .filter(p -> p.cityId().equals(city))
                .orElseThrow(() -> Refusal.notFound("找不到计划“" + planId + "”，请从列表中选择本市的计划。"));
        return overviews.of(plan, sight.ofWholeCity() ? null : sight.ownBodies());
    }
}
