package cn.jingtu.land.review;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.standards.Mark;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReviewRulesTest {

    private static ReviewRules rules(String city, String from, int experts) {
        return new ReviewRules(
                city, LocalDate.parse(from), null, Mark.RECALLED, "", "3-4", experts, 2, 30, 30, 30, false, 20, true);
    }

    @Test
    void a_city_has_its_own_from_the_day_that_it_set_them() {
        List<ReviewRules> all =
                List.of(rules(null, "2019-12-17", 3), rules("beihai", "2026-01-01", 5), rules(null, "2026-06-01", 7));
        assertThat(ReviewRules.of(all, "beihai", LocalDate.of(2025, 12, 31)).experts())
                .isEqualTo(3);
        assertThat(ReviewRules.of(all, "beihai", LocalDate.of(2026, 7, 1)).experts())
                .isEqualTo(5);
        assertThat(ReviewRules.of(all, "guigang", LocalDate.of(2026, 7, 1)).experts())
                .isEqualTo(7);
    }

    @Test
    void every_form_that_the_rules_name_is_there_and_what_nobody_has_read_is_marked() {
        ReviewRules rules = ReviewRules.of("guigang", LocalDate.of(2026, 1, 1));
        assertThat(ReviewForms.of(rules.form()).items()).hasSize(20);
        assertThat(rules.mark()).isEqualTo(Mark.RECALLED);
    }
}
