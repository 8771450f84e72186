package cn.jingtu.land.laboratory;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the words around a table say of the units in it: 单位：mg/kg，or 重金属 mg/kg，挥发性有机物 μg/kg. Of several units
 * that are said of the same thing none is taken.
 *
 * @param unit of everything that nothing else is said of; null: none, or several
 * @param named units of items and groups of items, by the words that name these
 */
record TableUnits(@Nullable String unit, Map<String, String> named) {

    private static final Pattern TOLD = Pattern.compile("单位|[Uu]nit|计量|[(（][^(（)）]*/k?g[^(（)）]*[)）]");
    private static final Pattern CLAUSE = Pattern.compile("[,，;；。：:（()）\\[\\]【】|]|\\d[.、](?=\\D)");
    /** Words that say that a unit follows, or join names. */
    private static final Pattern FILLING = Pattern.compile("单位|units?|计量|均|皆|都|为|是|以|按|计|用|的|类|等|项目|指标|和|及|与|、|/|\\s");

    private static final Pattern REST = Pattern.compile("其余|其他|其它|余者|others?");

    /** @param lines above and below the table */
    static TableUnits in(List<String> lines) {
        Set<String> rest = new LinkedHashSet<>();
        Map<String, Set<String>> named = new LinkedHashMap<>();
        for (String line : lines) {
            Matcher words = TOLD.matcher(line);
            if (!words.find()) {
                continue;
            }
            for (SoilUnit.Told told : SoilUnit.told(line.substring(begin(line, words.start())))) {
                Optional<String> label = label(told.before());
                label.ifPresentOrElse(
                        of -> named.computeIfAbsent(of, key -> new LinkedHashSet<>())
                                .add(told.unit().symbol()),
                        () -> rest.add(told.unit().symbol()));
            }
        }
        Map<String, String> units = new LinkedHashMap<>();
        named.forEach((label, symbols) -> {
            if (symbols.size() == 1) {
                units.put(label, symbols.iterator().next());
            }
        });
        return new TableUnits(rest.size() == 1 ? rest.iterator().next() : null, units);
    }

    /** Where the sentence about units begins: a title before it names other things. */
    private static int begin(String line, int words) {
        int begin = words;
        while (begin > 0 && "。；;：:（( \t".indexOf(line.charAt(begin - 1)) < 0) {
            begin--;
        }
        return begin;
    }

    /** The items that the words before a unit name, where they do nothing else. */
    private static Optional<String> label(String before) {
        String last = before;
        Matcher clause = CLAUSE.matcher(before);
        while (clause.find()) {
            if (!before.substring(clause.end()).isBlank()) {
                last = before.substring(clause.end());
            }
        }
        String label = last.strip();
        NamedItems items = NamedItems.in(label);
        boolean nothingElse = FILLING.matcher(items.rest()).replaceAll("").isBlank();
        return items.none() || !nothingElse || REST.matcher(label).find() ? Optional.empty() : Optional.of(label);
    }
}
