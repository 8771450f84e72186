package cn.jingtu.platform.security;

import cn.jingtu.platform.security.SecurityEvent.Kind;
import java.sql.Timestamp;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The security log; it is only added to, the database refuses anything else. */
@Repository
public class SecurityLog {

    private static final int WHAT = 500;
    private static final int VALUE = 2000;
    private static final int REASON = 500;

    private final JdbcClient jdbc;
    private final Clock clock;

    SecurityLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Something was done: on record if and only if it takes effect, in the transaction of the one who calls. */
    @Transactional
    public void add(SecurityEvent event) {
        insert(event);
    }

    /** Something was refused or failed: on record whatever becomes of the transaction around it. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void addInAnyCase(SecurityEvent event) {
        insert(event);
        WebCall call = WebCall.current();
        if (call != null && (event.kind() == Kind.REFUSED || event.kind() == Kind.SIGN_IN_FAILED)) {
            call.recorded();
        }
    }

    private void insert(SecurityEvent event) {
        jdbc.sql(
                        """
                        INSERT INTO jingtu.security_log
                            (at, kind, city_id, user_id, address, what, old_value, new_value, reason)
                        VALUES (:at, :kind, :city, :user, :address, :what, :old, :new, :reason)""")
                .param("at", Timestamp.from(clock.instant()))
                .param("kind", event.kind().name())
                .param("city", event.city())
                .param("user", kept(event.user(), 200))
                .param("address", kept(event.address(), 100))
                .param("what", kept(event.what(), WHAT))
                .param("old", kept(event.oldValue(), VALUE))
                .param("new", kept(event.newValue(), VALUE))
                .param("reason", kept(event.reason(), REASON))
                .update();
    }

    /** What strangers type may be anything: the log takes what the database can hold and loses no entry over it. */
    private static @Nullable String kept(@Nullable String text, int length) {
        if (text == null) {
            return null;
        }
        String clean = text.replaceAll("[\\p{Cc}\\p{Cs}]", " ");
        return clean.length() <= length ? clean : clean.substring(0, length - 1) + "…";
    }
}
