package cn.jingtu.plan.process;

import cn.jingtu.matter.Decision;
import cn.jingtu.matter.process.DecisionForm;
import cn.jingtu.matter.process.Matters;
import cn.jingtu.matter.process.TaskBodies;
import cn.jingtu.organisation.process.CityVariables;
import cn.jingtu.plan.Deadlines;
import cn.jingtu.plan.PlanTask;
import cn.jingtu.plan.PlanTasks;
import cn.jingtu.platform.ForModels;
import cn.jingtu.platform.Submissions;
import cn.jingtu.platform.Turns;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;

/** Tells the process {@code deadline-extension} what was asked for and is told by it what to do. */
@ForModels("deadlineExtension")
public class DeadlineExtensionProcess {

    static final String KEY = "deadline-extension";

    private final RuntimeService runtime;
    private final Matters matters;
    private final TaskBodies bodies;
    private final Deadlines deadlines;
    private final PlanTasks tasks;
    private final PlanTaskProcess planTasks;
    private final Submissions submissions;
    private final Turns turns;

    DeadlineExtensionProcess(
            RuntimeService runtime,
            Matters matters,
            TaskBodies bodies,
            Deadlines deadlines,
            PlanTasks tasks,
            PlanTaskProcess planTasks,
            Submissions submissions,
            Turns turns) {
        this.runtime = runtime;
        this.matters = matters;
        this.bodies = bodies;
        this.deadlines = deadlines;
        this.tasks = tasks;
        this.planTasks = planTasks;
        this.submissions = submissions;
        this.turns = turns;
    }

    void requested(String extensionId) {
        PlanTask task = tasks.get(deadlines.extension(extensionId).planTaskId());
        runtime.startProcessInstanceByKey(KEY, extensionId, Map.of(CityVariables.CITY_ID.name(), task.cityId()));
    }

    // ---- told by the model

    public void decided(DelegateTask task) {
        Decision decision = submissions.take(task, DecisionForm.class).by(bodies.actor(task));
        deadlines.decideExtension(matters.of(task).key(), decision);
        PlanVariables.EXTENSION_GRANTED.set(task, decision.agreed());
    }

    public void moveDate(DelegateExecution execution) {
        String extensionId = matters.of(execution).key();
        String planTaskId = deadlines.extension(extensionId).planTaskId();
        turns.take(planTaskId);
        deadlines.applyExtension(extensionId);
        planTasks.datesChanged(planTaskId);
    }

    public void notifyRefusal(DelegateExecution execution) {
        deadlines.tellRefusal(matters.of(execution).key());
    }
}
