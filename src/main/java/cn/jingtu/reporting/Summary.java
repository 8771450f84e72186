package cn.jingtu.reporting;

import cn.jingtu.calendar.Standing;
import cn.jingtu.plan.Figures.GoalStanding;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a summary (通报) of a round and its ledger tell, with names instead of ids.
 *
 * @param asOf the day it was put together
 */
public record Summary(
        String title,
        String planTitle,
        String issuer,
        LocalDate asOf,
        LocalDate due,
        LocalDate acceptUntil,
        Totals totals,
        List<GoalStanding> goals,
        List<TaskRow> tasks,
        List<DepartmentRow> departments,
        List<CountyRow> counties,
        List<FigureRow> figures) {

    /** Counts of tasks by where they stand, and of departments by how they reported. */
    public record Totals(
            int tasks,
            int normal,
            int soon,
            int overdue,
            int closed,
            int departments,
            int inTime,
            int late,
            int silent,
            int exempt,
            int returned) {}

    /** @param progress what its leads told, one sentence each with the department's name */
    public record TaskRow(
            String ref,
            String title,
            List<String> leads,
            Standing standing,
            @Nullable LocalDate nextDue,
            List<String> progress,
            @Nullable String closeNumber) {}

    public record DepartmentRow(
            String name,
            Punctuality punctuality,
            String stateName,
            @Nullable OffsetDateTime submittedAt,
            int returns,
            String problems,
            String nextSteps,
            @Nullable String remark) {}

    public record CountyRow(
            String name, Punctuality punctuality, @Nullable OffsetDateTime reportedAt) {}

    /** A figure with who gave it. */
    public record FigureRow(String ref, ProgressItem.GivenFigure figure) {}

    List<String> departments(Punctuality punctuality) {
        return departments.stream()
                .filter(d -> d.punctuality() == punctuality)
                .map(DepartmentRow::name)
                .toList();
    }
}
