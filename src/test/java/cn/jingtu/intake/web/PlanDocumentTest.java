package cn.jingtu.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.JingtuTest;
import cn.jingtu.Visitor;
import cn.jingtu.intake.DraftJson;
import cn.jingtu.intake.PlanDocumentReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A plan document sent to {@code POST /api/plans/draft}, by those who may and by those who may not. */
@JingtuTest
class PlanDocumentTest {

    private static final String PASSWORD = "Dx4-einlesen-2027";
    private static final Map<String, List<String>> PEOPLE = new LinkedHashMap<>();
    private static final String PLAN = """
            贵港市2027年土壤污染防治工作计划
            一、工作目标
            到2027年底，受污染耕地安全利用率不低于93%。
            二、重点任务
            （一）开展耕地分类管理。2027年6月底前印发方案。（市农业农村局牵头，市财政局参与，各县（市、区）人民政府落实）
            （二）公布重点监管单位名录。2027年3月31日前公布。（市生态环境局牵头）
            """;

    static {
        PEOPLE.put("draft.eco", List.of("guigang.ecology"));
        PEOPLE.put("draft.agri", List.of("guigang.agriculture"));
        PEOPLE.put("draft.supervisor", List.of("guigang.supervisor"));
        PEOPLE.put("draft.auditor", List.of("guigang.auditor"));
        PEOPLE.put("draft.admin", List.of("camunda-admin"));
    }

    @LocalServerPort
    int port;

    @Autowired
    IdentityService identities;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void people() {
        PEOPLE.forEach((id, groups) -> {
            var user = identities.newUser(id);
            user.setPassword(PASSWORD);
            identities.saveUser(user);
            groups.forEach(group -> identities.createMembership(id, group));
        });
    }

    @AfterEach
    void as_before() {
        PEOPLE.keySet().forEach(identities::deleteUser);
    }

    @Test
    void the_answer_is_the_json_of_the_command() throws IOException {
        var answer = send("draft.eco", "计划.docx", word(PLAN));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
        assertThat(answer.body())
                .isEqualTo(DraftJson.write(PlanDocumentReader.read(PLAN).draft()));
        assertThat(Visitor.parsed(answer).path("tasks")).hasSize(2);
    }

    @Test
    void the_same_plan_in_other_formats_and_encodings_gives_the_same_answer() throws IOException {
        String expected = send("draft.eco", "计划.docx", word(PLAN)).body();
        assertThat(send("draft.eco", "计划.txt", PLAN.getBytes(StandardCharsets.UTF_8))
                        .body())
                .isEqualTo(expected);
        assertThat(send("draft.eco", "计划.txt", PLAN.getBytes(Charset.forName("GBK")))
                        .body())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"draft.agri", "draft.supervisor", "draft.auditor", "draft.admin"})
    void nobody_but_the_coordinators_staff_may_ask(String user) {
        var answer = send(user, "计划.txt", PLAN.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(Visitor.parsed(answer).path("detail").asText()).matches("[\\s\\S]*[\\u4e00-\\u9fff][\\s\\S]*。");
    }

    @Test
    void a_stranger_is_not_listened_to() {
        var answer = Visitor.anonymous(port)
                .send(Visitor.anonymous(port)
                        .bare("/api/plans/draft")
                        .header("Content-Type", "multipart/form-data; boundary=x")
                        .POST(BodyPublishers.ofString("--x--")));
        assertThat(answer.statusCode()).isEqualTo(401);
    }

    static Stream<Arguments> wrong() throws IOException {
        return Stream.of(
                Arguments.of("空.txt", new byte[0], 422, "空"),
                Arguments.of("通知.txt", "关于召开会议的通知。请准时参加。".getBytes(StandardCharsets.UTF_8), 422, "不像年度计划"),
                Arguments.of("计划.docx", png(), 422, "图片"),
                Arguments.of("计划.docx", damaged(), 422, "重新上传"),
                Arguments.of("压缩包.zip", bomb(), 413, "过大"),
                Arguments.of(
                        "两份.txt",
                        (PLAN + PLAN.replace("贵港", "北海").replace("2027", "2028")).getBytes(StandardCharsets.UTF_8),
                        422,
                        "拆成单独的文件"));
    }

    @ParameterizedTest(name = "{0} {3}")
    @MethodSource("wrong")
    void what_is_no_plan_is_told_in_chinese_and_nothing_is_kept(String name, byte[] content, int status, String words) {
        int before = rows();
        var answer = send("draft.eco", name, content);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(Visitor.parsed(answer).path("detail").asText())
                .contains(words)
                .endsWith("。")
                .doesNotContain("Exception");
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void a_file_beyond_the_limit_is_refused() {
        var answer = send("draft.eco", "计划.txt", new byte[51 * 1024 * 1024]);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(Visitor.parsed(answer).path("detail").asText()).contains("超过允许的大小");
    }

    @Test
    void a_request_without_a_file_says_what_is_missing() {
        var visitor = Visitor.withBasic(port, "draft.eco", PASSWORD);
        var answer = visitor.send(visitor.bare("/api/plans/draft")
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofString(
                        "--x\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\nx\r\n--x--\r\n")));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Visitor.parsed(answer).path("detail").asText()).contains("没有收到文件");
    }

    private int rows() {
        return jdbc.sql("select (select count(*) from jingtu.plan) + (select count(*) from jingtu.evidence_file)")
                .query(Integer.class)
                .single();
    }

    private HttpResponse<String> send(String user, String name, byte[] content) {
        var visitor = Visitor.withBasic(port, user, PASSWORD);
        return visitor.send(visitor.bare("/api/plans/draft")
                .header("Content-Type", "multipart/form-data; boundary=jingtu")
                .POST(BodyPublishers.ofByteArray(body(name, content))));
    }

    static byte[] body(String name, byte[] content) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--jingtu\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n--jingtu--\r\n".getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    private static byte[] word(String text) throws IOException {
        try (XWPFDocument document = new XWPFDocument()) {
            text.lines().forEach(line -> document.createParagraph().createRun().setText(line));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.write(out);
            return out.toByteArray();
        }
    }

    private static byte[] damaged() throws IOException {
        byte[] whole = word(PLAN);
        return java.util.Arrays.copyOf(whole, whole.length / 2);
    }

    private static byte[] png() {
        byte[] bytes = new byte[200];
        byte[] head = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R'};
        System.arraycopy(head, 0, bytes, 0, head.length);
        return bytes;
    }

    private static byte[] bomb() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (var zip = new java.util.zip.ZipOutputStream(out)) {
            zip.putNextEntry(new java.util.zip.ZipEntry("word/document.xml"));
            for (int i = 0; i < 40; i++) {
                zip.write(new byte[1 << 20]);
            }
        }
        return out.toByteArray();
    }
}
