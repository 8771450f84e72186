package cn.jingtu.register;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.JingtuTest;
import cn.jingtu.Visitor;
import cn.jingtu.matter.Actor;
import cn.jingtu.register.process.EntryLives;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A register of 100,000 sites: how long its list, its filters and its searches take over HTTP, and how long a table of 10,000
 * rows takes to come in beside them. The sites are made here, always the same, and put on record in the ordinary way. Run by
 * hand, as {@code src/docs/benchmarks.md} says; no build runs it.
 *
 * <p>{@code -Dbenchmark.entries=} and {@code -Dbenchmark.rows=} make it smaller.
 */
@JingtuTest
class RegisterBenchmark {

    private static final int ENTRIES = Integer.getInteger("benchmark.entries", 100_000);
    private static final int ROWS = Integer.getInteger("benchmark.rows", 10_000);
    private static final int RUNNING = 500;
    private static final int TIMES = 40;
    private static final Duration PROMISED = Duration.ofMillis(300);
    private static final String PASSWORD = "Bench-2026-shuju";
    private static final String STAFF = "bench.staff";
    private static final String COUNTY = "bench.county";
    private static final String[] COUNTIES = {"gangbei", "gangnan", "qintang", "pingnan", "guiping"};
    private static final String[] TRADES = {"化工厂", "糖厂", "电镀厂", "造纸厂", "农药厂", "冶炼厂", "加油站", "皮革厂"};
    private static final String SIGNS = "港城新华兴隆宏远天地永安福康同明德金银铜铁锡石木水火土江河湖海山川云雨风雷日月星辰春秋";

    @LocalServerPort
    int port;

    @Autowired
    Register register;

    @Autowired
    Kinds kinds;

    @Autowired
    EntryLives lives;

    @Autowired
    IdentityService identities;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ObjectMapper json;

    private final Map<String, Visitor> visitors = new ConcurrentHashMap<>();
    private final Random random = new Random(100_000);

    @Test
    void a_register_of_100_000_sites_is_quick_and_takes_10_000_rows() {
        person(STAFF, "guigang.ecology");
        person(COUNTY, "guigang.gangbei");
        long begun = System.nanoTime();
        fill();
        say("%,d entries put on record in %.0f s", ENTRIES, seconds(begun));
        jdbc.sql("VACUUM ANALYZE").update();

        Map<String, Duration> slowest = new LinkedHashMap<>();
        questions().forEach((name, question) -> slowest.put(name, measure(name, question)));
        bringIn();
        assertThat(slowest.values()).allSatisfy(p95 -> assertThat(p95).isLessThan(PROMISED));
    }

    private Map<String, IntFunction<Runnable>> questions() {
        String at = "/api/registers/site/entries?";
        Map<String, IntFunction<Runnable>> questions = new LinkedHashMap<>();
        questions.put("list, newest first", n -> () -> as(STAFF).json(at + "page=" + n));
        questions.put("list, by number, far behind", n -> () -> as(STAFF).json(at + "order=NUMBER&page=" + (2000 + n)));
        questions.put(
                "list of one county, for that county", n -> () -> as(COUNTY).json(at + "page=" + n));
        questions.put(
                "filter by state, county and list",
                n -> () ->
                        as(STAFF).json(at + "state=SURVEYING&list=SUSPECTED&county=" + COUNTIES[n % COUNTIES.length]));
        questions.put("filter by what is missing", n -> () -> as(STAFF).json(at + "lacking=ANY&page=" + n));
        questions.put(
                "filter by what is overdue or due within 30 days",
                n -> () -> as(STAFF).json(at + "due=MONTH"));
        questions.put(
                "search for two words",
                n -> () -> as(STAFF)
                        .json(at + "sought="
                                + encoded(SIGNS.charAt(n % SIGNS.length()) + " " + TRADES[n % TRADES.length])));
        questions.put(
                "search for what nothing is called", n -> () -> as(STAFF).json(at + "sought=" + encoded("没有这样" + n)));
        questions.put("outline search", n -> () -> {
            double west = 109.3 + n * 0.02;
            as(STAFF).json(at + "within=" + west + ",23.0," + (west + 0.02) + ",23.02");
        });
        List<String> drawn = jdbc.sql(
                        "SELECT id FROM jingtu.register_entry WHERE outline IS NOT NULL ORDER BY id LIMIT 100")
                .query(String.class)
                .list();
        questions.put(
                "one entry with its neighbours",
                n -> () -> as(STAFF).json("/api/registers/entries/" + drawn.get(n % drawn.size())));
        return questions;
    }

    /** @return p95 */
    private static Duration measure(String name, IntFunction<Runnable> question) {
        // The first ones load classes and fill caches.
        for (int n = 0; n < 5; n++) {
            question.apply(n).run();
        }
        long[] nanos = new long[TIMES];
        for (int n = 0; n < TIMES; n++) {
            long begun = System.nanoTime();
            question.apply(n).run();
            nanos[n] = System.nanoTime() - begun;
        }
        Arrays.sort(nanos);
        say(
                "%s: median %d ms, p95 %d ms, longest %d ms",
                name, millis(nanos[TIMES / 2]), millis(nanos[TIMES * 95 / 100]), millis(nanos[TIMES - 1]));
        return Duration.ofNanos(nanos[TIMES * 95 / 100]);
    }

    // ---- an import

