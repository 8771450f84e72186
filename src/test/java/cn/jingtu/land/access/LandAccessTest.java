package cn.jingtu.land.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jingtu.land.access.Answer.Permission;
import cn.jingtu.land.access.Facts.Finding;
import cn.jingtu.land.access.Facts.Review;
import cn.jingtu.land.access.Facts.Risk;
import cn.jingtu.land.access.Facts.Survey;
import cn.jingtu.land.access.Facts.Works;
import cn.jingtu.platform.DecisionTable;
import cn.jingtu.platform.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Plots in their states at the seven gates, before and after the day of the code. */
class LandAccessTest {

    private static final String ALL_ALLOWED = "AAAAAAA";
    private static final String ALL_FIRST = "IIIIIII";

    private record State(String name, Plot plot, String atTheGates) {}

    /** What is said at G1 to G7: Allow, Deny, Investigate first. */
    private static List<State> states() {
        Plot notYet = Plot.farmland().planned(LandUse.RESIDENTIAL);
        return List.of(
                new State("farmland for industry, on no list", Plot.farmland(), ALL_ALLOWED),
                new State(
                        "homes for homes",
                        Plot.farmland().planned(LandUse.RESIDENTIAL).previous(Plot.harmless(LandUse.RESIDENTIAL)),
                        ALL_ALLOWED),
                new State("farmland for homes", notYet, ALL_FIRST),
                new State(
                        "homes for a school",
                        Plot.farmland().planned(LandUse.SCHOOL).previous(Plot.harmless(LandUse.RESIDENTIAL)),
                        ALL_FIRST),
                new State("farmland for a park", Plot.farmland().planned(LandUse.PARK), ALL_ALLOWED),
                new State("farmland for what is not known", Plot.farmland().planned(null), "IIIIAIA"),
                new State(
                        "homes, clean",
                        Plot.farmland().planned(LandUse.RESIDENTIAL).clean(1),
                        ALL_ALLOWED),
                new State(
                        "homes, clean by class 2",
                        Plot.farmland().planned(LandUse.RESIDENTIAL).clean(2),
                        ALL_FIRST),
                new State(
                        "homes, clean by what is not said",
                        Plot.farmland().planned(LandUse.RESIDENTIAL).clean(null),
                        ALL_FIRST),
                new State(
                        "an office, clean by class 2",
                        Plot.farmland().planned(LandUse.OFFICE).clean(2),
                        ALL_ALLOWED),
                new State(
                        "homes, only filed",
                        Plot.farmland().planned(LandUse.RESIDENTIAL).survey(Review.FILED, Finding.CLEAN, 1),
                        ALL_FIRST),
                new State(
                        "homes, in review",
                        Plot.farmland().planned(LandUse.RESIDENTIAL).survey(Review.PENDING, Finding.CLEAN, 1),
                        ALL_FIRST),
                new State(
                        "homes, failed in review",
                        Plot.farmland().planned(LandUse.RESIDENTIAL).survey(Review.FAILED, Finding.CLEAN, 1),
                        ALL_FIRST),
                new State(
                        "homes, changed since the samples",
                        Plot.farmland()
                                .planned(LandUse.RESIDENTIAL)
                                .survey(new Survey(
                                        Stated.YES, Plot.LATER, Review.PASSED, Finding.CLEAN, 1, Stated.YES)),
                        ALL_FIRST),
                new State(
                        "what is planned is not known, clean",
                        Plot.farmland().planned(null).clean(1),
                        ALL_ALLOWED),
                new State("nobody knows what it was", Plot.unknown(), ALL_FIRST),
                new State("nobody knows what it was, clean", Plot.unknown().clean(2), ALL_ALLOWED),
                new State("lists not looked up", Plot.farmland().notQueried(), ALL_FIRST),
                new State("a works for industry", Plot.works(), "IIIIIIA"),
                new State(
                        "a works for industry, filed clean",
                        Plot.works().survey(Review.FILED, Finding.CLEAN, 2),
                        ALL_ALLOWED),
                new State("suspected", Plot.works().on(SiteList.SUSPECTED), "IDDIIDI"),
                new State("priority", Plot.works().on(SiteList.PRIORITY), "IDDIIDI"),
                new State(
                        "suspected, only filed",
                        Plot.works().on(SiteList.SUSPECTED).survey(Review.FILED, Finding.CLEAN, 1),
                        "IDDIIDI"),
                new State(
                        "suspected, cleared, for shops",
                        Plot.works()
                                .on(SiteList.SUSPECTED)
                                .planned(LandUse.COMMERCIAL)
                                .clean(2),
                        ALL_ALLOWED),
                new State(
                        "suspected, over the limit",
                        Plot.works().on(SiteList.SUSPECTED).exceeds(),
                        "IDDDADA"),
                new State(
                        "no longer suspected, nobody says why", Plot.farmland().left(SiteList.SUSPECTED), "IIIIIIA"),
                new State("contaminated", Plot.works().on(SiteList.CONTAMINATED), "IDDDADA"),
                new State(
                        "contaminated, for homes",
                        Plot.works().on(SiteList.CONTAMINATED).planned(LandUse.RESIDENTIAL),
                        "IDDDIDI"),
                new State(
                        "risk acceptable, for shops",
                        Plot.works()
                                .on(SiteList.CONTAMINATED)
                                .exceeds()
                                .assessed(Risk.ACCEPTABLE, 2)
                                .planned(LandUse.COMMERCIAL),
                        ALL_ALLOWED),
                new State(
                        "risk acceptable for class 2, for homes",
                        Plot.works()
                                .on(SiteList.CONTAMINATED)
                                .exceeds()
                                .assessed(Risk.ACCEPTABLE, 2)
                                .planned(LandUse.RESIDENTIAL),
                        ALL_FIRST),
                new State(
                        "to be remediated, not registered yet",
                        Plot.works().exceeds().assessed(Risk.REMEDIATION, 2),
                        "ADDDADA"),
                new State(
                        "to be remediated, not registered yet, for homes",
                        Plot.works().exceeds().assessed(Risk.REMEDIATION, 1).planned(LandUse.RESIDENTIAL),
                        "IDDDIDI"),
                new State("deferred", Plot.works().on(SiteList.DEFERRED), "IDDDADA"),
                new State("registered", Plot.works().on(SiteList.REGISTRY), "ADDDADA"),
                new State(
                        "registered, for homes",
                        Plot.works().on(SiteList.REGISTRY).planned(LandUse.RESIDENTIAL),
                        "DDDDDDD"),
                new State(
                        "registered, for an office",
                        Plot.works().on(SiteList.REGISTRY).planned(LandUse.OFFICE),
                        "DDDDDDD"),
                new State(
                        "registered, use not known",
                        Plot.works().on(SiteList.REGISTRY).planned(null),
                        "IDDDADA"),
                new State(
                        "registered, a project of remediation",
                        Plot.works().on(SiteList.REGISTRY).planned(LandUse.REMEDIATION),
                        "AADAADA"),
                new State(
                        "registered, targets met",
                        Plot.works().on(SiteList.REGISTRY).reached(2),
                        "AAADAAA"),
                new State(
                        "registered, targets met, for homes",
                        Plot.works().on(SiteList.REGISTRY).reached(1).planned(LandUse.RESIDENTIAL),
                        "DDDDDDD"),
                new State(
                        "registered, targets met, not reviewed",
                        Plot.works().on(SiteList.REGISTRY).effect(Stated.UNKNOWN, Stated.YES, 2, Stated.YES),
                        "ADDDADA"),
                new State(
                        "registered, assessed by who did the works",
                        Plot.works().on(SiteList.REGISTRY).effect(Stated.YES, Stated.YES, 2, Stated.NO),
                        "ADDDADA"),
                new State(
                        "registered, nobody says who assessed",
                        Plot.works().on(SiteList.REGISTRY).effect(Stated.YES, Stated.YES, 2, Stated.UNKNOWN),
                        "ADDDADA"),
                new State(
                        "registered, targets missed",
                        Plot.works().on(SiteList.REGISTRY).effect(Stated.YES, Stated.NO, 2, Stated.YES),
                        "ADDDADA"),
                new State(
                        "removed, class 1, for homes",
                        Plot.works().left(SiteList.REGISTRY).reached(1).planned(LandUse.RESIDENTIAL),
                        ALL_ALLOWED),
                new State(
                        "removed, class 2, for homes",
                        Plot.works().left(SiteList.REGISTRY).reached(2).planned(LandUse.RESIDENTIAL),
                        ALL_FIRST),
                new State(
                        "removed, class 2, for shops",
                        Plot.works().left(SiteList.REGISTRY).reached(2).planned(LandUse.COMMERCIAL),
                        ALL_ALLOWED),
                new State("removed, class not known", Plot.works().left(SiteList.REGISTRY), ALL_FIRST),
                new State(
                        "removed, suspected again",
                        Plot.works().left(SiteList.REGISTRY).reached(2).on(SiteList.SUSPECTED),
                        "IDDIIDI"),
                new State("a key unit's land", Plot.keyUnit(), "IIIIIID"),
                new State(
                        "on the list of key units",
                        Plot.farmland()
                                .previous(Plot.unknown()
                                        .at(Gate.G1, Plot.LAW)
                                        .use()
                                        .previous())
                                .on(SiteList.KEY_UNIT),
                        "IIIIIID"),
                new State(
                        "a key unit's land, filed clean",
                        Plot.keyUnit().survey(Review.FILED, Finding.CLEAN, 2),
                        ALL_ALLOWED),
                new State(
                        "a key unit's land, filed clean, for homes",
                        Plot.keyUnit().survey(Review.FILED, Finding.CLEAN, 1).planned(LandUse.RESIDENTIAL),
                        ALL_FIRST),
                new State(
                        "a key unit's land, filed over the limit",
                        Plot.keyUnit().survey(Review.FILED, Finding.EXCEEDS, 2),
                        "IDDDADA"));
    }

