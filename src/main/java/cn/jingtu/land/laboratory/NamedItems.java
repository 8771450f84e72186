package cn.jingtu.land.laboratory;

import cn.jingtu.standards.SoilItem;
import cn.jingtu.standards.SoilItems;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The items and groups of items that a sentence names: 镉、六价铬数据作废.
 *
 * @param keys of items
 * @param groups of the standard, as 重金属和无机物
 * @param rest the sentence without them
 */
record NamedItems(Set<String> keys, Set<String> groups, String rest) {

    private static final int LONGEST = 40;

    private static final List<String> ORGANIC = List.of("挥发性有机物", "半挥发性有机物", "有机农药类", "多氯联苯、多溴联苯和二噁英类", "石油烃类");
    private static final Map<Pattern, List<String>> GROUPS = new LinkedHashMap<>();

    static {
        group("半挥发性有机(?:物|化合物)?|半挥发性|svocs?", List.of("半挥发性有机物"));
        group("挥发性有机(?:物|化合物)?|挥发性|vocs?", List.of("挥发性有机物"));
        group("重金属和无机物|重金属|金属元素|金属|无机物|metals?", List.of("重金属和无机物"));
        group("有机农药类?|农药类?|pesticides?", List.of("有机农药类"));
        group("有机污染物|有机物|organics?", ORGANIC);
    }

    private static void group(String words, List<String> groups) {
        GROUPS.put(Pattern.compile(words), groups);
    }

    static NamedItems in(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        Set<String> keys = new HashSet<>();
        Set<String> groups = new HashSet<>();
        StringBuilder rest = new StringBuilder();
        int at = 0;
        while (at < plain.length()) {
            int end = at;
            List<String> group = new ArrayList<>();
            for (Map.Entry<Pattern, List<String>> known : GROUPS.entrySet()) {
                Matcher words = known.getKey().matcher(plain).region(at, plain.length());
                if (words.lookingAt() && words.end() > end && standsAlone(plain, at, words.end())) {
                    end = words.end();
                    group = known.getValue();
                }
            }
            int item = itemAt(plain, at);
            if (item > end) {
                end = item;
                keys.add(
                        SoilItems.current().item(plain.substring(at, end), null).key());
            } else {
                groups.addAll(group);
            }
            if (end == at) {
                rest.append(plain.charAt(at));
                end++;
            }
            at = end;
        }
        return new NamedItems(keys, groups, rest.toString());
    }

    /** The end of the longest name that begins here; the same place where none does. */
    private static int itemAt(String plain, int at) {
        for (int end = Math.min(plain.length(), at + LONGEST); end > at; end--) {
            String name = plain.substring(at, end);
            if (!Character.isWhitespace(name.charAt(0))
                    && standsAlone(plain, at, end)
                    && SoilItems.current().knows(name)) {
                return end;
            }
        }
        return at;
    }

    /** Whether no Latin word or number is cut in two. */
    private static boolean standsAlone(String plain, int from, int to) {
        return !joins(plain, from) && !joins(plain, to);
    }

    private static boolean joins(String plain, int border) {
        return border > 0
                && border < plain.length()
                && isLatin(plain.charAt(border - 1))
                && isLatin(plain.charAt(border));
    }

    private static boolean isLatin(char c) {
        return c < 0x80 && Character.isLetterOrDigit(c);
    }

    boolean none() {
        return keys.isEmpty() && groups.isEmpty();
    }

    boolean include(SoilItem item) {
        return keys.contains(item.key())
                || item.limit() != null && groups.contains(item.limit().group());
    }
}
