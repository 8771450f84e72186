package cn.jingtu.matter.process;

import cn.jingtu.matter.MatterRow;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.platform.TaskMade;
import cn.jingtu.platform.text.CleanText;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.IdentityLink;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Names every user task so that it can be told from its sisters in a list without opening it: the step, what it is
 * about, and whose turn it is (组织落实｜二(一)-1 镉等重金属污染源排查整治｜港北区人民政府).
 */
@Component
class TaskNaming implements TaskMade {

    /** Characters that the engine's column for the name of a task takes. */
    static final int LONGEST = 255;

    private static final String SEPARATOR = "｜";

    private final Organisations organisations;
    private final Matters matters;

    TaskNaming(Organisations organisations, Matters matters) {
        this.organisations = organisations;
        this.matters = matters;
    }

    @Override
    public void made(DelegateTask task) {
        task.setName(named(
                String.valueOf(task.getName()),
                matters.find(task).map(MatterRow::subject).orElse(null),
                bodies(task)));
    }

    /** Whose turn it is, where several take the step; null elsewhere. */
    private @Nullable String bodies(DelegateTask task) {
        if (!TaskBodies.isTakenBySeveral(task.getBpmnModelElementInstance())) {
            return null;
        }
        List<String> groups = task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .toList();
        String names = TaskBodies.bodies(task.getTenantId(), groups).stream()
                .map(body -> name(task.getTenantId(), body))
                .collect(Collectors.joining(SEPARATOR));
        return names.isEmpty() ? null : names;
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

    private String name(String cityId, String organisationId) {
        return organisations.get(cityId, organisationId).name();
    }
}
