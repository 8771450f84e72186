package cn.jingtu.land.laboratory;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A unit in which a content is told.
 *
 * @param symbol as it is usually written: mg/kg
 * @param milligrams how many mg/kg one of it is, exactly; null: it is no content of dry soil (of a liquid, of wet soil)
 * @param equivalent whether it counts toxic equivalents (TEQ) instead of mass
 */
record SoilUnit(String symbol, @Nullable BigDecimal milligrams, boolean equivalent) {

    private static final Map<String, Integer> POWER = Map.of("pg", -12, "ng", -9, "μg", -6, "mg", -3, "g", 0, "kg", 3);
    private static final Pattern RATIO = Pattern.compile(
            "(?<![a-z])(pg|ng|[μu]g|mg|kg|g)(?:[\\s\\-·(]*(?:i-|who-?)?(teq)\\)?)?"
                    + "\\s*(?:/|每|·|\\*|\\s|\\.)\\s*(kg|μg|mg|g|l|ml|dm3|m3)(?![a-z])\\s*((?:-1|\\^-1|\\^\\(-1\\)))?(?:[\\s\\-·(]*(?:i-|who-?)?(teq))?");
    private static final Pattern PARTS = Pattern.compile("(?<![a-z])(ppm|ppb|ppt)(?![a-z])");
    private static final Pattern WET = Pattern.compile("湿重|湿基|鲜重|鲜基|wet|(?<![a-z])ww(?![a-z])");

    /** The unit in a text, alone or among other words, if there is one. */
    static Optional<SoilUnit> in(String text) {
        String plain = plain(text);
        boolean wet = WET.matcher(plain).find();
        Matcher ratio = RATIO.matcher(plain);
        while (ratio.find()) {
            String between = plain.substring(ratio.start(), ratio.end());
            if (!between.contains("/") && !between.contains("每") && ratio.group(4) == null) {
                continue;
            }
            return Optional.of(ratio(ratio, wet));
        }
        Matcher parts = PARTS.matcher(plain);
        if (parts.find()) {
            int power = parts.group(1).equals("ppm") ? 0 : parts.group(1).equals("ppb") ? -3 : -6;
            return Optional.of(
                    new SoilUnit(parts.group(1), wet ? null : BigDecimal.ONE.scaleByPowerOfTen(power), false));
        }
        return plain.strip().matches("\\(?%\\)?|.*[(（]\\s*%\\s*[)）].*")
                ? Optional.of(new SoilUnit("%", wet ? null : BigDecimal.valueOf(10_000), false))
                : Optional.empty();
    }

    /** A unit with the words between the one before it and itself. */
    record Told(String before, SoilUnit unit) {}

    /** All units in a text that are no figure's own. */
    static List<Told> told(String text) {
        String plain = plain(text);
        List<Told> told = new ArrayList<>();
        Matcher ratio = RATIO.matcher(plain);
        int from = 0;
        while (ratio.find()) {
            String before = plain.substring(from, ratio.start());
            boolean apart = ratio.group().contains("/") || ratio.group().contains("每") || ratio.group(4) != null;
            if (apart && !before.matches("(?s).*\\d\\s*")) {
                told.add(new Told(before, ratio(ratio, false)));
                from = ratio.end();
            }
        }
        return told;
    }

    /** The unit where the text is nothing else. */
    static Optional<SoilUnit> of(String text) {
        String plain = plain(text).strip();
        String rest = RATIO.matcher(plain).replaceFirst("");
        rest = PARTS.matcher(rest).replaceFirst("");
        rest = rest.replaceAll("单位|干重|干基|干土|以干重计|dw|dry|weight|[\\s%():,，·-]", "");
        rest = WET.matcher(rest).replaceAll("");
        return rest.isEmpty() ? in(text) : Optional.empty();
    }

    private static SoilUnit ratio(Matcher found, boolean wet) {
        String above = found.group(1).replace("ug", "μg");
        String below = found.group(3);
        boolean equivalent = found.group(2) != null || found.group(5) != null;
        String symbol = above + (equivalent ? "-TEQ" : "") + "/" + (below.equals("l") ? "L" : below);
        Integer base = POWER.get(below);
        if (base == null || wet) {
            return new SoilUnit(symbol + (wet ? "（湿重）" : ""), null, equivalent);
        }
        int power = POWER.getOrDefault(above, 0) - base + 6;
        return new SoilUnit(symbol, BigDecimal.ONE.scaleByPowerOfTen(power), equivalent);
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('µ', 'μ')
                .replace('−', '-')
                .replace("⁄", "/")
                .replace("毫克", "mg")
                .replace("微克", "μg")
                .replace("纳克", "ng")
                .replace("皮克", "pg")
                .replace("千克", "kg")
                .replace("公斤", "kg")
                .replaceAll("(?<![\\u4e00-\\u9fff])克", "g")
                .replace("毫升", "ml")
                .replaceAll("(?<=[/每])升", "l")
                .replaceAll("毒性当量", "teq");
    }
}
