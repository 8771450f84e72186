package cn.jingtu.platform.web;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
    private static final String REST = "/engine-rest/";
    private static final String QUERIED = "{what:task|execution|external-task|job|job-definition|process-instance"
            + "|variable-instance|case-execution|case-instance|group}";
    private static final String QUERIED_IN_HISTORY = "{what:activity-instance|case-instance|detail|external-task-log"
            + "|job-log|process-instance|task|variable-instance}";

    private static final List<Line> LINES = List.of(
            // The first page, and what pages are made of.
            line(Access.PUBLIC, LOOK, "/"),
            line(Access.PUBLIC, LOOK, "/camunda"),
            line(Access.PUBLIC, LOOK, "/camunda/"),
            line(Access.PUBLIC, LOOK, "/camunda/app/**"),
            line(Access.PUBLIC, LOOK, "/camunda/registers"),
            line(Access.PUBLIC, LOOK, "/camunda/access"),
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
            // A file of the vendor's paid edition.
            line(Access.CLOSED, ALL, "/camunda/api/admin/plugin/license/**"),
            // The web apps' own calls.
            line(Access.ADMINISTRATOR, ALL, "/camunda/api/admin/plugin/{plugin}/{engine}/**"),
            line(Access.SIGNED_IN, ALL, "/camunda/api/{app:cockpit|admin|tasklist|welcome}/**"),
            line(Access.SIGNED_IN, LOOK, "/camunda/api/engine/engine"),
            line(Access.SIGNED_IN, LOOK, "/engine-rest"),
            // What the sign-in page says of the rehearsal that goes on behind it.
            line(Access.PUBLIC, LOOK, "/api/preparation"),
            // The program's own pages, and machines.
            line(Access.SIGNED_IN, ALL, "/api/**"),
            // Operators.
            line(Access.PUBLIC, LOOK, "/actuator/health"),
            line(Access.PUBLIC, LOOK, "/actuator/health/{probe:liveness|readiness}"),
            line(Access.ADMINISTRATOR, LOOK, "/actuator"),
            line(Access.ADMINISTRATOR, LOOK, "/actuator/**"));

    /** The engine's resources, below each of the places where they stand. */
    private static final List<Line> OF_THE_ENGINE = List.of(
            // For the vendor's paid edition and for reports to the vendor.
            line(Access.CLOSED, ALL, "/optimize/**"),
            line(Access.CLOSED, ALL, "/telemetry/**"),
            // A variable handed in as a file: the engine would load the Java class that is named with it. Files belong
            // to
            // the evidence, which has rules of its own.
            line(Access.CLOSED, SEND, "/{resource}/{id}/{kind:variables|localVariables}/{name}/**"),
            // What speaks of the whole installation.
            line(Access.ADMINISTRATOR, ALL, "/metrics/**"),
            line(Access.ADMINISTRATOR, ALL, "/schema/**"),
            line(Access.ADMINISTRATOR, ALL, "/deployment/registered"),
            line(Access.ADMINISTRATOR, ALL, "/external-task/topic-names"),
            line(Access.ADMINISTRATOR, ALL, "/history/cleanup/**"),
            line(Access.ADMINISTRATOR, ALL, "/history/{what}/cleanable-{report}"),
            line(Access.ADMINISTRATOR, ALL, "/history/{what}/cleanable-{report}/count"),
            line(Access.ADMINISTRATOR, ALL, "/history/{what}/{id}/statistics"),
            line(Access.SIGNED_IN, LOOK, "/authorization/check"),
            line(Access.ADMINISTRATOR, ALL, "/authorization/**"),
            // Looking: each sees what the engine shows.
            line(Access.SIGNED_IN, LOOK, "/**"),
            line(Access.SIGNED_IN, Set.of("OPTIONS"), "/**"),
            line(Access.SIGNED_IN, SEND, "/" + QUERIED),
            line(Access.SIGNED_IN, SEND, "/" + QUERIED + "/count"),
            line(Access.SIGNED_IN, SEND, "/history/" + QUERIED_IN_HISTORY),
            line(Access.SIGNED_IN, SEND, "/history/" + QUERIED_IN_HISTORY + "/count"),
            line(Access.SIGNED_IN, SEND, "/filter/{id}/{what:count|list|singleResult}"),
            // Working.
            line(Access.SIGNED_IN, SEND, "/task/{id}/{what:claim|unclaim|complete|submit-form}"),
            line(Access.SIGNED_IN, SEND, "/task/{id}/comment/create"),
            line(Access.SIGNED_IN, SEND, "/process-definition/{id}/{what:start|submit-form}"),
            line(Access.SIGNED_IN, SEND, "/process-definition/key/{key}/{what:start|submit-form}"),
            // One's own account.
            line(Access.SIGNED_IN, SEND, "/identity/password-policy"),
            line(Access.SIGNED_IN, Set.of("PUT"), "/user/{id}/{what:profile|credentials}"),
            // Everything else changes what runs, or who may what.
            line(Access.ADMINISTRATOR, ALL, "/**"));

    private static final List<String> MOUNTS = List.of("/engine-rest/engine/", "/camunda/api/engine/engine/");

    private Addresses() {}

    /** @param path as it was sent, percent signs and all, without query */
    static Access of(String method, String path) {
        String within = withinEngine(path);
        return within == null ? of(LINES, method, path) : of(OF_THE_ENGINE, method, within);
    }

    private static Access of(List<Line> lines, String method, String path) {
        PathContainer parsed = PathContainer.parsePath(path);
        for (Line line : lines) {
            if (line.fits(method, parsed)) {
                return line.access();
            }
        }
        return Access.CLOSED;
    }

    /** The path of a resource of the engine without the place where it stands and the engine's name; null: it is none. */
    private static @Nullable String withinEngine(String path) {
        for (String mount : MOUNTS) {
            int end = path.startsWith(mount) ? path.indexOf('/', mount.length()) : -1;
            if (end > mount.length()) {
                return path.substring(end);
            }
        }
        return path.startsWith(REST) ? path.substring(REST.length() - 1) : null;
    }

    private static Line line(Access access, Set<String> methods, String pattern) {
        return new Line(access, methods, PARSER.parse(pattern));
    }
}
