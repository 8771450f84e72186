package cn.jingtu.intake;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which executors a task has that names none: those of the rule before it, less what is excepted. */
final class Inheritance {

    private static final Pattern ONLY = Pattern.compile(
            "(?:本项|此项|该项|本条|这项)(?:任务|工作|目标)?[^。；]{0,12}?(?:仅|只)?(?:由|需|在)(?<names>[^。；，]{2,60}?)(?:具体|组织|负责|单独)*(?:落实|实施|承担|执行)");
    private static final Pattern NONE = Pattern.compile(
            "(?:(?:本|此|该|这)(?:项|条|任务|工作))(?:任务|工作)?[^。；]{0,24}(?:(?:不需|无需|不再|不由|不要求|不涉及)[^。；]{0,20}(?:落实|实施|承担|执行|县|区)|[市州盟省县区旗](?:本)?级(?:直接|统一|统筹|负责|组织|自行)*(?:实施|落实|完成|承担))|[市州盟省县区旗](?:本)?级(?:部门|有关部门)?(?:直接|统一|自行)(?:组织|负责)?(?:实施|落实|完成|承担)"
                    + "|[，；]各?(?:乡镇|镇街|街道|县区|属地)(?:暂)?不涉及[）〕】]");

    private static final Pattern EXEMPT = Pattern.compile(
            "(?:不涉及|不需|无需|不含)[^，。）]{0,6}(?:县|区|旗|市|乡|镇|街道)|(?:县|区|旗|市|乡镇|街道)[^，。）]{0,4}不涉及|仅限?[市州盟]本?级");

    /** A task's place and what its statement says. */
    record Stated(int start, int end, Responsibility responsibility) {}

    private record Rule(
            int position,
            boolean wholePlan,
            List<String> executors,
            @Nullable String except) {}

    private final PlanText plan;
    private final StatementFinder statements;
    private final List<Rule> rules = new ArrayList<>();
    private final List<Outline.Range> exempt = new ArrayList<>();

    private Inheritance(PlanText plan, StatementFinder statements) {
        this.plan = plan;
        this.statements = statements;
    }

    static Inheritance of(PlanText plan, StatementFinder statements, Outline.Unit root, List<Stated> tasks) {
        Inheritance inheritance = new Inheritance(plan, statements);
        inheritance.findExempt(root);
        for (Stated task : tasks) {
            List<String> inherited = task.responsibility().inherited();
            if (inherited != null) {
                inheritance.rules.add(new Rule(
                        task.start(), false, inherited, task.responsibility().inheritedExcept()));
            }
        }
        for (PlanText.Paragraph paragraph : plan.paragraphs()) {
            String text = plan.textOf(paragraph);
            ExecutorRule.Found rule = text.length() < 3000 ? ExecutorRule.in(text) : null;
            String names = rule == null ? null : rule.names();
            boolean inTask = tasks.stream()
                    .anyMatch(task -> task.start() <= paragraph.end()
                            && paragraph.start() <= task.end()
                            && task.responsibility().inherited() != null);
            if (rule != null && names != null && !inTask) {
                List<String> executors = statements.list(names);
                if (!executors.isEmpty()) {
                    // a paragraph 以下各项均由… behind a task speaks of those after it
                    boolean after =
                            rule.start() == 0 && Regex.of("以下|下列").matcher(text).lookingAt();
                    int position = after ? paragraph.end() : paragraph.start() + rule.start();
                    inheritance.rules.add(new Rule(position, rule.wholePlan(), executors, rule.except()));
                }
            }
        }
        inheritance.rules.sort((a, b) -> Integer.compare(a.position(), b.position()));
        return inheritance;
    }

    /** Parts whose heading takes the counties out: （不涉及县区）. */
    private boolean exempt(int position) {
        return exempt.stream().anyMatch(range -> range.start() <= position && position < range.end());
    }

    private void findExempt(Outline.Unit unit) {
        if (!unit.children.isEmpty() && !unit.own.isEmpty()) {
            String heading = plan.text()
                    .substring(unit.own.get(0).start(), unit.own.get(0).end());
            if (heading.length() <= 45 && EXEMPT.matcher(heading).find()) {
                exempt.add(new Outline.Range(unit.start, unit.end()));
            }
        }
        unit.children.forEach(this::findExempt);
    }

