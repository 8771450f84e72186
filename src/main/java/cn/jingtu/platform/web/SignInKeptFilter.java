package cn.jingtu.platform.web;

import cn.jingtu.platform.process.WebSession;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The web apps write who is signed in back into the session at the end of every request, changed or not. With sessions in
 * the database each request has a copy of its own, so that a slow request would sign a user in again who has signed out
 * meanwhile. Here only a change is written. With it the session gets the length that it deserves: every visit of a page
 * begins one, and most visitors never sign in.
 */
class SignInKeptFilter extends OncePerRequestFilter {

    private final Duration visitor;
    private final Duration signedIn;

    /**
     * @param visitor how long the session of somebody who has not signed in outlives the last request
     * @param signedIn the same of somebody who has
     */
    SignInKeptFilter(Duration visitor, Duration signedIn) {
        this.visitor = visitor;
        this.signedIn = signedIn;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new KeptRequest(request), response);
    }

    private final class KeptRequest extends HttpServletRequestWrapper {

        private @Nullable HttpSession original;
        private @Nullable HttpSession kept;

        KeptRequest(HttpServletRequest request) {
            super(request);
        }

        @Override
        public HttpSession getSession() {
            return Objects.requireNonNull(getSession(true), "made where there is none");
        }

        @Override
        public @Nullable HttpSession getSession(boolean create) {
            HttpSession session = super.getSession(create);
            if (session == null) {
                return null;
            }
            if (!session.equals(original)) {
                original = session;
                kept = keeping(session, this);
            }
            return kept;
        }
    }

    private static void last(HttpSession session, Duration duration) {
        int seconds = (int) duration.toSeconds();
        if (session.getMaxInactiveInterval() != seconds) {
            session.setMaxInactiveInterval(seconds);
        }
    }

    private HttpSession keeping(HttpSession session, HttpServletRequest request) {
        List<Object> before = WebSession.told(session.getAttribute(WebSession.SIGNED_IN));
        return (HttpSession) Proxy.newProxyInstance(
                SignInKeptFilter.class.getClassLoader(),
                new Class<?>[] {HttpSession.class},
                (proxy, method, values) -> {
                    if (method.getName().equals("setAttribute")
                            && WebSession.SIGNED_IN.equals(values[0])
                            && !before.isEmpty()
                            && before.equals(WebSession.told(values[1]))) {
                        return null;
                    }
                    if (isSignIn(method.getName(), values, request)) {
                        session.setAttribute(StandingFilter.SESSIONS, request.getAttribute(StandingFilter.SESSIONS));
                    }
                    try {
                        if (method.getName().equals("setAttribute") && WebSession.SIGNED_IN.equals(values[0])) {
                            last(session, WebSession.told(values[1]).isEmpty() ? visitor : signedIn);
                        }
                        return method.invoke(session, values);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** Whether somebody is put into the session whose password was checked with this request. */
    private static boolean isSignIn(String method, Object[] values, HttpServletRequest request) {
        return method.equals("setAttribute")
                && WebSession.SIGNED_IN.equals(values[0])
                && !WebSession.told(values[1]).isEmpty()
                && request.getAttribute(StandingFilter.SESSIONS) != null;
    }
}
