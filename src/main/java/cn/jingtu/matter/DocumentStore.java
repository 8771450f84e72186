package cn.jingtu.matter;

import cn.jingtu.matter.Document.Openness;
import cn.jingtu.matter.Document.Route;
import cn.jingtu.matter.Document.State;
import cn.jingtu.platform.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of documents and of who has received them. */
@Repository
class DocumentStore {

    private final JdbcClient jdbc;

    DocumentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(String id, MatterRow row, String definitionId, Issuable.Proposal proposal, OffsetDateTime at) {
        jdbc.sql("""
                        INSERT INTO jingtu.document (id, city_id, matter, under, definition_id, view, kind, title, body,
                                                     co_signers, recipients, state, begun_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'DRAFTING', ?)""")
                .params(
                        id,
                        row.city(),
                        row.matter().ref(),
                        Matter.refOf(row.under()),
                        definitionId,
                        proposal.view(),
                        proposal.kind(),
                        proposal.title(),
                        proposal.body(),
                        proposal.coSigners().toArray(String[]::new),
                        proposal.recipients().toArray(String[]::new),
                        at)
                .update();
    }

    /** How many have been begun under the key of a procedure that calls. */
    int count(String key) {
        return jdbc.sql("SELECT count(*) FROM jingtu.document WHERE starts_with(id, ?)")
                .param(key + Documents.NUMBERED)
                .query(Integer.class)
                .single();
    }

    Optional<Document> find(String id) {
        return jdbc.sql("SELECT * FROM jingtu.document WHERE id = ?")
                .param(id)
                .query(DocumentStore::read)
                .optional();
    }

    /** Kept from being changed by anybody else until this transaction ends. */
    Document lock(String id) {
        return jdbc.sql("SELECT * FROM jingtu.document WHERE id = ? FOR NO KEY UPDATE")
                .param(id)
                .query(DocumentStore::read)
                .optional()
                .orElseThrow(() -> Refusal.notFound("找不到这件公文，请刷新任务列表。"));
    }

    /** Ids of all that are about a matter. */
    List<String> about(Matter matter) {
        return jdbc.sql("SELECT id FROM jingtu.document WHERE city_id = ? AND matter = ?")
                .params(matter.city(), matter.ref())
                .query(String.class)
                .list();
    }

    /** The route that the body took last; empty: it has drafted nothing yet. */
    Optional<Route> lastRoute(String cityId, String body) {
        return jdbc.sql("""
                        SELECT route FROM jingtu.document
                         WHERE city_id = ? AND body = ? AND route IS NOT NULL ORDER BY begun_at DESC LIMIT 1""").params(cityId, body).query(String.class).optional().map(Route::valueOf);
    }

    void setDraft(String id, Documents.Draft d, String by, State next) {
        Documents.Registration elsewhere = d.registration();
        jdbc.sql("""
                        UPDATE jingtu.document
                           SET title = ?, recipients = ?, openness = ?, openness_reason = ?, route = ?, text_file = ?,
                               enclosures = ?, number = ?, issued_on = ?, signer = ?, sealed_file = ?, drafted_by = ?,
                               signed_by = NULL, checked_by = NULL, remark = NULL, state = ?
                         WHERE id = ?""")
                .params(
                        d.title(),
                        d.recipients().toArray(String[]::new),
                        d.openness().name(),
                        d.opennessReason(),
                        elsewhere == null ? Route.HERE.name() : Route.OFFICE_SYSTEM.name(),
                        d.text(),
                        d.enclosures().toArray(UUID[]::new),
                        elsewhere == null ? null : elsewhere.number(),
                        elsewhere == null ? null : elsewhere.issuedOn(),
                        elsewhere == null ? null : elsewhere.signer(),
                        elsewhere == null ? null : d.text(),
                        by,
                        next.name(),
                        id)
                .update();
    }

    void setSigned(String id, String by) {
        jdbc.sql("UPDATE jingtu.document SET signed_by = ?, state = 'NUMBERING' WHERE id = ?")
                .params(by, id)
                .update();
    }

    void setChecked(String id, String by) {
        jdbc.sql("UPDATE jingtu.document SET checked_by = ?, state = 'CLEARED' WHERE id = ?")
                .params(by, id)
                .update();
    }

    void setSentBack(String id, String remark) {
        jdbc.sql("UPDATE jingtu.document SET remark = ?, state = 'DRAFTING' WHERE id = ?")
                .params(remark, id)
                .update();
    }

    void setNumber(String id, String number, LocalDate issuedOn, @Nullable UUID sealed) {
        jdbc.sql(
                        "UPDATE jingtu.document SET number = ?, issued_on = ?, sealed_file = ?, state = 'CLEARED' WHERE id = ?")
                .params(number, issuedOn, sealed, id)
                .update();
    }

    void setIssued(String id, OffsetDateTime at) {
        jdbc.sql("UPDATE jingtu.document SET issued_at = ?, state = 'ISSUED' WHERE id = ?")
                .params(at, id)
                .update();
    }

    void setEnded(String id) {
        jdbc.sql("UPDATE jingtu.document SET state = 'ENDED' WHERE id = ? AND state <> 'ISSUED'")
                .param(id)
                .update();
    }

    /** @return whether it had not received it before */
    boolean insertReceipt(String id, String body, String by, OffsetDateTime at) {
        return jdbc.sql("""
                                INSERT INTO jingtu.document_receipt (document, body, received_by, received_at)
                                VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING""").params(id, body, by, at).update() > 0;
    }

    private static Document read(ResultSet row, int number) throws SQLException {
        String id = row.getString("id");
        String city = row.getString("city_id");
        String title = row.getString("title");
        String openness = row.getString("openness");
        String route = row.getString("route");
        return new Document(
                id,
                new MatterRow(
                        id.substring(0, id.lastIndexOf(Documents.NUMBERED)),
                        Matter.of(row.getString("matter"), city),
                        Matter.ofNullable(row.getString("under"), city),
                        title),
                row.getString("definition_id"),
                row.getString("view"),
                row.getString("kind"),
                title,
                row.getString("body"),
                list(row, "co_signers", String[].class),
                list(row, "recipients", String[].class),
                openness == null ? null : Openness.valueOf(openness),
                row.getString("openness_reason"),
                route == null ? null : Route.valueOf(route),
                State.valueOf(row.getString("state")),
                row.getObject("text_file", UUID.class),
                list(row, "enclosures", UUID[].class),
                row.getString("drafted_by"),
                row.getString("signed_by"),
                row.getString("checked_by"),
                row.getString("remark"),
                row.getString("number"),
                row.getObject("issued_on", LocalDate.class),
                row.getString("signer"),
                row.getObject("sealed_file", UUID.class));
    }

    private static <T> List<T> list(ResultSet row, String column, Class<T[]> type) throws SQLException {
        return Arrays.asList(type.cast(row.getArray(column).getArray()));
    }
}
