package cn.jingtu.land.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Targets of works as people write them, and what results say to them. Unknown is never lenient. */
class TargetsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "苯 1 mg/kg|苯|1",
                "砷：≤20mg/kg|砷|20",
                "砷（As）目标值为 20 毫克/千克。|砷|20",
                "1,2-二氯乙烷 0.52 mg/kg|1,2-二氯乙烷|0.52",
                "苯并[a]芘，不高于 550 μg/kg；|苯并[a]芘|0.55",
                "石油烃（C10-C40） 826mg/kg|石油烃（C10-C40）|826",
                "铬（六价） < 3.0 mg/kg|铬（六价）|3.0",
                "甲基叔丁基醚 5 mg/kg|甲基叔丁基醚|5"
            })
    void a_line_is_an_item_a_figure_and_a_unit(String line, String item, String milligrams) {
        Targets targets = Targets.of(line);
        assertThat(targets.others()).isEmpty();
        assertThat(targets.all()).singleElement().satisfies(target -> {
            assertThat(target.item().key()).isEqualTo(item);
            assertThat(target.limit().screening1()).isEqualByComparingTo(milligrams);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"苯达到风险评估确定的目标", "苯 1", "地下水苯 120 μg/L", "覆盖层厚度不小于 0.5 m", "苯 0 mg/kg", "1 mg/kg"})
    void a_line_that_a_machine_cannot_compare_is_left_to_a_person(String line) {
        Targets targets = Targets.of(line);
        assertThat(targets.all()).isEmpty();
        assertThat(targets.others()).containsExactly(line);
    }

    private static Judgement judged(String targets, String... lines) {
        LaboratoryResults results =
                LaboratoryResults.read(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
        return TargetJudging.of(results.analyses(results.propose(List.of())), Targets.of(targets), null, List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "2, LE_TARGET, LE_TARGET",
        "2.0001, GT_TARGET, GT_TARGET",
        "<0.1, ND_OK, LE_TARGET",
        "<3, ND_LIMIT_ABOVE_TARGET, UNDECIDED",
        "未检出, ND_LIMIT_UNKNOWN, UNDECIDED",
        "/, NOT_TESTED, UNDECIDED",
        ">1, INVALID_VALUE, UNDECIDED",
        ">2, GT_TARGET, GT_TARGET"
    })
    void a_result_keeps_its_target_exceeds_it_or_says_nothing(String value, Verdict verdict, Conclusion overall) {
        Judgement judgement = judged("苯 2 mg/kg", "样品编号,苯(mg/kg)", "坑底一," + value);
        assertThat(judgement.analyses())
                .extracting(Judgement.JudgedAnalysis::verdict1)
                .containsExactly(verdict);
        assertThat(judgement.overall()).isEqualTo(overall);
    }

    @Test
    void what_stands_in_another_unit_or_medium_is_not_compared() {
        assertThat(judged("苯 2 mg/kg", "样品编号,苯(mg/L)", "坑底一,1").overall()).isEqualTo(Conclusion.UNDECIDED);
        assertThat(judged("苯 2 mg/kg", "样品编号,苯", "坑底一,1").overall()).isEqualTo(Conclusion.UNDECIDED);
        assertThat(judged("苯 2 mg/kg", "样品编号,苯(μg/kg)", "坑底一,1999").overall()).isEqualTo(Conclusion.LE_TARGET);
    }

    @Test
    void total_chromium_is_no_target_for_hexavalent_chromium() {
        Judgement judgement = judged("铬（六价） 3 mg/kg", "样品编号,总铬(mg/kg)", "坑底一,1");
        assertThat(judgement.overall()).isEqualTo(Conclusion.UNDECIDED);
        assertThat(judgement.open()).anyMatch(words -> words.contains("没有检测数据的目标：铬（六价）"));
    }

    @Test
    void a_line_for_a_person_keeps_the_whole_from_being_met_but_not_from_being_missed() {
        String targets = "苯 2 mg/kg\n覆盖层厚度不小于 0.5 m";
        assertThat(judged(targets, "样品编号,苯(mg/kg)", "坑底一,1").overall()).isEqualTo(Conclusion.UNDECIDED);
        assertThat(judged(targets, "样品编号,苯(mg/kg)", "坑底一,3").overall()).isEqualTo(Conclusion.GT_TARGET);
    }

    @Test
    void no_target_at_all_is_never_met() {
        assertThat(judged("按风险评估报告", "样品编号,苯(mg/kg)", "坑底一,0.1").overall()).isEqualTo(Conclusion.UNDECIDED);
    }
}
