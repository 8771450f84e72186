package cn.jingtu.platform;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.springframework.core.io.ClassPathResource;

/**
 * A decision table of a procedure, asked without the process engine and without a database: the same file that is
 * deployed with the procedure, evaluated by the same rules of DMN. Kept by whoever asks it; may be asked by many at once.
 */
public final class DecisionTable {

    private static final DmnEngine ENGINE =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    private final DmnDecision decision;

    private DecisionTable(DmnDecision decision) {
        this.decision = decision;
    }

    /**
     * Reads a table from the class path.
     *
     * @param file {@code land/land-access/land-access.dmn}, below {@code processes/}
     * @param id of the decision in it
     */
    public static DecisionTable of(String file, String id) {
        try (InputStream model = new ClassPathResource("processes/" + file).getInputStream()) {
            return new DecisionTable(ENGINE.parseDecision(id, model));
        } catch (IOException missing) {
            throw new IllegalStateException("decision table " + file + " can't be read", missing);
        }
    }

    /**
     * The rules that apply, in the order of the table, each as its outputs by name; a cell left empty is the empty text.
     *
     * @param facts a value for every input of the table, text, number or truth value
     */
    public List<Map<String, String>> rules(Map<String, ?> facts) {
        return ENGINE.evaluateDecisionTable(decision, Map.copyOf(facts)).getResultList().stream()
                .map(DecisionTable::texts)
                .toList();
    }

    private static Map<String, String> texts(Map<String, Object> outputs) {
        return outputs.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, output -> Objects.toString(output.getValue(), "")));
    }
}
