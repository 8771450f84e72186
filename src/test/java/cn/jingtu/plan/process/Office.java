package cn.jingtu.plan.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** The people of a city at work in a test: they open what is in their list and hand it in; time passes when told. */
@Component
public class Office {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final TaskService tasks;
    private final ManagementService management;
    private final IdentityService identities;
    private final ObjectMapper json;

    Office(TaskService tasks, ManagementService management, IdentityService identities, ObjectMapper json) {
        this.tasks = tasks;
        this.management = management;
        this.identities = identities;
        this.json = json;
    }

    /** Moves the one clock to nine in the morning of that day. */
    public void today(LocalDate day) {
        at(day, LocalTime.of(9, 0));
    }

    public void at(LocalDate day, LocalTime time) {
        ClockUtil.setCurrentTime(Date.from(day.atTime(time).atZone(ZONE).toInstant()));
    }

    /** Open tasks of one step of a matter that are given to a body ({@code guigang.ecology}). */
    public List<Task> list(String businessKey, String step, String group) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(businessKey)
                .taskDefinitionKey(step)
                .taskCandidateGroup(group)
                .initializeFormKeys()
                .list();
    }

    /** The one open task of a step that is given to a body. */
    public Task only(String businessKey, String step, String group) {
        List<Task> found = list(businessKey, step, group);
        assertThat(found).as(step + " of " + businessKey + " for " + group).hasSize(1);
        return found.get(0);
    }

    /** Somebody of a body hands in its one open task of a step. */
    public void handIn(String businessKey, String step, String group, String user, Map<String, ?> submission) {
        handIn(only(businessKey, step, group), user, submission, group);
    }

    public void handIn(Task task, String user, Map<String, ?> submission, String... groups) {
        as(user, task.getTenantId(), List.of(groups), () -> {
            tasks.complete(task.getId(), Variables.putValueTyped("submission", Variables.stringValue(text(submission), true)));
            return null;
        });
    }

    public <T> T as(String user, String city, List<String> groups, java.util.function.Supplier<T> action) {
        identities.setAuthentication(user, groups, List.of(city));
        try {
            return action.get();
        } finally {
            identities.clearAuthentication();
        }
    }

    private String text(Map<String, ?> submission) {
        try {
            return json.writeValueAsString(submission);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs the one waiting job of a step of a matter (an asynchronous step, a timer that has come). */
    public void run(String businessKey, String step) {
        List<Job> jobs = jobs(businessKey, step);
        assertThat(jobs).as("job of " + step + " of " + businessKey).hasSize(1);
        management.executeJob(jobs.get(0).getId());
    }

    public List<Job> jobs(String businessKey, String step) {
        List<String> definitions = management.createJobDefinitionQuery().activityIdIn(step).list().stream()
                .map(org.camunda.bpm.engine.management.JobDefinition::getId)
                .toList();
        return definitions.stream()
                .flatMap(id -> management.createJobQuery().jobDefinitionId(id).list().stream())
                .filter(job -> businessKey.equals(businessKeyOf(job)))
                .toList();
    }

    private String businessKeyOf(Job job) {
        return runtime().createProcessInstanceQuery()
                .processInstanceId(job.getProcessInstanceId())
                .singleResult()
                .getBusinessKey();
    }

    private org.camunda.bpm.engine.RuntimeService runtime() {
        return org.camunda.bpm.engine.ProcessEngines.getDefaultProcessEngine().getRuntimeService();
    }

    /** Ids of the activities a matter waits in, over all its process instances. */
    public List<String> waitsIn(String businessKey) {
        return runtime().createProcessInstanceQuery().processInstanceBusinessKey(businessKey).list().stream()
                .flatMap(i -> Stream.of(runtime().getActivityInstance(i.getId())))
                .flatMap(a -> leaves(a))
                .sorted()
                .toList();
    }

    private static Stream<String> leaves(org.camunda.bpm.engine.runtime.ActivityInstance a) {
        Stream<String> own = Stream.concat(
                a.getChildActivityInstances().length == 0 ? Stream.of(a.getActivityId()) : Stream.empty(),
                Stream.of(a.getChildTransitionInstances()).map(t -> t.getActivityId()));
        return Stream.concat(own, Stream.of(a.getChildActivityInstances()).flatMap(Office::leaves));
    }
}
