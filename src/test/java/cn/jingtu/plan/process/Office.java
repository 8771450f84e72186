package cn.jingtu.plan.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.plan.Verdict;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** The people of a city at work in a test: they open what is in their list and hand it in; time passes when told. */
@Component
public class Office {

    static final Map<String, ?> SCHEME = Map.of("text", "分三步实施");
    static final Map<String, ?> REPORT = Map.of("text", "已完成", "noEvidenceReason", "现场核对");
    static final Map<String, ?> CLOSE_OUT = Map.of("text", "各县（市、区）均已落实，申请销号");
    static final Map<String, ?> PASS = Map.of("outcome", "PASS");
    public static final Map<String, ?> AGREED = Map.of("agreed", true);

    /** Steps whose last hand-in leads to 组织落实, a job of its own since it makes a task for every county. */
    private static final List<String> BEFORE_EXECUTION =
            List.of("UserTask_DraftScheme", "UserTask_CoSign", "UserTask_Verify", "UserTask_ApproveVerification");

    /** Steps that the program goes on from by itself, with what it does then. */
    private static final Map<String, String> GOES_ON = Map.of("UserTask_RegisterReport", "ServiceTask_JudgeResults");

    /** How the business keys of what a matter has issued end. */
    private static final String DOCUMENTS = ":document-_";

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final HistoryService history;
    private final ManagementService management;
    private final IdentityService identities;
    private final ObjectMapper json;

