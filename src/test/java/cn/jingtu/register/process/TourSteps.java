package cn.jingtu.register.process;

import cn.jingtu.plan.process.Office;
import cn.jingtu.procedures.StepsOf;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;

/** The ways to the steps of a procedure that works at an entry: its tours, as far as the step. */
public final class TourSteps implements StepsOf {

    private static final LocalDate DAY = LocalDate.of(2036, 1, 11);

    private final Guide guide;
    private final Office office;
    private final List<Tour> tours;

    public TourSteps(Guide guide, Office office, List<Tour> tours) {
        this.guide = guide;
        this.office = office;
        this.tours = tours;
    }

    @Override
    public String procedure() {
        return tours.get(0).procedure();
    }

    @Override
    public Task at(String step) {
        office.today(DAY);
        for (Tour tour : tours) {
            Tour way = tour.begun();
            for (Tour.Stop stop : tour.stops()) {
                if (stop instanceof Tour.Fill fill && fill.step().equals(step)) {
                    String id = guide.go(way);
                    return guide.open(id, step);
                }
                way.add(stop);
            }
        }
        throw unknown(step);
    }

    @Override
    public Map<String, ?> submission(Task task) {
        for (Tour tour : tours) {
            for (Tour.Stop stop : tour.stops()) {
                if (stop instanceof Tour.Fill fill && fill.step().equals(task.getTaskDefinitionKey())) {
                    return guide.submission(task, fill.values());
                }
            }
        }
        throw unknown(task.getTaskDefinitionKey());
    }
}
