package cn.jingtu.plan;

import cn.jingtu.platform.Refusal;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of adjustments; the rules are in {@link Adjustments}. */
@Repository
class AdjustmentStore {

    private static final RowMapper<Adjustment> ADJUSTMENT = (row, n) -> new Adjustment(
            row.getString("id"),
            row.getString("plan_id"),
            row.getBoolean("repeal"),
            row.getString("reason"),
            row.getString("document_number"),
            row.getString("changes"),
            Adjustment.State.valueOf(row.getString("state")),
            row.getString("drafted_by"),
            row.getString("signed_by"));

    private final JdbcClient jdbc;

    AdjustmentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(String id, String planId) {
        jdbc.sql("insert into jingtu.plan_adjustment (id, plan_id, state) values (?,?,'DRAFT')")
                .params(id, planId)
                .update();
    }

    Optional<Adjustment> find(String id) {
        return jdbc.sql("select * from jingtu.plan_adjustment where id = ?")
                .param(id)
                .query(ADJUSTMENT)
                .optional();
    }

    /** The adjustment, kept from being changed by anybody else until this transaction ends. */
    Adjustment lock(String id) {
        return jdbc.sql("select * from jingtu.plan_adjustment where id = ? for no key update")
                .param(id)
                .query(ADJUSTMENT)
                .optional()
                .orElseThrow(() -> Refusal.notFound("找不到这份调整方案，请刷新后重试。"));
    }

    /** @param changes JSON list of the changes */
    void setDrafted(String id, boolean repeal, String reason, String documentNumber, String changes, String by) {
        jdbc.sql("update jingtu.plan_adjustment set repeal = ?, reason = ?, document_number = ?, changes = ?::jsonb,"
                        + " state = 'IN_APPROVAL', drafted_by = ? where id = ?")
                .params(repeal, reason, documentNumber, changes, by, id)
                .update();
    }

    void setAbandoned(String id, String reason, String by) {
        jdbc.sql("update jingtu.plan_adjustment set state = 'ABANDONED', reason = ?, drafted_by = ? where id = ?")
                .params(reason, by, id)
                .update();
    }

    void setState(String id, Adjustment.State state) {
        jdbc.sql("update jingtu.plan_adjustment set state = ? where id = ?")
                .params(state.name(), id)
                .update();
    }

    void setSigned(String id, String by, OffsetDateTime at) {
        jdbc.sql("update jingtu.plan_adjustment set signed_by = ?, signed_at = ? where id = ?")
                .params(by, at, id)
                .update();
    }
}
