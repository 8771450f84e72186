package cn.jingtu.organisation.process;

import cn.jingtu.organisation.Organisations;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Names every user task so that it can be told from its sisters in a list without opening it: the step, what it is
 * about, and whose turn it is (组织落实｜二(一)-1 镉等重金属污染源排查整治｜港北区人民政府).
 */
class TaskNaming extends AbstractBpmnParseListener implements TaskListener {

    private final ObjectProvider<Organisations> organisations;
    private final ObjectProvider<Matters> matters;

    TaskNaming(ObjectProvider<Organisations> organisations, ObjectProvider<Matters> matters) {
        this.organisations = organisations;
        this.matters = matters;
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
        matters.getObject().find(task).map(Matter::subject).ifPresent(subject -> name.append('｜').append(subject));
        if (TaskBodies.isTakenBySeveral(task.getBpmnModelElementInstance())) {
            List<String> groups = task.getCandidates().stream()
                    .map(IdentityLink::getGroupId)
                    .filter(Objects::nonNull)
                    .toList();
            TaskBodies.bodies(task.getTenantId(), groups)
                    .forEach(body -> name.append('｜').append(name(task.getTenantId(), body)));
        }
        task.setName(name.toString());
    }

    private String name(String cityId, String organisationId) {
        return organisations.getObject().get(cityId, organisationId).name();
    }
}
