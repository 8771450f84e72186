package cn.jingtu.matter;

import cn.jingtu.platform.People.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The record of how tasks changed hands; it is only added to, the database refuses anything else. */
@Repository
public class Handovers {

    private static final int SHOWN = 60;

    private final JdbcClient jdbc;

    Handovers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the transaction of the one who calls, however many at once. */
    @Transactional
    public void add(List<Handover> handovers) {
        if (handovers.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        INSERT INTO jingtu.handover
                               (at, kind, city_id, business_key, task_id, task_name, group_id, done_by, done_by_name,
                                from_user, from_name, to_user, to_name, reason)
                        SELECT * FROM unnest(CAST(? AS timestamptz[]), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        column(handovers, h -> h.at().toString()),
                        column(handovers, h -> h.kind().name()),
                        column(handovers, Handover::cityId),
                        column(handovers, Handover::businessKey),
                        column(handovers, Handover::taskId),
                        column(handovers, Handover::taskName),
                        column(handovers, Handover::groupId),
                        column(handovers, h -> id(h.by())),
                        column(handovers, h -> h.by() == null ? "系统" : h.by().name()),
                        column(handovers, h -> id(h.from())),
                        column(handovers, h -> name(h.from())),
                        column(handovers, h -> id(h.to())),
                        column(handovers, h -> name(h.to())),
                        column(handovers, Handover::reason))
                .update();
    }

    /** The last of a matter, newest first. */
    public List<Handover> about(String cityId, String businessKey) {
        return jdbc.sql("SELECT * FROM jingtu.handover WHERE city_id = ? AND business_key = ? ORDER BY id DESC LIMIT ?")
                .params(cityId, businessKey, SHOWN)
                .query(Handovers::read)
                .list();
    }

    /** The last of a matter of those tasks that were given to one of these groups, newest first. */
    public List<Handover> about(String cityId, String businessKey, Collection<String> groupIds) {
        return jdbc.sql("""
                        SELECT * FROM jingtu.handover
                         WHERE city_id = ? AND business_key = ? AND group_id = ANY(?) ORDER BY id DESC LIMIT ?""")
                .params(cityId, businessKey, groupIds.toArray(String[]::new), SHOWN)
                .query(Handovers::read)
                .list();
    }

    private static Handover read(ResultSet row, int number) throws SQLException {
        return new Handover(
                row.getTimestamp("at").toInstant(),
                Handover.Kind.valueOf(row.getString("kind")),
                row.getString("city_id"),
                row.getString("business_key"),
                row.getString("task_id"),
                row.getString("task_name"),
                row.getString("group_id"),
                person(row.getString("done_by"), row.getString("done_by_name")),
                person(row.getString("from_user"), row.getString("from_name")),
                person(row.getString("to_user"), row.getString("to_name")),
                row.getString("reason"));
    }

    private static @Nullable Person person(@Nullable String id, @Nullable String name) {
        return id == null || name == null ? null : new Person(id, name);
    }

    private static @Nullable String id(@Nullable Person person) {
        return person == null ? null : person.id();
    }

    private static @Nullable String name(@Nullable Person person) {
        return person == null ? null : person.name();
    }

    private static String[] column(List<Handover> handovers, Function<Handover, @Nullable String> value) {
        return handovers.stream().map(value).toArray(String[]::new);
    }
}
