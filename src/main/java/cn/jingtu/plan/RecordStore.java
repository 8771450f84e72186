package cn.jingtu.plan;

import cn.jingtu.plan.TaskRecord.Action;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows that tell who did what for a plan or a task; they are only added to. */
@Repository
class RecordStore {

    private static final RowMapper<TaskRecord> RECORD = (row, n) -> new TaskRecord(
            row.getString("organisation_id"),
            Action.valueOf(row.getString("action")),
            row.getString("content"),
            row.getString("done_by"),
            row.getObject("done_at", OffsetDateTime.class));

    private final JdbcClient jdbc;

    RecordStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(
            String planId,
            @Nullable String planTaskId,
            @Nullable String organisationId,
            Action action,
            String content,
            String by,
            OffsetDateTime at) {
        jdbc.sql("insert into jingtu.task_record (plan_id, plan_task_id, organisation_id, action, content, done_by,"
                        + " done_at) values (?,?,?,?,?,?,?)")
                .params(planId, planTaskId, organisationId, action.name(), content, by, at)
                .update();
    }

    /** The newest records of a task first. */
    List<TaskRecord> ofTask(String planTaskId, int limit) {
        return jdbc.sql("select * from jingtu.task_record where plan_task_id = ? order by id desc limit ?")
                .params(planTaskId, limit)
                .query(RECORD)
                .list();
    }

    /** The newest records of a plan as a whole (not of its tasks) first. */
    List<TaskRecord> ofPlan(String planId, int limit) {
        return jdbc.sql("select * from jingtu.task_record where plan_id = ? and plan_task_id is null"
                        + " order by id desc limit ?")
                .params(planId, limit)
                .query(RECORD)
                .list();
    }

    boolean hasWorkedOn(String planTaskId, String user) {
        List<String> work = Arrays.stream(Action.values())
                .filter(Action::isWork)
                .map(Enum::name)
                .toList();
        return jdbc.sql("select exists (select 1 from jingtu.task_record where plan_task_id = :task and done_by = :user"
                        + " and action in (:work))")
                .param("task", planTaskId)
                .param("user", user)
                .param("work", work)
                .query(Boolean.class)
                .single();
    }
}
