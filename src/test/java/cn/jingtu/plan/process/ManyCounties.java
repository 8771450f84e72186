package cn.jingtu.plan.process;

import cn.jingtu.Visitor;
import cn.jingtu.plan.Adjustment.TaskChange;
import cn.jingtu.plan.Clauses;
import cn.jingtu.plan.Figures;
import cn.jingtu.plan.Plan;
import cn.jingtu.plan.PlanDraft;
import cn.jingtu.plan.PlanTask;
import cn.jingtu.plan.Plans;
import cn.jingtu.plan.TaskIndicator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/**
 * 百川, a city of twenty counties ({@code src/test/resources/many-counties}), whose clerks hand in over the wire with
 * the submissions of the real forms.
 */
@Component
public class ManyCounties {

    public static final String CITY = "baichuan";
    public static final int COUNTIES = 20;
    static final String LEAD = CITY + ".agriculture";

    private static final int YEAR = 2091;
    private static final String PASSWORD = "Bai-2091-xianqu";

    private final Plans plans;
    private final AnnualPlanProcess annualPlan;
    private final Figures figures;
    private final RuntimeService runtime;
    private final IdentityService identities;
    private final Office office;
    private final ObjectMapper json;

    ManyCounties(
            Plans plans,
            AnnualPlanProcess annualPlan,
            Figures figures,
            RuntimeService runtime,
            IdentityService identities,
            Office office,
            ObjectMapper json) {
        this.plans = plans;
        this.annualPlan = annualPlan;
        this.figures = figures;
        this.runtime = runtime;
        this.identities = identities;
        this.office = office;
        this.json = json;
    }

    /**
     * The plan of the city, led by agriculture alone, as the plan of another year, checked and signed; issuing is the
     * next job.
     */
    public Plan signed(int year, int taskCount) {
        PlanDraft file = plans.draft(plans.ofYear(CITY, YEAR).orElseThrow().id());
        List<PlanDraft.Task> many = IntStream.range(0, taskCount)
                .mapToObj(n -> task(file.tasks().get(n % file.tasks().size()), n + 1, year))
                .toList();
        Plan plan = plans.keep(Clauses.plan(
                CITY,
                year,
                file.title(),
                file.documentNumber(),
                file.issuer(),
                LocalDate.of(year, 1, 5),
                List.of(),
                many,
                List.of()));
        office.today(LocalDate.of(year, 1, 5));
        annualPlan.start(plan);
        String coordinator = CITY + ".ecology";
        office.handIn(
                plan.id(),
                "UserTask_CheckTasks",
                coordinator,
                "drafter",
                Map.of("draft", plans.draft(plan.id()), "revision", plan.revision()));
        office.sign(plan.id(), coordinator + ".head", "head", Office.AGREED);
        return plan;
    }

    /** The same issued, its jobs stepped by hand; ids of the tasks. */
    public List<String> issued(int year, int taskCount) {
        Plan plan = signed(year, taskCount);
        office.run(plan.id(), "ServiceTask_IssueTasks");
        List<String> issued = plans.tasks(plan.id()).stream().map(PlanTask::id).toList();
        issued.forEach(task -> office.run(task, "StartEvent_TaskIssued"));
        return issued;
    }

    /** A task of a plan of its own year that waits for its twenty counties. */
    public String handedOut(int year) {
        String task = issued(year, 1).get(0);
        office.handIn(task, "UserTask_DraftScheme", LEAD, "drafter", Office.SCHEME);
        return task;
    }

    private static PlanDraft.Task task(PlanDraft.Task model, int number, int year) {
        return Clauses.clause(
                "二(一)-" + number,
                model.section(),
                model.title(),
                model.content(),
                model.leadMode(),
                List.of("agriculture"),
                model.participants(),
                model.executors(),
                List.of(new PlanDraft.Deadline(
                        LocalDate.of(year, 11, 30),
                        model.dates().get(0).type(),
                        model.dates().get(0).description())),
                model.items().stream()
                        .flatMap(item -> item.indicators().stream())
                        .toList());
    }

