package cn.jingtu.reporting;

import cn.jingtu.plan.PlanDraft;
import java.time.LocalDate;
import java.util.List;

/**
 * On which days a plan wants the progress pushed: its own push dates, as 北海's plan of 2020 has them in 二(七)一; a plan
 * without any gets the days of its city's setting.
 */
public final class ReportDates {

    private ReportDates() {}

    /** Whether the days stand in the plan itself. */
    public static boolean areWritten(PlanDraft plan) {
        return !written(plan).isEmpty();
    }

    /** All days of the plan's year, in order, those before its issue too. */
    public static List<LocalDate> of(PlanDraft plan, ReportSettings settings) {
        List<LocalDate> written = written(plan);
        return written.isEmpty() ? settings.daysOf(plan.year()) : written;
    }

    private static List<LocalDate> written(PlanDraft plan) {
        return plan.tasks().stream()
                .flatMap(task -> task.dates().stream())
                .filter(PlanDraft.Deadline::pushes)
                .map(PlanDraft.Deadline::date)
                .distinct()
                .sorted()
                .toList();
    }
}
