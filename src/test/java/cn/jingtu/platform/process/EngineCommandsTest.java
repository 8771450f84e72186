package cn.jingtu.platform.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.SetPropertyCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.junit.jupiter.api.Test;

/** Every command that there is has its kind: whoever brings a new one says who may give it. */
class EngineCommandsTest {

    private static final Set<String> COMMANDS = commands();

    private static Set<String> commands() {
        return new ClassFileImporter()
                .importPackages("org.camunda.bpm").stream()
                        .filter(type ->
                                !type.isInterface() && !type.getModifiers().contains(JavaModifier.ABSTRACT))
                        .filter(type -> type.isAssignableTo(Command.class))
                        .map(JavaClass::getName)
                        .collect(Collectors.toSet());
    }

    @Test
    void every_command_of_the_engine_has_a_kind_and_none_is_made_up() {
        assertThat(CommandKind.all().keySet())
                .containsExactlyInAnyOrderElementsOf(COMMANDS.stream()
                        .filter(name -> name.startsWith("org.camunda.bpm.engine."))
                        .toList());
    }

    /** Cockpit runs these by an executor of its own, which knows no guard: the door alone holds them. */
    @Test
    void what_the_web_apps_run_past_the_guard_is_known() {
        assertThat(COMMANDS)
                .filteredOn(name -> !name.startsWith("org.camunda.bpm.engine."))
                .containsExactlyInAnyOrder(
                        "org.camunda.bpm.cockpit.impl.plugin.base.sub.resources.ProcessDefinitionResource$QueryCalledProcessDefinitionsCmd",
                        "org.camunda.bpm.cockpit.impl.plugin.resources.ProcessInstanceRestService$QueryProcessInstancesCmd",
                        "org.camunda.bpm.cockpit.impl.plugin.resources.ProcessInstanceRestService$QueryProcessInstancesCountCmd",
                        "org.camunda.bpm.webapp.impl.db.QueryServiceImpl$ExecuteListQueryCmd",
                        "org.camunda.bpm.webapp.impl.db.QueryServiceImpl$ExecuteSingleQueryCmd",
                        "org.camunda.bpm.webapp.impl.db.QueryServiceImpl$QueryServiceRowCountCmd");
    }

    /** What the engine calls after a job has failed is a command too; from outside it is nobody's. */
    @Test
    void the_program_has_no_commands_but_those_marked_as_its_own() {
        assertThat(new ClassFileImporter()
                                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                                .importPackages("cn.jingtu")
                                .stream()
                                .filter(type -> type.isAssignableTo(Command.class))
                                .map(JavaClass::getName))
                .containsExactlyInAnyOrder(ProgramCommand.class.getName(), StepFailures.class.getName() + "$Failed");
    }

    @Test
    void what_stands_nowhere_is_for_nobody() {
        Command<String> unheardOf = new Command<>() {
            @Override
            public String execute(org.camunda.bpm.engine.impl.interceptor.CommandContext context) {
                return "";
            }
        };
        assertThat(CommandKind.of(unheardOf.getClass())).isEqualTo(CommandKind.NOBODY);
        assertThat(CommandKind.of(SetPropertyCmd.class)).isEqualTo(CommandKind.NOBODY);
        assertThat(CommandKind.of(HandleTaskBpmnErrorCmd.class)).isEqualTo(CommandKind.INTERVENE);
        assertThat(CommandKind.of(CompleteTaskCmd.class)).isEqualTo(CommandKind.HAND_IN);
    }
}
