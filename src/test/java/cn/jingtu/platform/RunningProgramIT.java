package cn.jingtu.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jingtu.RunningProgram;
import cn.jingtu.TestDatabase;
import cn.jingtu.Visitor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The packaged program under the hands of an operator. */
class RunningProgramIT {

    private static final String START = "/engine-rest/process-definition/key/running-probe/start";
    private static final String FOR_GUIGANG = "{\"variables\":{\"cityId\":{\"value\":\"guigang\"}}}";

    private static Path folder;
    private static RunningProgram program;

    @BeforeAll
    static void it_runs() {
        folder = RunningProgram.newFolder();
        program = RunningProgram.start(folder, Map.of("LC_ALL", "C"));
        deployProbe();
    }

    @AfterAll
    static void it_stops() {
        program.close();
        assertThat(folder.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    private static Visitor admin() {
        return Visitor.withBasic(program.port(), "admin", program.demoPassword())
                .because("断电和并发的试验");
    }

    private static void deployProbe() {
        try (InputStream model = RunningProgramIT.class.getResourceAsStream("/running/running-probe.bpmn")) {
            String part =
                    "--jingtu\r\nContent-Disposition: form-data; name=\"data\"; filename=\"running-probe.bpmn\"\r\n\r\n"
                            + new String(model.readAllBytes(), StandardCharsets.UTF_8)
                            + "\r\n--jingtu--\r\n";
            var admin = admin();
            var answer = admin.send(admin.bare("/engine-rest/deployment/create")
                    .header("Content-Type", "multipart/form-data; boundary=jingtu")
                    .POST(BodyPublishers.ofString(part)));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void the_console_greets_in_chinese_also_where_no_language_is_set() {
        program.demoPassword();
        assertThat(program.output()).contains("净土已启动", "/camunda/app/tasklist/default/");
    }

    /** Every address of 127.0.0.0/8 is this machine; the program answers at the usual one only, and so to nobody outside. */
    @Test
    void a_demo_is_reached_from_this_machine_only() {
        assertThatCode(() -> connect("127.0.0.1")).doesNotThrowAnyException();
        assertThatThrownBy(() -> connect("127.0.0.2")).isInstanceOf(IOException.class);
    }

    private static void connect(String address) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, program.port()), 2_000);
        }
    }

    @Test
    void killed_in_the_middle_of_work_it_starts_again_with_nothing_lost() throws Exception {
        String password = program.demoPassword();
        var signedIn = Visitor.anonymous(program.port());
        assertThat(signedIn.signIn("tasklist", "guigang.agriculture", password).statusCode())
                .isEqualTo(200);
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        var workers = Executors.newFixedThreadPool(3);
        for (int worker = 0; worker < 3; worker++) {
            workers.execute(() -> {
                var admin = admin();
                while (true) {
                    var answer = admin.post(START, FOR_GUIGANG);
                    if (answer.statusCode() == 200) {
                        acknowledged.add(Visitor.parsed(answer).get("id").asText());
                    }
                }
            });
        }
        while (acknowledged.size() < 60) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        program.kill();
        workers.shutdownNow();
        assertThat(workers.awaitTermination(30, TimeUnit.SECONDS)).isTrue();

        program = RunningProgram.start(folder, Map.of());
        assertThat(program.demoPassword()).isEqualTo(password);
        Set<String> found = ConcurrentHashMap.newKeySet();
        admin().json("/engine-rest/process-instance?processDefinitionKey=running-probe")
                .forEach(instance -> found.add(instance.get("id").asText()));
        assertThat(found).containsAll(acknowledged);
        assertThat(admin().json("/engine-rest/task/count?processDefinitionKey=running-probe")
                        .get("count")
                        .asInt())
                .isEqualTo(found.size());
    }

