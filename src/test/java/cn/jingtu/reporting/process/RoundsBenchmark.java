package cn.jingtu.reporting.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.TestDatabase;
import cn.jingtu.Visitor;
import cn.jingtu.organisation.City;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.plan.Plan;
import cn.jingtu.plan.PlanState;
import cn.jingtu.plan.Plans;
import cn.jingtu.plan.process.AnnualPlanProcess;
import cn.jingtu.plan.process.WaitingWork;
import cn.jingtu.reporting.ReportRound;
import cn.jingtu.reporting.Rounds;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.management.Metrics;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Every city of the country at once: 340 cities with 20 lead departments and five counties each, whose rounds open in
 * the same minute, worked through by the real job executor. Run by hand, as {@code src/docs/benchmarks.md} says; no
 * build runs it. The cities are generated, and loaded, issued and opened in the ordinary ways; the clock of the engine
 * is moved to the morning in question and runs on from there.
 *
 * <p>{@code -Dbenchmark.cities=} makes it smaller.
 */
@SpringBootTest(
        properties = {"jingtu.demo=false", "jingtu.rehearsal=false"},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
class RoundsBenchmark {

    private static final int CITIES = Integer.getInteger("benchmark.cities", 340);
    private static final int DEPARTMENTS = 20;
    private static final int COUNTIES = 5;
    /** Its holidays are not published; weekends are the only rest days. */
    private static final int YEAR = 2090;
    /** What {@code src/docs/benchmarks.md} promises for the full size on a machine of two cores. */
    private static final Duration PROMISED = Duration.ofMinutes(2);

    private static final int PROMISED_CONTENTION = 0;
    private static final Duration PROMISED_REQUEST = Duration.ofSeconds(1);
    private static final String PASSWORD = "Bench-2090-shuju";
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @LocalServerPort
    int port;

    @Autowired
    Organisations organisations;

    @Autowired
    Plans plans;

    @Autowired
    AnnualPlanProcess annualPlan;

    @Autowired
    Rounds rounds;

    @Autowired
    TaskService tasks;

    @Autowired
    IdentityService identities;

    @Autowired
    ProcessEngineConfigurationImpl engine;

    @Autowired
    WaitingWork waiting;

    @Autowired
    ObjectMapper json;

    @Autowired
    JdbcClient jdbc;

    @DynamicPropertySource
    static void program(DynamicPropertyRegistry properties) throws IOException {
        Path folder = Path.of("target", "benchmark-cities").toAbsolutePath();
        writeCities(folder);
        String url = TestDatabase.create("jingtu_rounds_benchmark");
        properties.add("spring.datasource.url", () -> url);
        properties.add("spring.datasource.username", () -> "postgres");
        properties.add("spring.datasource.password", () -> "");
        properties.add("jingtu.cities-dir", folder::toString);
        properties.add("jingtu.data-dir", () -> "target/benchmark-data");
    }

    @AfterAll
    static void resetClock() {
        ClockUtil.reset();
    }

    @Test
    void all_rounds_of_all_cities_open_in_the_same_minute() throws Exception {
        waiting.suspend();
        moveTo(LocalDate.of(YEAR, 1, 9).atTime(10, 0).atZone(ZONE));
        Instant begun = Instant.now();
        List<Plan> issued = issueAll();
        say("issued %d plans with %d tasks in %d s", issued.size(), issued.size() * DEPARTMENTS, secondsSince(begun));
        jdbc.sql("analyze").update();

        List<ReportRound> opening =
                issued.stream().map(plan -> rounds.ofPlan(plan.id()).get(0)).toList();
        ZonedDateTime minute = rounds.opensAt(opening.get(0).id());
        assertThat(opening).allSatisfy(r -> assertThat(rounds.opensAt(r.id())).isEqualTo(minute));
        meters(Metrics.JOB_SUCCESSFUL);
        meters(Metrics.JOB_FAILED);
        meters(Metrics.JOB_ACQUIRED_FAILURE);

        moveTo(minute.with(LocalTime.of(9, 0)));
        Instant start = Instant.now();
        await(Duration.ofMinutes(30), () -> reportTasks() == CITIES * DEPARTMENTS);
        Duration took = Duration.between(start, Instant.now());
        await(Duration.ofMinutes(5), () -> waitingJobs() == 0);
        long failed = meters(Metrics.JOB_FAILED);

        say("%d report tasks, %d county tasks after %.1f s", reportTasks(), countyTasks(), took.toMillis() / 1000.0);
        say(
                "%d jobs done; acquisitions lost to another node or thread: %d",
                meters(Metrics.JOB_SUCCESSFUL), meters(Metrics.JOB_ACQUIRED_FAILURE));
        say("jobs that failed and were retried, for contention or anything else: %d %s", failed, failures());
        requests();

        assertThat(failed).isLessThanOrEqualTo(PROMISED_CONTENTION);
        assertThat(took).isLessThanOrEqualTo(PROMISED);
    }

    // ---- the way there

    /** Every plan through check, signature and issue; the job executor issues. */
    private List<Plan> issueAll() {
        List<Plan> all = organisations.cities().stream()
                .map(City::id)
                .filter(id -> id.startsWith("bench"))
                .map(city -> plans.ofYear(city, YEAR).orElseThrow())
                .toList();
        assertThat(all).hasSize(CITIES);
        for (Plan plan : all) {
            annualPlan.start(plan);
            handIn(
                    plan,
                    "UserTask_CheckTasks",
                    "",
                    Map.of("draft", plans.draft(plan.id()), "revision", plan.revision()));
            handIn(plan, "UserTask_ChiefSign", ".head", Map.of("agreed", true));
        }
        await(
                Duration.ofMinutes(60),
                () -> all.stream().allMatch(plan -> plans.get(plan.id()).state() == PlanState.ISSUED));
        await(Duration.ofMinutes(10), () -> waitingJobs() == 0);
        return all;
    }

    private void handIn(Plan plan, String step, String suffix, Map<String, ?> submission) {
        String group = plan.cityId() + ".ecology" + suffix;
        Task task = tasks.createTaskQuery()
                .processInstanceBusinessKeyLike(plan.id() + "%")
                .taskDefinitionKey(step)
                .singleResult();
        identities.setAuthentication(group, List.of(group), List.of(plan.cityId()));
        try {
            tasks.complete(
                    task.getId(),
                    Variables.putValueTyped(
                            "submission", Variables.stringValue(json.writeValueAsString(submission), true)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } finally {
            identities.clearAuthentication();
        }
    }

    // ---- what people see then

    private void requests() {
        String city = "bench001";
        user(city + ".farm", city + ".agriculture-1");
        user(city + ".watch", city + ".supervisor");
        Visitor clerk = Visitor.withBasic(port, city + ".farm", PASSWORD);
        Visitor supervisor = Visitor.withBasic(port, city + ".watch", PASSWORD);
        String list = filter(clerk, "待我办理");
        String everything = filter(supervisor, "全部(督查)");
        timed("task list of a department", () -> assertThat(clerk.json(list)).isNotEmpty());
        timed(
                "all tasks of a city, for its supervisor",
                () -> assertThat(supervisor.json(everything)).isNotEmpty());
        timed(
                "rounds of a city, for its supervisor",
                () -> assertThat(supervisor.json("/api/report-rounds")).isNotEmpty());
        JsonNode report = clerk.json("/engine-rest/task?taskDefinitionKey=UserTask_DraftReport");
        timed(
                "form of a report",
                () -> clerk.json("/api/tasks/" + report.at("/0/id").asText() + "/progress-report"));
    }

    private String filter(Visitor visitor, String name) {
        for (JsonNode filter : visitor.json("/engine-rest/filter")) {
            if (filter.path("name").asText().equals(name)) {
                return "/engine-rest/filter/" + filter.path("id").asText() + "/list?firstResult=0&maxResults=15";
            }
        }
        throw new AssertionError("no filter " + name);
    }

    /** The second of two: the first hashes the password and loads what the program has not used before. */
    private static void timed(String what, Runnable request) {
        request.run();
        Instant start = Instant.now();
        request.run();
        Duration took = Duration.between(start, Instant.now());
        say("%s: %d ms", what, took.toMillis());
        assertThat(took).as(what).isLessThanOrEqualTo(PROMISED_REQUEST);
    }

    private void user(String id, String group) {
        var user = identities.newUser(id);
        user.setFirstName("测");
        user.setLastName("试");
        user.setPassword(PASSWORD);
        identities.saveUser(user);
        identities.createMembership(id, group);
    }

    // ---- counting

    private int reportTasks() {
        return count("select count(*) from act_ru_task where task_def_key_ = 'UserTask_DraftReport'");
    }

    private int countyTasks() {
        return count("select count(*) from act_ru_task where task_def_key_ = 'UserTask_ReportPart'");
    }

    /** Jobs that the executor could work at now, or is working at. */
    private int waitingJobs() {
        return jdbc.sql(
                        "select count(*) from act_ru_job where retries_ > 0 and suspension_state_ = 1 and (duedate_ is null or duedate_ <= ?)")
                .param(Timestamp.from(ClockUtil.getCurrentTime().toInstant()))
                .query(Integer.class)
                .single();
    }

    private int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }

    private long meters(String name) {
        return engine.getMetricsRegistry().getDbMeters().get(name).getAndClear();
    }

    /** What went wrong in jobs, by message. */
    private List<String> failures() {
        return jdbc.sql("select coalesce(job_exception_msg_, '') || '：' || count(*) from act_hi_job_log"
                        + " where job_state_ = 1 group by job_exception_msg_")
                .query(String.class)
                .list();
    }

    private static void moveTo(ZonedDateTime moment) {
        ClockUtil.offset(moment.toInstant().toEpochMilli() - System.currentTimeMillis());
    }

    private static void await(Duration atMost, BooleanSupplier condition) {
        Instant end = Instant.now().plus(atMost);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("not within " + atMost);
            }
            try {
                TimeUnit.MILLISECONDS.sleep(250);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private static long secondsSince(Instant begun) {
        return Duration.between(begun, Instant.now()).toSeconds();
    }

    private static void say(String format, Object... values) {
        System.out.println("benchmark: " + format.formatted(values));
    }

    // ---- the cities

    private static void writeCities(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var old = Files.walk(folder)) {
                for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        for (int n = 1; n <= CITIES; n++) {
            String id = "bench%03d".formatted(n);
            Path city = Files.createDirectories(folder.resolve(id));
            Files.writeString(city.resolve("organisation.yaml"), organisation(id, n));
            Files.writeString(Files.createDirectories(city.resolve("plans")).resolve(YEAR + ".yaml"), plan(id));
        }
    }

    private static String organisation(String id, int n) {
        StringBuilder yaml = new StringBuilder("""
                city:
                  id: %s
                  name: 试验%03d市
                  divisionCode: "9%03d00"
                settings:
                  coordinator: ecology
                  defaultExecutors: [%s]
                organisations:
                  - {id: ecology, name: 市生态环境局, kind: department}
                """.formatted(
                id,
                n,
                n,
                IntStream.rangeClosed(1, COUNTIES).mapToObj(c -> "county-" + c).collect(Collectors.joining(", "))));
        for (int d = 1; d < DEPARTMENTS; d++) {
            yaml.append("  - {id: agriculture-%d, name: 市第%d局, kind: department}%n".formatted(d, d));
        }
        for (int c = 1; c <= COUNTIES; c++) {
            yaml.append("  - {id: county-%d, name: 第%d县人民政府, kind: county, divisionCode: \"9%03d%02d\"}%n"
                    .formatted(c, c, n, c + 20));
        }
        return yaml.toString();
    }

    private static String plan(String id) {
        StringBuilder yaml = new StringBuilder("""
                city: %s
                year: %d
                title: %d年度土壤污染防治工作计划
                issuer: 市生态环境局
                issueDate: %d-01-09
                tasks:
                """.formatted(id, YEAR, YEAR, YEAR));
        for (int t = 0; t < DEPARTMENTS; t++) {
            yaml.append("""
                      - ref: 二(一)-%d
                        section: （一）重点任务
                        title: 第%d项任务
                        content: 按要求组织落实，年底前完成。
                        leadMode: one
                        leads: [%s]
                        indicators:
                          - {name: 完成率, operator: ">=", target: "90", unit: "%%"}
                    """.formatted(t + 1, t + 1, t == 0 ? "ecology" : "agriculture-" + t));
        }
        return yaml.toString();
    }
}
