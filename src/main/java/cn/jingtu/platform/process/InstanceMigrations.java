package cn.jingtu.platform.process;

import cn.jingtu.platform.StartFailure;
import cn.jingtu.platform.StartStep;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanBuilder;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Running instances end on the version of their procedure that they began with, unless the newest version asks for them:
 * beside its model lies a file {@code <procedure>.migration} with one line {@code <old id>=<new id>} for each activity
 * that was given another id. Activities that kept theirs need no line; where all did, the file is empty.
 */
@Component
public class InstanceMigrations implements StartStep {

    private static final Logger log = LoggerFactory.getLogger(InstanceMigrations.class);

    private final RepositoryService repository;
    private final RuntimeService runtime;

    InstanceMigrations(RepositoryService repository, RuntimeService runtime) {
        this.repository = repository;
        this.runtime = runtime;
    }

    @Override
    public int order() {
        return StartStep.DEPLOYMENT + 1;
    }

    /** Brings all running instances to the newest version of each procedure that asks for them. */
    @Override
    public void run() {
        for (ProcessDefinition newest :
                repository.createProcessDefinitionQuery().latestVersion().list()) {
            renamed(newest).ifPresent(renamed -> {
                for (ProcessDefinition older : older(newest)) {
                    migrate(older, newest, renamed);
                }
            });
        }
    }

    /** New ids of activities by their old ones; empty for a version that asks for no running instances. */
    public Optional<Map<String, String>> renamed(ProcessDefinition definition) {
        String file = definition.getKey() + ".migration";
        if (!repository.getDeploymentResourceNames(definition.getDeploymentId()).contains(file)) {
            return Optional.empty();
        }
        Properties lines = new Properties();
        try (InputStream content = repository.getResourceAsStream(definition.getDeploymentId(), file)) {
            lines.load(new InputStreamReader(content, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(
                lines.stringPropertyNames().stream().collect(Collectors.toMap(old -> old, lines::getProperty)));
    }

    /**
     * How instances go from one version to another.
     *
     * @param renamed new ids of activities by their old ones; those that the version to leave does not know do not count
     * @throws ProcessEngineException if an activity can't stand for the other
     */
    public MigrationPlan plan(ProcessDefinition from, ProcessDefinition to, Map<String, String> renamed) {
        BpmnModelInstance left = repository.getBpmnModelInstance(from.getId());
        MigrationPlanBuilder plan =
                runtime.createMigrationPlan(from.getId(), to.getId()).mapEqualActivities();
        renamed.forEach((old, other) -> {
            if (left.getModelElementById(old) != null) {
                plan.mapActivities(old, other);
            }
        });
        return plan.build();
    }

    private List<ProcessDefinition> older(ProcessDefinition newest) {
        return repository.createProcessDefinitionQuery().processDefinitionKey(newest.getKey()).list().stream()
                .filter(other -> other.getVersion() < newest.getVersion())
                .toList();
    }

    private void migrate(ProcessDefinition older, ProcessDefinition newest, Map<String, String> renamed) {
        List<String> running = runtime.createProcessInstanceQuery().processDefinitionId(older.getId()).list().stream()
                .map(ProcessInstance::getId)
                .toList();
        if (running.isEmpty()) {
            return;
        }
        try {
            runtime.newMigration(plan(older, newest, renamed))
                    .processInstanceIds(running)
                    .execute();
        } catch (ProcessEngineException e) {
            throw new StartFailure(
                    "流程“" + newest.getName() + "”办理中的事项不能转到新版本：" + e.getMessage() + "。",
                    "请在流程目录的 " + newest.getKey() + ".migration 文件中写明步骤的新旧对应关系后重新启动。",
                    e);
        }
        log.info(
                "{} instances of procedure {} go on with version {} instead of {}",
                running.size(),
                newest.getKey(),
                newest.getVersion(),
                older.getVersion());
    }
}
