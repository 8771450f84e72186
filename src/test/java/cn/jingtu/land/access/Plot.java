package cn.jingtu.land.access;

import cn.jingtu.land.access.Facts.Assessment;
import cn.jingtu.land.access.Facts.Effect;
import cn.jingtu.land.access.Facts.Finding;
import cn.jingtu.land.access.Facts.Listing;
import cn.jingtu.land.access.Facts.Previous;
import cn.jingtu.land.access.Facts.Review;
import cn.jingtu.land.access.Facts.Risk;
import cn.jingtu.land.access.Facts.Survey;
import cn.jingtu.land.access.Facts.Use;
import cn.jingtu.land.access.Facts.Works;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plot of a test: farmland that is on no list and stays out of 一住两公, unless more is said. */
final class Plot {

    static final LocalDate LAW = LocalDate.of(2026, 8, 14);
    static final LocalDate CODE = LocalDate.of(2026, 8, 15);
    static final LocalDate LONG_AGO = LocalDate.of(2021, 1, 1);
    static final LocalDate LATER = LocalDate.of(2024, 1, 1);

    private @Nullable LandUse planned = LandUse.INDUSTRIAL;
    private Previous previous = harmless(LandUse.FARMLAND);
    private Stated started = Stated.NO;
    private @Nullable List<Listing> lists = new ArrayList<>();
    private Survey survey = Survey.none();
    private Assessment assessment = Assessment.none();
    private Works works = Works.UNKNOWN;
    private Effect effect = Effect.none();
    private final List<String> conditions = new ArrayList<>();

    static Plot farmland() {
        return new Plot();
    }

    /** Once a plating works, on no list. */
    static Plot works() {
        return new Plot()
                .previous(new Previous(
                        Stated.YES, LandUse.INDUSTRIAL, "权籍", Stated.YES, Stated.NO, Stated.NO, Stated.NO));
    }

    static Plot keyUnit() {
        return new Plot()
                .previous(new Previous(
                        Stated.YES, LandUse.INDUSTRIAL, "权籍", Stated.YES, Stated.NO, Stated.NO, Stated.YES));
    }

    static Plot unknown() {
        return new Plot()
                .previous(new Previous(
                        Stated.YES, null, null, Stated.UNKNOWN, Stated.UNKNOWN, Stated.UNKNOWN, Stated.UNKNOWN));
    }

    static Previous harmless(LandUse use) {
        return new Previous(Stated.YES, use, "三调", Stated.NO, Stated.NO, Stated.NO, Stated.NO);
    }

    Plot planned(@Nullable LandUse use) {
        planned = use;
        return this;
    }

    Plot previous(Previous known) {
        previous = known;
        return this;
    }

    Plot started() {
        started = Stated.YES;
        return this;
    }

    Plot notQueried() {
        lists = null;
        return this;
    }

    Plot on(SiteList list) {
        return listed(list, LONG_AGO, null);
    }

    Plot left(SiteList list) {
        return listed(list, LONG_AGO, LATER);
    }

    Plot listed(SiteList list, @Nullable LocalDate entered, @Nullable LocalDate left) {
        lists.add(new Listing(list, entered, left));
        return this;
    }

    Plot survey(Review review, Finding finding, @Nullable Integer landClass) {
        return survey(new Survey(Stated.YES, LATER, review, finding, landClass, Stated.NO));
    }

    Plot survey(Survey last) {
        survey = last;
        return this;
    }

    Plot clean(@Nullable Integer landClass) {
        return survey(Review.PASSED, Finding.CLEAN, landClass);
    }

    Plot exceeds() {
        return survey(Review.PASSED, Finding.EXCEEDS, 1);
    }

    Plot assessed(Risk conclusion, @Nullable Integer landClass) {
        assessment = new Assessment(Stated.YES, LATER, Stated.YES, conclusion, landClass);
        return this;
    }

    Plot works(Works state) {
        works = state;
        return this;
    }

    Plot reached(@Nullable Integer landClass) {
        return effect(Stated.YES, Stated.YES, landClass, Stated.YES);
    }

    Plot effect(Stated reviewed, Stated targetsMet, @Nullable Integer landClass, Stated independent) {
        effect = new Effect(Stated.YES, LATER, reviewed, targetsMet, landClass, independent);
        return this;
    }

    Plot condition(String condition) {
        conditions.add(condition);
        return this;
    }

    Facts at(Gate gate, LocalDate day) {
        return new Facts(
                gate, day, new Use(planned, previous, started), lists, survey, assessment, works, effect, conditions);
    }
}
