package cn.jingtu.land;

import cn.jingtu.plan.process.Office;
import cn.jingtu.procedures.StepsOf;
import cn.jingtu.register.process.Guide;
import cn.jingtu.register.process.Tour;
import cn.jingtu.register.process.TourSteps;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The ways of a site from the first clue to its end, and those of its survey. */
@Configuration(proxyBeanMethods = false)
public class SiteTours {

    // ---- site-survey

    /** Asked for, late, at first not good enough; above the limits. */
    static Tour foundPolluted() {
        return Tour.of("site-survey")
                .issue()
                .fill("ServeNotice", "servedOn", "2026-01-12")
                .await("BoundaryEvent_TermOver")
                .fill("HandleOverdue")
                .fill("RegisterReport", "reportSays", "CLEAN")
                .within(ReviewTours.failed())
                .fill("RegisterReport", "reportSays", "OVER", "overItems", "苯 12 mg/kg")
                .within(ReviewTours.revised())
                .fill("Conclude", "conclusion", "OVER", "landClass", "FIRST", "pollutants", "苯")
                .fill("PublishContent");
    }

    /** In time, and clean. */
    static Tour foundClean() {
        return Tour.of("site-survey")
                .issue()
                .fill("ServeNotice", "servedOn", "2026-01-12")
                .fill("RegisterReport", "reportSays", "CLEAN")
                .within(ReviewTours.passed())
                .fill("Conclude", "conclusion", "CLEAN", "landClass", "FIRST")
                .fill("PublishContent");
    }

    /** A key unit's land: filed, after its papers were completed. */
    static Tour filed() {
        return Tour.of("site-survey")
                .fill("RegisterReport", "reportSays", "CLEAN")
                .within(ReviewTours.filed())
                .fill("Conclude", "conclusion", "CLEAN", "landClass", "FIRST")
                .fill("PublishContent");
    }

    /** The sale is given up. */
    static Tour givenUp() {
        return Tour.of("site-survey").fill("RegisterReport").within(ReviewTours.filingWithdrawn());
    }

    @Bean
    StepsOf siteSurveySteps(Guide guide, Office office) {
        return new TourSteps(guide, office, List.of(foundPolluted(), filed().at("reason", "CL_3")));
    }

    // ---- site-lifecycle

    /** As far as the survey. */
    private static Tour managed() {
        return Tour.of("site-lifecycle")
                .fill("VisitSite", "include", "YES", "listAs", "SUSPECTED")
                .within(LandTours.partyKnown())
                .run("ServiceTask_List");
    }

    private static Tour polluted() {
        return managed()
                .within(foundPolluted())
                .fill("ConfirmPolluted", "objection", "NONE", "pollutants", "苯", "riskGrade", "HIGH")
                .issue();
    }

    static Tour notIncluded() {
        return Tour.of("site-lifecycle").fill("VisitSite", "include", "NO", "notIncludedWhy", "从未有过工业生产");
    }

    static Tour cleared() {
        return managed().within(foundClean()).run("ServiceTask_Clear");
    }

    /** Deferred, developed after all, treated and released. */
    static Tour treatedAndReleased() {
        return polluted()
                .fill("DecideUse", "development", "NO", "sensitive", "false")
                .within(WorksTours.deferredAndDeveloped())
                .within(WorksTours.measuresNeeded())
                .within(WorksTours.removalAgreed())
                .within(WorksTours.careOver())
                .run("ServiceTask_Close");
    }

    /** From the first look at it to its removal from the registry, with nothing sent back on the way. */
    public static Tour removedAtOnce() {
        return managed()
                .within(Tour.of("site-survey")
                        .issue()
                        .fill("ServeNotice", "servedOn", "2026-01-12")
                        .fill("RegisterReport", "reportSays", "OVER", "overItems", "苯 12 mg/kg")
                        .within(ReviewTours.passed())
                        .fill("Conclude", "conclusion", "OVER", "landClass", "FIRST", "pollutants", "苯")
                        .fill("PublishContent"))
                .fill("ConfirmPolluted", "objection", "NONE", "pollutants", "苯", "riskGrade", "HIGH")
                .issue()
                .fill("DecideUse", "development", "YES", "sensitive", "false")
                .within(WorksTours.measuresNeeded())
                .within(WorksTours.removedAtOnce());
    }

    /** Treated, and cared for until the land is to be built on with dwellings. */
    static Tour treatedForNewUse() {
        return polluted()
                .fill("DecideUse", "development", "YES", "sensitive", "false")
                .within(WorksTours.measuresNeeded())
                .within(WorksTours.removalAgreed())
                .within(WorksTours.careForNewUse());
    }

    static Tour deferredAndRemoved() {
        return polluted()
                .fill("DecideUse", "development", "NO", "sensitive", "false")
                .within(WorksTours.deferredAndRemoved())
                .run("ServiceTask_Clear");
    }

    static Tour noMeasures() {
        return polluted()
                .fill("DecideUse", "development", "YES", "sensitive", "true")
                .within(WorksTours.noMeasuresNeeded())
                .run("ServiceTask_Clear");
    }

    @Bean
    StepsOf siteLifecycleSteps(Guide guide, Office office) {
        return new TourSteps(guide, office, List.of(treatedAndReleased()));
    }
}
