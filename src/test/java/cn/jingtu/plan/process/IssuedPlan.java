package cn.jingtu.plan.process;

import cn.jingtu.plan.Adjustment.TaskChange;
import cn.jingtu.plan.Clauses;
import cn.jingtu.plan.DeadlineType;
import cn.jingtu.plan.ItemType;
import cn.jingtu.plan.LeadMode;
import cn.jingtu.plan.Operator;
import cn.jingtu.plan.Plan;
import cn.jingtu.plan.PlanDraft;
import cn.jingtu.plan.PlanTask;
import cn.jingtu.plan.Plans;
import cn.jingtu.plan.TaskState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Plans of 贵港 made up for tests, each of a year of its own, taken through check and signature by two people. */
@Component
public class IssuedPlan {

    static final String CITY = "guigang";
    static final String REF = "二(一)1";
    private static final AtomicInteger YEARS = new AtomicInteger(2101);

    private final Plans plans;
    private final AnnualPlanProcess annualPlan;
    private final Office office;
    private final RuntimeService runtime;

    IssuedPlan(Plans plans, AnnualPlanProcess annualPlan, Office office, RuntimeService runtime) {
        this.plans = plans;
        this.annualPlan = annualPlan;
        this.office = office;
        this.runtime = runtime;
    }

    /** A task under construction. */
    public record Spec(
            LeadMode mode,
            List<String> leads,
            List<String> participants,
            List<String> executors,
            List<Dated> deadlines,
            List<PlanDraft.Indicator> indicators) {

        /** A date and who answers for it; nobody: all leads. */
        private record Dated(PlanDraft.Deadline date, List<String> answering) {}

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

        Spec noExecutors() {
            return new Spec(mode, leads, participants, List.of(), deadlines, indicators);
        }

        /** @param answering who answers for it; nobody: all leads */
        Spec due(LocalDate date, String description, String... answering) {
            return due(date, DeadlineType.DEADLINE, description, answering);
        }

        Spec due(LocalDate date, DeadlineType type, String description, String... answering) {
            List<Dated> more = new ArrayList<>(deadlines);
            more.add(new Dated(new PlanDraft.Deadline(date, type, description), List.of(answering)));
            return new Spec(mode, leads, participants, executors, more, indicators);
        }

        Spec rate(String name, Operator operator, String target) {
            List<PlanDraft.Indicator> more = new ArrayList<>(indicators);
            more.add(new PlanDraft.Indicator(name, operator, target, "%", null));
            return new Spec(mode, leads, participants, executors, deadlines, more);
        }

        PlanDraft.Task task(String ref) {
            List<PlanDraft.Item> items = new ArrayList<>();
            Map<List<String>, List<PlanDraft.Deadline>> dates = new LinkedHashMap<>();
            dates.put(List.of(), new ArrayList<>());
            deadlines.forEach(d ->
                    dates.computeIfAbsent(d.answering, x -> new ArrayList<>()).add(d.date));
            dates.forEach((answering, own) -> items.add(Clauses.item(
                    ref + "-" + (items.size() + 1),
                    "试验分项" + (items.size() + 1),
                    ItemType.LIST,
                    answering,
                    own,
                    answering.isEmpty() ? indicators : List.of())));
            return Clauses.clause(ref, "二、重点任务", "试验任务", "按要求办理。", mode, leads, participants, executors, items);
        }
    }

    static Spec spec() {
        return new Spec(LeadMode.ONE, List.of("agriculture"), List.of(), List.of("gangbei"), List.of(), List.of());
    }

    /** A year no other test uses; its holidays are not published, so weekends are the only rest days. */
    static int freshYear() {
        return YEARS.getAndIncrement();
    }

