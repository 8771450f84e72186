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
import org.springframework.stereotype.Component;

/** Holds a plan that was edited by people to the same rules as a plan file. */
@Component
class PlanChecks {

    private static final Pattern ELEMENT = Pattern.compile("^(tasks|goals|requirements)\\[(\\d+)]");
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
        String ref = element.path("ref").asText();
        return ref.isEmpty()
                ? KINDS.get(matcher.group(1)) + "第" + (index + 1) + "项"
                : "“"
                        + CleanText.shorten(ref + " " + element.path("title").asText(), SHOWN_OF_A_TITLE)
                                .strip() + "”";
    }
}
