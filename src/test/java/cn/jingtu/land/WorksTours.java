package cn.jingtu.land;

import cn.jingtu.plan.process.Office;
import cn.jingtu.procedures.StepsOf;
import cn.jingtu.register.process.Guide;
import cn.jingtu.register.process.Tour;
import cn.jingtu.register.process.TourSteps;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The ways from the assessment of a site's risk to the end of its aftercare. */
@Configuration(proxyBeanMethods = false)
class WorksTours {

    static final String CONTRACTOR = "914508005100010061";
    static final String ASSESSOR = "914508005100020042";
    static final String PARTY = "914508005100030010";

    // ---- risk-assessment

    static Tour measuresNeeded() {
        return Tour.of("risk-assessment")
                .fill("NotifyParty")
                .fill("RegisterReport")
                .fill("SendToRegion")
                .fill("RegisterReply", "conclusion", "SUPPLEMENT", "replyWords", "补充地下水监测")
                .fill("RegisterReport", "pollutants", "苯、砷", "landClass", "SECOND")
                .fill("SendToRegion")
                .fill("RegisterReply", "conclusion", "NEEDED", "control", "BOTH")
                .fill(
                        "ListInRegistry",
                        "publishedOn",
                        "2026-01-09",
                        "publicationNumber",
                        "桂环函〔2026〕8号",
                        "publishedAt",
                        "某网页");
    }

    static Tour noMeasuresNeeded() {
        return Tour.of("risk-assessment")
                .fill("NotifyParty")
                .fill("RegisterReport")
                .fill("SendToRegion")
                .fill("RegisterReply", "conclusion", "NOT_NEEDED");
    }

    @Bean
    StepsOf riskAssessmentSteps(Guide guide, Office office) {
        return new TourSteps(guide, office, List.of(measuresNeeded()));
    }

    // ---- soil-transport

    static Tour transported() {
        return Tour.of("soil-transport")
                .fill("RegisterPlan", "startsOn", "2026-01-19")
                .fill("RegisterReceipt");
    }

    @Bean
    StepsOf soilTransportSteps(Guide guide, Office office) {
        return new TourSteps(guide, office, List.of(transported()));
    }

    // ---- site-works

    /** As far as the end of the works. */
    private static Tour treated(Tour tour) {
        return worked(tour.fill("RegisterPlan"));
    }

    private static Tour worked(Tour planned) {
        return planned.fill("FilePlan")
                .fill("RegisterStart", "contractor", "某修复公司", "contractorCode", CONTRACTOR)
                .fill("RegisterFinish");
    }

    private static Tour commissioned(Tour treated) {
        return treated.fill(
                "RegisterAssessor",
                "assessor",
                "某评估公司",
                "assessorCode",
                ASSESSOR,
                "assessmentClient",
                "某厂",
                "assessmentClientCode",
                PARTY);
    }

    private static Tour assessed(Tour treated) {
        return commissioned(treated)
                .fill(
                        "RegisterEffect",
                        "noDataWhy",
                        "只有纸质检测报告",
                        "bans",
                        "不得开挖",
                        "monitoring",
                        "每年监测地下水",
                        "classReached",
                        "SECOND");
    }

    private static Tour removed(Tour assessed) {
        return assessed.fill("JudgeTargets", "targetsMet", "MET")
                .fill("FileEffect")
                .fill("SendToRegion")
                .fill(
                        "RegisterReply",
                        "conclusion",
                        "REMOVED",
                        "replyNumber",
                        "桂环函〔2026〕9号",
                        "delistedOn",
                        "2026-01-08");
    }

    /** As far as the report on the effect, with targets of its own. */
    static Tour effectDue(String targets) {
        return commissioned(worked(Tour.of("site-works").fill("RegisterPlan", "targets", targets)));
    }

    /** Who assesses is not known at first; the first works do not reach the targets. */
    static Tour removalAgreed() {
        Tour first = treated(Tour.of("site-works")).fill("RegisterAssessor", "assessor", "某评估公司");
        Tour second = treated(
                assessed(first).fill("JudgeTargets", "targetsMet", "NOT_MET").fill("FileEffect"));
        return removed(assessed(second));
    }

    /** At the first go. */
    static Tour removedAtOnce() {
        return removed(assessed(treated(Tour.of("site-works"))));
    }

