package cn.jingtu.supervision;

import cn.jingtu.calendar.CityCalendars;
import cn.jingtu.calendar.RestDayPolicy;
import cn.jingtu.calendar.Workdays;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.plan.Figures;
import cn.jingtu.plan.Plan;
import cn.jingtu.plan.TaskState;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts together how a plan stands: its goals against their targets, its tasks with lights. */
@Component
@Transactional(readOnly = true)
public class PlanOverviews {

    private static final String TASKS = """
            select t.id, t.ref, t.title, t.state, t.close_number, t.closed_on,
                   (select min(d.due) from jingtu.v_task_deadline d
                     where d.plan_task_id = t.id and d.state = 'OPEN') as next_due,
                   (select coalesce(sum(d.supervisions), 0) from jingtu.v_task_deadline d
                     where d.plan_task_id = t.id) as orders,
                   array(select p.organisation_id from jingtu.v_task_party p
                          where p.plan_task_id = t.id and p.role = 'LEAD' order by p.position) as leads,
                   array(select p.organisation_id from jingtu.v_task_party p
                          where p.plan_task_id = t.id and p.role = 'EXECUTOR' and p.state = 'OPEN'
                          order by p.position) as waiting,
                   (select count(*) from jingtu.v_task_party p
                     where p.plan_task_id = t.id and p.role = 'EXECUTOR') as counties,
                   exists (select 1 from jingtu.failed_step f
                            where f.matter = t.matter and f.ended_at is null) as failed
              from jingtu.v_plan_task t
             where t.plan_id = :plan
               and (:all or exists (select 1 from jingtu.v_task_party p
                                     where p.plan_task_id = t.id and p.organisation_id in (:own)))
             order by t.position
            """;

    private final JdbcClient jdbc;
    private final Figures figures;
    private final FailedSteps failedSteps;
    private final Organisations organisations;
    private final CityCalendars calendars;
    private final Clock clock;

    PlanOverviews(
            JdbcClient jdbc,
            Figures figures,
            FailedSteps failedSteps,
            Organisations organisations,
            CityCalendars calendars,
            Clock clock) {
        this.jdbc = jdbc;
        this.figures = figures;
        this.failedSteps = failedSteps;
        this.organisations = organisations;
        this.calendars = calendars;
        this.clock = clock;
    }

    /**
     * @param lights how many tasks show each light that any shows, the most urgent first
     * @param failures steps of the plan and of the tasks shown that the program could not take
     */
    public record Overview(
            String planId,
            String title,
            String stateName,
            List<LightCount> lights,
            List<Figures.GoalStanding> goals,
            List<TaskLine> tasks,
            List<FailedStep> failures) {}

    public record LightCount(Light light, long tasks) {}

    /**
     * One task at a glance.
     *
     * @param nextDue the earliest open date as the plan has it
     * @param waiting names of the counties that have not reported
     * @param orders how many supervision orders were given
     */
    public record TaskLine(
            String id,
            String ref,
            String title,
            String stateName,
            Light light,
            @Nullable LocalDate nextDue,
            List<String> leads,
            List<String> waiting,
            int counties,
            int orders,
            @Nullable String closeNumber,
            @Nullable LocalDate closedOn) {}

    /**
     * A plan as a whole, or the share of some bodies.
     *
     * @param own ids of the bodies whose tasks are shown; null for all
     */
    public Overview of(Plan plan, @Nullable List<String> own) {
        Map<String, String> names = organisations.names(plan.cityId());
        Workdays workdays = calendars.workdays(plan.cityId());
        RestDayPolicy policy = calendars.restDayPolicy(plan.cityId());
        LocalDate today = LocalDate.now(clock);
        LocalDate soon =
                workdays.plus(today, organisations.settings(plan.cityId()).remindWorkdays());
        List<TaskLine> tasks = jdbc.sql(TASKS)
                .param("plan", plan.id())
                .param("all", own == null)
                .param("own", own == null || own.isEmpty() ? List.of("") : own)
                .query((row, n) -> line(row, names, due -> policy.acceptUntil(due, workdays), today, soon))
                .list();
        Map<Light, Long> lights =
                tasks.stream().collect(Collectors.groupingBy(TaskLine::light, TreeMap::new, Collectors.counting()));
        return new Overview(
                plan.id(),
                plan.shownTitle(),
                plan.state().label(),
                lights.entrySet().stream()
                        .map(shown -> new LightCount(shown.getKey(), shown.getValue()))
                        .toList(),
                figures.goals(plan.id()),
                tasks,
                failedSteps.ofPlan(plan, own));
    }

    private static TaskLine line(
            ResultSet row, Map<String, String> names, UnaryOperator<LocalDate> lastDay, LocalDate today, LocalDate soon)
            throws SQLException {
        TaskState state = TaskState.valueOf(row.getString("state"));
        LocalDate due = row.getObject("next_due", LocalDate.class);
        Light light = row.getBoolean("failed")
                ? Light.FAILED
                : Light.of(state, due == null ? null : lastDay.apply(due), today, soon);
        return new TaskLine(
                row.getString("id"),
                row.getString("ref"),
                row.getString("title"),
                state.label(),
                light,
                due,
                names(row.getArray("leads"), names),
                names(row.getArray("waiting"), names),
                row.getInt("counties"),
                row.getInt("orders"),
                row.getString("close_number"),
                row.getObject("closed_on", LocalDate.class));
    }

    private static List<String> names(Array ids, Map<String, String> names) throws SQLException {
        return List.of((String[]) ids.getArray()).stream()
                .map(id -> names.getOrDefault(id, id))
                .toList();
    }
}
