package cn.jingtu.land;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jingtu.JingtuTest;
import cn.jingtu.evidence.Evidence;
import cn.jingtu.land.laboratory.ColumnMapping;
import cn.jingtu.land.laboratory.Conclusion;
import cn.jingtu.land.laboratory.LaboratoryData;
import cn.jingtu.land.laboratory.LaboratoryData.Round;
import cn.jingtu.land.laboratory.LaboratoryData.Said;
import cn.jingtu.land.laboratory.Role;
import cn.jingtu.matter.process.TaskFiles;
import cn.jingtu.register.process.Guide;
import cn.jingtu.register.process.Tour;
import cn.jingtu.standards.LandClass;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Laboratory results in the procedures: handed in, judged by the machine, and set beside what people conclude. */
@JingtuTest
class LaboratoryDataTest extends LandProcess {

    private static final String REPORT = "UserTask_RegisterReport";
    private static final Map<String, String> SAMPLED = Map.of("stage", "PRELIMINARY", "reportSays", "CLEAN");

    @Autowired
    LaboratoryData laboratory;

    @Autowired
    TaskFiles files;

    @Autowired
    Evidence evidence;

    @Autowired
    JdbcClient jdbc;

    /** A survey that waits for its report. */
    private String survey() {
        return guide.go(Tour.of("site-survey").at("reason", "CL_2", "plannedUse", "居住用地", "sensitive", "true"));
    }

    private <T> T as(Task task, Supplier<T> action) {
        return office.as(Guide.clerk(task), task.getTenantId(), List.of(office.group(task)), action);
    }

    private UUID upload(Task task, String... lines) {
        byte[] content = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        return as(
                task,
                () -> files.add(task.getId(), "检测数据.csv", new ByteArrayResource(content))
                        .file()
                        .id());
    }

    private void register(String survey, Task task, Said said, String... lines) {
        UUID file = upload(task, lines);
        as(task, () -> laboratory.keep(register.get(survey), task.getId(), file, said, Guide.clerk(task)));
    }

    private static Said said(ColumnMapping... columns) {
        return new Said("试验检测有限公司", null, "试验报告一号", List.of(columns), Map.of(), null);
    }

    private List<Round> rounds(String survey) {
        return laboratory.rounds(register.get(survey).root());
    }

