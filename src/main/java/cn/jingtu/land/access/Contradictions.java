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
import java.util.ArrayList;
import java.util.List;

/** Finds facts of a plot that can't both be true: nobody is let through on them. */
final class Contradictions {

    private final Facts facts;
    private final List<String> found = new ArrayList<>();

    private Contradictions(Facts facts) {
        this.facts = facts;
    }

    /** Chinese sentences; empty when all agrees. */
    static List<String> in(Facts facts) {
        Contradictions contradictions = new Contradictions(facts);
        contradictions.ofLists();
        contradictions.ofUse(facts.use().previous());
        contradictions.ofSurvey(facts.survey());
        contradictions.ofTreatment(facts.assessment(), facts.effect());
        return List.copyOf(contradictions.found);
    }

    private void refuse(boolean contradictory, String sentence) {
        if (contradictory) {
            found.add(sentence);
        }
    }

    private List<Listing> lists() {
        List<Listing> lists = facts.lists();
        return lists == null ? List.of() : lists;
    }

    private boolean isOn(SiteList list) {
        return lists().stream().anyMatch(listing -> listing.list() == list && listing.isOn(facts.date()));
    }

    private boolean hasLeft(SiteList list) {
        return !isOn(list)
                && lists().stream().anyMatch(listing -> listing.list() == list && listing.hasBegun(facts.date()));
    }

    private void ofLists() {
        for (Listing listing : lists()) {
            refuse(
                    listing.isReversed(),
                    listing.list().label() + "的移出日期" + listing.left() + "早于列入日期" + listing.entered() + "。");
        }
    }

    private void ofUse(Previous previous) {
        LandUse use = previous.use();
        refuse(
                use != null
                        && (use == LandUse.INDUSTRIAL || use == LandUse.MINING)
                        && previous.industry().isNo(),
                "原用途为" + (use == null ? "" : use.label()) + "，又写明没有工业活动。");
        refuse(use == LandUse.STORAGE && previous.storage().isNo(), "原用途为仓储用地，又写明没有仓储活动。");
        refuse(
                previous.keyUnit().isNo()
                        && lists().stream()
                                .anyMatch(listing ->
                                        listing.list() == SiteList.KEY_UNIT && listing.hasBegun(facts.date())),
                "列入过土壤污染重点监管单位名录，又写明不是重点监管单位用地。");
    }

    private void ofSurvey(Survey survey) {
        boolean clean = survey.finding() == Finding.CLEAN;
        refuse(
                survey.done().isNo()
                        && (survey.finding() != Finding.UNKNOWN
                                || survey.review() == Review.PASSED
                                || survey.review() == Review.FILED),
                "写明没有调查，又有调查的结论、评审或备案。");
        refuse(clean && isOn(SiteList.REGISTRY) && !facts.effect().targetsMet().isYes(), "调查结论为未超标，地块仍在风险管控和修复名录内。");
        refuse(
                clean
                        && isOn(SiteList.CONTAMINATED)
                        && facts.assessment().conclusion() != Risk.ACCEPTABLE
                        && !facts.effect().targetsMet().isYes(),
                "调查结论为未超标，地块仍在污染地块名录内。");
        refuse(clean && isOn(SiteList.DEFERRED) && !facts.effect().targetsMet().isYes(), "调查结论为未超标，地块仍在暂不开发利用污染地块清单内。");
    }

    private void ofTreatment(Assessment assessment, Effect effect) {
        boolean met = effect.targetsMet().isYes();
        refuse(assessment.conclusion() == Risk.ACCEPTABLE && isOn(SiteList.REGISTRY), "风险评估结论为无须管控修复，地块仍在风险管控和修复名录内。");
        refuse(
                assessment.done().isNo() && (assessment.reviewed().isYes() || assessment.conclusion() != Risk.UNKNOWN),
                "写明没有风险评估，又有风险评估的结论或评审。");
        refuse(effect.done().isNo() && (met || effect.reviewed().isYes()), "写明没有效果评估，又有效果评估的结论或评审。");
        refuse(
                met && (facts.works() == Works.NONE || facts.works() == Works.RUNNING),
                "管控、修复" + facts.works().label() + "，效果评估却已达到目标。");
        refuse(effect.targetsMet().isNo() && hasLeft(SiteList.REGISTRY), "效果评估未达到目标，地块却已移出风险管控和修复名录。");
    }
}
