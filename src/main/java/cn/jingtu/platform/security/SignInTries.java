package cn.jingtu.platform.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is remembered of tries to sign in. Each method is a transaction of its own: a try counts whatever becomes of the
 * request around it, and no row stays locked while a password is checked.
 */
@Repository
@Transactional(propagation = Propagation.REQUIRES_NEW)
class SignInTries {

    /** How many forgotten rows a wrong password takes with it: more than it adds. */
    private static final int SWEPT = 50;

    private final JdbcClient jdbc;

    SignInTries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param wrong passwords in a row that are not yet forgotten */
    record Tries(
            int wrong,
            @Nullable Instant waitUntil,
            @Nullable Instant rightAt) {

        static final Tries NONE = new Tries(0, null, null);

        boolean mustWait(Instant now) {
            return waitUntil != null && waitUntil.isAfter(now);
        }
    }

    /** The account from this address, the address as a whole, the account as a whole. */
    record Standing(Tries pair, Tries address, Tries account) {}

    Standing standing(String name, String address, Instant since) {
        record Row(String name, String address, Tries tries) {}
        List<Row> rows = jdbc.sql("""
                        SELECT name, address, CASE WHEN tried_at < :since THEN 0 ELSE wrong END AS wrong,
                               wait_until, right_at
                          FROM jingtu.sign_in_try
                         WHERE (name = :name AND address IN (:address, '')) OR (name = '' AND address = :address)""")
                .param("since", Timestamp.from(since))
                .param("name", name)
                .param("address", address)
                .query((row, number) -> new Row(row.getString("name"), row.getString("address"), tries(row)))
                .list();
        Standing none = new Standing(Tries.NONE, Tries.NONE, Tries.NONE);
        return rows.stream()
                .reduce(
                        none,
                        (so, row) -> row.name().isEmpty()
                                ? new Standing(so.pair(), row.tries(), so.account())
                                : row.address().isEmpty()
                                        ? new Standing(so.pair(), so.address(), row.tries())
                                        : new Standing(row.tries(), so.address(), so.account()),
                        (one, other) -> other);
    }

    private static Tries tries(ResultSet row) throws SQLException {
        return new Tries(row.getInt("wrong"), instant(row, "wait_until"), instant(row, "right_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    /** Takes the one try that is due, so that of many at the same moment one is checked and the others wait. */
    boolean takeTurn(String name, String address, Instant now, Instant until) {
        return jdbc.sql("""
                                UPDATE jingtu.sign_in_try SET wait_until = :until
                                 WHERE name = :name AND address = :address
                                   AND (wait_until IS NULL OR wait_until <= :now)""")
                        .param("until", Timestamp.from(until))
                        .param("name", name)
                        .param("address", address)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** Lets the account wait from this address, where nothing was tried yet. */
    void mustWait(String name, String address, Instant now, Instant until) {
        jdbc.sql("""
                        INSERT INTO jingtu.sign_in_try AS t (name, address, wrong, tried_at, wait_until)
                        VALUES (:name, :address, 0, :now, :until)
                        ON CONFLICT (name, address) DO UPDATE SET tried_at = :now,
                           wait_until = CASE WHEN t.wait_until > :now THEN t.wait_until ELSE :until END""")
                .param("name", name)
                .param("address", address)
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(until))
                .update();
    }

    /** @return wrong passwords in a row with this one */
    int wrong(String name, String address, Instant now, Instant since) {
        return jdbc.sql("""
                        INSERT INTO jingtu.sign_in_try AS t (name, address, wrong, tried_at)
                        VALUES (:name, :address, 1, :now)
                        ON CONFLICT (name, address) DO UPDATE SET tried_at = :now,
                           wrong = CASE WHEN t.tried_at < :since THEN 1 ELSE t.wrong + 1 END
                        RETURNING wrong""")
                .param("name", name)
                .param("address", address)
                .param("now", Timestamp.from(now))
                .param("since", Timestamp.from(since))
                .query(Integer.class)
                .single();
    }

    void waitUntil(String name, String address, Instant until) {
        jdbc.sql("UPDATE jingtu.sign_in_try SET wait_until = :until WHERE name = :name AND address = :address")
                .param("until", Timestamp.from(until))
                .param("name", name)
                .param("address", address)
                .update();
    }

    /** The right password came: what was wrong before no longer counts, and the address is known to the account. */
    void right(String name, String address, Instant now) {
        jdbc.sql("""
                        INSERT INTO jingtu.sign_in_try (name, address, wrong, tried_at, right_at)
                        VALUES (:name, :address, 0, :now, :now)
                        ON CONFLICT (name, address) DO UPDATE
                           SET wrong = 0, wait_until = NULL, tried_at = :now, right_at = :now""")
                .param("name", name)
                .param("address", address)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Takes a few rows away that nobody needs any more; what others are just writing is left to the next. */
    void sweep(Instant since, Instant known) {
        jdbc.sql("""
                        DELETE FROM jingtu.sign_in_try WHERE (name, address) IN (
                            SELECT name, address FROM jingtu.sign_in_try
                             WHERE tried_at < :since AND (right_at IS NULL OR right_at < :known)
                             ORDER BY tried_at LIMIT :swept FOR UPDATE SKIP LOCKED)""")
                .param("since", Timestamp.from(since))
                .param("known", Timestamp.from(known))
                .param("swept", SWEPT)
                .update();
    }

    /** Forgets what was tried with an account, wherever it was tried. */
    void forget(String name) {
        jdbc.sql("DELETE FROM jingtu.sign_in_try WHERE name = :name")
                .param("name", name)
                .update();
    }
}
