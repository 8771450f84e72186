package cn.jingtu.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.jingtu.TestAccounts;
import cn.jingtu.land.SiteTours;
import cn.jingtu.plan.process.Office;
import cn.jingtu.register.process.Guide;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A site from the first look at it to its removal from the registry, each step filled in and handed in by a person in
 * Tasklist, with files. Only the documents that are issued on the way are signed elsewhere ({@link SignOffIT}).
 */
@SpringBootTest(
        properties = {"jingtu.demo=true", "camunda.bpm.job-execution.enabled=false"},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class SiteStoryIT extends BrowserTest {

    private static final String PASSWORD = "Story-of-a-site-2026";
    private static final ObjectMapper JSON = new ObjectMapper();

    @LocalServerPort
    private int port;

    @Value("${jingtu.data-dir}")
    private Path dataFolder;

    @Autowired
    private Guide guide;

    @Autowired
    private Office office;

    @Autowired
    private IdentityService identities;

    @Autowired
    private TaskService tasks;

    /** Each has done one step of the story alone, so that nobody looks over what they did themselves. */
    private final Map<String, String> accounts = new LinkedHashMap<>();

    private final Set<String> steps = new HashSet<>();
    private int uploads;
    private Tasklist tasklist;
    private String signedIn = "";

    @AfterEach
    void the_people_leave() {
        ClockUtil.reset();
        accounts.values().forEach(identities::deleteUser);
    }

    @Test
    void a_site_is_found_surveyed_assessed_treated_and_taken_off_the_registry() {
        tasklist = new Tasklist(this::page, port, dataFolder);
        office.today(LocalDate.of(2026, 1, 12));
        String site = guide.begin("site-lifecycle");
        guide.along(site, SiteTours.removedAtOnce(), this::handIn);

        signOut();
        signIn("guigang.supervisor", tasklist.password());
        page().navigate(address() + "/camunda/registers?kind=site&entry=" + site);
        assertThat(page().locator("main")).containsText("后期管理");
        Locator lists = page().locator("section").filter(Tasklist.having("风险管控和修复名录"));
        assertThat(lists.first()).containsText("移出");
        page().screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "screenshots", "SiteStoryIT-site.png")));
    }

    private void handIn(Task task, Map<String, String> said) {
        String user = accounts.computeIfAbsent(office.group(task) + " " + task.getTaskDefinitionKey(), step -> {
            String id = "story-" + accounts.size();
            TestAccounts.inGroup(identities, PASSWORD, Map.of(id, office.group(task)));
            return id;
        });
        if (!user.equals(signedIn)) {
            signOut();
            signIn(user, PASSWORD);
            signedIn = user;
        }
        openTask(task.getId());
        tasklist.claim();
        guide.values(task, said).forEach(this::fill);
        if (guide.needsFile(task)) {
            tasklist.upload("材料" + ++uploads + ".pdf");
        }
        if (steps.add(task.getTaskDefinitionKey())) {
            screenshot(task.getTaskDefinitionKey());
        }
        tasklist.handIn();
        // The page lets go of a task a moment before the program has taken it.
        for (int look = 0; look < 120 && isOpen(task); look++) {
            page().waitForTimeout(250);
        }
        if (isOpen(task)) {
            throw new AssertionError(task.getName() + " was not taken; the page says "
                    + page().locator("body").innerText());
        }
        office.goOn(task);
    }

    private boolean isOpen(Task task) {
        return tasks.createTaskQuery().taskId(task.getId()).count() > 0;
    }

    private void fill(String code, String value) {
        Locator field = page().locator(".jt-form [data-field=" + code + "]");
        if (field.locator(".jt-answers").count() > 0) {
            answer(field, value);
        } else if (field.locator("select").count() > 0) {
            field.locator("select").selectOption(value);
        } else if (field.locator("input[type=radio], input[type=checkbox]").count() > 0) {
            for (String one : value.split(",")) {
                field.locator("input[value=" + one + "]").check();
            }
        } else {
            field.locator("input, textarea").first().fill(value);
        }
    }

    private void answer(Locator field, String answers) {
        try {
            for (Map.Entry<String, JsonNode> one : JSON.readTree(answers).properties()) {
                field.locator("tr[data-question='" + one.getKey() + "'] input[value="
                                + one.getValue().get("answer").asText() + "]")
                        .check();
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
