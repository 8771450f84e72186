package cn.jingtu.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Chinese texts of the web apps, held against the English ones in the jar of the engine's release. */
class WebAppTranslationTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    /** What a text must carry over unchanged: values filled in, links and other markup, character entities. */
    private static final Pattern FIXED_PARTS =
            Pattern.compile("\\{\\{[^}]*}}|\\{}|</?(?:a|b|br|em|i|p|span|strong)\\b[^>]*>|&\\w+;");

    /** Formats, names of formats, and plural endings, which Chinese does not have. */
    private static final Set<String> WITHOUT_CHINESE = Set.of(
            "dateLocales/calendar/sameElse",
            "dateLocales/longDateFormat/L",
            "dateLocales/longDateFormat/LT",
            "labels/NO_TASK_FORM",
            "labels/PLGN_BATCH_S",
            "labels/PLGN_BTCH_SET_REMOVAL_TIME_ABSOLUTE_PLACEHOLDER",
            "labels/PLGN_MIG_S",
            "labels/PLGN_MOD_DIALOG_S",
            "labels/PLGN_MOD_RESTART_DIALOG_S",
            "labels/PLGN_REP_CSV",
            "labels/PLGN_REP_JSON");

    private static JsonNode english;
    private static JsonNode chinese;
    private static String program;

    @BeforeAll
    static void readOneAppForTheControls() throws IOException {
        english = texts("tasklist", "en");
        chinese = texts("tasklist", "zh-CN");
        program = program("tasklist");
    }

    @ParameterizedTest
    @ValueSource(strings = {"welcome", "tasklist", "cockpit", "admin"})
    void every_text_of_the_app_is_in_chinese(String app) throws IOException {
        assertThat(flaws(texts(app, "en"), texts(app, "zh-CN"), program(app))).isEmpty();
    }

    @Test
    void the_check_finds_a_text_that_is_missing() {
        ObjectNode labels = labels();
        labels.remove("CLAIM_TASK");
        assertThat(flawsOf(with(labels))).containsExactly("labels/CLAIM_TASK is missing");
    }

    @Test
    void the_check_finds_a_text_the_app_does_not_know() {
        assertThat(flawsOf(with(labels().put("CLAIM_TASKS", "领取"))))
                .containsExactly("labels/CLAIM_TASKS is not a text of the app");
    }

    @Test
    void the_check_finds_a_text_left_in_english() {
        assertThat(flawsOf(with(labels().put("CLAIM_TASK", "Claim"))))
                .containsExactly("labels/CLAIM_TASK is not Chinese: Claim");
    }

    @Test
    void the_check_finds_a_lost_placeholder() {
        assertThat(flawsOf(with(labels().put("AUTH_LOGOUT_THANKS", "祝您愉快！"))))
                .containsExactly("labels/AUTH_LOGOUT_THANKS should carry [{{dayContext}}] but carries []");
    }

    private static List<String> flawsOf(JsonNode chinese) {
        return flaws(english, chinese, program);
    }

    private static List<String> flaws(JsonNode english, JsonNode chinese, String program) {
        Map<String, String> wanted = flatten(english);
        Map<String, String> found = flatten(chinese);
        List<String> flaws = new ArrayList<>();
        wanted.forEach((key, text) -> {
            String translated = found.get(key);
            if (translated == null) {
                flaws.add(key + " is missing");
            } else if (!fixedParts(translated).equals(fixedParts(text))) {
                flaws.add("%s should carry %s but carries %s".formatted(key, fixedParts(text), fixedParts(translated)));
            } else if (!WITHOUT_CHINESE.contains(key)
                    && !CHINESE.matcher(translated).find()) {
                flaws.add(key + " is not Chinese: " + translated);
            }
        });
        found.keySet().stream()
                .filter(key -> !wanted.containsKey(key) && !isSpokenBy(program, key))
                .forEach(key -> flaws.add(key + " is not a text of the app"));
        return flaws;
    }

    /** Some English is written into the app's program, which looks it up like a key and falls back to itself. */
    private static boolean isSpokenBy(String program, String key) {
        return program.contains('"' + key.substring("labels/".length()) + '"');
    }

    private static List<String> fixedParts(String text) {
        return FIXED_PARTS
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .sorted()
                .toList();
    }

    /** Texts by their path in the file; numbers (the first day of a week) are no texts. */
    private static Map<String, String> flatten(JsonNode node) {
        Map<String, String> texts = new TreeMap<>();
        collect("", node, texts);
        return texts;
    }

    private static void collect(String path, JsonNode node, Map<String, String> texts) {
        if (node.isTextual()) {
            texts.put(path, node.textValue());
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(path + "/" + i, node.get(i), texts);
            }
        } else {
            node.properties()
                    .forEach(entry -> collect(
                            path.isEmpty() ? entry.getKey() : path + "/" + entry.getKey(), entry.getValue(), texts));
        }
    }

    private static ObjectNode labels() {
        return chinese.get("labels").deepCopy();
    }

    private static JsonNode with(ObjectNode labels) {
        return chinese.<ObjectNode>deepCopy().set("labels", labels);
    }

    private static JsonNode texts(String app, String language) throws IOException {
        return JSON.readTree(resource("%s/locales/%s.json".formatted(app, language)));
    }

    private static String program(String app) throws IOException {
        return new String(resource("%1$s/camunda-%1$s-bootstrap.js".formatted(app)), StandardCharsets.UTF_8);
    }

    private static byte[] resource(String path) throws IOException {
        try (InputStream in =
                WebAppTranslationTest.class.getResourceAsStream("/META-INF/resources/webjars/camunda/app/" + path)) {
            assertThat(in).as(path).isNotNull();
            return in.readAllBytes();
        }
    }
}
