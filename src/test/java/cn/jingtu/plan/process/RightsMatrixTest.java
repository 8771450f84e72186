package cn.jingtu.plan.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.JingtuTest;
import cn.jingtu.TestAccounts;
import cn.jingtu.Visitor;
import cn.jingtu.land.access.AccessCheck;
import cn.jingtu.land.access.AccessChecks;
import cn.jingtu.land.access.AccessQueries;
import cn.jingtu.land.access.Gate;
import cn.jingtu.land.access.Parcel;
import cn.jingtu.land.access.UseStatement;
import cn.jingtu.land.process.LandAccessProcess;
import cn.jingtu.matter.Actor;
import cn.jingtu.plan.Plan;
import cn.jingtu.plan.PlanDraft;
import cn.jingtu.plan.Plans;
import cn.jingtu.register.Change;
import cn.jingtu.register.Kinds;
import cn.jingtu.register.Register;
import cn.jingtu.register.process.EntryLives;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every address of {@code security/addresses.txt} asked by every kind of person for what belongs to one county: nobody
 * reads what is not theirs, nobody changes anything. Found by reflection, so that what is new is tried too.
 */
@JingtuTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RightsMatrixTest {

    private static final String PASSWORD = "Rx7-matrix-2020";
    private static final Map<String, List<String>> PEOPLE = new LinkedHashMap<>();
    /** In the texts of the county's matter, which its own city's other bodies have no part in. */
    private static final String INNER = "内部标记文字";
    /** In the title of the plan of the city. */
    private static final String OF_THE_CITY = "本市标记文字";
    /** In the title of a plan that is not issued yet. */
    private static final String UNISSUED = "未下达标记文字";

    static {
        PEOPLE.put("mx.owner", List.of("guigang.gangbei"));
        PEOPLE.put("mx.staff", List.of("guigang.ecology"));
        PEOPLE.put("mx.outpost", List.of("guigang.gangbei-ecology"));
        PEOPLE.put("mx.body", List.of("guigang.finance"));
        PEOPLE.put("mx.supervisor", List.of("guigang.supervisor"));
        PEOPLE.put("mx.auditor", List.of("guigang.auditor"));
        PEOPLE.put("mx.bh.staff", List.of("beihai.ecology"));
        PEOPLE.put("mx.bh.supervisor", List.of("beihai.supervisor"));
        PEOPLE.put("mx.bh.auditor", List.of("beihai.auditor"));
        PEOPLE.put("mx.admin", List.of("camunda-admin"));
    }

    /** What a person may leave behind without changing anything of others: sessions, own drafts, marks, the log of it. */
    private static final Set<String> OF_THE_VISIT = Set.of(
            "jingtu.security_log",
            "jingtu.spring_session",
            "jingtu.spring_session_attributes",
            "jingtu.sign_in_try",
            "jingtu.form_draft",
            "jingtu.notice_read");

    /** What is asked about a task at an entry of a register. */
    private static final Set<String> REGISTERED = Set.of("/step", "/entries");

    @LocalServerPort
    int port;

    @Autowired
    IdentityService identities;

    @Autowired
    TaskService tasks;

    @Autowired
    RuntimeService runtime;

    @Autowired
    RepositoryService repository;

    @Autowired
    ManagementService management;

    @Autowired
    FilterService filters;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Office office;

    @Autowired
    IssuedPlan plans;

    @Autowired
    Register register;

    @Autowired
    Kinds kinds;

    @Autowired
    LandAccessProcess access;

    @Autowired
    EntryLives lives;

    @Autowired
    AccessChecks checks;

    @Autowired
    SupervisionOrderSteps orders;

    private Plan plan;
    private Plan unissued;
    private Task county;
    private final Map<String, String> objects = new TreeMap<>();

    @BeforeAll
    void people_and_work() {
        TestAccounts.inGroups(identities, PASSWORD, PEOPLE);
        var spec = IssuedPlan.spec().executors("gangbei").task(IssuedPlan.REF);
        plan = plans.issue(titled(OF_THE_CITY, IssuedPlan.freshYear(), spec));
        String planTask = plan.id() + ":" + IssuedPlan.REF;
        office.handIn(planTask, "UserTask_DraftScheme", "guigang.agriculture", "zhang", Map.of("text", INNER));
        county = office.only(planTask, "UserTask_CarryOut", "guigang.gangbei");
        tasks.createComment(county.getId(), county.getProcessInstanceId(), INNER);
        runtime.setVariable(county.getExecutionId(), "marked", INNER);
        unissued = plans.begin(titled(UNISSUED, IssuedPlan.freshYear(), spec));
        objects();
        failedStep(planTask);
    }

    private PlanDraft titled(String title, int year, PlanDraft.Task task) {
        var draft = plans.draft(year, task);
        return new PlanDraft(
                draft.city(),
                draft.year(),
                title + year,
                draft.documentNumber(),
                draft.issuer(),
                draft.issueDate(),
                draft.formalities(),
                draft.goals(),
                draft.tasks(),
                draft.requirements());
    }

    /** A step of the county's matter that the program could not take. */
    private void failedStep(String planTask) {
        jdbc.sql("""
            insert into jingtu.failed_step
                   (job_id, city_id, matter, under, subject, procedure_name, step_name, words,
                    technical, since, failed_at)
            values (?, 'guigang', ?, ?, ?, '计划任务', '销号', '没有找到', 'none', now(), now())\
            """)
                .params(
                        objects.get("failed-steps"),
                        "plan-task:" + planTask,
                        Plans.matter(plan.id(), plan.cityId()).ref(),
                        INNER)
                .update();
    }

    /** By the name of the collection that the id stands behind. */
    private void objects() {
        String instance = county.getProcessInstanceId();
        String definition = county.getProcessDefinitionId();
        objects.put("task", county.getId());
        objects.put("tasks", county.getId());
        objects.put("process-instance", instance);
        objects.put("process-instances", instance);
        objects.put("execution", county.getExecutionId());
        objects.put("process-definition", definition);
        objects.put("forms", definition);
        objects.put("key", "task-execution");
        objects.put("deployment", repository.getProcessDefinition(definition).getDeploymentId());
        objects.put("job", management.createJobQuery().timers().list().get(0).getId());
        objects.put("failed-steps", objects.get("job"));
        objects.put(
                "job-definition",
                management.createJobDefinitionQuery().list().get(0).getId());
        objects.put("filter", filters.createFilterQuery().list().get(0).getId());
        objects.put("user", "mx.owner");
        objects.put("group", "guigang.gangbei");
        objects.put("members", "mx.body");
        objects.put("tenant", "guigang");
        objects.put("tenant-id", "guigang");
        objects.put("user-members", "mx.body");
        objects.put("group-members", "guigang.finance");
        objects.put("variables", "marked");
        objects.put("localVariables", "marked");
        objects.put(
                "variable-instance",
                runtime.createVariableInstanceQuery()
                        .variableName("marked")
                        .singleResult()
                        .getId());
        objects.put("comment", tasks.getTaskComments(county.getId()).get(0).getId());
        objects.put("plans", plan.id());
        objects.put("queries", query());
        objects.put("checks", check());
        String late = orders.overdue(IssuedPlan.Spec::noExecutors, INNER);
        objects.put("late-obligations", String.valueOf(orders.owed(late).id()));
        String order = orders.proposed(late);
        orders.issue(order);
        objects.put("supervision-orders", order);
        objects.put("registers", "site");
        objects.put(
                "entries",
                register.add(
                                new Register.NewEntry(
                                        "guigang",
                                        kinds.get("site"),
                                        null,
                                        INNER,
                                        "gangbei",
                                        null,
                                        Map.of("reason", "REMOTE"),
                                        null),
                                Change.inRegister(Actor.of("zhang"), INNER, null))
                        .id());
        lives.begin(objects.get("entries"));
        objects.put(
                "registered",
                tasks.createTaskQuery()
                        .processInstanceBusinessKey(objects.get("entries"))
                        .singleResult()
                        .getId());
    }

    /** What another body asked at the gate: neither the county nor the others have a part in it. */
    private String query() {
        AtomicReference<String> id = new AtomicReference<>();
        office.as(
                "mx.asker",
                "guigang.natural-resources",
                () -> id.set(access.ask(
                                new AccessQueries.Question(
                                        "guigang",
                                        Gate.G3,
                                        null,
                                        null,
                                        INNER,
                                        List.of(new Parcel(
                                                1,
                                                null,
                                                INNER,
                                                null,
                                                null,
                                                null,
                                                new UseStatement(null, null, null, null, null, null, null, null)
                                                        .use()))),
                                new Actor("mx.asker", "natural-resources"))
                        .id()));
        return id.get();
    }

    /** What another body reported of a month; the same holds for it. */
    private String check() {
        AccessCheck check = checks.lay(List.of("guigang"), YearMonth.of(2019, 1)).stream()
                .filter(one -> one.body().equals("natural-resources"))
                .findFirst()
                .orElseThrow();
        checks.takeNil(check.id(), INNER, new Actor("mx.asker", "natural-resources"));
        return check.id();
    }

    @AfterAll
    void as_before() {
        PEOPLE.keySet().forEach(identities::deleteUser);
    }

    // ---- asking

    private Visitor as(String user) {
        return user.equals("stranger") ? Visitor.anonymous(port) : Visitor.withBasic(port, user, PASSWORD);
    }

    private record Address(String method, String path) {

        boolean changes() {
            return !method.equals("GET") && !method.equals("OPTIONS");
        }
    }

    /** One way to the engine stands for the three, which are one and the same behind the door. */
    private List<Address> addresses(String planId) throws IOException {
        try (var file = RightsMatrixTest.class.getResourceAsStream("/security/addresses.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("SIGNED_IN") || line.startsWith("ADMINISTRATOR"))
                    .filter(line -> !line.contains(" /camunda/"))
                    .map(line -> line.split(" "))
                    .map(parts -> new Address(parts[1], filled(parts[2].replace("{engine}", "/engine-rest"), planId)))
                    .toList();
        }
    }

    private String filled(String path, String planId) {
        List<String> segments = new ArrayList<>();
        for (String segment : path.split("/")) {
            String before = segments.isEmpty() ? "" : segments.get(segments.size() - 1);
            String id = before.equals("plans") ? planId : objects.getOrDefault(before, objects.get("task"));
            if (before.equals("tasks") && REGISTERED.stream().anyMatch(path::endsWith)) {
                id = objects.get("registered");
            }
            segments.add(segment.replaceFirst("\\{[^}]*}", URLEncoder.encode(id, StandardCharsets.UTF_8)));
        }
        return String.join("/", segments).replace("**", "x");
    }

    private HttpResponse<String> ask(Visitor visitor, Address address, String body) {
        var request = visitor.request(address.path());
        return visitor.send(
                address.changes()
                        ? request.header("Content-Type", "application/json")
                                .method(address.method(), BodyPublishers.ofString(body))
                        : request.method(address.method(), BodyPublishers.noBody()));
    }

    private List<String> whoReads(String user, String planId, String... secrets) throws IOException {
        Visitor visitor = as(user);
        List<String> leaks = new ArrayList<>();
        for (Address address : addresses(planId)) {
            boolean queries = address.method().equals("POST") && !address.path().contains(county.getId());
            if (address.method().equals("GET") || queries) {
                String body = ask(visitor, address, "{}").body();
                for (String secret : secrets) {
                    if (body.contains(secret)) {
                        leaks.add(address + " shows " + user + " " + secret);
                    }
                }
            }
        }
        return leaks;
    }

    // ---- reading

    @ParameterizedTest
    @ValueSource(strings = {"stranger", "mx.bh.staff", "mx.bh.supervisor", "mx.bh.auditor"})
    void nobody_of_another_city_reads_anything(String user) throws IOException {
        assertThat(whoReads(user, plan.id(), INNER, OF_THE_CITY, UNISSUED)).isEmpty();
        assertThat(whoReads(user, unissued.id(), UNISSUED)).isEmpty();
    }

    @Test
    void another_body_of_the_city_reads_neither_the_countys_matter_nor_a_plan_before_its_issue() throws IOException {
        assertThat(whoReads("mx.body", plan.id(), INNER, UNISSUED)).isEmpty();
        assertThat(whoReads("mx.body", unissued.id(), UNISSUED)).isEmpty();
    }

    @Test
    void a_county_reads_no_plan_before_its_issue() throws IOException {
        assertThat(whoReads("mx.owner", unissued.id(), UNISSUED)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mx.owner", "mx.supervisor", "mx.auditor", "mx.admin"})
    void whoever_may_read_it_would_have_been_noticed(String user) throws IOException {
        assertThat(whoReads(user, plan.id(), INNER)).isNotEmpty();
    }

    @Test
    void whose_step_at_an_entry_it_is_reads_what_it_asks_and_what_is_on_record() {
        for (String asked : REGISTERED) {
            String path = "/api/tasks/" + objects.get("registered") + asked;
            assertThat(as("mx.outpost").get(path).statusCode()).as(path).isEqualTo(200);
            assertThat(as("mx.staff").get(path).statusCode()).as(path).isEqualTo(404);
            assertThat(as("mx.owner").get(path).statusCode()).as(path).isEqualTo(404);
            assertThat(as("mx.body").get(path).statusCode()).as(path).isEqualTo(404);
            assertThat(as("mx.bh.staff").get(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(as("mx.outpost")
                        .get("/api/tasks/" + objects.get("registered") + "/entries")
                        .body())
                .contains(INNER);
    }

    // ---- changing

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stranger",
                "mx.body",
                "mx.supervisor",
                "mx.auditor",
                "mx.bh.staff",
                "mx.bh.supervisor",
                "mx.bh.auditor"
            })
    void nobody_changes_what_is_not_theirs(String user) throws IOException {
        Visitor visitor = as(user);
        Map<String, String> before = state();
        List<String> taken = new ArrayList<>();
        for (Address address : addresses(plan.id())) {
            boolean supervises = address.path().endsWith("/urges")
                    || address.path().startsWith("/api/late-obligations/")
                    || address.path().startsWith("/api/failed-steps/");
            if (!address.changes() || (user.equals("mx.supervisor") && supervises)) {
                continue;
            }
            String body = "{\"userId\":\"" + user
                    + "\",\"reason\":\"试一试能否改动\",\"text\":\"试一试能否改动\",\"words\":\"试一试能否改动\",\"note\":\"试一试\","
                    + "\"errorCode\":\"x\",\"message\":\"x\",\"id\":\"" + objects.get("comment") + "\","
                    + "\"firstName\":\"改\",\"password\":\"x\",\"value\":1,\"suspended\":true,\"retries\":0}";
            int status = ask(visitor, address, body).statusCode();
            if (status >= 500) {
                taken.add(address + " answers " + user + " " + status);
            }
        }
        assertThat(state()).isEqualTo(before);
        assertThat(taken).isEmpty();
    }

    @Test
    void a_change_would_have_been_noticed() {
        Map<String, String> before = state();
        tasks.setPriority(county.getId(), 60);
        assertThat(state()).isNotEqualTo(before);
        tasks.setPriority(county.getId(), 50);
    }

    /** A fingerprint of every table of the engine and of the program. */
    private Map<String, String> state() {
        Map<String, String> state = new TreeMap<>();
        for (String table : jdbc.sql("""
            SELECT table_schema || '.' || table_name FROM information_schema.tables
            WHERE table_type = 'BASE TABLE' AND (table_schema = 'jingtu' OR table_name LIKE 'act\\_%')\
            """).query(String.class).list()) {
            if (!OF_THE_VISIT.contains(table)) {
                state.put(
                        table,
                        jdbc.sql("SELECT count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' ORDER BY"
                                        + " md5(t::text))), '') FROM "
                                        + table + " t")
                                .query(String.class)
                                .single());
            }
        }
        return state;
    }
}
