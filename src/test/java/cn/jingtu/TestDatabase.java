package cn.jingtu;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.MapPropertySource;

/** One PostgreSQL for all tests of a run, below {@code target/}, and a database of its own for each context. */
public class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

    private static final AtomicInteger CONTEXTS = new AtomicInteger();
    private static final List<ConfigurableApplicationContext> PROGRAMS = new CopyOnWriteArrayList<>();

    /** Before the program's own initializer, which would otherwise start a database of its own. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        PROGRAMS.add(context);
        int number = CONTEXTS.incrementAndGet();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "testDatabase",
                        Map.of(
                                "spring.datasource.url",
                                create("jingtu_" + number),
                                "spring.datasource.username",
                                "postgres",
                                "spring.datasource.password",
                                "",
                                "spring.datasource.hikari.maximum-pool-size",
                                8,
                                "jingtu.embedded-database",
                                true,
                                "jingtu.data-dir",
                                "target/test-data/" + UUID.randomUUID())));
    }

    /** Creates an empty database and answers its JDBC address; user {@code postgres}, no password. */
    public static String create(String name) {
        return create(name, "");
    }

    /** The same with all that another database holds, to which nothing may be connected meanwhile. */
    public static String copy(String other, String name) {
        return create(name, " TEMPLATE " + other);
    }

    private static String create(String name, String options) {
        try (var connection = Server.INSTANCE.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + options);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Server.INSTANCE.getJdbcUrl("postgres", name);
    }

    private static final class Server {

        static final EmbeddedPostgres INSTANCE = start();

        private static EmbeddedPostgres start() {
            try {
                var server = EmbeddedPostgres.builder()
                        .setDataDirectory(Path.of(
                                        "target",
                                        "test-postgres",
                                        UUID.randomUUID().toString())
                                .toAbsolutePath())
                        .setServerConfig("timezone", "Asia/Shanghai")
                        .setServerConfig("unix_socket_directories", "")
                        .setRegisterShutdownHook(false)
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** After the programs under test, which would wait for it in vain; tests without a program need it stopped too. */
        private static void stop(EmbeddedPostgres server) {
            PROGRAMS.forEach(ConfigurableApplicationContext::close);
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
