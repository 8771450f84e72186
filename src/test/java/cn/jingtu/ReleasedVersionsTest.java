package cn.jingtu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.test.context.TestPropertySource;

/**
 * Released models keep working: what began under a released version is served by the program of today, or goes over to
 * today's version. {@code ./mvnw test -Dtest=ReleasedVersionsTest -Djingtu.write=true} takes what is going to be released
 * ({@code src/docs/releasing.md}).
 */
@JingtuTest
@TestPropertySource(properties = {"jingtu.demo=true", "jingtu.rehearsal=false"})
class ReleasedVersionsTest {

    private static final Path TRIED = Path.of("target/released");
    private static final Path PROCEDURES = Path.of("processes");
    private static final Path VERIFICATION = PROCEDURES.resolve("plan/task-verification");

    private static final Path CHANGELOG = Path.of("CHANGELOG.md");
    private static final Pattern UNRELEASED = Pattern.compile("(?m)^## ([0-9.]+) \\(unreleased\\)$");

    @Autowired
    ReleaseCheck check;

    @BeforeAll
    static void take(@Autowired ReleaseCheck check) {
        // What a rule says no to is a step that fails; here that is wanted.
        tellOfFailedSteps(LogLevel.OFF);
        if (Boolean.getBoolean("jingtu.write")) {
            Matcher version = UNRELEASED.matcher(Release.text(CHANGELOG));
            assertThat(version.find())
                    .as("a version of " + CHANGELOG + " is unreleased; what was released is not changed any more")
                    .isTrue();
            check.take(version.group(1), Release.RELEASED.resolve(version.group(1)), PROCEDURES);
        }
    }

    @AfterAll
    static void tell_of_failed_steps_again() {
        tellOfFailedSteps(null);
    }

    private static void tellOfFailedSteps(@Nullable LogLevel level) {
        LoggingSystem.get(ReleasedVersionsTest.class.getClassLoader())
                .setLogLevel("cn.jingtu.platform.process.StepFailures", level);
    }

    @TestFactory
    Stream<DynamicTest> every_release_is_served_or_goes_over_to_the_newest_version() {
        return Release.all().stream()
                .map(release -> DynamicTest.dynamicTest(
                        release.name(), () -> assertThat(check.faults(release)).isEmpty()));
    }

    @Test
    void there_is_a_release_under_test() {
        assertThat(Release.all()).isNotEmpty();
    }

    @Test
    void a_method_that_a_released_model_calls_and_that_is_no_more_would_be_noticed() {
        Release release = files("method", text -> text.replace("${planTask.", "${planTask.former"));
        assertThat(check.faults(release)).anyMatch(fault -> fault.contains("planTask.former"));
    }

    @Test
    void a_message_that_a_released_model_waits_for_and_nobody_sends_any_more_would_be_noticed() {
        Release release = changed(
                Release.of("message", TRIED.resolve("message"), PROCEDURES.resolve("plan/supervision-order")),
                text -> text.replace("jingtu.order", "jingtu.former"));
        assertThat(check.faults(release))
                .contains("supervision-order waits for jingtu.formerRevoked, which nobody sends");
    }

    @Test
    void a_form_for_a_kit_that_is_no_more_would_be_noticed() {
        Release release = files("kit", text -> text.replace("jingtu.kit(1)", "jingtu.kit(0)"));
        assertThat(check.faults(release)).contains("verify.html asks for kit 0, which is not served");
    }

    @Test
    void a_form_that_loads_from_an_address_that_is_no_more_would_be_noticed() {
        Release release = files("address", text -> text.replace("/work'", "/former-work'"));
        assertThat(check.faults(release))
                .contains("verify.js loads /api/tasks/{taskId}/former-work, which is not served");
    }

    @Test
    void a_field_of_a_released_submission_that_was_renamed_would_be_noticed() {
        Release release = verification("field", text -> text.replace("\"outcome\"", "\"result\""));
        assertThat(check.faults(release, today("field")))
                .anyMatch(fault -> fault.startsWith("task-verification UserTask_Verify: "));
    }

    @Test
    void a_step_that_was_renamed_and_is_not_brought_over_would_be_noticed() {
        Release release = verification("renamed", ReleasedVersionsTest::renamed);
        assertThat(check.faults(release, today("renamed")))
                .anyMatch(fault -> fault.startsWith("task-verification UserTask_Check is not reached"));
    }

    @Test
    void a_step_that_was_renamed_goes_over_with_the_line_beside_its_model() throws IOException {
        Release release = verification("brought-over", ReleasedVersionsTest::renamed);
        assertThat(check.faults(release, asking("brought-over", "UserTask_Check=UserTask_Verify\n")))
                .isEmpty();
    }

    @Test
    void a_step_that_is_no_more_in_a_version_that_asks_for_what_runs_would_be_noticed() throws IOException {
        Release release = verification("gone", ReleasedVersionsTest::renamed);
        assertThat(check.faults(release, asking("gone", "")))
                .contains("task-verification UserTask_Check is nothing in today's version");
    }

    private static String renamed(String text) {
        return text.replace("UserTask_Verify", "UserTask_Check");
    }

    private static Release today(String name) {
        return Release.of("today", TRIED.resolve(name + "-today"), VERIFICATION);
    }

    /** Today's version, which asks for what runs. */
    private static Release asking(String name, String renamed) throws IOException {
        Release today = today(name);
        Files.writeString(today.folder().resolve("processes/task-verification.migration"), renamed);
        return today;
    }

    /** A release of one procedure, with something changed in its files and in their names. */
    private static Release files(String name, UnaryOperator<String> change) {
        return changed(Release.of(name, TRIED.resolve(name), VERIFICATION), change);
    }

    /** The same, with submissions. */
    private Release verification(String name, UnaryOperator<String> change) {
        return changed(check.take(name, TRIED.resolve(name), VERIFICATION), change);
    }

    private static Release changed(Release release, UnaryOperator<String> change) {
        try (Stream<Path> files = Files.walk(release.folder())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.writeString(file, change.apply(Files.readString(file)));
                Files.move(
                        file,
                        file.resolveSibling(change.apply(file.getFileName().toString())));
            }
            return release;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
