package cn.jingtu.platform.security;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The request that this thread serves: from where, what it asks for, who is just being identified, and what reason an
 * administrator has stated. The door opens it before anything else happens and closes it behind the answer; a thread
 * without one works for the program itself.
 */
public final class WebCall implements AutoCloseable {

    private static final ThreadLocal<@Nullable WebCall> CURRENT = new ThreadLocal<>();

    private final String address;
    private final String method;
    private final String path;
    private @Nullable String user;
    private @Nullable String reason;
    private @Nullable String refused;
    private Identifying identifying = Identifying.NOBODY;

    private WebCall(String address, String method, String path) {
        this.address = address;
        this.method = method;
        this.path = path;
    }

    /** What the engine may be asked while it is not known who asks. */
    private record Identifying(boolean open, @Nullable String userId) {

        static final Identifying NOBODY = new Identifying(false, null);
    }

    /**
     * Opens the call that this thread serves from now on.
     *
     * @param address network address of the caller
     */
    public static WebCall open(String address, String method, String path) {
        var call = new WebCall(address, method, path);
        CURRENT.set(call);
        return call;
    }

    /** Null on the program's own threads. */
    public static @Nullable WebCall current() {
        return CURRENT.get();
    }

    @Override
    public void close() {
        CURRENT.remove();
    }

    public String address() {
        return address;
    }

    public String method() {
        return method;
    }

    /** Without its query, which may hold what nobody should read in a log. */
    public String path() {
        return path;
    }

    /**
     * Does what finds out whether the caller is the one named: only for the length of {@code work}, and only what
     * concerns this one account, the engine answers although nobody is signed in.
     *
     * @param userId the account as the caller names it; null: only whether there is an administrator at all
     */
    public <T> T identifying(@Nullable String userId, Callable<T> work) throws Exception {
        Identifying before = identifying;
        identifying = new Identifying(true, userId);
        try {
            return work.call();
        } finally {
            identifying = before;
        }
    }

    public boolean isIdentifying() {
        return identifying.open();
    }

    /** Whether the caller is just being identified as this account. */
    public boolean isIdentifying(@Nullable String userId) {
        return identifying.open() && userId != null && userId.equals(identifying.userId());
    }

    /** The caller has been identified. */
    public void known(String userId) {
        user = userId;
    }

    public boolean isKnown() {
        return user != null;
    }

    /** The caller, once identified. */
    public @Nullable String user() {
        return user;
    }

    /** Why an administrator steps in; null when none was stated. */
    public @Nullable String reason() {
        return reason;
    }

    public void state(@Nullable String stated) {
        reason = stated;
    }

    /** What of the engine was refused during this call, for the record of the refusal; null: nothing. */
    public @Nullable String refused() {
        return refused;
    }

    public void refuse(String what) {
        refused = what;
    }
}
