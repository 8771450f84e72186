package cn.jingtu.register;

import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.text.CleanText;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values of fields: what people type or a table holds, made into the text that is kept, or said to be wrong. */
public final class Values {

    private static final int LONGEST_TEXT = 200;
    private static final int LONGEST_WORDS = 4000;
    private static final Pattern DAY =
            Pattern.compile("(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*日?(?:\\s+00:00(:00)?)?");
    private static final Pattern GROUPED = Pattern.compile("[+-]?\\d{1,3}(,\\d{3})+(\\.\\d+)?");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,15}(\\.\\d{1,10})?");
    private static final String CREDIT_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] CREDIT_WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};

    private Values() {}

    /** A value that cannot be kept; the message is one clause in Chinese that names the field. */
    public static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Wrong(String message) {
            super(message);
        }
    }

    /** Values as they were handed in, by code; null: nothing. */
    public static Map<String, String> typed(Map<String, @Nullable String> values) {
        Map<String, String> typed = new LinkedHashMap<>();
        values.forEach((code, value) -> typed.put(code, value == null ? "" : value));
        return typed;
    }

    /**
     * What is kept of the values that somebody handed in.
     *
     * @param asked codes of the fields that were asked for
     * @param required those of them that have to be filled in, where their condition holds
     * @param today later days are refused where the field is of what has been
     * @return the new values of the fields asked for; one that was emptied is left out
     * @throws Refusal with all that is wrong in one sentence
     */
    public static Map<String, String> taken(
            Kind kind, Map<String, String> typed, Collection<String> asked, Set<String> required, LocalDate today) {
        List<String> wrong = new ArrayList<>();
        typed.keySet().stream()
                .filter(code -> !asked.contains(code))
                .forEach(code -> wrong.add("没有“" + CleanText.shorten(code, 40) + "”这一栏"));
        Map<String, String> taken = new LinkedHashMap<>();
        for (String code : asked) {
            Field field = kind.get(code);
            try {
                kept(field, typed.getOrDefault(code, ""), today).ifPresent(value -> taken.put(code, value));
            } catch (Wrong e) {
                wrong.add(e.getMessage());
            }
        }
        for (String code : asked) {
            Field field = kind.get(code);
            if (!kind.isAsked(field, taken)) {
                taken.remove(code);
            } else if (required.contains(code) && !taken.containsKey(code) && !typedAnything(typed, code)) {
                wrong.add(
                        (field.choices().isEmpty() && field.type() != FieldType.YES_NO ? "请填写" : "请选择") + field.name());
            }
        }
        if (!wrong.isEmpty()) {
            throw Refusal.invalid(String.join("；", wrong) + "。");
        }
        return taken;
    }

    private static boolean typedAnything(Map<String, String> typed, String code) {
        return !CleanText.isBlank(typed.getOrDefault(code, ""));
    }

    /**
     * What is kept of one value of a field that is no day.
     *
     * @throws Wrong if it is not of the field's type, or beyond its bounds
     */
    public static Optional<String> kept(Field field, String typed) {
        return kept(field, typed, LocalDate.MAX);
    }

    /**
     * What is kept of one value; empty for nothing.
     *
     * @param today a later day is refused where the field is of what has been
     * @throws Wrong if it is not of the field's type, or beyond its bounds
     */
    public static Optional<String> kept(Field field, String typed, LocalDate today) {
        String text = CleanText.strip(CleanText.clean(typed));
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                        switch (field.type()) {
                            case TEXT -> words(field, text, LONGEST_TEXT);
                            case WORDS -> words(field, text, LONGEST_WORDS);
                            case WHOLE -> number(field, text, true);
                            case DECIMAL -> number(field, text, false);
                            case DAY -> day(field, text, today);
                            case CHOICE -> choice(field, text);
                            case CHOICES ->
                                Arrays.stream(text.split("[,，、;；]"))
                                        .map(String::strip)
                                        .filter(part -> !part.isEmpty())
                                        .map(part -> choice(field, part))
                                        .distinct()
                                        .collect(Collectors.joining(","));
                            case YES_NO -> yesNo(field, text);
                            case CREDIT_CODE -> creditCode(field, text);
                            case ANSWERS -> Answers.kept(field, text);
                        })
                .filter(kept -> !kept.isEmpty());
    }

    private static String words(Field field, String text, int usual) {
        int max = field.max() == null ? usual : field.max();
        int length = CleanText.length(text);
        if (length > max) {
            throw new Wrong(field.name() + "有" + length + "字，最多" + max + "字");
        }
        return text;
    }

    private static String number(Field field, String text, boolean whole) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).replace(" ", "");
        if (field.unit() != null && plain.endsWith(Normalizer.normalize(field.unit(), Normalizer.Form.NFKC))) {
            plain = plain.substring(
                    0,
                    plain.length()
                            - Normalizer.normalize(field.unit(), Normalizer.Form.NFKC)
                                    .length());
        }
        if (GROUPED.matcher(plain).matches()) {
            plain = plain.replace(",", "");
        }
        if (!NUMBER.matcher(plain).matches()) {
            throw new Wrong(field.name() + "“" + CleanText.shorten(text, 40) + "”不是" + (whole ? "整数" : "数字"));
        }
        BigDecimal value = new BigDecimal(plain);
        if (whole && value.stripTrailingZeros().scale() > 0) {
            throw new Wrong(field.name() + "“" + text + "”不是整数");
        }
        if (field.min() != null && value.compareTo(BigDecimal.valueOf(field.min())) < 0) {
            throw new Wrong(field.name() + "不能小于" + field.min());
        }
        if (field.max() != null && value.compareTo(BigDecimal.valueOf(field.max())) > 0) {
            throw new Wrong(field.name() + "不能大于" + field.max());
        }
        return whole ? value.setScale(0).toPlainString() : value.toPlainString();
    }

    private static String day(Field field, String text, LocalDate today) {
        Matcher parts = DAY.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC));
        if (!parts.matches()) {
            throw new Wrong(field.name() + "“" + CleanText.shorten(text, 40) + "”不是日期，应如2026-05-31");
        }
        LocalDate day;
        try {
            day = LocalDate.of(
                    Integer.parseInt(parts.group(1)),
                    Integer.parseInt(parts.group(2)),
                    Integer.parseInt(parts.group(3)));
        } catch (DateTimeException e) {
            throw new Wrong(field.name() + "“" + text + "”没有这一天");
        }
        if (field.isPast() && day.isAfter(today)) {
            throw new Wrong(field.name() + "不能晚于今天");
        }
        return day.toString();
    }

    private static String choice(Field field, String text) {
        return field.option(text)
                .or(() -> field.named(text))
                .map(Option::code)
                .orElseThrow(() -> new Wrong(field.name() + "“" + CleanText.shorten(text, 40) + "”不在可选范围内，应为"
                        + field.choices().stream().map(Option::name).collect(Collectors.joining("、"))));
    }

    private static String yesNo(Field field, String text) {
        return switch (text) {
            case "true", "是", "有" -> "true";
            case "false", "否", "无" -> "false";
            default -> throw new Wrong(field.name() + "“" + CleanText.shorten(text, 40) + "”应为“是”或“否”");
        };
    }

    /** The last of the 18 characters is a check on the others. */
    private static String creditCode(Field field, String text) {
        String code = Normalizer.normalize(text, Normalizer.Form.NFKC).toUpperCase(java.util.Locale.ROOT);
        if (code.length() != CREDIT_WEIGHTS.length + 1
                || code.chars().anyMatch(character -> CREDIT_CHARACTERS.indexOf(character) < 0)) {
            throw new Wrong(field.name() + "“" + CleanText.shorten(text, 40) + "”应为18位数字或大写字母（不含I、O、S、V、Z）");
        }
        int sum = 0;
        for (int i = 0; i < CREDIT_WEIGHTS.length; i++) {
            sum += CREDIT_CHARACTERS.indexOf(code.charAt(i)) * CREDIT_WEIGHTS[i];
        }
        int modulus = CREDIT_CHARACTERS.length();
        int check = (modulus - sum % modulus) % modulus;
        if (code.charAt(CREDIT_WEIGHTS.length) != CREDIT_CHARACTERS.charAt(check)) {
            throw new Wrong(field.name() + "“" + code + "”校验位不对，请对照营业执照核对");
        }
        return code;
    }

    /** As everybody reads it who reads the matter: of a closed field no more than that it is filled in. */
    public static String told(Field field, @Nullable String value) {
        return value == null || field.isOpen() ? shown(field, value) : "（不公开）";
    }

    /** As officials read it, with the unit. */
    public static String shown(Field field, @Nullable String value) {
        if (value == null) {
            return "";
        }
        return switch (field.type()) {
            case CHOICE -> named(field, value);
            case CHOICES ->
                Arrays.stream(value.split(",")).map(code -> named(field, code)).collect(Collectors.joining("、"));
            case YES_NO -> value.equals("true") ? "是" : "否";
            case WHOLE, DECIMAL -> field.unit() == null ? value : value + field.unit();
            case ANSWERS -> Answers.told(field, value);
            default -> value;
        };
    }

    /** What a choice is called. */
    static String named(Field field, String code) {
        return field.option(code).map(Option::name).orElse(code);
    }
}
