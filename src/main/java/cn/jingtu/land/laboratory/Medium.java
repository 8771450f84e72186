package cn.jingtu.land.laboratory;

import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What was analysed. Limit values of the soil are for soil only. */
enum Medium {
    LEACHATE("浸出液", "浸出|tclp|splp|leachate|leaching"),
    AIR("气体", "土壤气|废气|环境空气|空气|soilgas|无组织|大气"),
    WATER("水样", "地下水|地表水|废水|水样|水质|海水|雨水|饮用水|groundwater|surfacewater|wastewater"),
    SEDIMENT("沉积物", "沉积物|底泥|淤泥|sediment|sludge"),
    WASTE("固体废物", "固体废物|固废|废渣|solidwaste|混凝土|建筑垃圾"),
    SOIL("土壤", "土壤|土样|soil");

    private final String label;
    private final Pattern words;

    Medium(String label, String words) {
        this.label = label;
        this.words = Pattern.compile(words);
    }

    String label() {
        return label;
    }

    /** The only one that a text names; soil that was leached is leachate. Null: none, or several. */
    static @Nullable Medium in(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s_-]", "")
                // the name of the survey, of the laboratory's method or of a body is not what was analysed
                .replaceAll("土壤污染状况|土壤环境质量|地下水质量标准|水土|固体废物鉴别", "");
        if (LEACHATE.words.matcher(plain).find()) {
            return LEACHATE;
        }
        String rest = AIR.words.matcher(plain).replaceAll("");
        Set<Medium> found = EnumSet.noneOf(Medium.class);
        if (!rest.equals(plain)) {
            found.add(AIR);
        }
        for (Medium medium : EnumSet.range(WATER, SOIL)) {
            if (medium.words.matcher(rest).find()) {
                found.add(medium);
            }
        }
        return found.size() == 1 ? found.iterator().next() : null;
    }
}
