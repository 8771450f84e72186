package cn.jingtu.plan;

import cn.jingtu.platform.Refusal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the dates of tasks, and of their changes; the rules are in {@link Deadlines}. */
@Repository
class DateStore {

    private static final RowMapper<TaskDeadline> DEADLINE = (row, n) -> new TaskDeadline(
            row.getLong("id"),
            row.getString("plan_task_id"),
            row.getString("item_id"),
            DeadlineType.valueOf(row.getString("type")),
            row.getObject("due", LocalDate.class),
            row.getObject("original_due", LocalDate.class),
            row.getString("description"),
            row.getString("item"),
            Rows.texts(row, "leads"),
            Rows.texts(row, "executors"),
            TaskDeadline.State.valueOf(row.getString("state")),
            row.getString("note"),
            row.getObject("push", Boolean.class),
            Rows.coded(row, "origin", DateOrigin.class),
            Rows.coded(row, "modality", Modality.class),
            row.getBoolean("derived"),
            row.getString("met_by"));

    private final JdbcClient jdbc;

    DateStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static String key(PlanDraft.Item item, PlanDraft.Deadline d) {
        return item.ref() + "|" + d.description();
    }

    void insert(
            String planId,
            String taskId,
            PlanDraft.Item item,
            int position,
            PlanDraft.Deadline d,
            @Nullable LocalDate original) {
        jdbc.sql("""
                        insert into jingtu.task_deadline (plan_task_id, item_id, position, type, due, original_due,
                               description, item, leads, executors, state, push, origin, modality, derived)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                                ?, ?, ?, ?, ?)""")
                .params(
                        taskId,
                        ItemStore.id(planId, item.ref()),
                        position,
                        d.type().name(),
                        d.date(),
                        original,
                        d.description(),
                        item.title(),
                        item.leads().toArray(String[]::new),
                        item.executors().stream().map(PlanDraft.Executor::body).toArray(String[]::new),
                        stateOf(d).name(),
                        d.push(),
                        Rows.name(d.origin()),
                        Rows.name(d.modality()),
                        d.derived())
                .update();
    }

    private static TaskDeadline.State stateOf(PlanDraft.Deadline d) {
        boolean waited = d.date() != null && (d.type() == DeadlineType.DEADLINE || d.type() == DeadlineType.RECURRING);
        return waited ? TaskDeadline.State.OPEN : TaskDeadline.State.INFORMATION;
    }

    void update(long id, PlanDraft.Item item, PlanDraft.Deadline d) {
        jdbc.sql("""
                        update jingtu.task_deadline set type = ?, item = ?, leads = ?, executors = ?, push = ?, origin = ?,
                               modality = ?, derived = ? where id = ?""")
                .params(
                        d.type().name(),
                        item.title(),
                        item.leads().toArray(String[]::new),
                        item.executors().stream().map(PlanDraft.Executor::body).toArray(String[]::new),
                        d.push(),
                        Rows.name(d.origin()),
                        Rows.name(d.modality()),
                        d.derived(),
                        id)
                .update();
    }

    void deleteOfPlan(String planId) {
        jdbc.sql("delete from jingtu.task_deadline"
                        + " where plan_task_id in (select id from jingtu.plan_task where plan_id = ?)")
                .param(planId)
                .update();
    }

    /** First written dates of a plan by {@link #key}. */
    Map<String, LocalDate> originals(String planId) {
        Map<String, LocalDate> dates = new HashMap<>();
        jdbc.sql("""
                        select i.ref, d.description, d.original_due
                          from jingtu.task_deadline d join jingtu.plan_item i on i.id = d.item_id
                         where i.plan_id = ? and d.original_due is not null""")
                .param(planId)
                .query((row, n) ->
                        dates.put(row.getString(1) + "|" + row.getString(2), row.getObject(3, LocalDate.class)))
                .list();
        return dates;
    }

    /** The dates of a plan by item, in the order in which they are written. */
    Map<String, List<TaskDeadline>> written(String planId) {
        return jdbc.sql("""
                        select d.* from jingtu.task_deadline d join jingtu.plan_item i on i.id = d.item_id
                         where i.plan_id = ? order by d.position, d.id""").param(planId).query(DEADLINE).list().stream()
                .collect(Collectors.groupingBy(TaskDeadline::itemId));
    }

    List<TaskDeadline> ofItem(String itemId) {
        return jdbc.sql("select * from jingtu.task_deadline where item_id = ? order by due nulls last, position, id")
                .param(itemId)
                .query(DEADLINE)
                .list();
    }

    List<TaskDeadline> ofTask(String planTaskId) {
        return jdbc.sql(
                        "select * from jingtu.task_deadline where plan_task_id = ? order by due nulls last, position, id")
                .param(planTaskId)
                .query(DEADLINE)
                .list();
    }

    Map<String, List<TaskDeadline>> ofPlan(String planId) {
        return Rows.byTask(
                jdbc,
                "select d.* from jingtu.task_deadline d join jingtu.plan_task t on t.id = d.plan_task_id"
                        + " where t.plan_id = ? order by d.due nulls last, d.position, d.id",
                planId,
                DEADLINE);
    }

    TaskDeadline lock(long id) {
        return jdbc.sql("select * from jingtu.task_deadline where id = ? for no key update")
                .param(id)
                .query(DEADLINE)
                .optional()
                .orElseThrow(() -> Refusal.notFound("找不到这个时限，请刷新后重试。"));
    }

    void setState(long id, TaskDeadline.State state, @Nullable String note) {
        jdbc.sql("update jingtu.task_deadline set state = ?, note = ? where id = ?")
                .params(state.name(), note, id)
                .update();
    }

    /** @param by see {@link TaskDeadline#metBy} */
    void setMet(long id, @Nullable String note, @Nullable String by) {
        jdbc.sql("update jingtu.task_deadline set state = 'MET', note = ?, met_by = ? where id = ?")
                .params(note, by, id)
                .update();
    }

    /** An open date moves. */
    void move(TaskDeadline deadline, LocalDate newDue, String reason, @Nullable String by, OffsetDateTime at) {
        move(deadline, newDue, TaskDeadline.State.OPEN, reason, null, by, at);
    }

    /** A date becomes what the changed plan says; one that nothing waits for stays so wherever it moves. */
    void move(
            TaskDeadline deadline,
            PlanDraft.Deadline wanted,
            String reason,
            @Nullable String documentNumber,
            @Nullable String by,
            OffsetDateTime at) {
        move(deadline, wanted.date(), stateOf(wanted), reason, documentNumber, by, at);
    }

    /** The date moves, the old one stays on record. */
    private void move(
            TaskDeadline deadline,
            @Nullable LocalDate newDue,
            TaskDeadline.State state,
            String reason,
            @Nullable String documentNumber,
            @Nullable String by,
            OffsetDateTime at) {
        jdbc.sql(
                        "insert into jingtu.deadline_change (deadline_id, old_due, new_due, reason, document_number, changed_by,"
                                + " changed_at) values (?,?,?,?,?,?,?)")
                .params(deadline.id(), deadline.due(), newDue, reason, documentNumber, by, at)
                .update();
        jdbc.sql("update jingtu.task_deadline set due = ?, state = ? where id = ?")
                .params(newDue, state.name(), deadline.id())
                .update();
    }
}
