package cn.jingtu.plan;

import cn.jingtu.organisation.Organisation;
import cn.jingtu.platform.YamlPlace;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * What a schema can't say about a plan. Works on the tree instead of {@link PlanDraft}: a plan with a slip in its form
 * is still told everything else that is wrong with it, so each rule passes over what is missing or of the wrong type.
 */
final class PlanRules {

    private final YamlPlace plan;
    private final Map<String, Organisation> bodies;
    private final Set<String> defaultExecutors;
    private final BiConsumer<String, String> report;

    /**
     * @param bodies the bodies in office of the plan's city
     * @param defaultExecutors who carries out a task that names nobody
     * @param report takes the field ({@code tasks[3].leads[0]}) and the Chinese message
     */
    PlanRules(
            JsonNode plan,
            List<Organisation> bodies,
            List<Organisation> defaultExecutors,
            BiConsumer<String, String> report) {
        this.plan = new YamlPlace("", plan);
        this.bodies = bodies.stream().collect(Collectors.toMap(Organisation::id, body -> body));
        this.defaultExecutors = defaultExecutors.stream().map(Organisation::id).collect(Collectors.toSet());
        this.report = report;
    }

    void check() {
        refsAreUnique();
        issuedAboutTheYear();
        for (YamlPlace goal : plan.elements("goals")) {
            sourcesAreTasks(goal);
            dateIsInTheYear(goal);
            targetSuitsTheOperator(goal.child("indicator"));
            bodyIsKnown(goal.child("indicator").child("reporter"));
        }
        plan.elements("tasks").forEach(this::checkTask);
        plan.elements("requirements").forEach(requirement -> bodiesAreKnown(requirement, "bodies"));
    }

    private void checkTask(YamlPlace task) {
        bodiesAreKnown(task, "leads");
        bodiesAreKnown(task, "participants");
        nobodyAboveThePlanWorksOnIt(task, "leads");
        nobodyAboveThePlanWorksOnIt(task, "participants");
        executorsCanExecute(task);
        noLeadIsAlsoParticipant(task);
        leadModeSuitsTheLeads(task);
        task.elements("items").forEach(item -> checkItem(item, task));
    }

    private void checkItem(YamlPlace item, YamlPlace task) {
        leadsAreOfTheTask(item, task);
        executorsAreOfTheTask(item, task);
        contributionsAreOfParticipants(item, task);
        for (YamlPlace deadline : item.elements("deadlines")) {
            dateSuitsTheType(deadline);
            dateIsInTheYear(deadline);
        }
        for (YamlPlace indicator : item.elements("indicators")) {
            targetSuitsTheOperator(indicator);
            reporterWorksOnTheItem(indicator, item, task);
        }
        if (!item.node().path("share").isMissingNode() && !item.text("check").equals("sample")) {
            report.accept(item.field() + ".share", "只有抽查（check: sample）才有抽查比例，请改正核查方式，或删去比例。");
        }
    }

    private void refsAreUnique() {
        Map<String, String> seen = new HashMap<>();
        for (String list : List.of("goals", "tasks", "requirements")) {
            plan.elements(list).forEach(entry -> isNew(entry, seen));
        }
        plan.elements("tasks").forEach(task -> task.elements("items").forEach(item -> isNew(item, seen)));
    }

    private void isNew(YamlPlace entry, Map<String, String> seen) {
        String ref = entry.text("ref");
        String other = ref.isEmpty() ? null : seen.putIfAbsent(ref, entry.field());
        if (other != null) {
            report.accept(entry.field() + ".ref", "编号“" + ref + "”与 " + other + " 重复，请改成各不相同的编号。");
        }
    }

    private void sourcesAreTasks(YamlPlace goal) {
        Set<String> refs =
                plan.elements("tasks").stream().map(task -> task.text("ref")).collect(Collectors.toSet());
        for (YamlPlace source : goal.elements("sources")) {
            if (!source.text().isEmpty() && !refs.contains(source.text())) {
                report.accept(source.field(), "没有条款编号为“" + source.text() + "”的任务，请改为 tasks 中已有的 ref。");
            }
        }
    }

