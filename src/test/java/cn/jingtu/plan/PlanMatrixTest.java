package cn.jingtu.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.jingtu.JingtuTest;
import cn.jingtu.organisation.Organisation;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.plan.PlanDraft.Deadline;
import cn.jingtu.plan.PlanDraft.Indicator;
import cn.jingtu.plan.PlanDraft.Requirement;
import cn.jingtu.plan.PlanDraft.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Our plan files agree, fact by fact, with tables that were drawn up independently from the same two documents. The
 * tables are not part of the project: without {@code ../shared/domain} (or {@code -Djingtu.shared=…}) there is nothing
 * to compare with.
 */
@JingtuTest
class PlanMatrixTest {

    private static final Pattern CELL = Pattern.compile("\\G(?:\"((?:[^\"]|\"\")*)\"|([^,\"]*))(,|$)");
    private static final Pattern TARGET = Pattern.compile("(>=|<=|)(.*)");

    @Autowired
    PlanFiles files;

    @Autowired
    Organisations organisations;

    @ParameterizedTest
    @CsvSource({"beihai, 2020", "guigang, 2023"})
    void every_fact_of_the_table_is_in_the_plan_and_no_other(String city, int year) throws IOException {
        List<Map<String, String>> table = table(city + "-" + year + "-matrix.csv");
        PlanDraft plan = files.readAll().stream()
                .filter(candidate -> candidate.city().equals(city) && candidate.year() == year)
                .findFirst()
                .orElseThrow();

        assertThat(goals(plan))
                .isEqualTo(rows(table, "goal").map(PlanMatrixTest::goal).toList());
        assertThat(plan.requirements().stream().map(PlanMatrixTest::commitment).toList())
                .isEqualTo(rows(table, "requirement")
                        .map(row -> row.get("ref") + " " + new TreeSet<>(ids(city, row.get("executors"))))
                        .toList());

        Set<String> compared = new HashSet<>();
        for (Map<String, String> row : rows(table, "task", "subtask").toList()) {
            Task task = taskOf(plan, row.get("ref"));
            String item = task.ref().equals(row.get("ref")) ? null : row.get("title");
            compared.add(task.ref() + "/" + item);
            assertThat(facts(plan, task, item)).as(row.get("ref")).isEqualTo(facts(city, row, item));
        }
        assertThat(compared).as("what the plan has and the table has not").containsAll(parts(plan));
    }

    /** Everything two sources can agree on about a task or a part of one. */
    private record Facts(
            @Nullable LeadMode mode,
            Set<String> leads,
            Set<String> participants,
            Set<String> executors,
            List<String> dates,
            List<String> indicators) {}

    private Facts facts(PlanDraft plan, Task task, @Nullable String item) {
        List<Deadline> deadlines = task.deadlines().stream()
                .filter(deadline -> Objects.equals(deadline.item(), item))
                .toList();
        List<Indicator> indicators = task.indicators().stream()
                .filter(indicator -> Objects.equals(indicator.item(), item))
                .toList();
        return new Facts(
                item == null ? task.leadMode() : null,
                narrowed(
                        task.leads(),
                        deadlines.stream().map(Deadline::leads),
                        indicators.stream().map(Indicator::leads)),
                Set.copyOf(task.participants()),
                narrowed(
                        task.executors() != null ? task.executors() : defaultExecutors(plan.city()),
                        deadlines.stream().map(Deadline::executors),
                        indicators.stream().map(Indicator::executors)),
                deadlines.stream()
                        .filter(deadline -> deadline.date() != null)
                        .map(deadline -> deadline.date().toString())
                        .toList(),
                indicators.stream()
                        .filter(indicator -> indicator.operator() != Operator.QUALITATIVE)
                        .map(PlanMatrixTest::measure)
                        .toList());
    }

    private Facts facts(String city, Map<String, String> row, @Nullable String item) {
        return new Facts(
                item == null ? mode(row.get("lead_mode")) : null,
                ids(city, row.get("lead departments")),
                ids(city, row.get("participants")),
                ids(city, row.get("executors")),
                split(row.get("deadline")),
                row.get("indicator").isEmpty() ? List.of() : List.of(measure(row)));
    }

