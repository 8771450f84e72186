package cn.jingtu.evidence;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.task.Task;

/** A matter of two steps, worked on by 北海市农业农村局 and checked by 北海市生态环境局, and people around it. */
public final class ProbeMatter implements AutoCloseable {

    public static final String PASSWORD = "Kx7-probe-2020";
    private static final Map<String, List<String>> PEOPLE = Map.of(
            "probe.agri", List.of("beihai.agriculture"),
            "probe.agri2", List.of("beihai.agriculture"),
            "probe.eco", List.of("beihai.ecology"),
            "probe.water", List.of("beihai.water"),
            "probe.supervisor", List.of("beihai.supervisor"),
            "probe.auditor", List.of("beihai.auditor"),
            "probe.gg", List.of("guigang.agriculture"),
            "probe.gg.auditor", List.of("guigang.auditor"));

    private final RepositoryService repository;
    private final IdentityService identities;
    private final TaskService tasks;
    private final Deployment deployment;
    private final String instanceId;

    public ProbeMatter(
            RepositoryService repository, RuntimeService runtime, TaskService tasks, IdentityService identities) {
        this.repository = repository;
        this.identities = identities;
        this.tasks = tasks;
        PEOPLE.forEach((id, groups) -> {
            var user = identities.newUser(id);
            user.setFirstName("某单位");
            user.setLastName("经办");
            user.setPassword(PASSWORD);
            identities.saveUser(user);
            groups.forEach(group -> identities.createMembership(id, group));
        });
        deployment = repository
                .createDeployment()
                .name("evidence-probe")
                .addClasspathResource("evidence/evidence-probe.bpmn")
                .addInputStream(
                        "evidence-probe.html", ProbeMatter.class.getResourceAsStream("/evidence/evidence-probe.html"))
                .addInputStream(
                        "evidence-probe.js", ProbeMatter.class.getResourceAsStream("/evidence/evidence-probe.js"))
                .deploy();
        instanceId = runtime.startProcessInstanceByKey(
                        "evidence-probe",
                        "matter-" + UUID.randomUUID(),
                        Map.of("cityId", "beihai", "group", "beihai.agriculture", "checker", "beihai.ecology"))
                .getId();
    }

    public String instanceId() {
        return instanceId;
    }

    /** The task that is open now. */
    public Task task() {
        return tasks.createTaskQuery().processInstanceId(instanceId).singleResult();
    }

    public void complete() {
        tasks.complete(task().getId());
    }

    @Override
    public void close() {
        repository.deleteDeployment(deployment.getId(), true);
        PEOPLE.keySet().forEach(identities::deleteUser);
    }
}
