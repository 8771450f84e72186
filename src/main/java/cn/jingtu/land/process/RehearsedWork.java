package cn.jingtu.land.process;

import cn.jingtu.calendar.CityCalendars;
import cn.jingtu.calendar.process.OtherTime;
import cn.jingtu.matter.process.TaskFiles;
import cn.jingtu.plan.process.RehearsedPeople;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.stereotype.Component;

/** The procedures of the demo at work: what each waits for, and what the program does in them while time goes on. */
@Component
@ConditionalOnProperty("jingtu.demo")
class RehearsedWork {

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;
    private final RehearsedPeople people;
    private final TaskFiles files;
    private final CityCalendars calendars;
    private final Clock clock;

    RehearsedWork(
            RuntimeService runtime,
            TaskService tasks,
            ManagementService management,
            RehearsedPeople people,
            TaskFiles files,
            CityCalendars calendars,
            Clock clock) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.management = management;
        this.people = people;
        this.files = files;
        this.calendars = calendars;
        this.clock = clock;
    }

    /**
     * What runs for a matter.
     *
     * @param key of the matter, the business key of its root instance
     */
    Tree of(String city, String key, OtherTime time, Runnable goOn) {
        String root = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(key)
                .rootProcessInstances()
                .singleResult()
                .getId();
        return new Tree(city, root, time, goOn);
    }

    /** Half past nine on a day, or on the next working day; never after today. */
    Instant morning(String city, LocalDate today, LocalDate on) {
        LocalDate day = calendars.workdays(city).nextOrSame(on);
        return (day.isAfter(today) ? today : day)
                .atTime(9, 30)
                .atZone(clock.getZone())
                .toInstant();
    }

    /** A paper that says that it is none. */
    void upload(Task task, String user, String label, String about) {
        byte[] paper = RehearsedPaper.of(
                List.of("演练数据，不是真实材料", label, about, LocalDate.now(clock).toString()));
        people.as(
                user, task.getTenantId(), () -> files.add(task.getId(), label + ".pdf", new ByteArrayResource(paper)));
    }

    /** What runs for one matter: its own instance and all that this calls. */
    final class Tree {

        private final String city;
        private final String root;
        private final OtherTime time;
        private final Runnable goOn;

        private Tree(String city, String root, OtherTime time, Runnable goOn) {
            this.city = city;
            this.root = root;
            this.time = time;
            this.goOn = goOn;
        }

        Optional<Task> find(String step) {
            return tasks.createTaskQuery().tenantIdIn(city).taskDefinitionKey("UserTask_" + step).list().stream()
                    .filter(task -> isPart(task.getProcessInstanceId()))
                    .findFirst();
        }

        String group(Task task) {
            return tasks.getIdentityLinksForTask(task.getId()).stream()
                    .map(link -> Optional.ofNullable(link.getGroupId()))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .orElseThrow();
        }

        /** Lets time go on, firing on the way every timer that comes due, each at its own moment. */
        void passUntil(Instant end) {
            followUp();
            for (Optional<Job> due = timer(end); due.isPresent(); due = timer(end)) {
                goOn.run();
                Instant moment = due.get().getDuedate().toInstant();
                if (moment.isAfter(clock.instant())) {
                    time.moveTo(moment);
                }
                management.executeJob(due.get().getId());
                followUp();
            }
            goOn.run();
            time.moveTo(end);
        }

        /** Does what the program has to do now of its own accord. */
        void followUp() {
            for (Optional<Job> next = message(); next.isPresent(); next = message()) {
                management.executeJob(next.get().getId());
            }
        }

        private Optional<Job> message() {
            return management.createJobQuery().messages().tenantIdIn(city).list().stream()
                    .filter(job -> isPart(job.getProcessInstanceId()))
                    .findFirst();
        }

        private Optional<Job> timer(Instant end) {
            return management
                    .createJobQuery()
                    .timers()
                    .tenantIdIn(city)
                    .duedateLowerThan(Date.from(end))
                    .orderByJobDuedate()
                    .asc()
                    .list()
                    .stream()
                    .filter(job -> isPart(job.getProcessInstanceId()))
                    .findFirst();
        }

        private boolean isPart(String instance) {
            @Nullable
            ProcessInstance found = runtime.createProcessInstanceQuery()
                    .processInstanceId(instance)
                    .singleResult();
            return found != null && root.equals(found.getRootProcessInstanceId());
        }
    }
}
