package cn.jingtu.land.review;

import cn.jingtu.platform.Refusal;
import cn.jingtu.standards.Mark;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A form on which a report, or the work behind it, is reviewed: a file of {@code standards/review-forms}. The forms of
 * another region are further files.
 *
 * @param form 3-4
 * @param region 全国, or the province that made it
 * @param rule how the answers lead to an outcome, for the decision table {@code review-verdict}
 * @param ruleWords the same, as the form says it
 * @param from the first day on which it is used
 * @param to the last day; null while no end is known
 * @param mark whether the original was read
 * @param source where it was taken from
 * @param aliases other names by which it is asked for
 * @param denominators of the score, the first by default; empty for a form without a score
 */
public record ReviewForm(
        String form,
        String title,
        String region,
        Rule rule,
        String ruleWords,
        LocalDate from,
        @Nullable LocalDate to,
        Mark mark,
        String source,
        List<String> aliases,
        List<Integer> denominators,
        List<Item> items) {

    /** How the answers lead to an outcome. */
    public enum Rule {
        /** One 否 fails: 3-1, 3-2. */
        ALL_MUST_PASS("一项否决"),
        /** One 否 at a starred item fails, at another one it is to be mended: 3-3. */
        STARRED_DECIDE("带星从严"),
        /** Three 否 at starred items fail, and six 否 or 材料不支撑判断 in all: 3-4. */
        COUNTED("按项计数"),
        /** One veto fails, and a score below 80: 浙江. */
        SCORED("否决和评分");

        private final String label;

        Rule(String label) {
            this.label = label;
        }

        /** As the decision table has it. */
        String label() {
            return label;
        }
    }

    /**
     * A question of the form.
     *
     * @param item its number; vetoes are 否决1 to 否决8
     * @param evidence what is looked at
     * @param answers that the form has a box for
     * @param judgedWhen the condition under which it is judged; null for always, and then 不涉及 is no answer
     * @param skippedInFirstStage whether a report of the first stage only may leave it out
     */
    public record Item(
            String item,
            String phase,
            boolean starred,
            String subject,
            String evidence,
            List<Answer> answers,
            @Nullable String judgedWhen,
            boolean skippedInFirstStage,
            boolean veto) {

        public Item {
            answers = List.copyOf(answers);
        }

        boolean allows(Answer answer) {
            return answers.contains(answer) || answer == Answer.NOT_APPLICABLE && judgedWhen != null;
        }
    }

    public ReviewForm {
        aliases = orEmpty(aliases);
        denominators = orEmpty(denominators);
        items = List.copyOf(items);
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    Optional<Item> item(String number) {
        return items.stream().filter(item -> item.item().equals(number)).findFirst();
    }

    /** What the answers lead to, with the denominator that the form has by default. */
    public ReviewOutcome outcome(Map<String, Answer> answers) {
        return outcome(answers, denominators.isEmpty() ? null : denominators.get(0));
    }

    /**
     * What the answers lead to.
     *
     * @param answers by the number of the item; an item without one is blank
     * @param denominator of the score; null for a form without a score
     * @throws Refusal for an item or an answer that the form does not have, or a denominator that does not fit
     */
    public ReviewOutcome outcome(Map<String, Answer> answers, @Nullable Integer denominator) {
        answers.forEach(this::check);
        check(answers, denominator);
        return ReviewVerdict.of(Counts.of(this, answers, denominator));
    }

    private void check(String number, Answer answer) {
        Item item = item(number).orElseThrow(() -> Refusal.invalid("表" + form + "没有第" + number + "项，请核对项号。"));
        if (!item.allows(answer)) {
            throw Refusal.invalid(
                    "第" + number + "项不能填“" + answer.label() + "”，可填：" + String.join("、", choices(item)) + "。");
        }
    }

    private static List<String> choices(Item item) {
        return Stream.of(Answer.values())
                .filter(item::allows)
                .map(Answer::label)
                .toList();
    }

    private void check(Map<String, Answer> answers, @Nullable Integer denominator) {
        if (denominator == null ? !denominators.isEmpty() : !denominators.contains(denominator)) {
            throw Refusal.invalid(
                    denominators.isEmpty()
                            ? "表" + form + "不计分，没有分母。"
                            : "表" + form + "的分母只能是"
                                    + String.join(
                                            "或",
                                            denominators.stream()
                                                    .map(String::valueOf)
                                                    .toList()) + "。");
        }
        Predicate<Item> judged = item -> answers.get(item.item()) != Answer.NOT_APPLICABLE;
        if (denominator != null
                && !denominator.equals(denominators.get(0))
                && items.stream().filter(Item::skippedInFirstStage).anyMatch(judged)) {
            throw Refusal.invalid("分母为" + denominator + "的，只用于仅有第一阶段的报告，其可以不审的项应全部填“不涉及”。");
        }
    }
}
