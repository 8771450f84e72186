package cn.jingtu.plan.process;

import cn.jingtu.organisation.Organisation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The demo accounts at work in a rehearsal: they hand in what is in their lists, as Tasklist would. */
@Component
@ConditionalOnProperty("jingtu.demo")
public class RehearsedPeople {

    private static final String CHIEF = "UserTask_ChiefSign";

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final IdentityService identities;
    private final ObjectMapper json;

    RehearsedPeople(
            TaskService tasks,
            RuntimeService runtime,
            ManagementService management,
            IdentityService identities,
            ObjectMapper json) {
        this.tasks = tasks;
        this.runtime = runtime;
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
        handIn(open, user, submission);
        followUp(key.split(":")[0], open.getTenantId());
    }

    /** Somebody claims an open task and hands it in. */
    public void handIn(Task open, String user, Map<String, ?> submission) {
        as(user, open.getTenantId(), () -> {
            tasks.claim(open.getId(), user);
            try {
                tasks.complete(
                        open.getId(),
                        Variables.putValueTyped(
                                "submission", Variables.stringValue(json.writeValueAsString(submission), true)));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
            return open;
        });
    }

    /** What an account of a city does or sees. */
    public <T> T as(String user, String city, Supplier<T> action) {
        List<String> groups = identities.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .toList();
        identities.setAuthentication(user, groups, List.of(city));
        try {
            return action.get();
        } finally {
            identities.clearAuthentication();
        }
    }

    /** Whoever is asked at each level signs what a matter has sent to signature. */
    public void sign(String key, Organisation body, String words) {
        for (List<Task> level = signing(key); !level.isEmpty(); level = signing(key)) {
            for (Task open : level) {
                String post = open.getTaskDefinitionKey().equals(CHIEF) ? body.headGroupId() : body.deputyGroupId();
                handIn(open, post, Map.of("agreed", true, "remark", words));
            }
        }
        followUp(key.split(":")[0], body.cityId());
    }

    private List<Task> signing(String key) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKeyLike(key + ":sign-%")
                .list();
    }

    /** Does what the program has to do for a plan at this moment of its own accord. */
    void followUp(String planId, String cityId) {
        management.createJobQuery().messages().tenantIdIn(cityId).list().stream()
                .filter(job -> isOf(planId, job))
                .forEach(job -> management.executeJob(job.getId()));
    }

    /** The next timer of a plan that comes due before a moment. */
    Optional<Job> nextTimer(String planId, String cityId, Date end) {
        JobQuery timers = management
                .createJobQuery()
                .timers()
                .tenantIdIn(cityId)
                .duedateLowerThan(end)
                .orderByJobDuedate()
                .asc();
        return IntStream.iterate(0, i -> i + 1)
                .mapToObj(i -> timers.listPage(i, 1))
                .takeWhile(page -> !page.isEmpty())
                .map(page -> page.get(0))
                .filter(job -> isOf(planId, job))
                .findFirst();
    }

    /**
     * Whether a job belongs to what runs for a plan, whose business keys all hold the plan's id: they begin with it, or,
     * of what every procedure may call, with the procedure of the caller. What else runs in the city is done in the
     * present.
     */
    private boolean isOf(String planId, Job job) {
        return runtime.createProcessInstanceQuery()
                        .processInstanceId(job.getProcessInstanceId())
                        .processInstanceBusinessKeyLike("%" + planId + "%")
                        .count()
                > 0;
    }

    private Task open(String key, String step, String group) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(key)
                .taskDefinitionKey(step)
                .taskCandidateGroup(group)
                .singleResult();
    }
}
