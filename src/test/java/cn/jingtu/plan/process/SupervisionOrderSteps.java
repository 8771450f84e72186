package cn.jingtu.plan.process;

import cn.jingtu.matter.Obligation;
import cn.jingtu.matter.Obligations;
import cn.jingtu.plan.PlanTasks;
import cn.jingtu.plan.order.OrderReplies;
import cn.jingtu.plan.order.OrderReply;
import cn.jingtu.plan.order.Orders;
import cn.jingtu.plan.order.SupervisionOrder;
import cn.jingtu.procedures.StepsOf;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** A task whose date is missed, and an order about it from the proposal to the conclusion. */
@Component
public class SupervisionOrderSteps implements StepsOf {

    static final String LEAD = "guigang.agriculture";
    static final String OFFICE = "guigang.supervision-office";
    static final String GOVERNMENT = "guigang.government";
    static final String SUPERVISORS = "guigang.supervisor";

    private final Office office;
    private final IssuedPlan plans;
    private final PlanTasks tasks;
    private final Orders orders;
    private final OrderReplies replies;
    private final Obligations obligations;
    private final SupervisionOrderProcess process;
    private final Clock clock;

    SupervisionOrderSteps(
            Office office,
            IssuedPlan plans,
            PlanTasks tasks,
            Orders orders,
            OrderReplies replies,
            Obligations obligations,
            SupervisionOrderProcess process,
            Clock clock) {
        this.office = office;
        this.plans = plans;
        this.tasks = tasks;
        this.orders = orders;
        this.replies = replies;
        this.obligations = obligations;
        this.process = process;
        this.clock = clock;
    }

    @Override
    public String procedure() {
        return SupervisionOrder.PROCEDURE;
    }

    @Override
    public Task at(String step) {
        String order = proposed(overdue());
        if (step.equals("UserTask_DraftOrder")) {
            return office.only(order, step, OFFICE);
        }
        issue(order);
        replyAll(order);
        switch (step) {
            case "UserTask_Verify" -> {}
            case "UserTask_ProposeNext" -> verify(order, false);
            case "UserTask_Conclude" -> toConclude(order);
            case "UserTask_Review" -> {
                serve(order);
                office.as("局长", LEAD + ".head", () -> process.askReview(order, "原因认定有误"));
                return office.only(order, step, GOVERNMENT);
            }
            default -> throw unknown(step);
        }
        return office.only(order, step, OFFICE);
    }

    @Override
    public Map<String, ?> submission(Task task) {
        return switch (task.getTaskDefinitionKey()) {
            case "UserTask_DraftOrder" -> draft("agriculture");
            case "UserTask_Verify" -> finding(false);
            case "UserTask_ProposeNext" -> next("EXTEND");
            case "UserTask_Conclude" -> Map.of("words", "没有按期办结，责成年底前办结。");
            default -> Map.of("changed", false, "words", "认定无误");
        };
    }

    /** Id of a task with one lead that has missed its date. */
    public String overdue() {
        return overdue(spec -> spec.noExecutors());
    }

    /** The same where a county carries it out as well. */
    public String overdueOfACounty() {
        return overdue(spec -> spec.executors("gangbei"));
    }

    String overdue(UnaryOperator<IssuedPlan.Spec> shape) {
        return overdue(shape, "完成隐患排查");
    }

    /** @param description of the date that is missed */
    String overdue(UnaryOperator<IssuedPlan.Spec> shape, String description) {
        int year = IssuedPlan.freshYear();
        String task = plans.issue(year, spec -> shape.apply(spec).due(LocalDate.of(year, 6, 30), description));
        for (int point = 0; point < 3; point++) {
            office.await(task, "Event_PointReached");
            office.run(task, "ServiceTask_Remind");
        }
        return task;
    }

    Obligation owed(String task) {
        return obligations.of(tasks.get(task).matter()).get(0);
    }

    /** Id of an order that somebody of the 督查机构 proposes about a task. */
    public String proposed(String task) {
        return office.as(
                "督查一",
                "guigang",
                List.of(OFFICE),
                () -> process.propose(owed(task).id()).id());
    }