    /** Everybody whom a rule of the plan names. */
    List<String> named() {
        return rules.stream().flatMap(rule -> rule.executors().stream()).toList();
    }

    List<String> executors(int start, int end, String ref, Responsibility said) {
        List<String> own = said.executors();
        // an enterprise that carries out its own part leaves the rest to the governments
        boolean enterprises = own != null && !own.isEmpty() && own.stream().allMatch(OrganisationNames::isEnterprise);
        if (own != null && !enterprises) {
            return without(own, said.excluded());
        }
        List<String> inherited = inherited(start, end, ref, said);
        if (own == null) {
            return inherited;
        }
        Set<String> both = new LinkedHashSet<>(inherited);
        both.addAll(own);
        return List.copyOf(both);
    }

    private List<String> inherited(int start, int end, String ref, Responsibility said) {
        String text = plan.text().substring(start, Math.min(end, plan.text().length()));
        // 不需…落实 also reads as 需…落实, so the refusal is looked for first
        if (NONE.matcher(text).find()) {
            return List.of();
        }
        Matcher only = ONLY.matcher(text);
        if (only.find()) {
            List<String> named = statements.list(only.group("names")).stream()
                    .filter(OrganisationNames::isCounty)
                    .toList();
            if (!named.isEmpty()) {
                return named;
            }
        }
        // what governments lead themselves is not handed to all of them
        if (!said.lead().isEmpty() && said.lead().stream().allMatch(OrganisationNames::isCounty)) {
            return List.of();
        }
        Rule valid = null;
        for (Rule rule : rules) {
            if (rule.position() < end || rule.wholePlan() && valid == null) {
                valid = rule;
            }
        }
        if (valid == null || excepted(valid, ref, start, end) || exempt(start)) {
            return List.of();
        }
        return without(valid.executors(), said.excluded()).stream()
                .filter(name -> !said.lead().contains(name))
                .toList();
    }

    private static final Pattern NUMBER =
            Pattern.compile("（([一二三四五六七八九十]{1,3}|\\d{1,2})）|(\\d{1,2}|[一二三四五六七八九十]{1,3})(?:[至到—-](\\d{1,2}))?");
    private static final Pattern OF_REF = Pattern.compile("\\([^)]*\\)|\\d+|[一二三四五六七八九十]+");

    /** 除第（五）项外, 第14、15项除外: an exception names the last number of a clause that is written so. */
    private boolean excepted(Rule rule, String ref, int start, int end) {
        String except = rule.except();
        if (except != null && except.startsWith("“")) {
            // （标注“市级直管”的除外）
            return plan.text()
                    .substring(start, Math.min(end, plan.text().length()))
                    .contains(except.substring(1));
        }
        if (except == null || Regex.matches(except, ".*(?:特别|另有|注明|明确|规定).*")) {
            return false;
        }
        Set<String> excepted = new HashSet<>();
        for (Matcher number = NUMBER.matcher(except); number.find(); ) {
            if (number.group(1) != null) {
                excepted.add("(" + number.group(1) + ")");
            } else if (number.group(3) != null) {
                for (int i = Numerals.valueOf(number.group(2)); i <= Integer.parseInt(number.group(3)); i++) {
                    excepted.add(String.valueOf(i));
                }
            } else {
                excepted.add(number.group(2));
            }
        }
        return OF_REF.matcher(ref).results().map(MatchResult::group).anyMatch(excepted::contains);
    }

    private static List<String> without(List<String> executors, List<String> excluded) {
        if (excluded.isEmpty()) {
            return executors;
        }
        List<String> left =
                executors.stream().filter(name -> !excluded.contains(name)).toList();
        boolean collective =
                left.size() == executors.size() && executors.stream().anyMatch(name -> name.startsWith("各"));
        if (!collective) {
            return left;
        }
        String without = String.join(
                "、", excluded.stream().map(n -> n.replace("人民政府", "")).toList());
        return executors.stream()
                .map(name -> name.startsWith("各") ? name + "（" + without + "除外）" : name)
                .toList();
    }
}
