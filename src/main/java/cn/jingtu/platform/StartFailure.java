package cn.jingtu.platform;

import org.jspecify.annotations.Nullable;

/**
 * The program cannot start, and the person who started it can mend that. The message is one Chinese sentence that says
 * what is wrong, the remedy another that says what to do; both are shown without a stack trace.
 */
public class StartFailure extends RuntimeException {

    private final String remedy;

    public StartFailure(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    public StartFailure(String message, String remedy, @Nullable Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
