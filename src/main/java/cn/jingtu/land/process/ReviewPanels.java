package cn.jingtu.land.process;

import cn.jingtu.land.review.Interests;
import cn.jingtu.land.review.PanelDraw;
import cn.jingtu.land.review.PanelDraw.Candidate;
import cn.jingtu.platform.Refusal;
import cn.jingtu.register.Change;
import cn.jingtu.register.Kind;
import cn.jingtu.register.Kinds;
import cn.jingtu.register.Register;
import cn.jingtu.register.RegisterEntry;
import cn.jingtu.register.RegisterSearch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The panels of reviews: drawn from the register of experts, one sheet for each, and the next one drawn where one drops out. */
@Component
class ReviewPanels {

    private static final String SHEET = "expert-sheet";
    private static final String EXPERT = "professional";
    private static final String DRAWN = "DRAWN";
    private static final String VOID = "VOID";
    private static final int WHOLE_POOL = 10_000;

    private final Register register;
    private final RegisterSearch search;
    private final Kinds kinds;

    ReviewPanels(Register register, RegisterSearch search, Kinds kinds) {
        this.register = register;
        this.search = search;
        this.kinds = kinds;
    }

    /** Sheets of a review that count or will count, in the order in which their experts were drawn. */
    List<RegisterEntry> sheets(RegisterEntry review) {
        return register.below(review, SHEET).stream()
                .filter(sheet -> !sheet.state().equals(VOID) && !sheet.isStruck())
                .sorted((one, other) -> one.number().compareTo(other.number()))
                .toList();
    }

    /** Those of them that are still to be registered. */
    List<RegisterEntry> open(RegisterEntry review) {
        return sheets(review).stream()
                .filter(sheet -> sheet.state().equals(DRAWN))
                .toList();
    }

    /** An expert does not take part. */
    void drop(RegisterEntry sheet, String why, Change change) {
        register.fill(
                sheet.id(),
                Map.of("use", VOID, "voidWhy", why),
                List.of("use", "voidWhy"),
                VOID,
                change.because(why, null));
    }

    /**
     * Draws as many experts as are missing, by the seed of the review or, the first time, by a new one.
     *
     * @throws Refusal if too few are left
     */
    void draw(RegisterEntry review, Change change) {
        String seed = review.value("seed").isEmpty() ? PanelDraw.seed() : review.value("seed");
        List<RegisterEntry> panel = sheets(review);
        int missing = Integer.parseInt(review.value("expertsWanted")) - panel.size();
        List<RegisterEntry> pool = pool(review.city());
        Set<String> already = register.below(review, SHEET).stream()
                .map(sheet -> sheet.value("expertNumber"))
                .collect(Collectors.toSet());
        Interests interests = interests(review);
        List<String> out = new ArrayList<>();
        List<RegisterEntry> eligible = new ArrayList<>();
        for (RegisterEntry expert : pool) {
            if (!already.contains(expert.number())) {
                interests
                        .of(expert)
                        .ifPresentOrElse(
                                why -> out.add(expert.number() + expert.name() + "：" + why),
                                () -> eligible.add(expert));
            }
        }
        List<Candidate> ordered = PanelDraw.order(
                seed,
                eligible.stream()
                        .map(expert -> new Candidate(expert.id(), expert.number(), specialities(expert)))
                        .toList());
        List<Candidate> chosen = PanelDraw.first(ordered, missing, uncovered(review, panel, pool));
        if (chosen.size() < missing) {
            throw Refusal.conflict(
                    "专家库中没有利害关系、可以抽取的专家只有" + chosen.size() + "名，还需" + missing + "名。请先在“从业人员和专家库台账”登记专家，再办理本步骤。");
        }
        List<String> names = new ArrayList<>();
        for (Candidate candidate : chosen) {
            RegisterEntry expert = register.get(candidate.id());
            names.add(expert.name());
            register.add(
                    new Register.NewEntry(
                            review.city(),
                            kinds.get(SHEET),
                            null,
                            expert.name(),
                            review.county(),
                            review,
                            Map.of(
                                    "expertNumber",
                                    expert.number(),
                                    "expertUnit",
                                    expert.value("unit"),
                                    "form",
                                    review.value("form")),
                            null),
                    change);
        }
        record(review, seed, told(names, ordered, out), change);
    }

    private void record(RegisterEntry review, String seed, String told, Change change) {
        String before = review.value("drawn");
        register.fill(
                review.id(),
                Map.of(
                        "seed",
                        seed,
                        "drawn",
                        before.isEmpty() ? told : before + "\n" + told,
                        "panel",
                        sheets(review).stream().map(RegisterEntry::name).collect(Collectors.joining("、"))),
                List.of("seed", "drawn", "panel"),
                null,
                change);
    }

    private static String told(List<String> names, List<Candidate> ordered, List<String> out) {
        return "抽中：" + String.join("、", names) + "。按种子排出的顺序："
                + ordered.stream().map(Candidate::number).collect(Collectors.joining("、")) + "。"
                + (out.isEmpty() ? "没有须回避的专家。" : "回避：" + String.join("；", out) + "。");
    }

    private List<RegisterEntry> pool(String city) {
        Kind kind = kinds.get(EXPERT);
        return search
                .page(
                        new RegisterSearch.Wanted(city, kind, null, "", null, null, null, null, false),
                        RegisterSearch.Order.NUMBER,
                        0,
                        WHOLE_POOL)
                .stream()
                .filter(expert -> expert.value("inPool").equals("true"))
                .toList();
    }

    /** Everybody who made the report, had it made, or answers for the site. */
    private Interests interests(RegisterEntry review) {
        RegisterEntry site = register.get(review.root());
        RegisterEntry report = reviewed(review);
        return new Interests()
                .with("编制单位", report.value("author"), report.value("authorCode"))
                .with("项目负责人", report.value("leader"))
                .with("检测机构", report.value("laboratory"))
                .with("土地使用权人", site.value("holder"), site.value("holderCode"))
                .with("承担主体", site.value("party"), site.value("partyCode"))
                .with("另须回避的单位或者人员", review.value("avoid").lines().toArray(String[]::new));
    }

    /** The report that a review is about: the newest of its survey. */
    RegisterEntry reviewed(RegisterEntry review) {
        return register.below(register.get(String.valueOf(review.above())), "survey-report").stream()
                .findFirst()
                .orElseThrow(() -> Refusal.conflict("还没有登记调查报告，不能评审。"));
    }

    private static Set<String> specialities(RegisterEntry expert) {
        return codes(expert).collect(Collectors.toSet());
    }

    private static Stream<String> codes(RegisterEntry entry) {
        return Arrays.stream(entry.value("specialities").split(",")).filter(code -> !code.isEmpty());
    }

    /** Specialities that are asked for and that nobody of the panel has. */
    private static List<String> uncovered(RegisterEntry review, List<RegisterEntry> panel, List<RegisterEntry> pool) {
        Set<String> numbers =
                panel.stream().map(sheet -> sheet.value("expertNumber")).collect(Collectors.toSet());
        Set<String> known = new HashSet<>();
        pool.stream()
                .filter(expert -> numbers.contains(expert.number()))
                .forEach(expert -> known.addAll(specialities(expert)));
        return codes(review).filter(code -> !known.contains(code)).toList();
    }
}