    Office(
            TaskService tasks,
            RuntimeService runtime,
            HistoryService history,
            ManagementService management,
            IdentityService identities,
            ObjectMapper json) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.history = history;
        this.management = management;
        this.identities = identities;
        this.json = json;
    }

    static Map<String, ?> refused(String remark) {
        return Map.of("agreed", false, "remark", remark);
    }

    static Map<String, ?> returned(Verdict.Outcome outcome, String remark, String... to) {
        return Map.of("outcome", outcome, "returnTo", List.of(to), "remark", remark);
    }

    /** Moves the one clock to nine in the morning of that day. */
    public void today(LocalDate day) {
        at(day, LocalTime.of(9, 0));
    }

    public void at(LocalDate day, LocalTime time) {
        at(day.atTime(time));
    }

    public void at(LocalDateTime moment) {
        ClockUtil.setCurrentTime(date(moment));
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

    /** Open tasks of one step of a matter, whoever they are given to. */
    public List<Task> list(String businessKey, String step) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(businessKey)
                .taskDefinitionKey(step)
                .list();
    }

    /** The body that a task is given to. */
    public String group(Task task) {
        return tasks.getIdentityLinksForTask(task.getId()).get(0).getGroupId();
    }

    /** A clerk of each body that has an open task of a step hands it in. */
    public void all(String businessKey, String step, Function<Task, Map<String, ?>> submission) {
        for (Task task : list(businessKey, step)) {
            String group = group(task);
            handIn(task, group + "-clerk", submission.apply(task), group);
        }
    }

    /** The one open task of a step that is given to a body. */
    public Task only(String businessKey, String step, String group) {
        List<Task> found = list(businessKey, step, group);
        assertThat(found).as(step + " of " + businessKey + " for " + group).hasSize(1);
        return found.get(0);
    }

    /** Business key of what an open task is about. */
    public String matter(Task task) {
        return history.createHistoricProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult()
                .getBusinessKey();
    }

    /** Day by which an open task is due. */
    public LocalDate due(Task task) {
        return moment(task.getDueDate()).toLocalDate();
    }

    /** Somebody of a body hands in its one open task of a step. */
    public void handIn(String businessKey, String step, String group, String user, Map<String, ?> submission) {
        handIn(only(businessKey, step, group), user, submission, group);
    }

    /** Hands in, and what hands the work out to the counties is run, as the running program does at once. */
    public void handIn(Task task, String user, Map<String, ?> submission, String... groups) {
        handInOnly(task, user, submission, groups);
        goOn(task);
    }

    /** What the program does by itself once a step is handed in is done. */
    public void goOn(Task task) {
        String next = BEFORE_EXECUTION.contains(task.getTaskDefinitionKey())
                ? "CallActivity_Execution"
                : GOES_ON.get(task.getTaskDefinitionKey());
        if (next != null) {
            jobs(matter(task), next).forEach(job -> management.executeJob(job.getId()));
        }
    }

    /**
     * What a matter has at signature is signed: by the section and the deputy where the body has them, then by somebody
     * with the head's group; nobody is asked any more after a return.
     */
    public void sign(String businessKey, String head, String user, Map<String, ?> submission) {
        String signOff = signOff(businessKey);
        String deputy = head.replaceFirst("head$", "deputy");
        String staff = head.replaceFirst("\\.head$", "");
        list(signOff, "UserTask_Review").forEach(task -> handIn(task, staff + "-reviewer", submission, staff));
        list(signOff, "UserTask_DeputySign").forEach(task -> handIn(task, deputy, submission, deputy));
        list(signOff, "UserTask_ChiefSign").forEach(task -> handIn(task, user, submission, head));
    }

    /** Business key of what a matter has at signature. */
    public String signOff(String businessKey) {
        List<ProcessInstance> running = runtime.createProcessInstanceQuery()
                .processDefinitionKey("sign-off")
                .processInstanceBusinessKeyLike(businessKey + ":sign-%")
                .list();
        assertThat(running).as("what " + businessKey + " has at signature").hasSize(1);
        return running.get(0).getBusinessKey();
    }

    /** Business key of what a matter has called. */
    public String called(String businessKey, String procedure) {
        ProcessInstance caller = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(businessKey)
                .singleResult();
        return runtime.createProcessInstanceQuery()
                .superProcessInstanceId(caller.getId())
                .processDefinitionKey(procedure)
                .singleResult()
                .getBusinessKey();
    }

    /** Business key of the document that a matter is having issued. */
    public String document(String businessKey) {
        List<ProcessInstance> running = runtime.createProcessInstanceQuery()
                .processDefinitionKey("document-approval")
                .processInstanceBusinessKeyLike(businessKey + DOCUMENTS)
                .list();
        assertThat(running).as("documents of " + businessKey).hasSize(1);
        return running.get(0).getBusinessKey();
    }

    /** A document as the program has written it, to be signed here. */
    public static Map<String, Object> written(String title, String... recipients) {
        return Map.of(
                "title",
                title,
                "route",
                "HERE",
                "generated",
                true,
                "recipients",
                List.of(recipients),
                "openness",
                "ON_REQUEST");
    }

    /** The document of a matter is drafted by the clerk of a body, signed by its head, and issued under a code of its own. */
    public void issue(String businessKey, String staff, Map<String, ?> draft) {
        String document = document(businessKey);
        handIn(document, "UserTask_Draft", staff, "editor", draft);
        sign(document, staff + ".head", "head", AGREED);
        handIn(
                document,
                "UserTask_Number",
                staff,
                "editor",
                number(document, moment(ClockUtil.getCurrentTime()).toLocalDate()));
        run(document, "ServiceTask_Issue");
    }

    /** The first number under a code that no other document has. */
    public static Map<String, ?> number(String document, LocalDate issuedOn) {
        return Map.of(
                "code",
                "试" + Integer.toUnsignedString(document.hashCode()),
                "serial",
                1,
                "issuedOn",
                issuedOn.toString());
    }

    public void handInOnly(Task task, String user, Map<String, ?> submission, String... groups) {
        as(user, task.getTenantId(), List.of(groups), () -> {
            tasks.complete(task.getId(), variables(submission));
            return null;
        });
    }

    /** Somebody sets a procedure going with its start form; the id of the process instance. */
    public String start(String procedure, String group, String user, Map<String, ?> submission) {
        String city = group.substring(0, group.indexOf('.'));
        return as(
                user,
                city,
                List.of(group),
                () -> runtime.startProcessInstanceByKey(procedure, variables(submission))
                        .getId());
    }

    public <T> T as(String user, String city, List<String> groups, Supplier<T> action) {
        identities.setAuthentication(user, groups, List.of(city));
        try {
            return action.get();
        } finally {
            identities.clearAuthentication();
        }
    }

    /** Somebody of a body does something that is not the handing in of a task. */
    public void as(String user, String group, Runnable action) {
        as(user, group.substring(0, group.indexOf('.')), List.of(group), () -> {
            action.run();
            return null;
        });
    }

    /** As the forms send it: transient, for a variable that is kept holds four thousand characters. */
    private Map<String, Object> variables(Map<String, ?> submission) {
        try {
            return Variables.putValueTyped(
                    "submission", Variables.stringValue(json.writeValueAsString(submission), true));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs the one waiting job of a step of a matter: an asynchronous step, or a timer whose moment has come. */
    public void run(String businessKey, String step) {
        Job job = job(businessKey, step);
        if (job.getDuedate() != null) {
            assertThat(job.getDuedate())
                    .as("timer " + step + " of " + businessKey)
                    .isBeforeOrEqualTo(ClockUtil.getCurrentTime());
        }
        management.executeJob(job.getId());
    }

    /** Lets time pass until a timer fires, and fires it. */
    public void await(String businessKey, String step) {
        at(timer(businessKey, step));
        run(businessKey, step);
    }

    /** The moment that a timer waits for. */
    public LocalDateTime timer(String businessKey, String step) {
        return moment(job(businessKey, step).getDuedate());
    }

    private Job job(String businessKey, String step) {
        List<Job> jobs = jobs(businessKey, step);
        assertThat(jobs).as("job of " + step + " of " + businessKey).hasSize(1);
        return jobs.get(0);
    }

    public List<Job> jobs(String businessKey, String step) {
        List<String> instances = instances(businessKey);
        return management.createJobDefinitionQuery().activityIdIn(step).list().stream()
                .map(JobDefinition::getId)
                .flatMap(id -> management.createJobQuery().jobDefinitionId(id).list().stream())
                .filter(job -> instances.contains(job.getProcessInstanceId()))
                .toList();
    }

    /** Ids of the activities a matter waits in, over all its process instances. */
    public List<String> waitsIn(String businessKey) {
        return instances(businessKey).stream()
                .flatMap(id -> leaves(runtime.getActivityInstance(id)))
                .sorted()
                .toList();
    }

    /** Ids of the activities a matter has entered so far, over all its process instances, each as often as entered. */
    public List<String> passed(String businessKey) {
        return Stream.concat(
                        keys(businessKey)
                                .map(key -> history.createHistoricProcessInstanceQuery()
                                        .processInstanceBusinessKey(key)),
                        Stream.of(history.createHistoricProcessInstanceQuery()
                                .processInstanceBusinessKeyLike(businessKey + DOCUMENTS)))
                .flatMap(query -> query.list().stream())
                .map(instance -> history.createHistoricActivityInstanceQuery().processInstanceId(instance.getId()))
                .flatMap(activities -> activities.list().stream())
                .map(HistoricActivityInstance::getActivityId)
                .sorted()
                .toList();
    }

    private List<String> instances(String businessKey) {
        return Stream.concat(
                        keys(businessKey)
                                .map(key -> runtime.createProcessInstanceQuery().processInstanceBusinessKey(key)),
                        Stream.of(runtime.createProcessInstanceQuery()
                                .processInstanceBusinessKeyLike(businessKey + DOCUMENTS)))
                .flatMap(query -> query.list().stream())
                .map(ProcessInstance::getId)
                .toList();
    }

    /** What every procedure may call has the word for the matter of its caller as its business key. */
    private static Stream<String> keys(String businessKey) {
        return Stream.of("", "plan-task:", "quarterly-report:", "disclosure:")
                .map(procedure -> procedure + businessKey);
    }

    private static Stream<String> leaves(ActivityInstance a) {
        Stream<String> own = Stream.concat(
                a.getChildActivityInstances().length == 0 ? Stream.of(a.getActivityId()) : Stream.empty(),
                Stream.of(a.getChildTransitionInstances()).map(TransitionInstance::getActivityId));
        return Stream.concat(own, Stream.of(a.getChildActivityInstances()).flatMap(Office::leaves));
    }

    private static Date date(LocalDateTime moment) {
        return Date.from(moment.atZone(ZONE).toInstant());
    }

    private static LocalDateTime moment(Date date) {
        return LocalDateTime.ofInstant(date.toInstant(), ZONE);
    }
}