    /** A plan is issued in its year, or late in the year before; dates before the issue do not apply. */
    private void issuedAboutTheYear() {
        int year = plan.node().path("year").asInt();
        Optional<LocalDate> issued = date(plan.text("issueDate"));
        if (year != 0 && issued.isPresent() && Math.abs(issued.get().getYear() - year) > 1) {
            report.accept("issueDate", "印发日期 " + issued.get() + " 与 " + year + " 年度相差过大，请核对年份。");
        }
    }

    private void dateIsInTheYear(YamlPlace entry) {
        int year = plan.node().path("year").asInt();
        Optional<LocalDate> date = date(entry.text("date"));
        if (year != 0 && date.isPresent() && date.get().getYear() != year) {
            report.accept(entry.field() + ".date", "日期 " + date.get() + " 不在 " + year + " 年度内，请核对年份。");
        }
    }

    private void dateSuitsTheType(YamlPlace deadline) {
        boolean hasDate = !deadline.text("date").isEmpty();
        if (!hasDate && deadline.text("push").equals("true")) {
            report.accept(deadline.field() + ".push", "推送进展须有固定日期，请补上 date，或删去 push。");
        }
        switch (deadline.text("type")) {
            case "deadline", "effective_from" -> {
                if (!hasDate) {
                    report.accept(
                            deadline.field(), "“截止”“起始执行”须有日期，请补上 date；没有固定日期的请把 type 改为 event、relative 或 recurring。");
                }
            }
            case "event", "relative" -> {
                if (hasDate) {
                    report.accept(deadline.field() + ".date", "随事件的期限和相对期限没有固定日期，请删去 date，或把 type 改为 deadline。");
                }
            }
            default -> {
                // recurring goes both ways, and the schema tells of other words
            }
        }
    }

    private void targetSuitsTheOperator(YamlPlace indicator) {
        String target = indicator.text("target");
        Optional<Operator> operator = Operator.of(indicator.text("operator"));
        if (target.isEmpty() || operator.isEmpty()) {
            return;
        }
        if (operator.get().isNumeric() && !Operator.isNumber(target)) {
            report.accept(
                    indicator.field() + ".target",
                    "“" + target + "”不是数字（" + Operator.BOUNDS + "）。请只写数字，单位写在 unit；没有数字的请把 operator 改为 qualitative。");
        }
        if (operator.get() == Operator.NOT_WORSE_THAN
                && GroundwaterClass.of(target).isEmpty()) {
            report.accept(indicator.field() + ".target", "“" + target + "”不是水质类别，请写 Ⅰ、Ⅱ、Ⅲ、Ⅳ 或 Ⅴ。");
        }
    }

    private void leadModeSuitsTheLeads(YamlPlace task) {
        int leads = task.elements("leads").size();
        String mode = task.text("leadMode");
        if (mode.equals("one") && leads > 1) {
            report.accept(
                    task.field() + ".leadMode",
                    "牵头方式为一家牵头（one），却列了 " + leads + " 家。请只留一家，或改为 joint（共同牵头）、separate（分别牵头）、shared（按职责分工）。");
        }
        if (Set.of("joint", "separate", "shared").contains(mode) && leads == 1) {
            report.accept(task.field() + ".leadMode", "只列了一家牵头单位，请改为 one（一家牵头），或补上其他牵头单位。");
        }
    }

    private void noLeadIsAlsoParticipant(YamlPlace task) {
        Set<String> leads = task.texts("leads");
        for (YamlPlace participant : task.elements("participants")) {
            if (leads.contains(participant.text())) {
                report.accept(participant.field(), name(participant.text()) + "已是牵头单位，不能同时列为参与单位，请删去一处。");
            }
        }
    }

    private void bodiesAreKnown(YamlPlace entry, String list) {
        entry.elements(list).forEach(this::bodyIsKnown);
    }

    private void bodyIsKnown(YamlPlace body) {
        if (!body.text().isEmpty() && !bodies.containsKey(body.text())) {
            report.accept(body.field(), "没有编号为“" + body.text() + "”的单位。请改为本市 organisation.yaml 中已有的编号，或先在其中登记该单位。");
        }
    }

    private void nobodyAboveThePlanWorksOnIt(YamlPlace task, String list) {
        for (YamlPlace body : task.elements(list)) {
            Organisation known = bodies.get(body.text());
            if (known != null && known.kind().isAboveThePlan()) {
                report.accept(
                        body.field(), "“" + known.name() + "”是" + known.kind().label() + "，不承办本计划的任务，请改为本市的单位。");
            }
        }
    }

