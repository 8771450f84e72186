package cn.jingtu.register;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.JingtuTest;
import cn.jingtu.Visitor;
import cn.jingtu.matter.Journal;
import cn.jingtu.matter.Record;
import cn.jingtu.platform.office.TableFile;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A table is brought into a register: looked at first, then kept as a whole or not at all. */
@JingtuTest
class RegisterImportTest {

    private static final String PASSWORD = "Tz5-taizhang-2026";
    private static final Map<String, String> PEOPLE = Map.of(
            "import.staff", "guigang.ecology",
            "import.other", "guigang.ecology",
            "import.county", "guigang.gangbei",
            "import.finance", "guigang.finance");
    private static final TableFile.Terms TERMS = new TableFile.Terms("台账", 1 << 20, 1 << 24, 1000);

    @LocalServerPort
    int port;

    @Autowired
    IdentityService identities;

    @Autowired
    RuntimeService runtime;

    @Autowired
    Register register;

    @Autowired
    Kinds kinds;

    @Autowired
    Journal journal;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ObjectMapper json;

    /** Numbers of the test at hand begin with it. */
    private String prefix;

    @BeforeEach
    void people() {
        PEOPLE.forEach((id, group) -> {
            var user = identities.newUser(id);
            user.setFirstName("测");
            user.setLastName("试");
            user.setPassword(PASSWORD);
            identities.saveUser(user);
            identities.createMembership(id, group);
        });
        prefix = UUID.randomUUID().toString().substring(0, 8);
    }

    @AfterEach
    void nobody() {
        PEOPLE.keySet().forEach(identities::deleteUser);
    }

    private Visitor as(String user) {
        return Visitor.withBasic(port, user, PASSWORD);
    }

