package cn.jingtu.land;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.jingtu.browser.BrowserTest;
import cn.jingtu.plan.process.Office;
import cn.jingtu.register.Change;
import cn.jingtu.register.Kinds;
import cn.jingtu.register.Register;
import cn.jingtu.register.RegisterEntry;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;

/** 准入查询 as 市自然资源局 meets it: denied, told that a list has changed, asked again, allowed, and put on record. */
@SpringBootTest(
        properties = {"jingtu.demo=true", "camunda.bpm.job-execution.enabled=false"},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class AccessIT extends BrowserTest {

    private static final String ASKER = "guigang.natural-resources";
    private static final Pattern QUERY = Pattern.compile("query=([0-9a-f-]+)");

    @Value("${jingtu.data-dir}")
    private Path dataFolder;

    @Autowired
    private AccessSteps steps;

    @Autowired
    private Office office;

    @Autowired
    private Register register;

    @Autowired
    private Kinds kinds;

    @Autowired
    private Clock clock;

    @AfterEach
    void back_to_today() {
        ClockUtil.reset();
    }

    @Test
    void a_plot_is_denied_until_its_list_changes_and_is_allowed_when_it_is_asked_about_again() throws IOException {
        String place = AccessSteps.square();
        LocalDate listed = LocalDate.now(clock).minusYears(1);
        RegisterEntry site = steps.site(place);
        register.list(site.id(), "SUSPECTED", listed, AccessSteps.change());
        signIn(ASKER, Files.readString(dataFolder.resolve("demo-password")).strip());

        String denied = ask(place);
        office.run(denied, "ServiceTask_TakeSnapshot");
        office.run(denied, "ServiceTask_Answer");
        page().reload();
        assertThat(page().locator("table.jt-table")).containsText("不予");
        assertThat(page().locator("main")).not().containsText(site.number());
        screenshot("denied");

        cleared(site, listed.plusMonths(6));
        office.run(denied, "ServiceTask_TellAsker");
        page().reload();
        assertThat(page().locator(".jt-forbidden")).containsText("须重新查询");

        String allowed = ask(place);
        office.run(allowed, "ServiceTask_TakeSnapshot");
        office.run(allowed, "ServiceTask_Answer");
        page().reload();
        assertThat(page().locator("table.jt-table strong")).hasText("有条件准予");
        screenshot("allowed");
        page().navigate(address() + "/camunda/access");
        assertThat(page().locator("table.jt-table")).containsText("名单有变化");
        screenshot("ledger");
    }

    /** Asks in the page about a supply for homes; the id of the query. */
    private String ask(String place) {
        page().navigate(address() + "/camunda/access?ask=1");
        field(page().locator("main"), "gate", "select").selectOption("G3");
        field(page().locator("main"), "purpose", "textarea").fill("拟出让用于住宅");
        page().getByText("添加地块").click();
        Locator dialog = page().locator("dialog.jt-dialog");
        field(dialog, "name", "input").fill("城西试验地块");
        field(dialog, "planned", "select").selectOption("居住用地");
        field(dialog, "previous", "select").selectOption("农用地");
        field(dialog, "source", "select").selectOption("国土调查");
        for (String question : new String[] {"industry", "storage", "waste", "keyUnit", "started"}) {
            field(dialog, question, "input[value=否]").check();
        }
        field(dialog, "outline", "textarea").fill(place);
        screenshot("parcel");
        dialog.locator("button[type=submit]").click();
        assertThat(page().locator("main table.jt-table")).containsText("城西试验地块");
        screenshot("ask");
        page().getByText("提交查询").click();
        page().waitForURL(url -> QUERY.matcher(url).find(), new Page.WaitForURLOptions());
        assertThat(page().locator("h1")).containsText("准入查询〔");
        Matcher query = QUERY.matcher(page().url());
        query.find();
        return query.group(1);
    }

    private static Locator field(Locator within, String name, String control) {
        return within.locator("[data-field=" + name + "] " + control);
    }

    /** The survey found nothing: it leaves the list. */
    private void cleared(RegisterEntry site, LocalDate on) {
        Change change = AccessSteps.change();
        RegisterEntry survey = below(site, "survey");
        register.fill(
                survey.id(),
                Map.of("conclusion", "CLEAN", "landClass", "FIRST"),
                java.util.List.of("conclusion", "landClass"),
                "CONCLUDED",
                change);
        RegisterEntry report = below(survey, "survey-report");
        register.fill(
                report.id(),
                Map.of("verdict", "PASS", "reviewOn", on.toString()),
                java.util.List.of("verdict", "reviewOn"),
                null,
                change);
        register.delist(site.id(), "SUSPECTED", on.plusDays(30), change);
    }

    private RegisterEntry below(RegisterEntry above, String kind) {
        return register.add(
                new Register.NewEntry(
                        above.city(), kinds.get(kind), null, above.name(), above.county(), above, Map.of(), null),
                AccessSteps.change());
    }
}
