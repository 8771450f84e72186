package cn.jingtu.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jingtu.TestDatabase;
import cn.jingtu.platform.StartFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be told without starting a server; the rest is in the tests of the packaged program. */
class EmbeddedDatabaseTest {

    @TempDir
    Path folder;

    @Test
    void a_server_that_has_taken_over_the_number_of_ours_is_left_alone() throws Exception {
        try (Connection connection = DriverManager.getConnection(TestDatabase.create("somebody_elses"))) {
            Path cluster = Files.createDirectories(folder.resolve("postgres"));
            Files.copy(
                    Path.of(setting(connection, "data_directory"), "postmaster.pid"),
                    cluster.resolve("postmaster.pid"));
            EmbeddedDatabase.stopOrphan(cluster, "any");
            assertThat(setting(connection, "server_version")).isNotEmpty();
        }
    }

    private static String setting(Connection connection, String name) throws Exception {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SHOW " + name)) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void data_of_another_major_version_is_left_untouched() throws Exception {
        Path cluster = Files.createDirectories(folder.resolve("postgres"));
        Files.writeString(cluster.resolve("PG_VERSION"), "16\n");
        assertThatThrownBy(() -> EmbeddedDatabase.start(folder))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("PostgreSQL 16");
        try (var files = Files.list(cluster)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void a_jar_built_for_another_machine_says_what_to_do() {
        assertThatThrownBy(() -> EmbeddedDatabase.refuseOtherMachine("SunOS", "sparcv9"))
                .isInstanceOfSatisfying(
                        StartFailure.class,
                        failure -> assertThat(failure.remedy()).contains("./mvnw package", "SPRING_DATASOURCE_URL"))
                .hasMessage("本程序包不带适用于本机（SunOS sparcv9）的 PostgreSQL。");
    }

    @Test
    void a_jar_built_on_this_machine_serves_it() {
        assertThatCode(() -> EmbeddedDatabase.refuseOtherMachine(
                        System.getProperty("os.name"), System.getProperty("os.arch")))
                .doesNotThrowAnyException();
    }

    @Test
    void a_folder_that_cannot_be_written_is_named() throws Exception {
        Path file = Files.writeString(folder.resolve("occupied"), "");
        assertThatThrownBy(() -> EmbeddedDatabase.start(file))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("occupied");
    }
}
