package cn.jingtu.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Folds the spellings of one body in one document to its fullest: 应急局 = 市应急管理局, 市发改委 = 市发展改革委. */
final class NameFolding {

    private static final Pattern PARTS = Pattern.compile(
            "(自治区|省|市委|市党委|市|县委|县|区委|区|州委|州|盟|旗|[\\u4e00-\\u9fff]{2,8}?(?:市|县|区|旗))?(.+?)(局|委员会|委|办公室|办|厅|部门|部|中心|支队|大队|站|队|院|管委会|管理委员会|集团有限公司|集团|有限责任公司|有限公司|公司)");
    private static final Map<String, String> SHORT_ENDINGS =
            Map.of("委员会", "委", "办公室", "办", "管理委员会", "管委会", "集团有限公司", "公司", "有限责任公司", "公司", "有限公司", "公司", "集团", "公司");
    /** Short forms whose letters are not the first of the full name. */
    private static final Map<String, String> CORES =
            Map.of("资规", "自然资源和规划", "自规", "自然资源和规划", "环保", "环境保护", "国土", "国土资源");

    private static final Pattern ABBREVIATION = Pattern.compile(
            "([\\u4e00-\\u9fff（）]{4,30})（(?:以下|下)?(?:统一)?简称[：:]?[“\"]?([\\u4e00-\\u9fff]{2,15})[”\"]?）");

    /** the one zone of a city, after it has been named in full */
    private static final Pattern ZONE_SHORT =
            Pattern.compile("(?:经济)?(?:技术)?(?:开发区|高新区|经开区|示范区|度假区|旅游区|产业园|工业园|园区|新区)管(?:委会|理委员会)");

    private final Map<String, String> folded = new HashMap<>();

    private record Name(String prefix, String core, String ending) {}

    NameFolding(Collection<String> names, String document) {
        Set<String> all = new LinkedHashSet<>(names);
        for (String name : all) {
            Name shorter = parts(name);
            if (shorter == null && !ZONE_SHORT.matcher(name).matches()) {
                continue;
            }
            List<String> fuller = new ArrayList<>();
            for (String other : all) {
                Name longer = parts(other);
                if (longer != null
                        && !other.equals(name)
                        && (other.length() > name.length() || name.endsWith("部门"))
                        && abbreviates(shorter, longer)) {
                    fuller.add(other);
                }
            }
            if (fuller.isEmpty() && ZONE_SHORT.matcher(name).matches()) {
                all.stream()
                        .filter(other -> other.length() > name.length() && other.endsWith(name))
                        .forEach(fuller::add);
            }
            String target = fuller.size() > 1 && ZONE_SHORT.matcher(name).matches() ? null : onlyOne(fuller);
            if (target != null) {
                folded.put(name, target);
            }
        }
        Matcher matcher = ABBREVIATION.matcher(document);
        while (matcher.find()) {
            for (String name : all) {
                if (matcher.group(1).endsWith(name)
                        && all.contains(matcher.group(2))
                        && !name.equals(matcher.group(2))) {
                    folded.put(matcher.group(2), name);
                }
            }
        }
    }

    /** Several fuller names are one where each abbreviates the next. */
    private static @org.jspecify.annotations.Nullable String onlyOne(List<String> fuller) {
        String longest = null;
        for (String name : fuller) {
            if (longest == null || name.length() > longest.length()) {
                longest = name;
            }
        }
        if (longest == null) {
            return null;
        }
        for (String name : fuller) {
            if (!name.equals(longest) && !abbreviates(parts(name), parts(longest))) {
                return null;
            }
        }
        return longest;
    }

    private static @org.jspecify.annotations.Nullable Name parts(String name) {
        // a name with a bracket is another office of the same house: it stays as written
        if (name.indexOf('（') >= 0 || name.startsWith("各")) {
            return null;
        }
        Matcher matcher = PARTS.matcher(name);
        if (!matcher.matches()) {
            return null;
        }
        String prefix = matcher.group(1) == null ? "" : matcher.group(1);
        String core = matcher.group(2);
        // 市场监管局 without its level: 市 belongs to the name
        if (core.startsWith("场") && prefix.equals("市")) {
            core = "市" + core;
            prefix = "";
        }
        return new Name(
                prefix, CORES.getOrDefault(core, core), SHORT_ENDINGS.getOrDefault(matcher.group(3), matcher.group(3)));
    }

    private static boolean abbreviates(
            @org.jspecify.annotations.Nullable Name shorter, @org.jspecify.annotations.Nullable Name longer) {
        if (shorter == null || longer == null) {
            return false;
        }
        // 市某局某分局 is another body than 市某局
        if (longer.core().indexOf('局') >= 0 && shorter.core().indexOf('局') < 0
                || longer.core().endsWith("分") && !shorter.core().endsWith("分")) {
            return false;
        }
        boolean vague = shorter.ending().equals("部门");
        return (shorter.prefix().equals(longer.prefix())
                        || vague && shorter.prefix().isEmpty())
                && (shorter.ending().equals(longer.ending())
                        || vague && !longer.ending().equals("公司"))
                && shorter.core().length() >= 2
                && shorter.core().charAt(0) == longer.core().charAt(0)
                && subsequence(shorter.core(), longer.core());
    }

    private static boolean subsequence(String part, String whole) {
        int at = 0;
        for (int i = 0; i < whole.length() && at < part.length(); i++) {
            at += whole.charAt(i) == part.charAt(at) ? 1 : 0;
        }
        return at == part.length();
    }

    String fold(String name) {
        return folded.getOrDefault(name, name);
    }

    List<String> fold(List<String> names) {
        return names.stream().map(this::fold).distinct().toList();
    }

    /** What was folded, short name to full name. */
    Map<String, String> folded() {
        return Map.copyOf(folded);
    }
}
