package cn.jingtu.intake;

import cn.jingtu.plan.DeadlineType;
import cn.jingtu.plan.LeadMode;
import cn.jingtu.plan.Operator;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was understood of a plan document, before a clerk has checked it. Quotes are words of the document without the
 * white space and page furniture between them.
 *
 * @param city the city as the document names it, e.g. 北海市; null where it names none
 * @param year the plan year; null where the document tells none
 * @param issueDate the day of issue; null for a plan without its covering notice
 */
public record DraftPlan(
        @Nullable String city,
        @Nullable Integer year,
        @Nullable String title,
        @Nullable String documentNumber,
        @Nullable String issuer,
        @Nullable LocalDate issueDate,
        List<Indicator> goals,
        List<Task> tasks,
        List<Passage> requirements,
        List<Passage> unassigned,
        List<Warning> warnings) {

    /**
     * A paragraph or sub-item that carries its own statement of responsibility.
     *
     * @param ref clause, e.g. 二(二)1四①; unnumbered paragraphs are counted: 二(一)-2
     * @param lead full names of those who lead; empty only where the document names none
     * @param executors those who carry it out, inherited ones filled in; collective ones as written
     */
    public record Task(
            String ref,
            String title,
            List<String> lead,
            List<String> participants,
            List<String> executors,
            LeadMode leadMode,
            List<Deadline> deadlines,
            List<Indicator> indicators,
            String quote) {}

    /** A goal or indicator; target is a number, or words where the document gives no number; unit may be empty. */
    public record Indicator(String indicator, Operator operator, Object target, String unit, String quote) {

        static Object number(BigDecimal value) {
            BigDecimal plain = value.stripTrailingZeros();
            return plain.scale() < 0 ? plain.setScale(0) : plain;
        }
    }

    /** A point in time by which, from which or as often as something is due; date is null where none can be told. */
    public record Deadline(@Nullable LocalDate date, DeadlineType type, String description, String quote) {}

    /** A paragraph that is no task: a requirement, or one that was assigned to nothing. */
    public record Passage(String ref, String title, String quote) {}

    /** What is uncertain and asks for a decision. */
    public record Warning(String message, String quote) {}
}
