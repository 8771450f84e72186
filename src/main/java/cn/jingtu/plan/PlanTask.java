package cn.jingtu.plan;

import cn.jingtu.matter.Matter;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A task of a plan on record.
 *
 * @param id plan id and clause, {@code guigang-2023:二(一)-1}; the business key of its process
 * @param executorDue day by which counties report, set by the lead's scheme; null: worked out from the deadlines
 * @param closeNumber given at close-out
 * @param verifiedBy user id of whose verdict it passed with, approved where that needs the head; null before
 */
public record PlanTask(
        String id,
        String planId,
        String cityId,
        String ref,
        String section,
        String title,
        String content,
        LeadMode leadMode,
        TaskState state,
        @Nullable LocalDate executorDue,
        @Nullable String closeNumber,
        @Nullable LocalDate closedOn,
        @Nullable String stateReason,
        @Nullable String verifiedBy) {

    static final String PROCEDURE = "plan-task";

    /** Clause and title: what tells the task from its sisters. */
    public String subject() {
        return ref + " " + title;
    }

    public Matter matter() {
        return new Matter(PROCEDURE, id, cityId);
    }
}
