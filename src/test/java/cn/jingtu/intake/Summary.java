package cn.jingtu.intake;

import java.util.StringJoiner;

/** A draft in few words, one fact a line, so that a difference reads well. */
final class Summary {

    private Summary() {}

    static String of(DraftPlan draft) {
        StringJoiner lines = new StringJoiner("\n", "", "\n");
        lines.add("plan " + draft.city() + " " + draft.year() + " " + draft.title());
        lines.add("issued " + draft.issueDate() + " " + draft.documentNumber() + " " + draft.issuer());
        draft.goals().forEach(goal -> lines.add("goal " + measure(goal)));
        for (DraftPlan.Task task : draft.tasks()) {
            lines.add("task " + task.ref() + " " + task.title());
            lines.add("  " + task.leadMode().code() + " " + String.join("、", task.lead()));
            if (!task.participants().isEmpty()) {
                lines.add("  with " + String.join("、", task.participants()));
            }
            if (!task.executors().isEmpty()) {
                lines.add("  by " + String.join("、", task.executors()));
            }
            task.deadlines()
                    .forEach(deadline -> lines.add("  " + deadline.type().code()
                            + (deadline.date() == null ? " " + deadline.quote() : " " + deadline.date())));
            task.indicators().forEach(indicator -> lines.add("  measure " + measure(indicator)));
        }
        draft.requirements().forEach(passage -> lines.add("requirement " + passage.ref() + " " + passage.title()));
        return lines.toString();
    }

    private static String measure(DraftPlan.Indicator indicator) {
        String operator = switch (indicator.operator()) {
            case AT_LEAST -> ">=";
            case AT_MOST -> "<=";
            case EQUAL -> "=";
            case MORE_THAN -> ">";
            case LESS_THAN -> "<";
            case NOT_WORSE_THAN -> "not worse than";
            case QUALITATIVE -> ":";
        };
        return (indicator.indicator() + " " + operator + " " + indicator.target() + " " + indicator.unit()).strip();
    }
}