    @Test
    void killed_in_the_middle_of_the_rehearsal_it_rehearses_again_from_the_beginning_and_shows_nothing_half_done()
            throws InterruptedException {
        Path other = RunningProgram.newFolder();
        var first = RunningProgram.serve(other, Map.of());
        var somebody = Visitor.anonymous(first.port());
        var admin = Visitor.withBasic(first.port(), "admin", first.demoPassword());
        while (somebody.preparation().get("step").asInt() < 3) {
            assertThat(somebody.preparation().get("state").asText()).isEqualTo("RUNNING");
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(somebody.preparation().get("doing").asText()).startsWith("北海市：");
        // What waits for its day from the first start on is nobody's half-done work.
        assertThat(admin.json(
                                "/engine-rest/process-instance/count?processDefinitionKeyNotIn=access-check,deferred-list")
                        .get("count")
                        .asInt())
                .as("people who come meanwhile meet no plan half way")
                .isZero();
        first.kill();

        try (var again = RunningProgram.start(other, Map.of())) {
            assertThat(rehearsed(again)).isEqualTo(rehearsed(program));
        }
    }

    /** Open tasks of each step. */
    private static Map<String, Integer> rehearsed(RunningProgram rehearsed) {
        Map<String, Integer> steps = new TreeMap<>();
        Visitor.withBasic(rehearsed.port(), "admin", rehearsed.demoPassword())
                .json("/engine-rest/task")
                .forEach(task -> steps.merge(task.get("taskDefinitionKey").asText(), 1, Integer::sum));
        steps.remove("UserTask_Work");
        return steps;
    }

    @Test
    void a_task_completed_twice_at_once_is_completed_once() throws Exception {
        String instance =
                Visitor.parsed(admin().post(START, FOR_GUIGANG)).get("id").asText();
        String task = admin().json("/engine-rest/task?processInstanceId=" + instance)
                .get(0)
                .get("id")
                .asText();
        String password = program.demoPassword();
        Callable<Integer> complete = () -> Visitor.withBasic(program.port(), "guigang.agriculture", password)
                .post("/engine-rest/task/" + task + "/complete", "{}")
                .statusCode();
        var workers = Executors.newFixedThreadPool(6);
        try {
            List<Integer> answers = workers
                    .invokeAll(IntStream.range(0, 6).mapToObj(i -> complete).toList())
                    .stream()
                    .map(future -> {
                        try {
                            return future.get();
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .toList();
            assertThat(answers).containsOnlyOnce(204);
        } finally {
            workers.shutdownNow();
        }
        assertThat(admin().json("/engine-rest/history/task/count?processInstanceId=" + instance)
                        .get("count")
                        .asInt())
                .isEqualTo(1);
        assertThat(admin().json("/engine-rest/history/process-instance/" + instance)
                        .get("state")
                        .asText())
                .isEqualTo("COMPLETED");
    }

    @Test
    void a_busy_port_is_told_in_one_line() {
        Path other = RunningProgram.newFolder();
        var second = RunningProgram.launch(other, program.port(), Map.of());
        assertRefused(second, "端口 " + program.port() + " 已被其他程序占用");
        assertThat(other).doesNotExist();
    }

    @Test
    void a_data_folder_in_use_is_told_in_one_line() {
        var second = RunningProgram.launch(folder, RunningProgram.freePort(), Map.of());
        assertRefused(second, "正被另一个正在运行的净土程序使用");
        assertThat(admin().get("/engine-rest/task").statusCode()).isEqualTo(200);
    }

    @Test
    void a_database_that_does_not_answer_is_told_in_one_line() {
        var second = external("jdbc:postgresql://localhost:" + RunningProgram.freePort() + "/jingtu", "x", "x");
        assertRefused(second, "连接不上数据库");
    }

    @Test
    void a_wrong_password_of_the_database_is_told_in_one_line_that_does_not_repeat_it() throws IOException {
        String port =
                Files.readAllLines(folder.resolve("postgres/postmaster.pid")).get(3);
        var second = external("jdbc:postgresql://localhost:" + port + "/jingtu", "postgres", "guessed-secret");
        assertRefused(second, "拒绝用户“postgres”登录");
        assertThat(second.errors()).noneMatch(line -> line.contains("guessed-secret"));
    }

    @Test
    void an_address_of_another_kind_of_database_is_told_in_one_line() {
        assertRefused(external("jdbc:h2:mem:x", "x", "x"), "不是 PostgreSQL 地址");
    }

    @Test
    void the_demo_is_not_to_be_had_on_a_server_of_ones_own() {
        var second = RunningProgram.launch(
                RunningProgram.newFolder(),
                RunningProgram.freePort(),
                Map.of(
                        "SPRING_DATASOURCE_URL", TestDatabase.create("external_demo"),
                        "SPRING_DATASOURCE_USERNAME", "postgres",
                        "JINGTU_DEMO", "true"));
        assertRefused(second, "演示账号不能用于外部数据库");
    }

    @Test
    void on_a_server_of_ones_own_there_is_one_administrator_and_no_demo() {
        Path other = RunningProgram.newFolder();
        String url = TestDatabase.create("external_office");
        try (var office = RunningProgram.start(
                other,
                Map.of(
                        "SPRING_DATASOURCE_URL", url,
                        "SPRING_DATASOURCE_USERNAME", "postgres",
                        "JINGTU_ADMIN_USER", "office.admin",
                        "JINGTU_ADMIN_PASSWORD", "Office-Rules-2026"))) {
            var admin = Visitor.withBasic(office.port(), "office.admin", "Office-Rules-2026");
            assertThat(admin.json("/engine-rest/user/count").get("count").asInt())
                    .isEqualTo(1);
            assertThat(admin.json("/engine-rest/tenant")).isNotEmpty();
            assertThat(office.output()).doesNotContain("demo password", "Office-Rules-2026");
            assertThat(other.resolve("postgres")).doesNotExist();
        }
    }

    private static RunningProgram external(String url, String user, String password) {
        return RunningProgram.launch(
                RunningProgram.newFolder(),
                RunningProgram.freePort(),
                Map.of(
                        "SPRING_DATASOURCE_URL", url,
                        "SPRING_DATASOURCE_USERNAME", user,
                        "SPRING_DATASOURCE_PASSWORD", password));
    }

    private static void assertRefused(RunningProgram refused, String reason) {
        assertThat(refused.ended()).isEqualTo(1);
        assertThat(refused.errors())
                .filteredOn(line -> line.startsWith("启动失败："))
                .singleElement()
                .asString()
                .contains(reason, "请");
        assertThat(refused.errors()).hasSize(1);
        assertThat(refused.output()).doesNotContain("\tat ", "Exception");
    }
}
