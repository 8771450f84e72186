package cn.jingtu.platform.process;

import cn.jingtu.platform.Turns.By;
import java.util.Optional;
import org.camunda.bpm.engine.impl.MessageCorrelationBuilderImpl;
import org.camunda.bpm.engine.impl.ProcessInstanceModificationBuilderImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractCorrelateMessageCmd;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.MessageEventReceivedCmd;
import org.camunda.bpm.engine.impl.cmd.ModifyProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SignalCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.jspecify.annotations.Nullable;

/** The commands that advance a process instance, and by what each knows it. */
record Advancing(By by, String id) {

    static Optional<Advancing> of(Command<?> command) {
        if (command instanceof CompleteTaskCmd
                || command instanceof SubmitTaskFormCmd
                || command instanceof HandleTaskBpmnErrorCmd
                || command instanceof HandleTaskEscalationCmd) {
            return known(By.TASK, CommandField.read(command, "taskId"));
        } else if (command instanceof ExecuteJobsCmd) {
            return known(By.JOB, CommandField.read(command, "jobId"));
        } else if (command instanceof AbstractCorrelateMessageCmd) {
            MessageCorrelationBuilderImpl message = CommandField.read(command, "builder");
            return message.getProcessInstanceId() != null
                    ? known(By.EXECUTION, message.getProcessInstanceId())
                    : known(By.BUSINESS_KEY, message.getBusinessKey());
        } else if (command instanceof MessageEventReceivedCmd || command instanceof SignalCmd) {
            return known(By.EXECUTION, CommandField.read(command, "executionId"));
        } else if (command instanceof ModifyProcessInstanceCmd) {
            ProcessInstanceModificationBuilderImpl change = CommandField.read(command, "builder");
            return known(By.EXECUTION, change.getProcessInstanceId());
        } else if (command instanceof DeleteProcessInstanceCmd) {
            return known(By.EXECUTION, CommandField.read(command, "processInstanceId"));
        }
        return Optional.empty();
    }

    /** The task that somebody hands in or claims. */
    static Optional<String> taskOf(Command<?> command) {
        return command instanceof ClaimTaskCmd
                ? Optional.ofNullable(CommandField.<@Nullable String>read(command, "taskId"))
                : of(command).filter(matter -> matter.by == By.TASK).map(Advancing::id);
    }

    /**
     * Whether a command can simply be given once more when somebody else was faster. A job is not among them: the engine
     * keeps account of its failures and repeats it by itself.
     */
    static boolean isRepeatable(Command<?> command) {
        return command instanceof ClaimTaskCmd
                || command instanceof AssignTaskCmd
                || (!(command instanceof ExecuteJobsCmd) && of(command).isPresent());
    }

    /** Empty where the caller left it out: the command says so itself. */
    private static Optional<Advancing> known(By by, @Nullable String id) {
        return Optional.ofNullable(id).map(known -> new Advancing(by, known));
    }
}
