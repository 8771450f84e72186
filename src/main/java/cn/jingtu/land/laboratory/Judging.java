package cn.jingtu.land.laboratory;

import cn.jingtu.land.laboratory.Judgement.JudgedAnalysis;
import cn.jingtu.land.laboratory.Judgement.Worst;
import cn.jingtu.land.laboratory.Measurement.State;
import cn.jingtu.standards.LandClass;
import cn.jingtu.standards.LandUse;
import cn.jingtu.standards.SoilItem.Kind;
import cn.jingtu.standards.SoilItems;
import cn.jingtu.standards.SoilLimit;
import cn.jingtu.standards.SoilStandard;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Judges the analyses of a plot sample by sample, for both classes of land. The worst result of an item counts; what is
 * not decided keeps the whole from being clean.
 */
final class Judging {

    /** Values from this part of a limit up to it are near it. */
    private static final BigDecimal NEAR = new BigDecimal("0.95");
    /** So many values near a limit are a cluster. */
    private static final int CLUSTER = 2;

    private static final int NAMED = 8;

    private final SoilStandard standard;
    private final LandUse landUse;
    private final @Nullable String use;
    private final Map<String, BigDecimal> backgrounds;
    private final Comparison comparison;
    private final Samples samples;
    private final List<String> open = new ArrayList<>();

    /** A result with what the standard says to it. */
    private record Judged(Analysis analysis, Verdict verdict1, Verdict verdict2, boolean settled) {
        Verdict verdict(LandClass landClass) {
            return landClass == LandClass.FIRST ? verdict1 : verdict2;
        }

        String item() {
            SoilLimit limit = analysis.item().limit();
            return limit != null && analysis.item().kind() == Kind.LISTED ? limit.item() : name();
        }

        private String name() {
            if (analysis.name().isBlank()) {
                String cas = analysis.cas();
                return cas == null ? analysis.item().key() : cas;
            }
            return analysis.name();
        }
    }

    private Judging(SoilStandard standard, @Nullable String use, Map<String, BigDecimal> backgrounds, Samples samples) {
        this.standard = standard;
        this.use = use;
        this.landUse = LandUse.of(use);
        this.backgrounds = backgrounds;
        this.samples = samples;
        this.comparison = new Comparison(backgrounds);
    }

    /**
     * @param use planned; null: unknown
     * @param backgrounds local background in mg/kg by the standard's name of the item
     * @param remarks on the file, which a person has to look at
     */
    static Judgement of(
            List<Analysis> analyses,
            SoilStandard standard,
            @Nullable String use,
            Map<String, BigDecimal> backgrounds,
            List<String> remarks) {
        return new Judging(standard, use, backgrounds, Samples.of(analyses)).judge(analyses, remarks);
    }

