package cn.jingtu.land.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.land.access.Facts.Assessment;
import cn.jingtu.land.access.Facts.Effect;
import cn.jingtu.land.access.Facts.Finding;
import cn.jingtu.land.access.Facts.Listing;
import cn.jingtu.land.access.Facts.Previous;
import cn.jingtu.land.access.Facts.Review;
import cn.jingtu.land.access.Facts.Risk;
import cn.jingtu.land.access.Facts.Survey;
import cn.jingtu.land.access.Facts.Use;
import cn.jingtu.land.access.Facts.Works;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** All the situations a plot can be in, at every gate: there is an answer to each, and none is too mild. */
class EveryPlotTest {

    private static final List<PaperTable> TABLES = PaperTable.all();
    private static final PaperTable DENY = TABLES.get(0);
    private static final PaperTable INVESTIGATE = TABLES.get(1);
    private static final PaperTable ALLOW = TABLES.get(2);

    private static final Set<Map<String, Object>> SITUATIONS = new HashSet<>();
    private static final Map<Map<String, Object>, List<String>> DECIDING = new HashMap<>();

    @BeforeAll
    static void all_situations() {
        for (Gate gate : List.of(Gate.G1, Gate.G5)) {
            for (Use use : uses()) {
                for (List<Listing> lists : lists()) {
                    for (Survey survey : surveys()) {
                        for (Assessment assessment : assessments()) {
                            for (Effect effect : effects()) {
                                Facts facts = new Facts(
                                        gate,
                                        Plot.LAW,
                                        use,
                                        lists,
                                        survey,
                                        assessment,
                                        Works.UNKNOWN,
                                        effect,
                                        List.of());
                                SITUATIONS.add(new Situation(facts).inputs());
                            }
                        }
                    }
                }
            }
        }
        // the day, the start of building and which gate it is are asked for as they are; nothing else hangs on them
        for (Map<String, Object> facts : List.copyOf(SITUATIONS)) {
            boolean settlesUse = facts.get("gate").equals("G1");
            for (Gate gate : Gate.values()) {
                if (gate.settlesUse() == settlesUse) {
                    Map<String, Object> there = with(facts, "gate", gate.name());
                    SITUATIONS.add(there);
                    SITUATIONS.add(with(there, "started", true));
                    SITUATIONS.add(with(there, "code", true));
                    SITUATIONS.add(with(with(there, "started", true), "code", true));
                }
            }
        }
        SITUATIONS.forEach(facts -> DECIDING.put(facts, deciding(facts)));
    }

    private static Map<String, Object> with(Map<String, Object> facts, String name, Object value) {
        Map<String, Object> changed = new HashMap<>(facts);
        changed.put(name, value);
        return changed;
    }

