package cn.jingtu.platform.web;

import cn.jingtu.platform.text.CleanText;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why an administrator steps into what runs: with one request, in the header {@value #HEADER} (UTF-8, percent-encoded),
 * or for a while in the web apps, kept with the session. Whether the caller may step in at all is asked elsewhere.
 */
final class StatedReason {

    static final String HEADER = "X-Jingtu-Reason";
    /** Long enough for one repair, too short to be forgotten about. */
    static final Duration HOLDS = Duration.ofMinutes(30);

    static final int SHORTEST = 4;
    static final int LONGEST = 500;

    private static final String TEXT = "jingtu.reason";
    private static final String UNTIL = "jingtu.reasonUntil";

    private StatedReason() {}

    /** Null when none is stated, or no longer. */
    static @Nullable String of(HttpServletRequest request) {
        String header = request.getHeader(HEADER);
        if (header != null) {
            return sensible(decoded(header));
        }
        HttpSession session = request.getSession(false);
        return session == null || until(session).isBefore(Instant.now()) ? null : (String) session.getAttribute(TEXT);
    }

    /** Keeps a reason with the session; null forgets it. */
    static void keep(HttpSession session, @Nullable String reason) {
        if (reason == null) {
            session.removeAttribute(TEXT);
            session.removeAttribute(UNTIL);
        } else {
            session.setAttribute(TEXT, reason);
            session.setAttribute(UNTIL, Instant.now().plus(HOLDS).toEpochMilli());
        }
    }

    /** The end of what is kept; long past where nothing is. */
    static Instant until(HttpSession session) {
        return session.getAttribute(UNTIL) instanceof Long end ? Instant.ofEpochMilli(end) : Instant.EPOCH;
    }

    /** Null where the text is too short to tell anything, or too long to be read. */
    static @Nullable String sensible(@Nullable String text) {
        String stripped = text == null ? "" : CleanText.strip(CleanText.clean(text));
        int length = CleanText.length(stripped);
        return length < SHORTEST || length > LONGEST ? null : stripped;
    }

    private static @Nullable String decoded(String header) {
        try {
            return URLDecoder.decode(header, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
