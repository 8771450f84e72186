package cn.jingtu.plan;

import cn.jingtu.platform.text.Called;
import cn.jingtu.platform.text.Text;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A figure as a county or a lead reports it: a rate as numerator and denominator, anything else as value.
 *
 * @param value a number, a class (Ⅳ类) or words, by the indicator's operator
 */
public record Figure(
        @Called("指标编号") long indicatorId,

        @Nullable
        @DecimalMin(value = "0", message = "分子不能为负数")
        @Digits(integer = Operator.DIGITS, fraction = Operator.DECIMALS, message = "分子" + Operator.BOUNDS)
        @Called("分子")
        BigDecimal numerator,

        @Nullable
        @DecimalMin(value = "0", message = "分母不能为负数")
        @Digits(integer = Operator.DIGITS, fraction = Operator.DECIMALS, message = "分母" + Operator.BOUNDS)
        @Called("分母")
        BigDecimal denominator,

        @Nullable @Text(name = "数值或说明", max = 200, optional = true)
        String value) {

    boolean isEmpty() {
        return numerator == null && denominator == null && (value == null || value.isBlank());
    }
}
