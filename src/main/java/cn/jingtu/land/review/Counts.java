package cn.jingtu.land.review;

import cn.jingtu.land.review.ReviewForm.Item;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What the answers on a form come to. Vetoes are not among the yes and no of a scored form.
 *
 * @param form that was filled in
 * @param yes numbers of the items so answered; each of the lists likewise
 * @param starredNo those of {@code no} that are starred
 * @param score from 0 to 100 with two decimals; null for a form without a score
 * @param denominator of the score
 */
record Counts(
        ReviewForm form,
        List<String> yes,
        List<String> no,
        List<String> partly,
        List<String> unsupported,
        List<String> notApplicable,
        List<String> blank,
        List<String> starredNo,
        List<String> vetoes,
        @Nullable BigDecimal score,
        @Nullable Integer denominator) {

    static Counts of(ReviewForm form, Map<String, Answer> answers, @Nullable Integer denominator) {
        List<String> no = items(form, answers, (item, answer) -> answer == Answer.NO && !item.veto());
        List<String> partly = items(form, answers, (item, answer) -> answer == Answer.PARTLY);
        return new Counts(
                form,
                items(form, answers, (item, answer) -> answer == Answer.YES && !item.veto()),
                no,
                partly,
                items(form, answers, (item, answer) -> answer == Answer.UNSUPPORTED),
                items(form, answers, (item, answer) -> answer == Answer.NOT_APPLICABLE),
                items(form, answers, (item, answer) -> answer == null),
                items(form, answers, (item, answer) -> answer == Answer.NO && item.starred()),
                items(form, answers, (item, answer) -> answer == Answer.YES && item.veto()),
                denominator == null ? null : score(denominator, no.size(), partly.size()),
                denominator);
    }

    /** 100×(denominator − no − 0.5×partly)÷denominator, two decimals. */
    private static BigDecimal score(int denominator, int no, int partly) {
        return BigDecimal.valueOf(100L * (2L * denominator - 2L * no - partly))
                .divide(BigDecimal.valueOf(2L * denominator), 2, RoundingMode.HALF_UP);
    }

    private static List<String> items(
            ReviewForm form, Map<String, Answer> answers, BiPredicate<Item, @Nullable Answer> wanted) {
        return form.items().stream()
                .filter(item -> wanted.test(item, answers.get(item.item())))
                .map(Item::item)
                .toList();
    }
}
