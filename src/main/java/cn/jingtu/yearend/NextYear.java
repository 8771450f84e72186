package cn.jingtu.yearend;

import cn.jingtu.plan.DeadlineType;
import cn.jingtu.plan.ItemType;
import cn.jingtu.plan.Plan;
import cn.jingtu.plan.PlanDraft;
import cn.jingtu.plan.PlanForm;
import cn.jingtu.plan.PlanState;
import cn.jingtu.plan.PlanTask;
import cn.jingtu.plan.Plans;
import cn.jingtu.plan.TaskState;
import cn.jingtu.platform.Refusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes the plan of a year the draft of the next: what recurs is copied with its dates a year later, what is closed and
 * does not recur is left out, what is open is carried over with a link to where it comes from.
 */
@Component
@Transactional
public class NextYear {

    private final Plans plans;
    private final JdbcClient jdbc;

    NextYear(Plans plans, JdbcClient jdbc) {
        this.plans = plans;
        this.jdbc = jdbc;
    }

    /** Where a task of a draft comes from: plan and clause of the year before. */
    public record Link(String planTaskId, String ref, String fromPlanTaskId, boolean carriedOver) {}

    /**
     * Keeps the draft of the next year.
     *
     * @throws Refusal if the plan was never in force, nothing is left to copy, or the next year has a plan already
     */
    public Plan roll(String planId) {
        Plan plan = plans.get(planId);
        if (plan.state() != PlanState.ISSUED && plan.state() != PlanState.CLOSED) {
            throw Refusal.conflict("计划“" + plan.title() + "”" + plan.state().label() + "，只有执行中或已办结的计划才能滚动到下一年度。");
        }
        if (plan.rehearsalOf() != null) {
            throw Refusal.conflict("“" + plan.shownTitle() + "”是演练计划，不能作为下一年度计划的底稿。");
        }
        String nextId = plan.cityId() + "-" + (plan.year() + 1);
        if (plans.find(nextId).isPresent()) {
            throw Refusal.conflict((plan.year() + 1) + "年度计划已经建立，请在“年度计划”中核对。");
        }
        PlanDraft before = plans.draft(planId);
        Map<String, PlanTask> byRef =
                plans.tasks(planId).stream().collect(Collectors.toMap(PlanTask::ref, Function.identity()));
        PlanDraft moved = before.movedTo(plan.year() + 1);
        List<PlanDraft.Task> copied = new ArrayList<>();
        for (PlanDraft.Task task : moved.tasks()) {
            PlanTask was = Objects.requireNonNull(byRef.get(task.ref()), task.ref());
            if (was.state() == TaskState.RUNNING) {
                copied.add(carriedOver(task, plan));
            } else if (was.state() == TaskState.CLOSED && recurs(task)) {
                copied.add(recurring(task));
            }
        }
        if (copied.isEmpty()) {
            throw Refusal.conflict("本年度任务已全部销号，没有需要滚动的任务，请导入下一年度计划文本。");
        }
        Set<String> refs =
                new HashSet<>(copied.stream().map(PlanDraft.Task::ref).toList());
        PlanDraft rolled = new PlanDraft(
                plan.cityId(),
                plan.year() + 1,
                before.title().replace(String.valueOf(plan.year()), String.valueOf(plan.year() + 1)),
                null,
                before.issuer(),
                null,
                null,
                moved.goals().stream()
                        .filter(goal -> goal.sources().isEmpty()
                                || goal.sources().stream().anyMatch(refs::contains))
                        .map(goal -> goal.from(
                                goal.sources().stream().filter(refs::contains).toList()))
                        .toList(),
                copied,
                moved.requirements());
        // Of a long task the words are cut where a note about the year before is put in front of them, year after year.
        Plan next = plans.keep(PlanForm.fitted(rolled, "（全文见" + plan.year() + "年度计划）"));
        for (PlanDraft.Task task : copied) {
            PlanTask was = Objects.requireNonNull(byRef.get(task.ref()), task.ref());
            jdbc.sql("insert into jingtu.plan_task_origin (plan_id, ref, from_plan_task_id, carried_over)"
                            + " values (?,?,?,?)")
                    .params(next.id(), task.ref(), was.id(), was.state() == TaskState.RUNNING)
                    .update();
        }
        return next;
    }

    /** Where the tasks of a rolled plan come from. */
    @Transactional(readOnly = true)
    public List<Link> links(String planId) {
        return jdbc.sql("select * from jingtu.plan_task_origin where plan_id = ? order by ref")
                .param(planId)
                .query((row, n) -> new Link(
                        planId + ":" + row.getString("ref"),
                        row.getString("ref"),
                        row.getString("from_plan_task_id"),
                        row.getBoolean("carried_over")))
                .list();
    }

    private static boolean recurs(PlanDraft.Task task) {
        return task.items().stream().anyMatch(NextYear::recurs);
    }

    /** What is done every year, whatever became of it in this one. */
    private static boolean recurs(PlanDraft.Item item) {
        return item.type().isStanding()
                || item.type() == ItemType.FREQUENCY
                || item.type() == ItemType.WINDOW
                || item.deadlines().stream().anyMatch(d -> d.type() == DeadlineType.RECURRING);
    }

    private static PlanDraft.Task carriedOver(PlanDraft.Task task, Plan from) {
        return new PlanDraft.Task(
                task.ref(),
                task.section(),
                task.title(),
                "（" + from.year() + "年度结转）" + task.content(),
                task.leadMode(),
                task.leads(),
                task.participants(),
                task.participantsOpen(),
                task.executors(),
                task.items());
    }

    /** Of a task that is closed only what recurs comes again. */
    private static PlanDraft.Task recurring(PlanDraft.Task task) {
        return task.with(task.items().stream()
                .filter(NextYear::recurs)
                .map(item -> item.dated(item.deadlines().stream()
                        .filter(d -> d.type() == DeadlineType.RECURRING)
                        .toList()))
                .toList());
    }
}
