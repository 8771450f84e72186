package cn.jingtu.platform.database;

import cn.jingtu.platform.SecretFile;
import cn.jingtu.platform.StartFailure;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL that starts and stops with the program and keeps its data between runs in {@code postgres/} of the data
 * folder. It listens on the loopback address only, asks for a password that is kept beside it, and writes to disk as a
 * server should; the settings of the library that starts it are meant for tests and give that up.
 */
final class EmbeddedDatabase {

    static final String USER = "postgres";
    private static final String DATABASE = "jingtu";

    /** Of the binaries in the pom; a folder written by another major version can't be opened. */
    private static final String MAJOR_VERSION = "17";

    private static final String ACCESS = """
            # Written by Jingtu: password for everyone, this machine only.
            host all all 127.0.0.1/32 scram-sha-256
            host all all ::1/128 scram-sha-256
            """;

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

    private final FileChannel lock;
    private final EmbeddedPostgres server;
    private final String password;

    private EmbeddedDatabase(FileChannel lock, EmbeddedPostgres server, String password) {
        this.lock = lock;
        this.server = server;
        this.password = password;
    }

    /** Starts the server on the data folder, which is created when it does not exist. */
    static EmbeddedDatabase start(Path directory) {
        refuseOtherMachine(System.getProperty("os.name"), System.getProperty("os.arch"));
        refuseRoot();
        Path folder = directory.toAbsolutePath().normalize();
        FileChannel lock = lock(folder);
        try {
            String password = SecretFile.readOrCreate(folder.resolve("postgres-password"));
            Path cluster = folder.resolve("postgres");
            refuseOtherVersion(cluster);
            if (!Files.exists(cluster)) {
                create(folder, cluster, password);
            }
            stopOrphan(cluster, password);
            return new EmbeddedDatabase(lock, serve(folder, cluster, password), password);
        } catch (IOException | SQLException | RuntimeException e) {
            release(lock);
            throw e instanceof StartFailure failure ? failure : notStarted(folder, e);
        }
    }

    String url() {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + DATABASE;
    }

    String password() {
        return password;
    }

    void close() {
        try {
            server.close();
        } catch (IOException e) {
            log.warn("the embedded PostgreSQL did not stop; the next start ends it", e);
        }
        release(lock);
    }

    /** The operating system takes the lock back when the process ends, however it ends. */
    private static FileChannel lock(Path folder) {
        FileChannel channel = null;
        try {
            SecretFile.createPrivateDirectory(folder);
            channel = FileChannel.open(
                    folder.resolve("jingtu.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            log.debug("locked by this very process", e);
        } catch (IOException e) {
            throw new StartFailure(
                    "数据目录 " + folder + " 无法写入：" + e.getMessage() + "。", "请检查目录权限，或用 JINGTU_DATA_DIR 另指定目录。", e);
        }
        release(channel);
        throw new StartFailure("数据目录 " + folder + " 正被另一个正在运行的净土程序使用。", "请先停止那个程序，或用 JINGTU_DATA_DIR 另指定目录。");
    }

    /**
     * A jar brings PostgreSQL for the kind of machine it was built on, for all of them, or not at all.
     *
     * @param os as the system property {@code os.name} has it
     * @param arch as {@code os.arch} has it
     */
    static void refuseOtherMachine(String os, String arch) {
        String system = os.startsWith("Mac") ? "Darwin" : os.startsWith("Windows") ? "Windows" : os;
        try {
            DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, arch).close();
        } catch (IllegalStateException | IOException e) {
            throw new StartFailure(
                    "本程序包不带适用于本机（" + os + " " + arch + "）的 PostgreSQL。",
                    "请在本机上重新构建（./mvnw package），或换用适用于全部平台的程序包（./mvnw -Pall-platforms package），"
                            + "或改用外部数据库（SPRING_DATASOURCE_URL）。",
                    e);
        }
    }

    /** PostgreSQL never runs as root; the library gets around that where the system lets it change identity. */
    private static void refuseRoot() {
        if ("root".equals(System.getProperty("user.name"))
                && System.getProperty("os.name").startsWith("Linux")
                && !LinuxUtils.isUnshareAvailable()) {
            throw new StartFailure(
                    "自带的 PostgreSQL 不能以 root 身份运行，而本机不允许为它另换身份。", "请改用普通用户启动，或改用外部数据库（SPRING_DATASOURCE_URL）。");
        }
    }

    private static void refuseOtherVersion(Path cluster) throws IOException {
        Path version = cluster.resolve("PG_VERSION");
        if (Files.exists(version) && !Files.readString(version).strip().equals(MAJOR_VERSION)) {
            throw new StartFailure(
                    "数据目录 " + cluster + " 由 PostgreSQL "
                            + Files.readString(version).strip() + " 写成，本程序自带的是 " + MAJOR_VERSION + "。",
                    "请用旧版程序导出数据（pg_dump），再导入新目录；原目录未作改动。");
        }
    }

    /** Prepared under another name, so that a folder called {@code postgres} is always complete. */
    private static void create(Path folder, Path cluster, String password) throws IOException, SQLException {
        Path draft = folder.resolve("postgres.new");
        stopOrphan(draft, password);
        delete(draft);
        SecretFile.createPrivateDirectory(draft);
        try (EmbeddedPostgres server = serve(folder, draft, password);
                var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("ALTER ROLE " + USER + " PASSWORD '" + password + "'");
            statement.execute("CREATE DATABASE " + DATABASE + " ENCODING 'UTF8' TEMPLATE template0");
        }
        Files.writeString(draft.resolve("pg_hba.conf"), ACCESS);
        Files.move(draft, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    private static EmbeddedPostgres serve(Path folder, Path cluster, String password) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(cluster)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(folder.resolve("postgres-program").toFile())
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofSeconds(90))
                .setConnectConfig("password", password)
                .setServerConfig("listen_addresses", "localhost")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "60")
                .setServerConfig("timezone", "Asia/Shanghai")
                .setServerConfig("log_timezone", "Asia/Shanghai")
                .setServerConfig("logging_collector", "on")
                .setServerConfig("log_filename", "postgresql-%a.log")
                .setServerConfig("log_truncate_on_rotation", "on")
                .start();
    }

