package cn.jingtu.plan.process;

import cn.jingtu.calendar.OfficeHours;
import cn.jingtu.matter.Actor;
import cn.jingtu.matter.Decision;
import cn.jingtu.matter.MatterEnded;
import cn.jingtu.matter.process.DecisionForm;
import cn.jingtu.matter.process.Desk;
import cn.jingtu.matter.process.Desks;
import cn.jingtu.matter.process.Matters;
import cn.jingtu.matter.process.TaskBodies;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.organisation.process.CityVariables;
import cn.jingtu.plan.OrderReply;
import cn.jingtu.plan.Orders;
import cn.jingtu.platform.CurrentUser;
import cn.jingtu.platform.ForModels;
import cn.jingtu.platform.ProcessVariable;
import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.Submissions;
import cn.jingtu.platform.SystemRights;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.annotation.Transactional;

/** Sets {@code order-reply} going, once for each body that a supervisor gives an order, and is told by it what to do. */
@ForModels("orderReply")
public class OrderReplyProcess {

    static final String KEY = "order-reply";

    private static final ProcessVariable<Boolean> ANSWER_ACCEPTED =
            new ProcessVariable<>("answerAccepted", Boolean.class);

    private final RuntimeService runtime;
    private final Desks desks;
    private final Matters matters;
    private final TaskBodies bodies;
    private final Orders orders;
    private final Organisations organisations;
    private final Submissions submissions;
    private final SystemRights system;
    private final CurrentUser user;
    private final Clock clock;

    OrderReplyProcess(
            RuntimeService runtime,
            Desks desks,
            Matters matters,
            TaskBodies bodies,
            Orders orders,
            Organisations organisations,
            Submissions submissions,
            SystemRights system,
            CurrentUser user,
            Clock clock) {
        this.runtime = runtime;
        this.desks = desks;
        this.matters = matters;
        this.bodies = bodies;
        this.orders = orders;
        this.organisations = organisations;
        this.submissions = submissions;
        this.system = system;
        this.user = user;
        this.clock = clock;
    }

    // ---- told by a supervisor, from an open task of the matter

    /** What is late of the matter of a task. */
    @Transactional(readOnly = true)
    public List<Orders.Late> late(String taskId) {
        return orders.late(supervised(taskId).row().matter());
    }

    @Transactional
    public void issue(String taskId, Orders.Order order) {
        Desk desk = supervised(taskId);
        List<String> replies = orders.issue(desk.row().matter(), order, Actor.of(user.id()));
        system.run(() -> replies.forEach(reply ->
                runtime.startProcessInstanceByKey(KEY, reply, Map.of(CityVariables.CITY_ID.name(), desk.city()))));
    }

    private Desk supervised(String taskId) {
        Desk desk = desks.open(taskId);
        if (!desks.mayUrge(desk)) {
            throw Refusal.forbidden("只有本市督查人员可以督办。");
        }
        return desk;
    }

    @EventListener
    void on(MatterEnded ended) {
        List<String> open = orders.cancel(ended.matter());
        system.run(() -> open.forEach(reply -> runtime.createMessageCorrelation("jingtu.orderCancelled")
                .processInstanceBusinessKey(reply)
                .tenantId(ended.matter().city())
                .correlateAll()));
    }

    // ---- told by the model

    public String addressee(DelegateExecution execution) {
        OrderReply reply = reply(execution);
        return organisations.get(reply.order().matter().city(), reply.body()).groupId();
    }

    public Date replyBy(DelegateExecution execution) {
        return Date.from(OfficeHours.lastMinute(reply(execution).order().replyBy(), clock)
                .toInstant());
    }

    public void answered(DelegateTask task) {
        Forms.OrderAnswer answer = submissions.take(task, Forms.OrderAnswer.class);
        orders.answer(
                matters.of(task).key(), answer.reason(), answer.measures(), answer.expected(), bodies.actor(task));
    }

    public void decided(DelegateTask task) {
        Decision decision = submissions.take(task, DecisionForm.class).by(Actor.of(user.id()));
        orders.decide(matters.of(task).key(), decision);
        ANSWER_ACCEPTED.set(task, decision.agreed());
    }

    private OrderReply reply(DelegateExecution execution) {
        return orders.get(matters.of(execution).key());
    }
}