    @TestFactory
    Stream<DynamicTest> every_state_at_every_gate_under_the_law_and_the_code() {
        return states().stream()
                .map(state -> DynamicTest.dynamicTest(state.name(), () -> {
                    assertThat(atTheGates(state.plot(), Plot.LAW)).isEqualTo(state.atTheGates());
                    assertThat(atTheGates(state.plot(), Plot.CODE)).isEqualTo(state.atTheGates());
                }));
    }

    private static String atTheGates(Plot plot, LocalDate day) {
        return Stream.of(Gate.values())
                .map(gate ->
                        LandAccess.answer(plot.at(gate, day)).answer().name().substring(0, 1))
                .collect(Collectors.joining());
    }

    /** The paper table of {@link EveryPlotTest} says what the engine says. */
    @TestFactory
    Stream<DynamicTest> the_engine_reads_the_tables_as_a_person_does() {
        return PaperTable.all().stream()
                .filter(paper -> !paper.id().equals("land-access-conditions"))
                .map(paper -> DynamicTest.dynamicTest(paper.id(), () -> {
                    DecisionTable table = DecisionTable.of("land/land-access/land-access.dmn", paper.id());
                    for (State state : states()) {
                        Map<String, Object> inputs = new Situation(state.plot().at(Gate.G2, Plot.CODE)).inputs();
                        assertThat(table.rules(inputs)).as(state.name()).hasSameSizeAs(paper.applying(inputs));
                    }
                }));
    }

