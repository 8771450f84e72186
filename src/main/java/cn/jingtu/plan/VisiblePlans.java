package cn.jingtu.plan;

import cn.jingtu.organisation.Sight;
import cn.jingtu.platform.CurrentUser;
import cn.jingtu.platform.Refusal;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The plans that the user at hand may know of: those of the own city. Before it is issued, a plan is the business of
 * those who prepare and supervise it; for everybody else there is none yet.
 */
@Component
public class VisiblePlans {

    private final Plans plans;
    private final Sight sight;
    private final CurrentUser user;

    VisiblePlans(Plans plans, Sight sight, CurrentUser user) {
        this.plans = plans;
        this.sight = sight;
        this.user = user;
    }

    /** @throws Refusal if there is no such plan for the user */
    public Plan get(String planId) {
        Plan plan = plans.get(planId, user.city());
        if (!isVisible(plan, sight.ofWholeCity())) {
            throw Plans.notFound(planId);
        }
        return plan;
    }

    /** Those in any of the states, newest year first, at most 200. */
    public List<Plan> in(Collection<PlanState> states) {
        boolean all = sight.ofWholeCity();
        return plans.of(user.city(), states).stream()
                .filter(plan -> isVisible(plan, all))
                .toList();
    }

    private static boolean isVisible(Plan plan, boolean ofWholeCity) {
        return ofWholeCity || plan.state().isIssued();
    }
}
