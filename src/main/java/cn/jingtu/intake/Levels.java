package cn.jingtu.intake;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The level whose departments a plan means when it names them without one. */
final class Levels {

    private static final Pattern LEVELLED =
            Pattern.compile("[、，（：](市(?!场|政|容)|县|区|州|盟|旗)[\\u4e00-\\u9fff]{2,14}?(?:局|委|办)");

    /** the bureaus of a zone have no level before their names */
    private static final Pattern ZONE = Pattern.compile(".*(?:开发区|高新区|园区|度假区|示范区|保税区|旅游区|管理区|合作区|试验区)");

    private Levels() {}

    /** 市 for a city, 县 for a county, 自治区 for a region, as its name says, none for a zone; else the level most departments are written with. */
    static String of(@Nullable String city, String text) {
        if (city != null && ZONE.matcher(city).matches()) {
            return "";
        }
        if (city != null && Regex.matches(city, ".*[省市县区州盟旗]")) {
            return city.endsWith("自治区") ? "自治区" : city.endsWith("地区") ? "地区" : city.substring(city.length() - 1);
        }
        int[] counts = new int[6];
        String levels = "市县区州盟旗";
        Matcher matcher = LEVELLED.matcher(text);
        while (matcher.find()) {
            counts[levels.indexOf(matcher.group(1))]++;
        }
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        return levels.substring(best, best + 1);
    }
}
