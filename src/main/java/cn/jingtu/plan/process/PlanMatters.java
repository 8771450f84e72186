package cn.jingtu.plan.process;

import cn.jingtu.matter.Brief;
import cn.jingtu.matter.Brief.Line;
import cn.jingtu.matter.MatterRow;
import cn.jingtu.matter.MatterSource;
import cn.jingtu.organisation.Names;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.plan.Adjustment;
import cn.jingtu.plan.Adjustments;
import cn.jingtu.plan.Figures;
import cn.jingtu.plan.Party;
import cn.jingtu.plan.Plan;
import cn.jingtu.plan.PlanTask;
import cn.jingtu.plan.PlanTasks;
import cn.jingtu.plan.Plans;
import cn.jingtu.plan.Role;
import cn.jingtu.plan.TaskDeadline;
import cn.jingtu.plan.TaskIndicator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the procedures of a plan are about: the plan, one of its tasks, an adjustment. */
@Component
class PlanMatters implements MatterSource {

    /** The procedures whose business key names a task of a plan. */
    static final Set<String> OF_A_TASK =
            Set.of(PlanTaskProcess.KEY, "task-planning", "task-execution", "task-verification");

    private final Plans plans;
    private final PlanTasks tasks;
    private final Adjustments adjustments;
    private final Figures figures;
    private final Organisations organisations;

    PlanMatters(Plans plans, PlanTasks tasks, Adjustments adjustments, Figures figures, Organisations organisations) {
        this.plans = plans;
        this.tasks = tasks;
        this.adjustments = adjustments;
        this.figures = figures;
        this.organisations = organisations;
    }

    @Override
    public Set<String> procedures() {
        return Stream.concat(OF_A_TASK.stream(), Stream.of(AnnualPlanProcess.KEY, PlanAdjustmentProcess.KEY))
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
                                Adjustments.matter(key, plan.cityId()),
                                Plans.matter(plan.id(), plan.cityId()),
                                plan.shownTitle()));
            default -> tasks.find(key).map(PlanMatters::row);
        };
    }

    @Override
    public Brief brief(MatterRow row, @Nullable String body) {
        return row.matter().procedure().equals(PlanTaskProcess.KEY)
                ? ofTask(tasks.get(row.matter().id()), body)
                : ofPlan(plans.get(
                        row.within(AnnualPlanProcess.KEY).orElseThrow().id()));
    }

    private static Brief ofPlan(Plan plan) {
        return new Brief(
                plan.shownTitle(), null, plan.documentNumber(), null, List.of(), List.of(), List.of(), List.of());
    }

    private Brief ofTask(PlanTask task, @Nullable String body) {
        List<Party> parties = tasks.parties(task.id());
        Names names = organisations.names(task.cityId());
        return new Brief(
                task.title(),
                plans.get(task.planId()).shownTitle(),
                task.section() + " " + task.ref(),
                task.content(),
                Stream.of(
                                bodies("牵头", parties, Role.LEAD, names),
                                bodies("参与", parties, Role.PARTICIPANT, names),
                                bodies("落实", parties, Role.EXECUTOR, names))
                        .flatMap(Optional::stream)
                        .toList(),
                tasks.deadlines(task.id()).stream().map(PlanMatters::date).toList(),
                figures.indicators(task.id()).stream().map(PlanMatters::measure).toList(),
                parties.stream()
                        .filter(party -> party.organisationId().equals(body) && party.reason() != null)
                        .map(party -> "退回或说明：" + party.reason())
                        .toList());
    }

    private static Optional<Line> bodies(String label, List<Party> parties, Role role, Names names) {
        return Optional.of(parties.stream()
                        .filter(party -> party.role() == role)
                        .map(party -> names.of(party.organisationId())
                                + (role == Role.PARTICIPANT
                                        ? ""
                                        : "（" + party.state().label() + "）"))
                        .collect(Collectors.joining("、")))
                .filter(bodies -> !bodies.isEmpty())
                .map(bodies -> new Line(label, bodies));
    }

    private static Brief.Date date(TaskDeadline date) {
        return new Brief.Date(
                (date.item() == null ? "" : date.item() + "：")
                        + date.description()
                        + (date.note() == null ? "" : "（" + date.note() + "）"),
                date.due(),
                date.originalDue(),
                date.state().name(),
                date.due() == null ? date.type().label() : date.state().label(),
                date.metBy());
    }

    private static String measure(TaskIndicator indicator) {
        return (indicator.item() == null ? "" : indicator.item() + "：")
                + indicator.name()
                + (indicator.target() == null
                        ? ""
                        : " " + indicator.operator().label() + " " + indicator.target() + indicator.unit());
    }

    private static MatterRow row(PlanTask task) {
        return new MatterRow(task.matter(), Plans.matter(task.planId(), task.cityId()), task.subject());
    }
}
