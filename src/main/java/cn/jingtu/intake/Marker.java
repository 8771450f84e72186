package cn.jingtu.intake;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The number before a heading, paragraph or sub-item.
 *
 * @param ref how the clause is cited: 二, (二), 1, ①
 * @param length characters the number takes, its punctuation included
 */
record Marker(Level level, int number, String ref, int length) {

    /** The levels of numbering, outermost first, as 党政机关公文格式 (GB/T 9704-2012, 7.3.3) orders them. */
    enum Level {
        PART("第([" + Numerals.CHARACTERS + "\\d]{1,3})[章部](?:分)?[、，：.]?"),
        CHAPTER("([一二三四五六七八九十]{1,3})[、.]"),
        SECTION("（([一二三四五六七八九十]{1,3})）[、.]?"),
        ORDINAL(
                "第([一二三四五六七八九十]{1,3})(?:，|、|：|是(?!否)|[项条](?:[、，：.])?)|(?:任务|行动|工程|专项)([一二三四五六七八九十]{1,3}|\\d{1,2})[：、.]"),
        ITEM("(\\d{1,2})(?:[.、](?!\\d)|．|[.、](?=(?:20\\d{2}年)?\\d{1,2}月(?:底|末|上旬|中旬|下旬|\\d{1,2}日|份|前)))"),
        SUB_ITEM("(?:（(\\d{1,2})）|(\\d{1,2})）)[、.]?"),
        POINT("([①-⑳])[、.]?"),
        CLAUSE("([一二三四五六七八九十]{1,2})(?:是(?!否)|要(?=[\\u4e00-\\u9fa5]))");

        private final Pattern pattern;

        Level(String pattern) {
            this.pattern = Pattern.compile(pattern);
        }
    }

    /** The number at a position of the text, or null. */
    static @Nullable Marker at(String text, int position) {
        if (position >= text.length() || !mayStart(text.charAt(position))) {
            return null;
        }
        for (Level level : Level.values()) {
            Matcher matcher = level.pattern.matcher(text).region(position, Math.min(text.length(), position + 12));
            matcher.useTransparentBounds(true);
            if (matcher.lookingAt()) {
                String digits = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
                int number = level == Level.POINT ? digits.charAt(0) - '①' + 1 : Numerals.valueOf(digits);
                if (number > 0) {
                    String ref = level == Level.ORDINAL
                            ? Regex.replaceFirst(matcher.group(), "[项条]?[，、：.是]?$", "")
                            : ref(level, digits);
                    return new Marker(level, number, ref, matcher.end() - position);
                }
            }
        }
        return null;
    }

    /** behind the number of an item whose text begins with a number itself */
    static final char DOT = '．';

    private static boolean mayStart(char c) {
        return "第任行工专".indexOf(c) >= 0
                || c == '（'
                || Characters.digit(c)
                || c >= '①' && c <= '⑳'
                || "一二三四五六七八九十".indexOf(c) >= 0;
    }

    private static String ref(Level level, String digits) {
        return level == Level.SECTION || level == Level.SUB_ITEM ? "(" + digits + ")" : digits;
    }
}
