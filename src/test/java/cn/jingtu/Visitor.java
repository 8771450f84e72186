package cn.jingtu;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Somebody at the other end of the wire: anonymous, with HTTP Basic, or signed in to the web apps with a cookie and the
 * token that goes with it.
 */
public class Visitor {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String base;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private @Nullable String authorization;
    private @Nullable String reason;

    private Visitor(String base) {
        this.base = base;
    }

    public static Visitor anonymous(int port) {
        return new Visitor("http://localhost:" + port);
    }

    public static Visitor withBasic(int port, String user, String password) {
        var visitor = anonymous(port);
        visitor.authorization =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return visitor;
    }

    /** An administrator who says with everything why it is done. */
    public Visitor because(String stated) {
        reason = stated;
        return this;
    }

    /** Signs in as the sign-in page does; look at the status to see whether it worked. */
    public HttpResponse<String> signIn(String app, String user, String password) {
        get("/camunda/app/" + app + "/default/");
        return send(request("/camunda/api/admin/auth/user/default/login/" + app)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=" + encoded(user) + "&password=" + encoded(password))));
    }

    /** Waits until the demo's plans, which are rehearsed behind the served page, have come to today. */
    public void awaitRehearsal() {
        Instant end = Instant.now().plus(Duration.ofMinutes(8));
        for (JsonNode progress = preparation(); !isOver(progress); progress = preparation()) {
            if (progress.get("state").asText().equals("FAILED") || Instant.now().isAfter(end)) {
                throw new AssertionError("the plans were not rehearsed: " + progress);
            }
            try {
                TimeUnit.MILLISECONDS.sleep(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private static boolean isOver(JsonNode progress) {
        return progress.get("state").asText().equals("DONE");
    }

    /** How far the rehearsal is. */
    public JsonNode preparation() {
        return json("/api/preparation");
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    public HttpResponse<String> post(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    public HttpResponse<String> put(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(json)));
    }

    public HttpResponse<String> delete(String path) {
        return send(request(path).DELETE());
    }

    public JsonNode json(String path) {
        var response = get(path);
        if (response.statusCode() != 200) {
            throw new AssertionError(path + " answers " + response.statusCode() + " " + response.body());
        }
        return parsed(response);
    }

    public static JsonNode parsed(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    /** A request of one's own making, sent with this visitor's credentials and cookies but without the token. */
    public HttpRequest.Builder bare(String path) {
        var request = HttpRequest.newBuilder(URI.create(base + path));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        if (reason != null) {
            request.header("X-Jingtu-Reason", encoded(reason));
        }
        return request;
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A request with the credentials or the token of this visitor. */
    public HttpRequest.Builder request(String path) {
        var request = bare(path);
        cookie("XSRF-TOKEN").ifPresent(token -> request.header("X-XSRF-TOKEN", token));
        return request;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