    @Test
    void the_code_stops_works_that_began_without_a_survey_and_the_law_did_not() {
        Plot begun = Plot.farmland().planned(LandUse.RESIDENTIAL).started();
        assertThat(answer(begun, Gate.G2, Plot.LAW).answer()).isEqualTo(Permission.INVESTIGATE_FIRST);
        Answer stopped = answer(begun, Gate.G2, Plot.CODE);
        assertThat(stopped.answer()).isEqualTo(Permission.DENY);
        assertThat(stopped.rules()).singleElement().asString().startsWith("CL-31（G2）");
        assertThat(stopped.basis()).containsExactly("《中华人民共和国生态环境法典》第四百六十一条");
        assertThat(stopped.conditions()).containsExactly("停工，完成土壤污染状况调查并通过评审或者备案。");
    }

    @Test
    void the_code_stops_works_that_began_without_an_assessment_and_the_law_did_not() {
        Plot begun = Plot.works().exceeds().started();
        assertThat(answer(begun, Gate.G5, Plot.LAW).answer()).isEqualTo(Permission.ALLOW);
        assertThat(answer(begun, Gate.G5, Plot.CODE).answer()).isEqualTo(Permission.DENY);
    }

    @Test
    void law_and_code_stop_works_that_began_before_the_targets_were_met() {
        Plot begun = Plot.works().on(SiteList.REGISTRY).started();
        assertThat(atTheGates(begun, Plot.LAW)).isEqualTo("DDDDDDD");
        assertThat(atTheGates(begun, Plot.CODE)).isEqualTo("DDDDDDD");
        assertThat(atTheGates(begun.planned(LandUse.REMEDIATION), Plot.CODE)).isEqualTo("AADAADA");
    }

    @Test
    void works_on_land_without_a_duty_go_on() {
        assertThat(answer(Plot.farmland().started(), Gate.G2, Plot.CODE).answer())
                .isEqualTo(Permission.ALLOW);
    }

