package cn.jingtu.plan;

import cn.jingtu.platform.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
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

    private static final RowMapper<TaskDeadline> DEADLINE = (row, n) -> new TaskDeadline(
            row.getLong("id"),
            row.getString("plan_task_id"),
            DeadlineType.valueOf(row.getString("type")),
            row.getObject("due", LocalDate.class),
            row.getObject("original_due", LocalDate.class),
            row.getString("description"),
            row.getString("item"),
            Rows.texts(row, "leads"),
            Rows.texts(row, "executors"),
            TaskDeadline.State.valueOf(row.getString("state")),
            row.getString("note"),
            row.getObject("reminded_at", OffsetDateTime.class),
            row.getObject("supervised_at", OffsetDateTime.class),
            row.getInt("supervisions"),
            row.getObject("push", Boolean.class),
            row.getString("met_by"));

    private static final RowMapper<Extension> EXTENSION = (row, n) -> new Extension(
            row.getString("id"),
            row.getString("plan_task_id"),
            row.getLong("deadline_id"),
            row.getString("organisation_id"),
            row.getObject("requested_due", LocalDate.class),
            row.getString("reason"),
            Extension.State.valueOf(row.getString("state")),
            row.getString("requested_by"),
            row.getObject("requested_at", OffsetDateTime.class),
            row.getString("remark"),
            row.getObject("settled_at", OffsetDateTime.class));

    private final JdbcClient jdbc;
    private final FigureStore figureStore;

    PlanStore(JdbcClient jdbc, FigureStore figureStore) {
        this.jdbc = jdbc;
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

    /** @param originals first written dates by {@link #dateKey}; absent: the date itself */
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
            insertDeadline(taskId, n++, d, originals.getOrDefault(dateKey(task.ref(), d), d.date()));
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

    static String dateKey(String taskRef, PlanDraft.Deadline d) {
        return taskRef + "|" + d.item() + "|" + d.description();
    }

    void insertDeadline(String taskId, int position, PlanDraft.Deadline d, @Nullable LocalDate original) {
        jdbc.sql("insert into jingtu.task_deadline (plan_task_id, position, type, due, original_due, description, item,"
                        + " leads, executors, state, push) values (?,?,?,?,?,?,?,?,?,?,?)")
                .params(
                        taskId,
                        position,
                        d.type().name(),
                        d.date(),
                        original,
                        d.description(),
                        d.item(),
                        d.leads().toArray(String[]::new),
                        d.executors().toArray(String[]::new),
                        stateOf(d).name(),
                        d.push())
                .update();
    }

    private static TaskDeadline.State stateOf(PlanDraft.Deadline d) {
        boolean waited = d.date() != null && (d.type() == DeadlineType.DEADLINE || d.type() == DeadlineType.RECURRING);
        return waited ? TaskDeadline.State.OPEN : TaskDeadline.State.INFORMATION;
    }

    void updateDeadline(long id, PlanDraft.Deadline d) {
        jdbc.sql("update jingtu.task_deadline set type = ?, leads = ?, executors = ?, push = ? where id = ?")
                .params(
                        d.type().name(),
                        d.leads().toArray(String[]::new),
                        d.executors().toArray(String[]::new),
                        d.push(),
                        id)
                .update();
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
        deleteDeadlines(planId);
        figureStore.deleteOfPlan(planId);
        jdbc.sql("delete from jingtu.task_party"
                        + " where plan_task_id in (select id from jingtu.plan_task where plan_id = ?)")
                .param(planId)
                .update();
        jdbc.sql("delete from jingtu.plan_task where plan_id = ?").param(planId).update();
    }

    void deleteDeadlines(String planId) {
        jdbc.sql("delete from jingtu.task_deadline"
                        + " where plan_task_id in (select id from jingtu.plan_task where plan_id = ?)")
                .param(planId)
                .update();
    }

    /** First written dates of a plan by {@link #dateKey}. */
    Map<String, LocalDate> originalDates(String planId) {
        Map<String, LocalDate> dates = new HashMap<>();
        jdbc.sql("select t.ref, d.item, d.description, d.original_due from jingtu.task_deadline d"
                        + " join jingtu.plan_task t on t.id = d.plan_task_id"
                        + " where t.plan_id = ? and d.original_due is not null")
                .param(planId)
                .query((row, n) -> dates.put(
                        row.getString(1) + "|" + row.getString(2) + "|" + row.getString(3),
                        row.getObject(4, LocalDate.class)))
                .list();
        return dates;
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
        Map<String, List<TaskDeadline>> deadlines = writtenDeadlines(planId);
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

    /** The dates of a plan by task, in the order in which they are written. */
    Map<String, List<TaskDeadline>> writtenDeadlines(String planId) {
        return Rows.byTask(
                jdbc,
                "select d.* from jingtu.task_deadline d join jingtu.plan_task t on t.id = d.plan_task_id"
                        + " where t.plan_id = ? order by d.position, d.id",
                planId,
                DEADLINE);
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

    // ---- dates

    List<TaskDeadline> deadlines(String planTaskId) {
        return jdbc.sql(
                        "select * from jingtu.task_deadline where plan_task_id = ? order by due nulls last, position, id")
                .param(planTaskId)
                .query(DEADLINE)
                .list();
    }

    Map<String, List<TaskDeadline>> deadlinesOfPlan(String planId) {
        return Rows.byTask(
                jdbc,
                "select d.* from jingtu.task_deadline d join jingtu.plan_task t on t.id = d.plan_task_id"
                        + " where t.plan_id = ? order by d.due nulls last, d.position, d.id",
                planId,
                DEADLINE);
    }

    TaskDeadline lockDeadline(long id) {
        return jdbc.sql("select * from jingtu.task_deadline where id = ? for no key update")
                .param(id)
                .query(DEADLINE)
                .optional()
                .orElseThrow(() -> Refusal.notFound("找不到这个时限，请刷新后重试。"));
    }

    void setDeadlineState(long id, TaskDeadline.State state, @Nullable String note) {
        jdbc.sql("update jingtu.task_deadline set state = ?, note = ? where id = ?")
                .params(state.name(), note, id)
                .update();
    }

    /** @param by see {@link TaskDeadline#metBy} */
    void setDeadlineMet(long id, @Nullable String note, @Nullable String by) {
        jdbc.sql("update jingtu.task_deadline set state = 'MET', note = ?, met_by = ? where id = ?")
                .params(note, by, id)
                .update();
    }

    void markReminded(long id, OffsetDateTime at) {
        jdbc.sql("update jingtu.task_deadline set reminded_at = ? where id = ?")
                .params(at, id)
                .update();
    }

    void markSupervised(long id, OffsetDateTime at) {
        jdbc.sql("update jingtu.task_deadline set supervised_at = ?, supervisions = supervisions + 1 where id = ?")
                .params(at, id)
                .update();
    }

    /** An open date moves. */
    void moveDeadline(TaskDeadline deadline, LocalDate newDue, String reason, String by, OffsetDateTime at) {
        moveDeadline(deadline, newDue, TaskDeadline.State.OPEN, reason, null, by, at);
    }

    /** A date becomes what the changed plan says; one that nothing waits for stays so wherever it moves. */
    void moveDeadline(
            TaskDeadline deadline,
            PlanDraft.Deadline wanted,
            String reason,
            @Nullable String documentNumber,
            String by,
            OffsetDateTime at) {
        moveDeadline(deadline, wanted.date(), stateOf(wanted), reason, documentNumber, by, at);
    }

    /** The date moves, the old one stays on record, and reminding starts anew. */
    private void moveDeadline(
            TaskDeadline deadline,
            @Nullable LocalDate newDue,
            TaskDeadline.State state,
            String reason,
            @Nullable String documentNumber,
            String by,
            OffsetDateTime at) {
        jdbc.sql(
                        "insert into jingtu.deadline_change (deadline_id, old_due, new_due, reason, document_number, changed_by,"
                                + " changed_at) values (?,?,?,?,?,?,?)")
                .params(deadline.id(), deadline.due(), newDue, reason, documentNumber, by, at)
                .update();
        jdbc.sql("update jingtu.task_deadline set due = ?, state = ?, reminded_at = null, supervised_at = null"
                        + " where id = ?")
                .params(newDue, state.name(), deadline.id())
                .update();
    }

    // ---- extensions

    void insertExtension(Extension e) {
        jdbc.sql("insert into jingtu.deadline_extension (id, plan_task_id, deadline_id, organisation_id, requested_due,"
                        + " reason, state, requested_by, requested_at) values (?,?,?,?,?,?,?,?,?)")
                .params(
                        e.id(),
                        e.planTaskId(),
                        e.deadlineId(),
                        e.organisationId(),
                        e.requestedDue(),
                        e.reason(),
                        e.state().name(),
                        e.requestedBy(),
                        e.requestedAt())
                .update();
    }

    Optional<Extension> findExtension(String id) {
        return jdbc.sql("select * from jingtu.deadline_extension where id = ?")
                .param(id)
                .query(EXTENSION)
                .optional();
    }

    /** The request, kept from being changed by anybody else until this transaction ends. */
    Extension lockExtension(String id) {
        return jdbc.sql("select * from jingtu.deadline_extension where id = ? for no key update")
                .param(id)
                .query(EXTENSION)
                .optional()
                .orElseThrow(() -> Refusal.notFound("找不到这份延期申请，请刷新后重试。"));
    }

    void setExtensionSettled(String id, OffsetDateTime at) {
        jdbc.sql("update jingtu.deadline_extension set settled_at = ? where id = ?")
                .params(at, id)
                .update();
    }

    boolean extensionPending(long deadlineId) {
        return jdbc.sql("select exists (select 1 from jingtu.deadline_extension where deadline_id = ?"
                        + " and state = 'REQUESTED')")
                .param(deadlineId)
                .query(Boolean.class)
                .single();
    }

    void decideExtension(String id, Extension.State state, String by, OffsetDateTime at, @Nullable String remark) {
        jdbc.sql("update jingtu.deadline_extension set state = ?, decided_by = ?, decided_at = ?, remark = ?"
                        + " where id = ?")
                .params(state.name(), by, at, remark, id)
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

    // ---- supervision orders

    void insertOrder(String planTaskId, long deadlineId, List<String> owedBy, OffsetDateTime at) {
        jdbc.sql("insert into jingtu.supervision_order (plan_task_id, deadline_id, owed_by, given_at) values (?,?,?,?)")
                .params(planTaskId, deadlineId, owedBy.toArray(String[]::new), at)
                .update();
    }

    /** How many orders on a task await the answer of each body. */
    Map<String, Integer> ordersToAnswer(String planTaskId) {
        return jdbc
                .sql("""
                        select body, count(*) from jingtu.supervision_order, unnest(owed_by) as body
                         where plan_task_id = ? and not body = any (answered_by) group by body""")
                .param(planTaskId)
                .query((row, n) -> Map.entry(row.getString(1), row.getInt(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Whether an order about a date still awaits the answer of a body. */
    boolean owesAnswer(long deadlineId, String organisationId) {
        return jdbc.sql("""
                        select exists (select 1 from jingtu.supervision_order
                                        where deadline_id = :deadline and :body = any (owed_by)
                                          and not :body = any (answered_by))""")
                .param("deadline", deadlineId)
                .param("body", organisationId)
                .query(Boolean.class)
                .single();
    }

    /** Marks the oldest order of a task that awaits the answer of a body; false if there is none. */
    boolean answerOrder(String planTaskId, String organisationId) {
        return jdbc.sql("""
                                update jingtu.supervision_order set answered_by = answered_by || :body::text
                                 where id = (select id from jingtu.supervision_order
                                              where plan_task_id = :task and :body = any (owed_by)
                                                and not :body = any (answered_by)
                                              order by id limit 1)""")
                        .param("task", planTaskId)
                        .param("body", organisationId)
                        .update()
                == 1;
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
