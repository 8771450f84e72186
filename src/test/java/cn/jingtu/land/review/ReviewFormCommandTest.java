package cn.jingtu.land.review;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.platform.offline.CommandLine;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The offline command: answers as strangers write them, JSON or one Chinese sentence, and an exit code. */
class ReviewFormCommandTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void the_answers_come_out_as_json_of_the_agreed_shape() throws IOException {
        JsonNode answer = answer("3-4", sheet(20, "Y", "\"2\":\"N\""));
        assertThat(answer.fieldNames()).toIterable().containsExactly("form", "outcome", "counts", "reasons");
        assertThat(answer.path("form").asText()).isEqualTo("3-4");
        assertThat(answer.path("outcome").asText()).isEqualTo("REVISE");
        assertThat(answer.path("counts").path("no").asInt()).isEqualTo(1);
        assertThat(answer.path("reasons").get(1).asText()).isEqualTo("判“否”的项：第2项，共1项。");
    }

    @Test
    void the_example_of_the_issue_is_incomplete() throws IOException {
        JsonNode answer = answer("3-4", "{\"1\":\"Y\",\"2\":\"N\",\"7\":\"X\",\"9\":\"-\"}");
        assertThat(answer.path("outcome").asText()).isEqualTo("INCOMPLETE");
        assertThat(answer.path("counts").path("blank").asInt()).isEqualTo(16);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "y"                | yes
            "是"               | yes
            "Ｙ"               | yes
            " 是 "             | yes
            "√"                | yes
            true               | yes
            "n"                | no
            "否"               | no
            "Ｎ"               | no
            false              | no
            "x"                | unsupported
            "Ｘ"               | unsupported
            "材料不支撑判断"   | unsupported
            "材料不支撑"       | unsupported
            "-"                | notApplicable
            "－"               | notApplicable
            "—"                | notApplicable
            "不涉及"           | notApplicable
            "n/a"              | notApplicable
            ""                 | blank
            "　"               | blank
            null               | blank
            """)
    void an_answer_is_understood_in_many_spellings(String value, String count) throws IOException {
        JsonNode counts = answer("3-4", sheet(20, "Y", "\"8\":" + value)).path("counts");
        assertThat(counts.path(count).asInt()).isEqualTo(count.equals("yes") ? 20 : 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"08", "第8项", "８", " 8 ", "8项", "item8", "8."})
    void the_number_of_an_item_is_understood_in_many_spellings(String item) throws IOException {
        assertThat(answer("3-4", sheet(20, "Y", "\"" + item + "\":\"N\"").replace("\"8\":\"Y\",", ""))
                        .path("reasons")
                        .get(1)
                        .asText())
                .contains("第8项");
    }

    @Test
    void the_answers_may_stand_below_a_name() throws IOException {
        assertThat(answer("3-1", "{\"form\":\"3-1\",\"answers\":" + sheet(12, "是", "\"12\":\"-\"") + "}")
                        .path("outcome")
                        .asText())
                .isEqualTo("PASS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"否决3", "V3", "veto-3", "否决项3", "第否决3项"})
    void vetoes_have_numbers_of_their_own(String veto) throws IOException {
        String vetoes = IntStream.rangeClosed(1, 8)
                .filter(number -> number != 3)
                .mapToObj(number -> "\"否决" + number + "\":\"不涉及\",")
                .collect(Collectors.joining());
        JsonNode answer = answer(
                "浙江",
                "{" + vetoes
                        + sheet(42, "符合", "\"5\":\"部分符合\",\"" + veto + "\":\"涉及\"")
                                .substring(1));
        assertThat(answer.path("outcome").asText()).isEqualTo("FAIL");
        assertThat(answer.path("counts").path("vetoes").asInt()).isEqualTo(1);
        assertThat(answer.path("counts").path("score").asText()).isEqualTo("98.81");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            3-5 | {}                              | 现有：3-1
            3-4 | {"21":"Y"}                      | 第“21”项
            3-4 | {"0":"Y"}                       | 第“0”项
            3-4 | {"甲":"Y"}                      | 第“甲”项
            3-4 | {"1":"maybe"}                   | 第1项的答案“maybe”不认识
            3-4 | {"1":"×"}                       | 第1项的答案“×”不认识
            3-4 | {"1":1}                         | 第1项的答案“1”不认识
            3-4 | {"1":["Y"]}                     | 第1项的答案
            3-4 | {"1":"Y","1":"N"}               | “1”写了两次
            3-4 | {"1":"Y","01":"N"}              | 第1项写了两次
            3-4 | {"1":"","第1项":"N"}            | 第1项写了两次
            3-4 | {"7":"-"}                       | 第7项不能填“不涉及”
            3-4 | {"1":"Y"                        | 不是合法的 JSON
            3-4 | {"1":"Y"} {}                    | JSON
            3-4 | ["Y"]                           | JSON 对象
            3-4 | ``                              | JSON
            3-4 | {"form":"3-3","answers":{}}     | 与所问的表3-4不符
            """)
    void what_cannot_be_read_is_told_in_one_sentence(String form, String sheet, String sentence) throws IOException {
        assertThat(run(form, sheet)).isEqualTo(1);
        assertThat(out.size()).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains(sentence)
                .endsWith("。\n")
                .hasLineCount(1);
    }

    @Test
    void a_file_that_is_not_there_or_not_in_utf_8_is_told() throws IOException {
        assertThat(run("review-form", "3-4", folder.resolve("none.json").toString()))
                .isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("没有找到文件");
        err.reset();
        Path gbk = Files.write(folder.resolve("gbk.json"), "{\"1\":\"是\"}".getBytes(Charset.forName("GBK")));
        assertThat(run("review-form", "3-4", gbk.toString())).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("UTF-8");
    }

    @Test
    void a_mark_at_the_beginning_of_the_file_does_no_harm() throws IOException {
        assertThat(answer("3-1", "\uFEFF" + sheet(12, "Y", "\"12\":\"Y\""))
                        .path("outcome")
                        .asText())
                .isEqualTo("PASS");
    }

    @Test
    void the_denominator_is_an_option_of_the_scored_form_only() throws IOException {
        Path file = Files.writeString(folder.resolve("answers.json"), "{}");
        assertThat(run("review-form", "3-4", file.toString(), "--denominator", "34"))
                .isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("不计分");
        assertThat(run("review-form", "3-4", file.toString(), "34")).isEqualTo(2);
    }

    /** All items answered alike, but for the additions, which replace what they name. */
    private static String sheet(int items, String answer, String additions) {
        return IntStream.rangeClosed(1, items)
                .filter(item -> !additions.contains("\"" + item + "\":"))
                .mapToObj(item -> "\"" + item + "\":\"" + answer + "\"")
                .collect(Collectors.joining(",", "{", "," + additions + "}"));
    }

    private JsonNode answer(String form, String sheet) throws IOException {
        assertThat(run(form, sheet)).as(err.toString(StandardCharsets.UTF_8)).isZero();
        assertThat(err.size()).isZero();
        return new ObjectMapper().readTree(out.toByteArray());
    }

    private int run(String form, String sheet) throws IOException {
        return run(
                "review-form",
                form,
                Files.writeString(folder.resolve("answers.json"), sheet).toString());
    }

    private int run(String... args) {
        return CommandLine.of(args, new ReviewFormCommand())
                .orElseThrow()
                .run(
                        args,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
