package cn.jingtu.plan;

import cn.jingtu.organisation.Organisations;
import cn.jingtu.platform.Refusal;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
        }
        new PlanRules(
                        tree,
                        organisations.of(plan.city()),
                        organisations.defaultExecutors(plan.city()),
                        (field, message) -> problems.add(where(tree, field) + message))
                .check();
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
