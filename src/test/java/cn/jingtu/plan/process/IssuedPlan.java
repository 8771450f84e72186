package cn.jingtu.plan.process;

import cn.jingtu.plan.DeadlineType;
import cn.jingtu.plan.LeadMode;
import cn.jingtu.plan.Operator;
import cn.jingtu.plan.Plan;
import cn.jingtu.plan.PlanDraft;
import cn.jingtu.plan.Plans;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** Plans of 贵港 made up for tests, each of a year of its own, taken through check and signature by two people. */
@Component
public class IssuedPlan {

    static final String CITY = "guigang";
    private static final AtomicInteger YEARS = new AtomicInteger(2101);

    private final Plans plans;
    private final AnnualPlanProcess annualPlan;
    private final Office office;

    IssuedPlan(Plans plans, AnnualPlanProcess annualPlan, Office office) {
        this.plans = plans;
        this.annualPlan = annualPlan;
        this.office = office;
    }

    /** A task under construction. */
    public record Spec(
            LeadMode mode,
            List<String> leads,
            List<String> participants,
            List<String> executors,
            List<PlanDraft.Deadline> deadlines,
            List<PlanDraft.Indicator> indicators) {

        Spec mode(LeadMode other) {
            return new Spec(other, leads, participants, executors, deadlines, indicators);
        }

        Spec leads(String... ids) {
            LeadMode fitting = ids.length == 1 ? LeadMode.ONE : mode == LeadMode.ONE ? LeadMode.JOINT : mode;
            return new Spec(fitting, List.of(ids), participants, executors, deadlines, indicators);
        }

        Spec participants(String... ids) {
            return new Spec(mode, leads, List.of(ids), executors, deadlines, indicators);
        }

        Spec executors(String... ids) {
            return new Spec(mode, leads, participants, List.of(ids), deadlines, indicators);
        }

        Spec due(LocalDate date, String description) {
            List<PlanDraft.Deadline> more = new ArrayList<>(deadlines);
            more.add(new PlanDraft.Deadline(date, DeadlineType.DEADLINE, description, null, List.of(), List.of()));
            return new Spec(mode, leads, participants, executors, more, indicators);
        }

        Spec rate(String name, Operator operator, String target) {
            List<PlanDraft.Indicator> more = new ArrayList<>(indicators);
            more.add(new PlanDraft.Indicator(name, operator, target, "%", null, null, List.of(), List.of()));
            return new Spec(mode, leads, participants, executors, deadlines, more);
        }

        PlanDraft.Task task(String ref) {
            return new PlanDraft.Task(
                    ref, "二、重点任务", "试验任务", "按要求办理。", mode, leads, participants, executors, deadlines, indicators, List.of());
        }
    }

    static Spec spec() {
        return new Spec(
                LeadMode.ONE, List.of("agriculture"), List.of(), List.of("gangbei"), List.of(), List.of());
    }

    /** A year no other test uses; its holidays are not published, so weekends are the only rest days. */
    static int freshYear() {
        return YEARS.getAndIncrement();
    }

    PlanDraft draft(int year, PlanDraft.Task... tasks) {
        return new PlanDraft(
                CITY,
                year,
                "贵港市" + year + "年度试验计划",
                "试〔" + year + "〕1号",
                "市生态环境局",
                LocalDate.of(year, 2, 1),
                List.of(),
                List.of(tasks),
                List.of());
    }

    /** A plan on its way: 核对任务分解 is open. */
    Plan begin(PlanDraft draft) {
        office.today(LocalDate.of(draft.year(), 2, 1));
        Plan plan = plans.keep(draft);
        annualPlan.start(plan);
        return plan;
    }

    /** A plan in force, with its tasks running. */
    Plan issue(PlanDraft draft) {
        Plan plan = begin(draft);
        office.handIn(
                plan.id(),
                "UserTask_CheckTasks",
                "guigang.ecology",
                "drafter",
                Map.of("draft", draft, "revision", plan.revision()));
        office.handIn(
                plan.id(), "UserTask_SignPlan", "guigang.ecology.head", "head", Map.of("agreed", true));
        office.run(plan.id(), "ServiceTask_IssueTasks");
        plans.tasks(plan.id()).forEach(task -> office.run(task.id(), "StartEvent_TaskIssued"));
        return plans.get(plan.id());
    }

    /** The id of the one task of a plan in force. */
    String issue(UnaryOperator<Spec> shape) {
        int year = freshYear();
        return issue(draft(year, shape.apply(spec()).task("二(一)1"))).id() + ":二(一)1";
    }
}
