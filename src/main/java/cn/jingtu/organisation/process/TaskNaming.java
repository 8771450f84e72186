package cn.jingtu.organisation.process;

import cn.jingtu.organisation.Organisations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Names every user task so that it can be told from its sisters in a list without opening it: the step, what it is
 * about, and whose turn it is (组织落实｜二(一)-1 镉等重金属污染源排查整治｜港北区人民政府).
 */
class TaskNaming extends AbstractBpmnParseListener implements TaskListener {

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
        StringBuilder name = new StringBuilder(String.valueOf(task.getName()));
        // Asked of the task itself, the engine would first look in the database for variables of a task just made.
        DelegateExecution execution = task.getExecution();
        String subject = CityVariables.SUBJECT.find(execution);
        if (subject != null) {
            name.append('｜').append(subject);
        }
        String organisation = CityVariables.ORGANISATION_ID.find(execution);
        if (organisation != null && task.getTenantId() != null) {
            name.append('｜').append(organisations.getObject().get(task.getTenantId(), organisation).name());
        }
        task.setName(name.toString());
    }
}
