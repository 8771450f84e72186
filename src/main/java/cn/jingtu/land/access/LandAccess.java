package cn.jingtu.land.access;

import cn.jingtu.land.access.Answer.Permission;
import cn.jingtu.platform.DecisionTable;
import cn.jingtu.standards.LegalBases;
import cn.jingtu.standards.LegalBasis;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a plot may pass a gate, by the decision tables of {@code land-access}: what is denied goes before what
 * is to be investigated first, and only what neither applies to may be allowed.
 */
public final class LandAccess {

    private static final String FILE = "land/land-access/land-access.dmn";
    private static final Map<Permission, DecisionTable> TABLES = Map.of(
            Permission.DENY, DecisionTable.of(FILE, "land-access-deny"),
            Permission.INVESTIGATE_FIRST, DecisionTable.of(FILE, "land-access-investigate"),
            Permission.ALLOW, DecisionTable.of(FILE, "land-access-allow"));
    private static final DecisionTable CONDITIONS = DecisionTable.of(FILE, "land-access-conditions");

    private LandAccess() {}

    public static Answer answer(Facts facts) {
        Situation situation = new Situation(facts);
        Map<String, Object> inputs = situation.inputs();
        for (Permission permission : Permission.values()) {
            List<Map<String, String>> rules = table(permission).rules(inputs);
            if (!rules.isEmpty()) {
                return answer(permission, rules, facts, situation);
            }
        }
        throw new IllegalStateException("no rule of land-access applies to " + inputs);
    }

    private static DecisionTable table(Permission permission) {
        return Optional.ofNullable(TABLES.get(permission)).orElseThrow();
    }

    private static Answer answer(
            Permission permission, List<Map<String, String>> rules, Facts facts, Situation situation) {
        Map<String, Object> inputs = new HashMap<>(situation.inputs());
        inputs.put("answer", permission.code());
        List<Map<String, String>> extra = CONDITIONS.rules(inputs);

        List<String> told = new ArrayList<>(rules.stream()
                .map(rule -> rule.get("rule") + "（" + facts.gate() + "）" + rule.get("reason") + "。")
                .toList());
        told.addAll(situation.contradictions());

        Set<String> basis = new LinkedHashSet<>();
        Stream.concat(rules.stream(), extra.stream())
                .flatMap(rule -> Stream.of(text(rule, "basis").split("、")))
                .filter(subject -> !subject.isEmpty())
                .flatMap(subject -> LegalBases.on(subject, facts.date()).stream())
                .map(LegalBasis::citation)
                .forEach(basis::add);

        Set<String> conditions = new LinkedHashSet<>();
        Stream.concat(rules.stream(), extra.stream())
                .map(rule -> text(rule, "condition"))
                .filter(condition -> !condition.isEmpty())
                .forEach(condition -> conditions.add(condition + "。"));
        if (permission == Permission.ALLOW) {
            conditions.addAll(travelling(facts, situation.classReached()));
        }
        return new Answer(permission, List.copyOf(told), List.copyOf(basis), List.copyOf(conditions));
    }

    /** What goes with the plot whoever has it. */
    private static Collection<String> travelling(Facts facts, @Nullable Integer landClass) {
        List<String> travelling = new ArrayList<>();
        if (landClass != null) {
            travelling.add(landClass == 1 ? "地块达到第一类用地要求。" : "地块达到第二类用地要求，不得用作第一类用地；改作更敏感用途的，应当先重新调查。");
        }
        travelling.addAll(facts.conditions());
        return travelling;
    }

    private static String text(Map<String, String> rule, String output) {
        return rule.getOrDefault(output, "");
    }
}
