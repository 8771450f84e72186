package cn.jingtu.plan;

import cn.jingtu.platform.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The rows of plans and tasks, read and written whole; the rules are in {@link Plans} and {@link PlanTasks}. A row is
 * locked so that others may still refer to it: a record of one task does not wait for the close-out of another.
 */
@Repository
class PlanStore {

    private static final RowMapper<Plan> PLAN = (row, n) -> new Plan(
            row.getString("id"),
            row.getString("city_id"),
            row.getInt("year"),
            row.getString("title"),
            row.getString("document_number"),
            row.getString("issuer"),
            row.getObject("issue_date", LocalDate.class),
            PlanState.valueOf(row.getString("state")),
            row.getObject("rehearsal_of", Integer.class),
            row.getInt("revision"),
            row.getString("prepared_by"),
            row.getString("signed_by"),
            row.getString("accounted_by"));

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

    PlanStore(JdbcClient jdbc, DateStore dateStore, FigureStore figureStore) {
        this.jdbc = jdbc;
        this.dateStore = dateStore;
        this.figureStore = figureStore;
    }

    // ---- plans

    Optional<Plan> find(String planId) {
        return jdbc.sql("select * from jingtu.plan where id = ?")
                .param(planId)
                .query(PLAN)
                .optional();
    }

    Plan get(String planId) {
        return find(planId).orElseThrow(() -> Refusal.notFound("找不到计划“" + planId + "”，可能已被撤回，请刷新后重试。"));
    }

    /** The plan, kept from being changed by anybody else until this transaction ends. */
    Plan lock(String planId) {
        return jdbc.sql("select * from jingtu.plan where id = ? for no key update")
                .param(planId)
                .query(PLAN)
                .optional()
                .orElseThrow(() -> Refusal.notFound("找不到计划“" + planId + "”，可能已被撤回，请刷新后重试。"));
    }

    List<Plan> ofCity(String cityId, Collection<PlanState> states) {
        return jdbc.sql("select * from jingtu.plan where city_id = :city and state in (:states)"
                        + " order by year desc, id limit 200")
                .param("city", cityId)
                .param("states", states.stream().map(Enum::name).toList())
                .query(PLAN)
                .list();
    }

    void insert(Plan plan, OffsetDateTime at) {
        jdbc.sql("insert into jingtu.plan (id, city_id, year, title, document_number, issuer, issue_date, state,"
                        + " rehearsal_of, created_at) values (?,?,?,?,?,?,?,?,?,?)")
                .params(
                        plan.id(),
                        plan.cityId(),
                        plan.year(),
                        plan.title(),
                        plan.documentNumber(),
                        plan.issuer(),
                        plan.issueDate(),
                        plan.state().name(),
                        plan.rehearsalOf(),
                        at)
                .update();
    }

    /** A plan that is prepared anew has to be signed anew. */
    void updateHead(Plan plan) {
        jdbc.sql("update jingtu.plan set title = ?, document_number = ?, issuer = ?, issue_date = ?, prepared_by = ?,"
                        + " signed_by = null, signed_at = null, revision = revision + 1 where id = ?")
                .params(
                        plan.title(),
                        plan.documentNumber(),
                        plan.issuer(),
                        plan.issueDate(),
                        plan.preparedBy(),
                        plan.id())
                .update();
    }

    void setState(String planId, PlanState state) {
        jdbc.sql("update jingtu.plan set state = ?, revision = revision + 1 where id = ?")
                .params(state.name(), planId)
                .update();
    }

    void setSigned(String planId, String user, OffsetDateTime at) {
        jdbc.sql("update jingtu.plan set signed_by = ?, signed_at = ? where id = ?")
                .params(user, at, planId)
                .update();
    }

    void setAccounted(String planId, String user) {
        jdbc.sql("update jingtu.plan set accounted_by = ? where id = ?")
                .params(user, planId)
                .update();
    }

    void setEnded(String planId, String how, OffsetDateTime at) {
        jdbc.sql("update jingtu.plan set summary = ?, ended_at = ? where id = ?")
                .params(how, at, planId)
                .update();
    }

    // ---- the content of a plan

