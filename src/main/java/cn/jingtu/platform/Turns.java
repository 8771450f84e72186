package cn.jingtu.platform;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * One after the other at a running matter. The steps of one matter share counters of the engine (how many of its bodies
 * have reported), and whoever reads them before the last one has written loses. So whoever advances a matter takes its
 * turn before reading anything of it: an advisory lock of the database on the root process instance, until the end of
 * the transaction. A task of a plan with all that it calls is one such root, a round of reports is one, a plan is one;
 * nothing larger ever waits.
 *
 * <p>The engine's own commands take their turn by themselves, see {@code TurnInterceptor}. A transaction that changes
 * rows of a matter before it tells the engine takes the turn first ({@link #take}), or it and a hand-in, which comes the
 * other way, would wait for each other.
 */
@Component
public class Turns {

    /** Longer than the longest step takes; whoever waits this long is told to try again. */
    private static final long PATIENCE_SECONDS = 60;

    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended(root, 0)) from (";
    /** Several are taken in the same order by everybody. */
    private static final String IN_ORDER = " order by 1) r";

    /** What of a matter is known, by which its root is found. */
    public enum By {
        TASK("select e.root_proc_inst_id_ as root from act_ru_task t"
                + " join act_ru_execution e on e.id_ = t.proc_inst_id_ where t.id_ = ?"),
        /** The engine writes down the root of process instances, not of the executions within them. */
        EXECUTION("select i.root_proc_inst_id_ as root from act_ru_execution e"
                + " join act_ru_execution i on i.id_ = e.proc_inst_id_ where e.id_ = ?"),
        JOB("select root_proc_inst_id_ as root from act_ru_job where id_ = ? and root_proc_inst_id_ is not null"),
        BUSINESS_KEY("select distinct root_proc_inst_id_ as root from act_ru_execution where business_key_ = any(?)");

        private final String roots;

        By(String roots) {
            this.roots = roots;
        }
    }

    private final JdbcTemplate jdbc;
    /** Roots at which somebody on this node is at work or in line. */
    private final ConcurrentHashMap<String, Line> lines = new ConcurrentHashMap<>();

    Turns(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private static final class Line {

        private final ReentrantLock first = new ReentrantLock(true);
        private int people;
    }

    /**
     * From here to the end of the transaction nobody else advances these matters; what was read of them before may be
     * out of date.
     *
     * @param businessKeys one for each matter, as {@code guigang-2023:二(一)1}; what does not run is passed over
     */
    public void take(Collection<String> businessKeys) {
        if (!businessKeys.isEmpty()) {
            take(By.BUSINESS_KEY, businessKeys.toArray(String[]::new));
        }
    }

    public void take(String businessKey) {
        take(List.of(businessKey));
    }

    /**
     * The same by something that belongs to the matter.
     *
     * @param ids one id, except for business keys
     */
    public void take(By by, String... ids) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a turn lasts as long as a transaction, and there is none");
        }
        jdbc.query(LOCK + by.roots + IN_ORDER, row -> {}, argument(by, ids));
    }

    /**
     * Lines up with the others on this node before the work takes a connection: those who wait for one matter must not
     * hold the connections that all other matters need.
     */
    public <T> T inLine(By by, String id, Supplier<T> work) {
        List<String> roots = jdbc.queryForList(by.roots, String.class, argument(by, id));
        // Several matters in one go are the program's own doing and rare; the database keeps them apart.
        return roots.size() == 1 ? inLine(roots.get(0), by == By.JOB, work) : work.get();
    }

    /** @param patient whether to wait as long as it takes: nobody waits for the answer */
    private <T> T inLine(String root, boolean patient, Supplier<T> work) {
        Line line = lines.compute(root, (id, known) -> {
            Line joined = known == null ? new Line() : known;
            joined.people++;
            return joined;
        });
        try {
            if (patient) {
                line.first.lockInterruptibly();
            } else if (!line.first.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw Refusal.conflict("同时办理此事的人较多，这次没有轮到。请稍后重新提交，已填写的内容会保留。");
            }
            try {
                return work.get();
            } finally {
                line.first.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            lines.compute(root, (id, left) -> left == null || --left.people == 0 ? null : left);
        }
    }

    private static Object argument(By by, String... ids) {
        if (by == By.BUSINESS_KEY) {
            return ids;
        }
        if (ids.length != 1) {
            throw new IllegalArgumentException(by + " takes one id, not " + Arrays.toString(ids));
        }
        return ids[0];
    }
}
