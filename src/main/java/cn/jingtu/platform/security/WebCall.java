package cn.jingtu.platform.security;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The request that this thread serves: from where, what it asks for, who is just being identified, who it turned out to
 * be, and what reason an administrator has stated. The door opens it before anything else happens and closes it behind
 * the answer; a thread without one works for the program itself.
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
    private @Nullable String session;
    private @Nullable String city;
    private boolean known;
    private boolean recorded;

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

    /**
     * The caller turned out to be somebody; what the door still asks of them may yet keep them out.
     *
     * @param sessionId of the session that proves it; null: proven by credentials
     * @param cities that the caller belongs to
     */
    public void identified(String userId, @Nullable String sessionId, List<String> cities) {
        user = userId;
        session = sessionId;
        city = cities.size() == 1 ? cities.get(0) : null;
    }

    /** The caller has been identified and let in. */
    public void known(String userId) {
        user = userId;
        known = true;
    }

    public boolean isKnown() {
        return known;
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

    public @Nullable String session() {
        return session;
    }

    /** The city that the call concerns: the caller's, unless the matter is known to be another's; null: none. */
    public @Nullable String city() {
        return city;
    }

    /** Notes whose matter the call is about, for the record: an administrator belongs to no city. */
    public static void concerns(String cityId) {
        WebCall call = CURRENT.get();
        if (call != null) {
            call.city = cityId;
        }
    }

    /** Whether what was refused during this call is on record already. */
    public boolean isRecorded() {
        return recorded;
    }

    void recorded() {
        recorded = true;
    }
}
