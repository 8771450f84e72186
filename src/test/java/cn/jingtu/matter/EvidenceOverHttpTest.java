package cn.jingtu.matter;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.JingtuTest;
import cn.jingtu.Visitor;
import cn.jingtu.evidence.ProbeMatter;
import cn.jingtu.evidence.Samples;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who hands in, reads and takes back files, asked from outside. */
@JingtuTest
class EvidenceOverHttpTest {

    private static final String LONG_NAME = "北海市".repeat(65) + "报告.pdf";

    @LocalServerPort
    int port;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    IdentityService identities;

    @Autowired
    JdbcClient jdbc;

    private ProbeMatter matter;
    private String work;

    @BeforeEach
    void a_matter() {
        matter = new ProbeMatter(repository, runtime, tasks, identities);
        work = "/api/tasks/" + matter.task().getId() + "/evidence";
    }

    @AfterEach
    void as_before() {
        matter.close();
    }

    private Visitor as(String user) {
        return Visitor.withBasic(port, user, ProbeMatter.PASSWORD);
    }

    private HttpResponse<String> upload(Visitor visitor, String path, String name, byte[] content) {
        return upload(visitor, path, name, BodyPublishers.ofByteArray(content));
    }

    private HttpResponse<String> upload(Visitor visitor, String path, String name, BodyPublisher content) {
        String head = "--jt\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        return visitor.send(visitor.bare(path)
                .header("Content-Type", "multipart/form-data; boundary=jt")
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofString(head), content, BodyPublishers.ofString("\r\n--jt--\r\n"))));
    }

    private String uploaded() {
        var response = upload(as("probe.agri"), work, "方案.pdf", Samples.pdf(10));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return Visitor.parsed(response).get("file").get("id").asText();
    }

    @Test
    void a_file_handed_in_is_listed_with_who_when_and_its_fingerprint() {
        uploaded();
        JsonNode listing = as("probe.agri").json(work);
        JsonNode file = listing.get("files").get(0);
        assertThat(file.get("name").asText()).isEqualTo("方案.pdf");
        assertThat(file.get("taskName").asText()).isEqualTo("组织落实");
        assertThat(file.get("organisation").asText()).contains("农业农村局");
        assertThat(file.get("uploadedBy").asText()).isEqualTo("某单位 经办");
        assertThat(file.get("sha256").asText()).hasSize(64);
        assertThat(file.get("mayWithdraw").asBoolean()).isTrue();
        assertThat(listing.get("mayAdd").asBoolean()).isTrue();
        assertThat(listing.get("maxSize").asLong()).isEqualTo(50L << 20);
    }

    @Test
    void who_takes_a_file_away_is_on_record_in_the_city_of_the_file() {
        String file = "/api/evidence/" + uploaded();
        as("probe.agri").get(file);
        assertThat(jdbc.sql("select concat_ws(' ', kind, city_id, user_id, what) from jingtu.security_log"
                                + " order by id desc limit 1")
                        .query(String.class)
                        .single())
                .isEqualTo("TAKEN_OUT beihai probe.agri 下载“方案.pdf” " + file);
    }

    @Test
    void a_name_of_200_chinese_characters_survives_both_ways() {
        var response = upload(as("probe.agri"), work, LONG_NAME, Samples.pdf());
        JsonNode file = Visitor.parsed(response).get("file");
        assertThat(LONG_NAME).hasSizeGreaterThanOrEqualTo(200);
        assertThat(file.get("name").asText()).isEqualTo(LONG_NAME);

        var download = as("probe.agri").get("/api/evidence/" + file.get("id").asText());
        assertThat(download.statusCode()).isEqualTo(200);
        assertThat(download.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment; filename=\"file.pdf\"; filename*=UTF-8''%E5%8C%97%E6%B5%B7")
                .endsWith(".pdf");
    }

    @Test
    void a_download_is_never_run_or_shown_by_the_browser() {
        var headers = as("probe.agri").get("/api/evidence/" + uploaded()).headers();
        assertThat(headers.firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow()).contains("sandbox");
        assertThat(headers.firstValue("Cache-Control").orElseThrow()).contains("no-store");
    }

    @Test
    void a_file_of_60_megabytes_is_refused_with_the_limit() {
        var response = upload(as("probe.agri"), work, "大.pdf", BodyPublishers.ofByteArray(Samples.pdf(60 << 20)));
        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.body()).contains("请压缩或拆分后再上传");
        assertThat(as("probe.agri").json(work).get("files")).isEmpty();
    }

    @Test
    void what_is_wrong_with_a_file_is_said() {
        var program = upload(as("probe.agri"), work, "报告.pdf", "MZ\0\0".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(program.statusCode()).isEqualTo(422);
        assertThat(Visitor.parsed(program).get("detail").asText()).startsWith("不接受文件“报告.pdf”的类型");

        var nothing = as("probe.agri")
                .send(as("probe.agri")
                        .bare(work)
                        .header("Content-Type", "multipart/form-data; boundary=jt")
                        .POST(BodyPublishers.ofString("--jt--\r\n")));
        assertThat(nothing.statusCode()).isEqualTo(422);
        assertThat(nothing.body()).contains("没有收到文件");
    }

    @Test
    void the_same_content_twice_is_said() {
        uploaded();
        var again = upload(as("probe.agri2"), work, "又一份.pdf", Samples.pdf(10));
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(Visitor.parsed(again).get("sameAs").asText()).isEqualTo("方案.pdf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"probe.water", "probe.gg", "probe.gg.auditor"})
    void for_strangers_there_is_no_such_task_or_file(String stranger) {
        String id = uploaded();
        Visitor visitor = as(stranger);
        assertThat(visitor.get(work).statusCode()).isEqualTo(404);
        assertThat(visitor.get("/api/evidence/" + id).statusCode()).isEqualTo(404);
        assertThat(visitor.get("/api/process-instances/" + matter.instanceId() + "/evidence")
                        .statusCode())
                .isEqualTo(404);
        assertThat(upload(visitor, work, "混入.pdf", Samples.pdf()).statusCode()).isEqualTo(404);
        assertThat(visitor.post("/api/evidence/" + id + "/withdrawal", "{\"reason\":\"撤\"}")
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"probe.supervisor", "probe.auditor"})
    void supervisors_and_auditors_read_and_change_nothing(String reader) {
        String id = uploaded();
        Visitor visitor = as(reader);
        JsonNode listing = visitor.json(work);
        assertThat(listing.get("files")).hasSize(1);
        assertThat(listing.get("mayAdd").asBoolean()).isFalse();
        assertThat(visitor.get("/api/evidence/" + id).statusCode()).isEqualTo(200);
        assertThat(upload(visitor, work, "混入.pdf", Samples.pdf()).statusCode()).isEqualTo(403);
        assertThat(visitor.post("/api/evidence/" + id + "/withdrawal", "{\"reason\":\"撤\"}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void nobody_unknown_gets_anything() {
        Visitor nobody = Visitor.anonymous(port);
        assertThat(nobody.get(work).statusCode()).isEqualTo(401);
        assertThat(nobody.get("/api/evidence/" + uploaded()).statusCode()).isEqualTo(401);
        assertThat(upload(nobody, work, "x.pdf", Samples.pdf()).statusCode()).isEqualTo(401);
    }

    @Test
    void a_later_step_reads_the_files_of_an_earlier_one_which_can_no_longer_be_withdrawn() {
        String id = uploaded();
        matter.complete();
        String check = "/api/tasks/" + matter.task().getId() + "/evidence";
        JsonNode file = as("probe.eco").json(check).get("files").get(0);
        assertThat(file.get("id").asText()).isEqualTo(id);
        assertThat(file.get("taskName").asText()).isEqualTo("组织落实");
        assertThat(as("probe.eco").get("/api/evidence/" + id).statusCode()).isEqualTo(200);
        assertThat(as("probe.agri").get(work).statusCode()).isEqualTo(404);
        assertThat(as("probe.agri")
                        .post("/api/evidence/" + id + "/withdrawal", "{\"reason\":\"撤\"}")
                        .statusCode())
                .isIn(404, 409);
    }

    @ParameterizedTest
    @CsvSource({"probe.auditor, 200", "probe.supervisor, 200", "probe.water, 404", "probe.gg.auditor, 404"})
    void after_the_end_those_who_may_read_the_history_read_the_files(String user, int status) {
        String id = uploaded();
        matter.complete();
        matter.complete();
        String instance = "/api/process-instances/" + matter.instanceId() + "/evidence";
        assertThat(as(user).get(instance).statusCode()).isEqualTo(status);
        assertThat(as(user).get("/api/evidence/" + id).statusCode()).isEqualTo(status);
    }

    @Test
    void the_uploader_takes_a_file_back_and_a_colleague_does_not() {
        String withdrawal = "/api/evidence/" + uploaded() + "/withdrawal";
        assertThat(as("probe.agri2").post(withdrawal, "{\"reason\":\"撤\"}").statusCode())
                .isEqualTo(403);
        assertThat(as("probe.agri").post(withdrawal, "{}").statusCode()).isEqualTo(422);
        assertThat(as("probe.agri").post(withdrawal, "{\"reason\":\"传错\"}").statusCode())
                .isEqualTo(200);
        JsonNode file = as("probe.auditor").json(work).get("files").get(0);
        assertThat(file.get("withdrawnReason").asText()).isEqualTo("传错");
    }
}
