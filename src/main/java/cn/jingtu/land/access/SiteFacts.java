package cn.jingtu.land.access;

import cn.jingtu.land.access.Facts.Assessment;
import cn.jingtu.land.access.Facts.Effect;
import cn.jingtu.land.access.Facts.Listing;
import cn.jingtu.land.access.Facts.Previous;
import cn.jingtu.land.access.Facts.Survey;
import cn.jingtu.land.access.Facts.Use;
import cn.jingtu.land.access.Facts.Works;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is on record of one site at one moment.
 *
 * @param previous what it was used for; null: nothing is on record of that
 */
record SiteFacts(
        List<Listing> lists,
        Survey survey,
        Assessment assessment,
        Works works,
        Effect effect,
        List<String> conditions,
        @Nullable Previous previous) {

    /** Nothing is on record, after everything was looked through. */
    static SiteFacts none() {
        return new SiteFacts(
                List.of(), Survey.none(), Assessment.none(), Works.UNKNOWN, Effect.none(), List.of(), null);
    }

    Facts at(Gate gate, LocalDate day, Use stated) {
        return new Facts(gate, day, together(stated), lists, survey, assessment, works, effect, conditions);
    }

    /** What the asker states and what is on record: what either has seen counts, what neither knows stays unknown. */
    Use together(Use stated) {
        Previous said = stated.previous();
        Previous kept = previous;
        if (kept == null) {
            return stated;
        }
        return new Use(
                stated.planned(),
                new Previous(
                        Stated.YES,
                        Optional.ofNullable(said.use()).orElse(kept.use()),
                        Optional.ofNullable(said.source()).orElse(kept.source()),
                        either(said.industry(), kept.industry()),
                        either(said.storage(), kept.storage()),
                        either(said.waste(), kept.waste()),
                        either(said.keyUnit(), kept.keyUnit())),
                stated.started());
    }

    private static Stated either(Stated one, Stated other) {
        if (one == Stated.YES || other == Stated.YES) {
            return Stated.YES;
        }
        return one == Stated.UNKNOWN ? other : one;
    }
}
