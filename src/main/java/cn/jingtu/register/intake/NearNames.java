package cn.jingtu.register.intake;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds names that may mean the same: written alike but for signs, forms of companies and words as 旧址, or with one
 * character more, less or other. A number or a word of order (甲, 二, 东) that differs tells two things apart.
 */
final class NearNames {

    private static final Pattern SIGNS = Pattern.compile("[^\\p{IsHan}a-z0-9]+");
    private static final Pattern FORMS = Pattern.compile("有限责任公司|股份有限公司|有限公司|公司");
    private static final Pattern WORDS = Pattern.compile("(原址|旧址|场地|厂区|厂址|用地|项目|地块)+$");
    private static final Pattern ORDER = Pattern.compile("[0-9a-z〇零一二三四五六七八九十百甲乙丙丁戊己庚辛东南西北中上下左右前后新老旧大小ⅠⅡⅢ]+");
    private static final int SHORTEST = 4;

    private final Map<String, List<Integer>> same = new HashMap<>();
    private final Map<String, Set<String>> shortened = new HashMap<>();

    /** @param line where it stands */
    void add(String name, int line) {
        String plain = plain(name);
        same.computeIfAbsent(plain, key -> new ArrayList<>(1)).add(line);
        if (plain.length() >= SHORTEST) {
            for (String part : shortened(plain)) {
                shortened.computeIfAbsent(part, key -> new HashSet<>(2)).add(plain);
            }
        }
    }

    /** Lines of names like this one, each with whether it is the same but for what does not count. */
    Map<Integer, Boolean> like(String name) {
        String plain = plain(name);
        Map<Integer, Boolean> found = new LinkedHashMap<>();
        same.getOrDefault(plain, List.of()).forEach(line -> found.put(line, true));
        if (plain.length() >= SHORTEST) {
            Set<String> others = new HashSet<>();
            for (String part : shortened(plain)) {
                others.addAll(shortened.getOrDefault(part, Set.of()));
            }
            for (String other : others) {
                if (!other.equals(plain) && isNear(plain, other)) {
                    same.getOrDefault(other, List.of()).forEach(line -> found.putIfAbsent(line, false));
                }
            }
        }
        return found;
    }

    private static String plain(String name) {
        String signs = SIGNS.matcher(
                        Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT))
                .replaceAll("");
        String bare = WORDS.matcher(FORMS.matcher(signs).replaceAll("")).replaceAll("");
        return bare.length() < 2 ? signs : bare;
    }

    /** Itself and what is left when any one character is taken out. */
    private static List<String> shortened(String plain) {
        List<String> parts = new ArrayList<>(plain.length() + 1);
        parts.add(plain);
        for (int i = 0; i < plain.length(); i++) {
            parts.add(plain.substring(0, i) + plain.substring(i + 1));
        }
        return parts;
    }

    /** Whether one character makes the difference, and not one that counts. */
    private static boolean isNear(String one, String other) {
        int start = 0;
        int shorter = Math.min(one.length(), other.length());
        while (start < shorter && one.charAt(start) == other.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < shorter - start && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        String left = one.substring(start, one.length() - end);
        String right = other.substring(start, other.length() - end);
        return left.length() <= 1
                && right.length() <= 1
                && !ORDER.matcher(left).matches()
                && !ORDER.matcher(right).matches();
    }
}
