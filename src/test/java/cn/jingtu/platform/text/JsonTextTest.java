package cn.jingtu.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTextTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "{\"a\":\"x\\u0000y\"},            {\"a\":\"xy\"}",
                "{\"a\":\"x\\u0000\\u0000\"},      {\"a\":\"x\"}",
                "{\"a\\u0000\":1},                 {\"a\":1}",
                "[\"\\ud800\"],                    [\"\"]",
                "[\"\\udc00\\ud800\"],             [\"\"]",
                "[\"\\ud83d\\ude00\"],             [\"\\ud83d\\ude00\"]",
                "[\"\\uD83D\\uDE00\\uD83D\"],      [\"\\uD83D\\uDE00\"]",
                "[\"a\\bb\\fc\"],                  [\"abc\"]",
                "[\"a\\tb\\nc\\rd\\\\e\\/f\\\"g\"],[\"a\\tb\\nc\\rd\\\\e\\/f\\\"g\"]",
                // A backslash, and the letters after it: nothing is escaped here, it belongs to a JSON inside.
                "[\"a\\\\u0000b\"],                [\"a\\\\u0000b\"]",
                "{\"\\\\\":\"\\u0001\"},           {\"\\\\\":\"\"}",
                "[\"\\u202e\"],                    [\"\"]",
            })
    void only_what_is_forbidden_is_taken_out_of_its_strings(String json, String clean) {
        assertThat(JsonText.clean(json)).isEqualTo(clean);
    }

    @Test
    void the_same_for_what_is_not_escaped() {
        assertThat(JsonText.clean("[\"a\u0000b\ud800c\u007f\"]")).isEqualTo("[\"abc\"]");
        assertThat(JsonText.clean("[\"𠮷\ud842\"]")).isEqualTo("[\"𠮷\"]");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"[\"\\u00", "[\"\\", "\"", "[\"\\uzzzz\"]", "{\"a\":\"b", "[\"\\ud800\\u\"]", "x"})
    void what_is_no_json_is_left_for_its_parser(String broken) {
        assertThat(JsonText.clean(broken).length()).isLessThanOrEqualTo(broken.length());
    }

    @Test
    void a_body_without_anything_forbidden_is_not_touched_and_any_other_means_the_same_without_it() throws Exception {
        Random random = new Random(20260301);
        for (int i = 0; i < 20_000; i++) {
            String value = text(random);
            String json = "{\"k\":[" + written(random, value) + ",1.50,true,null],\"" + "\\\\" + "\":"
                    + written(random, "甲") + "}";
            String cleaned = JsonText.clean(json);
            if (CleanText.isClean(value)) {
                assertThat(cleaned).isSameAs(json);
            }
            JsonNode read = JSON.readTree(cleaned);
            assertThat(read.at("/k/0").asText()).isEqualTo(CleanText.clean(value));
            assertThat(read.at("/k/1").asText()).isEqualTo("1.5");
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int[] some = {
            'a', '"', '\\', 'u', '0', '\n', 0, 7, 8, 12, 0x7f, 0x85, 0xd800, 0xdc00, 0x20bb7, 0x202e, 0xfffe, 0x571f,
            '/'
        };
        for (int n = random.nextInt(12); n > 0; n--) {
            int c = some[random.nextInt(some.length)];
            // Two halves side by side would be a whole.
            boolean half = Character.getType(c) == Character.SURROGATE;
            text.appendCodePoint(
                    half && text.length() > 0 && Character.isSurrogate(text.charAt(text.length() - 1)) ? 'a' : c);
        }
        return text.toString();
    }

    /** Each character as it is or escaped, where JSON leaves the choice. */
    private static String written(Random random, String value) {
        StringBuilder json = new StringBuilder("\"");
        for (char c : value.toCharArray()) {
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c == '\b' && random.nextBoolean()) {
                json.append("\\b");
            } else if (c < ' ' && c != 0 || random.nextInt(3) == 0 && !Character.isSurrogate(c)) {
                json.append("\\u%04X".formatted((int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