    @Test
    void each_day_has_its_clauses() {
        Plot homes = Plot.works().on(SiteList.REGISTRY).planned(LandUse.RESIDENTIAL);
        assertThat(answer(homes, Gate.G1, Plot.LAW).basis()).containsExactly("《中华人民共和国土壤污染防治法》第六十一条第二款");
        assertThat(answer(homes, Gate.G1, Plot.CODE).basis()).containsExactly("《中华人民共和国生态环境法典》第四百五十六条");
        assertThat(answer(Plot.works().on(SiteList.REGISTRY), Gate.G4, Plot.LAW).basis())
                .containsExactly("《污染地块土壤环境管理办法（试行）》第二十七条");
    }

    @Test
    void the_registry_must_ask_for_a_missing_report_since_the_code() {
        assertThat(answer(Plot.keyUnit(), Gate.G7, Plot.LAW).rules())
                .singleElement()
                .asString()
                .doesNotContain("应当要求提交");
        assertThat(answer(Plot.keyUnit(), Gate.G7, Plot.CODE).rules())
                .singleElement()
                .asString()
                .contains("应当要求提交");
    }

    @Test
    void a_change_of_use_has_a_time_limit_and_no_building_since_the_code() {
        Plot homes = Plot.farmland().planned(LandUse.RESIDENTIAL);
        assertThat(answer(homes, Gate.G2, Plot.LAW).conditions())
                .containsExactly("变更前完成土壤污染状况调查并通过评审。", "农用地转为建设用地的，可按自治区农转建调查技术指南开展。");
        assertThat(answer(homes, Gate.G2, Plot.CODE).conditions())
                .contains("在省级规定的期限内完成调查（期限待核）。", "完成调查并通过评审或者备案前不得开工建设，已开工的应当停工。");
    }

    @Test
    void not_listed_is_an_answer_of_its_own() {
        Answer answer = answer(Plot.farmland(), Gate.G3, Plot.CODE);
        assertThat(answer.rules()).containsExactly("无调查义务（G3）未列入名单，截至当日未触发调查义务。");
        assertThat(answer.conditions()).isEmpty();
    }

    @Test
    void the_class_reached_and_the_bans_travel_with_the_plot() {
        Plot removed = Plot.works()
                .left(SiteList.REGISTRY)
                .reached(2)
                .planned(LandUse.COMMERCIAL)
                .works(Works.FINISHED)
                .condition("不得开挖阻隔层。")
                .condition("地下水监测至2030年。");
        assertThat(answer(removed, Gate.G3, Plot.CODE).conditions())
                .containsExactly("地块达到第二类用地要求，不得用作第一类用地；改作更敏感用途的，应当先重新调查。", "不得开挖阻隔层。", "地下水监测至2030年。");
    }

    @Test
    void recovery_is_recorded_with_what_was_found() {
        assertThat(answer(Plot.works().on(SiteList.CONTAMINATED), Gate.G5, Plot.CODE)
                        .conditions())
                .contains("在查询记录台账中记录查询日期和地块土壤环境质量评估结果。");
    }

    @Test
    void what_was_cleared_is_to_leave_its_list() {
        assertThat(answer(Plot.works().on(SiteList.SUSPECTED).clean(2), Gate.G3, Plot.CODE)
                        .conditions())
                .contains("按程序将地块移出疑似污染地块名单或者优先监管地块清单。");
        assertThat(answer(
                                Plot.works().on(SiteList.CONTAMINATED).exceeds().assessed(Risk.ACCEPTABLE, 2),
                                Gate.G3,
                                Plot.CODE)
                        .conditions())
                .contains("按程序将地块移出污染地块名录。");
    }

    @Test
    void the_report_on_a_key_units_land_goes_to_the_registry() {
        assertThat(answer(Plot.keyUnit().survey(Review.FILED, Finding.CLEAN, 2), Gate.G7, Plot.CODE)
                        .conditions())
                .contains("调查报告作为不动产登记资料送交登记机构，并报生态环境部门备案。");
    }

    @Test
    void a_list_counts_from_the_day_of_entry_to_the_day_before_leaving() {
        LocalDate entered = LocalDate.of(2025, 3, 1);
        LocalDate left = LocalDate.of(2025, 9, 1);
        Plot plot = Plot.works()
                .planned(LandUse.RESIDENTIAL)
                .clean(1)
                .listed(SiteList.REGISTRY, entered, left)
                .reached(1);
        assertThat(answer(plot, Gate.G3, entered.minusDays(1)).answer()).isEqualTo(Permission.ALLOW);
        assertThat(answer(plot, Gate.G3, entered).answer()).isEqualTo(Permission.DENY);
        assertThat(answer(plot, Gate.G3, left.minusDays(1)).answer()).isEqualTo(Permission.DENY);
        assertThat(answer(plot, Gate.G3, left).answer()).isEqualTo(Permission.ALLOW);
    }

