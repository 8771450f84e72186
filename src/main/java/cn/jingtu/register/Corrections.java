package cn.jingtu.register;

import cn.jingtu.matter.Actor;
import cn.jingtu.matter.Entry;
import cn.jingtu.matter.Journal;
import cn.jingtu.platform.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 数据纠错: whoever reads an entry may say that it is wrong; whoever keeps it, another person, answers. */
@Component
@Transactional
public class Corrections {

    private final JdbcClient jdbc;
    private final Kinds kinds;
    private final Journal journal;
    private final Clock clock;

    Corrections(JdbcClient jdbc, Kinds kinds, Journal journal, Clock clock) {
        this.jdbc = jdbc;
        this.kinds = kinds;
        this.journal = journal;
        this.clock = clock;
    }

    /** Those at an entry, newest first. */
    @Transactional(readOnly = true)
    public List<Correction> of(String entry) {
        return jdbc.sql("SELECT * FROM jingtu.register_correction WHERE entry = ? ORDER BY asked_at DESC, id")
                .param(entry)
                .query(Corrections::read)
                .list();
    }

    /** @param field code of the field that is wrong; null: something else */
    public void ask(RegisterEntry entry, @Nullable String field, String words, Actor by) {
        Field wrong = field == null
                ? null
                : entry.kind().field(field).orElseThrow(() -> Refusal.invalid("台账中没有这一栏，请刷新页面后重新选择。"));
        jdbc.sql("""
                        INSERT INTO jingtu.register_correction (id, entry, field, words, asked_by, asked_body, asked_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        UUID.randomUUID().toString(),
                        entry.id(),
                        field,
                        words,
                        by.person(),
                        by.body(),
                        OffsetDateTime.now(clock))
                .update();
        // Who may not read a closed field reads the journal: it tells that something is doubted, not the words.
        boolean open = wrong == null || wrong.isOpen();
        journal.add(Entry.of(
                entry.matter(kinds),
                null,
                RegisterVerb.DOUBTED,
                by,
                (wrong == null ? "" : wrong.name() + "：") + (open ? words : "内容不公开")));
    }

    /** @throws Refusal if it is answered already, or by who asked */
    public void answer(RegisterEntry entry, String id, boolean accepted, String answer, Actor by) {
        Correction asked = jdbc.sql("SELECT * FROM jingtu.register_correction WHERE id = ? AND entry = ? FOR UPDATE")
                .params(id, entry.id())
                .query(Corrections::read)
                .optional()
                .orElseThrow(() -> Refusal.notFound("找不到这条纠错申请，请刷新页面。"));
        if (!asked.isOpen()) {
            throw Refusal.conflict("这条纠错申请已经答复，请刷新页面查看。");
        }
        if (by.isUser(asked.askedBy())) {
            throw Refusal.forbidden("本人提出的纠错申请须由本单位其他人员答复。");
        }
        jdbc.sql("""
                        UPDATE jingtu.register_correction SET accepted = ?, answer = ?, answered_by = ?, answered_at = ?
                         WHERE id = ?""")
                .params(accepted, answer, by.person(), OffsetDateTime.now(clock), id)
                .update();
        journal.add(
                Entry.of(entry.matter(kinds), null, RegisterVerb.CORRECTED, by, (accepted ? "采纳：" : "不采纳：") + answer));
    }

    private static Correction read(ResultSet row, int number) throws SQLException {
        Timestamp answered = row.getTimestamp("answered_at");
        return new Correction(
                row.getString("id"),
                row.getString("entry"),
                row.getString("field"),
                row.getString("words"),
                row.getString("asked_by"),
                row.getString("asked_body"),
                row.getTimestamp("asked_at").toInstant(),
                row.getObject("accepted", Boolean.class),
                row.getString("answer"),
                row.getString("answered_by"),
                answered == null ? null : answered.toInstant());
    }
}
