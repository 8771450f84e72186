package cn.jingtu.land.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.jingtu.land.review.FirstPasses.Row;
import cn.jingtu.register.Kind;
import cn.jingtu.register.RegisterEntry;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FirstPassesTest {

    private static final Kind REVIEW = new Kind(
            "review",
            "报告评审台账",
            "报告评审",
            null,
            new Kind.Number("评审编号", "评审"),
            null,
            null,
            List.of(),
            null,
            List.of(),
            null);

    private static RegisterEntry review(String survey, String unit, String on, String outcome) {
        return new RegisterEntry(
                survey + on,
                "guigang",
                REVIEW,
                survey + on,
                "某地块",
                null,
                survey,
                "site",
                "CONCLUDED",
                List.of(),
                Map.of("authorCode", unit, "author", unit + "单位", "reviewOn", on, "outcome", outcome),
                null,
                null,
                1,
                Instant.EPOCH,
                Instant.EPOCH,
                null);
    }

    @Test
    void a_report_counts_once_and_in_the_year_of_its_first_review() {
        List<RegisterEntry> reviews = List.of(
                review("调查一", "甲", "2025-12-20", "FAIL"),
                review("调查一", "甲", "2026-02-01", "PASS"),
                review("调查二", "甲", "2026-03-01", "PASS"),
                review("调查三", "甲", "2026-04-01", "FAIL"),
                review("调查三", "甲", "2026-05-01", "PASS"),
                review("调查三", "乙", "2026-06-01", "CONTINUE"));
        assertThat(FirstPasses.of(reviews, 2026, true))
                .extracting(
                        Row::unit, Row::reports, Row::passed, row -> row.rate().toPlainString())
                .containsExactly(tuple("甲单位", 2, 1, "50.00"), tuple("乙单位", 1, 0, "0.00"));
        assertThat(FirstPasses.of(reviews, 2025, true))
                .extracting(Row::reports, Row::passed)
                .containsExactly(tuple(1, 0));
    }

    @Test
    void a_setting_says_whether_one_that_passed_after_revision_is_a_first_pass() {
        List<RegisterEntry> reviews =
                List.of(review("调查一", "甲", "2026-02-01", "REVISED"), review("调查二", "甲", "2026-03-01", "PASS"));
        assertThat(FirstPasses.of(reviews, 2026, true)).extracting(Row::passed).containsExactly(2);
        assertThat(FirstPasses.of(reviews, 2026, false)).extracting(Row::passed).containsExactly(1);
    }

    @Test
    void the_rate_is_that_of_the_published_example() {
        assertThat(new Row("", "全市合计", 105, 83).rate()).isEqualTo(new BigDecimal("79.05"));
        assertThat(FirstPasses.total(List.of(new Row("1", "甲", 2, 1), new Row("2", "乙", 1, 1))))
                .isEqualTo(new Row("", "全市合计", 3, 2));
        assertThat(FirstPasses.total(List.of()).rate()).isEqualTo(new BigDecimal("0.00"));
    }
}
