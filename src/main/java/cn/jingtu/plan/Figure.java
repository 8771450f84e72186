package cn.jingtu.plan;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A figure as a county or a lead reports it: a rate as numerator and denominator, anything else as value.
 *
 * @param value a number, a class (Ⅳ类) or words, by the indicator's operator
 */
public record Figure(
        long indicatorId,
        @Nullable @DecimalMin(value = "0", message = "分子不能为负数") @Digits(integer = 15, fraction = 6, message = "分子位数过多")
                BigDecimal numerator,
        @Nullable @DecimalMin(value = "0", message = "分母不能为负数") @Digits(integer = 15, fraction = 6, message = "分母位数过多")
                BigDecimal denominator,
        @Nullable @Size(max = 200, message = "数值或说明不超过200字") String value) {

    boolean isEmpty() {
        return numerator == null && denominator == null && (value == null || value.isBlank());
    }
}
