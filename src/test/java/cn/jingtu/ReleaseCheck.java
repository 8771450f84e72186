package cn.jingtu;

import cn.jingtu.plan.process.Office;
import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.process.InstanceMigrations;
import cn.jingtu.procedures.StepsOf;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstanceModificationBuilder;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whether what a release has left behind is served by the program of today. The release is deployed, matters are brought
 * to each step of people as the tests of the procedure know the way ({@link StepsOf}), and today's procedures are
 * deployed over it: what waits now is what waits in a city on the day of the update. Then each of them goes on, and all
 * that is tried with a matter is undone again.
 */
@Component
class ReleaseCheck {

    private static final Release TODAY = new Release("today", Path.of("."));
    /** Of one matter, far more than its longest way has. */
    private static final int MANY_STEPS = 100;
    /** Of one step: by more bodies than any matter of the tests has, and sent back once or twice. */
    private static final int MANY_TIMES = 10;
    /** What the engine adds to the id of an activity for all its parallel or sequential instances together. */
    private static final String ALL_OF_THEM = "#multiInstanceBody";

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final HistoryService history;
    private final ManagementService management;
    private final InstanceMigrations migrations;
    private final TransactionTemplate transaction;
    private final Office office;
    private final ObjectMapper json;
    private final Map<String, StepsOf> ways;

    ReleaseCheck(
            RepositoryService repository,
            RuntimeService runtime,
            TaskService tasks,
            HistoryService history,
            ManagementService management,
            InstanceMigrations migrations,
            PlatformTransactionManager transactions,
            Office office,
            ObjectMapper json,
            List<StepsOf> ways) {
        this.repository = repository;
        this.runtime = runtime;
        this.tasks = tasks;
        this.history = history;
        this.management = management;
        this.migrations = migrations;
        this.transaction = new TransactionTemplate(transactions);
        this.office = office;
        this.json = json;
        this.ways = ways.stream().collect(Collectors.toMap(StepsOf::procedure, Function.identity()));
    }

    /**
     * Takes procedures of today as a release, with a submission for each step of people.
     *
     * @param folder where to keep it
     * @param procedures folder that holds them, at whatever depth
     */
    Release take(String name, Path folder, Path procedures) {
        Release release = Release.of(name, folder, procedures);
        for (Path model : release.files(".bpmn")) {
            String procedure = procedure(model);
            for (String step : steps(Release.model(model))) {
                Task task = way(procedure).at(step);
                release.keep(procedure, step, office.matter(task), submission(task, procedure));
            }
        }
        ClockUtil.reset();
        return release;
    }

    /** What of a release the program of today does not serve; nothing: all of it. */
    List<String> faults(Release release) {
        return faults(release, TODAY);
    }

    /** @param today the procedures that are deployed over those of the release */
    List<String> faults(Release release, Release today) {
        List<String> faults = new ArrayList<>(ReleasedFiles.faults(release));
        if (faults.isEmpty()) {
            faults.addAll(new Update(release, today).faults());
        }
        return faults;
    }

    static String procedure(Path model) {
        return model.getFileName().toString().replace(".bpmn", "");
    }

    static List<String> steps(BpmnModelInstance model) {
        return model.getModelElementsByType(UserTask.class).stream()
                .map(UserTask::getId)
                .sorted()
                .toList();
    }

