package cn.jingtu.land;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.JingtuTest;
import cn.jingtu.Visitor;
import cn.jingtu.land.access.AccessQueries;
import cn.jingtu.land.access.AccessQuery;
import cn.jingtu.land.access.AnswerSheet;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.plan.process.Office;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who asks at the gate, who reads what was asked, and who may check a sheet; asked from outside. */
@JingtuTest
class AccessPageTest {

    private static final String PASSWORD = "Tz5-zhunru-2026";
    private static final Map<String, String> PEOPLE = Map.of(
            "gate.land", "guigang.natural-resources",
            "gate.ecology", "guigang.ecology",
            "gate.finance", "guigang.finance",
            "gate.county", "guigang.gangbei",
            "gate.supervisor", "guigang.supervisor",
            "gate.auditor", "guigang.auditor",
            "gate.elsewhere", "beihai.ecology",
            "gate.approval", "beihai.approval");

    @LocalServerPort
    int port;

    @Autowired
    IdentityService identities;

    @Autowired
    AccessSteps steps;

    @Autowired
    AccessQueries queries;

    @Autowired
    Organisations organisations;

    @Autowired
    Office office;

    @Autowired
    ObjectMapper json;

    @BeforeEach
    void people() {
        office.today(LocalDate.of(2026, 1, 12));
        PEOPLE.forEach((id, group) -> {
            var user = identities.newUser(id);
            user.setFirstName("测");
            user.setLastName("试");
            user.setPassword(PASSWORD);
            identities.saveUser(user);
            identities.createMembership(id, group);
        });
    }

    @AfterEach
    void nobody() {
        PEOPLE.keySet().forEach(identities::deleteUser);
    }

    private Visitor as(String user) {
        return Visitor.withBasic(port, user, PASSWORD);
    }

    private HttpResponse<String> post(String user, String path, Map<String, ?> body) {
        return as(user).post(path, json.valueToTree(body).toString());
    }

    private static Map<String, Object> question(String gate) {
        Map<String, Object> parcel = new LinkedHashMap<>();
        parcel.put("name", "页面试验地块");
        parcel.put("county", "gangbei");
        parcel.put("outline", AccessSteps.square());
        parcel.put("use", Map.of("planned", "工业用地", "previous", "农用地", "source", "国土调查", "industry", "否"));
        return Map.of("gate", gate, "purpose", "出让", "parcels", List.of(parcel));
    }

    private String answered() {
        return steps.answered(AccessSteps.parcel(null, "已答复地块", AccessSteps.square(), AccessSteps.FACTORY_ON_FARMLAND));
    }

    // ---- asking

    @Test
    void the_bodies_of_a_gate_are_the_citys_own() {
        assertThat(gates("gate.land")).contains("G2", "G3").doesNotContain("G4");
        assertThat(gates("gate.ecology")).containsExactly("G4");
        assertThat(gates("gate.approval")).containsExactly("G2", "G4");
        assertThat(gates("gate.finance")).isEmpty();
    }

    private List<String> gates(String user) {
        return as(user).json("/api/access").path("gates").findValuesAsText("code");
    }

