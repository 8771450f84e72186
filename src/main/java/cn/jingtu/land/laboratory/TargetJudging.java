package cn.jingtu.land.laboratory;

import cn.jingtu.land.laboratory.Judgement.JudgedAnalysis;
import cn.jingtu.land.laboratory.Judgement.Worst;
import cn.jingtu.land.laboratory.Targets.Target;
import cn.jingtu.standards.LandClass;
import cn.jingtu.standards.LandUse;
import cn.jingtu.standards.SoilItem.Kind;
import cn.jingtu.standards.SoilStandard;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Judges the results of an effect assessment against the targets of the works, sample by sample (逐一对比), not against the
 * soil standard. What has no target is not judged; a target without a result that decides leaves the whole undecided.
 */
final class TargetJudging {

    /** In the place of a standard's number. */
    static final String NAME = "管控修复目标";

    private static final Comparison COMPARISON = new Comparison(Map.of());

    private final Targets targets;
    private final Samples samples;
    private final LandUse landUse;
    private final @Nullable String use;
    private final List<String> open = new ArrayList<>();

    private TargetJudging(Targets targets, Samples samples, @Nullable String use) {
        this.targets = targets;
        this.samples = samples;
        this.landUse = LandUse.of(use);
        this.use = use;
    }

    /**
     * @param use planned; null: unknown
     * @param remarks on the file, which a person has to look at
     */
    static Judgement of(List<Analysis> analyses, Targets targets, @Nullable String use, List<String> remarks) {
        return new TargetJudging(targets, Samples.of(analyses), use).judge(analyses, remarks);
    }

    private Judgement judge(List<Analysis> all, List<String> remarks) {
        List<Analysis> counted = new ArrayList<>(all.stream()
                .filter(analysis -> samples.count(analysis.sample()))
                .toList());
        counted.addAll(Sums.of(counted, SoilStandard.current()));
        List<JudgedAnalysis> judged = new ArrayList<>();
        List<Worst> worst = new ArrayList<>();
        targets.all().forEach(target -> {
            List<JudgedAnalysis> results = counted.stream()
                    .filter(target::of)
                    .map(analysis -> told(target, analysis))
                    .toList();
            judged.addAll(results);
            Verdict verdict = results.stream()
                    .map(JudgedAnalysis::verdict1)
                    .max(Comparator.comparing(TargetJudging::gravity))
                    .orElse(Verdict.NOT_TESTED);
            worst.add(new Worst(target.item().key(), verdict, verdict));
        });
        Conclusion overall = conclusion(worst);
        tell(judged, worst);
        open.addAll(remarks);
        return new Judgement(
                NAME,
                landUse.landClass() == LandClass.FIRST ? 1 : 2,
                landUse.reason(),
                samples.excluded(),
                judged,
                worst,
                overall,
                overall,
                overall,
                List.copyOf(open),
                Map.of(),
                null,
                use);
    }

    private Conclusion conclusion(List<Worst> worst) {
        if (worst.stream().anyMatch(one -> one.verdict1().isAbove())) {
            return Conclusion.GT_TARGET;
        }
        boolean decided = targets.others().isEmpty()
                && !worst.isEmpty()
                && worst.stream().allMatch(one -> one.verdict1().isClean());
        return decided ? Conclusion.LE_TARGET : Conclusion.UNDECIDED;
    }

    /** 0: kept; 1: nothing decided; 2: above. */
    private static int gravity(Verdict verdict) {
        return verdict.isAbove() ? 2 : verdict.isClean() ? 0 : 1;
    }

    private void tell(List<JudgedAnalysis> judged, List<Worst> worst) {
        if (!samples.excluded().isEmpty()) {
            open.add("空白样、质控样和对照点不计入评价：" + Judging.listed(samples.excluded()) + "。");
        }
        if (!targets.others().isEmpty()) {
            open.add("机器不能比较的目标：" + Judging.listed(targets.others()) + "。请人工核对；可以比较的写作一行一项：污染物、目标值和单位。");
        }
        Set<String> found = new TreeSet<>();
        judged.forEach(one -> found.add(one.item()));
        List<String> missing = worst.stream()
                .map(Worst::item)
                .filter(item -> !found.contains(item))
                .toList();
        if (!missing.isEmpty()) {
            open.add("没有检测数据的目标：" + Judging.listed(missing) + "。请补充检测数据，或者核对名称与检测报告是否一致。");
        }
        Map<Verdict, Set<String>> undecided = new LinkedHashMap<>();
        judged.stream()
                .filter(one -> one.verdict1().isOpen())
                .forEach(one -> undecided
                        .computeIfAbsent(one.verdict1(), key -> new TreeSet<>())
                        .add(one.sample() + " " + one.item()));
        undecided.forEach(
                (verdict, places) -> open.add(verdict.label() + "，不能判定：" + Judging.listed(places) + "。请核对原始记录，需要的补测。"));
        if (judged.stream().anyMatch(one -> one.verdict1().isAbove())) {
            open.add("按逐一对比判定，每个样品都要达到目标；评估报告用统计分析的，请核对其样品数量和算法，并写明理由。");
        }
    }

    private static Verdict verdict(Target target, Analysis analysis) {
        SoilUnit unit = analysis.unit();
        if (!analysis.isOfSoil() || unit != null && (unit.milligrams() == null || unit.equivalent())) {
            return Verdict.NOT_COMPARABLE;
        }
        Verdict verdict = COMPARISON.against(target.limit(), analysis, LandClass.FIRST);
        return switch (verdict) {
            case LE_SCREENING -> Verdict.LE_TARGET;
            case GT_SCREENING, GT_INTERVENTION -> Verdict.GT_TARGET;
            case ND_LIMIT_ABOVE_SCREENING -> Verdict.ND_LIMIT_ABOVE_TARGET;
            default -> verdict;
        };
    }

    private JudgedAnalysis told(Target target, Analysis analysis) {
        Verdict verdict = verdict(target, analysis);
        return Judging.told(
                analysis,
                target.item().key(),
                Judging.cas(
                        analysis,
                        target.item().kind() == Kind.LISTED ? target.item().limit() : null),
                verdict,
                verdict,
                verdict == Verdict.NOT_COMPARABLE ? null : target.limit().screening(LandClass.FIRST),
                samples.parents().get(analysis.sample()),
                null);
    }
}
