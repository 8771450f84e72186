package cn.jingtu.plan.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The demo accounts at work in a rehearsal: they hand in what is in their lists, as Tasklist would. */
@Component
@ConditionalOnProperty("jingtu.demo")
public class RehearsedPeople {

    private final TaskService tasks;
    private final ManagementService management;
    private final IdentityService identities;
    private final ObjectMapper json;

    RehearsedPeople(TaskService tasks, ManagementService management, IdentityService identities, ObjectMapper json) {
        this.tasks = tasks;
        this.management = management;
        this.identities = identities;
        this.json = json;
    }

    /** Whether a step of a matter waits for a group. */
    public boolean isOpen(String key, String step, String group) {
        return open(key, step, group) != null;
    }

    /**
     * One of a group hands in its open task of a step, and what the program does about it of its own accord is done.
     *
     * @throws IllegalStateException if there is no such task
     */
    public void handIn(String key, String step, String group, String user, Map<String, ?> submission) {
        Task open = open(key, step, group);
        if (open == null) {
            throw new IllegalStateException("no task " + step + " of " + key + " for " + group);
        }
        List<String> groups = identities.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .toList();
        identities.setAuthentication(user, groups, List.of(open.getTenantId()));
        try {
            tasks.claim(open.getId(), user);
            tasks.complete(
                    open.getId(),
                    Variables.putValueTyped(
                            "submission", Variables.stringValue(json.writeValueAsString(submission), true)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } finally {
            identities.clearAuthentication();
        }
        followUp();
    }

    /** Does what the program has to do at this moment of its own accord. */
    public void followUp() {
        for (Job job : management.createJobQuery().messages().list()) {
            management.executeJob(job.getId());
        }
    }

    private Task open(String key, String step, String group) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(key)
                .taskDefinitionKey(step)
                .taskCandidateGroup(group)
                .singleResult();
    }
}
