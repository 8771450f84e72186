package cn.jingtu.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.jingtu.calendar.RestDayPolicy;
import cn.jingtu.platform.FileProblem;
import cn.jingtu.platform.FileProblemsException;
import cn.jingtu.platform.YamlFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ByteArrayResource;

class OrganisationRulesTest {

    private static final String GOOD = """
        city:
          id: sample
          name: 样例市
          divisionCode: "990100"
        settings:
          coordinator: ecology
          defaultExecutors: [east]
        organisations:
          - id: ecology
            name: 市生态环境局
            kind: department
            aliases: [市环保局]
          - id: east
            name: 东区人民政府
            kind: county
            divisionCode: "990102"
        """;

    @Test
    void the_sample_itself_is_right() {
        assertThatCode(() -> read(GOOD)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id: sample|id: other|2|city.id|与文件夹“sample”不一致",
                "id: east|id: ecology|13|organisations[1].id|已被“市生态环境局”使用",
                "id: east|id: supervisor|13|organisations[1].id|留作角色名称",
                "name: 东区人民政府|name: 市环保局|14|organisations[1].name|已归“市生态环境局”",
                "aliases: [市环保局]|aliases: [市生态环境局]|12|organisations[0].aliases[0]|已是本单位的名称",
                "'\"990102\"'|'\"880102\"'|16|organisations[1].divisionCode|应以 9901 开头",
                "coordinator: ecology|coordinator: ecolgy|6|settings.coordinator|没有编号为“ecolgy”的单位",
                "coordinator: ecology|coordinator: east|6|settings.coordinator|不是市级部门",
                "[east]|[eats]|7|settings.defaultExecutors[0]|没有编号为“eats”的单位",
                "[east]|[ecology]|7|settings.defaultExecutors[0]|不能负责落实",
                "kind: county|kind: outpost|13|organisations[1].id|派出机构",
                // The schema
                "kind: county|kind: countie|15|organisations[1].kind|请改为其中之一：department、county",
                "kind: county|typo: county|15|organisations[1].typo|此处可用的字段：id、name、kind",
                "'    kind: county\n'|''|13|organisations[1]|缺少必填字段 kind",
                "'\"990100\"'|990100|4|city.divisionCode|请给这个值加上英文引号",
                "'\"990100\"'|'\"99010\"'|4|city.divisionCode|格式不对，应为：六位行政区划代码",
                "[east]|[]|7|settings.defaultExecutors|不能为空",
                "[east]|'[east, east]'|7|settings.defaultExecutors|重复列出",
                "[east]|'[east]\n  remindWorkdays: 三'|8|settings.remindWorkdays|应为数字",
                "[east]|'[east]\n  regionalHolidays: [4月20日]'|8|settings.regionalHolidays[0]|格式不对，应为：日期",
                "[east]|'[east]\n  remindWorkdays: 90'|8|settings.remindWorkdays|60",
                // The text
                "name: 样例市|'name: 样例市\n  name: 又一市'|4|city.name|写了两次",
                "aliases: [市环保局]|aliases: &a [市环保局]|12|organisations[0].aliases|不支持锚点",
                "aliases: [市环保局]|aliases: [市环保局|13|''|不是合法的 YAML",
            })
    void tells_line_field_and_what_to_do(String part, String replacement, int line, String field, String message) {
        assertThat(GOOD).contains(part);
        FileProblemsException refused =
                catchThrowableOfType(FileProblemsException.class, () -> read(GOOD.replace(part, replacement)));
        assertThat(refused).isNotNull();
        assertThat(refused.problems()).anySatisfy(problem -> {
            assertThat(problem.file()).isEqualTo("sample/organisation.yaml");
            assertThat(problem.line()).isEqualTo(line);
            assertThat(problem.field()).isEqualTo(field);
            assertThat(problem.message()).contains(message);
        });
    }

    @Test
    void the_example_in_the_manual_is_right() throws Exception {
        String manual = Files.readString(Path.of("src/docs/cities.zh-CN.md"));
        String example = manual.split("```yaml\n")[1].split("```")[0];
        CityFolder folder = new CityFolder(
                "yunshan",
                new ByteArrayResource(example.getBytes(StandardCharsets.UTF_8)),
                new TreeMap<>(),
                new TreeMap<>());
        assertThat(CityLoader.read(folder).organisations()).hasSize(5);
    }

    @Test
    void supervision_is_conducted_by_a_department_in_the_name_of_the_government() throws Exception {
        String manual = Files.readString(Path.of("src/docs/cities.zh-CN.md"));
        String example = manual.split("```yaml\n")[1]
                .split("```")[0]
                .replace("office: supervision-office ", "office: linhai ")
                .replace("government: government ", "government: ecology ");
        CityFolder folder = new CityFolder(
                "yunshan",
                new ByteArrayResource(example.getBytes(StandardCharsets.UTF_8)),
                new TreeMap<>(),
                new TreeMap<>());
        assertThatThrownBy(() -> CityLoader.read(folder))
                .hasMessageContaining("不能作督查机构")
                .hasMessageContaining("不能批准督查事项");
    }

    @Test
    void a_slip_in_the_form_does_not_hide_the_other_mistakes() {
        String text = GOOD.replace("    kind: county\n", "")
                .replace("coordinator: ecology", "coordinator: ecolgy")
                .replace("id: sample", "id: other");
        FileProblemsException refused = catchThrowableOfType(FileProblemsException.class, () -> read(text));
        assertThat(refused.problems())
                .extracting(problem -> problem.line() + " " + problem.field())
                .containsExactly(
                        "2 city.id", "6 settings.coordinator", "7 settings.defaultExecutors[0]", "13 organisations[1]");
    }

    @Test
    void a_body_of_garbage_is_refused_in_chinese() {
        for (String garbage : List.of("", "42", "[]", "\u0000", "a: b: c", "- ".repeat(500), "!!java.net.URL [x]")) {
            FileProblemsException refused = catchThrowableOfType(FileProblemsException.class, () -> read(garbage));
            assertThat(refused).as(garbage).isNotNull();
            assertThat(refused.problems())
                    .extracting(FileProblem::message)
                    .allMatch(text -> text.matches("(?s).*[一-龥].*"));
        }
    }

    @Test
    void a_file_in_another_encoding_is_refused() {
        FileProblemsException refused = catchThrowableOfType(
                FileProblemsException.class, () -> read("city: 北海市".getBytes(Charset.forName("GBK"))));
        assertThat(refused).hasMessageContaining("UTF-8");
    }

    @Test
    void the_schema_knows_every_rest_day_policy() {
        var values = YamlFile.schema("cities/organisation.schema.json")
                .getSchemaNode()
                .at("/properties/settings/properties/restDayPolicy/enum");
        assertThat(values)
                .extracting(value -> value.asText().toUpperCase(Locale.ROOT))
                .containsExactlyElementsOf(
                        Arrays.stream(RestDayPolicy.values()).map(Enum::name).toList());
    }

    private static void read(String text) {
        read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void read(byte[] bytes) {
        CityLoader.read(new CityFolder("sample", new ByteArrayResource(bytes), new TreeMap<>(), new TreeMap<>()));
    }
}
