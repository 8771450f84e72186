package cn.jingtu.browser;

import cn.jingtu.Visitor;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What people do in Tasklist, and the same people asking the REST API. */
final class Tasklist {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] PDF = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
            .getBytes(StandardCharsets.US_ASCII);

    /** What officials write in Latin letters themselves, and the ids of accounts. */
    private static final Pattern NOT_ENGLISH = Pattern.compile(
            "(?:beihai|guigang)\\.[a-z.-]+|SHA-256|\\bmg/kg\\b|\\b(?:PDF|pdf|OFD|Word|Excel|PPT|CSV|DOCX|XLSX|docx?|html|txt|xlsx|KB|MB|GB)\\b|"
                    + "\\b[0-9a-f]{8}\\b|\\b[0-9a-f]{64}\\b");

    private static final Pattern WORD = Pattern.compile("[A-Za-z]{2,}");

    private final Supplier<Page> page;
    private final int port;
    private final String password;

    /** @param dataFolder where the program keeps the password of its demo accounts */
    Tasklist(Supplier<Page> page, int port, Path dataFolder) {
        this.page = page;
        this.port = port;
        try {
            this.password =
                    Files.readString(dataFolder.resolve("demo-password")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String password() {
        return password;
    }

    Visitor as(String user) {
        return as(user, password);
    }

    Visitor as(String user, String other) {
        return Visitor.withBasic(port, user, other);
    }

    /** The id of the open task of a step on a matter, as that user sees it; of several the one that is due first. */
    String taskId(String user, String step, String matter) {
        var found = as(user).json("/engine-rest/task?sortBy=dueDate&sortOrder=asc&taskDefinitionKey=" + step
                + "&nameLike=" + encoded("%" + matter + "%"));
        if (found.isEmpty()) {
            throw new AssertionError(user + " sees no task " + step + " on " + matter);
        }
        return found.get(0).get("id").asText();
    }

    /** Waits until the program has brought somebody a task: what follows a step may be done a moment later. */
    String awaitTask(String user, String step, String matter) {
        for (int look = 0; look < 60; look++) {
            try {
                return taskId(user, step, matter);
            } catch (AssertionError notYet) {
                page.get().waitForTimeout(500);
            }
        }
        return taskId(user, step, matter);
    }

    /** Opens an entry of a list by the words on it, as a person who reads the list does. */
    void choose(String list, String step, String matter) {
        page.get().locator(".task-filter .name a").filter(having(list)).click();
        page.get()
                .locator(".tasks-list li.task h4 a")
                .filter(having(step))
                .filter(having(matter))
                .first()
                .click();
        page.get().locator(".task-card h2.task").filter(having(matter)).waitFor();
    }

    /** 领取, by the button in the form, which then stands whole and in Chinese. */
    void claim() {
        page.get().locator(".jt-banner button").filter(having("领取")).click();
        awaitForm();
        String text = page.get().locator(".task-details").innerText();
        List<String> english = WORD.matcher(NOT_ENGLISH.matcher(text).replaceAll(""))
                .results()
                .map(MatchResult::group)
                .toList();
        if (!english.isEmpty()) {
            throw new AssertionError("the form speaks " + english);
        }
        Locator problem = page.get().locator(".jt-form > .jt-problem");
        if (problem.isVisible()) {
            throw new AssertionError(problem.innerText());
        }
    }

    /** Waits until the form is whole and may be filled in. */
    void awaitForm() {
        page.get().locator("fieldset.jt-body:not([disabled])").waitFor();
        page.get().waitForFunction("() => !document.querySelector('.jt-form').innerText.includes('正在加载')");
    }

    void fill(String field, String text) {
        page.get().locator("[data-field=" + field + "] .form-control").first().fill(text);
    }

    void choose(String field, String value) {
        page.get()
                .locator("[data-field=" + field + "] input[value=" + value + "]")
                .check();
    }

    void upload(String name) {
        page.get()
                .locator(".jt-form .jt-drop input[type=file]")
                .setInputFiles(new FilePayload(name, "application/pdf", PDF));
        page.get().locator(".jt-form .jt-file-name").filter(having(name)).waitFor();
    }

    /** 提交, whatever comes of it. */
    void submit() {
        page.get().locator(".form-actions button[ng-click^=complete]").last().click();
    }

    /** Hands in and waits until the task has left the screen. */
    void handIn() {
        submit();
        page.get()
                .locator(".task-card")
                .waitFor(new Locator.WaitForOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
    }

    /** The same step through the REST API, as another program of the office would take it. */
    void handInByApi(String user, String taskId, Map<String, ?> submission) {
        ok(as(user).post("/engine-rest/task/" + taskId + "/claim", json(Map.of("userId", user))));
        var variable = Map.of("value", json(submission), "type", "String", "valueInfo", Map.of("transient", true));
        ok(as(user).post(
                        "/engine-rest/task/" + taskId + "/complete",
                        json(Map.of("variables", Map.of("submission", variable)))));
    }

    static void ok(java.net.http.HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw new AssertionError(answer.uri() + " answers " + answer.statusCode() + " " + answer.body());
        }
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static Locator.FilterOptions having(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
