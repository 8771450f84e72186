package cn.jingtu.intake;

import org.jspecify.annotations.Nullable;

/** A document that cannot be read as a plan. The message is a Chinese sentence for the clerk: what is wrong, what to do. */
public final class PlanDocumentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    PlanDocumentException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    PlanDocumentException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** What kind of obstacle it is, for machines. */
    public enum Reason {
        NOT_FOUND,
        EMPTY,
        TOO_LARGE,
        UNSUPPORTED_TYPE,
        ENCRYPTED,
        NO_TEXT_LAYER,
        UNREADABLE_ENCODING,
        DAMAGED,
        TIMED_OUT,
        NOT_A_PLAN,
        SEVERAL_PLANS
    }
}
