package cn.jingtu.land.web;

import cn.jingtu.land.laboratory.Conclusion;
import cn.jingtu.land.laboratory.Judgement;
import cn.jingtu.land.laboratory.Judgement.JudgedAnalysis;
import cn.jingtu.land.laboratory.LaboratoryData.Excluded;
import cn.jingtu.land.laboratory.LaboratoryData.Reading;
import cn.jingtu.land.laboratory.LaboratoryData.Round;
import cn.jingtu.land.laboratory.LaboratoryData.Upload;
import cn.jingtu.land.laboratory.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What pages and forms show of laboratory results. */
final class LaboratoryViews {

    /** More results above a limit are told by their number only. */
    private static final int MOST = 100;

    private LaboratoryViews() {}

    /**
     * @param standing1 what all valid data say together for the first class of land, in words; null: there are none
     * @param effect what the data of the works say to their targets, in words; null: there are none
     */
    record DataView(
            List<UploadView> uploads,
            List<JudgedView> rounds,
            @Nullable String standing1,
            @Nullable String standing2,
            @Nullable String effect) {}

    record UploadView(String file, String laboratory, String reportNumber, Instant at) {
        static UploadView of(Upload upload) {
            return new UploadView(upload.fileName(), upload.laboratory(), upload.reportNumber(), upload.at());
        }
    }

    record ReadingView(List<TableView> tables, List<RoleView> roles, JudgedView judged) {}

    record RoleView(String code, String name) {}

    record TableView(
            String sheet,
            String title,
            String layout,
            @Nullable String unit,
            Map<String, String> units,
            List<ColumnView> columns) {}

    record ColumnView(
            String head,
            String role,
            @Nullable String item,
            @Nullable String cas,
            @Nullable String unit) {}

    record ExcludedView(String sample, String kind) {}

    /** @param verdict in words */
    record ResultView(
            String sample,
            @Nullable String depth,
            String item,
            String value,
            @Nullable String unit,
            String verdict,
            @Nullable String factor,
            @Nullable String excess) {

        static ResultView of(JudgedAnalysis one, Verdict verdict) {
            return new ResultView(
                    one.sample(),
                    one.depth(),
                    one.item(),
                    one.value(),
                    one.unit(),
                    verdict.label(),
                    one.factor(),
                    one.excess());
        }
    }

    /**
     * @param at null: only looked at, not kept
     * @param targets by which it was judged; null: by the standard
     * @param overall1 in words
     * @param above whether something is above a limit, for the class of land of the planned use
     * @param exceedances the first of {@code exceedanceCount}
     */
    record JudgedView(
            @Nullable Instant at,
            String standard,
            @Nullable String targets,
            int landClass,
            String classReason,
            Map<String, String> backgrounds,
            String overall1,
            String overall2,
            boolean above,
            int samples,
            int results,
            Map<String, Long> verdicts,
            List<ResultView> exceedances,
            int exceedanceCount,
            List<String> open,
            List<ExcludedView> excluded,
            List<UploadView> uploads) {

        static JudgedView of(Round round, List<JudgedAnalysis> results, List<Upload> uploads) {
            return of(
                    round.at(),
                    round.standard(),
                    round.targets(),
                    round.landClass(),
                    round.classReason(),
                    round.backgrounds(),
                    round.overall1(),
                    round.overall2(),
                    results,
                    round.open(),
                    round.excluded(),
                    uploads);
        }

        static JudgedView of(Reading reading) {
            Judgement judgement = reading.judgement();
            return of(
                    null,
                    judgement.standard(),
                    reading.targets(),
                    judgement.landClass(),
                    judgement.classReason(),
                    judgement.background(),
                    judgement.overall1(),
                    judgement.overall2(),
                    judgement.analyses(),
                    judgement.open(),
                    reading.excluded(),
                    List.of());
        }

        private static JudgedView of(
                @Nullable Instant at,
                String standard,
                @Nullable String targets,
                int landClass,
                String classReason,
                Map<String, String> backgrounds,
                Conclusion overall1,
                Conclusion overall2,
                List<JudgedAnalysis> results,
                List<String> open,
                List<Excluded> excluded,
                List<Upload> uploads) {
            Function<JudgedAnalysis, Verdict> verdict =
                    landClass == 1 ? JudgedAnalysis::verdict1 : JudgedAnalysis::verdict2;
            List<ResultView> above = results.stream()
                    .filter(one -> verdict.apply(one).isAbove())
                    .map(one -> ResultView.of(one, verdict.apply(one)))
                    .toList();
            return new JudgedView(
                    at,
                    standard,
                    targets,
                    landClass,
                    classReason,
                    backgrounds,
                    label(overall1),
                    label(overall2),
                    !above.isEmpty(),
                    (int) results.stream()
                            .map(JudgedAnalysis::sample)
                            .distinct()
                            .count(),
                    results.size(),
                    results.stream()
                            .collect(Collectors.groupingBy(
                                    one -> verdict.apply(one).label(), java.util.TreeMap::new, Collectors.counting())),
                    above.stream().limit(MOST).toList(),
                    above.size(),
                    open,
                    excluded.stream()
                            .map(one -> new ExcludedView(one.sample(), one.kind()))
                            .toList(),
                    uploads.stream().map(UploadView::of).toList());
        }
    }

    /** What a round says, by classes of land or by the targets of the works. */
    static String told(Round round) {
        return round.targets() == null
                ? "第一类用地" + round.overall1().label() + "，第二类用地"
                        + round.overall2().label()
                : round.overall1().label();
    }

    static String label(Conclusion conclusion) {
        return conclusion.label();
    }
}
