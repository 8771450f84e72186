package cn.jingtu.land.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.land.laboratory.Judgement.Worst;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts, what does not, and what is never called clean. */
class JudgingTest {

    private static final String HEAD = "样品编号;样品类型;检测项目;CAS号;检测结果;单位;检出限;备注";

    private static Judgement judged(String... rows) {
        String[] all = new String[rows.length + 1];
        all[0] = HEAD;
        System.arraycopy(rows, 0, all, 1, rows.length);
        return Judged.file(LaboratoryFiles.csv(all));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "S1;土壤;砷;;12;;;~UNIT_UNKNOWN",
                "S1;土壤;砷;;12;mg;;~UNIT_UNKNOWN",
                "S1;土壤;砷;;ND;mg/kg;;~ND_LIMIT_UNKNOWN",
                "S1;土壤;砷;;ND;mg/kg;20;~ND_OK",
                "S1;土壤;砷;;ND;mg/kg;20.1;~ND_LIMIT_ABOVE_SCREENING",
                "S1;土壤;砷;;<20;μg/kg;;~ND_OK",
                "S1;土壤;砷;;<20;;;~UNIT_UNKNOWN",
                "S1;土壤;砷;;/;mg/kg;;~NOT_TESTED",
                "S1;土壤;砷;;#DIV/0!;mg/kg;;~INVALID_VALUE",
                "S1;土壤;砷;;-3;mg/kg;;~INVALID_VALUE",
                "S1;土壤;砷;;12;mg/kg;;作废~INVALID_VALUE",
                "S1;浸出液;砷;;0.5;mg/L;;~NOT_COMPARABLE",
                "S1;地下水;砷;;5;μg/L;;~NOT_COMPARABLE",
                "S1;土壤;砷;;0.5;mg/L;;~NOT_COMPARABLE",
                "S1;土壤;总铬;;500;mg/kg;;~NO_LIMIT",
                "S1;土壤;多氯联苯(7种指示性);;5;mg/kg;;~NOT_COMPARABLE",
                "S1;土壤;二噁英类;;50;ng/kg;;~NOT_COMPARABLE",
                "S1;土壤;二噁英类;;50;ng-TEQ/kg;;~GT_SCREENING",
                "S1;土壤;二噁英类（总毒性当量）;;5;ng/kg;;~LE_SCREENING",
                "S1;土壤;多氯联苯（总量）;;50;ng-TEQ/kg;;~NOT_COMPARABLE",
                "S1;土壤;石油烃(C6-C9);;5000;mg/kg;;~NO_LIMIT",
                "S1;土壤;甲基汞;;5.1;mg/kg;;~GT_SCREENING",
                "S1;土壤;砷;;≤0.5;mg/kg;;~LE_SCREENING",
                "S1;土壤;砷;;>20;mg/kg;;~GT_SCREENING",
                "S1;土壤;砷;;>1000;mg/kg;;~GT_INTERVENTION",
                "S1;土壤;砷;;>5;mg/kg;;~INVALID_VALUE",
                "S1;土壤;;7440-38-2;20.1;mg/kg;;~GT_SCREENING",
                "S1;土壤;砷;;0.0021%;;;~GT_SCREENING",
                "S1;土壤;间二甲苯;;1;mg/kg;;~NOT_COMPARABLE",
                "S1;土壤;间二甲苯;;164;mg/kg;;~GT_SCREENING"
            })
    void a_single_result_is_judged(String row, Verdict verdict) {
        Judgement judgement = judged(row);
        assertThat(judgement.analyses())
                .singleElement()
                .satisfies(one -> assertThat(one.verdict1()).isEqualTo(verdict));
        boolean clean = verdict == Verdict.LE_SCREENING || verdict == Verdict.ND_OK;
        boolean above = verdict == Verdict.GT_SCREENING || verdict == Verdict.GT_INTERVENTION;
        assertThat(judgement.overall1())
                .isEqualTo(
                        clean
                                ? Conclusion.LE_SCREENING
                                : above ? Conclusion.valueOf(verdict.name()) : Conclusion.UNDECIDED);
    }

    @Test
    void an_undecided_result_keeps_the_whole_from_being_clean() {
        assertThat(judged("S1;土壤;镉;;1;mg/kg;;", "S1;土壤;砷;;12;;;").overall1()).isEqualTo(Conclusion.UNDECIDED);
        assertThat(judged("S1;土壤;镉;;1;mg/kg;;", "S1;土壤;砷;;/;mg/kg;;").overall1())
                .isEqualTo(Conclusion.UNDECIDED);
        assertThat(judged("S1;土壤;镉;;1;mg/kg;;", "S1;土壤;砷;;ND;mg/kg;;").overall1())
                .isEqualTo(Conclusion.UNDECIDED);
    }

    @Test
    void what_leaves_nothing_open_does_not_keep_it_from_being_clean() {
        String clean = "S1;土壤;镉;;1;mg/kg;;";
        assertThat(judged(clean, "S1;土壤;锑;;/;mg/kg;;").overall1()).isEqualTo(Conclusion.LE_SCREENING);
        assertThat(judged(clean, "S1;土壤;总铬;;90;mg/kg;;").overall1()).isEqualTo(Conclusion.LE_SCREENING);
        assertThat(judged(clean, "W1;地下水;砷;;90;μg/L;;").overall1()).isEqualTo(Conclusion.LE_SCREENING);
        assertThat(judged(clean, "S1;土壤;镉;;300;mg/kg;;作废").overall1()).isEqualTo(Conclusion.LE_SCREENING);
    }

    @Test
    void an_excess_counts_whatever_else_is_undecided() {
        Judgement judgement = judged("S1;土壤;镉;;12;;;", "S1;土壤;砷;;121;mg/kg;;", "S2;土壤;砷;;1;mg/kg;;");
        assertThat(judgement.overall1()).isEqualTo(Conclusion.GT_INTERVENTION);
        assertThat(judgement.overall2()).isEqualTo(Conclusion.GT_SCREENING);
        assertThat(judgement.worst())
                .containsExactly(
                        new Worst("镉", Verdict.UNIT_UNKNOWN, Verdict.UNIT_UNKNOWN),
                        new Worst("砷", Verdict.GT_INTERVENTION, Verdict.GT_SCREENING));
    }

    @Test
    void the_class_of_the_use_decides_and_an_unknown_use_is_the_first() {
        byte[] file = LaboratoryFiles.csv(HEAD, "S1;土壤;砷;;21;mg/kg;;");
        assertThat(Judged.file(file, "工业用地", Map.of()).overall()).isEqualTo(Conclusion.LE_SCREENING);
        assertThat(Judged.file(file, null, Map.of()).overall()).isEqualTo(Conclusion.GT_SCREENING);
        assertThat(Judged.file(file, null, Map.of()).landClass()).isEqualTo(1);
    }

    @Test
    void factor_and_excess_are_told_apart() {
        assertThat(judged("S1;土壤;砷;;30;mg/kg;;").analyses().get(0).factor()).isEqualTo("1.5");
        assertThat(judged("S1;土壤;砷;;30;mg/kg;;").analyses().get(0).excess()).isEqualTo("0.5");
        assertThat(judged("S1;土壤;砷;;20;mg/kg;;").analyses().get(0).factor()).isEqualTo("1");
        assertThat(judged("S1;土壤;砷;;20;mg/kg;;").analyses().get(0).excess()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"40,AS_BACKGROUND", "40.1,GT_SCREENING", "19,LE_SCREENING"})
    void arsenic_up_to_the_local_background_is_no_contamination(String value, Verdict verdict) {
        Judgement judgement = Judged.file(
                LaboratoryFiles.csv(HEAD, "S1;土壤;砷;;" + value + ";mg/kg;;"), null, Map.of("砷", new BigDecimal(40)));
        assertThat(judgement.analyses().get(0).verdict1()).isEqualTo(verdict);
        assertThat(judgement.overall1())
                .isEqualTo(verdict == Verdict.GT_SCREENING ? Conclusion.GT_SCREENING : Conclusion.LE_SCREENING);
    }

    @Test
    void a_background_hides_no_value_above_the_intervention_value() {
        Judgement judgement =
                Judged.file(LaboratoryFiles.csv(HEAD, "S1;土壤;砷;;130;mg/kg;;"), null, Map.of("砷", new BigDecimal(200)));
        assertThat(judgement.analyses().get(0).verdict1()).isEqualTo(Verdict.GT_INTERVENTION);
        assertThat(judgement.analyses().get(0).verdict2()).isEqualTo(Verdict.AS_BACKGROUND);
    }

    @Test
    void blanks_control_samples_and_points_of_comparison_are_left_out_by_name() {
        Judgement judgement = judged(
                "全程序空白;土壤;砷;;500;mg/kg;;",
                "YSKB-1;运输空白;砷;;500;mg/kg;;",
                "MB-01;土壤;砷;;500;mg/kg;;",
                "GSS-5;土壤;砷;;500;mg/kg;;",
                "S9;基体加标;砷;;500;mg/kg;;",
                "对照点1;土壤;砷;;500;mg/kg;;",
                "S1;土壤;砷;;5;mg/kg;;");
        assertThat(judgement.excluded()).containsExactly("全程序空白", "YSKB-1", "MB-01", "GSS-5", "S9", "对照点1");
        assertThat(Judged.lines(judgement)).containsExactly("S1 砷 LE_SCREENING");
        assertThat(judgement.open())
                .anyMatch(text -> text.contains("空白中有检出"))
                .anyMatch(text -> text.contains("对照点不计入评价") && text.contains("高于筛选值"));
    }

    @Test
    void a_name_that_may_be_a_blanks_is_one_only_where_nothing_was_found_in_it() {
        assertThat(judged("TB-1;;苯;;ND;mg/kg;0.001;", "S1;;苯;;0.1;mg/kg;;").excluded())
                .containsExactly("TB-1");
        assertThat(judged("TB-1;;苯;;5;mg/kg;;", "S1;;苯;;0.1;mg/kg;;").overall1())
                .isEqualTo(Conclusion.GT_SCREENING);
    }

    @Test
    void a_duplicate_belongs_to_its_sample_and_the_worse_of_both_counts() {
        Judgement judgement = judged("S1;土壤;砷;;19;mg/kg;;", "S1-P;土壤;砷;;21;mg/kg;;", "S2平行;土壤;砷;;1;mg/kg;;");
        assertThat(judgement.analyses().get(1).duplicateOf()).isEqualTo("S1");
        assertThat(judgement.overall1()).isEqualTo(Conclusion.GT_SCREENING);
        assertThat(judgement.open())
                .anyMatch(text -> text.contains("S1-P 是 S1 的平行样") && text.contains("5.0%"))
                .anyMatch(text -> text.contains("S2平行 没有找到对应的原样"));
    }

    @Test
    void values_that_gather_at_a_limit_are_told() {
        assertThat(judged("S1;土壤;砷;;20;mg/kg;;", "S2;土壤;砷;;19.1;mg/kg;;").open())
                .anyMatch(text -> text.contains("砷有 2 个结果等于筛选值或低于筛选值不到 5%"));
        assertThat(judged("S1;土壤;砷;;20;mg/kg;;", "S2;土壤;砷;;18.9;mg/kg;;").open())
                .noneMatch(text -> text.contains("等于筛选值"));
    }

    @Test
    void parts_of_a_sum_are_added_up() {
        Judgement judgement = judged("S1;土壤;α-氯丹;;1.5;mg/kg;;", "S1;土壤;γ-氯丹;;0.6;mg/kg;;");
        assertThat(Judged.lines(judgement))
                .containsExactly("S1 α-氯丹 NOT_COMPARABLE", "S1 γ-氯丹 NOT_COMPARABLE", "S1 氯丹 GT_SCREENING");
        Judgement clean = judged("S1;土壤;间二甲苯;;ND;mg/kg;0.001;", "S1;土壤;对二甲苯;;2;mg/kg;;");
        assertThat(Judged.lines(clean)).contains("S1 间二甲苯+对二甲苯 LE_SCREENING");
        assertThat(clean.overall1()).isEqualTo(Conclusion.LE_SCREENING);
        assertThat(judged("S1;土壤;α-氯丹;;1.5;mg/kg;;").overall1()).isEqualTo(Conclusion.UNDECIDED);
        assertThat(judged("S1;土壤;α-氯丹;;1.5;mg/kg;;", "S1;土壤;γ-氯丹;;ND;mg/kg;0.9;")
                        .overall1())
                .isEqualTo(Conclusion.UNDECIDED);
    }

    @Test
    void missing_basic_items_and_unknown_names_are_told() {
        List<String> open =
                judged("S1;土壤;砷;;1;mg/kg;;", "S1;土壤;奇怪的东西;;1;mg/kg;;").open();
        assertThat(open).anyMatch(text -> text.contains("44 项没有可用数据")).anyMatch(text -> text.contains("奇怪的东西"));
    }

    @Test
    void a_result_that_was_rejected_and_one_that_is_unreadable_are_different_states() {
        assertThat(judged("S1;土壤;砷;;1;mg/kg;;无效").analyses().get(0).state()).isEqualTo("REJECTED");
        assertThat(judged("S1;土壤;砷;;*;mg/kg;;").analyses().get(0).state()).isEqualTo("UNREADABLE");
        assertThat(judged("S1;土壤;砷;;ND;mg/kg;;").analyses().get(0).state()).isEqualTo("NOT_DETECTED");
        assertThat(judged("S1;土壤;砷;;未检测;mg/kg;;").analyses().get(0).state()).isEqualTo("NOT_ANALYSED");
    }
}
