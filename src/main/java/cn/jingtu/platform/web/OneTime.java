package cn.jingtu.platform.web;

import cn.jingtu.platform.web.Addresses.Access;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;

/** What a password opens that somebody else has made: its own change, and what is open to everybody. */
final class OneTime {

    /** On the answer to whoever signs in with such a password, for the sign-in page. */
    static final String HEADER = "X-Jingtu-One-Time-Password";

    static final String OWN_PASSWORD = "/api/own-password";
    /** Who am I: until the password is changed, nobody. */
    private static final Pattern WHO = Pattern.compile("/camunda/api/admin/auth/user/[^/]+");
    /** What the sign-in page asks to tell the rules for the new one. */
    private static final Pattern RULES = Pattern.compile("/camunda/api/engine/engine/[^/]+/identity/password-policy");

    private OneTime() {}

    static boolean opens(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.equals(OWN_PASSWORD)
                || RULES.matcher(path).matches()
                || (Addresses.of(request.getMethod(), path) == Access.PUBLIC && !isWho(path));
    }

    /** Whether a page asks who is signed in. */
    static boolean isWho(String path) {
        return WHO.matcher(path).matches();
    }

    static void refuse(HttpServletRequest request, HttpServletResponse response, ObjectMapper json) throws IOException {
        if (isWho(request.getRequestURI())) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        var problem = Problems.said(HttpServletResponse.SC_FORBIDDEN);
        problem.setTitle("须先修改密码");
        problem.setDetail("您用的是一次性密码，须先改成自己的密码：请在网页上登录后按提示修改，或用 PUT " + OWN_PASSWORD
                + " 提交 {\"oldPassword\":\"…\",\"newPassword\":\"…\"}。");
        Problems.write(response, json, problem);
    }
}
