package cn.jingtu.matter;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Drafts of forms, one a task and person: two clerks at the same task don't see each other's half-sentences. */
@Repository
public class FormDrafts {

    private final JdbcClient jdbc;
    private final Clock clock;

    FormDrafts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param content a JSON object, as the form collected it */
    public record Draft(String content, Instant savedAt) {}

    public Optional<Draft> find(String taskId, String userId) {
        return jdbc.sql(
                        "SELECT CAST(content AS text), saved_at FROM jingtu.form_draft WHERE task_id = :task AND user_id = :user")
                .param("task", taskId)
                .param("user", userId)
                .query((row, number) -> new Draft(
                        row.getString("content"), row.getTimestamp("saved_at").toInstant()))
                .optional();
    }

    @Transactional
    public Instant save(String taskId, String userId, String content) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        jdbc.sql("""
                        INSERT INTO jingtu.form_draft (task_id, user_id, content, saved_at)
                        VALUES (:task, :user, CAST(:content AS jsonb), :at)
                        ON CONFLICT (task_id, user_id) DO UPDATE SET content = excluded.content, saved_at = excluded.saved_at""")
                .param("task", taskId)
                .param("user", userId)
                .param("content", content)
                .param("at", Timestamp.from(now))
                .update();
        return now;
    }

    @Transactional
    public void delete(String taskId, String userId) {
        jdbc.sql("DELETE FROM jingtu.form_draft WHERE task_id = :task AND user_id = :user")
                .param("task", taskId)
                .param("user", userId)
                .update();
    }

    @Transactional
    public void deleteAll(String taskId) {
        jdbc.sql("DELETE FROM jingtu.form_draft WHERE task_id = :task")
                .param("task", taskId)
                .update();
    }
}
