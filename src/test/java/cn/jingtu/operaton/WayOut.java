package cn.jingtu.operaton;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.RunningProgram;
import cn.jingtu.TestDatabase;
import cn.jingtu.Visitor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * The program on Operaton goes on with a copy of a database that the program on Camunda has filled. Needs both jars; run by
 * {@code .ci/way-out}, which builds them, and by no build.
 */
class WayOut {

    private static final Path ON_CAMUNDA = Path.of("target", "jingtu-0.1.0.jar");
    private static final Path ON_OPERATON = Path.of("target", "operaton", "target", "jingtu-0.1.0.jar");

    private static final String STEP = "UserTask_DraftScheme";

    private final ObjectMapper json = new ObjectMapper();

    /** What is open, by id: deployed procedures, people's tasks, timers with their day. */
    private record Open(Map<String, String> procedures, Map<String, String> tasks, Map<String, String> timers) {

        static Open seenBy(Visitor admin) {
            return new Open(
                    byId(admin.json("/engine-rest/process-definition"), "resource"),
                    byId(admin.json("/engine-rest/task"), "name"),
                    byId(admin.json("/engine-rest/job?timers=true"), "dueDate"));
        }

        private static Map<String, String> byId(JsonNode listed, String text) {
            Map<String, String> found = new TreeMap<>();
            listed.forEach(
                    each -> found.put(each.get("id").asText(), each.get(text).asText()));
            return found;
        }
    }

    @Test
    void a_copy_of_a_running_database_is_opened_and_goes_on() throws Exception {
        Path folder = RunningProgram.newFolder();
        Open left;
        Task handedIn;
        String session;
        try (var camunda = serve(ON_CAMUNDA, folder, TestDatabase.create("way_out"))) {
            Visitor admin = admin(camunda);
            handedIn = handIn(camunda, "原引擎上办理");
            session = signIn(camunda, "camunda").cookie("SESSION").orElseThrow();
            awaitNoJobDue(admin);
            left = Open.seenBy(admin);
        }
        assertThat(left.tasks).hasSizeGreaterThan(100);

        String copy = TestDatabase.copy("way_out", "way_out_copy");
        prepare(copy);
        try (var operaton = serve(ON_OPERATON, folder, copy)) {
            Visitor admin = admin(operaton);
            assertThat(admin.json("/engine-rest/version").get("version").asText())
                    .isEqualTo(OnOperaton.RELEASE);
            assertThat(Open.seenBy(admin)).isEqualTo(left);

            assertThat(stateOf(admin, handedIn)).isEqualTo("completed");
            Task another = handIn(operaton, "新引擎上办理");
            assertThat(left.tasks).containsKey(another.id);
            assertThat(stateOf(admin, another)).isEqualTo("completed");
            awaitNoJobDue(admin);
            assertThat(Open.seenBy(admin).tasks.keySet())
                    .as("the step that follows has come")
                    .anyMatch(id -> !left.tasks.containsKey(id));

            String plan = coordinator(operaton)
                    .json("/api/plans?state=ISSUED")
                    .get(0)
                    .get("id")
                    .asText();
            HttpResponse<String> begun = coordinator(operaton)
                    .post(
                            "/engine-rest/process-definition/key/plan-adjustment/start",
                            submission(Map.of("planId", plan)));
            assertThat(begun.statusCode()).as(begun.body()).isEqualTo(200);

            assertThat(signIn(operaton, "operaton")
                            .get("/operaton/api/admin/auth/user/default")
                            .statusCode())
                    .isEqualTo(200);
            Visitor stranger = Visitor.anonymous(operaton.port());
            assertThat(stranger.send(stranger.bare("/api/plans").header("Cookie", "SESSION=" + session))
                            .statusCode())
                    .as("who was signed in signs in again")
                    .isEqualTo(401);
            assertThat(admin.json("/engine-rest/incident/count").get("count").asInt())
                    .isZero();

            // Last, as it is before its day, which the rules of the house may refuse in what follows.
            String timer = left.timers.keySet().iterator().next();
            assertThat(admin.post("/engine-rest/job/" + timer + "/execute", "{}")
                            .statusCode())
                    .isEqualTo(204);
            assertThat(admin.get("/engine-rest/job/" + timer).statusCode()).isEqualTo(404);
        }
    }

    private static RunningProgram serve(Path jar, Path folder, String database) {
        var program = RunningProgram.serve(
                jar,
                folder,
                Map.of(
                        "SPRING_DATASOURCE_URL", database,
                        "SPRING_DATASOURCE_USERNAME", "postgres",
                        // The demo, although the database was started beforehand.
                        "JINGTU_EMBEDDED_DATABASE", "true"));
        Visitor.anonymous(program.port()).awaitRehearsal();
        return program;
    }

    private static void prepare(String database) throws IOException, SQLException {
        try (InputStream statements = WayOut.class.getResourceAsStream("/operaton/database.sql");
                var connection = DriverManager.getConnection(database, "postgres", "");
                var statement = connection.createStatement()) {
            statement.execute(new String(statements.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static Visitor admin(RunningProgram program) {
        return Visitor.withBasic(program.port(), "admin", program.demoPassword())
                .because("试验换用另一流程引擎");
    }

    private static Visitor coordinator(RunningProgram program) {
        return Visitor.withBasic(program.port(), "beihai.ecology", program.demoPassword());
    }

    /** @param body whose task it was */
    private record Task(String id, String body) {}

    /** A department hands in a scheme, as its form does; what follows is a job. */
    private Task handIn(RunningProgram program, String text) throws JsonProcessingException {
        Visitor admin = admin(program);
        String id = admin.json("/engine-rest/task?taskDefinitionKey=" + STEP)
                .get(0)
                .get("id")
                .asText();
        var task = new Task(
                id,
                admin.json("/engine-rest/task/" + id + "/identity-links?type=candidate")
                        .get(0)
                        .get("groupId")
                        .asText());
        // Each body of the demo has an account of its own name.
        HttpResponse<String> answer = Visitor.withBasic(program.port(), task.body, program.demoPassword())
                .post("/engine-rest/task/" + id + "/complete", submission(Map.of("text", text)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        return task;
    }

    private String submission(Map<String, String> handedIn) throws JsonProcessingException {
        return json.writeValueAsString(Map.of(
                "variables",
                Map.of(
                        "submission",
                        Map.of(
                                "value",
                                json.writeValueAsString(handedIn),
                                "type",
                                "String",
                                "valueInfo",
                                Map.of("transient", true)))));
    }

    private static String stateOf(Visitor admin, Task task) {
        return admin.json("/engine-rest/history/task?taskId=" + task.id)
                .get(0)
                .get("deleteReason")
                .asText();
    }

    private static Visitor signIn(RunningProgram program, String name) {
        Visitor visitor = Visitor.anonymous(program.port());
        assertThat(visitor.get("/" + name + "/app/tasklist/default/").statusCode())
                .isEqualTo(200);
        assertThat(visitor.get("/" + name + "/app/tasklist/scripts/config.js").body())
                .as("with what this program adds to them")
                .contains("jingtu");
        HttpResponse<String> answer =
                visitor.send(visitor.request("/" + name + "/api/admin/auth/user/default/login/tasklist")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("username=beihai.ecology&password=" + program.demoPassword())));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return visitor;
    }

    private static void awaitNoJobDue(Visitor admin) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofMinutes(2));
        while (admin.json("/engine-rest/job/count?executable=true").get("count").asInt() > 0) {
            assertThat(Instant.now()).isBefore(end);
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }
}
