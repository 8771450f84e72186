package cn.jingtu.platform.web;

import cn.jingtu.platform.process.WebSession;
import cn.jingtu.platform.security.Accounts;
import cn.jingtu.platform.security.Accounts.Standing;
import cn.jingtu.platform.security.WebCall;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A session goes on as long as its account says so: it ends with a password that somebody else made, with one that its
 * owner has changed elsewhere, and with the account. And a one-time password opens a session in which nothing can be
 * done but to change it.
 */
class StandingFilter extends OncePerRequestFilter {

    /** Number of the account's sessions under which this one began; without it, it never did. */
    static final String SESSIONS = "jingtu.sessions";

    private final Accounts accounts;
    private final ObjectMapper json;

    StandingFilter(Doors doors) {
        this.accounts = doors.accounts();
        this.json = doors.json();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        WebSession.Person user = session == null ? null : WebSession.person(session);
        if (session == null || user == null) {
            chain.doFilter(request, response);
            return;
        }
        Standing standing = accounts.standing(user.id());
        if (!standing.holds(session.getId(), (Integer) session.getAttribute(SESSIONS))) {
            session.invalidate();
            chain.doFilter(request, response);
            return;
        }
        WebCall call = WebCall.current();
        if (call != null) {
            call.identified(user.id(), session.getId(), user.cities());
        }
        if (standing.oneTime() && !OneTime.opens(request)) {
            OneTime.refuse(request, response, json);
            return;
        }
        chain.doFilter(request, response);
    }
}
