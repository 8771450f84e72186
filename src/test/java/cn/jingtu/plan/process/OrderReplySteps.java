package cn.jingtu.plan.process;

import cn.jingtu.plan.Orders;
import cn.jingtu.plan.PlanTasks;
import cn.jingtu.procedures.StepsOf;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** A task whose date is missed, and what a supervisor orders about it. */
@Component
public class OrderReplySteps implements StepsOf {

    static final String LEAD = "guigang.agriculture";
    static final String SUPERVISORS = "guigang.supervisor";

    private final Office office;
    private final IssuedPlan plans;
    private final PlanTasks tasks;
    private final Orders orders;
    private final OrderReplyProcess process;
    private final Clock clock;

    OrderReplySteps(
            Office office, IssuedPlan plans, PlanTasks tasks, Orders orders, OrderReplyProcess process, Clock clock) {
        this.office = office;
        this.plans = plans;
        this.tasks = tasks;
        this.orders = orders;
        this.process = process;
        this.clock = clock;
    }

    @Override
    public String procedure() {
        return "order-reply";
    }

    @Override
    public Task at(String step) {
        String reply = ordered(overdue()).get(0);
        if (step.equals("UserTask_ReviewAnswer")) {
            office.handIn(reply, "UserTask_AnswerOrder", LEAD, "zhang", answer());
            return office.only(reply, step, SUPERVISORS);
        }
        if (!step.equals("UserTask_AnswerOrder")) {
            throw unknown(step);
        }
        return office.only(reply, step, LEAD);
    }

    @Override
    public Map<String, ?> submission(Task task) {
        return task.getTaskDefinitionKey().equals("UserTask_AnswerOrder") ? answer() : Office.AGREED;
    }

    /** Id of a task with one lead that has missed its date. */
    public String overdue() {
        int year = IssuedPlan.freshYear();
        String task = plans.issue(year, spec -> spec.noExecutors().due(LocalDate.of(year, 6, 30), "完成隐患排查"));
        for (int point = 0; point < 3; point++) {
            office.await(task, "Event_PointReached");
            office.run(task, "ServiceTask_Remind");
        }
        return task;
    }

    /** Ids of the replies that a supervisor's order asks for. */
    List<String> ordered(String task) {
        order(task, order(task));
        return orders.replies(tasks.get(task).matter());
    }

    void order(String task, Orders.Order order) {
        String open = office.only(task, "UserTask_DraftScheme", LEAD).getId();
        office.as("duban", SUPERVISORS, () -> process.issue(open, order));
    }

    Orders.Order order(String task) {
        return new Orders.Order(
                "deadline:" + tasks.deadlines(task).get(0).id(),
                "督〔2026〕" + ThreadLocalRandom.current().nextInt(1_000_000_000) + "号",
                "市政府主要负责人7月1日批示",
                "查明原因，限期完成",
                today().plusDays(5));
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    static Map<String, ?> answer() {
        return Map.of("reason", "台风影响采样", "measures", "增派两个采样组", "expected", LocalDate.of(2199, 9, 30));
    }
}
