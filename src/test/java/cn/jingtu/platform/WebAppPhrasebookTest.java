package cn.jingtu.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A phrase of the phrasebook helps only as long as the web apps say it: word for word, in the jar of this release. */
class WebAppPhrasebookTest {

    private static final Pattern PHRASE = Pattern.compile("'((?:[^'\\\\]|\\\\.)+)':\\s*'");

    /** Made by the apps or the browser at run time, or names given by the engine itself. */
    private static final Set<String> NOT_IN_THE_PROGRAM = Set.of(
            "yyyy-mm-dd",
            "hh:mm",
            "hh:mm ?m",
            "Asia/Shanghai",
            "async-continuation",
            "async-before",
            "async-after",
            "message",
            "timer-transition",
            "timer-intermediate-transition",
            "timer-start-event",
            "timer-task-listener",
            "Group membership");

    private static String programs;

    @BeforeAll
    static void readThePrograms() throws IOException {
        StringBuilder all = new StringBuilder(resource("webjars/camunda/lib/deps.js"));
        for (String app : List.of("welcome", "tasklist", "cockpit", "admin")) {
            all.append(resource("webjars/camunda/app/%1$s/camunda-%1$s-bootstrap.js".formatted(app)));
        }
        for (String app : List.of("tasklist", "cockpit", "admin")) {
            all.append(resource("plugin/%s/app/plugin.js".formatted(app)));
        }
        programs = all.toString();
    }

    @Test
    void every_phrase_is_still_said_by_the_web_apps() throws IOException {
        List<String> phrases = phrases(resource("webjars/camunda/app/jingtu/phrasebook.js"));
        assertThat(phrases).hasSizeGreaterThan(80);
        assertThat(unspoken(phrases)).isEmpty();
    }

    @Test
    void the_check_finds_a_phrase_nobody_says() {
        assertThat(unspoken(phrases("phrases: { 'Select': '请选择', 'Choose one of these': '请选择' }")))
                .containsExactly("Choose one of these");
    }

    private static List<String> phrases(String phrasebook) {
        return PHRASE.matcher(phrasebook)
                .results()
                .map(found -> found.group(1).replace("\\'", "'"))
                .toList();
    }

    private static List<String> unspoken(List<String> phrases) {
        return phrases.stream()
                .filter(phrase -> !NOT_IN_THE_PROGRAM.contains(phrase))
                .filter(phrase -> !programs.contains(phrase))
                .toList();
    }

    private static String resource(String path) throws IOException {
        try (InputStream in = WebAppPhrasebookTest.class.getResourceAsStream("/META-INF/resources/" + path)) {
            assertThat(in).as(path).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
