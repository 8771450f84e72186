package cn.jingtu.platform.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;

/** What a password opens that somebody else has made. */
final class OneTime {

    /** On the answer to whoever signs in with such a password, for the sign-in page. */
    static final String HEADER = "X-Jingtu-One-Time-Password";

    static final String OWN_PASSWORD = "/api/own-password";
    /** Who am I: until the password is changed, nobody. */
    private static final Pattern WHO = Pattern.compile("/camunda/api/admin/auth/user/[^/]+");
    /** Coming, going, and what the sign-in page asks. */
    private static final Pattern OPEN = Pattern.compile(OWN_PASSWORD
            + "|/camunda/api/engine/engine/"
            + "|/camunda/api/engine/engine/[^/]+/identity/password-policy"
            + "|/camunda/api/admin/auth/user/[^/]+/(?:login/[^/]+|logout)");

    private OneTime() {}

    static boolean opens(HttpServletRequest request) {
        return OPEN.matcher(request.getRequestURI()).matches();
    }

    static void refuse(HttpServletRequest request, HttpServletResponse response, ObjectMapper json) throws IOException {
        if (request.getMethod().equals("GET") && WHO.matcher(request.getRequestURI()).matches()) {
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
