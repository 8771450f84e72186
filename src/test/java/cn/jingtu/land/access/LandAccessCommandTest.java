package cn.jingtu.land.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.platform.offline.CommandLine;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The offline command: facts as strangers write them down by the page that describes them. */
class LandAccessCommandTest {

    private static final Path PAGE = Path.of("src/docs/land-access.md");
    private static final Pattern EXAMPLE = Pattern.compile("\n(.*?): `([a-z-]+)`.*\n\n```json\n([^`]+)```");

    private static final String PREVIOUS =
            "{\"use\":\"耕地\",\"source\":\"三调\",\"industry\":false,\"storage\":false,\"waste\":false,\"keyUnit\":false}";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> the_examples_of_the_page_are_answered_as_it_says() throws IOException {
        List<MatchResult> examples =
                EXAMPLE.matcher(Files.readString(PAGE)).results().toList();
        assertThat(examples).hasSize(4);
        return examples.stream()
                .map(example -> DynamicTest.dynamicTest(
                        example.group(1),
                        () -> assertThat(answer(example.group(3)).path("answer").asText())
                                .isEqualTo(example.group(2))));
    }

    @Test
    void the_page_names_every_word_that_is_understood_as_a_code() throws IOException {
        String page = Files.readString(PAGE);
        Stream.<Worded[]>of(
                        Gate.values(),
                        LandUse.values(),
                        SiteList.values(),
                        Facts.Review.values(),
                        Facts.Finding.values(),
                        Facts.Risk.values(),
                        Facts.Works.values())
                .flatMap(Stream::of)
                .map(word -> word.words().get(1))
                .filter(code -> !code.equals("unknown"))
                .forEach(code -> assertThat(page).contains("`" + code + "`"));
    }

    @Test
    void the_answer_is_json_of_the_agreed_shape() throws IOException {
        JsonNode answer = answer("{\"gate\":\"G1\",\"date\":\"2026-08-15\"}");
        assertThat(answer.fieldNames()).toIterable().containsExactly("answer", "rules", "basis", "conditions");
        assertThat(answer.path("answer").asText()).isEqualTo("investigate-first");
        assertThat(answer.path("rules").isArray()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-08-15", "2026/8/15", "2026.8.15", "2026年8月15日", "2026 年 8 月 15 日", "２０２６年８月１５日"})
    void a_day_is_understood_in_many_spellings(String day) throws IOException {
        assertThat(answer(facts("\"lists\":[\"省级名录\"]", "住宅").replace("2026-09-01", day))
                        .path("basis")
                        .get(0)
                        .asText())
                .contains("法典");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "lists":[]                                                     | allow
            "lists":"无"                                                   | allow
            "lists":{"registry":false}                                     | allow
            "lists":{"疑似污染地块":"否"}                                  | allow
            "lists":["registry"]                                           | deny
            "lists":{"registry":true}                                      | deny
            "lists":{"风险管控和修复名录":{"列入日期":"2022-01-01"}}       | deny
            "lists":[{"list":"疑似","entered":"2022-01-01"}]               | deny
            "lists":null                                                   | investigate-first
            "lists":""                                                     | investigate-first
            "plot":"45051200001"                                           | investigate-first
            """)
    void lists_may_be_written_in_several_ways(String lists, String expected) throws IOException {
        assertThat(answer(facts(lists, "M")).path("answer").asText()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"industry", "storage", "waste", "keyUnit", "source", "use"})
    void a_past_of_which_one_thing_is_not_said_is_not_known(String field) throws IOException {
        String previous =
                PREVIOUS.replaceFirst("\"" + field + "\":[^,}]*,?", "").replace(",}", "}");
        assertThat(answer(facts("\"lists\":[]", "M").replace(PREVIOUS, previous))
                        .path("answer")
                        .asText())
                .isEqualTo("investigate-first");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                             | 缺少“gate”
            {"gate":"G2"}                                                  | 缺少“date”
            {"gate":"G8","date":"2026-09-01"}                              | “gate”的值“G8”不认识，可填：规划编制（G1）
            {"gate":"G2","date":"2026-02-30"}                              | 日期“2026-02-30”不存在
            {"gate":"G2","date":"明天"}                                    | 日期“明天”不认识
            {"gate":"G2","date":"2018-01-01"}                              | 早于土壤污染防治法施行之日
            {"gate":"G2","date":"2026-09-01","survay":{}}                  | 不认识字段“survay”，最接近的是“survey”
            {"gate":"G2","date":"2026-09-01","use":{"plan":"M"}}           | 不认识字段“plan”（在use中），最接近的是“planned”
            {"gate":"G2","date":"2026-09-01","use":{"previous":{"factory":true}}} | 在use.previous中
            {"gate":"G2","date":"2026-09-01","use":{"planned":"月球基地"}} | “use.planned”的值“月球基地”不认识
            {"gate":"G2","date":"2026-09-01","use":"住宅"}                 | “use”应是一个对象
            {"gate":"G2","date":"2026-09-01","lists":["黑名单"]}           | “lists”的值“黑名单”不认识
            {"gate":"G2","date":"2026-09-01","lists":[{"entered":"2022-01-01"}]} | 缺少“list”
            {"gate":"G2","date":"2026-09-01","lists":{"registry":"不明"}}  | 请先查询该名单
            {"gate":"G2","date":"2026-09-01","survey":{"landClass":3}}     | “survey.landClass”的值“3”不认识
            {"gate":"G2","date":"2026-09-01","survey":{"review":"ok"}}     | “survey.review”的值“ok”不认识，可填：通过（passed）
            {"gate":"G2","date":"2026-09-01","conditions":[1]}             | “conditions”应是文字的列表
            {"gate":"G2","环节":"G3","date":"2026-09-01"}                  | “gate”写了两次
            {"gate":"G2","gate":"G3","date":"2026-09-01"}                  | “gate”写了两次
            {"gate":["G2"],"date":"2026-09-01"}                            | “gate”应是一个值
            [1]                                                            | JSON 对象
            """)
    void what_cannot_be_read_is_told_in_one_sentence(String facts, String sentence) throws IOException {
        assertThat(run(facts)).isEqualTo(1);
        assertThat(out.size()).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains(sentence)
                .endsWith("。\n")
                .hasLineCount(1);
    }

    @Test
    void a_call_without_a_file_tells_the_usage() {
        assertThat(run(new String[] {"land-access"})).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("用法");
    }

    private static String facts(String more, String planned) {
        return "{\"gate\":\"G3\",\"date\":\"2026-09-01\",\"use\":{\"planned\":\"" + planned + "\",\"previous\":"
                + PREVIOUS + "}," + more + "}";
    }

    private JsonNode answer(String facts) throws IOException {
        assertThat(run(facts)).as(err.toString(StandardCharsets.UTF_8)).isZero();
        JsonNode answer = new ObjectMapper().readTree(out.toByteArray());
        out.reset();
        return answer;
    }

    private int run(String facts) throws IOException {
        return run(new String[] {
            "land-access",
            Files.writeString(folder.resolve("facts.json"), facts).toString()
        });
    }

    private int run(String[] args) {
        return CommandLine.of(args, new LandAccessCommand())
                .orElseThrow()
                .run(
                        args,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
