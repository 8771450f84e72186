package cn.jingtu.browser;

import static cn.jingtu.browser.Tasklist.json;
import static cn.jingtu.browser.Tasklist.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every step that people take, of every procedure, as it stands before them in Tasklist. */
@SpringBootTest(properties = "jingtu.demo=true", webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class EveryFormIT extends BrowserTest {

    /**
     * At these steps the rehearsal leaves nothing on some days of the year; a task that is there is looked at. Those of
     * the import, the quarter and the year are looked at on every day by the tests that walk them.
     */
    private static final Set<String> NOT_EVERY_DAY = Set.of(
            "UserTask_DraftAccount",
            "UserTask_SignAccount",
            "UserTask_DecideExtension",
            "UserTask_CheckReading",
            "UserTask_UploadDocument",
            "UserTask_DraftReport",
            "UserTask_AcceptReport",
            "UserTask_ConfirmReport",
            "UserTask_ReportPart",
            "UserTask_EditSummary",
            "UserTask_SignSummary",
            "UserTask_TrackReports");

    private static final String ECOLOGY = "beihai.ecology";
    private static final String VERIFIER = ECOLOGY + ".verifier";

    @LocalServerPort
    private int port;

    @Value("${jingtu.data-dir}")
    private Path dataFolder;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ManagementService management;

    private Tasklist tasklist;

    @Test
    void every_step_of_every_procedure_has_a_form_that_works_and_speaks_chinese() {
        tasklist = new Tasklist(this::page, port, dataFolder);
        List<String> faults = new ArrayList<>();
        String signedIn = "";
        for (Step step : steps()) {
            leadUpTo(step);
            Task task = openTask(step);
            if (task == null && NOT_EVERY_DAY.contains(step.id())) {
                continue;
            }
            if (task == null) {
                faults.add(step + ": no open task to look at");
                continue;
            }
            String user = worker(task);
            if (!user.equals(signedIn)) {
                signOut();
                signIn(user, tasklist.password());
                signedIn = user;
            }
            look(step, task).forEach(faults::add);
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

    private Task openTask(Step step) {
        return tasks
                .createTaskQuery()
                .processDefinitionKey(step.procedure())
                .taskDefinitionKey(step.id())
                .taskUnassigned()
                .tenantIdIn("beihai")
                .listPage(0, 1)
                .stream()
                .findFirst()
                .orElse(null);
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
        }
        Locator form = page().locator(".jt-form .jt-body");
        if (form.locator("textarea, input, select, table").count() == 0) {
            faults.add(step + ": nothing to fill in");
        }
        return faults;
    }

    // ---- steps at which no rehearsed task stands

    private void leadUpTo(Step step) {
        switch (step.id()) {
            case "UserTask_CheckTasks" -> start("annual-plan", "beihai-2020");
            case "UserTask_SignPlan" -> signPlan();
            case "UserTask_DraftAccount" -> endYear();
            case "UserTask_DraftAdjustment" -> start("plan-adjustment", rehearsed());
            case "UserTask_SignAdjustment" ->
                tasklist.handInByApi(
                        ECOLOGY,
                        tasklist.taskId(ECOLOGY, "UserTask_DraftAdjustment", ""),
                        Map.of(
                                "repeal",
                                false,
                                "reason",
                                "任务已并入其他专项。",
                                "documentNumber",
                                "北环〔2026〕1号",
                                "changes",
                                List.of(Map.of("kind", "WITHDRAW", "ref", "二(二)2"))));
            case "UserTask_DecideExtension" -> requestExtension();
            case "UserTask_CoSign" ->
                tasklist.handInByApi(
                        ECOLOGY, tasklist.taskId(ECOLOGY, "UserTask_DraftScheme", "二(二)1二 "), Map.of("text", "联合排查。"));
            case "UserTask_ApproveVerification" ->
                tasklist.handInByApi(
                        VERIFIER,
                        tasklist.taskId(VERIFIER, "UserTask_Verify", "二(二)1三 "),
                        Map.of("outcome", "PASS", "remark", "同意销号"));
            default -> {
                // The rehearsal has left one.
            }
        }
    }

    private void signPlan() {
        String check = tasklist.taskId(ECOLOGY, "UserTask_CheckTasks", "");
        var plan = tasklist.as(ECOLOGY).json("/api/tasks/" + check + "/plan");
        tasklist.handInByApi(
                ECOLOGY,
                check,
                Map.of(
                        "draft",
                        plan.get("draft"),
                        "revision",
                        plan.get("revision").asInt()));
    }

    private void endYear() {
        String year = runtime.createProcessInstanceQuery()
                .processDefinitionKey("annual-plan")
                .processInstanceBusinessKey(rehearsed())
                .singleResult()
                .getId();
        Job over = management.createJobQuery().processInstanceId(year).timers().singleResult();
        // The account of a year that is not over would be refused; the other steps are looked at today.
        ClockUtil.setCurrentTime(over.getDuedate());
        try {
            management.executeJob(over.getId());
        } finally {
            ClockUtil.reset();
        }
    }

    /** For the first date of the body that can still be moved within the year of the plan. */
    private void requestExtension() {
        for (var lead : tasklist.as(ECOLOGY).json("/engine-rest/task?taskDefinitionKey=UserTask_RequestCloseOut")) {
            String desk = "/api/tasks/" + lead.get("id").asText();
            for (var deadline : tasklist.as(ECOLOGY).json(desk + "/work").get("deadlines")) {
                if (deadline.get("mine").asBoolean()
                        && "OPEN".equals(deadline.get("state").asText())) {
                    LocalDate due = LocalDate.parse(deadline.get("due").asText());
                    LocalDate yearEnd = LocalDate.of(due.getYear(), 12, 31);
                    if (due.isBefore(yearEnd)) {
                        ok(tasklist.as(ECOLOGY)
                                .post(
                                        desk + "/deadlines/"
                                                + deadline.get("id").asLong() + "/extensions",
                                        json(Map.of("date", yearEnd.toString(), "reason", "汛期不能采样。"))));
                        return;
                    }
                }
            }
        }
    }

    private String rehearsed() {
        return StreamSupport.stream(tasklist.as(ECOLOGY).json("/api/plans").spliterator(), false)
                .map(plan -> plan.get("id").asText())
                .filter(id -> id.contains("rehearsal"))
                .findFirst()
                .orElseThrow();
    }

    private void start(String procedure, String planId) {
        var submission = Map.of(
                "value", json(Map.of("planId", planId)), "type", "String", "valueInfo", Map.of("transient", true));
        ok(tasklist.as(ECOLOGY)
                .post(
                        "/engine-rest/process-definition/key/" + procedure + "/start",
                        json(Map.of("variables", Map.of("submission", submission)))));
    }
}