    /** Goals, requirements and tasks with their dates; for a plan that is not issued yet. */
    void insertContent(
            String planId, PlanDraft draft, List<String> defaultExecutors, Map<String, LocalDate> originals) {
        int position = 0;
        for (PlanDraft.Goal goal : draft.goals()) {
            PlanDraft.Indicator i = goal.indicator();
            jdbc.sql("insert into jingtu.plan_goal (plan_id, position, ref, title, name, operator, target, unit,"
                            + " formula, due, sources) values (?,?,?,?,?,?,?,?,?,?,?)")
                    .params(
                            planId,
                            position++,
                            goal.ref(),
                            goal.title(),
                            i.name(),
                            i.operator().name(),
                            i.target(),
                            i.unit(),
                            i.formula(),
                            goal.date(),
                            goal.sources().toArray(String[]::new))
                    .update();
        }
        position = 0;
        for (PlanDraft.Requirement r : draft.requirements()) {
            jdbc.sql("insert into jingtu.plan_requirement (plan_id, position, ref, title, content, bodies)"
                            + " values (?,?,?,?,?,?)")
                    .params(
                            planId,
                            position++,
                            r.ref(),
                            r.title(),
                            r.content(),
                            r.bodies().toArray(String[]::new))
                    .update();
        }
        position = 0;
        for (PlanDraft.Task task : draft.tasks()) {
            insertTask(planId, draft.city(), position++, task, defaultExecutors, originals);
        }
    }

    /** @param originals first written dates by {@link DateStore#key}; absent: the date itself */
    String insertTask(
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

    void deleteContent(String planId) {
        deleteTasks(planId);
        for (String table : List.of("plan_goal", "plan_requirement")) {
            jdbc.sql("delete from jingtu." + table + " where plan_id = ?")
                    .param(planId)
                    .update();
        }
    }

    void deleteTasks(String planId) {
        dateStore.deleteOfPlan(planId);
        figureStore.deleteOfPlan(planId);
        jdbc.sql("delete from jingtu.task_party"
                        + " where plan_task_id in (select id from jingtu.plan_task where plan_id = ?)")
                .param(planId)
                .update();
        jdbc.sql("delete from jingtu.plan_task where plan_id = ?").param(planId).update();
    }

    /** The plan as it would be written into a plan file. */
    PlanDraft draft(Plan plan) {
        List<PlanDraft.Goal> goals = jdbc.sql("select * from jingtu.plan_goal where plan_id = ? order by position")
                .param(plan.id())
                .query((row, n) -> new PlanDraft.Goal(
                        row.getString("ref"),
                        row.getString("title"),
                        new PlanDraft.Indicator(
                                row.getString("name"),
                                Operator.valueOf(row.getString("operator")),
                                row.getString("target"),
                                row.getString("unit"),
                                row.getString("formula"),
                                null,
                                List.of(),
                                List.of()),
                        row.getObject("due", LocalDate.class),
                        Rows.texts(row, "sources")))
                .list();
        List<PlanDraft.Requirement> requirements = jdbc.sql(
                        "select * from jingtu.plan_requirement where plan_id = ? order by position")
                .param(plan.id())
                .query((row, n) -> new PlanDraft.Requirement(
                        row.getString("ref"),
                        row.getString("title"),
                        row.getString("content"),
                        Rows.texts(row, "bodies")))
                .list();
        return new PlanDraft(
                plan.cityId(),
                plan.year(),
                plan.title(),
                plan.documentNumber(),
                plan.issuer(),
                plan.issueDate(),
                goals,
                writtenTasks(plan.id()),
                requirements);
    }

    /** The tasks of a plan as they would be written into a plan file. */
    List<PlanDraft.Task> writtenTasks(String planId) {
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

    // ---- tasks

    Optional<PlanTask> findTask(String planTaskId) {
        return jdbc.sql("select * from jingtu.plan_task where id = ?")
                .param(planTaskId)
                .query(TASK)
                .optional();
    }

    PlanTask task(String planTaskId) {
        return findTask(planTaskId).orElseThrow(() -> Refusal.notFound("找不到任务“" + planTaskId + "”，请刷新后重试。"));
    }

    /** The task, kept from being changed by anybody else until this transaction ends. */
    PlanTask lockTask(String planTaskId) {
        return jdbc.sql("select * from jingtu.plan_task where id = ? for no key update")
                .param(planTaskId)
                .query(TASK)
                .optional()
                .orElseThrow(() -> Refusal.notFound("找不到任务“" + planTaskId + "”，请刷新后重试。"));
    }

    List<PlanTask> tasks(String planId) {
        return jdbc.sql("select * from jingtu.plan_task where plan_id = ? order by position")
                .param(planId)
                .query(TASK)
                .list();
    }

    void setTaskState(String planTaskId, TaskState state, @Nullable String reason) {
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

    void updateTaskText(String planTaskId, PlanDraft.Task task) {
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

    // ---- records

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
}
