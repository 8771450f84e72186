package cn.jingtu.plan;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a value is held against its target. Values are compared as given, never rounded: 89.96 does not reach 90. */
public enum Operator {
    AT_LEAST(">=", "不低于"),
    AT_MOST("<=", "不超过"),
    EQUAL("=", "等于"),
    MORE_THAN(">", "大于"),
    LESS_THAN("<", "小于"),
    /** Groundwater classes Ⅰ to Ⅴ of GB/T 14848-2017 (chapter 4.1), Ⅰ being the best. */
    NOT_WORSE_THAN("not_worse_than", "不劣于"),
    /** Words only; people judge. */
    QUALITATIVE("qualitative", "定性");

    /** How large and how fine a number of a plan may be: more than any amount of a city, and exact in a table. */
    static final int DIGITS = 15;

    static final int DECIMALS = 6;
    static final String BOUNDS = "最多" + DIGITS + "位整数、" + DECIMALS + "位小数";

    private static final Pattern NUMBER =
            Pattern.compile("[-+]?[0-9]{1," + DIGITS + "}(\\.[0-9]{1," + DECIMALS + "})?");

    /** A rate that was worked out has more decimals than anybody writes; 1E999999999 is still none. */
    private static final Pattern WORKED_OUT = Pattern.compile("[-+]?[0-9]{1,60}(\\.[0-9]{1,60})?");

    private final String code;
    private final String label;

    Operator(String code, String label) {
        this.code = code;
        this.label = label;
    }

    @JsonValue
    public String code() {
        return code;
    }

    /** The Chinese words an official reads. */
    public String label() {
        return label;
    }

    /** The operator that files and JSON write like this. */
    static Optional<Operator> of(String code) {
        return Arrays.stream(values())
                .filter(operator -> operator.code.equals(code))
                .findFirst();
    }

    /** Whether a text is a number that a plan or a report may state. */
    public static boolean isNumber(String text) {
        return NUMBER.matcher(text.strip()).matches();
    }

    /** Whether this operator compares two numbers. */
    public boolean isNumeric() {
        return this != NOT_WORSE_THAN && this != QUALITATIVE;
    }

    /**
     * Compares two numbers.
     *
     * @throws IllegalStateException if the operator is not {@link #isNumeric() numeric}
     */
    public boolean test(BigDecimal value, BigDecimal target) {
        int order = value.compareTo(target);
        return switch (this) {
            case AT_LEAST -> order >= 0;
            case AT_MOST -> order <= 0;
            case EQUAL -> order == 0;
            case MORE_THAN -> order > 0;
            case LESS_THAN -> order < 0;
            case NOT_WORSE_THAN, QUALITATIVE -> throw new IllegalStateException(code + " does not compare numbers");
        };
    }

    /**
     * Compares a value with its target as they are written.
     *
     * @param value a plain number without unit, or a class (Ⅳ, IV, Ⅳ类); null when there are no data yet
     * @return empty when it can't be judged: no value, no target, words, or a text that is neither number nor class
     */
    public Optional<Boolean> isMet(@Nullable String value, @Nullable String target) {
        if (value == null || target == null) {
            return Optional.empty();
        }
        if (isNumeric()) {
            return number(value).flatMap(v -> number(target).map(t -> test(v, t)));
        }
        if (this == NOT_WORSE_THAN) {
            return GroundwaterClass.of(value)
                    .flatMap(v -> GroundwaterClass.of(target).map(t -> v.compareTo(t) <= 0));
        }
        return Optional.empty();
    }

    private static Optional<BigDecimal> number(String text) {
        if (!WORKED_OUT.matcher(text.strip()).matches()) {
            // BigDecimal also takes 1E999999999, which no plan means and no machine should calculate with
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(text.strip()));
    }
}
