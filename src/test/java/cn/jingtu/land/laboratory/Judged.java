package cn.jingtu.land.laboratory;

import cn.jingtu.land.laboratory.Judgement.JudgedAnalysis;
import cn.jingtu.standards.SoilStandard;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Judges files in tests and tells the results as short lines. */
final class Judged {

    private Judged() {}

    static Judgement file(byte[] file) {
        return file(file, null, Map.of());
    }

    static Judgement file(byte[] file, @Nullable String use, Map<String, BigDecimal> backgrounds) {
        LaboratoryResults results = LaboratoryResults.read(file);
        return results.judge(results.propose(List.of()), SoilStandard.current(), use, backgrounds);
    }

    /** S1 砷 LE_SCREENING: sample, item and the verdict for the first class of land. */
    static List<String> lines(Judgement judgement) {
        return judgement.analyses().stream()
                .map(one -> one.sample() + " " + one.item() + " " + one.verdict1())
                .toList();
    }

    static JudgedAnalysis first(byte[] file) {
        return file(file).analyses().get(0);
    }
}
