package cn.jingtu.reporting.process;

import cn.jingtu.plan.Clauses;
import cn.jingtu.plan.DeadlineType;
import cn.jingtu.plan.LeadMode;
import cn.jingtu.plan.Operator;
import cn.jingtu.plan.Plan;
import cn.jingtu.plan.PlanDraft;
import cn.jingtu.plan.Plans;
import cn.jingtu.plan.Role;
import cn.jingtu.plan.process.AnnualPlanProcess;
import cn.jingtu.plan.process.Office;
import cn.jingtu.reporting.ProgressReports;
import cn.jingtu.reporting.Rounds;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** Departments and counties at their quarterly push in a test. */
@Component
public class Departments {

    private static final AtomicInteger YEARS = new AtomicInteger(2601);

    private final Office office;
    private final Plans plans;
    private final AnnualPlanProcess annualPlan;
    private final Rounds rounds;
    private final ProgressReports reports;

    Departments(Office office, Plans plans, AnnualPlanProcess annualPlan, Rounds rounds, ProgressReports reports) {
        this.office = office;
        this.plans = plans;
        this.annualPlan = annualPlan;
        this.rounds = rounds;
        this.reports = reports;
    }

    /** A year that no other test uses; its holidays are not published, so weekends are the only rest days. */
    public static int freshYear() {
        return YEARS.getAndIncrement();
    }

    /** A plan of 贵港 without report dates of its own, issued on 5 January. */
    public static PlanDraft draft(int year, PlanDraft.Task... tasks) {
        return Clauses.plan(
                "guigang",
                year,
                "贵港市" + year + "年度试验计划",
                "试〔" + year + "〕2号",
                "市生态环境局",
                LocalDate.of(year, 1, 5),
                List.of(),
                List.of(tasks),
                List.of());
    }

    public static PlanDraft.Task task(String ref, String lead, PlanDraft.Deadline... deadlines) {
        return Clauses.clause(
                ref,
                "二、重点任务",
                "试验任务" + ref,
                "按要求办理。",
                LeadMode.ONE,
                List.of(lead),
                List.of(),
                List.of("gangbei", "gangnan"),
                List.of(deadlines),
                List.of(new PlanDraft.Indicator("完成率", Operator.AT_LEAST, "90", "%", null)));
    }

    public static PlanDraft.Deadline push(LocalDate day) {
        return new PlanDraft.Deadline(day, DeadlineType.RECURRING, "推送工作进展");
    }

    public static PlanDraft issuedOn(PlanDraft plan, LocalDate day) {
        return new PlanDraft(
                plan.city(),
                plan.year(),
                plan.title(),
                plan.documentNumber(),
                plan.issuer(),
                day,
                plan.formalities(),
                plan.goals(),
                plan.tasks(),
                plan.requirements());
    }

    /** Takes a kept plan through check, signature and issue on the day of its document. */
    public Plan issue(Plan plan) {
        office.today(plan.issueDate());
        annualPlan.start(plan);
        String coordinator = plan.cityId() + ".ecology";
        office.handIn(
                plan.id(),
                "UserTask_CheckTasks",
                coordinator,
                "drafter",
                Map.of("draft", plans.draft(plan.id()), "revision", plan.revision()));
        office.sign(plan.id(), coordinator + ".head", "head", Map.of("agreed", true));
        office.run(plan.id(), "ServiceTask_IssueTasks");
        return plans.get(plan.id());
    }

    public Plan issue(PlanDraft draft) {
        return issue(plans.keep(draft));
    }

    /** The morning comes on which the forms of a round go out. */
    public void open(String roundId) {
        office.today(rounds.opensAt(roundId).toLocalDate());
        office.run(roundId, "Event_OpeningDay");
        office.run(roundId, "ServiceTask_Open");
    }

    public List<Map<String, Object>> lines(String roundId, String organisation, Role role) {
        return reports.tasksOf(roundId, organisation, role).stream()
                .map(task -> Map.<String, Object>of("planTaskId", task.id(), "state", "NORMAL", "content", "按计划推进"))
                .toList();
    }

    public void draft(String roundId, String department) {
        office.handIn(
                roundId + ":" + department,
                "UserTask_DraftReport",
                group(roundId, department),
                department + "-clerk",
                Map.of("items", lines(roundId, department, Role.LEAD), "problems", "资金尚未全部到位", "nextSteps", "加快施工进度"));
    }

    public void confirm(String roundId, String department) {
        office.handIn(
                roundId + ":" + department,
                "UserTask_ConfirmReport",
                group(roundId, department) + ".head",
                department + "-head",
                Map.of("agreed", true));
    }

    public void accept(String roundId, String department) {
        office.handIn(
                roundId + ":" + department,
                "UserTask_AcceptReport",
                group(roundId, "ecology"),
                "collector",
                Map.of("agreed", true));
        office.run(roundId + ":" + department, "ServiceTask_CountIn");
    }

    public void push(String roundId, String department) {
        draft(roundId, department);
        confirm(roundId, department);
    }

    public void pushAndAccept(String roundId, String department) {
        push(roundId, department);
        accept(roundId, department);
    }

    /** The clerk takes the generated summary, the head signs, everybody is told. */
    public void publish(String roundId) {
        office.issue(roundId, group(roundId, "ecology"), summary(roundId));
    }

    /** The generated summary, for all that have a part in the plan. */
    public Map<String, ?> summary(String roundId) {
        return Office.written("季度工作进展情况通报", rounds.readers(rounds.get(roundId)).toArray(String[]::new));
    }

    public static String group(String roundId, String organisation) {
        return roundId.substring(0, roundId.indexOf('-')) + "." + organisation;
    }
}
