package cn.jingtu.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.jingtu.TestDatabase;
import cn.jingtu.Visitor;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test through a real Chromium against the program on a port of its own, with the demo accounts and plans. Skipped
 * where there is no Chromium, unless {@code JINGTU_BROWSER_REQUIRED=true}; {@code JINGTU_CHROMIUM} names one that is
 * not in a usual place. A test fails when a page threw a script error that nobody caught.
 */
@SpringBootTest(
        properties = {"camunda.bpm.job-execution.enabled=false", "jingtu.demo=true"},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@ContextConfiguration(initializers = TestDatabase.class)
public abstract class BrowserTest {

    private static final double PATIENCE_MS = 60_000;
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final List<String> scriptErrors = new ArrayList<>();

    @LocalServerPort
    private int port;

    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void needsChromium() {
        if (Chromium.find().isEmpty()) {
            String reason = "no Chromium found: install one, or set JINGTU_CHROMIUM to its path";
            if ("true".equals(System.getenv("JINGTU_BROWSER_REQUIRED"))) {
                fail(reason);
            }
            assumeTrue(false, reason);
        }
    }

    @BeforeEach
    void theRehearsalIsOver() {
        Visitor.anonymous(port).awaitRehearsal();
    }

    @BeforeEach
    void openBrowser() {
        context = Chromium.running()
                .newContext(new Browser.NewContextOptions()
                        .setLocale("zh-CN")
                        .setTimezoneId("Asia/Shanghai")
                        .setViewportSize(1440, 900));
        context.setDefaultTimeout(PATIENCE_MS);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        page = context.newPage();
        page.onPageError(scriptErrors::add);
    }

    @AfterEach
    void closeBrowser() {
        if (context != null) {
            screenshot("last");
            context.close();
            assertThat(scriptErrors).as("script errors on the pages").isEmpty();
        }
    }

    /** The page at hand; {@link #signOut()} replaces it. */
    protected Page page() {
        return page;
    }

    /** The address of the program, without a slash at its end. */
    protected String address() {
        return "http://localhost:" + port;
    }

    /** Signs in to Tasklist and waits until its task list is there. */
    protected void signIn(String user, String password) {
        page.navigate(address() + "/camunda/app/tasklist/default/");
        Locator form = page.locator("form[name=signinForm], form.form-signin").first();
        Locator name = form.locator("input[type=text]");
        Locator word = form.locator("input[type=password]");
        // The page puts the cursor into its first field a moment after it is drawn, and what is being typed goes there.
        do {
            name.fill(user);
            word.fill(password);
            page.waitForTimeout(100);
        } while (!name.inputValue().equals(user) || !word.inputValue().equals(password));
        form.locator("button[type=submit]").click();
        page.locator("section.tasks-list").waitFor();
    }

    /** Forgets the session, as a closed browser does. */
    protected void signOut() {
        context.close();
        openBrowser();
    }

    /** Opens a task in Tasklist by its id and waits for its tabs. */
    protected void openTask(String taskId) {
        page.navigate(address() + "/camunda/app/tasklist/default/#/?task=" + taskId);
        page.locator(".task-details .nav-tabs, .task-details .tabbed-content")
                .first()
                .waitFor();
    }

    /** A tab of the task at hand, by the words on it. */
    protected Locator tab(String label) {
        return page.locator(".task-details .nav-tabs a").filter(new Locator.FilterOptions().setHasText(label));
    }

    /** Keeps a picture of the page as {@code target/screenshots/<class>-<name>.png}. */
    protected void screenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(getClass().getSimpleName() + "-" + name + ".png")));
    }
}
