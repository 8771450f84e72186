package cn.jingtu.plan;

import cn.jingtu.platform.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The rows of tasks, of the bodies that take part in them and of the verdicts about them; the rules are in
 * {@link PlanTasks}. A row is locked so that others may still refer to it: a record of one task does not wait for the
 * close-out of another.
 */
@Repository
class TaskStore {

    private static final RowMapper<PlanTask> TASK = (row, n) -> new PlanTask(
            row.getString("id"),
            row.getString("plan_id"),
            row.getString("city_id"),
            row.getString("ref"),
            row.getString("section"),
            row.getString("title"),
            row.getString("content"),
            LeadMode.valueOf(row.getString("lead_mode")),
            Rows.texts(row, "duties"),
            TaskState.valueOf(row.getString("state")),
            row.getObject("executor_due", LocalDate.class),
            row.getString("close_number"),
            row.getObject("closed_on", LocalDate.class),
            row.getString("state_reason"),
            row.getString("verified_by"));

    private final JdbcClient jdbc;
    private final DateStore dateStore;
    private final FigureStore figureStore;

    TaskStore(JdbcClient jdbc, DateStore dateStore, FigureStore figureStore) {
        this.jdbc = jdbc;
        this.dateStore = dateStore;
        this.figureStore = figureStore;
    }

    /** @param originals first written dates by {@link DateStore#key}; absent: the date itself */
    String insert(
            String planId,
            String cityId,
            int position,
            PlanDraft.Task task,
            List<String> defaultExecutors,
            Map<String, LocalDate> originals) {
        String taskId = planId + ":" + task.ref();
        jdbc.sql(
                        "insert into jingtu.plan_task (id, plan_id, city_id, position, ref, section, title, content, lead_mode,"
                                + " executors_inherited, duties, state) values (?,?,?,?,?,?,?,?,?,?,?,'DRAFT')")
                .params(
                        taskId,
                        planId,
                        cityId,
                        position,
                        task.ref(),
                        task.section(),
                        task.title(),
                        task.content(),
                        task.leadMode().name(),
                        task.executors() == null,
                        task.duties().toArray(String[]::new))
                .update();
        insertParties(taskId, task.leads(), Role.LEAD, PartyState.PLANNING);
        insertParties(taskId, task.participants(), Role.PARTICIPANT, PartyState.INVOLVED);
        insertParties(
                taskId, task.executors() == null ? defaultExecutors : task.executors(), Role.EXECUTOR, PartyState.OPEN);
        int n = 0;
        for (PlanDraft.Deadline d : task.deadlines()) {
            dateStore.insert(taskId, n++, d, originals.getOrDefault(DateStore.key(task.ref(), d), d.date()));
        }
        n = 0;
        for (PlanDraft.Indicator i : task.indicators()) {
            figureStore.insertIndicator(taskId, n++, i);
        }
        return taskId;
    }

    private void insertParties(String taskId, List<String> organisations, Role role, PartyState state) {
        int position = 0;
        for (String organisation : organisations) {
            insertParty(taskId, position++, organisation, role, state);
        }
    }

    void deleteOfPlan(String planId) {
        dateStore.deleteOfPlan(planId);
        figureStore.deleteOfPlan(planId);
        jdbc.sql("delete from jingtu.task_party"
                        + " where plan_task_id in (select id from jingtu.plan_task where plan_id = ?)")
                .param(planId)
                .update();
        jdbc.sql("delete from jingtu.plan_task where plan_id = ?").param(planId).update();
    }

    /** The tasks of a plan as they would be written into a plan file. */
    List<PlanDraft.Task> written(String planId) {
        Map<String, List<Party>> parties = partiesOfPlan(planId);
        Map<String, List<TaskDeadline>> deadlines = dateStore.written(planId);
        Map<String, List<TaskIndicator>> indicators =
                figureStore.indicatorsOfPlan(planId).stream().collect(Collectors.groupingBy(TaskIndicator::planTaskId));
        return jdbc.sql("select * from jingtu.plan_task where plan_id = ? order by position")
                .param(planId)
                .query((row, n) -> {
                    PlanTask task = TASK.mapRow(row, n);
                    List<Party> own = parties.getOrDefault(task.id(), List.of());
                    return new PlanDraft.Task(
                            task.ref(),
                            task.section(),
                            task.title(),
                            task.content(),
                            task.leadMode(),
                            ids(own, Role.LEAD),
                            ids(own, Role.PARTICIPANT),
                            row.getBoolean("executors_inherited") ? null : ids(own, Role.EXECUTOR),
                            deadlines.getOrDefault(task.id(), List.of()).stream()
                                    .map(TaskDeadline::written)
                                    .toList(),
                            indicators.getOrDefault(task.id(), List.of()).stream()
                                    .map(i -> new PlanDraft.Indicator(
                                            i.name(),
                                            i.operator(),
                                            i.target(),
                                            i.unit(),
                                            i.formula(),
                                            i.item(),
                                            i.leads(),
                                            i.executors()))
                                    .toList(),
                            task.duties());
                })
                .list();
    }

    Optional<PlanTask> find(String planTaskId) {
        return jdbc.sql("select * from jingtu.plan_task where id = ?")
                .param(planTaskId)
                .query(TASK)
                .optional();
    }

    PlanTask get(String planTaskId) {
        return find(planTaskId).orElseThrow(() -> Refusal.notFound("找不到任务“" + planTaskId + "”，请刷新后重试。"));
    }

    /** The task, kept from being changed by anybody else until this transaction ends. */
    PlanTask lock(String planTaskId) {
        return jdbc.sql("select * from jingtu.plan_task where id = ? for no key update")
                .param(planTaskId)
                .query(TASK)
                .optional()
                .orElseThrow(() -> Refusal.notFound("找不到任务“" + planTaskId + "”，请刷新后重试。"));
    }

