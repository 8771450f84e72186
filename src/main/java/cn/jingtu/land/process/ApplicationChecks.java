package cn.jingtu.land.process;

import cn.jingtu.land.review.ReviewRules;
import cn.jingtu.platform.DecisionTable;
import cn.jingtu.register.Change;
import cn.jingtu.register.Kind;
import cn.jingtu.register.Kinds;
import cn.jingtu.register.Register;
import cn.jingtu.register.RegisterEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the machine finds in an application for review, by the table that everybody may read; and the register of units. */
@Component
class ApplicationChecks {

    /** Severity of what the applicant has to supply. */
    static final String GAP = "须补正";

    /** Fields of a review that {@link #examine} fills in. */
    static final List<String> FOUND = List.of(
            "report", "author", "authorCode", "laboratoryNamed", "round", "earlierRounds", "findings", "credit");

    private static final DecisionTable CHECKS =
            DecisionTable.of("land/report-review/application-checks.dmn", "application-checks");
    private static final String UNIT = "practitioner";
    private static final String UNKNOWN = "UNKNOWN";

    private final Register register;
    private final Kinds kinds;

    ApplicationChecks(Register register, Kinds kinds) {
        this.register = register;
        this.kinds = kinds;
    }

    /** Values of {@link #FOUND}. */
    Map<String, String> examine(RegisterEntry review, RegisterEntry report, ReviewRules rules) {
        RegisterEntry survey = register.get(String.valueOf(review.above()));
        RegisterEntry site = register.get(review.root());
        List<RegisterEntry> earlier = register.below(survey, "survey-report").stream()
                .filter(other -> !other.id().equals(report.id()))
                .toList();
        String credit = unit(review.city(), report.value("authorCode"))
                .map(unit -> unit.value("credit"))
                .filter(known -> !known.isEmpty())
                .orElse(UNKNOWN);
        boolean sampled = report.is("stage", "PRELIMINARY", "DETAILED");
        String sampledOn = report.value("sampledOn");
        String findings = CHECKS
                .rules(Map.ofEntries(
                        Map.entry("credit", credit),
                        Map.entry("creditGate", rules.creditGate()),
                        Map.entry("promised", report.is("promised", "true")),
                        Map.entry("sampled", sampled),
                        Map.entry("laboratory", !report.value("laboratory").isEmpty()),
                        Map.entry("sampledOn", !sampledOn.isEmpty()),
                        Map.entry("sampledLater", sampledOn.compareTo(report.value("reportOn")) > 0),
                        Map.entry("ownAuthor", ownAuthor(report, site)),
                        Map.entry("over", report.is("reportSays", "OVER")),
                        Map.entry("overItems", !report.value("overItems").isEmpty()),
                        Map.entry("siteLacks", !site.lacking().isEmpty()),
                        Map.entry(
                                "late",
                                !survey.value("dueOn").isEmpty()
                                        && report.value("reportOn").compareTo(survey.value("dueOn")) > 0),
                        Map.entry("more", report.is("reportSays", "MORE")),
                        Map.entry("firstStage", report.is("stage", "FIRST")),
                        Map.entry("earlierRounds", earlier.size())))
                .stream()
                .map(rule -> "【" + rule.get("severity") + "】" + rule.get("finding") + "。")
                .collect(Collectors.joining("\n"));
        Map<String, String> found = new LinkedHashMap<>();
        found.put("report", report.number());
        found.put("author", report.value("author"));
        found.put("authorCode", report.value("authorCode"));
        found.put("laboratoryNamed", report.value("laboratory"));
        found.put("round", String.valueOf(earlier.size() + 1));
        found.put("earlierRounds", earlier.stream().map(ApplicationChecks::told).collect(Collectors.joining("\n")));
        found.put("findings", findings.isEmpty() ? "机器核查没有发现问题。" : findings);
        found.put("credit", credit);
        found.values().removeIf(String::isEmpty);
        return found;
    }

    private static boolean ownAuthor(RegisterEntry report, RegisterEntry site) {
        String code = report.value("authorCode");
        return code.equals(site.value("holderCode")) || code.equals(site.value("partyCode"));
    }

    private static String told(RegisterEntry report) {
        Map<String, String> values = report.kind().readable(report.values());
        return report.number() + "：" + values.getOrDefault("评审结论", "没有评审结论") + "。" + values.getOrDefault("意见要点", "");
    }

    private Optional<RegisterEntry> unit(String city, String code) {
        return register.numbered(city, kinds.get(UNIT), code).filter(unit -> !unit.isStruck());
    }

    /** A unit whose report was reviewed is on the register of units, with what was seen of its record of credit. */
    void keepUnit(RegisterEntry review) {
        String code = review.value("authorCode");
        Change change = Change.following(review.matter(kinds), review.number());
        Kind kind = kinds.get(UNIT);
        Optional<RegisterEntry> known = register.numbered(review.city(), kind, code);
        if (known.isEmpty()) {
            register.add(
                    new Register.NewEntry(
                            review.city(),
                            kind,
                            code,
                            review.value("author"),
                            null,
                            null,
                            Map.of("activities", "SURVEY", "credit", review.value("credit")),
                            null),
                    change);
        } else if (!known.get().isStruck() && !known.get().value("credit").equals(review.value("credit"))) {
            register.set(known.get().id(), "credit", review.value("credit"), null, change);
        }
    }
}