    @Test
    void who_decides_at_a_gate_asks_there_and_gets_a_number() {
        HttpResponse<String> made = post("gate.land", "/api/access/queries", question("G3"));
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.body()).contains("准入查询〔2026〕");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gate.ecology", "gate.finance", "gate.county", "gate.supervisor", "gate.auditor"})
    void nobody_else_asks_there(String user) {
        assertThat(post(user, "/api/access/queries", question("G3")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_use_that_is_none_and_a_county_of_elsewhere_are_refused_in_words() {
        Map<String, Object> wrong = new LinkedHashMap<>(question("G3"));
        wrong.put("parcels", List.of(Map.of("name", "某地块", "use", Map.of("planned", "太空用地"))));
        assertThat(post("gate.land", "/api/access/queries", wrong).body()).contains("太空用地", "不能识别");
        wrong.put("parcels", List.of(Map.of("name", "某地块", "county", "hepu", "use", Map.of())));
        assertThat(post("gate.land", "/api/access/queries", wrong).statusCode()).isEqualTo(422);
    }

    // ---- reading

    @ParameterizedTest
    @ValueSource(strings = {"gate.land", "gate.ecology", "gate.supervisor", "gate.auditor"})
    void who_asked_and_who_sees_the_whole_city_reads_a_query_with_its_sheet(String user) {
        String id = answered();
        JsonNode query = as(user).json("/api/access/queries/" + id);
        assertThat(query.at("/parcels/0/answer").asText()).isEqualTo("准予");
        assertThat(as(user).get("/api/access/queries/" + id + "/sheet").statusCode())
                .isEqualTo(200);
        assertThat(as(user).json("/api/access/queries?sought="
                                + encoded(query.path("number").asText()))
                        .path("total")
                        .asInt())
                .isOne();
        assertThat(as(user).get("/api/access/queries.xlsx").body()).startsWith("PK");
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gate.finance", "gate.county", "gate.elsewhere", "gate.approval"})
    void nobody_else_knows_of_it(String user) {
        String id = answered();
        assertThat(as(user).get("/api/access/queries/" + id).statusCode()).isEqualTo(404);
        assertThat(as(user).get("/api/access/queries/" + id + "/sheet").statusCode())
                .isEqualTo(404);
        assertThat(as(user).json("/api/access/queries?sought="
                                + encoded(queries.get(id).number()))
                        .path("total")
                        .asInt())
                .isZero();
    }

    @Test
    void whom_the_register_does_not_concern_is_told_no_site_of_it() {
        var site = steps.site(null);
        String id = steps.asked(AccessSteps.parcel(null, site.name(), null, AccessSteps.SHOPS_ON_INDUSTRY));
        String task =
                office.only(id, "UserTask_CheckMatches", AccessSteps.ECOLOGY).getId();
        assertThat(as("gate.ecology").get("/api/tasks/" + task + "/access").body())
                .contains(site.number());
        assertThat(as("gate.land").get("/api/tasks/" + task + "/access").body()).doesNotContain(site.number());
        assertThat(as("gate.land").get("/api/access/queries/" + id).body()).doesNotContain(site.number());
        office.handIn(id, "UserTask_CheckMatches", AccessSteps.ECOLOGY, "核对人", steps.checked(id, true));
        steps.answer(id);
        String decide =
                office.only(id, "UserTask_RegisterDecisions", AccessSteps.ASKER).getId();
        assertThat(as("gate.land").get("/api/tasks/" + decide + "/access").body())
                .contains(site.name())
                .doesNotContain(site.number());
    }

    @Test
    void a_visitor_gets_the_page_and_nothing_on_it() {
        assertThat(Visitor.anonymous(port).get("/camunda/access").statusCode()).isEqualTo(200);
        assertThat(Visitor.anonymous(port).get("/api/access").statusCode()).isEqualTo(401);
        assertThat(Visitor.anonymous(port).get("/api/access/queries").statusCode())
                .isEqualTo(401);
    }

    // ---- the sheet

    @Test
    void a_sheet_tells_answer_clause_and_code_and_is_checked_by_number_and_code() throws Exception {
        String id = answered();
        AccessQuery query = queries.get(id);
        var sheet = queries.sheet(id).orElseThrow();
        try (var document = new XWPFDocument(new ByteArrayInputStream(
                        AnswerSheet.docx(query, sheet, organisations.names("guigang"), "市生态环境局")));
                var words = new XWPFWordExtractor(document)) {
            assertThat(words.getText())
                    .contains(query.number(), AnswerSheet.spaced(sheet.code()), "准予", "土壤污染防治法", "2026年2月11日");
        }
        Map<String, String> right = Map.of("number", query.number(), "code", AnswerSheet.spaced(sheet.code()));
        assertThat(post("gate.finance", "/api/access/verification", right).body())
                .contains("已答复地块");
        assertThat(post("gate.elsewhere", "/api/access/verification", right).statusCode())
                .isEqualTo(404);
        Map<String, String> wrong = Map.of("number", query.number(), "code", "0000 0000 0000 0000");
        assertThat(post("gate.land", "/api/access/verification", wrong).statusCode())
                .isEqualTo(404);
    }

    // ---- a table of parcels

    private JsonNode upload(byte[] file) throws Exception {
        String boundary = "jingtu-boundary";
        byte[] head = ("--" + boundary
                        + "\r\n"
                        + "Content-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n"
                        + "Content-Type: text/csv\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
        Visitor visitor = as("gate.land");
        HttpResponse<String> answer = visitor.send(visitor.request("/api/access/parcels")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArrays(List.of(head, file, tail))));
        return json.readTree(answer.body());
    }

    @Test
    void a_table_in_the_offices_own_encoding_is_read_with_its_leading_zeros() throws Exception {
        String table = "宗地编号,地块名称,县区,规划用途,原用途,曾有工矿活动\n0045,甲地块,港北区,居住用地,农用地,否\n0046,乙地块,,工业用地,,不明\n";
        JsonNode read = upload(table.getBytes(Charset.forName("GBK")));
        assertThat(read.path("problems")).isEmpty();
        assertThat(read.at("/parcels/0/number").asText()).isEqualTo("0045");
        assertThat(read.at("/parcels/0/county").asText()).isEqualTo("gangbei");
        assertThat(read.at("/parcels/1/use/planned").asText()).isEqualTo("工业用地");
    }

    @Test
    void what_is_wrong_in_a_table_is_told_by_row_and_column_and_nothing_of_it_is_taken() throws Exception {
        String table = "宗地编号,地块名称,县区,规划用途,曾有工矿活动,四至范围\n1,甲,港北区,居住用地,否,\n1,,合浦县,太空用地,也许,不是范围\n";
        JsonNode read = upload(table.getBytes(StandardCharsets.UTF_8));
        assertThat(read.path("parcels")).isEmpty();
        assertThat(read.path("problems").findValuesAsText("column"))
                .containsExactlyInAnyOrder("地块名称", "宗地编号", "县区", "四至范围", "规划用途", "曾有工矿活动");
        assertThat(read.path("problems").findValues("row")).allMatch(row -> row.asInt() == 3);
    }

    @Test
    void the_template_is_read_as_it_is_given_out() throws Exception {
        JsonNode read = upload(cn.jingtu.land.access.ParcelTable.template());
        assertThat(read.path("problems")).isEmpty();
        assertThat(read.path("parcels").size()).isEqualTo(1);
    }

    @Test
    void what_is_no_table_is_refused() throws Exception {
        assertThat(upload("随便写写".getBytes(StandardCharsets.UTF_8))
                        .path("detail")
                        .asText())
                .isNotEmpty();
    }
}
