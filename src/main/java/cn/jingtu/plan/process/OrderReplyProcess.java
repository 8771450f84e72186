package cn.jingtu.plan.process;

import cn.jingtu.calendar.OfficeHours;
import cn.jingtu.matter.Actor;
import cn.jingtu.matter.Decision;
import cn.jingtu.matter.MatterRow;
import cn.jingtu.matter.Signable;
import cn.jingtu.matter.process.DecisionForm;
import cn.jingtu.matter.process.Desk;
import cn.jingtu.matter.process.Desks;
import cn.jingtu.matter.process.DraftSaved;
import cn.jingtu.matter.process.Matters;
import cn.jingtu.matter.process.TaskBodies;
import cn.jingtu.organisation.CityGroups;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.plan.order.OrderReplies;
import cn.jingtu.plan.order.OrderReply;
import cn.jingtu.platform.CurrentUser;
import cn.jingtu.platform.ForModels;
import cn.jingtu.platform.Submissions;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.context.event.EventListener;

/** Told by {@code order-reply}, which runs once for each body and round of an order, what people did, and what to do. */
@ForModels("orderReply")
public class OrderReplyProcess implements Signable {

    private final Desks desks;
    private final Matters matters;
    private final TaskBodies bodies;
    private final OrderReplies replies;
    private final Organisations organisations;
    private final Submissions submissions;
    private final CurrentUser user;
    private final Clock clock;

    OrderReplyProcess(
            Desks desks,
            Matters matters,
            TaskBodies bodies,
            OrderReplies replies,
            Organisations organisations,
            Submissions submissions,
            CurrentUser user,
            Clock clock) {
        this.desks = desks;
        this.matters = matters;
        this.bodies = bodies;
        this.replies = replies;
        this.organisations = organisations;
        this.submissions = submissions;
        this.user = user;
        this.clock = clock;
    }

    /** The first time that somebody of the body saves, it has received the order (签收). */
    @EventListener(condition = "#saved.procedure() == '" + OrderReply.PROCEDURE + "'")
    void on(DraftSaved saved) {
        Desk desk = desks.open(saved.taskId());
        OrderReply reply = replies.get(desk.key());
        String group = organisations.get(desk.city(), reply.body()).groupId();
        if (desk.groups().contains(group) && user.isMemberOf(group)) {
            replies.receive(reply.id(), new Actor(user.id(), reply.body()));
        }
    }

    // ---- told by the model

    public String addressee(DelegateExecution execution) {
        OrderReply reply = reply(execution);
        return organisations.get(reply.order().city(), reply.body()).groupId();
    }

    /** The group of the 督查机构. */
    public String office(DelegateExecution execution) {
        String city = matters.of(execution).city();
        return organisations
                .supervision(city)
                .map(by -> by.office().groupId())
                .orElseGet(() -> CityGroups.supervisors(city));
    }

    public Date replyBy(DelegateExecution execution) {
        return Date.from(
                OfficeHours.lastMinute(reply(execution).replyBy(), clock).toInstant());
    }

    /** When an answer is late. */
    public Date lateAt(DelegateExecution execution) {
        return Date.from(
                OfficeHours.begin(reply(execution).replyBy().plusDays(1), clock).toInstant());
    }

    public void answered(DelegateTask task) {
        OrderForms.Answer form = submissions.take(task, OrderForms.Answer.class);
        replies.answer(matters.of(task).key(), form.reason(), form.measures(), form.expected(), bodies.actor(task));
    }

    public boolean signed(DelegateExecution execution) {
        return replies.isSigned(key(execution));
    }

    public void decided(DelegateTask task) {
        Decision decision = submissions.take(task, DecisionForm.class).by(bodies.actor(task));
        replies.decide(matters.of(task).key(), decision);
    }

    public boolean accepted(DelegateExecution execution) {
        return replies.isAccepted(key(execution));
    }

    public void remind(DelegateExecution execution) {
        replies.remind(key(execution));
    }

    // ---- signed by the head of the body

    @Override
    public Set<String> callers() {
        return Set.of(OrderReply.PROCEDURE);
    }

    @Override
    public Draft draft(MatterRow row) {
        OrderReply reply = replies.toSign(row.key());
        return new Draft(
                "督办反馈",
                reply.order().title() + "的反馈",
                Objects.requireNonNull(reply.answeredBy()),
                reply.body(),
                List.of(),
                "reply-view");
    }

    @Override
    public void decided(MatterRow row, Decision decision) {
        replies.sign(row.key(), decision);
    }

    private OrderReply reply(DelegateExecution execution) {
        return replies.get(key(execution));
    }

    private String key(DelegateExecution execution) {
        return matters.of(execution).key();
    }
}
