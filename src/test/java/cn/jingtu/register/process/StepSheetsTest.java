package cn.jingtu.register.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.JingtuTest;
import cn.jingtu.matter.process.Matters;
import cn.jingtu.register.Kind;
import cn.jingtu.register.Kinds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The sheets of steps, held against the kinds of entries that they write into. */
@JingtuTest
class StepSheetsTest {

    private static final String FORM = "embedded:deployment:step.html";

    @Autowired
    RepositoryService repository;

    @Autowired
    StepSheets sheets;

    @Autowired
    Kinds kinds;

    @Test
    void every_step_that_writes_into_a_register_has_a_sheet_that_fits_its_kind() {
        List<String> wrong = new ArrayList<>();
        int steps = 0;
        for (ProcessDefinition procedure :
                repository.createProcessDefinitionQuery().latestVersion().list()) {
            for (UserTask step :
                    repository.getBpmnModelInstance(procedure.getId()).getModelElementsByType(UserTask.class)) {
                if (FORM.equals(step.getCamundaFormKey())) {
                    steps++;
                    StepSheet sheet = sheets.of(procedure.getId(), step.getId());
                    Kind kind = kind(procedure.getId(), sheet);
                    sheet.misfits(kind)
                            .forEach(misfit -> wrong.add(procedure.getKey() + " " + step.getId() + ": " + misfit));
                }
            }
        }
        assertThat(steps).isGreaterThan(2);
        assertThat(wrong).isEmpty();
    }

    @Test
    void every_message_that_an_entry_waits_for_is_told_by_people_or_by_the_register() {
        List<String> silent = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (ProcessDefinition procedure :
                repository.createProcessDefinitionQuery().latestVersion().list()) {
            kinds.of(procedure.getKey()).ifPresent(kind -> {
                for (CatchEvent event :
                        repository.getBpmnModelInstance(procedure.getId()).getModelElementsByType(CatchEvent.class)) {
                    if (event.getEventDefinitions().stream().anyMatch(MessageEventDefinition.class::isInstance)) {
                        sheets.find(procedure.getId(), event.getId())
                                .filter(sheet -> sheet.label() != null)
                                .ifPresentOrElse(
                                        sheet -> wrong.addAll(sheet.misfits(kind)), () -> silent.add(event.getId()));
                    }
                }
            });
        }
        assertThat(silent)
                .as("what the register tells, and what the plan tells of its items")
                .containsExactlyInAnyOrder("StartEvent_Succeeded", "StartEvent_Left", "StartEvent_Ended");
        assertThat(wrong).isEmpty();
    }

    private Kind kind(String definitionId, StepSheet sheet) {
        Kind own = kinds.of(Matters.procedure(definitionId)).orElseThrow();
        if (sheet.kind() != null) {
            return kinds.get(sheet.kind());
        }
        return sheet.place() == StepSheet.Place.ROOT && own.under() != null ? kinds.get(own.under()) : own;
    }

    @Test
    void one_that_does_not_fit_would_be_seen() {
        StepSheet.Choice choice = new StepSheet.Choice("clear", List.of("PERHAPS"));
        StepSheet sheet = new StepSheet(
                null,
                null,
                List.of("colour!", "clear"),
                null,
                null,
                null,
                "NEVER",
                null,
                null,
                null,
                null,
                Map.of("known", choice, "other", new StepSheet.Choice("answers", List.of("PARTY"))),
                null,
                null,
                null);
        assertThat(sheet.misfits(kinds.get("responsibility")))
                .containsExactlyInAnyOrder(
                        "no field colour",
                        "no choice PERHAPS of clear",
                        "tells of answers, which it does not ask",
                        "no state NEVER");
    }

    @Test
    void a_sheet_is_called_as_its_step() {
        assertThat(StepSheets.fileName("UserTask_ServeNotice")).isEqualTo("serve-notice.yaml");
    }
}
