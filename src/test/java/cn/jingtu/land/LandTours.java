package cn.jingtu.land;

import cn.jingtu.plan.process.Office;
import cn.jingtu.procedures.StepsOf;
import cn.jingtu.register.process.Guide;
import cn.jingtu.register.process.Tour;
import cn.jingtu.register.process.TourSteps;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The ways through the procedures of construction land, by where they lead. */
@Configuration(proxyBeanMethods = false)
class LandTours {

    // ---- responsible-party

    static Tour partyKnown() {
        return Tour.of("responsible-party").fill("RegisterParty", "clear", "CLEAR", "answers", "PARTY", "party", "某厂");
    }

    static Tour partyDetermined() {
        return Tour.of("responsible-party")
                .fill("RegisterParty", "clear", "DISPUTED")
                .fill("ProposeParty", "determined", "true", "answers", "SUCCESSOR")
                .fill("AgreeOnParty", "agreement", "REFUSED", "agreementWords", "证据不足")
                .fill("ProposeParty", "determined", "true", "answers", "SUCCESSOR")
                .fill("AgreeOnParty", "agreement", "AGREED")
                .issue();
    }

    static Tour partyNotFound() {
        return Tour.of("responsible-party")
                .fill("RegisterParty", "clear", "UNCLEAR")
                .fill("ProposeParty", "determined", "false", "answers", "HOLDER")
                .fill("AgreeOnParty", "agreement", "AGREED")
                .issue();
    }

    @Bean
    StepsOf responsiblePartySteps(Guide guide, Office office) {
        return new TourSteps(guide, office, List.of(partyDetermined()));
    }
}
