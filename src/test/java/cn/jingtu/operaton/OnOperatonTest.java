package cn.jingtu.operaton;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the way out stays a change of names: what {@code .ci/way-out} builds and tries, held without building it. */
class OnOperatonTest {

    /** The namespace of the models with all that is written in it, and what only speaks of Camunda. */
    private static final Pattern MEANT =
            Pattern.compile("camunda\\.org|docs\\.camunda|xmlns:camunda|camunda:\\w|CAMUNDA_NS|PLGN_SKE_CAMUNDA");

    private static final Pattern CAMUNDA = Pattern.compile("camunda", Pattern.CASE_INSENSITIVE);

    @TempDir
    static Path copy;

    @BeforeAll
    static void the_copy_is_written() throws IOException {
        OnOperaton.write(Path.of(""), copy);
    }

    @Test
    void nothing_in_the_copy_is_called_after_camunda_but_the_namespace_of_the_models() {
        assertThat(texts(copy).filter(file -> !isProse(copy.relativize(file))))
                .hasSizeGreaterThan(500)
                .filteredOn(file -> isCalledAfterCamunda(copy.relativize(file) + "\n" + read(file)))
                .isEmpty();
    }

    @Test
    void a_form_that_calls_a_path_of_the_web_apps_would_be_noticed() {
        assertThat(isCalledAfterCamunda(
                        "<userTask camunda:formRef=\"x\" xmlns:camunda=\"http://camunda.org/schema/1.0/bpmn\"/>"))
                .isFalse();
        assertThat(isCalledAfterCamunda("load: '/camunda/api/engine/engine/default/task'"))
                .isTrue();
    }

    @Test
    void each_change_that_is_more_than_a_name_has_its_place() {
        List<String> texts = OnOperaton.PLACES.stream()
                .flatMap(place -> texts(Path.of(place)))
                .map(OnOperatonTest::read)
                .toList();
        assertThat(OnOperaton.OTHERWISE.keySet())
                .allMatch(change ->
                        texts.stream().anyMatch(text -> change.matcher(text).find()));
    }

    private static boolean isCalledAfterCamunda(String text) {
        return CAMUNDA.matcher(MEANT.matcher(text).replaceAll("")).find();
    }

    private static boolean isProse(Path file) {
        return file.toString().endsWith(".md") || file.equals(Path.of(".ci", "way-out"));
    }

    private static Stream<Path> texts(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            List<Path> texts = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (isText(file)) {
                    texts.add(file);
                }
            }
            return texts.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isText(Path file) throws IOException {
        try {
            Files.readString(file);
            return true;
        } catch (CharacterCodingException picture) {
            return false;
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
