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

    static final String CONTRACTOR = "91450800MA5K00001J";
    static final String ASSESSOR = "91450800MA5K00002M";
    static final String PARTY = "91450800MA5K00003Q";

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

}
