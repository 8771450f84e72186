package cn.jingtu.platform.security;

import cn.jingtu.platform.security.SecurityEvent.Kind;
import cn.jingtu.platform.text.CleanText;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The security log; it is only added to, the database refuses anything else. */
@Repository
public class SecurityLog {

    private static final int WHAT = 500;
    private static final int VALUE = 2000;
    private static final int REASON = 500;

    private final JdbcClient jdbc;
    private final Clock clock;

    SecurityLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Something was done: on record if and only if it takes effect, in the transaction of the one who calls. */
    @Transactional
    public void add(SecurityEvent event) {
        insert(event);
    }

    /** Something was refused or failed: on record whatever becomes of the transaction around it. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void addInAnyCase(SecurityEvent event) {
        insert(event);
        WebCall call = WebCall.current();
        if (call != null && (event.kind() == Kind.REFUSED || event.kind() == Kind.SIGN_IN_FAILED)) {
            call.recorded();
        }
    }

    private void insert(SecurityEvent event) {
        jdbc.sql("""
                        INSERT INTO jingtu.security_log
                            (at, kind, city_id, user_id, address, what, old_value, new_value, reason)
                        VALUES (:at, :kind, :city, :user, :address, :what, :old, :new, :reason)""")
                .param("at", Timestamp.from(clock.instant()))
                .param("kind", event.kind().name())
                .param("city", event.city())
                .param("user", kept(event.user(), 200))
                .param("address", kept(event.address(), 100))
                .param("what", kept(event.what(), WHAT))
                .param("old", kept(event.oldValue(), VALUE))
                .param("new", kept(event.newValue(), VALUE))
                .param("reason", kept(event.reason(), REASON))
                .update();
    }

    /**
     * An entry as it was written.
     *
     * @param id grows with time
     */
    public record Entry(
            long id,
            Instant at,
            Kind kind,
            @Nullable String city,
            @Nullable String user,
            @Nullable String address,
            String what,
            @Nullable String oldValue,
            @Nullable String newValue,
            @Nullable String reason) {}

    /**
     * What to look for; null: whatever it is.
     *
     * @param cities ids of the cities whose entries may be seen; null: all, and what concerns the whole installation
     * @param from first moment
     * @param until the moment after the last
     */
    public record Query(
            @Nullable List<String> cities,
            @Nullable String user,
            @Nullable Kind kind,
            @Nullable Instant from,
            @Nullable Instant until) {}

    /**
     * The newest entries first.
     *
     * @param before only entries older than this one; null: from the newest on
     * @param limit how many at the most
     */
    @Transactional(readOnly = true)
    public List<Entry> find(Query query, @Nullable Long before, int limit) {
        Map<String, Object> values = new HashMap<>();
        values.put("limit", limit);
        List<String> conditions = new ArrayList<>();
        condition(conditions, values, "city_id IN (:cities)", "cities", query.cities());
        condition(conditions, values, "user_id = :user", "user", query.user());
        condition(
                conditions,
                values,
                "kind = :kind",
                "kind",
                query.kind() == null ? null : query.kind().name());
        condition(
                conditions, values, "at >= :from", "from", query.from() == null ? null : Timestamp.from(query.from()));
        condition(
                conditions,
                values,
                "at < :until",
                "until",
                query.until() == null ? null : Timestamp.from(query.until()));
        condition(conditions, values, "id < :before", "before", before);
        String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
        return jdbc.sql("SELECT id, at, kind, city_id, user_id, address, what, old_value, new_value, reason"
                        + " FROM jingtu.security_log" + where + " ORDER BY id DESC LIMIT :limit")
                .params(values)
                .query((row, number) -> new Entry(
                        row.getLong("id"),
                        row.getTimestamp("at").toInstant(),
                        Kind.valueOf(row.getString("kind")),
                        row.getString("city_id"),
                        row.getString("user_id"),
                        row.getString("address"),
                        row.getString("what"),
                        row.getString("old_value"),
                        row.getString("new_value"),
                        row.getString("reason")))
                .list();
    }

    private static void condition(
            List<String> conditions, Map<String, Object> values, String sql, String name, @Nullable Object value) {
        if (value != null) {
            conditions.add(sql);
            values.put(name, value);
        }
    }

    /** What strangers type may be anything: the log takes what the database can hold and loses no entry over it. */
    private static @Nullable String kept(@Nullable String text, int length) {
        if (text == null) {
            return null;
        }
        String clean = text.replaceAll("[\\p{Cc}\\p{Cs}]", " ");
        return CleanText.shorten(clean, length);
    }
}
