package cn.jingtu.land.laboratory;

import cn.jingtu.land.laboratory.Measurement.State;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which samples there are among analyses, and what each was taken for.
 *
 * @param kinds by name
 * @param parents of each duplicate that has one: the sample that it repeats
 */
record Samples(Map<String, SampleKind> kinds, Map<String, String> parents) {

    static Samples of(List<Analysis> all) {
        Map<String, SampleKind> kinds = new LinkedHashMap<>();
        Map<String, String> parents = new LinkedHashMap<>();
        Map<String, Boolean> anythingFound = new LinkedHashMap<>();
        for (Analysis analysis : all) {
            SampleKind kind = SampleKind.of(analysis.sample(), analysis.beside());
            kinds.merge(analysis.sample(), kind, (a, b) -> a.compareTo(b) >= 0 ? a : b);
            anythingFound.merge(
                    analysis.sample(), analysis.measurement().state() == State.DETECTED, Boolean::logicalOr);
        }
        kinds.replaceAll((sample, kind) -> kind == SampleKind.FIELD
                        && SampleKind.maybeBlank(sample)
                        && !Boolean.TRUE.equals(anythingFound.get(sample))
                ? SampleKind.BLANK
                : kind);
        kinds.keySet().stream()
                .filter(sample -> counts(kinds, sample))
                .toList()
                .forEach(sample -> SampleKind.parent(sample, kinds.keySet()).ifPresent(parent -> {
                    parents.put(sample, parent);
                    kinds.put(sample, SampleKind.DUPLICATE);
                }));
        return new Samples(kinds, parents);
    }

    /** Whether a sample says something about the plot. */
    boolean count(String sample) {
        return counts(kinds, sample);
    }

    private static boolean counts(Map<String, SampleKind> kinds, String sample) {
        SampleKind kind = kinds.get(sample);
        return kind == SampleKind.FIELD || kind == SampleKind.DUPLICATE;
    }

    /** Names of those that do not. */
    List<String> excluded() {
        return kinds.keySet().stream().filter(sample -> !count(sample)).toList();
    }
}
