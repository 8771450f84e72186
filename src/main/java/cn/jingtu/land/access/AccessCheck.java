package cn.jingtu.land.access;

import cn.jingtu.matter.Matter;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/**
 * 准入对账: what one body issued in one month, held against what was answered at the gate.
 *
 * @param body id of the body that issues
 * @param gates at which it decides
 * @param opensOn the day of reconciliation
 */
public record AccessCheck(String id, String city, String body, YearMonth month, List<Gate> gates, LocalDate opensOn) {

    /** Id of the procedure that carries it. */
    public static final String PROCEDURE = "access-check";

    public AccessCheck {
        gates = List.copyOf(gates);
    }

    public Matter matter() {
        return new Matter(PROCEDURE, id, city);
    }

    /** 2026年11月准入对账. */
    public String title() {
        return monthName() + "准入对账";
    }

    /** 2026年11月. */
    public String monthName() {
        return month.getYear() + "年" + month.getMonthValue() + "月";
    }
}
