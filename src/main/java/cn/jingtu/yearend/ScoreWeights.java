package cn.jingtu.yearend;

import cn.jingtu.platform.text.Called;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * How departments are judged for the proposal of praise and criticism. No rule sets such a formula: it is a convention of
 * ours (待核), it stands on the form and in the document, and the clerk can change every number of it.
 *
 * @param closeOut weight of the share of led tasks that are closed out
 * @param report weight of the share of owed reports that came in time
 * @param perOrder points off for each supervision order
 * @param perReturn points off for each report that was sent back
 * @param praiseFrom points from which praise is proposed
 * @param criticiseBelow points below which criticism is proposed
 */
public record ScoreWeights(
        @NotNull(message = "请填写销号率权重")
        @DecimalMin(value = "0", message = "销号率权重" + BOUNDS)
        @DecimalMax(value = "100", message = "销号率权重" + BOUNDS)
        @Digits(integer = 3, fraction = 2, message = "销号率权重" + BOUNDS)
        @Called("销号率权重")
        BigDecimal closeOut,

        @NotNull(message = "请填写按时报送率权重")
        @DecimalMin(value = "0", message = "按时报送率权重" + BOUNDS)
        @DecimalMax(value = "100", message = "按时报送率权重" + BOUNDS)
        @Digits(integer = 3, fraction = 2, message = "按时报送率权重" + BOUNDS)
        @Called("按时报送率权重")
        BigDecimal report,

        @NotNull(message = "请填写每次督办扣分")
        @DecimalMin(value = "0", message = "每次督办扣分" + BOUNDS)
        @DecimalMax(value = "100", message = "每次督办扣分" + BOUNDS)
        @Digits(integer = 3, fraction = 2, message = "每次督办扣分" + BOUNDS)
        @Called("每次督办扣分")
        BigDecimal perOrder,

        @NotNull(message = "请填写每次退回扣分")
        @DecimalMin(value = "0", message = "每次退回扣分" + BOUNDS)
        @DecimalMax(value = "100", message = "每次退回扣分" + BOUNDS)
        @Digits(integer = 3, fraction = 2, message = "每次退回扣分" + BOUNDS)
        @Called("每次退回扣分")
        BigDecimal perReturn,

        @NotNull(message = "请填写表扬线")
        @DecimalMin(value = "0", message = "表扬线" + BOUNDS)
        @DecimalMax(value = "100", message = "表扬线" + BOUNDS)
        @Digits(integer = 3, fraction = 2, message = "表扬线" + BOUNDS)
        @Called("表扬线")
        BigDecimal praiseFrom,

        @NotNull(message = "请填写批评线")
        @DecimalMin(value = "0", message = "批评线" + BOUNDS)
        @DecimalMax(value = "100", message = "批评线" + BOUNDS)
        @Digits(integer = 3, fraction = 2, message = "批评线" + BOUNDS)
        @Called("批评线")
        BigDecimal criticiseBelow) {

    private static final String BOUNDS = "应为0至100，最多2位小数";

    static final ScoreWeights DEFAULT = new ScoreWeights(
            new BigDecimal(60),
            new BigDecimal(40),
            new BigDecimal(2),
            new BigDecimal(1),
            new BigDecimal(90),
            new BigDecimal(60));

    /** The formula in words, as it is shown and printed. */
    public String formula() {
        return "得分＝（" + plain(closeOut) + "×销号率＋" + plain(report) + "×按时报送率）÷（参与计算的权重之和）×100－" + plain(perOrder)
                + "×督办次数－"
                + plain(perReturn) + "×退回次数；没有应销号任务或应报送次数的，该项不计；" + plain(praiseFrom) + "分及以上建议表扬，低于"
                + plain(criticiseBelow) + "分建议批评。";
    }

    /**
     * Points of a department, unrounded; null when there is nothing to judge by.
     *
     * @param led tasks it led, {@code closed} of them closed out
     * @param owed reports it owed, {@code inTime} of them in time
     */
    @Nullable
    BigDecimal score(int led, int closed, int owed, int inTime, int orders, int returns) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal weights = BigDecimal.ZERO;
        if (led > 0) {
            sum = sum.add(closeOut.multiply(share(closed, led)));
            weights = weights.add(closeOut);
        }
        if (owed > 0) {
            sum = sum.add(report.multiply(share(inTime, owed)));
            weights = weights.add(report);
        }
        if (weights.signum() == 0) {
            return null;
        }
        return sum.multiply(new BigDecimal(100))
                .divide(weights, MathContext.DECIMAL64)
                .subtract(perOrder.multiply(BigDecimal.valueOf(orders)))
                .subtract(perReturn.multiply(BigDecimal.valueOf(returns)))
                .max(BigDecimal.ZERO);
    }

    Proposal proposal(@Nullable BigDecimal score) {
        if (score == null) {
            return Proposal.NOT_JUDGED;
        }
        if (score.compareTo(praiseFrom) >= 0) {
            return Proposal.PRAISE;
        }
        return score.compareTo(criticiseBelow) < 0 ? Proposal.CRITICISE : Proposal.NONE;
    }

    /** For the eye only: never used to compare, so cut off instead of rounded up to a line. */
    static String shown(@Nullable BigDecimal score) {
        return score == null ? "—" : score.setScale(1, RoundingMode.DOWN).toPlainString();
    }

    private static BigDecimal share(int part, int whole) {
        return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), MathContext.DECIMAL64);
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
