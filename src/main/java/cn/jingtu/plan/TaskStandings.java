package cn.jingtu.plan;

import cn.jingtu.calendar.Standing;
import cn.jingtu.calendar.Standings;
import cn.jingtu.matter.process.OpenSteps;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where tasks of a plan stand: by their next open date and by the open step that is due first, whichever is worse. */
@Component
public class TaskStandings {

    private final Standings standings;
    private final OpenSteps steps;

    TaskStandings(Standings standings, OpenSteps steps) {
        this.standings = standings;
        this.steps = steps;
    }

    /**
     * A task and what is known of its dates.
     *
     * @param nextDue its earliest open date; null when none is open
     */
    public record Dated(
            String planTaskId, TaskState state, @Nullable LocalDate nextDue) {}

    /** By task id. */
    public Map<String, Standing> of(String cityId, Collection<Dated> tasks) {
        List<String> running = tasks.stream()
                .filter(task -> task.state() == TaskState.RUNNING)
                .map(Dated::planTaskId)
                .toList();
        Map<String, LocalDate> steps = this.steps.earliestDue(cityId, running);
        Standings.Today today = standings.in(cityId);
        Map<String, Standing> all = new HashMap<>();
        for (Dated task : tasks) {
            all.put(
                    task.planTaskId(),
                    switch (task.state()) {
                        case CLOSED -> Standing.DONE;
                        case WITHDRAWN -> Standing.STOPPED;
                        case DRAFT, RUNNING -> today.of(task.nextDue()).or(today.of(steps.get(task.planTaskId())));
                    });
        }
        return all;
    }
}
