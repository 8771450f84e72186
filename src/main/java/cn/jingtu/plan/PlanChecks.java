package cn.jingtu.plan;

import cn.jingtu.organisation.Organisations;
import cn.jingtu.platform.Refusal;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
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
    private static final int SHOWN = 10;

    private final Organisations organisations;
    private final ObjectMapper json;

    PlanChecks(Organisations organisations, ObjectMapper json) {
        this.organisations = organisations;
        this.json = json;
    }

    /** Everything that is wrong with a plan, each with the clause it is found in; empty when all is well. */
    List<String> problems(PlanDraft plan) {
        JsonNode tree = json.valueToTree(plan);
        List<String> problems = new ArrayList<>();
        if (plan.title() == null || plan.title().isBlank()) {
            problems.add("请填写计划名称");
        }
        if (plan.tasks().isEmpty()) {
            problems.add("计划没有任务，请至少保留一项");
        }
        for (PlanDraft.Task task : plan.tasks()) {
            if (task.ref() == null || task.ref().isBlank() || task.title() == null || task.title().isBlank()) {
                problems.add("每项任务都要有条款号和名称");
            }
            problems.addAll(bodyProblems(task));
        }
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
            throw Refusal.invalid(
                    String.join("\n", problems.subList(0, Math.min(SHOWN, problems.size()))) + rest);
        }
    }

    private static String where(JsonNode plan, String field) {
        Matcher matcher = ELEMENT.matcher(field);
        if (!matcher.find()) {
            return "";
        }
        JsonNode element = plan.path(matcher.group(1)).path(Integer.parseInt(matcher.group(2)));
        return "“" + element.path("ref").asText() + " " + element.path("title").asText() + "”";
    }
}
