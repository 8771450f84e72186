package cn.jingtu.land;

import cn.jingtu.land.review.ReviewForm;
import cn.jingtu.land.review.ReviewForms;
import cn.jingtu.plan.process.Office;
import cn.jingtu.procedures.StepsOf;
import cn.jingtu.register.RegisterEntry;
import cn.jingtu.register.process.Guide;
import cn.jingtu.register.process.Tour;
import cn.jingtu.register.process.TourSteps;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The ways of a report through its review. */
@Configuration(proxyBeanMethods = false)
public final class ReviewTours {

    /** Answers to form 3-4: yes, but for these. */
    static String answers(String other, String... items) {
        return Guide.answers(ReviewForms.of("3-4").items().stream()
                .map(ReviewForm.Item::item)
                .collect(Collectors.toMap(item -> item, item -> List.of(items).contains(item) ? other : "YES")));
    }

    /** An application that is looked at; three experts are there to be drawn. */
    static Tour applied() {
        Tour tour = Tour.of("report-review")
                .given(
                        "survey-report",
                        "author",
                        "某编制单位",
                        "authorCode",
                        "91350100M000100Y43",
                        "reportOn",
                        "2026-01-09",
                        "stage",
                        "PRELIMINARY",
                        "promised",
                        "true");
        for (String speciality : List.of("SOIL", "HYDROGEOLOGY", "MONITORING")) {
            tour.onRecord("professional", "inPool", "true", "unit", "某大学", "specialities", speciality);
        }
        return tour;
    }

    static Tour accepted() {
        return applied()
                .fill("AcceptApplication", "credit", "RECORDED", "acceptance", "COMPLETE", "acceptWords", "已在信用记录系统核实");
    }

    static Tour drawn() {
        return accepted()
                .fill("CheckBoundary", "boundary", "SAME", "history", "SAME")
                .fill("DrawExperts", "expertsWanted", "3");
    }

    static Map<String, String> held(RegisterEntry review) {
        return Map.of("attendance", "ALL", "chair", review.value("panel").split("、")[0]);
    }

    static Tour sheet(String answers) {
        return Tour.of("expert-sheet").fill("RegisterSheet", "use", "VALID", "answers", answers);
    }

    /** As far as what the sheets propose. */
    static Tour proposed(String answers) {
        return drawn().fill("HoldMeeting", ReviewTours::held).each(sheet(answers));
    }

    private static Tour issued(Tour tour) {
        return tour.issue().run("ServiceTask_Close");
    }

    public static Tour passed() {
        return issued(proposed(answers("YES")).fill("ConfirmVerdict", "verdict", "PASS"));
    }

    static Tour failed() {
        return issued(proposed(answers("NO", "1", "7", "8"))
                .fill("ConfirmVerdict", "verdict", "FAIL", "verdictWords", "布点不足"));
    }

    /** As far as the revised report. */
    static Tour toRevise() {
        return proposed(answers("NO", "2")).fill("ConfirmVerdict", "verdict", "REVISE", "verdictWords", "补充附件");
    }

    static Tour revised() {
        return issued(toRevise().fill("ReviseReport").fill("CheckByChair", "chairCheck", "AGREED"));
    }

    /** The chair does not agree with two revisions. */
    static Tour revisedInVain() {
        return issued(toRevise()
                .fill("ReviseReport")
                .fill("CheckByChair", "chairCheck", "REFUSED")
                .fill("ReviseReport")
                .fill("CheckByChair", "chairCheck", "REFUSED"));
    }

    /** Something is missing. */
    static Tour toSupplement() {
        return applied().fill("AcceptApplication", "credit", "MISSING", "acceptance", "GAPS", "gaps", "补交业绩登记截图");
    }

    // ---- filing

    /** Filed after its papers were completed. */
    static Tour filed() {
        return Tour.of("filing")
                .given("survey-report", "author", "某编制单位")
                .fill("CheckPapers", "papers", "MISSING", "missing", "缺质控报告")
                .fill("SupplementPapers")
                .fill("CheckPapers", "papers", "COMPLETE")
                .fill("TellRegistry");
    }

    static Tour filingWithdrawn() {
        return Tour.of("filing")
                .given("survey-report", "author", "某编制单位")
                .fill("CheckPapers", "papers", "WITHDRAWN", "giveUpWhy", "不再转让");
    }

    @Bean
    StepsOf filingSteps(Guide guide, Office office) {
        return new TourSteps(guide, office, List.of(filed()));
    }

    @Bean
    StepsOf reportReviewSteps(Guide guide, Office office) {
        return new TourSteps(guide, office, List.of(revised(), toSupplement().fill("SupplementPapers")));
    }

    @Bean
    StepsOf expertSheetSteps(Guide guide, Office office) {
        return new TourSteps(
                guide,
                office,
                List.of(Tour.of("expert-sheet")
                        .own("form", "3-4")
                        .fill("RegisterSheet", "use", "VALID", "answers", answers("YES"))));
    }
}