    /** Ids of the activities in which an instance can wait. */
    private static Set<String> places(BpmnModelInstance model) {
        return model.getModelElementsByType(FlowNode.class).stream()
                .filter(ReleaseCheck::canWaitIn)
                .map(FlowNode::getId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean canWaitIn(FlowNode node) {
        if (node instanceof EventBasedGateway) {
            return node.isCamundaAsyncBefore();
        }
        return node instanceof UserTask
                || node instanceof CallActivity
                || node instanceof ReceiveTask
                || node.isCamundaAsyncBefore()
                || node.isCamundaAsyncAfter()
                || node instanceof CatchEvent event && !isStartOfProcess(event) && waitsForSomething(event);
    }

    private static boolean isStartOfProcess(CatchEvent event) {
        return event instanceof StartEvent && !(event.getParentElement() instanceof SubProcess);
    }

    private static boolean waitsForSomething(CatchEvent event) {
        return event.getEventDefinitions().stream()
                .anyMatch(what -> what instanceof TimerEventDefinition || what instanceof MessageEventDefinition);
    }

    private StepsOf way(String procedure) {
        StepsOf way = ways.get(procedure);
        if (way == null) {
            throw new IllegalStateException("no test tells the way to the steps of " + procedure);
        }
        return way;
    }

    /** What is handed in today, as JSON knows it. */
    private Map<String, ?> submission(Task task, String procedure) {
        return json.convertValue(way(procedure).submission(task), new TypeReference<Map<String, Object>>() {});
    }

    /**
     * A matter that waits at a step.
     *
     * @param time of the engine's clock when it got there
     */
    private record Waiting(Place place, String task, Date time) {}

    /** An activity of a version of a procedure. */
    private record Place(ProcessDefinition definition, String activity) {

        String procedure() {
            return definition.getKey();
        }

        @Override
        public String toString() {
            return procedure() + " " + activity;
        }
    }

    /** The day on which a release is followed by the program of today. */
    private final class Update {

        private final Release release;
        private final Release today;
        private final List<String> deployments = new ArrayList<>();
        /** Definitions of the release by their id. */
        private final Map<String, ProcessDefinition> released = new LinkedHashMap<>();
        /** Definitions of today by their key. */
        private final Map<String, ProcessDefinition> newest = new HashMap<>();

        private final List<Waiting> waiting = new ArrayList<>();
        /** Steps of the release to which the tests of today don't know the way, and where it ended. */
        private final Map<Place, Throwable> unreached = new LinkedHashMap<>();
        /** What instances of the release have left since. */
        private final Set<Place> left = new HashSet<>();

        private final Set<String> faults = new TreeSet<>();

        Update(Release release, Release today) {
            this.release = release;
            this.today = today;
        }

        Set<String> faults() {
            try {
                deploy(release).forEach(definition -> released.put(definition.getId(), definition));
                released.values()
                        .forEach(definition ->
                                steps(model(definition)).forEach(step -> bring(new Place(definition, step))));
                deploy(today).forEach(definition -> newest.put(definition.getKey(), definition));
                released.values().forEach(this::goesOver);
                unreached.forEach(this::bringBack);
                if (faults.isEmpty()) {
                    migrations.run();
                    waiting.forEach(this::handIn);
                    released.values().forEach(this::leave);
                }
            } finally {
                ClockUtil.reset();
                remove();
            }
            return faults;
        }

        private BpmnModelInstance model(ProcessDefinition definition) {
            return repository.getBpmnModelInstance(definition.getId());
        }

        private List<ProcessDefinition> deploy(Release what) {
            List<ProcessDefinition> definitions = new ArrayList<>();
            for (Path folder : what.procedures()) {
                var deployment = repository.createDeployment().name("released/" + folder.getFileName());
                Release.files(folder)
                        .forEach(file -> deployment.addString(file.getFileName().toString(), Release.text(file)));
                var deployed = deployment.deployWithResult();
                deployments.add(0, deployed.getId());
                if (deployed.getDeployedProcessDefinitions() != null) {
                    definitions.addAll(deployed.getDeployedProcessDefinitions());
                }
            }
            return definitions;
        }

        private void remove() {
            Set<String> roots = deployments.stream()
                    .flatMap(id -> repository.createProcessDefinitionQuery().deploymentId(id).list().stream())
                    .flatMap(definition -> instances(definition).stream())
                    .map(instance -> root(instance.getId()))
                    .collect(Collectors.toSet());
            roots.forEach(root -> runtime.deleteProcessInstance(root, "tried", true));
            deployments.forEach(deployment -> repository.deleteDeployment(deployment, true));
        }

        // ---- on the day before

        private void bring(Place place) {
            try {
                Task task = way(place.procedure()).at(place.activity());
                if (!task.getProcessDefinitionId().equals(place.definition().getId())) {
                    throw new IllegalStateException("the way leads into " + task.getProcessDefinitionId());
                }
                waiting.add(new Waiting(place, task.getId(), ClockUtil.getCurrentTime()));
            } catch (RuntimeException | AssertionError e) {
                unreached.put(place, e);
            }
        }

        /**
         * Where a procedure runs differently by now, its tests don't know the way through its former model. A matter of
         * today is brought to the same step, whatever that is called now, and made one of the release.
         */
        private void bringBack(Place place, Throwable wayThere) {
            ProcessDefinition now = newest.get(place.procedure());
            try {
                Map<String, String> renamed = now == null ? Map.of() : renamed(now);
                Task task = way(place.procedure()).at(renamed.getOrDefault(place.activity(), place.activity()));
                Map<String, String> former = new HashMap<>();
                renamed.forEach((old, other) -> former.put(other, old));
                runtime.newMigration(migrations.plan(now, place.definition(), former))
                        .processInstanceIds(task.getProcessInstanceId())
                        .execute();
                waiting.add(new Waiting(place, task.getId(), ClockUtil.getCurrentTime()));
            } catch (RuntimeException | AssertionError e) {
                faults.add("%s is not reached: %s; %s".formatted(place, wayThere.getMessage(), e.getMessage()));
            }
        }

        private Map<String, String> renamed(ProcessDefinition now) {
            return migrations.renamed(now).orElse(Map.of());
        }

        private boolean asksFor(ProcessDefinition definition) {
            ProcessDefinition now = newest.get(definition.getKey());
            return now != null && migrations.renamed(now).isPresent();
        }

        /** Each activity in which an instance can wait has its like in the version that asks for what runs. */
        private void goesOver(ProcessDefinition definition) {
            if (!asksFor(definition)) {
                return;
            }
            ProcessDefinition now = newest.get(definition.getKey());
            Set<String> mapped = migrations.plan(definition, now, renamed(now)).getInstructions().stream()
                    .map(instruction -> instruction.getSourceActivityId().replace(ALL_OF_THEM, ""))
                    .collect(Collectors.toSet());
            places(model(definition)).stream()
                    .filter(activity -> !mapped.contains(activity))
                    .forEach(
                            activity -> faults.add(new Place(definition, activity) + " is nothing in today's version"));
        }

        // ---- from that day on

        /** Somebody hands in what the form of the release hands in, and whatever follows is done too. */
        private void handIn(Waiting there) {
            Place place = there.place();
            Task task = tasks.createTaskQuery().taskId(there.task()).singleResult();
            undone(place, task.getProcessInstanceId(), there.time(), () -> {
                Map<String, ?> submission = submission(task, place.procedure());
                if (released.containsKey(task.getProcessDefinitionId())) {
                    submission =
                            release.submission(place.procedure(), place.activity(), office.matter(task), submission);
                }
                handIn(task, submission);
                goOn(root(task.getProcessInstanceId()));
            });
        }

        private void handIn(Task task, Map<String, ?> submission) {
            String[] groups = tasks.getIdentityLinksForTask(task.getId()).stream()
                    .map(IdentityLink::getGroupId)
                    .filter(Objects::nonNull)
                    .toArray(String[]::new);
            office.handInOnly(task, groups[0] + "-" + task.getTaskDefinitionKey(), submission, groups);
        }

        /**
         * Everybody does what is asked of them, and time passes once at each place, until nothing is left to do about a
         * matter or somebody is told that something else comes first.
         */
        private void goOn(String root) {
            Set<String> waited = new HashSet<>();
            Map<String, Integer> taken = new HashMap<>();
            for (int i = 0; i < MANY_STEPS; i++) {
                Set<String> instances = tree(root).collect(Collectors.toSet());
                List<Job> jobs = management
                        .createJobQuery()
                        .processInstanceIds(instances)
                        .messages()
                        .list();
                List<Task> open = tasks.createTaskQuery()
                        .processInstanceIdIn(instances.toArray(String[]::new))
                        .list();
                // In turns: a step that is open again and again would keep the others from theirs.
                Optional<Task> next = open.stream()
                        .filter(task -> taken.getOrDefault(task.getTaskDefinitionKey(), 0) < MANY_TIMES)
                        .min(Comparator.comparingInt((Task task) -> taken.getOrDefault(task.getTaskDefinitionKey(), 0))
                                .thenComparing(Task::getTaskDefinitionKey));
                if (!jobs.isEmpty()) {
                    run(jobs.get(0));
                } else if (next.isPresent()) {
                    taken.merge(next.get().getTaskDefinitionKey(), 1, Integer::sum);
                    if (!isTaken(next.get())) {
                        return;
                    }
                } else if (!await(instances, waited)) {
                    return;
                }
            }
            throw new IllegalStateException("does not come to an end");
        }

        private boolean isTaken(Task task) {
            try {
                handIn(task, submission(task, task.getProcessDefinitionId().replaceFirst(":.*", "")));
                return true;
            } catch (Refusal somethingElseFirst) {
                return false;
            }
        }

        private boolean await(Set<String> instances, Set<String> waited) {
            Optional<Job> timer =
                    management
                            .createJobQuery()
                            .processInstanceIds(instances)
                            .timers()
                            .orderByJobDuedate()
                            .asc()
                            .list()
                            .stream()
                            .filter(job -> waited.add(activity(job)))
                            .findFirst();
            timer.ifPresent(this::run);
            return timer.isPresent();
        }

        private void run(Job job) {
            if (job.getDuedate() != null && job.getDuedate().after(ClockUtil.getCurrentTime())) {
                ClockUtil.setCurrentTime(job.getDuedate());
            }
            management.executeJob(job.getId());
        }

        /** Whatever else an instance of the release can wait in is left once. */
        private void leave(ProcessDefinition definition) {
            if (asksFor(definition)) {
                return;
            }
            BpmnModelInstance model = model(definition);
            for (String activity : places(model)) {
                Place place = new Place(definition, activity);
                FlowNode node = model.getModelElementById(activity);
                if (!left.contains(place) && !(node instanceof UserTask)) {
                    leave(place, entrance(node));
                }
                if (!left.contains(place)) {
                    faults.add(place + ": nothing tells whether it is still left");
                }
            }
        }

        /** Nothing has happened that would lead there or away from there: a rule of the house may say no to it. */
        private void leave(Place place, String entrance) {
            List<String> instances = instances(place.definition()).stream()
                    .map(ProcessInstance::getId)
                    .toList();
            Optional<String> already = instances.stream()
                    .filter(instance -> exit(instance, place.activity()).isPresent())
                    .findFirst();
            already.or(() -> instances.stream().findFirst()).ifPresent(instance -> {
                undone(place, instance, instance(instance).getStartTime(), () -> {
                    try {
                        if (already.isEmpty()) {
                            runtime.createProcessInstanceModification(instance)
                                    .startBeforeActivity(entrance)
                                    .execute();
                        }
                        exit(instance, place.activity()).orElseThrow().run();
                    } catch (RuntimeException e) {
                        if (!isRefusal(e)) {
                            throw e;
                        }
                    }
                    left.add(place);
                });
            });
        }

        /** What makes an instance leave an activity in which it waits for a job, a message or what it has called. */
        private Optional<Runnable> exit(String instance, String activity) {
            Stream<Runnable> jobs = management.createJobQuery().processInstanceId(instance).list().stream()
                    .filter(job -> activity(job).equals(activity))
                    .map(job -> () -> run(job));
            Stream<Runnable> messages = runtime
                    .createEventSubscriptionQuery()
                    .processInstanceId(instance)
                    .activityId(activity)
                    .eventType("message")
                    .list()
                    .stream()
                    .map(message -> () -> receive(message));
            Stream<Runnable> calls = history
                    .createHistoricActivityInstanceQuery()
                    .processInstanceId(instance)
                    .activityId(activity)
                    .unfinished()
                    .list()
                    .stream()
                    .map(HistoricActivityInstance::getCalledProcessInstanceId)
                    .filter(Objects::nonNull)
                    .map(called -> () -> end(called));
            return Stream.of(jobs, messages, calls).flatMap(ways -> ways).findFirst();
        }

        /** Brings what was called to its end, wherever it is. */
        private void end(String called) {
            String end = repository
                    .getBpmnModelInstance(instance(called).getProcessDefinitionId())
                    .getModelElementsByType(EndEvent.class)
                    .iterator()
                    .next()
                    .getId();
            ProcessInstanceModificationBuilder change = runtime.createProcessInstanceModification(called);
            ActivityInstance there = runtime.getActivityInstance(called);
            Stream.of(there.getChildActivityInstances()).forEach(child -> change.cancelActivityInstance(child.getId()));
            Stream.of(there.getChildTransitionInstances())
                    .forEach(child -> change.cancelTransitionInstance(child.getId()));
            change.startBeforeActivity(end).execute();
        }

        private String activity(Job job) {
            return management
                    .createJobDefinitionQuery()
                    .jobDefinitionId(job.getJobDefinitionId())
                    .singleResult()
                    .getActivityId()
                    .replace(ALL_OF_THEM, "");
        }

        private void receive(EventSubscription message) {
            runtime.messageEventReceived(message.getEventName(), message.getExecutionId());
        }

        private static boolean isRefusal(Throwable e) {
            return e instanceof Refusal || e.getCause() != null && isRefusal(e.getCause());
        }

        /** Where to put an instance so that it comes to wait in an activity. */
        private static String entrance(FlowNode node) {
            if (node instanceof BoundaryEvent event) {
                return entrance(event.getAttachedTo());
            }
            if (node instanceof Activity activity && activity.getLoopCharacteristics() != null) {
                return node.getId() + ALL_OF_THEM;
            }
            return node.getPreviousNodes().list().stream()
                    .filter(EventBasedGateway.class::isInstance)
                    .map(FlowNode::getId)
                    .findFirst()
                    .orElse(node.getId());
        }

        // ---- what is tried leaves no trace

        private void undone(Place place, String instance, Date time, Runnable attempt) {
            String root = root(instance);
            ClockUtil.setCurrentTime(time);
            try {
                transaction.executeWithoutResult(status -> {
                    status.setRollbackOnly();
                    Map<String, Boolean> before =
                            activities(root).collect(Collectors.toMap(HistoricActivityInstance::getId, Update::isLeft));
                    attempt.run();
                    activities(root)
                            .filter(activity -> isLeft(activity) && !before.getOrDefault(activity.getId(), false))
                            .forEach(activity -> left.add(place(activity)));
                    activities(root)
                            .filter(activity -> activity.getCalledProcessInstanceId() != null
                                    && !before.containsKey(activity.getId()))
                            .forEach(this::callsTheNewest);
                });
            } catch (RuntimeException e) {
                faults.add(place + ": " + e.getMessage());
            }
        }

        /** Activities of instances of the release, of all that belong to a matter. */
        private Stream<HistoricActivityInstance> activities(String root) {
            return tree(root)
                    .map(instance ->
                            history.createHistoricActivityInstanceQuery().processInstanceId(instance))
                    .flatMap(activities -> activities.list().stream())
                    .filter(activity -> released.containsKey(activity.getProcessDefinitionId()));
        }

        private static boolean isLeft(HistoricActivityInstance activity) {
            return activity.getEndTime() != null && !activity.isCanceled();
        }

        private Place place(HistoricActivityInstance activity) {
            return new Place(released.get(activity.getProcessDefinitionId()), activity.getActivityId());
        }

        /** An old parent calls the newest child unless it is bound to its own. */
        private void callsTheNewest(HistoricActivityInstance activity) {
            Place place = place(activity);
            String child = instance(activity.getCalledProcessInstanceId()).getProcessDefinitionId();
            CallActivity call = model(place.definition()).getModelElementById(place.activity());
            if (call.getCamundaCalledElementBinding() == null && released.containsKey(child)) {
                faults.add(place + " calls the former " + child);
            }
        }

        // ---- instances

        private List<ProcessInstance> instances(ProcessDefinition definition) {
            return runtime.createProcessInstanceQuery()
                    .processDefinitionId(definition.getId())
                    .list();
        }

        private HistoricProcessInstance instance(String id) {
            return history.createHistoricProcessInstanceQuery()
                    .processInstanceId(id)
                    .singleResult();
        }

        private String root(String instance) {
            return instance(instance).getRootProcessInstanceId();
        }

        /** An instance and all that it has called, also those that have ended. */
        private Stream<String> tree(String instance) {
            return Stream.concat(
                    Stream.of(instance),
                    history.createHistoricProcessInstanceQuery().superProcessInstanceId(instance).list().stream()
                            .flatMap(child -> tree(child.getId())));
        }
    }
}
