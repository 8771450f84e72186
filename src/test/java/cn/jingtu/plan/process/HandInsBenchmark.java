package cn.jingtu.plan.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.TestDatabase;
import cn.jingtu.Visitor;
import cn.jingtu.plan.Plan;
import cn.jingtu.plan.PlanTask;
import cn.jingtu.plan.Plans;
import cn.jingtu.plan.TaskState;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
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
 * Twenty counties hand in the same task of a plan, one after the other and all at once, over HTTP and with the
 * submissions of the real form. Run by hand, as {@code src/docs/benchmarks.md} says; no build runs it.
 */
@SpringBootTest(
        properties = {
            "jingtu.demo=false",
            "jingtu.rehearsal=false",
            "jingtu.cities-dir=src/test/resources/many-counties"
        },
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
class HandInsBenchmark {

    private static final int TASKS = 24;
    private static final int WARM_UP = 8;

    @LocalServerPort
    int port;

    @Autowired
    ManyCounties counties;

    @Autowired
    Plans plans;

    @Autowired
    WaitingWork waiting;

    @Autowired
    JdbcClient jdbc;

    @DynamicPropertySource
    static void program(DynamicPropertyRegistry properties) {
        String url = TestDatabase.create("jingtu_hand_ins_benchmark");
        properties.add("spring.datasource.url", () -> url);
        properties.add("spring.datasource.username", () -> "postgres");
        properties.add("spring.datasource.password", () -> "");
        properties.add("jingtu.data-dir", () -> "target/benchmark-data");
    }

    @AfterAll
    static void resetClock() {
        ClockUtil.reset();
    }

    private record Answer(int status, Duration took) {}

    @Test
    void twenty_counties_hand_in_one_after_the_other_and_all_at_once() {
        counties.accounts();
        waiting.suspend();
        Plan plan = counties.signed(2092, TASKS);
        await(() -> plans.tasks(plan.id()).stream().allMatch(task -> task.state() == TaskState.RUNNING));
        List<PlanTask> tasks = plans.tasks(plan.id());
        List<Duration> schemes = new ArrayList<>();
        for (PlanTask task : tasks) {
            await(() -> counties.open(task.id(), "UserTask_DraftScheme").size() == 1);
            Answer scheme = timed(() -> counties.handIn(
                    counties.clerk(port, ManyCounties.LEAD),
                    counties.open(task.id(), "UserTask_DraftScheme").get(0).getId(),
                    Office.SCHEME));
            assertThat(scheme.status).isEqualTo(204);
            schemes.add(scheme.took);
            await(() -> counties.open(task.id(), "UserTask_CarryOut").size() == ManyCounties.COUNTIES);
        }
        say("scheme that hands out to twenty counties: %s", figures(schemes.subList(WARM_UP, TASKS)));
        jdbc.sql("analyze").update();

        for (PlanTask task : tasks.subList(0, WARM_UP)) {
            handIn(task, task.ref().hashCode() % 2 == 0);
        }
        measured("one after the other", tasks.subList(WARM_UP, (TASKS + WARM_UP) / 2), false);
        measured("all at once", tasks.subList((TASKS + WARM_UP) / 2, TASKS), true);
    }

    private void measured(String what, List<PlanTask> tasks, boolean together) {
        double cpu = cpuSeconds();
        Instant start = Instant.now();
        List<Duration> took = new ArrayList<>();
        AtomicInteger refused = new AtomicInteger();
        AtomicInteger first = new AtomicInteger();
        for (PlanTask task : tasks) {
            List<Answer> answers = handIn(task, together);
            answers.forEach(answer -> took.add(answer.took));
            first.addAndGet((int) answers.stream().filter(a -> a.status == 204).count());
            // What was refused is handed in again until it is accepted: the work is the same for every way.
            for (List<Task> left = counties.open(task.id(), "UserTask_CarryOut");
                    !left.isEmpty();
                    left = counties.open(task.id(), "UserTask_CarryOut")) {
                refused.addAndGet(left.size());
                handIn(task, false);
            }
        }
        int all = tasks.size() * ManyCounties.COUNTIES;
        say(
                "%s: %d hand-ins, %d accepted at once, %d presses refused; %s; %.1f ms of processor and %.1f ms of time each",
                what,
                all,
                first.get(),
                refused.get(),
                figures(took),
                (cpuSeconds() - cpu) * 1000 / all,
                (double) Duration.between(start, Instant.now()).toMillis() / all);
    }

    private List<Answer> handIn(PlanTask task, boolean together) {
        Map<String, Object> report = counties.report(task.id());
        List<Callable<Answer>> calls = counties.open(task.id(), "UserTask_CarryOut").stream()
                .<Callable<Answer>>map(open -> {
                    Visitor clerk = counties.clerk(port, counties.group(open));
                    return () -> timed(() -> counties.handIn(clerk, open.getId(), report));
                })
                .toList();
        if (together) {
            return ManyCounties.atOnce(calls);
        }
        List<Answer> answers = new ArrayList<>();
        for (Callable<Answer> call : calls) {
            try {
                answers.add(call.call());
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        return answers;
    }

    private static Answer timed(Callable<HttpResponse<String>> call) {
        Instant start = Instant.now();
        try {
            int status = call.call().statusCode();
            return new Answer(status, Duration.between(start, Instant.now()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of this process, program and clerks alike, and of the connections of the program in PostgreSQL. */
    private double cpuSeconds() {
        long own = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
        double database = jdbc
                .sql("select pid from pg_stat_activity where datname = current_database()")
                .query(Integer.class)
                .list()
                .stream()
                .mapToDouble(HandInsBenchmark::cpuSeconds)
                .sum();
        return own / 1e9 + database;
    }

    private static double cpuSeconds(int pid) {
        try {
            String[] stat = Files.readString(Path.of("/proc/" + pid + "/stat"))
                    .replaceFirst("^.*\\) ", "")
                    .split(" ");
            return (Long.parseLong(stat[11]) + Long.parseLong(stat[12])) / 100.0;
        } catch (IOException e) {
            return 0;
        }
    }

    private static String figures(List<Duration> took) {
        List<Duration> sorted = new ArrayList<>(took);
        Collections.sort(sorted);
        return "median %d, 95 %% %d, longest %d ms"
                .formatted(
                        sorted.get(sorted.size() / 2).toMillis(),
                        sorted.get(sorted.size() * 95 / 100).toMillis(),
                        sorted.get(sorted.size() - 1).toMillis());
    }

    private static void await(BooleanSupplier condition) {
        Instant end = Instant.now().plus(Duration.ofMinutes(5));
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("not within five minutes");
            }
            try {
                TimeUnit.MILLISECONDS.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private static void say(String format, Object... values) {
        System.out.println("benchmark: " + format.formatted(values));
    }
}
