package cn.jingtu.plan.receipt;

import cn.jingtu.plan.ItemRole;
import cn.jingtu.plan.receipt.ReceiptRow.Answer;
import cn.jingtu.platform.Columns;
import cn.jingtu.platform.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of receipts; the rules are in {@link Receipts}. */
@Repository
class ReceiptStore {

    private final JdbcClient jdbc;

    ReceiptStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(List<Receipt> receipts) {
        jdbc.sql("""
                        insert into jingtu.receipt (id, plan_id, city_id, body, state)
                        select * from unnest(cast(? as text[]), cast(? as text[]), cast(? as text[]), cast(? as text[]),
                                             cast(? as text[]))""")
                .params(
                        Columns.of(receipts, Receipt::id),
                        Columns.of(receipts, Receipt::planId),
                        Columns.of(receipts, Receipt::cityId),
                        Columns.of(receipts, Receipt::body),
                        Columns.of(receipts, receipt -> receipt.state().name()))
                .update();
    }

    /** An item of a receipt that is new. */
    record New(String receipt, String itemId, ItemRole role) {}

    /** @param rows in their order */
    void insertRows(List<New> rows) {
        jdbc.sql("""
                        insert into jingtu.receipt_row (receipt, item_id, role, position)
                        select r.receipt, r.item_id, r.role, r.position
                          from unnest(cast(? as text[]), cast(? as text[]), cast(? as text[])) with ordinality
                            as r (receipt, item_id, role, position)""")
                .params(
                        Columns.of(rows, New::receipt),
                        Columns.of(rows, New::itemId),
                        Columns.of(rows, row -> row.role().name()))
                .update();
    }

    Optional<Receipt> find(String id) {
        return jdbc.sql("select * from jingtu.receipt where id = ?")
                .param(id)
                .query(ReceiptStore::read)
                .optional();
    }

    /** Kept from being changed by anybody else until this transaction ends. */
    Receipt lock(String id) {
        return jdbc.sql("select * from jingtu.receipt where id = ? for no key update")
                .param(id)
                .query(ReceiptStore::read)
                .optional()
                .orElseThrow(() -> Refusal.notFound("找不到这份签收，请刷新任务列表。"));
    }

    /** Of a plan, by body. */
    List<Receipt> ofPlan(String planId) {
        return jdbc.sql("select * from jingtu.receipt where plan_id = ? order by body")
                .param(planId)
                .query(ReceiptStore::read)
                .list();
    }

    /** What a body said last about who answers, in an earlier plan. */
    Optional<Receipt> lastOf(String cityId, String body) {
        return jdbc.sql("""
                        select * from jingtu.receipt
                         where city_id = ? and body = ? and received_at is not null order by received_at desc limit 1""").params(cityId, body).query(ReceiptStore::read).optional();
    }

    List<ReceiptRow> rows(String id) {
        return jdbc.sql("select * from jingtu.receipt_row where receipt = ? order by position")
                .param(id)
                .query((row, n) -> new ReceiptRow(
                        row.getString("item_id"),
                        ItemRole.valueOf(row.getString("role")),
                        row.getString("answer") == null ? null : Answer.valueOf(row.getString("answer")),
                        row.getString("reason"),
                        row.getString("decider"),
                        (@Nullable Boolean) row.getObject("agreed"),
                        row.getString("words")))
                .list();
    }

    /** Those of a plan that are not received yet are not to be received any more; they. */
    List<Receipt> cancel(String planId) {
        return jdbc.sql("""
                        update jingtu.receipt set state = 'CANCELLED'
                         where plan_id = ? and state not in ('RECEIVED', 'CANCELLED') returning *""").param(planId).query(ReceiptStore::read).list();
    }

    void setState(String id, Receipt.State state) {
        jdbc.sql("update jingtu.receipt set state = ? where id = ?")
                .params(state.name(), id)
                .update();
    }

    void setReceived(String id, String leader, String section, String contact, String phone, String by, Instant at) {
        jdbc.sql("""
                        update jingtu.receipt set leader = ?, section = ?, contact = ?, phone = ?, received_by = ?,
                               received_at = coalesce(received_at, ?) where id = ?""")
                .params(leader, section, contact, phone, by, Timestamp.from(at), id)
                .update();
    }

    void setAnswer(
            String receipt,
            String itemId,
            ItemRole role,
            Answer answer,
            @Nullable String reason,
            @Nullable String decider) {
        jdbc.sql("""
                        update jingtu.receipt_row set answer = ?, reason = ?, decider = ?, agreed = null, words = null,
                               decided_by = null where receipt = ? and item_id = ? and role = ?""")
                .params(answer.name(), reason, decider, receipt, itemId, role.name())
                .update();
    }

    void setDecided(String receipt, String itemId, ItemRole role, boolean agreed, @Nullable String words, String by) {
        jdbc.sql("""
                        update jingtu.receipt_row set agreed = ?, words = ?, decided_by = ?
                         where receipt = ? and item_id = ? and role = ?""").params(agreed, words, by, receipt, itemId, role.name()).update();
    }

    private static Receipt read(ResultSet row, int number) throws SQLException {
        Timestamp received = row.getTimestamp("received_at");
        return new Receipt(
                row.getString("id"),
                row.getString("plan_id"),
                row.getString("city_id"),
                row.getString("body"),
                Receipt.State.valueOf(row.getString("state")),
                row.getString("leader"),
                row.getString("section"),
                row.getString("contact"),
                row.getString("phone"),
                row.getString("received_by"),
                received == null ? null : received.toInstant());
    }
}
