package cn.jingtu.plan;

import cn.jingtu.organisation.Organisations;
import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.text.CleanText;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Holds a plan that was edited by people to the same rules as a plan file. */
@Component
class PlanChecks {

    private static final Pattern ELEMENT =
            Pattern.compile("^(tasks|goals|requirements)\\[(\\d+)](?:\\.items\\[(\\d+)])?");
    private static final Map<String, String> KINDS = Map.of("tasks", "任务", "goals", "目标", "requirements", "工作要求");
    private static final int SHOWN = 10;
    private static final int SHOWN_OF_A_TITLE = 60;

    private final Organisations organisations;

    PlanChecks(Organisations organisations) {
        this.organisations = organisations;
    }

    /** Everything that is wrong with a plan, each with the clause it is found in; empty when all is well. */
    List<String> problems(PlanDraft plan) {
        JsonNode tree = PlanForm.tree(plan);
        List<String> problems = new ArrayList<>();
        PlanForm.check(tree, (field, message) -> {
            String where = where(tree, field);
            problems.add(where.isEmpty() ? message : where + "的" + message);
        });
        plan.tasks().forEach(task -> problems.addAll(bodyProblems(task)));
        problems.addAll(quotaProblems(plan));
        new PlanRules(
                        tree,
                        organisations.of(plan.city()),
                        organisations.defaultExecutors(plan.city()),
                        (field, message) -> problems.add(where(tree, field) + message))
                .check();
        return problems;
    }

    /** A plan file cannot be read with these, so that {@link PlanRules} need not know of them. */
    private static List<String> bodyProblems(PlanDraft.Task task) {
        String name = "“" + task.ref() + " " + task.title() + "”";
        List<String> problems = new ArrayList<>();
        if (task.leadMode() == null) {
            problems.add(name + "没有选择牵头方式，请选择");
        }
        if (task.leads().stream().allMatch(String::isBlank)) {
            problems.add(name + "没有牵头单位，请至少填写一家");
        }
        List<List<String>> lists = Stream.of(task.leads(), task.participants(), task.executors())
                .filter(Objects::nonNull)
                .toList();
        if (lists.stream().anyMatch(list -> Set.copyOf(list).size() < list.size())) {
            problems.add(name + "有单位重复列出，请各留一处");
        }
        if (lists.stream().flatMap(List::stream).anyMatch(String::isBlank)) {
            problems.add(name + "有一处单位是空的，请选择单位或删去");
        }
        return problems;
    }

    /** A county is bound by a share only if the city government has agreed to it on record. */
    private static List<String> quotaProblems(PlanDraft plan) {
        PlanDraft.Formalities formalities = plan.formalities();
        if (formalities != null && isSaid(formalities.consentBasis())) {
            return List.of();
        }
        return plan.tasks().stream()
                .flatMap(task -> task.items().stream())
                .filter(item -> item.executors().stream().anyMatch(executor -> isSaid(executor.quota())))
                .map(item -> "“" + CleanText.shorten(item.ref() + " " + item.title(), SHOWN_OF_A_TITLE)
                        + "”给县（市、区）定了配额，但计划没有写明市政府同意的依据。请在“印发要件”的“同意依据”填写会议纪要或批复的名称、文号和日期；还没有同意的，先删去配额")
                .toList();
    }

    private static boolean isSaid(@Nullable String words) {
        return words != null && !CleanText.isBlank(words);
    }

    /** @throws Refusal naming what is wrong and where, if anything is */
    void require(PlanDraft plan) {
        List<String> problems = problems(plan);
        if (!problems.isEmpty()) {
            String rest = problems.size() > SHOWN ? "……共" + problems.size() + "处，改正后再提交可看到其余各处" : "";
            throw Refusal.invalid(String.join("\n", problems.subList(0, Math.min(SHOWN, problems.size()))) + rest);
        }
    }

    private static String where(JsonNode plan, String field) {
        Matcher matcher = ELEMENT.matcher(field);
        if (!matcher.find()) {
            return "";
        }
        int index = Integer.parseInt(matcher.group(2));
        JsonNode element = plan.path(matcher.group(1)).path(index);
        String item = matcher.group(3);
        return item == null
                ? called(String.valueOf(KINDS.get(matcher.group(1))), index, element)
                : called("分项", Integer.parseInt(item), element.path("items").path(Integer.parseInt(item)));
    }

    /** By its number and title; by its place where it has no number. */
    private static String called(String kind, int index, JsonNode element) {
        String ref = element.path("ref").asText();
        return ref.isEmpty()
                ? kind + "第" + (index + 1) + "项"
                : "“"
                        + CleanText.shorten(ref + " " + element.path("title").asText(), SHOWN_OF_A_TITLE)
                                .strip() + "”";
    }
}
