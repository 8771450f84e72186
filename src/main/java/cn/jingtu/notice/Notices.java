package cn.jingtu.notice;

import cn.jingtu.platform.text.CleanText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Notices to organisations and the read marks of their people. */
@Service
public class Notices {

    /** In the place of a city: what is about the whole installation, for administrators. */
    public static final String INSTALLATION = "-";

    private static final int MAX_TEXT = 2000;

    /** The same words to two groups of one person (a body and its heads) are one notice to that person. */
    private static final String MINE = """
              FROM jingtu.notice n
              LEFT JOIN jingtu.notice_read r ON r.notice_id = n.id AND r.user_id = :user
             WHERE n.group_id IN (:groups) AND (n.user_id IS NULL OR n.user_id = :user) AND NOT n.superseded
               AND (r.notice_id IS NULL OR NOT :unread)
               AND NOT EXISTS (SELECT 1 FROM jingtu.notice twin
                                WHERE twin.city_id = n.city_id AND twin.subject = n.subject AND twin.id > n.id
                                  AND twin.group_id IN (:groups) AND twin.group_id <> n.group_id
                                  AND (twin.user_id IS NULL OR twin.user_id = :user)
                                  AND twin.kind = n.kind AND twin.text = n.text AND NOT twin.superseded)""";

    private final JdbcClient jdbc;
    private final Clock clock;

