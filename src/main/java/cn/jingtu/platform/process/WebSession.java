package cn.jingtu.platform.process;

import jakarta.servlet.http.HttpSession;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.camunda.bpm.webapp.impl.security.filter.util.CsrfConstants;
import org.jspecify.annotations.Nullable;

/** What the web apps keep in the session of a browser. */
public final class WebSession {

    /** Where they keep who is signed in. */
    public static final String SIGNED_IN = "authenticatedUser";

    /** Header in which a page repeats the token that was kept with its session. */
    public static final String TOKEN_HEADER = CsrfConstants.CSRF_TOKEN_HEADER_NAME;

    private WebSession() {}

    /**
     * Who is signed in.
     *
     * @param cities those that the web apps know of; none for administrators
     */
    public record Person(String id, List<String> cities) {}

    /** Who is signed in with the session; null: nobody. */
    public static @Nullable Person person(HttpSession session) {
        UserAuthentication user = user(session);
        return user == null ? null : new Person(user.getIdentityId(), orNone(user.getTenantIds()));
    }

    /** The token that a change asked for on the strength of the session must carry; null: it has none yet. */
    public static @Nullable String token(HttpSession session) {
        return session.getAttribute(CsrfConstants.CSRF_TOKEN_SESSION_ATTR_NAME) instanceof String token ? token : null;
    }

    /** Where somebody's groups or cities are others by now, the web apps ask anew for all that follows from them. */
    public static void renewIfChanged(HttpSession session, List<String> groups, List<String> cities) {
        UserAuthentication user = user(session);
        if (user == null) {
            return;
        }
        boolean asBefore = Set.copyOf(user.getGroupIds()).equals(Set.copyOf(groups))
                && Set.copyOf(user.getTenantIds()).equals(Set.copyOf(cities));
        if (!asBefore) {
            user.setCacheValidationTime(new Date(0));
        }
    }

    /**
     * All that an attribute {@link #SIGNED_IN} tells, to be compared with another.
     *
     * @return one entry a person who is signed in
     */
    public static List<Object> told(@Nullable Object attribute) {
        if (!(attribute instanceof Authentications authentications)) {
            return List.of();
        }
        return authentications.getAuthentications().stream()
                .<Object>map(user -> List.of(
                        user.getProcessEngineName(),
                        user.getIdentityId(),
                        List.copyOf(user.getGroupIds()),
                        List.copyOf(user.getTenantIds()),
                        Set.copyOf(user.getAuthorizedApps()),
                        String.valueOf(user.getCacheValidationTime())))
                .toList();
    }

    private static @Nullable UserAuthentication user(HttpSession session) {
        return session.getAttribute(SIGNED_IN) instanceof Authentications authentications
                ? authentications.getAuthentications().stream().findFirst().orElse(null)
                : null;
    }

    private static List<String> orNone(@Nullable List<String> ids) {
        return ids == null ? List.of() : List.copyOf(ids);
    }
}
