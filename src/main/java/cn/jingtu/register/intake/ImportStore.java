package cn.jingtu.register.intake;

import cn.jingtu.platform.Columns;
import cn.jingtu.platform.Refusal;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The rows of imports and of their rows. */
@Repository
class ImportStore {

    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<List<Problem>> PROBLEMS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    ImportStore(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    void insert(RegisterImport one, List<ImportRow> rows) {
        jdbc.sql("""
            INSERT INTO jingtu.register_import
                   (id, city_id, kind, person, file_name, sha256, uploaded_at, state, heads, columns, rows)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, CAST(? AS jsonb), CAST(? AS jsonb), ?)\
            """)
                .params(
                        one.id(),
                        one.city(),
                        one.kind(),
                        one.person(),
                        one.fileName(),
                        one.sha256(),
                        OffsetDateTime.now(clock),
                        one.state().name(),
                        text(one.heads()),
                        text(one.columns()),
                        one.rows())
                .update();
        jdbc.sql("""
            INSERT INTO jingtu.register_import_row (import, line, cells)
            SELECT ?, line, cells FROM unnest(CAST(? AS integer[]), CAST(? AS jsonb[])) AS n (line, cells)\
            """)
                .params(
                        one.id(),
                        Columns.of(rows, row -> String.valueOf(row.line())),
                        Columns.of(rows, row -> text(row.cells())))
                .update();
    }

    Optional<RegisterImport> find(String id, String person) {
        return jdbc.sql("SELECT * FROM jingtu.register_import WHERE id = ? AND person = ?")
                .params(id, person)
                .query(this::read)
                .optional();
    }

    /** Those of a person that are neither kept nor cancelled, newest first. */
    List<RegisterImport> open(String person, String city) {
        return jdbc.sql("""
            SELECT * FROM jingtu.register_import
             WHERE person = ? AND city_id = ? AND ended_at IS NULL ORDER BY uploaded_at DESC LIMIT 20\
            """).params(person, city).query(this::read).list();
    }

    /** Of several that work at one import at once, one does. Until the end of the transaction. */
    boolean lock(String id) {
        return jdbc.sql("SELECT pg_try_advisory_xact_lock(hashtextextended('register-import:' || ?, 0))")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    List<ImportRow> rows(String id) {
        return jdbc.sql("SELECT line, cells, problems FROM jingtu.register_import_row WHERE import = ? ORDER BY line")
                .param(id)
                .query(this::row)
                .list();
    }

    /** @param only rows with errors (true), with doubts alone (false), or all (null) */
    List<ImportRow> page(String id, @Nullable Boolean only, int offset, int size) {
        return jdbc.sql("SELECT line, cells, problems FROM jingtu.register_import_row WHERE import = ? AND "
                        + (only == null ? "true" : only ? "wrong" : "NOT wrong AND problems <> '[]'")
                        + " ORDER BY line LIMIT ? OFFSET ?")
                .params(id, size, offset)
                .query(this::row)
                .list();
    }

    /** Writes down what the check found. */
    void checked(String id, List<String> columns, List<ImportRow> rows) {
        jdbc.sql("""
            UPDATE jingtu.register_import_row r SET problems = n.problems, wrong = n.wrong
              FROM unnest(CAST(? AS integer[]), CAST(? AS jsonb[]), CAST(? AS boolean[])) AS n (line, problems, wrong)
             WHERE r.import = ? AND r.line = n.line AND (r.problems, r.wrong) IS DISTINCT FROM (n.problems, n.wrong)\
            """)
                .params(
                        Columns.of(rows, row -> String.valueOf(row.line())),
                        Columns.of(rows, row -> text(row.problems())),
                        Columns.of(rows, row -> String.valueOf(row.isWrong())),
                        id)
                .update();
        long wrong = rows.stream().filter(ImportRow::isWrong).count();
        long doubtful = rows.stream()
                .filter(row -> !row.isWrong() && !row.problems().isEmpty())
                .count();
        jdbc.sql("""
            UPDATE jingtu.register_import
               SET state = 'CHECKED', columns = CAST(? AS jsonb), wrong = ?, doubtful = ?, at_work = NULL
             WHERE id = ?\
            """).params(text(columns), wrong, doubtful, id).update();
    }

    /** @param entries ids of what became of the rows, by line */
    void kept(String id, Map<Integer, String> entries) {
        jdbc.sql("""
            UPDATE jingtu.register_import_row r SET entry = n.entry, cells = '[]'
              FROM unnest(CAST(? AS integer[]), CAST(? AS text[])) AS n (line, entry)
             WHERE r.import = ? AND r.line = n.line\
            """)
                .params(
                        entries.keySet().stream().map(String::valueOf).toArray(String[]::new),
                        entries.values().toArray(String[]::new),
                        id)
                .update();
        end(id, RegisterImport.State.KEPT);
    }

    void cancelled(String id) {
        jdbc.sql("DELETE FROM jingtu.register_import_row WHERE import = ?")
                .param(id)
                .update();
        end(id, RegisterImport.State.CANCELLED);
    }

    private void end(String id, RegisterImport.State state) {
        int ended = jdbc.sql("""
            UPDATE jingtu.register_import SET state = ?, ended_at = ?, at_work = NULL
             WHERE id = ? AND ended_at IS NULL\
            """)
                .params(state.name(), OffsetDateTime.now(clock), id)
                .update();
        if (ended == 0) {
            throw Refusal.conflict("这次导入已经结束（已导入或者已取消），请刷新页面查看。");
        }
    }

    /** Ids of the entries that it made, in the order of the rows. */
    List<String> made(String id, int offset, int size) {
        return jdbc.sql("""
            SELECT entry FROM jingtu.register_import_row
             WHERE import = ? AND entry IS NOT NULL ORDER BY line LIMIT ? OFFSET ?\
            """).params(id, size, offset).query(String.class).list();
    }

    /**
     * Tells everybody at once how far it has come, whatever becomes of the transaction that does it.
     *
     * @return whether it is to go on; false: it was cancelled meanwhile
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public boolean progress(String id, int done) {
        return jdbc.sql("UPDATE jingtu.register_import SET done = ?, at_work = ? WHERE id = ? AND ended_at IS NULL")
                        .params(done, OffsetDateTime.now(clock), id)
                        .update()
                == 1;
    }

    /** The same when it goes on no more. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void stopped(String id) {
        jdbc.sql("UPDATE jingtu.register_import SET at_work = NULL WHERE id = ?")
                .param(id)
                .update();
    }

    private ImportRow row(ResultSet row, int n) throws SQLException {
        return new ImportRow(
                row.getInt("line"), parsed(row.getString("cells"), TEXTS), parsed(row.getString("problems"), PROBLEMS));
    }

    private RegisterImport read(ResultSet row, int n) throws SQLException {
        Timestamp atWork = row.getTimestamp("at_work");
        return new RegisterImport(
                row.getString("id"),
                row.getString("city_id"),
                row.getString("kind"),
                row.getString("person"),
                row.getString("file_name"),
                row.getString("sha256"),
                row.getTimestamp("uploaded_at").toInstant(),
                RegisterImport.State.valueOf(row.getString("state")),
                parsed(row.getString("heads"), TEXTS),
                parsed(row.getString("columns"), TEXTS),
                row.getInt("rows"),
                row.getInt("wrong"),
                row.getInt("doubtful"),
                row.getInt("done"),
                atWork == null ? null : atWork.toInstant());
    }

    private <T> T parsed(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