    @Test
    void results_are_judged_by_the_machine_and_a_conclusion_that_differs_says_why() {
        String survey = survey();
        Task report = guide.open(survey, REPORT);
        register(
                survey,
                report,
                said(),
                "样品编号,采样深度,砷(mg/kg),镉(mg/kg)",
                "试一,0-0.5m,20,0.1",
                "试二,0-0.5m,26.5,未检出",
                "全程序空白,,0.1,0.1");
        assertThat(rounds(survey)).isEmpty();
        guide.handIn(report, SAMPLED);
        assertThat(office.passed(survey)).contains("ServiceTask_JudgeResults");
        Round round = rounds(survey).get(0);
        assertThat(round.standard()).isEqualTo("GB 36600-2018");
        assertThat(round.landClass()).isEqualTo(1);
        assertThat(round.overall1()).isEqualTo(Conclusion.GT_SCREENING);
        assertThat(round.excluded()).extracting(LaboratoryData.Excluded::sample).containsExactly("全程序空白");
        assertThat(laboratory.verdicts(round))
                .filteredOn(one -> one.verdict1().isAbove())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.sample()).isEqualTo("试二");
                    assertThat(one.depth()).isEqualTo("0-0.5m");
                    assertThat(one.factor()).isEqualTo("1.325");
                    assertThat(one.excess()).isEqualTo("0.325");
                });
        guide.along(survey, Tour.of("site-survey").within(ReviewTours.passed()));
        Task conclude = guide.open(survey, "UserTask_Conclude");
        Map<String, String> clean = Map.of("conclusion", "CLEAN", "landClass", "FIRST");
        assertThatThrownBy(() -> guide.handIn(conclude, clean)).hasMessageContaining("机器对全部有效检测数据的判定是“超过筛选值”");
        guide.handIn(conclude, Map.of("conclusion", "CLEAN", "landClass", "FIRST", "differs", "经复核原始记录，数据抄录有误"));
        assertThat(register.get(survey).value("conclusion")).isEqualTo("CLEAN");
    }

    @Test
    void every_round_stays_and_the_worst_of_all_valid_data_counts() {
        String survey = survey();
        Task first = guide.open(survey, REPORT);
        register(survey, first, said(), "样品编号,砷(mg/kg)", "试一,121");
        guide.handIn(first, SAMPLED);
        guide.along(survey, Tour.of("site-survey").within(ReviewTours.failed()));
        Task second = guide.open(survey, REPORT);
        register(survey, second, said(), "样品编号,砷(mg/kg)", "试一,12");
        guide.handIn(second, SAMPLED);
        assertThat(rounds(survey))
                .extracting(Round::overall1)
                .containsExactly(Conclusion.GT_INTERVENTION, Conclusion.LE_SCREENING);
        String root = register.get(survey).root();
        LaboratoryData.Plot plot = laboratory.plot(root, 0, 10);
        assertThat(plot.total()).isEqualTo(2);
        assertThat(plot.items()).containsExactly("砷");
        assertThat(plot.samples())
                .extracting(sample -> sample.round() + " " + sample.place().sample() + " "
                        + sample.results().get(0).value())
                .containsExactly("1 试一 121", "2 试一 12");
        assertThat(laboratory.plot(root, 1, 10).samples()).hasSize(1);
        assertThat(laboratory.standing(root, LandClass.FIRST)).contains(Conclusion.GT_INTERVENTION);
        assertThat(laboratory.standing(root, LandClass.SECOND)).contains(Conclusion.GT_SCREENING);
    }

    @Test
    void results_of_several_files_are_judged_together_and_a_file_read_again_counts_once() {
        String survey = survey();
        Task report = guide.open(survey, REPORT);
        register(survey, report, said(), "样品编号,六价铬", "试一,1");
        ColumnMapping unit = new ColumnMapping(0, "六价铬", Role.RESULT, "六价铬", null, "mg/kg", null);
        register(survey, report, said(unit), "样品编号,六价铬", "试一,1");
        register(survey, report, said(), "样品编号,苯(mg/kg)", "试一,1.1");
        UUID mistaken = upload(report, "样品编号,铅(mg/kg)", "试一,9999");
        as(report, () -> laboratory.keep(register.get(survey), report.getId(), mistaken, said(), "经办"));
        as(report, () -> files.withdraw(mistaken, "传错了"));
        guide.handIn(report, SAMPLED);
        assertThat(laboratory.verdicts(rounds(survey).get(0)))
                .extracting(one -> one.item() + " " + one.verdict1())
                .containsExactly("铬（六价） LE_SCREENING", "苯 GT_SCREENING");
    }

    @Test
    void what_a_clerk_says_of_a_column_is_remembered_for_the_laboratory_but_no_unit_is() {
        String survey = survey();
        Task report = guide.open(survey, REPORT);
        ColumnMapping said = new ColumnMapping(0, "第三列", Role.RESULT, "砷", null, "mg/kg", null);
        register(survey, report, said(said), "样品编号,第三列,镉(mg/kg)", "试一,12,1");
        UUID next = upload(report, "样品编号,第三列,镉(mg/kg)", "试九,13,1");
        assertThat(laboratory
                        .read(register.get(survey), site(survey), report.getId(), next, said())
                        .judgement()
                        .analyses())
                .extracting(one -> one.item() + " " + one.verdict1())
                .containsExactly("砷 UNIT_UNKNOWN", "镉 LE_SCREENING");
        Said other = new Said("另一家检测公司", null, "二号", List.of(), Map.of(), null);
        assertThat(laboratory
                        .read(register.get(survey), site(survey), report.getId(), next, other)
                        .judgement()
                        .analyses())
                .extracting(one -> one.item() + " " + one.verdict1())
                .doesNotContain("砷 UNIT_UNKNOWN");
    }

    @Test
    void a_local_background_is_judged_by_and_kept_with_its_source() {
        String survey = survey();
        Task report = guide.open(survey, REPORT);
        Said said = new Said("试验检测有限公司", null, "三号", List.of(), Map.of("砷", new BigDecimal(40)), "区域背景调查");
        register(survey, report, said, "样品编号,砷(mg/kg)", "试一,35");
        guide.handIn(report, SAMPLED);
        Round round = rounds(survey).get(0);
        assertThat(round.overall1()).isEqualTo(Conclusion.LE_SCREENING);
        assertThat(round.backgrounds()).containsEntry("砷", "40");
        assertThat(laboratory.uploads(round))
                .extracting(LaboratoryData.Upload::backgroundSource)
                .containsExactly("区域背景调查");
    }

    @Test
    void a_report_of_sampling_comes_with_its_results_or_says_why_not() {
        String survey = survey();
        Task report = guide.open(survey, REPORT);
        assertThatThrownBy(() -> guide.handIn(report, SAMPLED)).hasMessageContaining("请登记检测数据");
        guide.handIn(report, Map.of("stage", "PRELIMINARY", "reportSays", "CLEAN", "noDataWhy", "只有纸质报告"));
        assertThat(rounds(survey)).isEmpty();
    }

    /** Works whose effect is to be reported, with a target above the screening value and one that the standard has no item for. */
    private String works() {
        return guide.go(WorksTours.effectDue("苯 2 mg/kg\n甲基叔丁基醚：≤ 5 mg/kg"));
    }

    private static final String EFFECT = "UserTask_RegisterEffect";

    private void reportEffect(String works, String... lines) {
        Task report = guide.open(works, EFFECT);
        register(works, report, said(), lines);
        guide.handIn(report, Map.of());
    }

    @Test
    void the_effect_is_judged_by_the_targets_and_not_by_the_standard() {
        String works = works();
        Task report = guide.open(works, EFFECT);
        assertThatThrownBy(() -> guide.handIn(report, Map.of())).hasMessageContaining("请登记效果评估的检测数据");
        reportEffect(works, "样品编号,苯(mg/kg),甲基叔丁基醚(mg/kg),砷(mg/kg)", "坑底一,1.9,4,999", "坑底二,2,<0.1,999", "运输空白,9,9,9");
        Round round = rounds(works).get(0);
        assertThat(round.rule()).isEqualTo(LaboratoryData.Rule.TARGETS);
        assertThat(round.targets()).contains("苯 2 mg/kg");
        assertThat(round.overall1()).isEqualTo(Conclusion.LE_TARGET);
        assertThat(laboratory.verdicts(round))
                .extracting(one -> one.sample() + one.item() + one.verdict1())
                .containsExactly("坑底一苯LE_TARGET", "坑底二苯LE_TARGET", "坑底一甲基叔丁基醚LE_TARGET", "坑底二甲基叔丁基醚ND_OK");
        guide.handIn(guide.open(works, "UserTask_JudgeTargets"), Map.of("targetsMet", "MET"));
    }

    @Test
    void targets_that_were_missed_are_not_called_met_without_a_reason() {
        String works = works();
        reportEffect(works, "样品编号,苯(mg/kg),甲基叔丁基醚(mg/kg)", "坑底一,2.1,4", "坑底二,0.1,4");
        assertThat(rounds(works).get(0).overall1()).isEqualTo(Conclusion.GT_TARGET);
        Task judging = guide.open(works, "UserTask_JudgeTargets");
        assertThatThrownBy(() -> guide.handIn(judging, Map.of("targetsMet", "MET")))
                .hasMessageContaining("机器对照目标的判定是“未达到目标”");
        guide.handIn(judging, Map.of("targetsMet", "MET", "judgedDiffers", "按统计分析判定，样品二十个"));
        assertThat(register.get(works).value("judgedDiffers")).startsWith("按统计分析");
    }

    @Test
    void a_target_without_results_leaves_the_effect_undecided() {
        String works = works();
        reportEffect(works, "样品编号,苯(mg/kg)", "坑底一,1");
        assertThat(rounds(works).get(0).overall1()).isEqualTo(Conclusion.UNDECIDED);
        Task judging = guide.open(works, "UserTask_JudgeTargets");
        assertThatThrownBy(() -> guide.handIn(judging, Map.of("targetsMet", "MET")))
                .hasMessageContaining("不能判定");
        guide.handIn(judging, Map.of("targetsMet", "NOT_MET"));
    }

    @Test
    void a_file_of_another_step_is_not_taken() {
        String one = survey();
        String other = survey();
        UUID file = upload(guide.open(one, REPORT), "样品编号,砷(mg/kg)", "试一,12");
        Task report = guide.open(other, REPORT);
        assertThatThrownBy(() -> laboratory.keep(register.get(other), report.getId(), file, said(), "经办"))
                .hasMessageContaining("本步骤没有这份文件");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update jingtu.laboratory_verdict set verdict1 = 'LE_SCREENING'",
                "delete from jingtu.laboratory_analysis",
                "update jingtu.laboratory_judging set overall1 = 'LE_SCREENING'"
            })
    void what_was_judged_stays_as_it_was(String statement) {
        assertThatThrownBy(() -> jdbc.sql(statement).update()).hasMessageContaining("only added to");
    }
}
