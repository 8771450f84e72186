package cn.jingtu.land.laboratory;

import cn.jingtu.standards.SoilItem;
import cn.jingtu.standards.SoilItems;
import cn.jingtu.standards.SoilLimit;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * 管控修复目标: what is to be reached at a plot, one a line, as “苯 1 mg/kg” or “砷：≤20mg/kg”. A line that is not an item,
 * a figure and a content in dry soil is no target for a machine and is left to a person.
 *
 * @param all that can be compared with results
 * @param others lines that cannot
 */
record Targets(List<Target> all, List<String> others) {

    /** @param limit the target as the only limit value of its item, in mg/kg */
    record Target(SoilItem item, SoilLimit limit) {

        boolean of(Analysis analysis) {
            return key(analysis.item().key()).equals(key(item.key()));
        }

        private static String key(String name) {
            return Normalizer.normalize(name, Normalizer.Form.NFKC)
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("\\s", "");
        }
    }

    private static final Pattern FIGURE = Pattern.compile("(?<![\\d.])\\d+(?:\\.\\d+)?(?:[eE]-?\\d{1,2})?");
    private static final Pattern BETWEEN =
            Pattern.compile("(?:(?:土壤|修复|管控)?目标值?|限值|[\\s:：,，、;；为是=]|≤|<=|<|不高于|不超过|不大于|小于等于|小于|低于)+$");
    private static final Pattern ENDING = Pattern.compile("[\\s。；;，,]+$");

    static Targets of(String words) {
        List<Target> all = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (String line : words.lines().map(String::strip).toList()) {
            if (!line.isEmpty()) {
                target(line).ifPresentOrElse(all::add, () -> others.add(line));
            }
        }
        return new Targets(all, others);
    }

    /** The last figure that a unit of the soil follows, and the name before it. */
    private static Optional<Target> target(String line) {
        String plain =
                ENDING.matcher(Normalizer.normalize(line, Normalizer.Form.NFKC)).replaceAll("");
        Optional<Target> found = Optional.empty();
        Matcher figure = FIGURE.matcher(plain);
        while (figure.find()) {
            String name = BETWEEN.matcher(plain.substring(0, figure.start()))
                    .replaceAll("")
                    .strip();
            BigDecimal factor = SoilUnit.of(plain.substring(figure.end()))
                    .map(SoilUnit::milligrams)
                    .orElse(null);
            BigDecimal number = new BigDecimal(figure.group());
            if (!name.isEmpty() && factor != null && number.signum() > 0) {
                found = Optional.of(target(name, number.multiply(factor)));
            }
        }
        return found;
    }

    private static Target target(String name, BigDecimal milligrams) {
        SoilItem item = SoilItems.current().item(name, SoilItems.cas(name).orElse(null));
        SoilLimit limit = new SoilLimit(
                false, 0, item.key(), "", List.of(), "", milligrams, milligrams, milligrams, milligrams, false, "");
        return new Target(item, limit);
    }
}
