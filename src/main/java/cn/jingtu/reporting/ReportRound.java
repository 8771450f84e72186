package cn.jingtu.reporting;

import cn.jingtu.matter.Matter;
import cn.jingtu.plan.Plans;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One push of progress by all lead departments of a plan.
 *
 * @param id plan id and date, {@code beihai-2020:2020-06-25}; the business key of its process
 * @param due as the plan or the city's setting writes it
 * @param acceptUntil the last day that is not late
 * @param countyDue the last day on which the part of a county is not late; null before the round has opened
 * @param summaryFile the summary (通报) as it was issued; null before
 * @param ledgerFile the ledger that goes with it
 */
public record ReportRound(
        String id,
        String planId,
        String cityId,
        LocalDate due,
        LocalDate acceptUntil,
        @Nullable LocalDate countyDue,
        RoundState state,
        @Nullable UUID summaryFile,
        @Nullable UUID ledgerFile,
        @Nullable OffsetDateTime publishedAt) {

    static final String PROCEDURE = "quarterly-report";

    /** The quarter the due date lies in, {@code 2020年第二季度}. */
    public String quarter() {
        return due.getYear() + "年第" + "一二三四".charAt((due.getMonthValue() - 1) / 3) + "季度";
    }

    /** What tells the round from its sisters in a list. */
    public String subject() {
        return quarter() + "工作进展（" + due.getMonthValue() + "月" + due.getDayOfMonth() + "日前推送）";
    }

    public Matter matter() {
        return new Matter(PROCEDURE, id, cityId);
    }

    /** The report of one department in it. */
    public Matter report(String reportId) {
        return new Matter("progress-report", reportId, cityId);
    }

    /** The plan whose progress is pushed. */
    public Matter plan() {
        return Plans.matter(planId, cityId);
    }
}
