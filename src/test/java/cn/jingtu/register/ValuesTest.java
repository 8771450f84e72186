package cn.jingtu.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jingtu.platform.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ByteArrayResource;

/** What is kept of what people type and tables hold. */
class ValuesTest {

    private static final Kind KIND = kind("""
            id: probe
            name: 试验台账
            entry: 试验
            number: {name: 编号, prefix: SY}
            states: [{code: FIRST, name: 初}, {code: LATER, name: 后}]
            fields:
              - {code: text, name: 名目, type: TEXT, max: 5}
              - {code: whole, name: 数量, type: WHOLE, unit: 个, min: 0, max: 100}
              - {code: decimal, name: 面积, type: DECIMAL, unit: ㎡, from: LATER}
              - {code: day, name: 日期, type: DAY}
              - {code: done, name: 完成日期, type: DAY, past: true}
              - {code: choice, name: 结论, type: CHOICE, options: [{code: GOOD, name: 合格}, {code: BAD, name: 不合格}]}
              - {code: choices, name: 来源, type: CHOICES, options: [{code: A, name: 甲}, {code: B, name: 乙}]}
              - {code: yes, name: 需要, type: YES_NO}
              - {code: code, name: 信用代码, type: CREDIT_CODE}
              - {code: why, name: 原因, type: WORDS, from: FIRST, when: {field: choice, is: [BAD]}}
            """);

    private static final LocalDate TODAY = LocalDate.of(2026, 5, 10);

    private static Kind kind(String yaml) {
        return Kinds.read(new ByteArrayResource(yaml.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text|' 名 '|名",
                "whole|１２|12",
                "whole|1.0|1",
                "whole|12个|12",
                "decimal|1,234.50|1234.50",
                "decimal|0.10㎡|0.10",
                "day|2026年5月1日|2026-05-01",
                "day|2026/5/1|2026-05-01",
                "day|2026.05.01|2026-05-01",
                "day|2026-05-01 00:00:00|2026-05-01",
                "day|2026-05-11|2026-05-11",
                "done|2026-05-10|2026-05-10",
                "choice|合格|GOOD",
                "choice|BAD|BAD",
                "choices|甲、乙|A,B",
                "choices|乙,乙|B",
                "yes|是|true",
                "code|91350100m000100y43|91350100M000100Y43"
            })
    void what_means_the_same_is_kept_alike(String field, String typed, String kept) {
        assertThat(Values.kept(KIND.get(field), typed, TODAY)).contains(kept);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text|一二三四五六|最多5字",
                "whole|1.5|不是整数",
                "whole|-1|不能小于0",
                "whole|101|不能大于100",
                "decimal|约3|不是数字",
                "decimal|1,23|不是数字",
                "day|2026-02-30|没有这一天",
                "day|五月|不是日期",
                "done|2026-05-11|不能晚于今天",
                "choice|一般|应为合格、不合格",
                "yes|也许|应为“是”或“否”",
                "code|91350100M000100Y44|校验位不对",
                "code|91350100|应为18位"
            })
    void what_cannot_be_kept_is_told_by_the_name_of_its_field(String field, String typed, String told) {
        assertThatThrownBy(() -> Values.kept(KIND.get(field), typed, TODAY))
                .isInstanceOf(Values.Wrong.class)
                .hasMessageStartingWith(KIND.get(field).name())
                .hasMessageContaining(told);
    }

    @Test
    void a_field_is_asked_for_only_with_the_choice_that_it_belongs_to() {
        List<String> asked = List.of("choice", "why");
        Set<String> required = Set.of("choice", "why");
        assertThat(Values.taken(KIND, Map.of("choice", "GOOD", "why", "多余"), asked, required, TODAY))
                .containsExactlyEntriesOf(Map.of("choice", "GOOD"));
        assertThatThrownBy(() -> Values.taken(KIND, Map.of("choice", "BAD"), asked, required, TODAY))
                .isInstanceOf(Refusal.class)
                .hasMessage("请填写原因。");
    }

    @Test
    void all_that_is_wrong_is_told_at_once() {
        assertThatThrownBy(() -> Values.taken(
                        KIND, Map.of("whole", "多", "colour", "红"), List.of("whole", "day"), Set.of("day"), TODAY))
                .hasMessageContaining("没有“colour”这一栏")
                .hasMessageContaining("数量“多”不是整数")
                .hasMessageContaining("请填写日期");
    }

    @Test
    void an_entry_lacks_what_its_state_and_those_before_it_ask_for() {
        assertThat(KIND.lacking("FIRST", Map.of("choice", "BAD")))
                .extracting(Field::name)
                .containsExactly("原因");
        assertThat(KIND.lacking("LATER", Map.of())).extracting(Field::name).containsExactly("面积");
        assertThat(KIND.lacking("LATER", Map.of("decimal", "1"))).isEmpty();
    }

    @Test
    void a_kind_whose_file_contradicts_itself_is_refused_with_the_line() {
        assertThatThrownBy(() -> kind("""
                        id: probe
                        name: 试验台账
                        entry: 试验
                        number: {name: 编号, prefix: SY}
                        states: [{code: FIRST, name: 初}]
                        fields:
                          - {code: a, name: 甲, type: CHOICE}
                          - {code: b, name: 乙, type: TEXT, from: NEVER}
                        """))
                .hasMessageContaining("第 7 行")
                .hasMessageContaining("请列出可选的内容")
                .hasMessageContaining("第 8 行")
                .hasMessageContaining("没有“NEVER”这个状态");
    }
}