    /**
     * After {@code kill -9} of the program its PostgreSQL lives on and would refuse a second one on its folder. Nobody
     * else can be using it, since we hold the lock; asked to stop, it rolls back what was open and keeps the rest. The
     * number in its file may belong to another server by now, so the server is asked first which folder it serves.
     */
    static void stopOrphan(Path cluster, String password) throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.size() < 4
                || !lines.get(0).strip().matches("\\d{1,9}")
                || !lines.get(3).strip().matches("\\d{1,5}")) {
            return;
        }
        long pid = Long.parseLong(lines.get(0).strip());
        Optional<ProcessHandle> orphan = ProcessHandle.of(pid);
        if (orphan.isEmpty() || !serves(lines.get(3).strip(), cluster, password)) {
            // PostgreSQL itself tells a stale file from a live one.
            return;
        }
        log.info("the PostgreSQL of a killed run is still up; it is stopped");
        if (System.getProperty("os.name").startsWith("Windows")) {
            orphan.get().destroy();
        } else {
            // SIGINT ends its open sessions; the SIGTERM of destroy() would wait for them.
            new ProcessBuilder("kill", "-INT", Long.toString(pid)).start();
        }
        try {
            orphan.get().onExit().get(60, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new StartFailure("上次运行遗留的 PostgreSQL 进程（编号 " + pid + "）未能停止。", "请手工结束该进程后重新启动，数据不会丢失。", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for process " + pid, e);
        }
    }

    private static boolean serves(String port, Path cluster, String password) throws IOException {
        String url = "jdbc:postgresql://localhost:" + port + "/postgres?connectTimeout=5&socketTimeout=10";
        try (var connection = DriverManager.getConnection(url, USER, password);
                var statement = connection.createStatement();
                var row = statement.executeQuery("SHOW data_directory")) {
            return row.next() && Files.isSameFile(Path.of(row.getString(1)), cluster);
        } catch (SQLException e) {
            log.debug("nobody of ours at port {}", port, e);
            return false;
        }
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void release(@Nullable FileChannel lock) {
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (IOException e) {
            log.debug("the lock is given back when the process ends", e);
        }
    }

    private static StartFailure notStarted(Path folder, Exception cause) {
        return new StartFailure(
                "自带的 PostgreSQL 未能在 " + folder + " 启动：" + cause.getMessage() + "。",
                "请查看 " + folder.resolve("postgres").resolve("log")
                        + " 中的日志，检查磁盘空间和目录权限，或改用外部数据库（SPRING_DATASOURCE_URL）。",
                cause);
    }
}