    Notices(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Tells an organisation something about a matter that is no single piece of work. */
    @Transactional
    public void send(String cityId, String groupId, NoticeTopic topic, String subject, String text) {
        insert(cityId, groupId, null, topic, subject, null, null, null, null, text);
    }

    /**
     * Tells an organisation that there is something to read.
     *
     * @param document its address below the program's root, as {@code /api/report-rounds/7/summary}
     */
    @Transactional
    public void sendDocument(
            String cityId, String groupId, NoticeTopic topic, String subject, String document, String text) {
        insert(cityId, groupId, null, topic, subject, null, null, null, document, text);
    }

    /**
     * Tells an organisation something, in the transaction of the caller.
     *
     * @param clause of the plan it is about, as {@code 二（一）1}
     * @param taskId of the engine's task to open from the notice
     * @param text one or two sentences; what exceeds 2000 characters is cut
     */
    @Transactional
    public void send(
            String cityId,
            String groupId,
            NoticeTopic topic,
            String subject,
            @Nullable String clause,
            @Nullable String taskId,
            String text) {
        insert(cityId, groupId, null, topic, subject, null, clause, taskId, null, text);
    }

    /**
     * Tells one person of an organisation something that concerns nobody else there, in the transaction of the caller.
     * Whoever leaves the organisation no longer sees it.
     *
     * @param taskId of the engine's task to open from the notice; null: there is nothing to open
     */
    @Transactional
    public void sendTo(
            String userId,
            String cityId,
            String groupId,
            NoticeTopic topic,
            String subject,
            @Nullable String taskId,
            String text) {
        insert(cityId, groupId, userId, topic, subject, null, null, taskId, null, text);
    }

    /**
     * Tells an organisation the same thing once more: in the lists of its people the new notice, unread again and with
     * the number of times, takes the place of the last one of this kind about the same subject and occasion. The
     * earlier ones stay on record, see {@link #about}.
     *
     * @param occasion what is repeated, so that two dates of one task do not hide each other: {@code deadline:17}
     */
    @Transactional
    public void repeat(
            String cityId,
            String groupId,
            NoticeTopic topic,
            String subject,
            String occasion,
            @Nullable String clause,
            String text) {
        insert(cityId, groupId, null, topic, subject, occasion, clause, null, null, text);
    }

    private void insert(
            String cityId,
            String groupId,
            @Nullable String userId,
            NoticeTopic topic,
            String subject,
            @Nullable String occasion,
            @Nullable String clause,
            @Nullable String taskId,
            @Nullable String document,
            String text) {
        jdbc.sql("""
                        WITH earlier AS (
                            UPDATE jingtu.notice SET superseded = TRUE
                             WHERE group_id = :group AND subject = :subject AND occasion = :occasion AND kind = :kind
                               AND NOT superseded
                            RETURNING times)
                        INSERT INTO jingtu.notice
                               (city_id, group_id, user_id, kind, label, subject, occasion, clause, task_id, document,
                                text, created_at, times)
                        SELECT :city, :group, :user, :kind, :label, :subject, :occasion, :clause, :task, :document,
                               :text, :at, 1 + coalesce(max(times), 0) FROM earlier""")
                .param("city", cityId)
                .param("group", groupId)
                .param("user", userId, Types.VARCHAR)
                .param("kind", topic.kind().name())
                .param("label", topic.label())
                .param("subject", subject)
                .param("occasion", occasion, Types.VARCHAR)
                .param("clause", clause, Types.VARCHAR)
                .param("task", taskId, Types.VARCHAR)
                .param("document", document, Types.VARCHAR)
                .param("text", CleanText.shorten(text, MAX_TEXT))
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /**
     * All that was said about a matter, oldest first, what was repeated later too; {@code read} is false throughout,
     * nobody in particular is asking.
     */
    public List<Notice> about(String cityId, String subject) {
        return jdbc.sql("""
                        SELECT n.*, FALSE AS seen FROM jingtu.notice n
                         WHERE n.city_id = :city AND n.subject = :subject ORDER BY n.id""")
                .param("city", cityId)
                .param("subject", subject)
                .query(Notices::read)
                .list();
    }

    /** The last that groups as a whole were told about a matter since then, newest first; {@code read} is false. */
    public List<Notice> last(String cityId, String subject, Collection<String> groupIds, Instant since, int limit) {
        if (groupIds.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        SELECT n.*, FALSE AS seen FROM jingtu.notice n
                         WHERE n.city_id = :city AND n.subject = :subject AND n.group_id IN (:groups)
                           AND n.user_id IS NULL AND NOT n.superseded AND n.created_at >= :since
                         ORDER BY n.id DESC LIMIT :limit""")
                .param("city", cityId)
                .param("subject", subject)
                .param("groups", groupIds)
                .param("since", Timestamp.from(since))
                .param("limit", limit)
                .query(Notices::read)
                .list();
    }

    /** How many notices the organisations of a person have. */
    public int count(String userId, Collection<String> groupIds, boolean unreadOnly) {
        if (groupIds.isEmpty()) {
            return 0;
        }
        return jdbc.sql("SELECT count(*)" + MINE)
                .param("user", userId)
                .param("groups", groupIds)
                .param("unread", unreadOnly)
                .query(Integer.class)
                .single();
    }

    /**
     * One page of the notices to the organisations of a person, newest first.
     *
     * @param page from 0
     */
    public List<Notice> page(String userId, Collection<String> groupIds, boolean unreadOnly, int page, int size) {
        if (groupIds.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("SELECT n.*, r.notice_id IS NOT NULL AS seen" + MINE
                        + " ORDER BY n.id DESC LIMIT :size OFFSET :offset")
                .param("user", userId)
                .param("groups", groupIds)
                .param("unread", unreadOnly)
                .param("size", size)
                .param("offset", (long) page * size)
                .query(Notices::read)
                .list();
    }

    /** Marks a notice as read by the person; one to other organisations, or marked already, stays as it is. */
    @Transactional
    public void markRead(String userId, Collection<String> groupIds, long noticeId) {
        markRead(userId, groupIds, "n.id = :id", noticeId);
    }

    /** Marks what the person has been shown as read: a notice that came in meanwhile stays unread. */
    @Transactional
    public void markReadUpTo(String userId, Collection<String> groupIds, long noticeId) {
        markRead(userId, groupIds, "n.id <= :id AND NOT n.superseded", noticeId);
    }

    private void markRead(String userId, Collection<String> groupIds, String which, long noticeId) {
        if (groupIds.isEmpty()) {
            return;
        }
        jdbc.sql("INSERT INTO jingtu.notice_read (notice_id, user_id, read_at)"
                        + " SELECT n.id, :user, :at FROM jingtu.notice n WHERE n.group_id IN (:groups)"
                        + " AND (n.user_id IS NULL OR n.user_id = :user) AND "
                        + which + " ON CONFLICT DO NOTHING")
                .param("user", userId)
                .param("at", Timestamp.from(clock.instant()))
                .param("groups", groupIds)
                .param("id", noticeId)
                .update();
    }

    private static Notice read(ResultSet row, int number) throws SQLException {
        return new Notice(
                row.getLong("id"),
                row.getString("city_id"),
                row.getString("group_id"),
                NoticeKind.valueOf(row.getString("kind")),
                row.getString("label"),
                row.getString("subject"),
                row.getString("clause"),
                row.getString("task_id"),
                row.getString("document"),
                row.getString("text"),
                row.getTimestamp("created_at").toInstant(),
                row.getInt("times"),
                row.getBoolean("seen"));
    }
}