    PlanDraft draft(int year, PlanDraft.Task... tasks) {
        return Clauses.plan(
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
        office.sign(plan.id(), "guigang.ecology.head", "head", Map.of("agreed", true));
        office.run(plan.id(), "ServiceTask_IssueTasks");
        plans.tasks(plan.id()).forEach(task -> office.run(task.id(), "StartEvent_TaskIssued"));
        return plans.get(plan.id());
    }

    /** The id of the one task of a plan in force. */
    String issue(UnaryOperator<Spec> shape) {
        return issue(freshYear(), shape);
    }

    String issue(int year, UnaryOperator<Spec> shape) {
        return issue(draft(year, shape.apply(spec()).task(REF))).id() + ":" + REF;
    }

    /** The account of a plan whose year is over, drafted and signed, with a reason for every unfinished task. */
    void account(Plan plan, String summary) {
        Map<String, String> reasons = plans.tasks(plan.id()).stream()
                .filter(task -> task.state() != TaskState.CLOSED)
                .collect(Collectors.toMap(PlanTask::id, task -> "结转下一年度"));
        Map<String, Integer> weights = Map.of(
                "closeOut", 60, "report", 40, "perOrder", 2, "perReturn", 1, "praiseFrom", 90, "criticiseBelow", 60);
        String coordinator = plan.cityId() + ".ecology";
        office.handIn(
                plan.id(),
                "UserTask_DraftAccount",
                coordinator,
                "drafter",
                Map.of("summary", summary, "weights", weights, "reasons", reasons, "generated", true));
        office.sign(plan.id(), coordinator + ".head", "head", Office.AGREED);
        office.run(plan.id(), "ServiceTask_Tell");
        office.run(plan.id(), "ServiceTask_ClosePlan");
    }

    /** The year that such a task belongs to. */
    static int yearOf(String task) {
        return Integer.parseInt(task.substring(CITY.length() + 1, CITY.length() + 5));
    }

    /** A task whose scheme is drafted and whose counties have reported, so that the lead may ask for close-out. */
    String carriedOut(UnaryOperator<Spec> shape) {
        Spec spec = shape.apply(spec());
        String task = issue(shape);
        for (String lead : spec.leads()) {
            office.handIn(task, "UserTask_DraftScheme", CITY + "." + lead, lead + "-clerk", Office.SCHEME);
        }
        for (String county : spec.executors()) {
            office.handIn(task, "UserTask_CarryOut", CITY + "." + county, county + "-clerk", Office.REPORT);
        }
        return task;
    }

    /** A task that awaits verification. */
    String requested(UnaryOperator<Spec> shape) {
        String task = carriedOut(shape);
        for (String lead : shape.apply(spec()).leads()) {
            office.handIn(task, "UserTask_RequestCloseOut", CITY + "." + lead, lead + "-clerk", Office.CLOSE_OUT);
        }
        return task;
    }

    /** An adjustment that awaits the head's signature; its id. */
    String drafted(String planId, TaskChange... changes) {
        return drafted(
                planId,
                Map.of("repeal", false, "reason", "任务调整", "documentNumber", "试〔2100〕9号", "changes", List.of(changes)));
    }

    String drafted(String planId, Map<String, ?> draft) {
        String instance = office.start("plan-adjustment", "guigang.ecology", "drafter", Map.of("planId", planId));
        String adjustment = keyOf(instance);
        office.handIn(adjustment, "UserTask_DraftAdjustment", "guigang.ecology", "drafter", draft);
        return adjustment;
    }

    /** What a procedure is about that somebody has just started. */
    public String keyOf(String processInstanceId) {
        return runtime.createProcessInstanceQuery()
                .processInstanceId(processInstanceId)
                .singleResult()
                .getBusinessKey();
    }

    /** Takes a plan out of force by an adjustment that was drafted, signed and applied. */
    public void repealed(String planId) {
        String adjustment = drafted(
                planId, Map.of("repeal", true, "reason", "机构调整", "documentNumber", "试〔2100〕9号", "changes", List.of()));
        office.sign(adjustment, "guigang.ecology.head", "head", Office.AGREED);
        office.run(adjustment, "ServiceTask_RepealPlan");
    }

    /** An adjustment that was drafted, signed and applied; its id. */
    public String adjusted(String planId, TaskChange... changes) {
        String adjustment = drafted(planId, changes);
        office.sign(adjustment, "guigang.ecology.head", "head", Office.AGREED);
        office.run(adjustment, "ServiceTask_ApplyAdjustment");
        return adjustment;
    }
}
