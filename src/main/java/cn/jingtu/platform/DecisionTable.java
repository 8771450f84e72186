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
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/**
 * A decision table of a procedure, asked without the process engine and without a database: the same file that is
 * deployed with the procedure, evaluated by the same rules of DMN. Kept by whoever asks it; may be asked by many at once.
 */
public final class DecisionTable {

    /** Made when the first table is asked: no start of the program waits for it. */
    private static final class Engine {
        static final DmnEngine INSTANCE =
                DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    }

    private final String file;
    private final String id;
    private @Nullable DmnDecision read;

    private DecisionTable(String file, String id) {
        this.file = file;
        this.id = id;
    }

    /**
     * A table on the class path, read when it is first asked.
     *
     * @param file {@code land/land-access/land-access.dmn}, below {@code processes/}
     * @param id of the decision in it
     */
    public static DecisionTable of(String file, String id) {
        return new DecisionTable(file, id);
    }

    private synchronized DmnDecision decision() {
        if (read == null) {
            try (InputStream model = new ClassPathResource("processes/" + file).getInputStream()) {
                read = Engine.INSTANCE.parseDecision(id, model);
            } catch (IOException missing) {
                throw new IllegalStateException("decision table " + file + " can't be read", missing);
            }
        }
        return read;
    }

    /**
     * The rules that apply, in the order of the table, each as its outputs by name; a cell left empty is the empty text.
     *
     * @param facts a value for every input of the table, text, number or truth value
     */
    public List<Map<String, String>> rules(Map<String, ?> facts) {
        return Engine.INSTANCE.evaluateDecisionTable(decision(), Map.copyOf(facts)).getResultList().stream()
                .map(DecisionTable::texts)
                .toList();
    }

    private static Map<String, String> texts(Map<String, Object> outputs) {
        return outputs.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, output -> Objects.toString(output.getValue(), "")));
    }
}
