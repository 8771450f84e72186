package cn.jingtu.intake;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A number with its unit in a sentence.
 *
 * @param start position in the sentence, end exclusive
 * @param chinese the Chinese numeral it is written with; null for digits and 百分之…
 * @param behind a bound behind it, such as 以上; null for none
 */
record Quantity(
        int start,
        int end,
        BigDecimal value,
        String unit,
        @Nullable String chinese,
        @Nullable String behind) {

    /** Units and measure words, longer ones before those they begin with. */
    static final String UNITS =
            "%|‰|个百分点|毫克/升|毫克/千克|微克/升|万亩次|万亩|亩次|亩|万公顷|公顷|平方公里|平方千米|公里|平方米|万平方米|万立方米|立方米|万吨|吨|千克|公斤|万元|亿元|元|万人次|人次|人|名|个|家次|家|座|处|项|次|场次|点次|场|件|万份|份|万册|册|小时(?!内|以内|之内)|眼|口|块|宗|台套|台|套|户|辆|起|批次|批|例|条|支|所|组|期|点位|枚|只|棵|株|桶|对|章|篇|幅|部|张|轮次|轮|遍";

    /** A number as a list of them goes on: 90%和95%. */
    static final String PLAIN = "\\d{1,9}(?:\\.\\d{1,4})?";

    private static final String CHINESE = "[" + Numerals.CHARACTERS + "]{1,6}(?:万[" + Numerals.CHARACTERS + "]{1,5})?";
    private static final Pattern NUMBER = Pattern.compile("(?:(?<![\\d.〔（A-Za-z第/])(?:(?<low>" + PLAIN
            + ")(?:至|到|-|—|~|～))?(?<num>" + PLAIN + ")|百分之(?<percent>" + CHINESE
            + ")|(?<![第" + Numerals.CHARACTERS + "])(?<cn>" + CHINESE + "))(?:余|多)?(?<unit>" + UNITS
            + "|(?<tenths>成)(?!果|立|为|效|本|品|员|都|熟|因|绩|分|功|套|型))?"
            + "(?<post>（含）)?(?<bound>(?:及|或)?以上|(?:及|或)?以下|以内|之内|左右|（含）以上)?");
    private static final Pattern RATE = Pattern.compile("%|‰|个百分点");
    private static final Pattern AMOUNT = Pattern.compile(".*(?:亩|公顷|平方公里|吨|公斤|千克|元|立方米)");

    static List<Quantity> in(String sentence) {
        List<Quantity> quantities = new ArrayList<>();
        for (Matcher matcher = NUMBER.matcher(sentence); matcher.find(); ) {
            String percent = matcher.group("percent");
            boolean tenths = matcher.group("tenths") != null;
            String unit = percent != null || tenths ? "%" : matcher.group("unit");
            // of 1至2个 the lower number is what must be reached
            String low = matcher.group("low");
            BigDecimal value = value(low != null ? low : matcher.group("num"), percent, matcher.group("cn"));
            if (unit != null && value != null) {
                quantities.add(new Quantity(
                        matcher.start(),
                        matcher.end(),
                        tenths ? value.multiply(BigDecimal.TEN) : value,
                        unit,
                        matcher.group("cn"),
                        low != null ? "以上" : matcher.group("bound")));
            }
        }
        return quantities;
    }

    private static @Nullable BigDecimal value(
            @Nullable String digits, @Nullable String percent, @Nullable String chinese) {
        if (digits != null) {
            return new BigDecimal(digits);
        }
        String numeral = percent != null ? percent : chinese;
        // 千人以上, 百名 are no counts
        boolean vague = percent == null && numeral != null && Regex.matches(numeral, "[千百]");
        int value = numeral == null || vague ? -1 : Numerals.valueOf(numeral);
        return value <= 0 ? null : BigDecimal.valueOf(value);
    }

    boolean isRate() {
        return RATE.matcher(unit).matches();
    }

    /** An area, a mass, a sum: something measured, not counted. */
    boolean isAmount() {
        return AMOUNT.matcher(unit).matches();
    }

    boolean isOnce() {
        return value.compareTo(BigDecimal.ONE) == 0 && Regex.matches(unit, "次|场|轮|遍|期|批");
    }
}
