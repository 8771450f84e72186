package cn.jingtu.plan;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Clauses and items with what a test does not care about filled in. */
public final class Clauses {

    private Clauses() {}

    /** A clause that asks for one thing, under its own number and title. */
    public static PlanDraft.Task clause(
            String ref,
            String section,
            String title,
            String content,
            LeadMode mode,
            List<String> leads,
            List<String> participants,
            @Nullable List<String> executors,
            List<PlanDraft.Deadline> deadlines,
            List<PlanDraft.Indicator> indicators) {
        return clause(
                ref,
                section,
                title,
                content,
                mode,
                leads,
                participants,
                executors,
                List.of(item(ref + "-1", title, ItemType.LIST, List.of(), deadlines, indicators)));
    }

    public static PlanDraft.Task clause(
            String ref,
            String section,
            String title,
            String content,
            LeadMode mode,
            List<String> leads,
            List<String> participants,
            @Nullable List<String> executors,
            List<PlanDraft.Item> items) {
        return new PlanDraft.Task(ref, section, title, content, mode, leads, participants, false, executors, items);
    }

    /** @param leads empty: those of the clause */
    public static PlanDraft.Item item(
            String ref,
            String title,
            ItemType type,
            List<String> leads,
            List<PlanDraft.Deadline> deadlines,
            List<PlanDraft.Indicator> indicators) {
        return new PlanDraft.Item(
                ref,
                title,
                null,
                type,
                leads,
                List.of(),
                List.of(),
                deadlines,
                indicators,
                null,
                List.of(),
                type.usualCheck(),
                null,
                false,
                List.of());
    }

    public static PlanDraft plan(
            String city,
            int year,
            String title,
            @Nullable String documentNumber,
            String issuer,
            @Nullable LocalDate issueDate,
            List<PlanDraft.Goal> goals,
            List<PlanDraft.Task> tasks,
            List<PlanDraft.Requirement> requirements) {
        return new PlanDraft(city, year, title, documentNumber, issuer, issueDate, null, goals, tasks, requirements);
    }
}
