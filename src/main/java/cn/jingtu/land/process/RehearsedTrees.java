package cn.jingtu.land.process;

import cn.jingtu.calendar.CityCalendars;
import cn.jingtu.calendar.process.OtherTime;
import cn.jingtu.matter.Document;
import cn.jingtu.matter.Documents;
import cn.jingtu.matter.process.Matters;
import cn.jingtu.matter.process.TaskFiles;
import cn.jingtu.plan.process.RehearsedPeople;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
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

/** What the stories of the demo share: finding what waits in a procedure and all that it calls, letting time pass, papers. */
@Component
@ConditionalOnProperty("jingtu.demo")
class RehearsedTrees {

    private final TaskFiles files;
    private final Documents documents;
    private final Matters matters;
    private final RehearsedPeople people;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;
    private final CityCalendars calendars;
    private final Clock clock;

    RehearsedTrees(
            TaskFiles files,
            Documents documents,
            Matters matters,
            RehearsedPeople people,
            RuntimeService runtime,
            TaskService tasks,
            ManagementService management,
            CityCalendars calendars,
            Clock clock) {
        this.files = files;
        this.documents = documents;
        this.matters = matters;
        this.people = people;
        this.runtime = runtime;
        this.tasks = tasks;
        this.management = management;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** What runs under this business key. */
    Tree of(String city, String key, OtherTime time, Runnable goOn) {
        return new Tree(
                city,
                runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(key)
                        .rootProcessInstances()
                        .singleResult()
                        .getId(),
                time,
                goOn);
    }

    /** Half past nine on a day, or on the next working day; never after today. */
    Instant morning(String city, LocalDate today, LocalDate on) {
        LocalDate day = calendars.workdays(city).nextOrSame(on);
        return (day.isAfter(today) ? today : day)
                .atTime(9, 30)
                .atZone(clock.getZone())
                .toInstant();
    }

    /**
     * A document is registered as issued from the body's own office system, and checked by its deputy.
     *
     * @param subject that the paper names
     * @param serial the last that was given
     * @return the serial that it got
     */
    int issue(Tree tree, Task draft, String subject, int serial) {
        int next = serial + 1;
        Document document = documents
                .about(matters.ofInstance(draft.getProcessInstanceId()).matter())
                .stream()
                .map(documents::get)
                .filter(one -> one.state() == Document.State.DRAFTING)
                .findFirst()
                .orElseThrow();
        String staff = tree.group(draft);
        upload(draft, staff, document.kind(), subject);
        people.handIn(
                draft,
                staff,
                Map.of(
                        "title",
                        document.title(),
                        "route",
                        Document.Route.OFFICE_SYSTEM,
                        "recipients",
                        document.recipients(),
                        "openness",
                        Document.Openness.ON_REQUEST,
                        "number",
                        "演练〔%d〕%d号".formatted(LocalDate.now(clock).getYear(), next),
                        "issuedOn",
                        LocalDate.now(clock).toString(),
                        "signer",
                        "演练签发人"));
        people.handIn(tree.find("Check").orElseThrow(), staff + ".deputy", Map.of("agreed", true, "remark", "与扫描件一致"));
        return next;
    }

    void upload(Task task, String user, String label, String subject) {
        byte[] paper = RehearsedPaper.of(
                List.of("演练数据，不是真实材料", label, subject, LocalDate.now(clock).toString()));
        people.as(
                user, task.getTenantId(), () -> files.add(task.getId(), label + ".pdf", new ByteArrayResource(paper)));
    }

    /** What runs for one matter: its procedure and all that this calls. */
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

        /** Fires the timer that it waits for, now. */
        void fire() {
            Job timer =
                    management.createJobQuery().timers().processInstanceId(root).singleResult();
            management.executeJob(timer.getId());
            followUp();
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