    private HttpResponse<String> uploaded(String user, String kind, String name, byte[] file) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes("\r\n--cut--\r\n".getBytes(StandardCharsets.UTF_8));
        return as(user).send(as(user).request("/api/registers/" + kind + "/imports")
                .header("Content-Type", "multipart/form-data; boundary=cut")
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    /** Uploads a text file and checks it as its columns are proposed; the address of the import. */
    private String checked(String user, String... rows) {
        HttpResponse<String> answer =
                uploaded(user, "site", "旧账.csv", String.join("\n", rows).getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        String at =
                "/api/registers/imports/" + Visitor.parsed(answer).path("id").asText();
        assertThat(check(user, at).statusCode()).isEqualTo(204);
        return at;
    }

    private HttpResponse<String> check(String user, String at) {
        List<String> columns = new ArrayList<>();
        as(user).json(at)
                .path("columns")
                .forEach(column -> columns.add(column.path("code").asText()));
        return as(user).put(
                        at + "/columns",
                        json.valueToTree(Map.of("columns", columns)).toString());
    }

    private HttpResponse<String> keep(String user, String at, boolean begin) {
        return as(user).post(
                        at + "/keep",
                        json.valueToTree(Map.of(
                                        "looked", true, "begin", begin, "reason", "历史台账移交", "document", "贵环函〔2026〕7号"))
                                .toString());
    }

    private List<RegisterEntry> onRecord() {
        return jdbc
                .sql("SELECT id FROM jingtu.register_entry WHERE number LIKE ? ORDER BY number")
                .param(prefix + "%")
                .query(String.class)
                .list()
                .stream()
                .map(register::get)
                .toList();
    }

    private boolean runs(RegisterEntry entry) {
        return runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(entry.id())
                        .count()
                > 0;
    }

    @Test
    void sound_rows_are_taken_over_as_they_stand_with_where_they_came_from() {
        String at = checked(
                "import.staff",
                "地块编码,地块名称,县区,状态,纳入事由,占地面积（㎡）,列入污染地块名录日期,四至范围,备注",
                prefix + "01,甲某厂" + prefix + ",港北区,污染地块,遥感线索,1200,2020-05-01,\"108.1,22.1;108.2,22.1;108.2,22.2\",无",
                prefix + "02,乙某站" + prefix + ",覃塘,,信访举报,,,,");
        assertThat(as("import.staff").json(at).path("wrong").asInt()).isZero();
        assertThat(onRecord()).isEmpty();

        assertThat(keep("import.staff", at, false).statusCode()).isEqualTo(204);

        List<RegisterEntry> made = onRecord();
        assertThat(made).extracting(RegisterEntry::county).containsExactly("gangbei", "qintang");
        assertThat(made).extracting(RegisterEntry::state).containsExactly("CONTAMINATED", "CLUE");
        assertThat(made).extracting(this::runs).containsExactly(false, false);
        assertThat(made.get(0).lists()).containsExactly("CONTAMINATED");
        assertThat(made.get(0).outline()).contains("Polygon");
        assertThat(register.listings(made.get(0).id()))
                .singleElement()
                .satisfies(listing -> assertThat(listing.on()).isEqualTo("2020-05-01"));
        assertThat(register.versions(made.get(0).id(), 5)).singleElement().satisfies(version -> {
            assertThat(version.person()).isEqualTo("import.staff");
            assertThat(version.document()).isEqualTo("贵环函〔2026〕7号");
        });
        Record line = journal.within(made.get(0).matter(kinds), 5).get(0);
        assertThat(line.label()).isEqualTo("导入台账");
        assertThat(line.words()).contains("文件“旧账.csv”第2行");
        assertThat(as("import.staff").json(at + "/entries").path("items"))
                .extracting(item -> item.path("id").asText())
                .isEqualTo(made.stream().map(RegisterEntry::id).toList());
        assertThat(keep("import.staff", at, false).statusCode()).isEqualTo(409);
    }

    @Test
    void of_a_table_with_a_mistake_nothing_is_kept() {
        String at = checked(
                "import.staff",
                "地块编码,地块名称,县区,纳入事由",
                prefix + "01,甲某厂" + prefix + ",港北区,遥感线索",
                prefix + "02,乙某站" + prefix + ",港北区,没有这样的事由");
        JsonNode view = as("import.staff").json(at);
        assertThat(view.path("wrong").asInt()).isOne();
        JsonNode row =
                as("import.staff").json(at + "/rows?only=errors").path("items").path(0);
        assertThat(row.path("line").asInt()).isEqualTo(3);
        assertThat(row.path("problems").path(0).path("column").asText()).isEqualTo("reason");
        assertThat(keep("import.staff", at, false).statusCode()).isEqualTo(422);
        assertThat(onRecord()).isEmpty();
    }

    @Test
    void what_came_into_the_register_meanwhile_keeps_all_of_it_out() {
        String at = checked(
                "import.staff",
                "地块编码,地块名称,县区,纳入事由",
                prefix + "01,甲某厂" + prefix + ",港北区,遥感线索",
                prefix + "02,乙某站" + prefix + ",港北区,遥感线索");
        register.add(
                new Register.NewEntry(
                        "guigang", kinds.get("site"), prefix + "02", "别的", "gangbei", null, Map.of(), null),
                Change.inRegister(cn.jingtu.matter.Actor.of("li"), "普查", null));
        assertThat(keep("import.staff", at, false).statusCode()).isEqualTo(409);
        assertThat(onRecord()).extracting(RegisterEntry::name).containsExactly("别的");
        check("import.staff", at);
        assertThat(as("import.staff").json(at).path("wrong").asInt()).isOne();
    }

    @Test
    void what_is_new_begins_its_procedure_where_that_is_asked_for() {
        String at = checked(
                "import.staff",
                "地块编码,地块名称,县区,状态,纳入事由",
                prefix + "01,甲某厂" + prefix + ",港北区,线索待核,遥感线索",
                prefix + "02,乙某站" + prefix + ",港北区,后期管理,遥感线索");
        assertThat(keep("import.staff", at, true).statusCode()).isEqualTo(204);
        assertThat(onRecord()).extracting(this::runs).containsExactly(true, false);
    }

    @Test
    void a_county_brings_what_is_its_own() {
        String at = checked(
                "import.county",
                "地块编码,地块名称,县区,纳入事由",
                prefix + "01,甲某厂" + prefix + ",,遥感线索",
                prefix + "02,乙某站" + prefix + ",覃塘区,遥感线索");
        assertThat(as("import.county")
                        .json(at + "/rows?only=errors")
                        .path("items")
                        .findValuesAsText("words"))
                .contains("只能导入本县（市、区）的记录");
        assertThat(as("import.county").json(at).path("choices").findValuesAsText("code"))
                .doesNotContain("complainant");
    }

    @Test
    void nobody_else_brings_or_sees_anything() {
        byte[] file = "地块名称,纳入事由\n甲,遥感线索".getBytes(StandardCharsets.UTF_8);
        assertThat(uploaded("import.finance", "site", "旧账.csv", file).statusCode())
                .isEqualTo(403);
        assertThat(as("import.finance").get("/api/registers/site/template.xlsx").statusCode())
                .isEqualTo(403);
        assertThat(uploaded("import.staff", "survey", "旧账.csv", file).statusCode())
                .isEqualTo(422);
        String at = checked("import.staff", "地块编码,地块名称,县区,纳入事由", prefix + "01,甲某厂,港北区,遥感线索");
        for (String path : List.of("", "/rows", "/entries", "/problems.xlsx")) {
            assertThat(as("import.other").get(at + path).statusCode()).isEqualTo(404);
        }
        assertThat(keep("import.other", at, false).statusCode()).isEqualTo(404);
        assertThat(as("import.other").post(at + "/cancel", "{}").statusCode()).isEqualTo(404);
        assertThat(as("import.staff").json("/api/registers/imports").findValuesAsText("id"))
                .contains(at.substring(at.lastIndexOf('/') + 1));
    }

    @Test
    void a_cancelled_import_leaves_nothing_and_cannot_be_kept() {
        String at = checked("import.staff", "地块编码,地块名称,县区,纳入事由", prefix + "01,甲某厂,港北区,遥感线索");
        assertThat(as("import.staff").post(at + "/cancel", "{}").statusCode()).isEqualTo(204);
        assertThat(as("import.staff").json(at).path("state").asText()).isEqualTo("CANCELLED");
        assertThat(keep("import.staff", at, false).statusCode()).isEqualTo(409);
        assertThat(as("import.staff").json(at + "/rows").path("items")).isEmpty();
        assertThat(onRecord()).isEmpty();
    }

    @Test
    void columns_that_cannot_be_are_refused() {
        String at = checked("import.staff", "地块编码,地块名称,县区,纳入事由", prefix + "01,甲某厂,港北区,遥感线索");
        for (String columns : List.of(
                "[\"#name\"]",
                "[\"#number\", \"\", \"#county\", \"reason\"]",
                "[\"#name\", \"#name\", \"\", \"reason\"]",
                "[\"#name\", \"nothing\", \"\", \"reason\"]")) {
            assertThat(as("import.staff")
                            .put(at + "/columns", "{\"columns\": " + columns + "}")
                            .statusCode())
                    .as(columns)
                    .isEqualTo(422);
        }
    }

    @Test
    void the_template_is_filled_in_and_what_is_wrong_comes_back_beside_its_row() throws IOException {
        byte[] template = file("import.staff", "/api/registers/site/template.xlsx");
        List<String> heads = TableFile.read(template, TERMS).stream()
                .filter(sheet -> sheet.name().equals("地块"))
                .findFirst()
                .orElseThrow()
                .rows()
                .get(1);
        byte[] filled;
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(template));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            assertThat(book.getSheet("地块").getDataValidations()).isNotEmpty();
            XSSFRow row = book.getSheet("地块").createRow(2);
            row.createCell(heads.indexOf("地块编码")).setCellValue(prefix + "01");
            row.createCell(heads.indexOf("名称（必填）")).setCellValue("甲某厂" + prefix);
            row.createCell(heads.indexOf("占地面积（㎡）")).setCellValue("12亩");
            row.createCell(heads.indexOf("纳入事由（必填）")).setCellValue("遥感线索");
            book.write(out);
            filled = out.toByteArray();
        }
        HttpResponse<String> answer = uploaded("import.staff", "site", "填好.xlsx", filled);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        String at =
                "/api/registers/imports/" + Visitor.parsed(answer).path("id").asText();
        assertThat(as("import.staff").json(at).path("columns").findValuesAsText("code"))
                .doesNotContain("");
        check("import.staff", at);
        List<List<String>> rows = TableFile.read(file("import.staff", at + "/problems.xlsx"), TERMS)
                .get(0)
                .rows();
        assertThat(rows.get(1)).last().isEqualTo("问题");
        assertThat(rows.get(2)).last().asString().contains("错误〔占地面积（㎡）〕").contains("合8000㎡");
    }

    private byte[] file(String user, String path) {
        try {
            var answer = java.net.http.HttpClient.newHttpClient()
                    .send(as(user).request(path).GET().build(), java.net.http.HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.body();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
