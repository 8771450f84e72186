package cn.jingtu.land.review;

import cn.jingtu.register.RegisterEntry;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * 一次性通过率: reports that passed at their first review, of those reviewed, by unit and for a year. A report is what
 * a unit handed in for one survey; its later reviews count neither as reports nor as passes.
 */
public final class FirstPasses {

    /**
     * A unit, or all of them.
     *
     * @param code credit code; empty for all
     * @param reports whose first review ended in the year
     */
    public record Row(String code, String unit, int reports, int passed) {

        /** In per cent, with two decimals; 0 of nothing. */
        public BigDecimal rate() {
            return reports == 0
                    ? BigDecimal.ZERO.setScale(2)
                    : BigDecimal.valueOf(100L * passed).divide(BigDecimal.valueOf(reports), 2, RoundingMode.HALF_UP);
        }
    }

    private record Report(String survey, String unit) {}

    private FirstPasses() {}

    /**
     * Counts of a year, most reports first.
     *
     * @param reviews that have ended with an opinion, of all years
     * @param countsRevision whether 修改后通过 is a first pass
     */
    public static List<Row> of(Collection<RegisterEntry> reviews, int year, boolean countsRevision) {
        Map<Report, RegisterEntry> first = new LinkedHashMap<>();
        reviews.stream()
                .sorted(Comparator.comparing((RegisterEntry review) -> review.value("reviewOn"))
                        .thenComparing(RegisterEntry::number))
                .forEach(review -> first.putIfAbsent(
                        new Report(String.valueOf(review.above()), review.value("authorCode")), review));
        Predicate<RegisterEntry> passes =
                review -> review.is("outcome", "PASS") || countsRevision && review.is("outcome", "REVISED");
        Map<String, Row> rows = new LinkedHashMap<>();
        for (RegisterEntry review : first.values()) {
            if (review.value("reviewOn").startsWith(year + "-")) {
                rows.merge(
                        review.value("authorCode"),
                        new Row(review.value("authorCode"), review.value("author"), 1, passes.test(review) ? 1 : 0),
                        (one, other) -> new Row(
                                one.code(),
                                other.unit(),
                                one.reports() + other.reports(),
                                one.passed() + other.passed()));
            }
        }
        return rows.values().stream()
                .sorted(Comparator.comparing(Row::reports).reversed().thenComparing(Row::unit))
                .toList();
    }

    /** All units together. */
    public static Row total(List<Row> rows) {
        return new Row(
                "",
                "全市合计",
                rows.stream().mapToInt(Row::reports).sum(),
                rows.stream().mapToInt(Row::passed).sum());
    }
}