    /** Two accounts for each county and department of the city, all with the same password. */
    public void accounts() {
        identities.createGroupQuery().memberOfTenant(CITY).list().forEach(group -> {
            account(group.getId(), group.getId());
            account(colleague(group.getId()), group.getId());
        });
    }

    private void account(String id, String group) {
        if (identities.createUserQuery().userId(id).count() == 0) {
            var user = identities.newUser(id);
            user.setFirstName("经办");
            user.setLastName("某");
            user.setPassword(PASSWORD);
            identities.saveUser(user);
            identities.createMembership(id, group);
        }
    }

    public String colleague(String account) {
        return account + ".colleague";
    }

    /** An adjustment of the plan that leaves its one task to fewer counties, drafted and signed; its id. */
    String fewer(String planTaskId, List<String> executors) {
        String planId = planTaskId.substring(0, planTaskId.indexOf(':'));
        PlanDraft.Task task = plans.draft(planId).tasks().get(0);
        TaskChange change = new TaskChange(
                TaskChange.Kind.CHANGE,
                task.ref(),
                new PlanDraft.Task(
                        task.ref(),
                        task.section(),
                        task.title(),
                        task.content(),
                        task.leadMode(),
                        task.leads(),
                        task.participants(),
                        task.participantsOpen(),
                        executors,
                        task.items()));
        String coordinator = CITY + ".ecology";
        String instance = office.start("plan-adjustment", coordinator, "drafter", Map.of("planId", planId));
        String adjustment = runtime.createProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult()
                .getBusinessKey();
        office.handIn(
                adjustment,
                "UserTask_DraftAdjustment",
                coordinator,
                "drafter",
                Map.of("repeal", false, "reason", "两县不再承担", "changes", List.of(change)));
        office.sign(adjustment, coordinator + ".head", "head", Office.AGREED);
        return adjustment;
    }

    public Visitor clerk(int port, String account) {
        return Visitor.withBasic(port, account, PASSWORD);
    }

    /** Open tasks of a step of a matter: twenty of them where each county has its own. */
    public List<Task> open(String businessKey, String step) {
        return office.list(businessKey, step);
    }

    /** Whose clerk has the task. */
    public String group(Task task) {
        return office.group(task);
    }

    /** What the form 组织落实 sends for a task with all its figures. */
    public Map<String, Object> report(String planTaskId) {
        List<Map<String, Object>> reported = new ArrayList<>();
        for (TaskIndicator indicator : figures.indicators(planTaskId)) {
            reported.add(
                    indicator.isRate()
                            ? Map.of("indicatorId", indicator.id(), "numerator", "95", "denominator", "100")
                            : Map.of("indicatorId", indicator.id(), "value", "3"));
        }
        return Map.of("text", "已按实施方案完成落实。", "figures", reported, "noEvidenceReason", "纸质材料已归档");
    }

    /** Hands in over the wire as the forms do. */
    public HttpResponse<String> handIn(Visitor clerk, String taskId, Map<String, ?> submission) {
        return clerk.post("/engine-rest/task/" + taskId + "/complete", body(submission));
    }

    private String body(Map<String, ?> submission) {
        try {
            return json.writeValueAsString(Map.of(
                    "variables",
                    Map.of(
                            "submission",
                            Map.of(
                                    "value",
                                    json.writeValueAsString(submission),
                                    "type",
                                    "String",
                                    "valueInfo",
                                    Map.of("transient", true)))));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Does all of it at the same moment; the answers in the same order. */
    public static <T> List<T> atOnce(List<Callable<T>> calls) {
        var people = Executors.newFixedThreadPool(calls.size());
        try {
            var ready = new CountDownLatch(calls.size());
            List<Future<T>> answers = calls.stream()
                    .map(call -> people.submit(() -> {
                        ready.countDown();
                        ready.await();
                        return call.call();
                    }))
                    .toList();
            List<T> said = new ArrayList<>();
            for (Future<T> answer : answers) {
                said.add(answer.get());
            }
            return said;
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            people.shutdownNow();
        }
    }
}
