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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    /** What the table counts and the program counts itself, or item by item. */
    private static final Set<String> WE_COUNT = Set.of("季度进展推送", "诚德镍业堆渣问题整治及场地现状调查、风险评估完成");

    /** What the plan says in words that the table has no column for: 汛期前至少开展一次. */
    private static final Set<String> WE_ADD = Set.of("一级尾矿库汛期前检查次数");

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

        List<String> goals = rows(table, "goal").map(PlanMatrixTest::goal).toList();
        assertThat(goals(plan)).startsWith(goals.toArray(String[]::new));
        assertThat(plan.goals().subList(goals.size(), plan.goals().size()))
                .as("what the table leaves out")
                .allMatch(goal -> goal.title().startsWith("底线目标"));
        assertThat(plan.requirements().stream().map(PlanMatrixTest::commitment).toList())
                .isEqualTo(rows(table, "requirement")
                        .map(row -> row.get("ref") + " " + new TreeSet<>(ids(city, row.get("executors"))))
                        .toList());

        Map<Task, List<Map<String, String>>> byClause =
                rows(table, "task", "subtask").collect(Collectors.groupingBy(row -> taskOf(plan, row.get("ref"))));
        assertThat(plan.tasks()).as("clauses that the table has").allMatch(byClause::containsKey);
        byClause.forEach((task, rows) -> compare(city, task, rows));
    }

    /** The table splits a clause as its writer saw fit: who, by when and how much hold for the clause as a whole. */
    private void compare(String city, Task task, List<Map<String, String>> rows) {
        for (Map<String, String> row : rows) {
            if (row.get("row_type").equals("task")) {
                assertThat(task.leadMode()).as(task.ref()).isEqualTo(mode(row.get("lead_mode")));
                assertThat(Set.copyOf(task.leads())).as(task.ref()).isEqualTo(ids(city, row.get("lead departments")));
                assertThat(Set.copyOf(task.participants()))
                        .as(task.ref())
                        .isEqualTo(ids(city, row.get("participants")));
                assertThat(Set.copyOf(task.executors() != null ? task.executors() : defaultExecutors(city)))
                        .as(task.ref())
                        .isEqualTo(ids(city, row.get("executors")));
            }
        }
        List<String> dates = rows.stream()
                .flatMap(row -> split(row.get("deadline")).stream())
                .toList();
        assertThat(dates(task.dates().stream())).as(task.ref()).containsAll(dates);
        assertThat(dates).as(task.ref()).containsAll(dates(task.dates().stream().filter(date -> !date.derived())));

        List<String> measures = rows.stream()
                .filter(row -> !row.get("indicator").isEmpty() && !WE_COUNT.contains(row.get("indicator")))
                .map(PlanMatrixTest::measure)
                .toList();
        List<Indicator> numbers = task.items().stream()
                .flatMap(item -> item.indicators().stream())
                .filter(indicator -> indicator.operator() != Operator.QUALITATIVE)
                .toList();
        assertThat(numbers.stream().map(PlanMatrixTest::measure)).as(task.ref()).containsAll(measures);
        assertThat(measures)
                .as(task.ref())
                .containsAll(numbers.stream()
                        .filter(indicator -> !indicator.derived() && !WE_ADD.contains(indicator.name()))
                        .map(PlanMatrixTest::measure)
                        .toList());
    }

    private static List<String> dates(Stream<Deadline> deadlines) {
        return deadlines
                .map(Deadline::date)
                .filter(Objects::nonNull)
                .map(LocalDate::toString)
                .toList();
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

    /** The table splits some clauses further than responsibility goes; such a row is a part of the clause. */
    private static Task taskOf(PlanDraft plan, String ref) {
        return plan.tasks().stream()
                .filter(task -> ref.startsWith(task.ref()))
                .max(Comparator.comparingInt(task -> task.ref().length()))
                .orElseThrow();
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