    /** Drafted, approved by the head of the government and issued. */
    void issue(String order, String... bodies) {
        office.handIn(
                order,
                "UserTask_DraftOrder",
                OFFICE,
                "督查一",
                draft(bodies.length == 0 ? new String[] {"agriculture"} : bodies));
        approve(order, bodies.length == 0 ? new String[] {"agriculture"} : bodies);
    }

    /** The document that an order has under way is signed by the head of the government, numbered and issued. */
    void approve(String order, String... bodies) {
        String document = office.document(order);
        office.handIn(document, "UserTask_Draft", OFFICE, "督查一", Office.written("督办公文", bodies));
        office.sign(document, GOVERNMENT + ".head", "市长", Office.AGREED);
        office.handIn(document, "UserTask_Number", OFFICE, "督查一", Office.number(document, today()));
        office.run(document, "ServiceTask_Issue");
    }

    /** The replies of the round that runs. */
    List<OrderReply> asked(String order) {
        SupervisionOrder now = orders.get(order);
        return replies.of(now).stream()
                .filter(reply -> reply.round() == now.round() && reply.state() == OrderReply.State.OPEN)
                .toList();
    }

    /** Every body answers over its head, and the 督查机构 accepts. */
    void replyAll(String order) {
        for (OrderReply reply : asked(order)) {
            reply(reply);
        }
    }

    void reply(OrderReply reply) {
        String staff = "guigang." + reply.body();
        office.handIn(reply.id(), "UserTask_AnswerOrder", staff, "zhang", answer());
        office.sign(reply.id(), staff + ".head", "局长", Office.AGREED);
        office.handIn(reply.id(), "UserTask_ReviewAnswer", OFFICE, "督查二", Office.AGREED);
    }

    void verify(String order, boolean met) {
        office.handIn(order, "UserTask_Verify", OFFICE, "督查一", finding(met));
    }

    /** Found not to be met, and with leave of the government nothing more is asked. */
    void toConclude(String order) {
        verify(order, false);
        office.handIn(order, "UserTask_ProposeNext", OFFICE, "督查一", next("CONCLUDE"));
        office.sign(order, GOVERNMENT + ".head", "市长", Office.AGREED);
    }

    /** Concluded and served. */
    void serve(String order) {
        toConclude(order);
        conclude(order);
    }

    void conclude(String order) {
        office.handIn(order, "UserTask_Conclude", OFFICE, "督查一", Map.of("words", "没有按期办结，责成年底前办结。"));
        approve(order, orders.get(order).bodies().toArray(String[]::new));
    }

    Map<String, Object> draft(String... bodies) {
        return new HashMap<>(Map.of(
                "kind", "NOTICE",
                "title", "隐患排查逾期",
                "demand", "查明原因，限期完成",
                "replyBy", today().plusDays(5),
                "bodies", List.of(bodies)));
    }

    Map<String, Object> finding(boolean met) {
        return new HashMap<>(Map.of("onSite", false, "day", today(), "words", "查阅台账和材料", "met", met));
    }

    Map<String, Object> next(String step) {
        Map<String, Object> next = new HashMap<>(Map.of("step", step, "words", "至今没有完成"));
        if (!step.equals("CONCLUDE")) {
            next.put("replyBy", today().plusDays(10));
        }
        return next;
    }

    static Map<String, ?> answer() {
        return Map.of("reason", "台风影响采样", "measures", "增派两个采样组", "expected", LocalDate.of(2299, 9, 30));
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** What is late is done: the task is closed out. */
    void done(String task) {
        office.handIn(task, "UserTask_DraftScheme", LEAD, "zhang", Office.SCHEME);
        office.handIn(task, "UserTask_RequestCloseOut", LEAD, "zhang", Office.CLOSE_OUT);
        office.handIn(task, "UserTask_Verify", "guigang.ecology", "chen", Office.PASS);
        office.run(task, "ServiceTask_CloseOut");
    }
}
