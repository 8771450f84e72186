package cn.jingtu.register.process;

import cn.jingtu.platform.Refusal;
import cn.jingtu.register.RegisterEntry;
import java.math.BigDecimal;

/** Rates as entries hold them: {@code measure} RATE with {@code numerator} and {@code denominator}. */
public final class Shares {

    private Shares() {}

    /** @throws Refusal if a part is larger than its whole */
    public static void check(RegisterEntry entry) {
        String part = entry.value("numerator");
        String whole = entry.value("denominator");
        if (entry.is("measure", "RATE") && new BigDecimal(part).compareTo(new BigDecimal(whole)) > 0) {
            throw Refusal.invalid("分子（" + part + "）大于分母（" + whole + "），请核对。");
        }
    }
}
