package cn.jingtu;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** The packaged program in a process of its own, as an operator starts it. */
public final class RunningProgram implements AutoCloseable {

    private final Process process;
    private final int port;
    private final Path output;
    private final Path errors;

    private RunningProgram(Process process, int port, Path output, Path errors) {
        this.process = process;
        this.port = port;
        this.output = output;
        this.errors = errors;
    }

    /** A folder below {@code target/} that no other test uses. */
    public static Path newFolder() {
        return Path.of("target", "running", UUID.randomUUID().toString()).toAbsolutePath();
    }

    public static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Starts without waiting.
     *
     * @param folder data folder of the program
     * @param environment variables beside those of this process
     */
    public static RunningProgram launch(Path folder, int port, Map<String, String> environment) {
        return launch(Path.of(System.getProperty("jingtu.jar")), folder, port, environment);
    }

    private static RunningProgram launch(Path jar, Path folder, int port, Map<String, String> environment) {
        try {
            Path logs = Files.createDirectories(Path.of("target", "running"));
            String name = UUID.randomUUID().toString();
            Path output = logs.resolve(name + ".out").toAbsolutePath();
            Path errors = logs.resolve(name + ".err").toAbsolutePath();
            var builder = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElse("java"), "-Xmx700m", "-jar", jar.toString())
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile());
            Map<String, String> variables = new HashMap<>(environment);
            variables.putIfAbsent("SERVER_PORT", Integer.toString(port));
            variables.putIfAbsent("JINGTU_DATA_DIR", folder.toString());
            builder.environment().putAll(variables);
            return new RunningProgram(builder.start(), port, output, errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts and waits until people can sign in and the demo's plans have come to today. */
    public static RunningProgram start(Path folder, Map<String, String> environment) {
        var program = serve(folder, environment);
        Visitor.anonymous(program.port).awaitRehearsal();
        return program;
    }

    /** Starts and waits until people can sign in; the demo's plans are still being rehearsed then. */
    public static RunningProgram serve(Path folder, Map<String, String> environment) {
        return served(launch(folder, freePort(), environment));
    }

    /** The same with a jar other than the one of this build. */
    public static RunningProgram serve(Path jar, Path folder, Map<String, String> environment) {
        return served(launch(jar, folder, freePort(), environment));
    }

    private static RunningProgram served(RunningProgram program) {
        Instant end = Instant.now().plus(Duration.ofMinutes(8));
        while (!program.isUp()) {
            if (!program.process.isAlive() || Instant.now().isAfter(end)) {
                program.process.destroyForcibly();
                throw new AssertionError("it did not start:\n" + program.output() + program.errors());
            }
            pause();
        }
        return program;
    }

    private boolean isUp() {
        try {
            return Visitor.anonymous(port).get("/actuator/health").statusCode() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public int port() {
        return port;
    }

    public String output() {
        return read(output);
    }

    public List<String> errors() {
        return read(errors).lines().filter(line -> !line.isBlank()).toList();
    }

    /** The password of the demo accounts, as printed at the start. */
    public String demoPassword() {
        Instant end = Instant.now().plusSeconds(20);
        while (Instant.now().isBefore(end)) {
            var line = output().lines()
                    .filter(text -> text.startsWith("demo password: "))
                    .findFirst();
            if (line.isPresent()) {
                return line.get().substring("demo password: ".length());
            }
            pause();
        }
        throw new AssertionError("no demo password:\n" + output());
    }

    /** The exit code, once the program has ended by itself. */
    public int ended() {
        try {
            if (!process.waitFor(90, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("still running:\n" + output());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** As {@code kill -9} or a power cut would. */
    public void kill() {
        process.destroyForcibly();
        ended();
    }

    @Override
    public void close() {
        process.destroy();
        ended();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