    /** The rules of the strictest table that has any. */
    private static List<String> deciding(Map<String, Object> facts) {
        return Stream.of(DENY, INVESTIGATE, ALLOW)
                .map(table -> table.applying(facts))
                .filter(rules -> !rules.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static List<Use> uses() {
        List<Use> uses = new ArrayList<>();
        Previous works =
                new Previous(Stated.YES, LandUse.INDUSTRIAL, "权籍", Stated.YES, Stated.NO, Stated.NO, Stated.NO);
        Previous keyUnit =
                new Previous(Stated.YES, LandUse.INDUSTRIAL, "权籍", Stated.YES, Stated.NO, Stated.NO, Stated.YES);
        Previous unknown =
                new Previous(Stated.YES, null, null, Stated.UNKNOWN, Stated.UNKNOWN, Stated.UNKNOWN, Stated.UNKNOWN);
        for (LandUse planned :
                new LandUse[] {null, LandUse.RESIDENTIAL, LandUse.OFFICE, LandUse.INDUSTRIAL, LandUse.REMEDIATION}) {
            for (Previous previous : List.of(
                    unknown, Plot.harmless(LandUse.FARMLAND), Plot.harmless(LandUse.RESIDENTIAL), works, keyUnit)) {
                uses.add(new Use(planned, previous, Stated.NO));
            }
        }
        return uses;
    }

    private static List<List<Listing>> lists() {
        List<List<Listing>> lists = new ArrayList<>(Arrays.asList(null, List.of()));
        for (SiteList list : SiteList.values()) {
            lists.add(List.of(new Listing(list, Plot.LONG_AGO, null)));
            lists.add(List.of(new Listing(list, Plot.LONG_AGO, Plot.LATER)));
        }
        Listing suspected = new Listing(SiteList.SUSPECTED, Plot.LONG_AGO, null);
        lists.add(List.of(suspected, new Listing(SiteList.CONTAMINATED, Plot.LONG_AGO, null)));
        lists.add(List.of(suspected, new Listing(SiteList.REGISTRY, Plot.LONG_AGO, Plot.LATER)));
        lists.add(List.of(new Listing(SiteList.REGISTRY, Plot.LATER, Plot.LONG_AGO)));
        return lists;
    }

    private static List<Survey> surveys() {
        return List.of(
                Survey.none(),
                survey(Review.PENDING, Finding.CLEAN, 1),
                survey(Review.FILED, Finding.CLEAN, 2),
                survey(Review.PASSED, Finding.CLEAN, 1),
                survey(Review.PASSED, Finding.CLEAN, 2),
                survey(Review.PASSED, Finding.EXCEEDS, 1));
    }

    private static Survey survey(Review review, Finding finding, int landClass) {
        return new Survey(Stated.YES, Plot.LATER, review, finding, landClass, Stated.NO);
    }

    private static List<Assessment> assessments() {
        return Stream.of(
                        Assessment.none(),
                        new Assessment(Stated.YES, null, Stated.YES, Risk.ACCEPTABLE, 1),
                        new Assessment(Stated.YES, null, Stated.YES, Risk.ACCEPTABLE, 2),
                        new Assessment(Stated.YES, null, Stated.YES, Risk.REMEDIATION, 1))
                .toList();
    }

    private static List<Effect> effects() {
        return Stream.of(
                        Effect.none(),
                        new Effect(Stated.YES, null, Stated.YES, Stated.YES, 1, Stated.YES),
                        new Effect(Stated.YES, null, Stated.YES, Stated.YES, 2, Stated.YES),
                        new Effect(Stated.YES, null, Stated.YES, Stated.YES, 2, Stated.NO),
                        new Effect(Stated.YES, null, Stated.YES, Stated.YES, 2, Stated.UNKNOWN),
                        new Effect(Stated.YES, null, Stated.YES, Stated.NO, 2, Stated.YES))
                .toList();
    }

    @Test
    void there_is_an_answer_to_each() {
        assertThat(SITUATIONS).hasSizeGreaterThan(50_000);
        assertThat(DECIDING.entrySet().stream()
                        .filter(decision -> decision.getValue().isEmpty())
                        .limit(3))
                .isEmpty();
    }

    @Test
    void every_rule_of_every_table_decides_somewhere() {
        Set<String> deciding = new HashSet<>();
        DECIDING.values().forEach(deciding::addAll);
        List<String> rules = Stream.of(DENY, INVESTIGATE, ALLOW)
                .flatMap(table -> table.rules().keySet().stream())
                .toList();
        assertThat(deciding).containsExactlyInAnyOrderElementsOf(rules);
    }

    @Test
    void every_further_condition_is_asked_for_somewhere() {
        PaperTable conditions = TABLES.get(3);
        Set<String> asked = new HashSet<>();
        for (Map<String, Object> facts : SITUATIONS) {
            asked.addAll(conditions.applying(with(facts, "answer", answer(facts))));
        }
        assertThat(asked).containsExactlyInAnyOrderElementsOf(conditions.rules().keySet());
    }

    private static String answer(Map<String, Object> facts) {
        List<String> deciding = DECIDING.getOrDefault(facts, List.of());
        if (DENY.rules().keySet().containsAll(deciding)) {
            return "deny";
        }
        return ALLOW.rules().keySet().containsAll(deciding) ? "allow" : "investigate-first";
    }

    @Test
    void nobody_is_let_through_on_what_is_not_known_or_does_not_agree() {
        assertThat(allowed(facts -> facts.get("contradictory").equals(true))).isEmpty();
        assertThat(allowed(facts -> facts.get("queried").equals(false))).isEmpty();
        assertThat(allowed(facts -> facts.get("history").equals("不明")
                        && facts.get("survey").equals("无")
                        && facts.get("treatment").equals("不涉及")))
                .isEmpty();
        assertThat(allowed(facts -> facts.get("planned").equals("不明")
                        && !facts.get("survey").equals("未超标")
                        && facts.get("treatment").equals("不涉及")))
                .isEmpty();
        assertThat(allowed(facts -> facts.get("treatment").equals("移出依据不明"))).isEmpty();
    }

    @Test
    void nobody_is_let_through_on_what_the_law_forbids() {
        assertThat(allowed(facts -> facts.get("registry").equals("在册")
                        && facts.get("planned").equals("一住两公")))
                .isEmpty();
        assertThat(allowed(facts -> facts.get("registry").equals("在册")
                        && facts.get("gate").equals("G4")
                        && !facts.get("planned").equals("修复工程")))
                .isEmpty();
        assertThat(allowed(facts -> List.of("G2", "G3", "G6").contains(facts.get("gate"))
                        && !facts.get("planned").equals("修复工程")
                        && List.of("未达到", "未评估").contains(facts.get("treatment"))))
                .isEmpty();
        assertThat(allowed(facts -> facts.get("change").equals(true)
                        && List.of("无", "无结论", "仅备案").contains(facts.get("survey"))
                        && facts.get("treatment").equals("不涉及")))
                .isEmpty();
        assertThat(allowed(facts -> facts.get("suspected").equals(true)
                        && List.of("无", "无结论", "仅备案").contains(facts.get("survey"))
                        && List.of("不涉及", "达到", "无须管控").contains(facts.get("treatment"))))
                .isEmpty();
        assertThat(allowed(facts -> facts.get("keyUnit").equals(true)
                        && List.of("无", "无结论").contains(facts.get("survey"))
                        && facts.get("treatment").equals("不涉及")))
                .isEmpty();
    }

    @Test
    void a_rule_that_let_everybody_through_would_be_noticed() {
        PaperTable mild = new PaperTable("mild", Map.of("Rule_Anybody", List.of(PaperTable.Cell.of("gate", "\"G2\""))));
        assertThat(SITUATIONS.stream()
                        .anyMatch(facts -> !mild.applying(facts).isEmpty()
                                && facts.get("contradictory").equals(true)))
                .isTrue();
    }

    private static List<Map<String, Object>> allowed(Predicate<Map<String, Object>> whichOnes) {
        return SITUATIONS.stream()
                .filter(whichOnes)
                .filter(facts -> answer(facts).equals("allow"))
                .limit(3)
                .toList();
    }
}
