package cn.jingtu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long it takes from the command to a served sign-in page, on an empty database and on one that it knows, against a
 * Camunda by itself (in {@code src/test/bare-camunda}). Both run as {@code spring-boot:run} runs a program, with their
 * libraries side by side and the compiler of the JVM that warms up fast; they get databases of the same running PostgreSQL
 * and take turns. Run by hand, as {@code src/docs/benchmarks.md} says; no build runs it.
 */
class StartBenchmark {

    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 5);
    private static final String PAGE = "/camunda/app/welcome/default/";

    private enum Kind {
        BARE_FIRST("bare Camunda, first start"),
        FIRST("Jingtu, first start"),
        BARE_LATER("bare Camunda, later start"),
        LATER("Jingtu, later start"),
        REHEARSED("Jingtu, first start until the rehearsal is over");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    /** @param cpu of the program, without PostgreSQL */
    private record Start(Duration wall, Duration cpu) {}

    private final Map<Kind, List<Start>> starts = new EnumMap<>(Kind.class);

    @TempDir
    private Path folders;

    @Test
    void first_and_later_starts_in_turns_with_a_bare_camunda() {
        String jingtu = laidOut("jingtu", System.getProperty("jingtu.jar", "target/jingtu-0.1.0.jar"));
        String camunda =
                laidOut("bare-camunda", System.getProperty("bare.jar", "target/bare-camunda/bare-camunda-1.jar"));
        for (int round = 1; round <= ROUNDS; round++) {
            String bare = TestDatabase.create("bare_start_" + round);
            String ours = TestDatabase.create("jingtu_start_" + round);
            Path folder = RunningProgram.newFolder();
            measure(Kind.BARE_FIRST, camunda, bare, folder);
            measure(Kind.FIRST, jingtu, ours, folder);
            measure(Kind.BARE_LATER, camunda, bare, folder);
            measure(Kind.LATER, jingtu, ours, folder);
        }
        for (Kind kind : Kind.values()) {
            System.out.printf("%s: wall %s, cpu %s%n", kind.words, all(kind, false), all(kind, true));
        }
        System.out.printf(
                "first start: wall %.2f, cpu %.2f times; later start: wall %.2f, cpu %.2f times%n",
                ratio(Kind.FIRST, Kind.BARE_FIRST, false),
                ratio(Kind.FIRST, Kind.BARE_FIRST, true),
                ratio(Kind.LATER, Kind.BARE_LATER, false),
                ratio(Kind.LATER, Kind.BARE_LATER, true));
        assertThat(ratio(Kind.FIRST, Kind.BARE_FIRST, true)).isLessThanOrEqualTo(1.5);
        assertThat(ratio(Kind.LATER, Kind.BARE_LATER, true)).isLessThanOrEqualTo(1.2);
    }

    private void measure(Kind kind, String jar, String database, Path folder) {
        int port = RunningProgram.freePort();
        Process program = launch(jar, database, folder, port);
        Instant begun = Instant.now();
        try {
            await(program, () -> Visitor.anonymous(port).get(PAGE).statusCode() == 200);
            note(kind, program, begun);
            if (kind == Kind.FIRST) {
                await(
                        program,
                        () -> !Visitor.anonymous(port)
                                .json("/api/preparation")
                                .get("state")
                                .asText()
                                .equals("RUNNING"));
                note(Kind.REHEARSED, program, begun);
            }
        } finally {
            end(program);
        }
    }

    private void note(Kind kind, Process program, Instant begun) {
        starts.computeIfAbsent(kind, k -> new ArrayList<>())
                .add(new Start(
                        Duration.between(begun, Instant.now()),
                        program.info().totalCpuDuration().orElseThrow()));
    }

    private static Process launch(String jar, String database, Path folder, int port) {
        var builder = new ProcessBuilder(java(), "-Xmx700m", "-XX:TieredStopAtLevel=1", "-jar", jar)
                .redirectErrorStream(true)
                .redirectOutput(new File("target", "start-benchmark-" + UUID.randomUUID() + ".out"));
        Map<String, String> variables = new HashMap<>();
        variables.put("SPRING_DATASOURCE_URL", database);
        variables.put("SPRING_DATASOURCE_USERNAME", "postgres");
        variables.put("SERVER_PORT", Integer.toString(port));
        // The demo, although the database was started beforehand.
        variables.put("JINGTU_EMBEDDED_DATABASE", "true");
        variables.put("JINGTU_DATA_DIR", folder.toString());
        builder.environment().putAll(variables);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Condition {
        boolean holds();
    }

    private static void await(Process program, Condition condition) {
        Instant end = Instant.now().plus(Duration.ofMinutes(8));
        while (true) {
            try {
                if (condition.holds()) {
                    return;
                }
            } catch (UncheckedIOException notYet) {
                // The port is not open yet.
            }
            if (!program.isAlive() || Instant.now().isAfter(end)) {
                throw new AssertionError("it did not start: " + program.info());
            }
            try {
                TimeUnit.MILLISECONDS.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private static void end(Process program) {
        program.destroy();
        try {
            if (!program.waitFor(60, TimeUnit.SECONDS)) {
                program.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            program.destroyForcibly();
        }
    }

    /** The jar with its libraries beside it, as the image has it and as {@code spring-boot:run} has them. */
    private String laidOut(String name, String jar) {
        Path folder = folders.resolve(name);
        try {
            int code = new ProcessBuilder(
                            java(), "-Djarmode=tools", "-jar", jar, "extract", "--destination", folder.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
            assertThat(code).as(jar).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return folder.resolve(Path.of(jar).getFileName()).toString();
    }

    private static String java() {
        return ProcessHandle.current().info().command().orElse("java");
    }

    private List<Double> seconds(Kind kind, boolean cpu) {
        return starts.getOrDefault(kind, List.of()).stream()
                .map(start -> (cpu ? start.cpu : start.wall).toMillis() / 1000.0)
                .sorted()
                .toList();
    }

    private double median(Kind kind, boolean cpu) {
        List<Double> sorted = seconds(kind, cpu);
        return sorted.get(sorted.size() / 2);
    }

    private double ratio(Kind ours, Kind bare, boolean cpu) {
        return median(ours, cpu) / median(bare, cpu);
    }

    private String all(Kind kind, boolean cpu) {
        return "%.1f s (%s)"
                .formatted(
                        median(kind, cpu),
                        seconds(kind, cpu).stream().map("%.1f"::formatted).collect(Collectors.joining(", ")));
    }
}
