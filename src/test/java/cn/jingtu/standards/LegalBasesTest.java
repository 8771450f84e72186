package cn.jingtu.standards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A case keeps the clause of its own day. */
class LegalBasesTest {

    private static final LocalDate LAST_DAY_OF_THE_LAW = LocalDate.of(2026, 8, 14);
    private static final LocalDate FIRST_DAY_OF_THE_CODE = LocalDate.of(2026, 8, 15);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            重点监管单位名录和义务   | 第二十一条                   | 第四百一十四条
            拆除活动方案             | 第二十二条                   | 第四百一十五条
            尾矿库                   | 第二十三条、第七十九条       | 第四百一十六条、第四百一十七条
            风险管控和修复名录       | 第五十八条                   | 第四百五十三条
            风险地块调查             | 第五十九条第一款             | 第四百五十四条
            用途变更前调查           | 第五十九条第二款             | 第四百五十四条
            调查报告评审             | 第五十九条第三款             | 第四百五十四条
            风险评估                 | 第六十条、第六十一条第一款   | 第四百五十五条、第四百五十六条
            名录内用途限制           | 第六十一条第二款             | 第四百五十六条
            修复和效果评估           | 第六十四条、第六十五条       | 第四百五十九条、第四百六十条
            未达目标禁止建设         | 第六十六条第三款             | 第四百六十一条
            重点监管单位用地调查     | 第六十七条                   | 第四百六十二条
            已收回土地由政府实施     | 第六十八条                   | 第四百六十三条
            信用记录                 | 第八十条                     | 第四百零八条
            法律责任                 | 第八十六条至第九十五条       | 第一千一百五十八条至第一千一百六十七条
            """)
    void the_law_gives_way_to_the_code_on_one_day(String subject, String law, String code) {
        assertThat(LegalBases.on(subject, LAST_DAY_OF_THE_LAW).orElseThrow().citation())
                .isEqualTo("《中华人民共和国土壤污染防治法》" + law);
        assertThat(LegalBases.on(subject, FIRST_DAY_OF_THE_CODE).orElseThrow().citation())
                .isEqualTo("《中华人民共和国生态环境法典》" + code);
    }

    @Test
    void what_only_the_code_orders_was_ordered_by_nobody_before() {
        assertThat(LegalBases.on("未调查评估禁止建设", LAST_DAY_OF_THE_LAW)).isEmpty();
        assertThat(LegalBases.on("未调查评估禁止建设", FIRST_DAY_OF_THE_CODE)).isPresent();
    }

    @Test
    void what_was_not_read_is_cited_as_not_confirmed() {
        assertThat(LegalBases.on("污染地块环评限制", LAST_DAY_OF_THE_LAW).orElseThrow().citation())
                .endsWith("第二十七条");
        assertThat(LegalBases.on("污染地块环评限制", FIRST_DAY_OF_THE_CODE)
                        .orElseThrow()
                        .citation())
                .endsWith("第二十七条（待核）");
    }

    @Test
    void a_subject_that_nobody_has_written_down_is_a_mistake_of_the_program() {
        assertThatThrownBy(() -> LegalBases.on("名录用途限制", FIRST_DAY_OF_THE_CODE))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
