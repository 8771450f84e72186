package cn.jingtu.platform;

import java.util.Optional;

/**
 * A rule of the house says no to what a user asked for. The message is for that user, in Chinese: what is wrong and what
 * to do next. It reaches the user as it is, on {@code /api} as the detail of a problem (RFC 9457) and in Tasklist and
 * {@code /engine-rest} as the message of the error, also when thrown from a listener or delegate of a process.
 */
public class Refusal extends RuntimeException {

    /** What kind of no it is, with the HTTP status and the heading that it has on the wire. */
    public enum Kind {
        /** What was sent breaks a rule; other input would be accepted. */
        INVALID(422, "内容不符合要求"),
        /** The matter has moved on: already done, changed by someone else, or not in the state that this needs. */
        CONFLICT(409, "当前状态下不能这样做"),
        /** Somebody else may do it, this user may not. */
        FORBIDDEN(403, "没有权限"),
        /** There is no such thing, or none that this user may know of. */
        NOT_FOUND(404, "没有找到"),
        /** Larger than the limit in the configuration. */
        TOO_LARGE(413, "内容过大"),
        /** An administrator may do it once the reason is stated. */
        REASON_NEEDED(428, "需要写明事由"),
        /** What was sent can't be read as a question at all. */
        MALFORMED(400, "请求有误");

        private final int status;
        private final String title;

        Kind(int status, String title) {
            this.status = status;
            this.title = title;
        }

        public int status() {
            return status;
        }

        public String title() {
            return title;
        }
    }

    private final Kind kind;

    public Refusal(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** @param cause what it was made of, for the record; not shown to the user */
    public Refusal(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public static Refusal invalid(String message) {
        return new Refusal(Kind.INVALID, message);
    }

    public static Refusal conflict(String message) {
        return new Refusal(Kind.CONFLICT, message);
    }

    public static Refusal forbidden(String message) {
        return new Refusal(Kind.FORBIDDEN, message);
    }

    public static Refusal notFound(String message) {
        return new Refusal(Kind.NOT_FOUND, message);
    }

    public Kind kind() {
        return kind;
    }

    /** The refusal that is, or caused, the failure: the engine wraps what its listeners throw. */
    public static Optional<Refusal> within(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return Optional.of(refusal);
            }
        }
        return Optional.empty();
    }
}
