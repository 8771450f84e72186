package cn.jingtu.yearend;

import cn.jingtu.plan.Figures.Standing;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The account of a plan's year (年度自评), with names instead of ids. */
public record YearAccount(
        String title,
        String planTitle,
        String issuer,
        LocalDate asOf,
        String summary,
        ScoreWeights weights,
        String formula,
        List<GoalRow> goals,
        List<TaskRow> tasks,
        List<ScoreRow> departments) {

    /** How far the account has come. */
    public enum State {
        DRAFTING,
        IN_APPROVAL,
        SIGNED
    }

    /** The account on record: its state, and the files once they are made. */
    public record Kept(
            String planId,
            State state,
            String summary,
            ScoreWeights weights,
            @Nullable String draftedBy,
            @Nullable String signedBy,
            @Nullable String remark,
            @Nullable UUID documentFile,
            @Nullable UUID ledgerFile) {}

    /**
     * @param sources the tasks it is fed by
     * @param statements what their departments said last
     */
    public record GoalRow(
            String ref, String title, Standing standing, List<String> sources, int files, List<String> statements) {}

    /** @param reason why it is not finished; empty for a finished one */
    public record TaskRow(
            String planTaskId,
            String ref,
            String title,
            List<String> leads,
            String stateName,
            boolean finished,
            @Nullable String closeNumber,
            @Nullable LocalDate closedOn,
            String reason) {}

    public record ScoreRow(
            String name,
            int led,
            int closed,
            int owed,
            int inTime,
            int late,
            int silent,
            int orders,
            int returns,
            String score,
            Proposal proposal) {}

    long finished() {
        return tasks.stream().filter(TaskRow::finished).count();
    }

    List<TaskRow> unfinished() {
        return tasks.stream().filter(t -> !t.finished()).toList();
    }
}
