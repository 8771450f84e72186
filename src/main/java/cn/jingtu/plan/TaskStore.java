package cn.jingtu.plan;

import cn.jingtu.platform.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
            TaskState.valueOf(row.getString("state")),
            row.getObject("executor_due", LocalDate.class),
            row.getString("close_number"),
            row.getObject("closed_on", LocalDate.class),
            row.getString("state_reason"),
            row.getString("verified_by"));

    private final JdbcClient jdbc;
    private final ItemStore itemStore;
    private final DateStore dateStore;
    private final FigureStore figureStore;

    TaskStore(JdbcClient jdbc, ItemStore itemStore, DateStore dateStore, FigureStore figureStore) {
        this.jdbc = jdbc;
        this.itemStore = itemStore;
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
                                + " executors_inherited, participants_open, state) values (?,?,?,?,?,?,?,?,?,?,?,'DRAFT')")
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
                        task.participantsOpen())
                .update();
        insertParties(taskId, task.leads(), Role.LEAD, PartyState.PLANNING);
        insertParties(taskId, task.participants(), Role.PARTICIPANT, PartyState.INVOLVED);
        insertParties(
                taskId, task.executors() == null ? defaultExecutors : task.executors(), Role.EXECUTOR, PartyState.OPEN);
        PlanTask kept = get(taskId);
        int n = 0;
        for (PlanDraft.Item item : task.items()) {
            itemStore.insert(kept, n++, item, task.leads(), originals);
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
        itemStore.deleteOfPlan(planId);
        jdbc.sql("delete from jingtu.task_party"
                        + " where plan_task_id in (select id from jingtu.plan_task where plan_id = ?)")
                .param(planId)
                .update();
        jdbc.sql("delete from jingtu.plan_task where plan_id = ?").param(planId).update();
    }

    /** The tasks of a plan as they would be written into a plan file. */
    List<PlanDraft.Task> written(String planId) {
        Map<String, List<Party>> parties = partiesOfPlan(planId);
        Map<String, List<PlanDraft.Item>> items = itemStore.written(planId);
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
                            row.getBoolean("participants_open"),
                            row.getBoolean("executors_inherited") ? null : ids(own, Role.EXECUTOR),
                            items.getOrDefault(task.id(), List.of()));
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

    /** It has no verdict and no number of its own. */
    void setEndedByItems(String planTaskId) {
        jdbc.sql("update jingtu.plan_task set ended_by_items = true where id = ?")
                .param(planTaskId)
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
        jdbc.sql("update jingtu.plan_task set section = ?, title = ?, content = ?, lead_mode = ?,"
                        + " participants_open = ?, executors_inherited = ? where id = ?")
                .params(
                        task.section(),
                        task.title(),
                        task.content(),
                        task.leadMode().name(),
                        task.participantsOpen(),
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

    /** Ids of the tasks of a plan that name a county themselves. */
    Set<String> naming(String planId, String county) {
        return Set.copyOf(
                jdbc.sql("""
                        select t.id from jingtu.plan_task t join jingtu.task_party p on p.plan_task_id = t.id
                         where t.plan_id = ? and p.organisation_id = ? and p.role = 'EXECUTOR'
                           and not t.executors_inherited""").params(planId, county).query(String.class).list());
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
