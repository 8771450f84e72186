package cn.jingtu.platform.process;

import cn.jingtu.platform.Refusal;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

/** What a failure is: whether somebody else was faster, whether waiting may mend it, and how to say it in Chinese. */
final class Failures {

    private static final int TECHNICAL = 2000;
    private static final int WORDS = 500;

    private Failures() {}

    /** Somebody else was faster: lost against a newer version of a row, or chosen to give way in a deadlock. */
    static boolean isContention(Throwable failure) {
        return has(failure, OptimisticLockingException.class)
                || has(failure, ConcurrencyFailureException.class)
                || sqlState(failure).startsWith("40");
    }

    /**
     * Whether the same may well succeed a little later: the others have ended, the database or the line is back, the disk
     * has room. What is not known to pass by itself is taken not to.
     */
    static boolean mayPass(Throwable failure) {
        return isContention(failure)
                || isOutOfReach(failure)
                || has(failure, IOException.class)
                || has(failure, InterruptedException.class)
                || has(failure, OutOfMemoryError.class)
                // Two that were given the same free number at the same moment.
                || sqlState(failure).equals("23505");
    }

    /** The database or the line: classes 08, 53, 55, 57 and 58 of SQLSTATE, or not even that far. */
    private static boolean isOutOfReach(Throwable failure) {
        String state = sqlState(failure);
        return Stream.of("08", "53", "55", "57", "58").anyMatch(state::startsWith)
                || has(failure, SQLTransientException.class)
                || has(failure, SQLRecoverableException.class)
                || has(failure, TransientDataAccessException.class)
                || has(failure, RecoverableDataAccessException.class)
                || has(failure, CannotGetJdbcConnectionException.class)
                || has(failure, CannotCreateTransactionException.class)
                || has(failure, TimeoutException.class);
    }

    static boolean isTooLong(Throwable failure) {
        return sqlState(failure).equals("22001");
    }

    /** A NUL, or half of a character. */
    static boolean isUnstorable(Throwable failure) {
        return sqlState(failure).equals("22021") || sqlState(failure).equals("22P05");
    }

    /** One sentence for whoever has to know that a step does not go on. */
    static String words(Throwable failure) {
        String state = sqlState(failure);
        return Refusal.within(failure)
                .map(refusal -> shortened(String.valueOf(refusal.getMessage()), WORDS))
                .orElseGet(() -> {
                    if (isTooLong(failure)) {
                        return "有一项内容超过了系统能保存的长度，须先改短。";
                    } else if (isUnstorable(failure)) {
                        return "有一项内容含有系统不能保存的字符，须先改正。";
                    } else if (state.equals("23505")) {
                        return "要登记的记录与已有的重复。";
                    } else if (isContention(failure)) {
                        return "同一事项同时有别的办理，多次重试未能完成。";
                    } else if (isOutOfReach(failure)) {
                        return "数据库或网络不通，多次重试未能完成。";
                    } else if (has(failure, IOException.class)) {
                        return "文件或网络读写失败，多次重试未能完成。";
                    } else if (state.equals("23503")
                            || has(failure, EmptyResultDataAccessException.class)
                            || has(failure, NoSuchElementException.class)) {
                        return "办理所需的一项数据没有找到。";
                    } else if (state.startsWith("2")) {
                        return "有一项数据不符合系统的要求。";
                    }
                    return "程序处理时出错，等待不会自行恢复。";
                });
    }

    /** The innermost cause, for those who look after the program. */
    static String technical(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return shortened(root.getClass().getSimpleName() + ": " + root.getMessage(), TECHNICAL);
    }

    private static String shortened(String text, int length) {
        String clean = text.replaceAll("[\\p{Cc}\\p{Cs}]", " ").strip();
        return clean.length() <= length ? clean : clean.substring(0, length - 1) + "…";
    }

    /** Of the innermost database error; empty when there is none, or it never came to an answer. */
    private static String sqlState(Throwable failure) {
        return causes(failure)
                .filter(SQLException.class::isInstance)
                .map(cause -> ((SQLException) cause).getSQLState())
                .filter(state -> state != null)
                .reduce((outer, inner) -> inner)
                .orElse("");
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        Predicate<Throwable> isOne = type::isInstance;
        return causes(failure).anyMatch(isOne);
    }

    private static Stream<Throwable> causes(@Nullable Throwable failure) {
        return Stream.iterate(
                failure, cause -> cause != null, cause -> cause.getCause() == cause ? null : cause.getCause());
    }
}