    @Test
    void what_is_reviewed_later_does_not_count_yet() {
        Plot homes = Plot.farmland().planned(LandUse.RESIDENTIAL).clean(1);
        assertThat(answer(homes, Gate.G3, Plot.LATER.minusDays(1)).answer()).isEqualTo(Permission.INVESTIGATE_FIRST);
        assertThat(answer(homes, Gate.G3, Plot.LATER).answer()).isEqualTo(Permission.ALLOW);
    }

    @Test
    void a_survey_of_the_time_before_the_suspicion_clears_nothing() {
        Plot plot = Plot.works().clean(1).listed(SiteList.SUSPECTED, Plot.LATER.plusDays(1), null);
        assertThat(answer(plot, Gate.G3, Plot.CODE).answer()).isEqualTo(Permission.DENY);
    }

    @Test
    void pollution_that_is_found_after_removal_is_to_be_assessed_anew() {
        Plot plot = Plot.works()
                .left(SiteList.REGISTRY)
                .reached(2)
                .survey(new Survey(Stated.YES, Plot.LATER.plusDays(1), Review.PASSED, Finding.EXCEEDS, 2, Stated.NO));
        assertThat(answer(plot, Gate.G3, Plot.CODE).answer()).isEqualTo(Permission.DENY);
    }

    @TestFactory
    Stream<DynamicTest> facts_that_do_not_agree_let_nobody_through_and_are_named() {
        Plot.harmless(LandUse.FARMLAND);
        return Map.of(
                        "移出日期2021-01-01早于列入日期2024-01-01",
                        Plot.farmland().listed(SiteList.REGISTRY, Plot.LATER, Plot.LONG_AGO),
                        "调查结论为未超标，地块仍在污染地块名录内",
                        Plot.works().on(SiteList.CONTAMINATED).clean(2),
                        "调查结论为未超标，地块仍在风险管控和修复名录内",
                        Plot.works().on(SiteList.REGISTRY).clean(2),
                        "风险评估结论为无须管控修复，地块仍在风险管控和修复名录内",
                        Plot.works().on(SiteList.REGISTRY).assessed(Risk.ACCEPTABLE, 2),
                        "效果评估未达到目标，地块却已移出",
                        Plot.works().left(SiteList.REGISTRY).effect(Stated.YES, Stated.NO, 2, Stated.YES),
                        "管控、修复进行中，效果评估却已达到目标",
                        Plot.works().left(SiteList.REGISTRY).reached(2).works(Works.RUNNING),
                        "写明没有调查，又有调查的结论",
                        Plot.farmland().survey(new Survey(Stated.NO, null, Review.PASSED, Finding.CLEAN, 1, Stated.NO)),
                        "原用途为工业用地，又写明没有工业活动",
                        Plot.farmland()
                                .previous(Plot.harmless(LandUse.INDUSTRIAL))
                                .clean(1),
                        "原用途为仓储用地，又写明没有仓储活动",
                        Plot.farmland().previous(Plot.harmless(LandUse.STORAGE)).clean(1),
                        "又写明不是重点监管单位用地",
                        Plot.farmland().on(SiteList.KEY_UNIT).clean(1))
                .entrySet()
                .stream()
                .map(plot -> DynamicTest.dynamicTest(plot.getKey(), () -> {
                    Answer answer = answer(plot.getValue(), Gate.G1, Plot.CODE);
                    assertThat(answer.answer()).isEqualTo(Permission.INVESTIGATE_FIRST);
                    assertThat(answer.rules())
                            .anySatisfy(rule -> assertThat(rule).contains(plot.getKey()));
                }));
    }

    @Test
    void there_is_no_gate_before_the_law() {
        assertThatThrownBy(() -> Plot.farmland().at(Gate.G2, LocalDate.of(2018, 12, 31)))
                .isInstanceOf(Refusal.class);
        assertThat(answer(Plot.farmland(), Gate.G2, LocalDate.of(2019, 1, 1)).answer())
                .isEqualTo(Permission.ALLOW);
    }

    private static Answer answer(Plot plot, Gate gate, LocalDate day) {
        return LandAccess.answer(plot.at(gate, day));
    }
}
