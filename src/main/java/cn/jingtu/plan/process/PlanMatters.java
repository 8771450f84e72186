package cn.jingtu.plan.process;

import cn.jingtu.matter.Matter;
import cn.jingtu.matter.MatterRow;
import cn.jingtu.matter.MatterSource;
import cn.jingtu.plan.Adjustment;
import cn.jingtu.plan.Adjustments;
import cn.jingtu.plan.Deadlines;
import cn.jingtu.plan.Extension;
import cn.jingtu.plan.PlanTask;
import cn.jingtu.plan.PlanTasks;
import cn.jingtu.plan.Plans;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What the procedures of a plan are about: the plan, one of its tasks, an adjustment, an extension. */
@Component
class PlanMatters implements MatterSource {

    /** The procedures whose business key names a task of a plan. */
    static final Set<String> OF_A_TASK =
            Set.of(PlanTaskProcess.KEY, "task-planning", "task-execution", "task-verification", "deadline-watch");

    private final Plans plans;
    private final PlanTasks tasks;
    private final Adjustments adjustments;
    private final Deadlines deadlines;

    PlanMatters(Plans plans, PlanTasks tasks, Adjustments adjustments, Deadlines deadlines) {
        this.plans = plans;
        this.tasks = tasks;
        this.adjustments = adjustments;
        this.deadlines = deadlines;
    }

    @Override
    public Set<String> procedures() {
        return Stream.concat(
                        OF_A_TASK.stream(),
                        Stream.of(AnnualPlanProcess.KEY, PlanAdjustmentProcess.KEY, DeadlineExtensionProcess.KEY))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Optional<MatterRow> find(String procedure, String key) {
        return switch (procedure) {
            case AnnualPlanProcess.KEY ->
                plans.find(key).map(plan -> new MatterRow(Plans.matter(key, plan.cityId()), null, plan.shownTitle()));
            case PlanAdjustmentProcess.KEY ->
                adjustments
                        .find(key)
                        .map(Adjustment::planId)
                        .map(plans::get)
                        .map(plan -> new MatterRow(
                                new Matter(procedure, key, plan.cityId()),
                                Plans.matter(plan.id(), plan.cityId()),
                                plan.shownTitle()));
            case DeadlineExtensionProcess.KEY ->
                deadlines
                        .findExtension(key)
                        .map(Extension::planTaskId)
                        .map(tasks::get)
                        .map(task -> row(key, task));
            default -> tasks.find(key).map(task -> row(key, task));
        };
    }

    private static MatterRow row(String key, PlanTask task) {
        return new MatterRow(key, task.matter(), Plans.matter(task.planId(), task.cityId()), task.subject());
    }
}
