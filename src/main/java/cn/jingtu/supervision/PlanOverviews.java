package cn.jingtu.supervision;

import cn.jingtu.calendar.Standing;
import cn.jingtu.organisation.Names;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.plan.Figures;
import cn.jingtu.plan.Plan;
import cn.jingtu.plan.TaskStandings;
import cn.jingtu.plan.TaskStandings.Dated;
import cn.jingtu.plan.TaskState;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
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
                   (select count(distinct o.id) from jingtu.v_supervision_order o
                     where o.city_id = t.city_id and o.matter = t.matter) as orders,
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
    private final TaskStandings taskStandings;

    PlanOverviews(
            JdbcClient jdbc,
            Figures figures,
            FailedSteps failedSteps,
            Organisations organisations,
            TaskStandings taskStandings) {
        this.jdbc = jdbc;
        this.figures = figures;
        this.failedSteps = failedSteps;
        this.organisations = organisations;
        this.taskStandings = taskStandings;
    }

    /**
     * @param standings how many tasks stand like this, the most urgent first
     * @param failures steps of the plan and of the tasks shown that the program could not take
     */
    public record Overview(
            String planId,
            String title,
            String stateName,
            List<StandingCount> standings,
            List<Figures.GoalStanding> goals,
            List<TaskLine> tasks,
            List<FailedStep> failures) {}

    public record StandingCount(Standing standing, long tasks) {}

    /**
     * One task at a glance.
     *
     * @param failed whether a step that the program takes by itself could not be taken: nothing goes on until it is
     *     mended
     * @param nextDue the earliest open date as the plan has it
     * @param waiting names of the counties that have not reported
     * @param orders how many supervision orders were given
     */
    public record TaskLine(
            String id,
            String ref,
            String title,
            String stateName,
            Standing standing,
            boolean failed,
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
        Names names = organisations.names(plan.cityId());
        List<Row> rows = jdbc.sql(TASKS)
                .param("plan", plan.id())
                .param("all", own == null)
                .param("own", own == null || own.isEmpty() ? List.of("") : own)
                .query((row, n) -> row(row, names))
                .list();
        Map<String, Standing> standings =
                taskStandings.of(plan.cityId(), rows.stream().map(Row::dated).toList());
        List<TaskLine> tasks = rows.stream()
                .map(row -> row.line(
                        Objects.requireNonNull(standings.get(row.dated().planTaskId()))))
                .toList();
        Map<Standing, Long> counts =
                tasks.stream().collect(Collectors.groupingBy(TaskLine::standing, TreeMap::new, Collectors.counting()));
        return new Overview(
                plan.id(),
                plan.shownTitle(),
                plan.state().label(),
                counts.entrySet().stream()
                        .map(count -> new StandingCount(count.getKey(), count.getValue()))
                        .toList(),
                figures.goals(plan.id()),
                tasks,
                failedSteps.ofPlan(plan, own));
    }

    /** What the tables tell of a task; where it stands is asked for all at once. */
    private record Row(
            Dated dated,
            String ref,
            String title,
            boolean failed,
            List<String> leads,
            List<String> waiting,
            int counties,
            int orders,
            @Nullable String closeNumber,
            @Nullable LocalDate closedOn) {

        TaskLine line(Standing standing) {
            return new TaskLine(
                    dated.planTaskId(),
                    ref,
                    title,
                    dated.state().label(),
                    standing,
                    failed,
                    dated.nextDue(),
                    leads,
                    waiting,
                    counties,
                    orders,
                    closeNumber,
                    closedOn);
        }
    }

    private static Row row(ResultSet row, Names names) throws SQLException {
        return new Row(
                new Dated(
                        row.getString("id"),
                        TaskState.valueOf(row.getString("state")),
                        row.getObject("next_due", LocalDate.class)),
                row.getString("ref"),
                row.getString("title"),
                row.getBoolean("failed"),
                names(row.getArray("leads"), names),
                names(row.getArray("waiting"), names),
                row.getInt("counties"),
                row.getInt("orders"),
                row.getString("close_number"),
                row.getObject("closed_on", LocalDate.class));
    }

    private static List<String> names(Array ids, Names names) throws SQLException {
        return List.of((String[]) ids.getArray()).stream().map(names::of).toList();
    }
}