    /** The region does not agree at first. */
    static Tour keptOnRegistry() {
        Tour first = assessed(treated(Tour.of("site-works")))
                .fill("JudgeTargets", "targetsMet", "MET")
                .fill("FileEffect")
                .fill("SendToRegion")
                .fill("RegisterReply", "conclusion", "NOT_MET");
        return assessed(treated(first))
                .fill("JudgeTargets", "targetsMet", "MET")
                .fill("FileEffect")
                .fill("SendToRegion")
                .fill("RegisterReply", "conclusion", "KEPT");
    }

    @Bean
    StepsOf siteWorksSteps(Guide guide, Office office) {
        return new TourSteps(guide, office, List.of(removalAgreed()));
    }

    // ---- aftercare

    /** Half a year of care, with a problem at its last check. */
    static Tour careOver() {
        return Tour.of("aftercare")
                .fill("RegisterDemands", "until", "2026-06-30", "bans", "不得开挖", "monitoring", "每年监测地下水")
                .await("Event_CheckDue")
                .fill("RegisterCheck", "checkOutcome", "PROBLEM", "problem", "监测井盖破损")
                .fill("ConfirmRectified")
                .await("Event_CheckDue")
                .fill("RegisterCheck", "checkOutcome", "NORMAL");
    }

    /** Care for good, until the land is to be used for something else. */
    static Tour careForNewUse() {
        return Tour.of("aftercare")
                .fill("RegisterDemands", "bans", "不得开挖")
                .await("Event_CheckDue")
                .fill("RegisterCheck", "checkOutcome", "NORMAL", "checkedOn", "2027-01-12")
                .say("拟改变用途", "plannedUse", "城镇住宅用地", "sensitive", "true", "newUseDocument", "贵自然资函〔2027〕3号");
    }

    @Bean
    StepsOf aftercareSteps(Guide guide, Office office) {
        return new TourSteps(guide, office, List.of(careOver()));
    }

    // ---- deferred-site

    private static Tour planned(Tour tour, String... zone) {
        String[] verdict = new String[zone.length + 2];
        verdict[0] = "planVerdict";
        verdict[1] = "FEASIBLE";
        System.arraycopy(zone, 0, verdict, 2, zone.length);
        return tour.fill("RegisterPlan").fill("ReviewPlan", verdict).fill("PublishPlan");
    }

    private static Tour inPlace(Tour tour, String... verification) {
        return tour.fill("RegisterMeasures").fill("VerifyMeasures", verification);
    }

    /** Everything is turned down once before it is good. */
    static Tour deferredAndRemoved() {
        Tour returned = Tour.of("deferred-site")
                .fill("NotifyParty")
                .fill("RegisterPlan")
                .fill("ReviewPlan", "planVerdict", "RETURNED", "planWords", "缺应急措施");
        Tour refused = planned(returned, "zoneNeeded", "true")
                .fill("DecideZone", "zoneDecision", "REFUSED", "zoneWords", "范围过大");
        Tour zoned = planned(refused, "zoneNeeded", "true")
                .fill("DecideZone", "zoneDecision", "APPROVED")
                .issue();
        Tour placed = inPlace(
                inPlace(zoned, "verifyOutcome", "NOT_IN_PLACE", "secondVerifier", "张三"),
                "verifyOutcome",
                "IN_PLACE",
                "secondVerifier",
                "张三");
        Tour again = placed.await("Event_ReviewDue").fill("RegisterReview", "measuresEffective", "INEFFECTIVE");
        return inPlace(again, "verifyOutcome", "IN_PLACE", "secondVerifier", "张三")
                .await("Event_ReviewDue")
                .fill("RegisterReview", "measuresEffective", "EFFECTIVE")
                .say("证实可以移出");
    }

    static Tour deferredWithoutZone() {
        return planned(Tour.of("deferred-site").fill("NotifyParty"), "zoneNeeded", "false", "noZoneReason", "厂区已封闭");
    }

    static Tour deferredAndDeveloped() {
        return inPlace(deferredWithoutZone(), "verifyOutcome", "IN_PLACE", "secondVerifier", "张三")
                .say("决定开发利用", "sensitive", "false");
    }

    @Bean
    StepsOf deferredSiteSteps(Guide guide, Office office) {
        return new TourSteps(guide, office, List.of(deferredAndRemoved()));
    }
}
