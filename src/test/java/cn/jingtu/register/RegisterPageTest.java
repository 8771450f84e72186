package cn.jingtu.register;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.JingtuTest;
import cn.jingtu.TestAccounts;
import cn.jingtu.Visitor;
import cn.jingtu.matter.Actor;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
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

/** Who reads what of a register and who changes it, asked from outside. */
@JingtuTest
class RegisterPageTest {

    private static final String PASSWORD = "Tz5-taizhang-2026";
    private static final Map<String, String> PEOPLE = Map.ofEntries(
            Map.entry("page.staff", "guigang.ecology"),
            Map.entry("page.head", "guigang.ecology.head"),
            Map.entry("page.county", "guigang.gangbei"),
            Map.entry("page.branch", "guigang.gangbei-ecology"),
            Map.entry("page.elsewhere", "guigang.qintang"),
            Map.entry("page.otherbranch", "guigang.qintang-ecology"),
            Map.entry("page.reader", "guigang.natural-resources"),
            Map.entry("page.finance", "guigang.finance"),
            Map.entry("page.supervisor", "guigang.supervisor"),
            Map.entry("page.auditor", "guigang.auditor"),
            Map.entry("page.stranger", "beihai.ecology"));
    private static final String COMPLAINANT = "不公开的信访人";
    private static final String SQUARE = """
            {"type": "Polygon", "coordinates": [[[109.6, 23.1], [109.601, 23.1], [109.601, 23.101], [109.6, 23.101], [109.6, 23.1]]]}""";

    @LocalServerPort
    int port;

    @Autowired
    IdentityService identities;

    @Autowired
    Register register;

    @Autowired
    Kinds kinds;

    @Autowired
    ObjectMapper json;

    private RegisterEntry entry;

    @BeforeEach
    void people_and_an_entry() {
        TestAccounts.inGroup(identities, PASSWORD, PEOPLE);
        entry = added("某化工厂旧址" + UUID.randomUUID());
    }

    @AfterEach
    void nobody() {
        PEOPLE.keySet().forEach(identities::deleteUser);
    }

    private RegisterEntry added(String name) {
        return register.add(
                new Register.NewEntry(
                        "guigang",
                        kinds.get("site"),
                        null,
                        name,
                        "gangbei",
                        null,
                        Map.of("reason", "COMPLAINT", "complainant", COMPLAINANT, "address", "城北路1号"),
                        null),
                Change.inRegister(Actor.of("li"), "普查", null));
    }

    private Visitor as(String user) {
        return user.equals("nobody") ? Visitor.anonymous(port) : Visitor.withBasic(port, user, PASSWORD);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String at() {
        return "/api/registers/entries/" + entry.id();
    }

    private JsonNode found(String user, String more) {
        return as(user).json("/api/registers/site/entries?sought=" + encoded(entry.name()) + more);
    }

    private HttpResponse<String> put(String user, String path, Map<String, ?> body) {
        return as(user).put(path, json.valueToTree(body).toString());
    }

    private HttpResponse<String> post(String user, String path, Map<String, ?> body) {
        return as(user).post(path, json.valueToTree(body).toString());
    }

    private Map<String, Object> change(int version, String name) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("version", version);
        form.put("name", name);
        form.put("county", "gangbei");
        form.put("values", Map.of("reason", "REMOTE", "address", "城北路2号"));
        form.put("reason", "现场核对");
        form.put("document", "贵环函〔2026〕1号");
        return form;
    }

    // ---- reading

