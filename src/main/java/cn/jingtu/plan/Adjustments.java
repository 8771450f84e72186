package cn.jingtu.plan;

import cn.jingtu.matter.Actor;
import cn.jingtu.matter.Decision;
import cn.jingtu.matter.Entry;
import cn.jingtu.matter.Journal;
import cn.jingtu.matter.Matter;
import cn.jingtu.plan.Adjustment.TaskChange;
import cn.jingtu.platform.Refusal;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes of plans in force: drafted by one, signed by another, then applied to the running tasks at once. */
@Component
@Transactional
public class Adjustments {

    private final PlanStore planStore;
    private final TaskStore taskStore;
    private final AdjustmentStore adjustmentStore;
    private final Journal journal;
    private final Plans plans;
    private final PlanTasks tasks;
    private final Realignment realignment;
    private final PlanChecks checks;
    private final ObjectMapper json;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Adjustments(
            PlanStore planStore,
            TaskStore taskStore,
            AdjustmentStore adjustmentStore,
            Journal journal,
            Plans plans,
            PlanTasks tasks,
            Realignment realignment,
            PlanChecks checks,
            ObjectMapper json,
            ApplicationEventPublisher events,
            Clock clock) {
        this.planStore = planStore;
        this.taskStore = taskStore;
        this.adjustmentStore = adjustmentStore;
        this.journal = journal;
        this.plans = plans;
        this.tasks = tasks;
        this.realignment = realignment;
        this.checks = checks;
        this.json = json;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What has become of the tasks.
     *
     * @param added ids of tasks to be started
     * @param reassigned ids of running tasks whose parties changed
     * @param changed ids of running tasks whose dates may have changed
     * @param withdrawn ids of running tasks to be ended
     */
    public record Applied(List<String> added, List<String> reassigned, List<String> changed, List<String> withdrawn) {}

    /** An adjustment as what runs. */
    public static Matter matter(String id, String city) {
        return new Matter("plan-adjustment", id, city);
    }

    /** @return id of a new adjustment of a plan in force */
    public String begin(String planId) {
        requireInForce(planStore.get(planId));
        String id = UUID.randomUUID().toString();
        adjustmentStore.insert(id, planId);
        return id;
    }

    public Adjustment get(String id) {
        return find(id).orElseThrow(() -> Refusal.notFound("找不到这份调整方案，请刷新后重试。"));
    }

    public Optional<Adjustment> find(String id) {
        return adjustmentStore.find(id);
    }

    public List<TaskChange> changes(Adjustment adjustment) {
        try {
            return json.readValue(adjustment.changes(), new TypeReference<List<TaskChange>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("adjustment " + adjustment.id() + " is not readable", e);
        }
    }

    /** Sends a drafted adjustment for signature. */
    public void draft(
            String id, boolean repeal, String reason, String documentNumber, List<TaskChange> changes, Actor by) {
        Adjustment a = adjustmentStore.lock(id);
        require(a.state() == Adjustment.State.DRAFT, "调整方案已送签，不能再修改。");
        require(!reason.isBlank(), "请写明调整原因。");
        require(repeal || !changes.isEmpty(), "请至少调整一项任务，或选择整体废止。");
        require(!repeal || changes.isEmpty(), "整体废止时不必列出任务，请删除所列任务。");
        if (!repeal) {
            checks.require(adjusted(a.planId(), changes));
        }
        try {
            adjustmentStore.setDrafted(
                    id, repeal, reason, documentNumber, json.writeValueAsString(changes), by.person());
            record(a, PlanVerb.ADJUSTMENT_DRAFTED, reason, by);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("adjustment " + id + " is not writable", e);
        }
    }

    /** Gives a draft up; what was drafted and why it was given up stays on record. */
    public void abandon(String id, String reason, Actor by) {
        Adjustment a = adjustmentStore.lock(id);
        require(a.state() == Adjustment.State.DRAFT, "调整方案已送签，不能放弃。");
        adjustmentStore.setAbandoned(id, reason, by.person());
        record(a, PlanVerb.ADJUSTMENT_ABANDONED, reason, by);
    }

    /**
     * A draft that is to be signed, kept from everybody else until the transaction ends.
     *
     * @throws Refusal if it is not to be signed, or not any more
     */
    public Adjustment toSign(String id) {
        Adjustment a = adjustmentStore.lock(id);
        require(a.state() == Adjustment.State.IN_APPROVAL && a.signedBy() == null, "调整方案不在待签发状态，请刷新任务列表。");
        return a;
    }

    /** What was decided on a draft. */
    public void sign(String id, Decision decision) {
        Adjustment a = toSign(id);
        if (decision.agreed()) {
            // What was possible at the drafting may not be any more: a task closed, the plan repealed.
            requireInForce(planStore.get(a.planId()));
            if (!a.repeal()) {
                checks.require(adjusted(a.planId(), changes(a)));
            }
            adjustmentStore.setSigned(id, decision.by().person(), OffsetDateTime.now(clock));
        } else {
            adjustmentStore.setState(id, Adjustment.State.DRAFT);
        }
    }

    /** Ids of the tasks that an adjustment changes or withdraws. */
    public List<String> touched(String id) {
        Adjustment a = get(id);
        Set<String> refs = changes(a).stream().map(TaskChange::ref).collect(Collectors.toSet());
        return taskStore.ofPlan(a.planId()).stream()
                .filter(task -> refs.contains(task.ref()))
                .map(PlanTask::id)
                .toList();
    }

    /**
     * Applies a signed adjustment.
     *
     * @throws Refusal if nobody but its drafter has signed it, or it has been applied already
     */
    public Applied apply(String id) {
        Adjustment a = signed(id);
        require(!a.repeal(), "本方案是整体废止，不能作为任务调整执行。");
        Plan plan = planStore.lock(a.planId());
        requireInForce(plan);
        String reason = String.valueOf(a.reason());
        Map<String, PlanTask> byRef =
                taskStore.ofPlan(plan.id()).stream().collect(Collectors.toMap(PlanTask::ref, Function.identity()));
        Applied applied = new Applied(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        int position = byRef.size();
        for (TaskChange change : changes(a)) {
            switch (change.kind()) {
                case ADD -> {
                    String taskId = taskStore.insert(
                            plan.id(),
                            plan.cityId(),
                            position++,
                            content(change),
                            plans.defaultExecutors(plan.cityId()),
                            Map.of());
                    plans.release(plan, taskId, content(change).items(), LocalDate.now(clock));
                    tasks.record(taskStore.get(taskId), PlanVerb.ADJUSTED, "增加任务：" + reason, Actor.PROGRAM);
                    applied.added.add(taskId);
                }
                case CHANGE -> {
                    PlanTask present = present(byRef, change);
                    boolean reassigned =
                            realignment.apply(present.id(), content(change), reason, a.documentNumber(), Actor.PROGRAM);
                    (reassigned ? applied.reassigned : applied.changed).add(present.id());
                }
                case WITHDRAW -> {
                    PlanTask present = present(byRef, change);
                    tasks.withdraw(present.id(), reason, Actor.PROGRAM);
                    applied.withdrawn.add(present.id());
                }
            }
        }
        adjustmentStore.setState(id, Adjustment.State.APPLIED);
        events.publishEvent(new PlanAdjusted(plan.id()));
        return applied;
    }

    /**
     * Applies a signed repeal; the running tasks are ended by the plan's own process.
     *
     * @throws Refusal if nobody but its drafter has signed it, or it has been applied already
     */
    public Plan repeal(String id) {
        Adjustment a = signed(id);
        require(a.repeal(), "本方案是任务调整，不能作为整体废止执行。");
        plans.repeal(a.planId(), String.valueOf(a.reason()), Actor.PROGRAM);
        adjustmentStore.setState(id, Adjustment.State.APPLIED);
        return planStore.get(a.planId());
    }

    private void record(Adjustment a, PlanVerb verb, String words, Actor by) {
        String city = planStore.get(a.planId()).cityId();
        journal.add(Entry.of(matter(a.id(), city), Plans.matter(a.planId(), city), verb, by, words));
    }

    private Adjustment signed(String id) {
        Adjustment a = adjustmentStore.lock(id);
        boolean signed = a.state() == Adjustment.State.IN_APPROVAL
                && a.signedBy() != null
                && !a.signedBy().equals(a.draftedBy());
        require(signed, "调整方案未经拟稿人以外的负责人签发，或者已经执行，不能执行。");
        return a;
    }

    /** What a task is to be that is added or changed; a draft without it is not accepted. */
    private static PlanDraft.Task content(TaskChange change) {
        return Objects.requireNonNull(change.task(), change.ref());
    }

    /** The task that a change is about, which an accepted draft takes from the plan. */
    private static PlanTask present(Map<String, PlanTask> byRef, TaskChange change) {
        return Objects.requireNonNull(byRef.get(change.ref()), change.ref());
    }

    /** The plan as it would be after the changes. */
    private PlanDraft adjusted(String planId, List<TaskChange> changes) {
        PlanDraft plan = plans.draft(planId);
        Map<String, PlanTask> present =
                taskStore.ofPlan(planId).stream().collect(Collectors.toMap(PlanTask::ref, Function.identity()));
        List<PlanDraft.Task> after = new ArrayList<>(plan.tasks());
        List<String> withdrawn = new ArrayList<>();
        for (TaskChange change : changes) {
            boolean known = after.stream().anyMatch(t -> t.ref().equals(change.ref()));
            if (change.kind() == TaskChange.Kind.ADD) {
                require(!known, "条款“" + change.ref() + "”已有任务，增加的任务请用新的条款号。");
            } else {
                require(known, "计划中没有条款“" + change.ref() + "”，请从列表中选择任务。");
                PlanTask task = present(present, change);
                require(
                        task.state() == TaskState.RUNNING,
                        "任务“" + change.ref() + "”已不在办理中，不能" + change.kind().label() + "。");
            }
            if (change.kind() != TaskChange.Kind.WITHDRAW) {
                require(change.task() != null, "请填写任务“" + change.ref() + "”的内容。");
                require(content(change).ref().equals(change.ref()), "任务的条款号与所选条款不一致，请重新选择。");
            }
            after.removeIf(t -> t.ref().equals(change.ref()));
            if (change.kind() == TaskChange.Kind.WITHDRAW) {
                withdrawn.add(change.ref());
            } else {
                after.add(change.task());
            }
        }
        return plan.with(
                plan.goals().stream()
                        .map(goal -> goal.from(goal.sources().stream()
                                .filter(ref -> !withdrawn.contains(ref))
                                .toList()))
                        .toList(),
                after);
    }

    private static void requireInForce(Plan plan) {
        require(
                plan.state() == PlanState.ISSUED,
                "计划“" + plan.title() + "”" + plan.state().label() + "，只有执行中的计划才能调整。");
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw Refusal.conflict(otherwise);
        }
    }
}
