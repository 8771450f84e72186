package cn.jingtu.platform.web;

import java.util.List;
import java.util.Set;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Who may come to which address at all. The first line that fits decides; what fits none is not there. What a person may
 * do behind a door is for the engine, the command guard and the controllers to say.
 */
final class Addresses {

    enum Access {
        /** Everybody: pages, scripts, health, and what signing in itself needs. */
        PUBLIC,
        /** Whoever is signed in, by session or HTTP Basic as the door allows. */
        SIGNED_IN,
        /** Administrators of the installation. */
        ADMINISTRATOR,
        /** Nobody: as if there were no such address. */
        CLOSED
    }

    private record Line(Access access, Set<String> methods, PathPattern pattern) {

        boolean fits(String method, PathContainer path) {
            return (methods.isEmpty() || methods.contains(method)) && pattern.matches(path);
        }
    }

    private static final Set<String> ALL = Set.of();
    private static final Set<String> LOOK = Set.of("GET", "HEAD");
    private static final Set<String> SEND = Set.of("POST");
    private static final PathPatternParser PARSER = new PathPatternParser();

    private static final List<Line> LINES = List.of(
            // The first page, and what pages are made of.
            line(Access.PUBLIC, LOOK, "/"),
            line(Access.PUBLIC, LOOK, "/camunda"),
            line(Access.PUBLIC, LOOK, "/camunda/"),
            line(Access.PUBLIC, LOOK, "/camunda/app/**"),
            line(Access.PUBLIC, LOOK, "/camunda/lib/**"),
            line(Access.PUBLIC, LOOK, "/camunda/assets/**"),
            line(Access.PUBLIC, LOOK, "/camunda/favicon.ico"),
            line(Access.PUBLIC, LOOK, "/favicon.ico"),
            line(Access.PUBLIC, LOOK, "/camunda/api/{app:cockpit|admin|tasklist|welcome}/plugin/{plugin}/static/**"),
            // Signing in to the web apps: which engine, who am I, in, out.
            line(Access.PUBLIC, LOOK, "/camunda/api/engine/engine/"),
            line(Access.PUBLIC, LOOK, "/camunda/api/admin/auth/user/{engine}"),
            line(Access.PUBLIC, SEND, "/camunda/api/admin/auth/user/{engine}/login/{app}"),
            line(Access.PUBLIC, SEND, "/camunda/api/admin/auth/user/{engine}/logout"),
            // The web apps let any visitor become administrator when there is none. There always is one from the first
            // start on; should the last one be lost in the database, the next start makes another.
            line(Access.CLOSED, ALL, "/camunda/api/admin/setup/**"),
            // Files of the vendor's paid edition and of its reports to the vendor.
            line(Access.CLOSED, ALL, "/camunda/api/admin/plugin/license/**"),
            line(Access.CLOSED, ALL, "/camunda/api/engine/engine/{engine}/optimize/**"),
            line(Access.CLOSED, ALL, "/engine-rest/engine/{engine}/optimize/**"),
            line(Access.CLOSED, ALL, "/engine-rest/optimize/**"),
            // The web apps' own calls.
            line(Access.ADMINISTRATOR, ALL, "/camunda/api/admin/plugin/{plugin}/{engine}/**"),
            line(Access.SIGNED_IN, ALL, "/camunda/api/{app:cockpit|admin|tasklist|welcome}/**"),
            line(Access.SIGNED_IN, ALL, "/camunda/api/engine/**"),
            // Machines, and the program's own pages.
            line(Access.SIGNED_IN, ALL, "/engine-rest"),
            line(Access.SIGNED_IN, ALL, "/engine-rest/**"),
            line(Access.SIGNED_IN, ALL, "/api/**"),
            // Operators.
            line(Access.PUBLIC, LOOK, "/actuator/health"),
            line(Access.PUBLIC, LOOK, "/actuator/health/{probe:liveness|readiness}"),
            line(Access.ADMINISTRATOR, LOOK, "/actuator"),
            line(Access.ADMINISTRATOR, LOOK, "/actuator/**"));

    private Addresses() {}

    /** @param path as it was sent, percent signs and all, without query */
    static Access of(String method, String path) {
        PathContainer parsed = PathContainer.parsePath(path);
        return LINES.stream()
                .filter(line -> line.fits(method, parsed))
                .findFirst()
                .map(Line::access)
                .orElse(Access.CLOSED);
    }

    private static Line line(Access access, Set<String> methods, String pattern) {
        return new Line(access, methods, PARSER.parse(pattern));
    }
}
