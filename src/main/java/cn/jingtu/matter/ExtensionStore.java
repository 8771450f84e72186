package cn.jingtu.matter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of requests for more time; the rules are in {@link Extensions}. */
@Repository
class ExtensionStore {

    private final JdbcClient jdbc;

    ExtensionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(String id, long obligation, LocalDate until, String reason, Actor by, OffsetDateTime at) {
        jdbc.sql("""
                        insert into jingtu.extension
                               (id, obligation_id, body, until, reason, state, requested_by, requested_at)
                        values (?, ?, ?, ?, ?, 'REQUESTED', ?, ?)""")
                .params(id, obligation, by.acting(), until, reason, by.person(), at)
                .update();
    }

    Optional<Extension> find(String id) {
        return jdbc.sql("""
                        select o.*, e.id as extension_id, e.body, e.until, e.reason, e.state, e.requested_by, e.remark,
                               e.settled_at
                          from jingtu.extension e join jingtu.obligation o on o.id = e.obligation_id
                         where e.id = ?""").param(id).query(ExtensionStore::read).optional();
    }

    /** Keeps the request from being changed by anybody else until this transaction ends. */
    void lock(String id) {
        jdbc.sql("select id from jingtu.extension where id = ? for no key update")
                .param(id)
                .query(String.class)
                .optional();
    }

    List<String> ofMatter(Matter matter) {
        return jdbc.sql("""
                        select e.id from jingtu.extension e join jingtu.obligation o on o.id = e.obligation_id
                         where o.city_id = ? and o.matter = ?""")
                .params(matter.city(), matter.ref())
                .query(String.class)
                .list();
    }

    /** Ids of the bodies whose request is not decided. */
    List<String> asking(long obligation) {
        return jdbc.sql("select body from jingtu.extension where obligation_id = ? and state = 'REQUESTED'")
                .param(obligation)
                .query(String.class)
                .list();
    }

    void setDecided(String id, Decision decision, OffsetDateTime at) {
        jdbc.sql("update jingtu.extension set state = ?, decided_by = ?, decided_at = ?, remark = ? where id = ?")
                .params(
                        (decision.agreed() ? Extension.State.GRANTED : Extension.State.REFUSED).name(),
                        decision.by().person(),
                        at,
                        decision.remark(),
                        id)
                .update();
    }

    void setSettled(String id, OffsetDateTime at) {
        jdbc.sql("update jingtu.extension set settled_at = ? where id = ?")
                .params(at, id)
                .update();
    }

    private static Extension read(ResultSet row, int number) throws SQLException {
        return new Extension(
                row.getString("extension_id"),
                Obligations.read(row, number),
                row.getString("body"),
                row.getObject("until", LocalDate.class),
                row.getString("reason"),
                Extension.State.valueOf(row.getString("state")),
                row.getString("requested_by"),
                row.getString("remark"),
                row.getObject("settled_at", OffsetDateTime.class));
    }
}