    private Judgement judge(List<Analysis> all, List<String> remarks) {
        List<Analysis> counted = new ArrayList<>(all.stream()
                .filter(analysis -> samples.count(analysis.sample()))
                .toList());
        counted.addAll(Sums.of(counted, standard));
        List<Judged> judged = settled(counted);
        List<Worst> worst = worst(judged);
        LandClass landClass = landUse.landClass();
        Conclusion overall1 = conclusion(judged, LandClass.FIRST);
        Conclusion overall2 = conclusion(judged, LandClass.SECOND);
        tellExcluded(all);
        tellUndecided(judged, landClass);
        tellNames(judged);
        tellMissing(judged);
        tellClusters(judged);
        tellDuplicates(judged);
        tellRepeated(judged);
        tellBounds(judged, landClass);
        tellBackground(judged);
        open.addAll(remarks);
        return new Judgement(
                standard.number(),
                landClass == LandClass.FIRST ? 1 : 2,
                landUse.reason(),
                samples.excluded(),
                judged.stream().map(this::told).toList(),
                worst,
                overall1,
                overall2,
                landClass == LandClass.FIRST ? overall1 : overall2,
                List.copyOf(open),
                backgrounds.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                entry -> entry.getValue().toPlainString(),
                                (a, b) -> a,
                                TreeMap::new)),
                standard.validFrom(),
                use);
    }

    private List<Judged> settled(List<Analysis> analyses) {
        Map<String, Boolean> decided = new LinkedHashMap<>();
        List<Verdict[]> verdicts = new ArrayList<>();
        for (Analysis analysis : analyses) {
            Verdict[] both = {
                comparison.verdict(analysis, LandClass.FIRST), comparison.verdict(analysis, LandClass.SECOND)
            };
            verdicts.add(both);
            for (Verdict verdict : both) {
                decided.merge(
                        place(analysis, analysis.item().key()),
                        verdict.isClean() || verdict.isAbove(),
                        Boolean::logicalOr);
            }
        }
        List<Judged> judged = new ArrayList<>();
        for (int i = 0; i < analyses.size(); i++) {
            Analysis analysis = analyses.get(i);
            judged.add(new Judged(
                    analysis,
                    verdicts.get(i)[0],
                    verdicts.get(i)[1],
                    isSettled(analysis, verdicts.get(i)[0], decided)));
        }
        return judged;
    }

    /** Whether a result that decides nothing leaves nothing open either. */
    private boolean isSettled(Analysis analysis, Verdict verdict, Map<String, Boolean> decided) {
        boolean otherwise =
                Boolean.TRUE.equals(decided.get(place(analysis, analysis.item().key())));
        SoilLimit limit = analysis.item().limit();
        return switch (verdict) {
            case NO_LIMIT -> true;
            case NOT_TESTED -> otherwise || limit == null || !limit.basic();
            case INVALID_VALUE -> otherwise && analysis.measurement().state() == State.REJECTED;
            case NOT_COMPARABLE -> {
                if (!analysis.isOfSoil()) {
                    yield true;
                }
                List<String> instead = analysis.item().instead();
                if (analysis.item().kind() == Kind.PART && limit != null) {
                    instead = List.of(limit.item());
                }
                yield !instead.isEmpty()
                        && instead.stream().allMatch(item -> Boolean.TRUE.equals(decided.get(place(analysis, item))));
            }
            default -> false;
        };
    }

    private static String place(Analysis analysis, String item) {
        return analysis.sample() + '\n' + analysis.depth() + '\n' + item;
    }

    private static List<Worst> worst(List<Judged> judged) {
        Map<String, List<Judged>> items = new LinkedHashMap<>();
        judged.forEach(one ->
                items.computeIfAbsent(one.item(), key -> new ArrayList<>()).add(one));
        return items.entrySet().stream()
                .map(entry -> new Worst(
                        entry.getKey(),
                        worst(entry.getValue(), LandClass.FIRST),
                        worst(entry.getValue(), LandClass.SECOND)))
                .toList();
    }

    private static Verdict worst(List<Judged> judged, LandClass landClass) {
        return judged.stream()
                .max(Comparator.comparingInt(one -> gravity(one, landClass)))
                .orElseThrow()
                .verdict(landClass);
    }

    private static int gravity(Judged one, LandClass landClass) {
        Verdict verdict = one.verdict(landClass);
        int gravity = switch (verdict) {
            case GT_INTERVENTION -> 12;
            case GT_SCREENING -> 11;
            case UNIT_UNKNOWN -> 10;
            case INVALID_VALUE -> 9;
            case ND_LIMIT_UNKNOWN -> 8;
            case ND_LIMIT_ABOVE_SCREENING -> 7;
            case NOT_COMPARABLE -> 6;
            case NOT_TESTED -> 5;
            case AS_BACKGROUND -> 4;
            case LE_SCREENING -> 3;
            case ND_OK -> 2;
            case NO_LIMIT -> 1;
            case LE_TARGET, GT_TARGET, ND_LIMIT_ABOVE_TARGET ->
                throw new IllegalStateException("no verdict of the standard: " + verdict);
        };
        boolean decides = verdict.isAbove() || verdict.isClean() || verdict == Verdict.NO_LIMIT;
        return !decides && one.settled() ? gravity - 20 : gravity;
    }

    private static Conclusion conclusion(List<Judged> judged, LandClass landClass) {
        boolean clean = false;
        boolean undecided = false;
        boolean above = false;
        for (Judged one : judged) {
            Verdict verdict = one.verdict(landClass);
            if (verdict == Verdict.GT_INTERVENTION) {
                return Conclusion.GT_INTERVENTION;
            }
            above |= verdict == Verdict.GT_SCREENING;
            clean |= verdict.isClean();
            undecided |= !verdict.isClean() && !one.settled();
        }
        if (above) {
            return Conclusion.GT_SCREENING;
        }
        return undecided || !clean ? Conclusion.UNDECIDED : Conclusion.LE_SCREENING;
    }

    private void tellExcluded(List<Analysis> all) {
        for (SampleKind kind : List.of(SampleKind.BLANK, SampleKind.CONTROL, SampleKind.REFERENCE)) {
            List<String> names = samples.excluded().stream()
                    .filter(sample -> samples.kinds().get(sample) == kind)
                    .toList();
            if (names.isEmpty()) {
                continue;
            }
            Set<String> above = new LinkedHashSet<>();
            Set<String> found = new LinkedHashSet<>();
            for (Analysis analysis : all) {
                if (names.contains(analysis.sample())) {
                    if (comparison.verdict(analysis, landUse.landClass()).isAbove()) {
                        above.add(analysis.sample() + " " + analysis.name());
                    }
                    if (analysis.measurement().state() == State.DETECTED
                            && analysis.item().limit() != null) {
                        found.add(analysis.sample() + " " + analysis.name());
                    }
                }
            }
            String words = kind.label() + "不计入评价：" + listed(names) + "。";
            if (kind == SampleKind.REFERENCE && !above.isEmpty()) {
                words += "其中高于筛选值的有：" + listed(above) + "，请人工研判。";
            }
            if (kind == SampleKind.BLANK && !found.isEmpty()) {
                words += "空白中有检出：" + listed(found) + "，请核实样品是否受到沾污。";
            }
            open.add(words);
        }
    }

    private void tellUndecided(List<Judged> judged, LandClass landClass) {
        Map<Verdict, Set<String>> undecided = new EnumMap<>(Verdict.class);
        Map<String, Set<String>> obstacles = new LinkedHashMap<>();
        for (Judged one : judged) {
            Verdict verdict = one.verdict(landClass);
            if (verdict == Verdict.NOT_COMPARABLE) {
                obstacles
                        .computeIfAbsent(reason(one.analysis()), key -> new LinkedHashSet<>())
                        .add(one.item());
            } else if (!verdict.isClean() && !verdict.isAbove() && verdict != Verdict.NO_LIMIT) {
                undecided
                        .computeIfAbsent(verdict, key -> new LinkedHashSet<>())
                        .add(one.analysis().sample() + " " + one.item());
            }
        }
        undecided.forEach((verdict, places) -> open.add(advice(verdict, listed(places))));
        obstacles.forEach((reason, items) -> open.add("不能与限值比较的项目：" + listed(items) + "（" + reason + "）。"));
    }

    private static String reason(Analysis analysis) {
        String obstacle = Comparison.obstacle(analysis);
        return obstacle != null ? obstacle : analysis.item().reason();
    }

    private static String advice(Verdict verdict, String places) {
        return switch (verdict) {
            case UNIT_UNKNOWN -> "单位不明，未按 mg/kg 推定：" + places + "。请向实验室核实单位。";
            case INVALID_VALUE -> "数值无法识别、为负或已作废：" + places + "。请核实或补测。";
            case ND_LIMIT_UNKNOWN -> "未检出但没有检出限，不能判定：" + places + "。请补充检出限。";
            case ND_LIMIT_ABOVE_SCREENING -> "检出限高于筛选值，不能判定：" + places + "。请改用更灵敏的方法重测。";
            default -> "没有检测数据：" + places + "。请说明原因或补测。";
        };
    }

    private void tellNames(List<Judged> judged) {
        Set<String> unknown = new LinkedHashSet<>();
        for (Judged one : judged) {
            if (one.analysis().item().kind() == Kind.UNLISTED
                    && one.verdict1() == Verdict.NO_LIMIT
                    && !SoilItems.current().knows(one.analysis().name())) {
                unknown.add(one.item());
            }
        }
        if (!unknown.isEmpty()) {
            open.add("标准中没有找到的项目：" + listed(unknown) + "。请核对名称，写错的请改正后重新判定。");
        }
    }

    private void tellMissing(List<Judged> judged) {
        Set<String> found = judged.stream()
                .filter(one -> one.verdict1() != Verdict.NOT_TESTED && one.verdict1() != Verdict.NOT_COMPARABLE)
                .map(Judged::item)
                .collect(Collectors.toSet());
        List<String> missing = standard.limits().stream()
                .filter(limit -> limit.basic() && !found.contains(limit.item()))
                .map(SoilLimit::item)
                .toList();
        if (!missing.isEmpty()) {
            open.add("表1 的 45 项基本项目中有 " + missing.size() + " 项没有可用数据：" + String.join("、", missing)
                    + "。请核实调查方案是否有不测的理由。");
        }
    }

    private void tellClusters(List<Judged> judged) {
        for (SoilLimit limit : standard.limits()) {
            BigDecimal screening = limit.screening(landUse.landClass());
            BigDecimal from = screening.multiply(NEAR);
            Set<String> near = new LinkedHashSet<>();
            for (Judged one : judged) {
                BigDecimal content = one.item().equals(limit.item()) ? Comparison.content(one.analysis()) : null;
                if (content != null && content.compareTo(from) >= 0 && content.compareTo(screening) <= 0) {
                    near.add((one.analysis().sample() + " " + one.analysis().depth()).strip());
                }
            }
            if (near.size() >= CLUSTER) {
                open.add(limit.item() + "有 " + near.size() + " 个结果等于筛选值或低于筛选值不到 5%：" + listed(near) + "。请核对原始记录。");
            }
        }
    }

    private void tellDuplicates(List<Judged> judged) {
        Map<String, Map<String, BigDecimal>> contents = new LinkedHashMap<>();
        for (Judged one : judged) {
            BigDecimal content = Comparison.content(one.analysis());
            if (content != null && one.analysis().item().limit() != null) {
                contents.computeIfAbsent(one.analysis().sample(), key -> new LinkedHashMap<>())
                        .put(one.item(), content);
            }
        }
        samples.kinds().forEach((sample, kind) -> {
            String parent = samples.parents().get(sample);
            if (kind == SampleKind.DUPLICATE && parent == null) {
                open.add("平行样 " + sample + " 没有找到对应的原样，已单独判定。");
            } else if (parent != null) {
                String difference =
                        difference(contents.getOrDefault(sample, Map.of()), contents.getOrDefault(parent, Map.of()));
                open.add(sample + " 是 " + parent + " 的平行样，两个都判定，取较差的" + difference + "。");
            }
        });
    }

    /** 相对偏差: |a − b| ÷ (a + b). */
    private static String difference(Map<String, BigDecimal> one, Map<String, BigDecimal> other) {
        String worst = "";
        BigDecimal most = BigDecimal.ONE.negate();
        for (Map.Entry<String, BigDecimal> entry : one.entrySet()) {
            BigDecimal b = other.get(entry.getKey());
            if (b != null && entry.getValue().add(b).signum() > 0) {
                BigDecimal deviation = entry.getValue()
                        .subtract(b)
                        .abs()
                        .multiply(BigDecimal.valueOf(100))
                        .divide(entry.getValue().add(b), 1, RoundingMode.HALF_UP);
                if (deviation.compareTo(most) > 0) {
                    most = deviation;
                    worst = entry.getKey();
                }
            }
        }
        return worst.isEmpty() ? "" : "；相对偏差最大 " + most.toPlainString() + "%（" + worst + "）";
    }

    private void tellRepeated(List<Judged> judged) {
        Map<String, Set<String>> values = new LinkedHashMap<>();
        for (Judged one : judged) {
            if (one.analysis().item().kind() == Kind.LISTED
                    && Comparison.content(one.analysis()) != null
                    && Comparison.obstacle(one.analysis()) == null) {
                values.computeIfAbsent(
                                (one.analysis().sample() + " " + one.analysis().depth()).strip() + " " + one.item(),
                                key -> new LinkedHashSet<>())
                        .add(one.analysis().text());
            }
        }
        List<String> several = values.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(Map.Entry::getKey)
                .toList();
        if (!several.isEmpty()) {
            open.add("同一样品同一项目有几个不同的结果，取较差的：" + listed(several) + "。请核对样品编号和深度。");
        }
    }

    private void tellBounds(List<Judged> judged, LandClass landClass) {
        Set<String> bounded = new LinkedHashSet<>();
        for (Judged one : judged) {
            Measurement.Bound bound = one.analysis().measurement().bound();
            if (one.verdict(landClass) == Verdict.GT_SCREENING
                    && (bound == Measurement.Bound.ABOVE || bound == Measurement.Bound.AT_LEAST)) {
                bounded.add(one.analysis().sample() + " " + one.item());
            }
        }
        if (!bounded.isEmpty()) {
            open.add("只给出下限，可能高于管制值：" + listed(bounded) + "。请稀释后重测。");
        }
    }

    private void tellBackground(List<Judged> judged) {
        Set<String> natural = new LinkedHashSet<>();
        for (Judged one : judged) {
            if (one.verdict(landUse.landClass()) == Verdict.AS_BACKGROUND) {
                natural.add(one.item());
            }
        }
        if (!natural.isEmpty()) {
            open.add("按给出的当地背景值判定为不高于背景值：" + listed(natural) + "。背景值须有依据，请附来源。");
        }
    }

    static String listed(Iterable<String> names) {
        List<String> all = new ArrayList<>();
        names.forEach(all::add);
        String first = all.stream().limit(NAMED).collect(Collectors.joining("、"));
        return all.size() <= NAMED ? first : first + " 等 " + all.size() + " 个";
    }

    private JudgedAnalysis told(Judged one) {
        Analysis analysis = one.analysis();
        SoilLimit limit = analysis.item().limit();
        boolean reasoned = one.verdict1() == Verdict.NOT_COMPARABLE || one.verdict1() == Verdict.NO_LIMIT;
        return told(
                analysis,
                one.item(),
                cas(analysis, limit),
                one.verdict1(),
                one.verdict2(),
                limit == null || Comparison.obstacle(analysis) != null ? null : limit.screening(landUse.landClass()),
                samples.parents().get(analysis.sample()),
                reasoned && !reason(analysis).isEmpty() ? reason(analysis) : null);
    }

    /**
     * What is told of a result.
     *
     * @param limit in mg/kg that it was compared with; null: it was not
     * @param parent the sample that its sample repeats
     */
    static JudgedAnalysis told(
            Analysis analysis,
            String item,
            @Nullable String cas,
            Verdict verdict1,
            Verdict verdict2,
            @Nullable BigDecimal limit,
            @Nullable String parent,
            @Nullable String reason) {
        BigDecimal content = Comparison.content(analysis);
        BigDecimal detectable =
                analysis.measurement().state() == State.NOT_DETECTED ? Comparison.detectable(analysis) : null;
        String factor = null;
        String excess = null;
        if (content != null && limit != null) {
            factor = ratio(content, limit);
            excess = content.compareTo(limit) > 0 ? ratio(content.subtract(limit), limit) : null;
        }
        return new JudgedAnalysis(
                analysis.sample(),
                analysis.depth().isEmpty() ? null : analysis.depth(),
                item,
                cas,
                value(analysis),
                unit(analysis),
                verdict1,
                verdict2,
                analysis.measurement().state().name(),
                content == null ? null : content.stripTrailingZeros().toPlainString(),
                factor,
                excess,
                detectable == null ? null : detectable.stripTrailingZeros().toPlainString(),
                parent,
                reason,
                analysis.sheet(),
                analysis.row());
    }

    private static String ratio(BigDecimal above, BigDecimal below) {
        return above.divide(below, 4, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }

    static @Nullable String cas(Analysis analysis, @Nullable SoilLimit limit) {
        if (analysis.cas() != null || limit == null || analysis.item().kind() != Kind.LISTED) {
            return analysis.cas();
        }
        return limit.cas().isEmpty() ? null : String.join(";", limit.cas());
    }

    private static String value(Analysis analysis) {
        Measurement measurement = analysis.measurement();
        boolean number = measurement.state() == State.DETECTED && measurement.bound() == Measurement.Bound.EXACT;
        return Optional.ofNullable(number ? measurement.figure() : null)
                .map(BigDecimal::toPlainString)
                .orElse(analysis.text());
    }

    private static @Nullable String unit(Analysis analysis) {
        SoilUnit unit = analysis.unit();
        if (unit != null) {
            return unit.symbol();
        }
        return analysis.unitText().isBlank() ? null : analysis.unitText();
    }
}
