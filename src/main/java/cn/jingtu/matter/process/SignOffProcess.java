package cn.jingtu.matter.process;

import cn.jingtu.matter.SignLevel;
import cn.jingtu.matter.SignOff;
import cn.jingtu.matter.SignOffs;
import cn.jingtu.organisation.Organisation;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.platform.ForModels;
import cn.jingtu.platform.Submissions;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;

/** Tells the process {@code sign-off} what was said and is told by it, and by those that call it, what to do. */
@ForModels("signOff")
public class SignOffProcess {

    private final Matters matters;
    private final TaskBodies bodies;
    private final SignOffs signOffs;
    private final SignLevels levels;
    private final Organisations organisations;
    private final Submissions submissions;

    SignOffProcess(
            Matters matters,
            TaskBodies bodies,
            SignOffs signOffs,
            SignLevels levels,
            Organisations organisations,
            Submissions submissions) {
        this.matters = matters;
        this.bodies = bodies;
        this.signOffs = signOffs;
        this.levels = levels;
        this.organisations = organisations;
        this.submissions = submissions;
    }

    // ---- told by the models that call

    /** The business key of the sign-off that a procedure calls. */
    public String begin(DelegateExecution execution) {
        String definition = execution.getProcessDefinitionId();
        return signOffs.begin(Matters.procedure(definition), matters.of(execution), definition);
    }

    /** Tells the procedure that called whether its document was signed, beyond the call whose own variables end here. */
    public void ended(DelegateExecution execution) {
        SignVariables.SIGNED_OFF.set(execution.getProcessInstance(), signOffs.end(matters.of(execution)));
    }

    // ---- told by the model

    public void findLevels(DelegateExecution execution) {
        String id = matters.of(execution).key();
        route(execution, signOffs.setLevels(id, levels.of(signOffs.get(id).kind())));
    }

    /** The group that reviews. */
    public String staff(DelegateExecution execution) {
        return body(execution).groupId();
    }

    /** The groups that sign in the name of the body. */
    public List<String> leaders(DelegateExecution execution) {
        return leaders(body(execution));
    }

    public List<String> coSigners(DelegateExecution execution) {
        return signOffs.get(matters.of(execution).key()).silent();
    }

    /** The groups that sign in the name of one of the others. */
    public List<String> leadersOf(DelegateExecution execution, String organisationId) {
        return leaders(organisations.get(matters.of(execution).city(), organisationId));
    }

    public void reviewed(DelegateTask task) {
        signed(task, SignLevel.REVIEW);
    }

    public void coSigned(DelegateTask task) {
        signed(task, SignLevel.CO_SIGN);
    }

    public void deputySigned(DelegateTask task) {
        signed(task, SignLevel.DEPUTY);
    }

    public void chiefSigned(DelegateTask task) {
        signed(task, SignLevel.CHIEF);
    }

    private void signed(DelegateTask task, SignLevel level) {
        SignForm form = submissions.take(task, SignForm.class);
        route(task, signOffs.sign(matters.of(task).key(), level, form.by(bodies.actor(task)), form.note()));
    }

    private static void route(VariableScope scope, SignOff s) {
        Optional<SignLevel> next = s.next();
        SignVariables.SIGNED_OFF.set(scope, Boolean.TRUE.equals(s.agreed()));
        SignVariables.LEVEL_LEFT.set(scope, next.isPresent());
        SignVariables.REVIEW_NEXT.set(
                scope, next.filter(SignLevel.REVIEW::equals).isPresent());
        SignVariables.CO_SIGN_NEXT.set(
                scope, next.filter(SignLevel.CO_SIGN::equals).isPresent());
        SignVariables.DEPUTY_NEXT.set(
                scope, next.filter(SignLevel.DEPUTY::equals).isPresent());
    }

    private Organisation body(DelegateExecution execution) {
        return organisations.get(
                matters.of(execution).city(),
                signOffs.get(matters.of(execution).key()).body());
    }

    private static List<String> leaders(Organisation body) {
        return List.of(body.deputyGroupId(), body.headGroupId());
    }
}