    @ParameterizedTest
    @ValueSource(strings = {"page.staff", "page.head", "page.supervisor", "page.auditor"})
    void who_sees_the_whole_city_reads_all_of_an_entry(String user) {
        assertThat(found(user, "").path("total").asInt()).isOne();
        assertThat(as(user).get(at()).body()).contains(COMPLAINANT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"page.county", "page.branch", "page.reader"})
    void a_reader_and_the_county_read_what_is_open_of_it(String user) {
        assertThat(found(user, "").path("total").asInt()).isOne();
        assertThat(as(user).get(at()).body()).contains("城北路1号").doesNotContain(COMPLAINANT);
        assertThat(found(user, "").toString()).doesNotContain(COMPLAINANT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"page.elsewhere", "page.otherbranch", "page.finance", "page.stranger"})
    void nobody_else_knows_of_it(String user) {
        assertThat(found(user, "").path("total").asInt()).isZero();
        assertThat(as(user).get(at()).statusCode()).isEqualTo(404);
        assertThat(as(user).get(at() + "/files/" + UUID.randomUUID()).statusCode())
                .isEqualTo(404);
        assertThat(post(user, at() + "/corrections", Map.of("words", "不对")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_body_that_reads_nothing_is_told_so_and_a_visitor_is_asked_to_sign_in() {
        assertThat(found("page.finance", "").path("sees").asBoolean()).isFalse();
        assertThat(found("page.elsewhere", "").path("sees").asBoolean()).isTrue();
        assertThat(as("nobody").get("/api/registers").statusCode()).isEqualTo(401);
        HttpResponse<String> page = as("nobody").get("/camunda/registers");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("script-src 'self'"));
    }

    @ParameterizedTest
    @CsvSource({
        "&state=CLUE, 1",
        "&state=LISTED, 0",
        "&list=REGISTRY, 0",
        "&county=gangbei, 1",
        "&county=qintang, 0",
        "&struck=true, 0",
        "&order=NUMBER, 1",
        "&page=2147483647, 1"
    })
    void a_list_is_what_was_asked_for(String question, int total) {
        assertThat(found("page.staff", question).path("total").asInt()).isEqualTo(total);
    }

    @Test
    void a_line_says_what_the_entry_lacks() {
        assertThat(found("page.staff", "").at("/items/0/stateName").asText()).isEqualTo("线索待核");
        register.move(entry.id(), "LISTED", Change.inRegister(Actor.of("li"), "核实", null));
        assertThat(found("page.staff", "").at("/items/0/lacking/0").asText()).isEqualTo("占地面积");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "state=X",
                "list=X",
                "order=X",
                "sought="
                        + "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void what_cannot_be_asked_is_refused(String question) {
        assertThat(as("page.staff")
                        .get("/api/registers/site/entries?" + question)
                        .statusCode())
                .isBetween(400, 422);
    }

    @Test
    void the_table_can_be_taken_away() {
        HttpResponse<String> table =
                as("page.county").get("/api/registers/site/entries.xlsx?sought=" + encoded(entry.name()));
        assertThat(table.statusCode()).isEqualTo(200);
        assertThat(table.body()).startsWith("PK");
    }

    @Test
    void an_entry_says_what_is_forbidden_on_its_lists() {
        register.list(
                entry.id(), "REGISTRY", LocalDate.of(2026, 5, 10), Change.inRegister(Actor.of("li"), "列入名录", null));
        assertThat(as("page.county").json(at()).at("/forbidden/0").asText()).contains("不得作为住宅");
    }

    // ---- changing

    @ParameterizedTest
    @ValueSource(strings = {"page.staff", "page.head", "page.county", "page.branch"})
    void who_keeps_it_changes_it_with_a_reason(String user) {
        assertThat(put(user, at(), change(1, entry.name())).statusCode()).isEqualTo(204);
        JsonNode now = as("page.staff").json(at());
        assertThat(now.at("/versions/0/reason").asText()).isEqualTo("现场核对");
        assertThat(now.at("/versions/0/document").asText()).isEqualTo("贵环函〔2026〕1号");
        assertThat(now.at("/versions/0/changes").toString()).contains("城北路1号", "城北路2号");
    }

    @Test
    void a_county_that_cannot_read_a_closed_field_does_not_empty_it() {
        assertThat(put("page.county", at(), change(1, entry.name())).statusCode())
                .isEqualTo(204);
        assertThat(register.get(entry.id()).value("complainant")).isEqualTo(COMPLAINANT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"page.reader", "page.supervisor", "page.auditor"})
    void who_only_reads_it_does_not_change_it(String user) {
        assertThat(put(user, at(), change(1, "另一个名称")).statusCode()).isEqualTo(403);
        assertThat(post(user, at() + "/strike", Map.of("version", 1, "reason", "误登"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(put(user, at() + "/outline", Map.of("version", 1, "reason", "实测", "outline", SQUARE))
                        .statusCode())
                .isEqualTo(403);
        assertThat(post(user, "/api/registers/site/entries", added()).statusCode())
                .isEqualTo(403);
        assertThat(register.get(entry.id()).version()).isOne();
    }

    private static Map<String, Object> added() {
        return Map.of(
                "name",
                "新地块" + UUID.randomUUID(),
                "county",
                "gangbei",
                "values",
                Map.of("reason", "REMOTE"),
                "reason",
                "遥感发现");
    }

    @Test
    void a_county_puts_on_record_what_lies_in_it_and_nothing_else() {
        assertThat(post("page.county", "/api/registers/site/entries", added()).statusCode())
                .isEqualTo(201);
        assertThat(post("page.elsewhere", "/api/registers/site/entries", added())
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void an_outpost_puts_on_record_what_lies_in_its_county_in_its_own_name() throws Exception {
        HttpResponse<String> made = post("page.branch", "/api/registers/site/entries", added());
        assertThat(made.statusCode()).isEqualTo(201);
        String id = json.readTree(made.body()).path("id").asText();
        assertThat(as("page.staff")
                        .json("/api/registers/entries/" + id)
                        .at("/journal/0/who")
                        .asText())
                .contains("港北生态环境局");
        assertThat(post("page.otherbranch", "/api/registers/site/entries", added())
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void what_is_new_has_to_have_what_its_first_state_asks_for() {
        HttpResponse<String> refused = post(
                "page.staff",
                "/api/registers/site/entries",
                Map.of("name", "新地块", "county", "gangbei", "values", Map.of(), "reason", "遥感发现"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("请选择纳入事由");
    }

    @Test
    void a_change_of_what_has_changed_since_is_refused() {
        assertThat(put("page.staff", at(), change(1, "改过的名称")).statusCode()).isEqualTo(204);
        HttpResponse<String> late = put("page.county", at(), change(1, "晚到的名称"));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("您打开之后已被改动");
    }

    @Test
    void a_change_that_changes_nothing_is_refused() {
        put("page.staff", at(), change(1, entry.name()));
        assertThat(put("page.county", at(), change(2, entry.name())).statusCode())
                .isEqualTo(422);
    }

    @Test
    void an_outline_is_drawn_with_its_neighbours_round_about() {
        RegisterEntry other = added("邻地" + UUID.randomUUID());
        for (String id : List.of(other.id(), entry.id())) {
            assertThat(put(
                                    "page.county",
                                    "/api/registers/entries/" + id + "/outline",
                                    Map.of("version", 1, "reason", "实测", "outline", SQUARE))
                            .statusCode())
                    .isEqualTo(204);
        }
        JsonNode drawn = as("page.county").json(at());
        assertThat(drawn.path("outlineArea").asInt()).isBetween(11_000, 12_000);
        assertThat(drawn.path("neighbours").findValuesAsText("id")).contains(other.id());
    }

    @Test
    void a_split_is_told_on_both_sides() {
        RegisterEntry heir = added("分出的地块" + UUID.randomUUID());
        String succession = at() + "/succession";
        assertThat(post("page.staff", succession, Map.of("version", 1, "reason", "拆分", "heirs", List.of("没有的编号")))
                        .statusCode())
                .isEqualTo(422);
        assertThat(post("page.staff", succession, Map.of("version", 1, "reason", "拆分", "heirs", List.of(heir.number())))
                        .statusCode())
                .isEqualTo(204);
        assertThat(as("page.staff").json(at()).at("/heirs/0/id").asText()).isEqualTo(heir.id());
        assertThat(as("page.staff").json(at()).path("struck").asBoolean()).isTrue();
        assertThat(as("page.staff")
                        .json("/api/registers/entries/" + heir.id())
                        .at("/ancestors/0/id")
                        .asText())
                .isEqualTo(entry.id());
    }

    @Test
    void what_is_struck_leaves_the_list_and_can_still_be_read() {
        assertThat(post("page.county", at() + "/strike", Map.of("version", 1, "reason", "重复登记"))
                        .statusCode())
                .isEqualTo(204);
        assertThat(found("page.staff", "").path("total").asInt()).isZero();
        assertThat(found("page.staff", "&struck=true").path("total").asInt()).isOne();
        assertThat(as("page.staff").json(at()).path("mayKeep").asBoolean()).isFalse();
    }

    // ---- 数据纠错

    @Test
    void whoever_reads_it_may_say_that_it_is_wrong_and_another_person_who_keeps_it_answers() {
        assertThat(post("page.reader", at() + "/corrections", Map.of("field", "address", "words", "应为城南路"))
                        .statusCode())
                .isEqualTo(204);
        JsonNode asked = as("page.county").json(at()).at("/corrections/0");
        assertThat(asked.path("field").asText()).isEqualTo("坐落");
        assertThat(asked.path("mayAnswer").asBoolean()).isTrue();
        String answer = at() + "/corrections/" + asked.path("id").asText() + "/answer";
        Map<String, Object> words = Map.of("accepted", true, "answer", "已更正");
        assertThat(post("page.reader", answer, words).statusCode()).isEqualTo(403);
        assertThat(post("page.county", answer, words).statusCode()).isEqualTo(204);
        assertThat(post("page.staff", answer, words).statusCode()).isEqualTo(409);
    }

    @Test
    void nobody_answers_what_they_asked() {
        post("page.county", at() + "/corrections", Map.of("words", "面积不对"));
        JsonNode asked = as("page.county").json(at()).at("/corrections/0");
        assertThat(asked.path("mayAnswer").asBoolean()).isFalse();
        assertThat(post(
                                "page.county",
                                at() + "/corrections/" + asked.path("id").asText() + "/answer",
                                Map.of("accepted", false, "answer", "没有错"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void what_only_procedures_write_is_added_and_changed_by_nobody_on_its_page() {
        RegisterEntry item = register.add(
                new Register.NewEntry(
                        "guigang", kinds.get("item"), "试" + UUID.randomUUID(), "试验分项", null, null, Map.of(), null),
                Change.inRegister(Actor.PROGRAM, "试验", null));
        HttpResponse<String> added = post("page.staff", "/api/registers/item/entries", added());
        assertThat(added.statusCode()).isEqualTo(403);
        assertThat(added.body()).contains("不能在台账中直接增加或修改");
        assertThat(post(
                                "page.staff",
                                "/api/registers/entries/" + item.id() + "/strike",
                                Map.of("version", 1, "reason", "误登"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(register.get(item.id()).isStruck()).isFalse();
        assertThat(as("page.staff").json("/api/registers").toString()).contains("任务分项台账");
        assertThat(as("page.stranger").json("/api/registers").toString())
                .as("nothing of it in that city")
                .doesNotContain("任务分项台账");
    }
}
