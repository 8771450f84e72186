package cn.jingtu.land.figure;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.JingtuTest;
import cn.jingtu.TestAccounts;
import cn.jingtu.Visitor;
import cn.jingtu.matter.Actor;
import cn.jingtu.plan.process.Office;
import cn.jingtu.register.Change;
import cn.jingtu.register.Kinds;
import cn.jingtu.register.Register;
import cn.jingtu.register.RegisterEntry;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who reads the figures and what counts in them, asked from outside. */
@JingtuTest
class LandFiguresPageTest {

    private static final String PASSWORD = "Wq4-zhibiao-2026";
    private static final Map<String, String> PEOPLE = Map.of(
            "figure.staff", "guigang.ecology",
            "figure.supervisor", "guigang.supervisor",
            "figure.reader", "guigang.natural-resources",
            "figure.county", "guigang.gangbei",
            "figure.elsewhere", "guigang.qintang-ecology",
            "figure.finance", "guigang.finance",
            "figure.stranger", "beihai.ecology");
    private static final String PRIORITY = "/api/land/figures?year=2026&part=PRIORITY_CONTROL";

    @LocalServerPort
    int port;

    @Autowired
    IdentityService identities;

    @Autowired
    Register register;

    @Autowired
    Kinds kinds;

    @Autowired
    Office office;

    private RegisterEntry site;

    @BeforeEach
    void people_and_a_site() {
        office.today(LocalDate.of(2026, 6, 30));
        TestAccounts.inGroup(identities, PASSWORD, PEOPLE);
        Change change = Change.inRegister(Actor.of("li"), "台账登记", null);
        site = register.add(
                new Register.NewEntry(
                        "guigang",
                        kinds.get("site"),
                        null,
                        "指标地块" + UUID.randomUUID(),
                        "gangbei",
                        null,
                        Map.of(),
                        null),
                change);
        register.list(site.id(), "PRIORITY", LocalDate.of(2026, 3, 1), change);
    }

    @AfterEach
    void nobody() {
        PEOPLE.keySet().forEach(identities::deleteUser);
    }

    private Visitor as(String user) {
        return Visitor.withBasic(port, user, PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"figure.staff", "figure.supervisor", "figure.reader", "figure.county"})
    void who_reads_the_register_reads_what_counts_and_is_led_to_it(String user) {
        JsonNode summary = as(user).json("/api/land/figures?year=2026");
        assertThat(summary.findValuesAsText("part")).contains("PRIORITY_CONTROL");
        JsonNode lines = as(user).json(PRIORITY);
        assertThat(lines.path("title").asText()).isEqualTo("2026年优先监管地块管控率：计入明细");
        assertThat(lines.findValuesAsText("entry")).contains(site.id());
        assertThat(lines.toString()).contains("没有管控记录", "统计", "（待核）");
        assertThat(as(user).get("/api/land/figures.xlsx?year=2026").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"figure.elsewhere", "figure.stranger"})
    void nobody_reads_what_counts_elsewhere(String user) {
        assertThat(as(user).json(PRIORITY).toString()).doesNotContain(site.name());
    }

    @Test
    void who_has_no_part_in_it_is_told_who_has() {
        var answer = as("figure.finance").get(PRIORITY);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("需要时请联系牵头单位");
    }

    @ParameterizedTest
    @CsvSource({
        "year=2026&day=2026-07-01, 422",
        "year=2026&day=2025-12-31, 422",
        "year=12026, 422",
        "part=NONE, 400",
        "day=someday, 400"
    })
    void a_day_year_or_figure_that_cannot_be_is_refused(String question, int status) {
        var answer = as("figure.staff").get("/api/land/figures?" + question);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("detail");
    }

    @Test
    void a_year_of_which_nothing_is_on_record_has_no_rates() {
        assertThat(as("figure.staff").json("/api/land/figures?year=2020").toString())
                .contains("不适用");
    }

    @Test
    void the_units_of_the_year_are_for_who_sees_the_whole_city() {
        assertThat(as("figure.staff")
                        .json("/api/land/first-pass?year=2026")
                        .path("title")
                        .asText())
                .isEqualTo("2026年土壤污染状况调查报告一次性通过率");
        assertThat(as("figure.staff").get("/api/land/first-pass.xlsx?year=2026").statusCode())
                .isEqualTo(200);
        assertThat(as("figure.county").get("/api/land/first-pass?year=2026").statusCode())
                .isEqualTo(403);
        assertThat(yearlyTables("figure.county")).isNotEmpty().doesNotContain("/api/land/first-pass");
        assertThat(yearlyTables("figure.staff")).contains("/api/land/first-pass");
    }

    /** What the registers offer a reader. */
    private List<String> yearlyTables(String user) {
        return as(user).json("/api/registers").path("kinds").findValuesAsText("path");
    }
}