    private void executorsCanExecute(YamlPlace entry) {
        bodiesAreKnown(entry, "executors");
        entry.elements("executors").forEach(this::canExecute);
    }

    private boolean canExecute(YamlPlace executor) {
        Organisation known = bodies.get(executor.text());
        if (known != null && !known.kind().canExecute()) {
            report.accept(executor.field(), "“" + known.name() + "”不是县（市、区）人民政府或管委会，不能作为落实单位，请改正。");
            return false;
        }
        return known != null;
    }

    /** Who leads or takes part in a clause can lead a row of it. */
    private void leadsAreOfTheTask(YamlPlace item, YamlPlace task) {
        bodiesAreKnown(item, "leads");
        Set<String> named = task.texts("leads");
        named.addAll(task.texts("participants"));
        for (YamlPlace lead : item.elements("leads")) {
            if (bodies.containsKey(lead.text()) && !named.contains(lead.text())) {
                report.accept(lead.field(), name(lead.text()) + "不在本任务的牵头、参与单位之列，请先列入任务，或在此删去。");
            }
        }
    }

    /** The plan says which counties may be named, the item which are. */
    private void executorsAreOfTheTask(YamlPlace item, YamlPlace task) {
        Set<String> allowed = task.node().has("executors") ? task.texts("executors") : defaultExecutors;
        Set<String> seen = new HashSet<>();
        for (YamlPlace executor : item.elements("executors")) {
            YamlPlace body = bodyOf(executor);
            bodyIsKnown(body);
            if (canExecute(body) && !allowed.contains(body.text())) {
                report.accept(body.field(), name(body.text()) + "不在本任务的落实单位之列，请先列入任务的 executors，或在此删去。");
            }
            if (!body.text().isEmpty() && !seen.add(body.text())) {
                report.accept(body.field(), name(body.text()) + "重复列出，请删去重复的。");
            }
            dateIsInTheYear(executor);
        }
    }

    /** Its id alone, or a part of a longer entry. */
    private static YamlPlace bodyOf(YamlPlace executor) {
        return executor.node().isTextual() ? executor : executor.child("body");
    }

    private void contributionsAreOfParticipants(YamlPlace item, YamlPlace task) {
        Set<String> named = task.texts("leads");
        named.addAll(task.texts("participants"));
        boolean open = task.node().path("participantsOpen").asBoolean();
        Set<String> leading = leadsOf(item, task);
        Set<String> seen = new HashSet<>();
        for (YamlPlace contribution : item.elements("contributions")) {
            YamlPlace body = contribution.child("body");
            bodyIsKnown(body);
            Organisation known = bodies.get(body.text());
            if (known != null && known.kind().isAboveThePlan()) {
                report.accept(
                        body.field(), "“" + known.name() + "”是" + known.kind().label() + "，不承办配合事项，请改为本市的单位。");
            } else if (known != null && !open && !named.contains(body.text())) {
                report.accept(body.field(), name(body.text()) + "不是本任务的参与单位，请先列入任务的 participants，或在此删去。");
            } else if (leading.contains(body.text())) {
                report.accept(body.field(), name(body.text()) + "牵头本分项，不用另列配合事项，请删去。");
            }
            if (!body.text().isEmpty() && !seen.add(body.text())) {
                report.accept(body.field(), name(body.text()) + "在同一分项有两条配合事项，请合并为一条。");
            }
            dateIsInTheYear(contribution);
        }
    }

    private void reporterWorksOnTheItem(YamlPlace indicator, YamlPlace item, YamlPlace task) {
        YamlPlace reporter = indicator.child("reporter");
        bodyIsKnown(reporter);
        Set<String> working = leadsOf(item, task);
        item.elements("executors").stream()
                .map(executor -> bodyOf(executor).text())
                .forEach(working::add);
        if (bodies.containsKey(reporter.text()) && !working.contains(reporter.text())) {
            report.accept(reporter.field(), name(reporter.text()) + "不是本分项的牵头或落实单位，不能主报这个指标，请改正。");
        }
    }

    private static Set<String> leadsOf(YamlPlace item, YamlPlace task) {
        Set<String> own = item.texts("leads");
        return own.isEmpty() ? task.texts("leads") : own;
    }

    private String name(String id) {
        Organisation body = bodies.get(id);
        return "“" + (body == null ? id : body.name()) + "”";
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }
}