    LoadedTask load(String planTaskId) {
        return new LoadedTask(get(planTaskId), parties(planTaskId));
    }

    /** The task as {@link #lock} gives it, with its parties as they are once it is locked. */
    LoadedTask loadLocked(String planTaskId) {
        return new LoadedTask(lock(planTaskId), parties(planTaskId));
    }

    List<PlanTask> ofPlan(String planId) {
        return jdbc.sql("select * from jingtu.plan_task where plan_id = ? order by position")
                .param(planId)
                .query(TASK)
                .list();
    }

    void setState(String planTaskId, TaskState state, @Nullable String reason) {
        jdbc.sql("update jingtu.plan_task set state = ?, state_reason = ? where id = ?")
                .params(state.name(), reason, planTaskId)
                .update();
    }

    void setExecutorDue(String planTaskId, @Nullable LocalDate due) {
        jdbc.sql("update jingtu.plan_task set executor_due = ? where id = ?")
                .params(due, planTaskId)
                .update();
    }

    /** @param by whose verdict it passed with; null: it has to be verified again */
    void setVerified(String planTaskId, @Nullable String by) {
        jdbc.sql("update jingtu.plan_task set verified_by = ? where id = ?")
                .params(by, planTaskId)
                .update();
    }

    void setClosed(String planTaskId, String number, LocalDate on) {
        jdbc.sql("update jingtu.plan_task set state = 'CLOSED', close_number = ?, closed_on = ? where id = ?")
                .params(number, on, planTaskId)
                .update();
    }

    /** How many tasks of the plan carry a close-out number already; call with the plan locked. */
    int closedCount(String planId) {
        return jdbc.sql("select count(*) from jingtu.plan_task where plan_id = ? and close_number is not null")
                .param(planId)
                .query(Integer.class)
                .single();
    }

    void updateText(String planTaskId, PlanDraft.Task task) {
        jdbc.sql("update jingtu.plan_task set section = ?, title = ?, content = ?, lead_mode = ?, duties = ?,"
                        + " executors_inherited = ? where id = ?")
                .params(
                        task.section(),
                        task.title(),
                        task.content(),
                        task.leadMode().name(),
                        task.duties().toArray(String[]::new),
                        task.executors() == null,
                        planTaskId)
                .update();
    }

    // ---- parties

    List<Party> parties(String planTaskId) {
        return jdbc.sql("select * from jingtu.task_party where plan_task_id = ? order by role, position")
                .param(planTaskId)
                .query((row, n) -> party(row))
                .list();
    }

    Map<String, List<Party>> partiesOfPlan(String planId) {
        return Rows.byTask(
                jdbc,
                "select p.* from jingtu.task_party p join jingtu.plan_task t on t.id = p.plan_task_id"
                        + " where t.plan_id = ? order by p.role, p.position",
                planId,
                (row, n) -> party(row));
    }

    void insertParty(String planTaskId, int position, String organisationId, Role role, PartyState state) {
        jdbc.sql("insert into jingtu.task_party (plan_task_id, organisation_id, role, position, state)"
                        + " values (?,?,?,?,?)")
                .params(planTaskId, organisationId, role.name(), position, state.name())
                .update();
    }

    void deleteParty(String planTaskId, String organisationId, Role role) {
        jdbc.sql("delete from jingtu.task_party where plan_task_id = ? and organisation_id = ? and role = ?")
                .params(planTaskId, organisationId, role.name())
                .update();
    }

    void setPartyState(String planTaskId, String organisationId, Role role, PartyState state, @Nullable String reason) {
        jdbc.sql("update jingtu.task_party set state = ?, reason = ?"
                        + " where plan_task_id = ? and organisation_id = ? and role = ?")
                .params(state.name(), reason, planTaskId, organisationId, role.name())
                .update();
    }

    private static Party party(ResultSet row) throws SQLException {
        return new Party(
                row.getString("organisation_id"),
                Role.valueOf(row.getString("role")),
                PartyState.valueOf(row.getString("state")),
                row.getString("reason"));
    }

    private static List<String> ids(List<Party> parties, Role role) {
        return parties.stream()
                .filter(p -> p.role() == role)
                .map(Party::organisationId)
                .toList();
    }

    // ---- verdicts

    void insertVerdict(String planTaskId, Verdict verdict, String by, OffsetDateTime at) {
        jdbc.sql("insert into jingtu.task_verdict (plan_task_id, outcome, return_to, remark, given_by, given_at)"
                        + " values (?,?,?,?,?,?)")
                .params(
                        planTaskId,
                        verdict.outcome().name(),
                        verdict.returnTo().toArray(String[]::new),
                        verdict.remark(),
                        by,
                        at)
                .update();
    }

    Verdict.Given latestVerdict(String planTaskId) {
        return jdbc.sql("select * from jingtu.task_verdict where plan_task_id = ? order by id desc limit 1")
                .param(planTaskId)
                .query((row, n) -> new Verdict.Given(
                        row.getLong("id"),
                        new Verdict(
                                Verdict.Outcome.valueOf(row.getString("outcome")),
                                Rows.texts(row, "return_to"),
                                row.getString("remark")),
                        row.getString("given_by"),
                        row.getBoolean("settled")))
                .optional()
                .orElseThrow(() -> Refusal.conflict("本任务还没有核查意见，请先核查。"));
    }

    void setVerdictSettled(long id) {
        jdbc.sql("update jingtu.task_verdict set settled = true where id = ?")
                .param(id)
                .update();
    }
}