    private void bringIn() {
        StringBuilder table = new StringBuilder("地块编码,地块名称,县区,状态,纳入事由,占地面积（㎡）,坐落,四至范围\n");
        for (int row = 0; row < ROWS; row++) {
            table.append("%06d,%s,%s,调查中,遥感线索,%d,演练路%d号,\"%s\"\n"
                    .formatted(
                            900_000 + row,
                            name(row),
                            new String[] {"港北区", "港南区", "覃塘区", "平南县", "桂平市"}[row % 5],
                            3000 + random.nextInt(6000),
                            row,
                            corners()));
        }
        long begun = System.nanoTime();
        String id = upload(table.toString());
        say("%,d rows: read in %.1f s", ROWS, seconds(begun));
        String at = "/api/registers/imports/" + id;
        List<String> columns = new ArrayList<>();
        as(STAFF)
                .json(at)
                .path("columns")
                .forEach(column -> columns.add(column.path("code").asText()));
        begun = System.nanoTime();
        assertThat(as(STAFF)
                        .put(
                                at + "/columns",
                                json.valueToTree(Map.of("columns", columns)).toString())
                        .statusCode())
                .isEqualTo(204);
        say("checked in %.1f s", seconds(begun));
        begun = System.nanoTime();
        CompletableFuture<Integer> kept = CompletableFuture.supplyAsync(() -> as(STAFF)
                .post(at + "/keep", "{\"looked\": true, \"begin\": false, \"reason\": \"演练\"}")
                .statusCode());
        List<Integer> progress = new ArrayList<>();
        List<Long> meanwhile = new ArrayList<>();
        while (!kept.isDone()) {
            progress.add(as(STAFF).json(at).path("done").asInt());
            long asked = System.nanoTime();
            as(STAFF).json("/api/registers/site/entries?page=1");
            meanwhile.add(System.nanoTime() - asked);
        }
        assertThat(kept.join()).isEqualTo(204);
        meanwhile.sort(null);
        say(
                "kept in %.1f s, progress seen %s; the list meanwhile: median %d ms, longest %d ms",
                seconds(begun),
                progress.stream().distinct().toList(),
                millis(meanwhile.get(meanwhile.size() / 2)),
                millis(meanwhile.get(meanwhile.size() - 1)));
        assertThat(progress.stream().distinct().count()).isGreaterThan(3);
    }

    private String upload(String table) {
        String body = "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"bench.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\n" + table + "\r\n--cut--\r\n";
        var answer = as(STAFF)
                .send(as(STAFF)
                        .request("/api/registers/site/imports")
                        .header("Content-Type", "multipart/form-data; boundary=cut")
                        .POST(BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Visitor.parsed(answer).path("id").asText();
    }

    // ---- the sites

    private void fill() {
        Kind site = kinds.get("site");
        Change change = Change.inRegister(Actor.of(STAFF), "演练", null);
        for (int from = 0; from < ENTRIES; from += 1000) {
            List<Register.Taken> some = new ArrayList<>();
            for (int n = from; n < Math.min(from + 1000, ENTRIES); n++) {
                some.add(site(site, n));
            }
            transactions.executeWithoutResult(status -> register.takeOver(some, change));
        }
        List<String> clues = jdbc.sql("SELECT id FROM jingtu.register_entry WHERE state = 'CLUE' ORDER BY id LIMIT ?")
                .param(RUNNING)
                .query(String.class)
                .list();
        clues.forEach(lives::begin);
    }

    private Register.Taken site(Kind kind, int n) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("reason", n % 3 == 0 ? "REMOTE" : "CL_1");
        values.put("address", "演练路" + n + "号");
        values.put("area", String.valueOf(3000 + random.nextInt(6000)));
        if (n % 2 == 0) {
            values.put("previousUse", "INDUSTRY");
            values.put("sensitive", "false");
            values.put("holder", name(n) + "有限公司");
            values.put("answers", "HOLDER");
            values.put("party", name(n) + "有限公司");
        }
        List<Listing> listings =
                n % 4 == 0 ? List.of(new Listing("SUSPECTED", true, LocalDate.of(2020, 5, 1), "演练", null)) : List.of();
        return new Register.Taken(
                new Register.NewEntry(
                        "guigang",
                        kind,
                        "演练%06d".formatted(n),
                        name(n),
                        COUNTIES[n % COUNTIES.length],
                        null,
                        values,
                        Outline.ofPoints(corners())),
                kind.states().get(n % kind.states().size()).code(),
                listings,
                "演练");
    }

    private String name(int n) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            name.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        return name + TRADES[n % TRADES.length] + n + "号旧址";
    }

    private String corners() {
        double east = 109.2 + random.nextDouble() * 1.1;
        double north = 22.6 + random.nextDouble() * 1.3;
        double side = 0.0006;
        return String.format(
                Locale.ROOT,
                "%.6f,%.6f;%.6f,%.6f;%.6f,%.6f;%.6f,%.6f",
                east,
                north,
                east + side,
                north,
                east + side,
                north + side,
                east,
                north + side);
    }

    private void person(String id, String group) {
        var user = identities.newUser(id);
        user.setFirstName("演");
        user.setLastName("练");
        user.setPassword(PASSWORD);
        identities.saveUser(user);
        identities.createMembership(id, group);
    }

    /** With a session, as people have one: a password is looked at once. */
    private Visitor as(String user) {
        return visitors.computeIfAbsent(user, name -> {
            Visitor visitor = Visitor.anonymous(port);
            visitor.get("/camunda/app/tasklist/default/");
            assertThat(visitor.signIn("tasklist", name, PASSWORD).statusCode()).isEqualTo(200);
            // The page of the one who is signed in now comes with a token of its own.
            visitor.get("/camunda/app/tasklist/default/");
            return visitor;
        });
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static long millis(long nanos) {
        return Math.round(nanos / 1e6);
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private static void say(String words, Object... values) {
        System.out.printf(Locale.ROOT, "BENCHMARK " + words + "%n", values);
    }
}
