package cn.jingtu.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.JingtuTest;
import cn.jingtu.Visitor;
import cn.jingtu.evidence.ProbeMatter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;

/** How much one caller may ask of the program, and what is told to whoever asks for more. */
@JingtuTest
@ExtendWith(OutputCaptureExtension.class)
class WireLimitsTest {

    private static final String CLERK = "probe.agri";

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

    @Autowired
    JdbcIndexedSessionRepository sessions;

    private ProbeMatter matter;

    @BeforeEach
    void a_matter() {
        matter = new ProbeMatter(repository, runtime, tasks, identities);
    }

    @AfterEach
    void as_before() {
        matter.close();
    }

    private Visitor clerk() {
        return Visitor.withBasic(port, CLERK, ProbeMatter.PASSWORD);
    }

    // ---- bodies

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engine-rest/deployment/create",
                "/engine-rest/task",
                "/camunda/api/admin/auth/user/default/login/tasklist",
                "/camunda/api/engine/engine/default/task",
                "/api/probe"
            })
    void a_body_that_says_itself_that_it_is_too_large_is_refused_before_rights_are_asked_and_not_read(String path)
            throws IOException {
        for (String type : List.of("application/json", "multipart/form-data; boundary=x")) {
            if (path.startsWith("/api/") && type.startsWith("multipart")) {
                continue;
            }
            try (Socket socket = connected()) {
                write(
                        socket,
                        "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type
                                + "\r\nContent-Length: 157286400\r\n\r\nx");
                String answer = read(socket);
                assertThat(answer)
                        .as(path)
                        .startsWith("HTTP/1.1 413")
                        .contains("no-store")
                        .contains("超过 4 MB")
                        .contains("请精简");
            }
        }
    }

    @Test
    void a_body_of_unknown_length_is_counted_while_it_comes() {
        var answer = clerk().send(clerk().bare("/engine-rest/task")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new Endless(5 << 20))));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("超过 4 MB");
        assertThat(clerk().post("/engine-rest/task", "{\"maxResults\":1}").statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_stranger_sends_the_web_apps_a_name_and_a_password_and_no_more() {
        var visitor = Visitor.anonymous(port);
        visitor.get("/camunda/app/tasklist/default/");
        assertThat(visitor.post("/camunda/api/admin/auth/user/default/login/tasklist", "x".repeat(20_000))
                        .statusCode())
                .isEqualTo(413);
        var inPieces = visitor.send(visitor.bare("/camunda/api/admin/auth/user/default/login/tasklist")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofInputStream(() -> new Endless(100))));
        assertThat(inPieces.statusCode()).isEqualTo(411);
        assertThat(visitor.signIn("tasklist", CLERK, ProbeMatter.PASSWORD).statusCode())
                .isEqualTo(200);
        visitor.get("/camunda/app/tasklist/default/");
        assertThat(visitor.post(
                                "/camunda/api/engine/engine/default/task/count",
                                "{\"processInstanceBusinessKey\":\"" + "x".repeat(20_000) + "\"}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_connection_goes_on_after_a_refusal_whose_body_came_along() throws IOException {
        try (Socket socket = connected()) {
            for (int i = 0; i < 3; i++) {
                write(
                        socket,
                        "POST /engine-rest/task HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                + "Content-Length: 2\r\n\r\n{}");
                assertThat(read(socket)).startsWith("HTTP/1.1 401");
            }
        }
    }

    /** A few wait for the slow, the others of that address are told so at once, and everybody else is served. */
    @ParameterizedTest
    @ValueSource(strings = {"sign-in", "stranger", "engine", "form"})
    void four_hundred_slow_senders_do_not_stop_the_service(String where) throws Exception {
        String known = "\r\nAuthorization: Basic "
                + Base64.getEncoder()
                        .encodeToString((CLERK + ":" + ProbeMatter.PASSWORD).getBytes(StandardCharsets.UTF_8));
        String head = switch (where) {
            case "sign-in" ->
                "POST /camunda/api/admin/auth/user/default/login/tasklist HTTP/1.1"
                        + "\r\nContent-Type: application/x-www-form-urlencoded";
            case "stranger" -> "POST /engine-rest/task HTTP/1.1\r\nContent-Type: application/json";
            case "engine" -> "POST /engine-rest/task HTTP/1.1\r\nContent-Type: application/json" + known;
            default ->
                "PUT /api/tasks/" + matter.task().getId() + "/draft HTTP/1.1\r\nContent-Type: application/json" + known;
        };
        List<Socket> slow = new ArrayList<>();
        Thread drip = new Thread(() -> drip(slow));
        try {
            for (int i = 0; i < 400; i++) {
                Socket socket = connected();
                write(socket, head + "\r\nHost: localhost\r\nContent-Length: 5000\r\n\r\n{");
                slow.add(socket);
            }
            drip.start();
            for (int i = 0; i < 6; i++) {
                long start = System.nanoTime();
                assertThat(Visitor.anonymous(port).get("/actuator/health").statusCode())
                        .isEqualTo(200);
                assertThat(Duration.ofNanos(System.nanoTime() - start))
                        .as("second " + i)
                        .isLessThan(Duration.ofSeconds(2));
                Thread.sleep(1000);
            }
            assertThat(slow)
                    .as("told at once")
                    .filteredOn(WireLimitsTest::isAnswered)
                    .hasSizeGreaterThanOrEqualTo(360);
            assertThat(clerk().get("/engine-rest/task").statusCode()).isEqualTo(200);
        } finally {
            drip.interrupt();
            drip.join();
            for (Socket socket : slow) {
                socket.close();
            }
        }
        assertThat(clerk().post("/engine-rest/task", "{\"maxResults\":1}").statusCode())
                .isEqualTo(200);
    }

    private static boolean isAnswered(Socket socket) {
        try {
            return socket.getInputStream().available() > 0;
        } catch (IOException closed) {
            return true;
        }
    }

    @Test
    void who_sends_too_slowly_is_told_so_and_cut_off() throws IOException {
        try (Socket socket = connected()) {
            Visitor visitor = Visitor.anonymous(port);
            visitor.get("/camunda/app/tasklist/default/");
            write(
                    socket,
                    "POST /camunda/api/admin/auth/user/default/login/tasklist HTTP/1.1\r\nHost: localhost\r\n"
                            + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 5000\r\n\r\n");
            Thread drip = new Thread(() -> drip(List.of(socket)));
            drip.start();
            assertThat(read(socket)).startsWith("HTTP/1.1 408").contains("传输过慢");
            drip.interrupt();
        }
    }

    // ---- characters

    @Test
    void no_address_shows_an_error_of_the_database_for_a_character_that_it_cannot_hold(CapturedOutput output) {
        String nul = "a\\u0000b\\ud800c";
        String task = matter.task().getId();
        assertThat(clerk().put("/api/tasks/" + task + "/draft", "{\"text\":\"" + nul + "\",\"k\\u0000\":1}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(clerk().json("/api/tasks/" + task + "/draft")
                        .at("/content/text")
                        .asText())
                .isEqualTo("abc");
        assertThat(clerk().put("/api/tasks/" + task + "/draft", "{\"text\":\"a\0b\"}")
                        .statusCode())
                .isEqualTo(200);
        var comment = clerk().post("/engine-rest/task/" + task + "/comment/create", "{\"message\":\"" + nul + "\"}");
        assertThat(comment.statusCode()).isEqualTo(200);
        assertThat(Visitor.parsed(comment).get("message").asText()).isEqualTo("abc");
        assertThat(clerk().post("/engine-rest/task", "{\"nameLike\":\"" + nul + "\"}")
                        .statusCode())
                .isEqualTo(200);
        for (String path : List.of(
                "/engine-rest/task?name=a%00b",
                "/engine-rest/task?name=%01", "/api/report-rounds?plan=%00", "/engine-rest/user?id=%7f")) {
            assertThat(clerk().get(path).statusCode()).as(path).isEqualTo(400);
        }
        assertThat(Visitor.withBasic(port, "a\0b", "x").get("/engine-rest/task").statusCode())
                .isEqualTo(400);
        assertThat(Visitor.anonymous(port).signIn("tasklist", "a\0b", "x").statusCode())
                .isEqualTo(400);
        for (String path : List.of("/camunda/app/tasklist/default/", "/api/probe")) {
            try (Socket socket = connected()) {
                write(socket, "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nCookie: SESSION=AA==\r\n\r\n");
                assertThat(read(socket)).as(path).containsPattern("^HTTP/1.1 (200|401)");
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        assertThat(clerk().send(clerk().bare("/engine-rest/task")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofByteArray(
                                        "{\"name\":\"土\"}".getBytes(java.nio.charset.Charset.forName("GBK")))))
                        .statusCode())
                .isEqualTo(400);
        assertThat(output.toString()).doesNotContain("SQL", "0x00", "\tat ");
    }

    @Test
    void texts_of_the_engines_own_forms_are_named_when_they_are_too_long_or_blank() {
        String task = matter.task().getId();
        var long_ = clerk().post(
                        "/engine-rest/task/" + task + "/comment/create", "{\"message\":\"" + "长".repeat(4001) + "\"}");
        assertThat(long_.statusCode()).isEqualTo(422);
        assertThat(Visitor.parsed(long_).get("message").asText()).isEqualTo("“评论”有4001字，超过4000字，请精简。");
        assertThat(clerk().post("/engine-rest/task/" + task + "/comment/create", "{\"message\":\"\u3000\u200b\"}")
                        .body())
                .contains("“评论”不能为空");
        assertThat(clerk().put("/engine-rest/user/" + CLERK + "/profile", "{\"firstName\":\"" + "长".repeat(256) + "\"}")
                        .body())
                .contains("“名”有256字，超过255字");
    }

    @Test
    void what_no_rule_knows_is_refused_by_the_database_without_a_word_of_it(CapturedOutput output) {
        identities.createMembership(CLERK, "camunda-admin");
        String config = "{\"name\":\"试\",\"resourceType\":\"Task\",\"owner\":\"" + "x".repeat(300)
                + "\",\"query\":{},\"properties\":{}}";
        var answer = clerk().post("/engine-rest/filter/create", config);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Visitor.parsed(answer).get("message").asText()).isEqualTo("有一项内容超过255字，请精简后重新提交。");
        assertThat(output.toString()).doesNotContain("\tat ");
    }

    // ---- what our endpoints take

    @Test
    void a_body_with_a_field_that_nobody_knows_or_a_number_missing_is_refused() {
        var unknown = clerk().post("/api/notices/read-all", "{\"upTo\":1,\"all\":true}");
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(unknown.body()).contains("不认识的内容“all”");
        assertThat(clerk().post("/api/notices/read-all", "{\"upTo\":null}").statusCode())
                .isEqualTo(422);
        assertThat(clerk().post("/api/notices/read-all", "{\"upTo\":99999999999999999999}")
                        .statusCode())
                .isIn(400, 422);
        assertThat(clerk().post("/api/notices/read-all", "{\"upTo\":1} x").statusCode())
                .isEqualTo(400);
    }

    // ---- log

    @Test
    void a_refusal_of_the_engines_api_is_one_line_in_the_log(CapturedOutput output) {
        var refused = clerk().post(
                        "/engine-rest/process-definition/key/evidence-probe/start",
                        "{\"variables\":{\"cityId\":{\"value\":\"guigang\",\"type\":\"String\"}}}");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(output.toString().lines().filter(line -> line.contains("evidence-probe/start")))
                .singleElement()
                .asString()
                .contains(CLERK, "POST /engine-rest/process-definition/key/evidence-probe/start", "403");
        assertThat(output.toString()).doesNotContain("\tat ");
    }

    // ---- sessions

    @Test
    void the_session_of_a_visitor_is_short_until_somebody_has_signed_in() {
        var visitor = Visitor.anonymous(port);
        visitor.get("/camunda/app/tasklist/default/");
        assertThat(seconds(visitor)).isEqualTo(600);
        visitor.signIn("tasklist", CLERK, ProbeMatter.PASSWORD);
        visitor.get("/camunda/app/tasklist/default/");
        assertThat(seconds(visitor)).isEqualTo(4 * 3600);
        visitor.post("/camunda/api/admin/auth/user/default/logout", "");
        assertThat(seconds(visitor)).isEqualTo(600);
    }

    @Test
    void sessions_that_are_over_are_cleared_away() {
        var visitor = Visitor.anonymous(port);
        visitor.get("/camunda/app/tasklist/default/");
        jdbc.sql("update jingtu.spring_session set expiry_time = 1 where session_id = ?")
                .param(session(visitor))
                .update();
        sessions.cleanUpExpiredSessions();
        assertThat(jdbc.sql("select count(*) from jingtu.spring_session where session_id = ?")
                        .param(session(visitor))
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private int seconds(Visitor visitor) {
        return jdbc.sql("select max_inactive_interval from jingtu.spring_session where session_id = ?")
                .param(session(visitor))
                .query(Integer.class)
                .single();
    }

    private static String session(Visitor visitor) {
        return new String(Base64.getDecoder().decode(visitor.cookie("SESSION").orElseThrow()), StandardCharsets.UTF_8);
    }

    // ---- headers

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/camunda/app",
                "/camunda/app/",
                "/camunda/app/tasklist",
                "/camunda/app/cockpit/default/index.html"
            })
    void a_redirect_names_no_host(String path) throws IOException {
        try (Socket socket = connected()) {
            write(socket, "GET " + path + " HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\n\r\n");
            assertThat(read(socket))
                    .startsWith("HTTP/1.1 302")
                    .doesNotContain("evil.example")
                    .containsPattern("Location: /camunda/");
        }
    }

    @Test
    void cookies_of_a_page_called_over_https_stay_on_https() {
        var visitor = Visitor.anonymous(port);
        var secure = visitor.send(visitor.bare("/camunda/app/tasklist/default/").header("X-Forwarded-Proto", "https"));
        assertThat(secure.headers().allValues("Set-Cookie"))
                .hasSizeGreaterThan(1)
                .allSatisfy(cookie -> assertThat(cookie).contains("Secure"));
        var plain = Visitor.anonymous(port).get("/camunda/app/tasklist/default/");
        assertThat(plain.headers().allValues("Set-Cookie"))
                .noneSatisfy(cookie -> assertThat(cookie).contains("Secure"));
    }

    @ParameterizedTest
    @CsvSource({
        "/engine-rest/task",
        "/engine-rest/nowhere",
        "/api/probe",
        "/api/nowhere",
        "/camunda/api/admin/auth/user/default"
    })
    void nothing_of_the_apis_is_kept_by_a_browser(String path) {
        for (Visitor visitor : List.of(clerk(), Visitor.anonymous(port))) {
            assertThat(visitor.get(path).headers().allValues("Cache-Control")).containsExactly("no-store");
        }
    }

    @Test
    void there_is_no_page_about_an_error_that_there_is_not() {
        var answer = Visitor.anonymous(port).get("/error");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).doesNotContain("999");
    }

    @Test
    void more_headers_than_a_browser_sends_are_refused() throws IOException {
        for (String headers : List.of("X-A: b\r\n".repeat(100), "X-A: " + "b".repeat(20_000) + "\r\n")) {
            try (Socket socket = connected()) {
                write(socket, "GET /actuator/health HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n");
                assertThat(read(socket)).startsWith("HTTP/1.1 400");
            }
        }
    }

    // ---- raw connections

    private Socket connected() throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress("127.0.0.1", port), 10_000);
        socket.setSoTimeout(30_000);
        return socket;
    }

    private static void write(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    /** One answer: its head, and its body by the length that it states. */
    private static String read(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int c = in.read();
            if (c < 0) {
                break;
            }
            head.append((char) c);
        }
        int length = head.toString()
                .lines()
                .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(line.substring(15).trim()))
                .findFirst()
                .orElse(0);
        return head + new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    /** A byte each second to each of them, until nobody listens. */
    private static void drip(List<Socket> sockets) {
        try {
            for (int i = 0; i < 25; i++) {
                for (Socket socket : sockets) {
                    try {
                        write(socket, "a");
                    } catch (IOException gone) {
                        // Cut off, as it should be.
                    }
                }
                Thread.sleep(1000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** So many blanks. */
    private static final class Endless extends ByteArrayInputStream {

        Endless(int size) {
            super(" ".repeat(size).getBytes(StandardCharsets.ISO_8859_1));
        }
    }
}
