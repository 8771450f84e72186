package cn.jingtu.intake;

import cn.jingtu.plan.Operator;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The words around a number that say how it bounds: 不低于, 控制在…以内, 达到, 以上. */
final class Bounds {

    /** Words directly before a number. */
    private static final Map<Operator, List<String>> WORDS = Map.of(
            Operator.AT_LEAST,
            words("不低于|不少于|不小于|不得低于|不得少于|不得小于|不应低于|不应少于|至少|最少|≥|>=|不下于|不弱于|保底"),
            Operator.AT_MOST,
            words(
                    "不超过|不高于|不大于|不多于|不得超过|不得高于|不得大于|不得多于|不应超过|控制在|控制到|控制为|≤|<=|降至|降到|下降到|下降至|降低到|降低至|减少到|减少至|压减至|压减到|削减至|最多"),
            Operator.MORE_THAN,
            words("超过|高于|大于|多于|优于|>"),
            Operator.LESS_THAN,
            words("低于|小于|少于|<"),
            Operator.EQUAL,
            words(
                    "下降|降低|减少|削减|消减|压减|减排|递减|增长|增加|提升|提高|上升|达到|达|提高到|提高至|提升到|提升至|增加到|增加至|增至|增长到|扩大到|上升到|上升至|稳定在|稳定达到|保持在|维持在|保持|实现|稳定|巩固在"));
    /** words of {@link Operator#EQUAL} behind which a number is reached, not bounded */
    private static final Pattern CHANGE = Pattern.compile("下降|降低|减少|削减|消减|压减|减排|递减|增长|增加|提升|提高|上升");

    private static final Pattern BEFORE = Pattern.compile("("
            + WORDS.values().stream()
                    .flatMap(List::stream)
                    .sorted((a, b) -> b.length() - a.length())
                    .collect(Collectors.joining("|"))
            + ")(?:在|到|至|了|为|约|近)?(?:全市|全县|全区|总量的?|年均)?$|(至少|不少于|不低于)[\\u4e00-\\u9fff]{1,6}$");

    private Bounds() {}

    private static List<String> words(String list) {
        return Stream.of(list.split("\\|")).toList();
    }

    /**
     * A bound before a number.
     *
     * @param start where its words begin
     * @param adjacent whether they stand directly before the number
     */
    record Bound(String word, int start, boolean adjacent) {

        /** 下降, 提高: the number is a difference, and the word part of what is measured. */
        boolean isChange() {
            return adjacent && CHANGE.matcher(word).matches();
        }
    }

    static @Nullable Bound before(String text) {
        Matcher matcher = BEFORE.matcher(text);
        if (!matcher.find()) {
            return null;
        }
        boolean adjacent = matcher.group(1) != null;
        return new Bound(adjacent ? matcher.group(1) : matcher.group(2), matcher.start(), adjacent);
    }

    /** @param behind the words behind the number, such as 以上; null for none */
    static Operator operator(@Nullable Bound bound, @Nullable String behind, BigDecimal value, boolean rate) {
        if (behind != null && behind.contains("以上")) {
            return Operator.AT_LEAST;
        }
        if (behind != null && (behind.contains("以下") || behind.contains("内"))) {
            return Operator.AT_MOST;
        }
        if (behind != null && behind.contains("左右") || bound == null) {
            return Operator.EQUAL;
        }
        String word = bound.word();
        for (Map.Entry<Operator, List<String>> entry : WORDS.entrySet()) {
            if (entry.getKey() != Operator.EQUAL && entry.getValue().contains(word)) {
                return entry.getKey();
            }
        }
        // 达到90% is a floor; 达到100% cannot be more
        boolean full = rate && value.compareTo(BigDecimal.valueOf(100)) == 0;
        boolean exact = word.equals("实现") || full;
        return exact && !CHANGE.matcher(word).find() ? Operator.EQUAL : Operator.AT_LEAST;
    }
}