    /** All dates and indicators of a part name the same bodies; where they name none, the task's hold. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    private static Set<String> narrowed(List<String> ofTask, Stream<List<String>>... ofParts) {
        Set<List<String>> named = Arrays.stream(ofParts)
                .flatMap(parts -> parts)
                .filter(bodies -> !bodies.isEmpty())
                .collect(Collectors.toSet());
        assertThat(named).hasSizeLessThanOrEqualTo(1);
        return Set.copyOf(named.isEmpty() ? ofTask : named.iterator().next());
    }

    private static List<String> goals(PlanDraft plan) {
        return plan.goals().stream()
                .map(goal -> goal.ref() + " " + goal.date() + " " + measure(goal.indicator()))
                .toList();
    }

    private static String goal(Map<String, String> row) {
        return row.get("ref") + " " + row.get("deadline") + " " + measure(row);
    }

    private static String commitment(Requirement requirement) {
        return requirement.ref() + " " + new TreeSet<>(requirement.bodies());
    }

    private static String measure(Indicator indicator) {
        return indicator.name() + " " + indicator.operator() + " " + indicator.target() + " " + indicator.unit();
    }

    private static String measure(Map<String, String> row) {
        Matcher target = TARGET.matcher(row.get("target"));
        assertThat(target.matches()).isTrue();
        String unit = row.get("unit").replace("(GB/T 14848)", "").replaceFirst("^t$", "吨");
        String value = target.group(2);
        Operator operator = switch (target.group(1)) {
            case ">=" -> Operator.AT_LEAST;
            case "<=" -> value.equals("IV") ? Operator.NOT_WORSE_THAN : Operator.AT_MOST;
            default -> Operator.isNumber(value) ? Operator.EQUAL : Operator.QUALITATIVE;
        };
        return row.get("indicator") + " " + operator + " " + value.replace("IV", "Ⅳ") + " " + unit;
    }

    private static LeadMode mode(String words) {
        return switch (words) {
            case "牵头" -> LeadMode.ONE;
            case "牵头(joint)" -> LeadMode.JOINT;
            case "分别牵头", "按职责牵头", "按职责分别牵头" -> LeadMode.SEPARATE;
            case "按职责分工负责" -> LeadMode.SHARED;
            default -> throw new IllegalArgumentException(words);
        };
    }

    /** The table splits some clauses further than responsibility goes; such a row is an item of the clause. */
    private static Task taskOf(PlanDraft plan, String ref) {
        return plan.tasks().stream()
                .filter(task -> ref.startsWith(task.ref()))
                .max(Comparator.comparingInt(task -> task.ref().length()))
                .orElseThrow();
    }

    private static Set<String> parts(PlanDraft plan) {
        return plan.tasks().stream()
                .flatMap(task -> Stream.concat(
                                task.deadlines().stream().map(Deadline::item),
                                task.indicators().stream().map(Indicator::item))
                        .map(item -> task.ref() + "/" + item))
                .collect(Collectors.toSet());
    }

    private Set<String> ids(String city, String names) {
        return split(names).stream()
                .filter(name -> !name.equals("相关企业"))
                .map(name -> organisations.byName(city, name).orElseThrow(() -> new AssertionError(name)))
                .map(Organisation::id)
                .collect(Collectors.toSet());
    }

    private List<String> defaultExecutors(String city) {
        return organisations.defaultExecutors(city).stream()
                .map(Organisation::id)
                .toList();
    }

    private static List<String> split(String cell) {
        return cell.isEmpty() ? List.of() : List.of(cell.split(";"));
    }

    private static Stream<Map<String, String>> rows(List<Map<String, String>> table, String... types) {
        return table.stream().filter(row -> List.of(types).contains(row.get("row_type")));
    }

    private static List<Map<String, String>> table(String name) throws IOException {
        Path file = Path.of(System.getProperty("jingtu.shared", "../shared"), "domain", name);
        assumeTrue(Files.isReadable(file), "no table to compare with");
        List<List<String>> lines =
                Files.readAllLines(file).stream().map(PlanMatrixTest::cells).toList();
        List<Map<String, String>> rows = new ArrayList<>();
        for (List<String> line : lines.subList(1, lines.size())) {
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < line.size(); i++) {
                row.put(lines.get(0).get(i), line.get(i));
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        Matcher cell = CELL.matcher(line);
        while (cell.find()) {
            cells.add(cell.group(1) != null ? cell.group(1).replace("\"\"", "\"") : cell.group(2));
            if (cell.group(3).isEmpty()) {
                break;
            }
        }
        return cells;
    }
}
