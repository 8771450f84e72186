package cn.jingtu.matter.process;

import cn.jingtu.matter.Actor;
import cn.jingtu.matter.Decision;
import cn.jingtu.matter.Extensions;
import cn.jingtu.matter.Matter;
import cn.jingtu.matter.MatterRow;
import cn.jingtu.platform.ForModels;
import cn.jingtu.platform.ProcessVariable;
import cn.jingtu.platform.Submissions;
import cn.jingtu.platform.Turns;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.transaction.annotation.Transactional;

/** Tells the process {@code deadline-extension} what was asked for and is told by it what to do; its key is the request's. */
@ForModels("deadlineExtension")
public class DeadlineExtension {

    static final String KEY = "deadline-extension";

    private static final ProcessVariable<Boolean> EXTENSION_GRANTED =
            new ProcessVariable<>("extensionGranted", Boolean.class);

    private final MatterStarts starts;
    private final Matters matters;
    private final TaskBodies bodies;
    private final Extensions extensions;
    private final Submissions submissions;
    private final Turns turns;

    DeadlineExtension(
            MatterStarts starts,
            Matters matters,
            TaskBodies bodies,
            Extensions extensions,
            Submissions submissions,
            Turns turns) {
        this.starts = starts;
        this.matters = matters;
        this.bodies = bodies;
        this.extensions = extensions;
        this.submissions = submissions;
        this.turns = turns;
    }

    /**
     * A body asks for more time; its request goes to who decides.
     *
     * @param key which of what the matter owes
     * @param by who may act for that body: to be checked by the caller
     */
    @Transactional
    public void request(Matter matter, String key, LocalDate until, String reason, Actor by) {
        String id = extensions.request(matter, key, until, reason, by);
        starts.begin(new Matter(KEY, id, matter.city()));
    }

    // ---- told by the model

    public void decided(DelegateTask task) {
        Decision decision = submissions.take(task, DecisionForm.class).by(bodies.actor(task));
        extensions.decide(matters.of(task).key(), decision);
        EXTENSION_GRANTED.set(task, decision.agreed());
    }

    public void moveDate(DelegateExecution execution) {
        MatterRow row = matters.of(execution);
        turns.take(row.matter().id());
        extensions.apply(row.key());
    }

    public void notifyRefusal(DelegateExecution execution) {
        extensions.tellRefusal(matters.of(execution).key());
    }
}
