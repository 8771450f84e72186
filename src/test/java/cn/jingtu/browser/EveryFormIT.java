package cn.jingtu.browser;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.procedures.StepsOf;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.PlaywrightException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Every step that people take, of every procedure, as it stands before them in Tasklist. Each procedure's tests know the
 * way to its steps ({@link StepsOf}); they step the jobs themselves.
 */
@SpringBootTest(
        properties = {"jingtu.demo=true", "camunda.bpm.job-execution.enabled=false"},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class EveryFormIT extends BrowserTest {

    @LocalServerPort
    private int port;

    @Value("${jingtu.data-dir}")
    private Path dataFolder;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private TaskService tasks;

    @Autowired
    private List<StepsOf> ways;

    private Tasklist tasklist;

    @AfterEach
    void back_to_today() {
        ClockUtil.reset();
    }

    @Test
    void every_step_of_every_procedure_has_a_form_that_works_and_speaks_chinese() {
        tasklist = new Tasklist(this::page, port, dataFolder);
        Map<String, StepsOf> byProcedure =
                ways.stream().collect(Collectors.toMap(StepsOf::procedure, Function.identity()));
        List<String> faults = new ArrayList<>();
        String signedIn = "";
        for (Step step : steps()) {
            StepsOf way = byProcedure.get(step.procedure());
            if (way == null) {
                faults.add(step + ": no test tells the way to it");
                continue;
            }
            Task task = way.at(step.id());
            String user = worker(task);
            if (!user.equals(signedIn)) {
                signOut();
                signIn(user, tasklist.password());
                signedIn = user;
            }
            faults.addAll(look(step, task));
        }
        assertThat(faults).isEmpty();
    }

    private record Step(String procedure, String id) {}

    private List<Step> steps() {
        return repository.createProcessDefinitionQuery().latestVersion().list().stream()
                .flatMap(definition ->
                        repository
                                .getBpmnModelInstance(definition.getId())
                                .getModelElementsByType(UserTask.class)
                                .stream()
                                .map(step -> new Step(definition.getKey(), step.getId())))
                .sorted(Comparator.comparing(Step::toString))
                .toList();
    }

    /** Of the demo accounts the one that is called like the group that has the task. */
    private String worker(Task task) {
        return tasks.getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .filter(group -> group != null)
                .findFirst()
                .orElseThrow();
    }

    private List<String> look(Step step, Task task) {
        openTask(task.getId());
        List<String> faults = new ArrayList<>();
        try {
            tasklist.claim();
        } catch (AssertionError seen) {
            faults.add(step + ": " + seen.getMessage());
        } catch (PlaywrightException notComeAbout) {
            faults.add(step + ": " + notComeAbout.getMessage() + "; the page says "
                    + page().locator("body").innerText());
        }
        screenshot(step.id());
        Locator form = page().locator(".jt-form .jt-body");
        if (form.locator("textarea, input, select, table").count() == 0) {
            faults.add(step + ": nothing to fill in");
        }
        return faults;
    }
}
