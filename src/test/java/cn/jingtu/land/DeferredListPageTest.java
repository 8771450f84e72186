package cn.jingtu.land;

import static cn.jingtu.land.ListSteps.CONFIRM;
import static cn.jingtu.land.ListSteps.branch;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.JingtuTest;
import cn.jingtu.TestAccounts;
import cn.jingtu.Visitor;
import cn.jingtu.land.yearly.YearlyList;
import cn.jingtu.plan.process.Office;
import cn.jingtu.register.RegisterEntry;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who reads the lists of a year, and what of them; asked from outside. */
@JingtuTest
class DeferredListPageTest {

    private static final String PASSWORD = "Tz5-qingdan-2026";
    private static final Map<String, String> PEOPLE = Map.of(
            "list.branch", "guigang.gangbei-ecology",
            "list.county", "guigang.gangbei",
            "list.other", "guigang.gangnan-ecology",
            "list.land", "guigang.natural-resources",
            "list.ecology", "guigang.ecology",
            "list.supervisor", "guigang.supervisor",
            "list.auditor", "guigang.auditor",
            "list.finance", "guigang.finance",
            "list.elsewhere", "beihai.ecology");

    @LocalServerPort
    int port;

    @Autowired
    IdentityService identities;

    @Autowired
    ListSteps steps;

    @Autowired
    Office office;

    @BeforeEach
    void people() {
        office.today(LocalDate.of(2026, 1, 12));
        TestAccounts.inGroup(identities, PASSWORD, PEOPLE);
    }

    @AfterEach
    void nobody() {
        PEOPLE.keySet().forEach(identities::deleteUser);
    }

    private Visitor as(String user) {
        return Visitor.withBasic(port, user, PASSWORD);
    }

    private static String path(YearlyList list) {
        return "/api/land/lists?year=" + list.year();
    }

    // ---- the page

    @ParameterizedTest
    @ValueSource(strings = {"list.branch", "list.county"})
    void a_county_reads_its_own_rows_and_how_far_it_is(String user) {
        RegisterEntry own = steps.site("gangbei", "DEFERRED", "DEFERRED");
        RegisterEntry others = steps.site("gangnan", "DEFERRED", "DEFERRED");
        YearlyList list = steps.opened();
        JsonNode summary = as(user).json(path(list));
        assertThat(summary.path("rows")).hasSize(2);
        assertThat(summary.at("/rows/0/1/text").asText()).isEqualTo("待确认");
        assertThat(as(user).get(path(list) + "&part=DEFERRED").body())
                .contains(own.number(), own.id())
                .doesNotContain(others.number());
        assertThat(as(user).get("/api/land/lists.xlsx?year=" + list.year()).body())
                .startsWith("PK");
    }

    @ParameterizedTest
    @ValueSource(strings = {"list.land", "list.ecology", "list.supervisor", "list.auditor"})
    void who_reads_the_whole_register_reads_all_with_the_paper(String user) {
        RegisterEntry site = steps.site("gangbei", "DEFERRED", null);
        RegisterEntry others = steps.site("gangnan", "DEFERRED", "DEFERRED");
        YearlyList list = steps.opened();
        steps.settle(list);
        JsonNode rows = as(user).json(path(list) + "&part=DEFERRED");
        assertThat(rows.path("title").asText()).contains(list.year() + "年度管控清单", "暂不开发利用");
        assertThat(rows.toString()).contains(site.number(), others.number(), "已列入", "继续保留");
        assertThat(rows.path("notes").toString()).contains("年度清单已定", "印发");
        assertThat(as(user).json(path(list)).toString()).contains("合计", "拟列入");
    }

    @Test
    void another_city_and_whom_it_does_not_concern_read_nothing() {
        RegisterEntry site = steps.site("gangbei", "DEFERRED", "DEFERRED");
        YearlyList list = steps.opened();
        assertThat(as("list.elsewhere").get(path(list)).body())
                .doesNotContain(site.number())
                .contains("没有办理");
        assertThat(as("list.elsewhere").get(path(list) + "&part=DEFERRED").body())
                .doesNotContain(site.number());
        assertThat(as("list.finance").get(path(list)).statusCode()).isEqualTo(403);
        assertThat(as("list.finance").get("/api/land/lists.xlsx").statusCode()).isEqualTo(403);
        assertThat(as("list.ecology").get("/api/land/lists?year=1").statusCode())
                .isBetween(400, 422);
        assertThat(as("list.ecology").get("/api/land/lists?part=REGISTRY").statusCode())
                .isBetween(400, 422);
    }

    // ---- the forms

    @Test
    void a_form_shows_a_county_its_own_rows_and_lets_it_find_its_own_sites() {
        RegisterEntry own = steps.site("gangbei", "DEFERRED", "DEFERRED");
        RegisterEntry others = steps.site("gangnan", "DEFERRED", "DEFERRED");
        RegisterEntry addable = steps.site("gangbei", "SURVEYING", null);
        RegisterEntry ended = steps.site("gangbei", "CLEARED", null);
        YearlyList list = steps.opened();
        Task task = office.only(list.id(), CONFIRM, branch("gangbei"));
        String form = "/api/tasks/" + task.getId() + "/deferred-list";
        assertThat(as("list.branch").get(form).body())
                .contains(own.number(), "港北")
                .doesNotContain(others.number());
        assertThat(as("list.branch")
                        .get(form + "/sites?sought=" + addable.name().substring("清单试验地块".length()))
                        .body())
                .contains(addable.id(), "PRIORITY")
                .doesNotContain("\"DEFERRED\"");
        assertThat(as("list.branch")
                        .get(form + "/sites?sought=" + ended.name().substring("清单试验地块".length()))
                        .body())
                .isEqualTo("[]");
        assertThat(as("list.branch")
                        .get(form + "/sites?sought=" + others.name().substring("清单试验地块".length()))
                        .body())
                .isEqualTo("[]");
        for (String user : new String[] {"list.other", "list.county", "list.finance", "list.elsewhere"}) {
            assertThat(as(user).get(form).statusCode()).as(user).isEqualTo(404);
            assertThat(as(user).get(form + "/sites").statusCode()).as(user).isEqualTo(404);
        }
        assertThat(as("list.supervisor").get(form + "/sites").statusCode()).isEqualTo(403);
    }

    @Test
    void natural_resources_see_all_rows_and_who_has_confirmed() {
        RegisterEntry site = steps.site("gangbei", "DEFERRED", "DEFERRED");
        YearlyList list = steps.opened();
        steps.confirmAll(list);
        Task task = office.only(list.id(), ListSteps.CONSULT, ListSteps.LAND);
        assertThat(as("list.land")
                        .get("/api/tasks/" + task.getId() + "/deferred-list")
                        .body())
                .contains(site.number(), "已确认");
        assertThat(as("list.land")
                        .get("/api/tasks/" + task.getId() + "/deferred-list/sites")
                        .statusCode())
                .isEqualTo(403);
    }
}
