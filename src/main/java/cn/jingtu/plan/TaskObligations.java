package cn.jingtu.plan;

import cn.jingtu.matter.Obligation;
import cn.jingtu.matter.Obligations;
import cn.jingtu.matter.Owed;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What a task owes by its open dates: the leads that answer for them, and the counties that have not reported. */
@Component
class TaskObligations {

    private static final String DATE = "deadline:";

    private final TaskStore taskStore;
    private final DateStore dateStore;
    private final Obligations obligations;

    TaskObligations(TaskStore taskStore, DateStore dateStore, Obligations obligations) {
        this.taskStore = taskStore;
        this.dateStore = dateStore;
        this.obligations = obligations;
    }

    /** To be called when dates or parties of a task have changed. */
    void set(String planTaskId) {
        LoadedTask loaded = taskStore.load(planTaskId);
        PlanTask task = loaded.task();
        if (task.state() != TaskState.RUNNING) {
            end(task);
            return;
        }
        obligations.set(
                task.matter(),
                Plans.matter(task.planId(), task.cityId()),
                dateStore.ofTask(planTaskId).stream()
                        .filter(date -> date.state() == TaskDeadline.State.OPEN)
                        .map(date -> owed(loaded, date))
                        .toList());
    }

    /** A county has done its part; one that leads as well still answers as a lead. */
    void done(LoadedTask loaded, String executor) {
        if (loaded.withRole(Role.LEAD).contains(executor)) {
            set(loaded.task().id());
        } else {
            obligations.done(loaded.task().matter(), executor);
        }
    }

    void end(PlanTask task) {
        obligations.end(task.matter());
    }

    /** Which of what a task owes is owed by a date of it. */
    static String key(long dateId) {
        return DATE + dateId;
    }

    /** The id of the date. */
    static long date(Obligation obligation) {
        return Long.parseLong(obligation.key().substring(DATE.length()));
    }

    private static Owed owed(LoadedTask loaded, TaskDeadline date) {
        PlanTask task = loaded.task();
        LocalDate due = Objects.requireNonNull(date.due(), "an open date has its day");
        List<String> bodies = Stream.concat(
                        loaded.withRole(Role.LEAD).stream().filter(lead -> PlanTasks.answersFor(date, lead)),
                        loaded.openExecutors().stream()
                                // Leads push; their counties are asked by the round.
                                .filter(executor -> !date.written().pushes())
                                .filter(executor -> date.executors().isEmpty()
                                        || date.executors().contains(executor)))
                .toList();
        return new Owed(
                key(date.id()),
                task.title() + "：“" + date.description() + "”",
                task.ref(),
                due,
                null,
                bodies,
                date.written().pushes() ? Deadlines.push(task.planId(), due) : null);
    }
}
