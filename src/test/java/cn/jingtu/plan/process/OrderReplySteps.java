package cn.jingtu.plan.process;

import static cn.jingtu.plan.process.SupervisionOrderSteps.LEAD;
import static cn.jingtu.plan.process.SupervisionOrderSteps.OFFICE;

import cn.jingtu.plan.order.OrderReply;
import cn.jingtu.procedures.StepsOf;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** What one body answers to an order that is out. */
@Component
public class OrderReplySteps implements StepsOf {

    private final Office office;
    private final SupervisionOrderSteps steps;

    OrderReplySteps(Office office, SupervisionOrderSteps steps) {
        this.office = office;
        this.steps = steps;
    }

    @Override
    public String procedure() {
        return OrderReply.PROCEDURE;
    }

    /** A reply that is to be given. */
    String asked() {
        String order = steps.proposed(steps.overdue());
        steps.issue(order);
        return steps.asked(order).get(0).id();
    }

    @Override
    public Task at(String step) {
        String reply = asked();
        if (step.equals("UserTask_AnswerOrder")) {
            return office.only(reply, step, LEAD);
        }
        if (!step.equals("UserTask_ReviewAnswer")) {
            throw unknown(step);
        }
        office.handIn(reply, "UserTask_AnswerOrder", LEAD, "zhang", SupervisionOrderSteps.answer());
        office.sign(reply, LEAD + ".head", "局长", Office.AGREED);
        return office.only(reply, step, OFFICE);
    }

    @Override
    public Map<String, ?> submission(Task task) {
        return task.getTaskDefinitionKey().equals("UserTask_AnswerOrder")
                ? SupervisionOrderSteps.answer()
                : Office.AGREED;
    }
}
