package cn.jingtu.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.JingtuTest;
import cn.jingtu.Visitor;
import java.net.http.HttpRequest.BodyPublishers;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@JingtuTest
class WaysInTest {

    private static final String CLERK = "waysin.clerk";
    private static final String PASSWORD = "Kx7-waysin-2020";

    @LocalServerPort
    int port;

    @Autowired
    IdentityService identities;

    @Autowired
    AuthorizationService authorizations;

    @BeforeEach
    void a_clerk_of_no_department() {
        var user = identities.newUser(CLERK);
        user.setFirstName("一");
        user.setLastName("王");
        user.setPassword(PASSWORD);
        identities.saveUser(user);
        var tasklist = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        tasklist.setUserId(CLERK);
        tasklist.setResource(Resources.APPLICATION);
        tasklist.setResourceId("tasklist");
        tasklist.addPermission(Permissions.ACCESS);
        authorizations.saveAuthorization(tasklist);
    }

    @AfterEach
    void gone_again() {
        identities.deleteUser(CLERK);
        authorizations
                .createAuthorizationQuery()
                .userIdIn(CLERK)
                .list()
                .forEach(authorization -> authorizations.deleteAuthorization(authorization.getId()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/probe",
                "/api/nowhere",
                "/api;x/probe",
                "//api/probe",
                "/%61pi/probe",
                "/engine-rest",
                "/engine-rest/engine",
                "/engine-rest/engine/default/task",
                "/engine-rest/task",
                "/engine-rest/version",
                "/engine-rest/openapi.json",
                "/engine-rest/identity/groups?userId=demo",
                "/actuator",
                "/actuator/metrics",
                "/actuator/metrics/jvm.memory.used",
                "/actuator/prometheus",
                "/camunda/api/engine/engine/default/task",
                "/camunda/api/cockpit/plugin/base/default/process-instance",
                "/camunda/api/admin/auth/user/default"
            })
    void a_stranger_reads_nothing(String path) {
        assertThat(Visitor.anonymous(port).get(path).statusCode()).isIn(400, 401, 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/probe",
                "/engine-rest/identity/verify",
                "/engine-rest/deployment/create",
                "/engine-rest/user/create",
                "/engine-rest/external-task/fetchAndLock",
                "/camunda/api/engine/engine/default/user/create",
                "/camunda/api/admin/setup/default/user/create"
            })
    void a_stranger_changes_nothing(String path) {
        assertThat(Visitor.anonymous(port).post(path, "{}").statusCode()).isIn(401, 403, 404);
        assertThat(identities.createUserQuery().list()).allMatch(user -> user.getId() != null);
    }

    @Test
    void nobody_becomes_administrator_by_visiting_even_when_there_is_none() {
        identities.deleteMembership("admin", "camunda-admin");
        try {
            var visitor = Visitor.anonymous(port);
            visitor.get("/camunda/app/admin/default/");
            var answer = visitor.post(
                    "/camunda/api/admin/setup/default/user/create",
                    "{\"profile\":{\"id\":\"waysin.intruder\"},\"credentials\":{\"password\":\"Kx7-intruder-2020\"}}");
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(identities.createUserQuery().userId("waysin.intruder").count())
                    .isZero();
        } finally {
            identities.createMembership("admin", "camunda-admin");
        }
    }

    @Test
    void people_change_their_own_password_but_do_not_delete_their_account() {
        var clerk = Visitor.withBasic(port, CLERK, PASSWORD);
        assertThat(clerk.delete("/engine-rest/user/" + CLERK).statusCode()).isEqualTo(403);
        assertThat(clerk.put(
                                "/engine-rest/user/" + CLERK + "/credentials",
                                "{\"password\":\"Nx7-other-2021\",\"authenticatedUserPassword\":\"" + PASSWORD + "\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(Visitor.withBasic(port, CLERK, "Nx7-other-2021")
                        .get("/api/probe")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_refused_stranger_is_told_in_chinese_what_to_do() {
        var answer = Visitor.anonymous(port).get("/api/probe");
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(Visitor.parsed(answer).get("detail").asText()).contains("请先登录");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
    }

    @Test
    void health_is_open_and_tells_no_details() {
        var answer = Visitor.anonymous(port).get("/actuator/health");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Visitor.parsed(answer).get("status").asText()).isEqualTo("UP");
        assertThat(answer.body()).doesNotContain("components", "PostgreSQL");
    }

    @Test
    void metrics_are_for_administrators() {
        var clerk = Visitor.withBasic(port, CLERK, PASSWORD);
        assertThat(clerk.get("/actuator/prometheus").statusCode()).isEqualTo(403);
        if (identities.createGroupQuery().groupId("camunda-admin").count() == 0) {
            identities.saveGroup(identities.newGroup("camunda-admin"));
        }
        identities.createMembership(CLERK, "camunda-admin");
        var metrics = clerk.get("/actuator/prometheus");
        assertThat(metrics.statusCode()).isEqualTo(200);
        assertThat(metrics.body()).contains("jvm_memory_used_bytes");
    }

    @Test
    void the_engines_api_takes_credentials() {
        assertThat(Visitor.withBasic(port, CLERK, PASSWORD)
                        .get("/engine-rest/task")
                        .statusCode())
                .isEqualTo(200);
        assertThat(Visitor.withBasic(port, CLERK, "wrong")
                        .get("/engine-rest/task")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void signing_in_once_opens_the_apps_and_our_own_endpoints() {
        var clerk = Visitor.anonymous(port);
        assertThat(clerk.signIn("tasklist", CLERK, PASSWORD).statusCode()).isEqualTo(200);
        assertThat(clerk.get("/camunda/api/engine/engine/default/task").statusCode())
                .isEqualTo(200);
        assertThat(clerk.json("/camunda/api/admin/auth/user/default")
                        .get("authorizedApps")
                        .toString())
                .contains("welcome", "tasklist")
                .doesNotContain("admin", "cockpit");
        assertThat(clerk.json("/api/probe").get("id").asText()).isEqualTo(CLERK);
        assertThat(clerk.post("/api/probe", "{}").statusCode()).isEqualTo(200);
    }

    @Test
    void a_session_without_its_token_changes_nothing() {
        var clerk = Visitor.anonymous(port);
        clerk.signIn("tasklist", CLERK, PASSWORD);
        var answer = clerk.send(clerk.bare("/api/probe").POST(BodyPublishers.ofString("{}")));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("请刷新页面后再试");
        assertThat(clerk.send(clerk.bare("/api/probe")
                                .header("X-XSRF-TOKEN", "0123456789ABCDEF")
                                .POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void another_sites_page_changes_nothing_with_remembered_credentials() {
        var clerk = Visitor.withBasic(port, CLERK, PASSWORD);
        assertThat(clerk.send(clerk.bare("/api/probe")
                                .header("Sec-Fetch-Site", "cross-site")
                                .POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_wrong_password_opens_nothing() {
        var clerk = Visitor.anonymous(port);
        assertThat(clerk.signIn("tasklist", CLERK, "wrong").statusCode()).isEqualTo(401);
        assertThat(clerk.get("/api/probe").statusCode()).isEqualTo(401);
    }

    @Test
    void the_session_ends_with_signing_out() {
        var clerk = Visitor.anonymous(port);
        clerk.signIn("tasklist", CLERK, PASSWORD);
        clerk.get("/camunda/app/tasklist/default/");
        assertThat(clerk.post("/camunda/api/admin/auth/user/default/logout", "").statusCode())
                .isEqualTo(200);
        assertThat(clerk.get("/api/probe").statusCode()).isEqualTo(401);
    }

    @Test
    void a_deleted_account_is_shut_out_of_its_open_session() {
        var clerk = Visitor.anonymous(port);
        clerk.signIn("tasklist", CLERK, PASSWORD);
        identities.deleteUser(CLERK);
        assertThat(clerk.get("/api/probe").statusCode()).isEqualTo(401);
    }

    @Test
    void the_session_cookie_is_out_of_reach_for_scripts_and_other_sites() {
        var answer = Visitor.anonymous(port).get("/camunda/app/welcome/default/");
        assertThat(answer.headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("SESSION="))
                .singleElement()
                .asString()
                .contains("HttpOnly", "SameSite=Strict");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/camunda/app/welcome/default/", "/api/probe", "/engine-rest/task", "/nowhere"})
    void every_answer_carries_security_headers(String path) {
        var headers = Visitor.anonymous(port).get(path).headers();
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("X-Frame-Options")).hasValue("SAMEORIGIN");
        assertThat(headers.allValues("Content-Security-Policy")).hasSize(1);
        assertThat(headers.firstValue("Server")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"INVALID,422", "CONFLICT,409", "FORBIDDEN,403", "NOT_FOUND,404", "TOO_LARGE,413"})
    void a_refusal_reaches_the_user_in_its_own_words(String kind, int status) {
        var answer = Visitor.withBasic(port, CLERK, PASSWORD).get("/api/probe/refused?kind=" + kind);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(Visitor.parsed(answer).get("detail").asText()).isEqualTo("期限早于今天。请改为今天或以后的日期。");
    }

    @ParameterizedTest
    @CsvSource({"/api/probe/broken,500", "/api/nowhere,404", "/api/probe/refused?kind=NONSENSE,400"})
    void no_failure_shows_the_inside_of_the_program(String path, int status) {
        var answer = Visitor.withBasic(port, CLERK, PASSWORD).get(path);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain("secret", "Exception", "java").contains("请");
    }

    @Test
    void a_mistyped_address_shows_a_page_in_chinese() {
        var visitor = Visitor.anonymous(port);
        var answer = visitor.send(visitor.bare("/nowhere").header("Accept", "text/html"));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("没有这个页面");
    }
}
