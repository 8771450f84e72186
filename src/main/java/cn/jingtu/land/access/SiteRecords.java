package cn.jingtu.land.access;

import cn.jingtu.land.access.Facts.Assessment;
import cn.jingtu.land.access.Facts.Effect;
import cn.jingtu.land.access.Facts.Finding;
import cn.jingtu.land.access.Facts.Listing;
import cn.jingtu.land.access.Facts.Previous;
import cn.jingtu.land.access.Facts.Review;
import cn.jingtu.land.access.Facts.Risk;
import cn.jingtu.land.access.Facts.Survey;
import cn.jingtu.land.access.Facts.Works;
import cn.jingtu.register.Field;
import cn.jingtu.register.Option;
import cn.jingtu.register.Register;
import cn.jingtu.register.RegisterEntry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the register as the gate asks of it: what is not on record is not known. */
@Component
class SiteRecords {

    private static final Map<String, LandUse> USES = Map.of(
            "INDUSTRY", LandUse.INDUSTRIAL,
            "STORAGE", LandUse.STORAGE,
            "AGRICULTURE", LandUse.FARMLAND,
            "LIVING", LandUse.RESIDENTIAL,
            "UNUSED", LandUse.UNUSED);

    private final Register register;

    SiteRecords(Register register) {
        this.register = register;
    }

    SiteFacts of(RegisterEntry site) {
        List<RegisterEntry> all = register.ofRoot(site.root());
        return new SiteFacts(
                listings(site),
                newest(all, "survey").map(survey -> survey(survey, all)).orElseGet(Survey::none),
                newest(all, "assessment").map(SiteRecords::assessment).orElseGet(Assessment::none),
                newest(all, "works").map(SiteRecords::works).orElse(Works.UNKNOWN),
                newest(all, "works").map(SiteRecords::effect).orElseGet(Effect::none),
                Stream.of("bans", "monitoring")
                        .map(site::value)
                        .filter(words -> !words.isEmpty())
                        .toList(),
                previous(site));
    }

    /** In the order in which they came: the last is the newest. */
    private static Optional<RegisterEntry> newest(List<RegisterEntry> all, String kind) {
        return all.stream()
                .filter(entry -> entry.kind().id().equals(kind) && !entry.isStruck())
                .reduce((first, second) -> second);
    }

    private List<Listing> listings(RegisterEntry site) {
        List<Listing> listings = new ArrayList<>();
        Map<String, Integer> open = new HashMap<>();
        for (cn.jingtu.register.Listing event : register.listings(site.id())) {
            SiteList list = SiteList.valueOf(event.list());
            Integer at = open.remove(event.list());
            if (event.entered()) {
                open.put(event.list(), listings.size());
                listings.add(new Listing(list, event.on(), null));
            } else if (at != null) {
                listings.set(at, new Listing(list, listings.get(at).entered(), event.on()));
            }
        }
        return List.copyOf(listings);
    }

    private static Survey survey(RegisterEntry survey, List<RegisterEntry> all) {
        Optional<RegisterEntry> report = all.stream()
                .filter(entry ->
                        entry.kind().id().equals("survey-report") && survey.id().equals(entry.above()))
                .reduce((first, second) -> second);
        if (!survey.state().equals("CONCLUDED") && !survey.state().equals("PUBLISHING")) {
            return new Survey(
                    report.isPresent() ? Stated.YES : Stated.NO,
                    null,
                    report.isPresent() ? Review.PENDING : Review.NONE,
                    Finding.UNKNOWN,
                    null,
                    Stated.NO);
        }
        return new Survey(
                Stated.YES,
                report.map(r -> day(r, r.is("filing", "FILED") ? "filedOn" : "reviewOn"))
                        .orElse(null),
                report.map(SiteRecords::review).orElse(Review.UNKNOWN),
                survey.is("conclusion", "CLEAN")
                        ? Finding.CLEAN
                        : survey.is("conclusion", "OVER") ? Finding.EXCEEDS : Finding.UNKNOWN,
                landClass(survey.value("landClass")),
                Stated.NO);
    }

    private static Review review(RegisterEntry report) {
        if (report.is("verdict", "PASS", "REVISED")) {
            return Review.PASSED;
        }
        if (report.is("verdict", "FAIL", "CONTINUE")) {
            return Review.FAILED;
        }
        return report.is("filing", "FILED") ? Review.FILED : Review.UNKNOWN;
    }

    private static Assessment assessment(RegisterEntry assessment) {
        boolean concluded = assessment.state().equals("CONCLUDED");
        Risk risk = assessment.is("conclusion", "NOT_NEEDED")
                ? Risk.ACCEPTABLE
                : assessment.is("control", "CONTROL") ? Risk.CONTROL : Risk.REMEDIATION;
        return new Assessment(
                assessment.value("reportOn").isEmpty() ? Stated.NO : Stated.YES,
                day(assessment, "replyOn"),
                concluded ? Stated.YES : Stated.NO,
                concluded ? risk : Risk.UNKNOWN,
                landClass(assessment.value("landClass")));
    }

    private static Works works(RegisterEntry works) {
        return switch (works.state()) {
            case "OPEN", "PLANNED", "FILED" -> Works.NONE;
            case "RUNNING" -> Works.RUNNING;
            default -> Works.FINISHED;
        };
    }

    private static Effect effect(RegisterEntry works) {
        boolean concluded = works.is("conclusion", "REMOVED", "KEPT", "NOT_MET");
        boolean met = works.is("conclusion", "REMOVED", "KEPT");
        return new Effect(
                works.value("effectOn").isEmpty() ? Stated.NO : Stated.YES,
                day(works, "replyOn"),
                concluded ? Stated.YES : Stated.NO,
                concluded ? (met ? Stated.YES : Stated.NO) : Stated.UNKNOWN,
                landClass(works.value("classReached")),
                works.is("independence", "INDEPENDENT") ? Stated.YES : Stated.UNKNOWN);
    }

    private static @Nullable Previous previous(RegisterEntry site) {
        Set<String> uses = Set.of(site.value("previousUse").split(","));
        if (uses.contains("") || uses.contains("OTHER")) {
            return null;
        }
        return new Previous(
                Stated.YES,
                USES.entrySet().stream()
                        .filter(use -> uses.contains(use.getKey()))
                        .map(Map.Entry::getValue)
                        .min(java.util.Comparator.comparing(use -> !use.isRisky()))
                        .orElse(null),
                source(site),
                seen(uses, "INDUSTRY"),
                seen(uses, "STORAGE"),
                seen(uses, "WASTE"),
                seen(uses, "KEY_UNIT"));
    }

    private static @Nullable String source(RegisterEntry site) {
        Field field = site.kind().get("previousUseSource");
        return field.choices().stream()
                .filter(option -> option.code().equals(site.value(field.code())))
                .map(Option::name)
                .findFirst()
                .orElse(null);
    }

    private static Stated seen(Set<String> uses, String use) {
        return uses.contains(use) ? Stated.YES : Stated.NO;
    }

    private static @Nullable Integer landClass(String code) {
        return code.equals("FIRST") ? Integer.valueOf(1) : code.equals("SECOND") ? Integer.valueOf(2) : null;
    }

    private static @Nullable LocalDate day(RegisterEntry entry, String field) {
        String day = entry.value(field);
        return day.isEmpty() ? null : LocalDate.parse(day);
    }
}
