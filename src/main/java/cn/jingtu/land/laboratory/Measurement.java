package cn.jingtu.land.laboratory;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a cell with a result says.
 *
 * @param figure the value; for what was not detected the limit that stands in the cell; null: none
 * @param unit as it stands in the cell, or null
 */
record Measurement(
        State state,
        Bound bound,
        @Nullable BigDecimal figure,
        @Nullable SoilUnit unit) {

    enum State {
        DETECTED("检出"),
        NOT_DETECTED("未检出"),
        NOT_ANALYSED("未检测"),
        UNREADABLE("无法识别"),
        REJECTED("作废");

        private final String label;

        State(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** How the figure of something detected is meant. */
    enum Bound {
        EXACT,
        /** ≤ */
        AT_MOST,
        /** ≥ */
        AT_LEAST,
        /** > */
        ABOVE
    }

    private static final String NUMBER =
            "([+-]?(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d*)?|[+-]?\\.\\d+)((?:e[+-]?\\d{1,2})|(?:[x×*·]10\\^?\\(?[+-]?\\d{1,2}\\)?))?";
    private static final String LIMIT_WORDS = "(?:方法检出限|检出限|检出下限|测定下限|定量限|报告限|mdl|lod|dl|rl|loq)";
    private static final Pattern NONE = Pattern.compile(
            "[-—–―_/\\\\|]{1,6}|na|n/a|n\\.a\\.?|nt|n\\.t\\.?|null|none|无|空|未检测?|未测定?|未分析|未监测|不检测|未做|未开展|未采样|未采集|未送检|无数据"
                    + "|not?(?:analy[sz]ed|tested|measured|required)|nosample");
    private static final Pattern NOT_DETECTED =
            Pattern.compile("(?:nd|n\\.d\\.?|n/d|未检出|没有检出|未捡出|notdetected|nondetect|bdl|bql|<"
                    + LIMIT_WORDS + "|(?:低于|小于)" + LIMIT_WORDS + ")[:,;]?\\(?" + LIMIT_WORDS + "?[:=为]?<?(?:" + NUMBER
                    + ")?([^)\\d]*?)\\)?");
    private static final Pattern LESS = Pattern.compile("<" + NUMBER + "(l?)([^\\d]*|.*/.*)");
    private static final Pattern WITH_L = Pattern.compile(NUMBER + "\\(?(?:l|u|nd|未检出)\\)?");
    private static final Pattern PLAIN =
            Pattern.compile("([<>≤≥=]?)" + NUMBER + "(?:\\(?±\\d+(?:\\.\\d+)?%?\\)?)?[*#△▲j]*(.*)");

    /** @param text as read from the cell */
    static Measurement of(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s\\u200b\\ufeff'’]", "")
                .replace('−', '-')
                .replace('〈', '<')
                .replace('≦', '≤')
                .replace('⩽', '≤')
                .replace('≧', '≥')
                .replace('⩾', '≥')
                .replace("<=", "≤")
                .replace(">=", "≥")
                .replace("小于等于", "≤")
                .replaceAll("^小于(?=\\d)", "<")
                .replaceAll("^大于(?=\\d)", ">");
        if (plain.isEmpty() || NONE.matcher(plain).matches()) {
            return of(State.NOT_ANALYSED);
        }
        Matcher absent = NOT_DETECTED.matcher(plain);
        if (absent.matches()) {
            return limited(absent.group(1), absent.group(2), absent.group(3));
        }
        Matcher less = LESS.matcher(plain);
        if (less.matches()) {
            return limited(less.group(1), less.group(2), less.group(4));
        }
        Matcher marked = WITH_L.matcher(plain);
        if (marked.matches()) {
            return limited(marked.group(1), marked.group(2), "");
        }
        Matcher number = PLAIN.matcher(plain);
        return number.matches() ? detected(number) : of(State.UNREADABLE);
    }

    static Measurement of(State state) {
        return new Measurement(state, Bound.EXACT, null, null);
    }

    private static Measurement detected(Matcher number) {
        BigDecimal figure = figure(number.group(2), number.group(3));
        SoilUnit unit = SoilUnit.of(number.group(4)).orElse(null);
        if (figure.signum() < 0 || unit == null && !number.group(4).isEmpty()) {
            return of(State.UNREADABLE);
        }
        Bound bound = switch (number.group(1)) {
            case "≤" -> Bound.AT_MOST;
            case "≥" -> Bound.AT_LEAST;
            case ">" -> Bound.ABOVE;
            default -> Bound.EXACT;
        };
        if (figure.signum() == 0 && (bound == Bound.EXACT || bound == Bound.AT_MOST)) {
            // nobody measures nothing: a nought stands for what was not detected
            return new Measurement(State.NOT_DETECTED, Bound.EXACT, null, unit);
        }
        return new Measurement(State.DETECTED, bound, figure, unit);
    }

    private static Measurement limited(@Nullable String digits, @Nullable String power, @Nullable String unitText) {
        String words = unitText == null ? "" : unitText;
        SoilUnit unit = SoilUnit.of(words).orElse(null);
        if (unit == null && !words.isEmpty()) {
            return of(digits == null ? State.NOT_DETECTED : State.UNREADABLE);
        }
        BigDecimal figure = digits == null ? null : figure(digits, power);
        return figure != null && figure.signum() <= 0
                ? of(State.UNREADABLE)
                : new Measurement(State.NOT_DETECTED, Bound.EXACT, figure, unit);
    }

    private static BigDecimal figure(String digits, @Nullable String power) {
        String plain = digits.replace(",", "");
        BigDecimal number = new BigDecimal(plain.endsWith(".") ? plain + "0" : plain);
        if (power == null) {
            return number;
        }
        String exponent = power.startsWith("e")
                ? power.substring(1)
                : power.replaceFirst("^[x×*·]10\\^?\\(?", "").replace(")", "");
        return number.scaleByPowerOfTen(Integer.parseInt(exponent.replace("+", "")));
    }
}
