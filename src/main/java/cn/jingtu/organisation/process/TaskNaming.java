package cn.jingtu.organisation.process;

import cn.jingtu.organisation.Organisations;
import cn.jingtu.platform.text.CleanText;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Names every user task so that it can be told from its sisters in a list without opening it: the step, what it is
 * about, and whose turn it is (组织落实｜二(一)-1 镉等重金属污染源排查整治｜港北区人民政府).
 */
class TaskNaming extends AbstractBpmnParseListener implements TaskListener {

    /** Characters that the engine's column for the name of a task takes. */
    static final int LONGEST = 255;

    private static final String SEPARATOR = "｜";

    private final ObjectProvider<Organisations> organisations;

    TaskNaming(ObjectProvider<Organisations> organisations) {
        this.organisations = organisations;
    }

    @Override
    public void parseUserTask(Element userTask, ScopeImpl scope, ActivityImpl activity) {
        ((UserTaskActivityBehavior) activity.getActivityBehavior())
                .getTaskDefinition()
                .addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, this);
    }

    @Override
    public void notify(DelegateTask task) {
        // Asked of the task itself, the engine would first look in the database for variables of a task just made.
        DelegateExecution execution = task.getExecution();
        String organisation = CityVariables.ORGANISATION_ID.find(execution);
        task.setName(named(
                String.valueOf(task.getName()),
                CityVariables.SUBJECT.find(execution),
                organisation == null || task.getTenantId() == null
                        ? null
                        : organisations.getObject().get(task.getTenantId(), organisation).name()));
    }

    /** Step and body in full; of a long subject the beginning, which is its clause. */
    static String named(String step, @Nullable String subject, @Nullable String body) {
        String end = body == null ? "" : SEPARATOR + body;
        if (subject == null) {
            return CleanText.shorten(step + end, LONGEST);
        }
        int left = LONGEST - CleanText.length(step + SEPARATOR + end);
        return left < 2
                ? CleanText.shorten(step + SEPARATOR + subject + end, LONGEST)
                : step + SEPARATOR + CleanText.shorten(subject, left) + end;
    }
}
