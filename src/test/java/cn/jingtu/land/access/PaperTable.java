package cn.jingtu.land.access;

import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Rule;

/**
 * A decision table as it stands on paper, read with a finger: the engine takes ten milliseconds for a table, too long for
 * every plot there can be. A test holds it to what the engine says.
 *
 * @param rules by id, in the order of the table: the cells that are not empty
 */
record PaperTable(String id, Map<String, List<Cell>> rules) {

    private static final File FILE = new File("processes/land/land-access/land-access.dmn");
    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");

    static List<PaperTable> all() {
        List<PaperTable> tables = new ArrayList<>();
        for (Decision decision : Dmn.readModelFromFile(FILE).getModelElementsByType(Decision.class)) {
            tables.add(new PaperTable(decision.getId(), rules((DecisionTable) decision.getExpression())));
        }
        return tables;
    }

    private static Map<String, List<Cell>> rules(DecisionTable table) {
        List<String> inputs = table.getInputs().stream()
                .map((Input input) -> input.getInputExpression().getText().getTextContent())
                .toList();
        Map<String, List<Cell>> rules = new LinkedHashMap<>();
        for (Rule rule : table.getRules()) {
            List<Cell> cells = new ArrayList<>();
            for (int i = 0; i < inputs.size(); i++) {
                String cell = List.copyOf(rule.getInputEntries())
                        .get(i)
                        .getTextContent()
                        .strip();
                if (!cell.isEmpty()) {
                    cells.add(Cell.of(inputs.get(i), cell));
                }
            }
            rules.put(rule.getId(), cells);
        }
        return rules;
    }

    /** The ids of the rules that apply. */
    List<String> applying(Map<String, Object> facts) {
        return rules.entrySet().stream()
                .filter(rule -> rule.getValue().stream().allMatch(cell -> cell.holds(facts)))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** A cell: the values that an input may have, or may not. */
    record Cell(String input, Set<String> values, boolean negated) {

        static Cell of(String input, String text) {
            Set<String> values = TEXT.matcher(text)
                    .results()
                    .map((MatchResult value) -> value.group(1))
                    .collect(Collectors.toSet());
            return new Cell(input, values.isEmpty() ? Set.of(text) : values, text.startsWith("not("));
        }

        boolean holds(Map<String, Object> facts) {
            return values.contains(String.valueOf(facts.get(input))) != negated;
        }
    }
}
