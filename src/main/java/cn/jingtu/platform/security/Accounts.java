package cn.jingtu.platform.security;

import java.sql.Types;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is to be known of accounts beside the engine's own tables. */
@Repository
public class Accounts {

    /** Of the advisory lock under which the number of administrators goes down. */
    private static final long FEWER_ADMINISTRATORS = 0x6a696e6774750014L;

    private final JdbcClient jdbc;

    Accounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param oneTime whether the password must be changed before anything else is done
     * @param sessions the number under which a session must have begun to go on
     * @param keptSession the one older session that goes on nevertheless
     */
    public record Standing(
            boolean oneTime, int sessions, @Nullable String keptSession) {

        private static final Standing ORDINARY = new Standing(false, 0, null);

        /** @param began the number that the session began under; null: it is not known, so it has ended */
        public boolean holds(String sessionId, @Nullable Integer began) {
            return began != null && (began == sessions || sessionId.equals(keptSession));
        }
    }

    /** @param userId as typed, so perhaps no account's */
    public Standing standing(String userId) {
        if (userId.indexOf('\0') >= 0) {
            return Standing.ORDINARY;
        }
        return jdbc.sql("SELECT one_time, sessions, kept_session FROM jingtu.account WHERE user_id = ?")
                .param(userId)
                .query(Standing.class)
                .optional()
                .orElse(Standing.ORDINARY);
    }

    /** Somebody else has made the password: it holds for one thing, and what was open with the old one is closed. */
    public void passwordMade(String userId) {
        change(userId, true, null);
    }

    /** People have changed their own password: what else is open with the old one is closed. */
    public void passwordChanged(String userId, @Nullable String inSession) {
        change(userId, false, inSession);
    }

    /** The account is gone; its name stays, and an account that is given the same id later begins with nothing open. */
    public void deleted(String userId, String name) {
        change(userId, false, null);
        jdbc.sql("UPDATE jingtu.account SET former_name = ? WHERE user_id = ?")
                .params(name, userId)
                .update();
    }

    private void change(String userId, boolean oneTime, @Nullable String kept) {
        jdbc.sql("""
                        INSERT INTO jingtu.account AS a (user_id, one_time, sessions, kept_session)
                        VALUES (:user, :oneTime, 1, :kept)
                        ON CONFLICT (user_id) DO UPDATE
                           SET one_time = :oneTime, sessions = a.sessions + 1, kept_session = :kept""")
                .param("user", userId)
                .param("oneTime", oneTime)
                .param("kept", kept, Types.VARCHAR)
                .update();
    }

    /** Names of the people whose accounts have been deleted, by the ids of the accounts; unknown ids are left out. */
    public Map<String, String> formerNames(Collection<String> userIds) {
        Map<String, String> names = new HashMap<>();
        jdbc.sql("SELECT user_id, former_name FROM jingtu.account WHERE user_id = ANY(?) AND former_name IS NOT NULL")
                .param(userIds.toArray(String[]::new))
                .query(row -> {
                    names.put(row.getString("user_id"), row.getString("former_name"));
                });
        return names;
    }

    /** Two administrators who remove each other at the same moment do so one after the other, until the commit. */
    public void oneAdministratorAtATime() {
        jdbc.sql("SELECT pg_advisory_xact_lock(?)").param(FEWER_ADMINISTRATORS).query(row -> {});
    }
}
