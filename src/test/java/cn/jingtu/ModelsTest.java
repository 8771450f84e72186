package cn.jingtu;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.ModelRules.Rule;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every model in {@code processes/} keeps to the house rules, and the rules are known to bite. */
class ModelsTest {

    private static final List<Path> MODELS = ModelRules.models(Path.of("processes"));
    private static final Set<String> PROCEDURES = MODELS.stream()
            .map(model -> model.getFileName().toString().replace(".bpmn", ""))
            .collect(Collectors.toSet());
    private static final Path CONTROL = Path.of("src/test/resources/models/control/Broken.bpmn");

    @TestFactory
    Stream<DynamicTest> a_model_keeps_to_the_rules() {
        return MODELS.stream()
                .map(model -> DynamicTest.dynamicTest(
                        model.toString(),
                        () -> assertThat(ModelRules.problems(model, PROCEDURES)).isEmpty()));
    }

    @Test
    void there_are_models_and_no_two_share_a_name() {
        assertThat(MODELS).hasSizeGreaterThanOrEqualTo(8);
        assertThat(PROCEDURES).hasSameSizeAs(MODELS);
    }

    @Test
    void a_model_that_breaks_every_rule_is_told_so_by_every_rule() {
        assertThat(ModelRules.problems(CONTROL, PROCEDURES)).containsOnlyKeys(Rule.values());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ONE_NAME          | process broken-model in file Broken in folder control
            ELEMENT_IDS       | Task1 should be UserTask_…
            ELEMENT_IDS       | to_task should be Flow_…
            ELEMENT_IDS       | message somethingHappened
            LABELS            | process broken-model is not explained
            LABELS            | EndEvent_Done is called Done
            LABELS            | Gateway_Which asks no question: 哪个
            LABELS            | Flow_Second is no answer
            TASKS_OF_PEOPLE   | Task1 is given to nobody by rule
            TASKS_OF_PEOPLE   | Task1 names a person
            TASKS_OF_PEOPLE   | Task1 is never due
            TASKS_OF_PEOPLE   | Task1 has no form: embedded:deployment:missing.html
            TASKS_OF_PEOPLE   | Task1 cites no clause
            RETRIED_EFFECTS   | ServiceTask_Effect has no transaction of its own with retries
            CAUTIOUS_DEFAULTS | Gateway_Which has no default
            CAUTIOUS_DEFAULTS | Flow_Second should have a condition if and only if it is not the default
            HISTORY           | history is kept for P30D
            EXPRESSIONS       | nobody.does(execution) has no bean with such a public method
            EXPRESSIONS       | planTask.closeOut(execution, mistyped) has no bean with such a public method
            EXPRESSIONS       | planTask.closeOut(execution, mistyped) passes mistyped, which nobody declares
            EXPRESSIONS       | outcome == 'yes' is neither one call of a bean nor a variable
            EXPRESSIONS       | undeclared is no declared variable
            CALLS             | CallActivity_Away calls no-such-process, which there is not
            CALLS             | CallActivity_Away does not hand on the business key
            DRAWN_WHOLE       | EndEvent_Lost is not drawn
            DRAWN_WHOLE       | Flow_Lost is not drawn
            DRAWN_WHOLE       | Flow_First does not lead from its source to its target
            DRAWN_CLEARLY     | CallActivity_Away lies on ServiceTask_Effect
            DRAWN_CLEARLY     | Flow_Second crosses Flow_Crossing
            DRAWN_CLEARLY     | Flow_Crossing runs through ServiceTask_Effect
            """)
    void each_mistake_of_the_control_is_named(Rule rule, String problem) {
        assertThat(ModelRules.problems(CONTROL, PROCEDURES).getOrDefault(rule, List.of()))
                .contains(problem);
    }
}
