package cn.jingtu.matter;

import cn.jingtu.matter.SignOff.Signature;
import cn.jingtu.platform.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of what is signed and of the signatures. */
@Repository
class SignOffStore {

    private final JdbcClient jdbc;

    SignOffStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(SignOff s, Timestamp at) {
        jdbc.sql("""
                        INSERT INTO jingtu.sign_off (id, city_id, matter, under, definition_id, view, kind, title, body,
                                                     drafted_by, co_signers, begun_at, caller)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        s.id(),
                        s.row().city(),
                        s.row().matter().ref(),
                        Matter.refOf(s.row().under()),
                        s.definitionId(),
                        s.view(),
                        s.kind(),
                        s.title(),
                        s.body(),
                        s.draftedBy(),
                        s.coSigners().toArray(String[]::new),
                        at,
                        s.row().key())
                .update();
    }

    /** How many have been begun under the key of a procedure that calls. */
    int count(String key) {
        return jdbc.sql("SELECT count(*) FROM jingtu.sign_off WHERE caller = ?")
                .param(key)
                .query(Integer.class)
                .single();
    }

    Optional<SignOff> find(String id) {
        return jdbc.sql("SELECT * FROM jingtu.sign_off WHERE id = ?")
                .param(id)
                .query(this::read)
                .optional();
    }

    /** The newest that was begun under the key of a procedure that calls. */
    Optional<SignOff> latest(String key) {
        return jdbc.sql("SELECT * FROM jingtu.sign_off WHERE caller = ? ORDER BY begun_at DESC, id DESC LIMIT 1")
                .param(key)
                .query(this::read)
                .optional();
    }

    /** Kept from being changed by anybody else until this transaction ends. */
    SignOff lock(String id) {
        return jdbc.sql("SELECT * FROM jingtu.sign_off WHERE id = ? FOR NO KEY UPDATE")
                .param(id)
                .query(this::read)
                .optional()
                .orElseThrow(() -> Refusal.notFound("找不到这件送签文件，请刷新任务列表。"));
    }

    /** Ids of all that were about a matter, newest first. */
    List<String> about(Matter matter) {
        return jdbc.sql(
                        "SELECT id FROM jingtu.sign_off WHERE city_id = ? AND matter = ? ORDER BY begun_at DESC, id DESC")
                .params(matter.city(), matter.ref())
                .query(String.class)
                .list();
    }

    void setLevels(String id, List<SignLevel> levels) {
        jdbc.sql("UPDATE jingtu.sign_off SET levels = ? WHERE id = ?")
                .params(levels.stream().map(SignLevel::name).toArray(String[]::new), id)
                .update();
    }

    void setAgreed(String id, boolean agreed) {
        jdbc.sql("UPDATE jingtu.sign_off SET agreed = ? WHERE id = ?")
                .params(agreed, id)
                .update();
    }

    void add(String id, Signature s) {
        jdbc.sql("""
                        INSERT INTO jingtu.signature (sign_off, level, body, person, agreed, words, on_behalf_of, note, at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        id,
                        s.level().name(),
                        s.body(),
                        s.person(),
                        s.agreed(),
                        s.words(),
                        s.onBehalfOf(),
                        s.note(),
                        Timestamp.from(s.at()))
                .update();
    }

    private List<Signature> signatures(String id) {
        return jdbc.sql("SELECT * FROM jingtu.signature WHERE sign_off = ? ORDER BY id")
                .param(id)
                .query((row, number) -> new Signature(
                        SignLevel.valueOf(row.getString("level")),
                        row.getString("body"),
                        row.getString("person"),
                        row.getBoolean("agreed"),
                        row.getString("words"),
                        row.getString("on_behalf_of"),
                        row.getString("note"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    private SignOff read(ResultSet row, int number) throws SQLException {
        String id = row.getString("id");
        String city = row.getString("city_id");
        String title = row.getString("title");
        return new SignOff(
                id,
                new MatterRow(
                        key(id),
                        Matter.of(row.getString("matter"), city),
                        Matter.ofNullable(row.getString("under"), city),
                        title),
                row.getString("definition_id"),
                row.getString("view"),
                row.getString("kind"),
                title,
                row.getString("body"),
                row.getString("drafted_by"),
                texts(row, "co_signers"),
                texts(row, "levels").stream().map(SignLevel::valueOf).toList(),
                (@Nullable Boolean) row.getObject("agreed"),
                signatures(id));
    }

    /** Of the procedure that calls. */
    private static String key(String id) {
        return id.substring(0, id.lastIndexOf(SignOffs.NUMBERED));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }
}
