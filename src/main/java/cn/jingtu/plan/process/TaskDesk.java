package cn.jingtu.plan.process;

import cn.jingtu.matter.Actor;
import cn.jingtu.matter.process.DeadlineExtension;
import cn.jingtu.matter.process.Desk;
import cn.jingtu.matter.process.Desks;
import cn.jingtu.plan.Deadlines;
import cn.jingtu.plan.PlanTasks;
import cn.jingtu.platform.CurrentUser;
import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.SystemRights;
import cn.jingtu.platform.Turns;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a lead does at its open task of a plan besides handing it in. */
@Component
@Transactional
public class TaskDesk {

    private final Desks desks;
    private final PlanTasks tasks;
    private final PlanTaskProcess planTasks;
    private final DeadlineExtension extensions;
    private final SystemRights system;
    private final Turns turns;
    private final CurrentUser user;

    TaskDesk(
            Desks desks,
            PlanTasks tasks,
            PlanTaskProcess planTasks,
            DeadlineExtension extensions,
            SystemRights system,
            Turns turns,
            CurrentUser user) {
        this.desks = desks;
        this.tasks = tasks;
        this.planTasks = planTasks;
        this.extensions = extensions;
        this.system = system;
        this.turns = turns;
        this.user = user;
    }

    /** The lead at its desk spares a county the task; the county's open step ends. */
    public void exempt(String taskId, String executor, String reason) {
        turns.take(Turns.By.TASK, taskId);
        Desk desk = leadAt(taskId);
        tasks.exempt(desk.key(), executor, reason, actor(desk));
        system.run(() -> planTasks.exempted(desk.key(), executor));
    }

    /** The lead at its desk records that a date was kept. */
    public void meetDeadline(String taskId, long deadlineId, String note) {
        turns.take(Turns.By.TASK, taskId);
        Desk desk = leadAt(taskId);
        tasks.meetDeadline(desk.key(), deadlineId, note, actor(desk));
        system.run(() -> planTasks.datesChanged(desk.key()));
    }

    /** The lead at its desk asks for more time; its request goes to the head of the coordinating body. */
    public void requestExtension(String taskId, long deadlineId, LocalDate newDue, String reason) {
        Desk desk = leadAt(taskId);
        extensions.request(desk.row().matter(), Deadlines.owedBy(deadlineId), newDue, reason, actor(desk));
    }

    private Actor actor(Desk desk) {
        return new Actor(user.id(), desk.body());
    }

    private Desk leadAt(String taskId) {
        Desk desk = desks.open(taskId);
        boolean lead = desk.step().equals("UserTask_RequestCloseOut") && desk.body() != null;
        if (!lead || !desks.mayWork(desk)) {
            throw Refusal.forbidden("只有牵头单位的经办人员在“推进并申请销号”任务中才能这样做。");
        }
        return desk;
    }
}
