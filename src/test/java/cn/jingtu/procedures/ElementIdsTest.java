package cn.jingtu.procedures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An element of a model that code or a test names by its id is there: a renamed one would be waited for in vain. */
class ElementIdsTest {

    private static final Pattern NAMED = Pattern.compile(
            "\"((?:[A-Z][a-z]+)?(?:Task|Gateway|Event|SubProcess|Flow)_[A-Za-z]+|CallActivity_[A-Za-z]+)\"");
    private static final Pattern ID = Pattern.compile("\\bid=\"([A-Za-z_]+)\"");

    private static Set<String> ids;

    @BeforeAll
    static void ids_of_all_models() throws IOException {
        ids = new TreeSet<>();
        for (Path root : List.of(Path.of("processes"), Path.of("src/test/resources"))) {
            for (Path model : files(root, ".bpmn")) {
                ids.addAll(found(ID, Files.readString(model)));
            }
        }
    }

    @Test
    void every_element_that_java_names_is_in_a_model() throws IOException {
        List<String> unknown = new ArrayList<>();
        for (Path root : List.of(Path.of("src/main/java"), Path.of("src/test/java"))) {
            for (Path source : files(root, ".java")) {
                if (!source.endsWith("ElementIdsTest.java")) {
                    unknown(Files.readString(source)).forEach(id -> unknown.add(source + ": " + id));
                }
            }
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void one_that_is_in_no_model_would_be_noticed() {
        assertThat(unknown("office.only(task, \"UserTask_CarryOut\", county); office.run(task, \"Gateway_Unheard\");"))
                .containsExactly("Gateway_Unheard");
    }

    /** A model that a test makes up is a model too. */
    private static Set<String> unknown(String source) {
        Set<String> named = found(NAMED, source);
        named.removeAll(ids);
        named.removeAll(found(ID, source));
        return named;
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Path> files(Path root, String ending) throws IOException {
        try (var files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
