package cn.jingtu.platform.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.JingtuTest;
import cn.jingtu.TestAccounts;
import cn.jingtu.Visitor;
import cn.jingtu.platform.security.Accounts;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Resources;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Accounts, passwords and rights in the hands of their owners and of administrators, and what of it is on record. */
@JingtuTest
class PeopleTest {

    private static final String PASSWORD = "Px7-rechts-2026";
    private static final String FRESH = "Qy8-anders-2027";
    private static final String ADMIN = "people.admin";
    private static final String CLERK = "people.clerk";

    private static final Set<String> ACCOUNTS = Set.of("User", "Group", "Group membership", "Tenant", "Authorization");

    private static final Map<String, List<String>> PEOPLE = new LinkedHashMap<>();

    static {
        PEOPLE.put(ADMIN, List.of("camunda-admin"));
        PEOPLE.put(CLERK, List.of("guigang.agriculture"));
        PEOPLE.put("people.bh.auditor", List.of("beihai.auditor"));
        PEOPLE.put("people.gg.auditor", List.of("guigang.auditor"));
    }

    @LocalServerPort
    int port;

    @Autowired
    IdentityService identities;

    @Autowired
    AuthorizationService authorizations;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void people() {
        TestAccounts.inGroups(identities, PASSWORD, PEOPLE);
        jdbc.sql("delete from jingtu.sign_in_try").update();
    }

    @AfterEach
    void gone_again() {
        identities
                .createUserQuery()
                .userIdIn(identities.createUserQuery().list().stream()
                        .map(user -> user.getId())
                        .filter(id -> id.startsWith("people."))
                        .toArray(String[]::new))
                .list()
                .forEach(user -> identities.deleteUser(user.getId()));
        jdbc.sql("delete from jingtu.account where user_id like 'people.%'").update();
    }

    private Visitor as(String user) {
        return Visitor.withBasic(port, user, PASSWORD);
    }

    private Visitor signedIn(String app, String user, String password) {
        var visitor = Visitor.anonymous(port);
        assertThat(visitor.signIn(app, user, password).statusCode()).isEqualTo(200);
        visitor.get("/camunda/api/engine/engine/");
        return visitor;
    }

    private HttpResponse<String> resets(String user, String password) {
        return as(ADMIN)
                .put(
                        "/engine-rest/user/" + user + "/credentials",
                        "{\"password\":\"%s\",\"authenticatedUserPassword\":\"%s\"}".formatted(password, PASSWORD));
    }

    private static String change(String from, String to) {
        return "{\"oldPassword\":\"%s\",\"newPassword\":\"%s\"}".formatted(from, to);
    }

    // ---- names

    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest/user/", "/camunda/api/engine/engine/default/user/"})
    void people_change_their_address_but_not_their_name(String users) {
        var clerk = users.startsWith("/camunda") ? signedIn("tasklist", CLERK, PASSWORD) : as(CLERK);
        String path = users + CLERK + "/profile";
        var refused = clerk.put(
                path, "{\"id\":\"people.clerk\",\"firstName\":\"贵港市审计局\",\"lastName\":\"试\",\"email\":\"a@b.cn\"}");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("姓名由系统管理员维护");
        assertThat(clerk.put(
                                path,
                                "{\"id\":\"people.clerk\",\"firstName\":\"测\",\"lastName\":\"试\",\"email\":\"a@b.cn\"}")
                        .statusCode())
                .isEqualTo(204);
        var user = identities.createUserQuery().userId(CLERK).singleResult();
        assertThat(user.getFirstName()).isEqualTo("测");
        assertThat(user.getEmail()).isEqualTo("a@b.cn");
    }

    @Test
    void administrators_change_names_and_the_record_has_the_old_and_the_new_one_in_the_persons_city() {
        assertThat(as(ADMIN)
                        .put(
                                "/engine-rest/user/" + CLERK + "/profile",
                                "{\"id\":\"people.clerk\",\"firstName\":\"韦\",\"lastName\":\"某\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(lastRight()).isEqualTo("guigang people.admin 修改账号“people.clerk”的资料 | 姓名 测 试 | 姓名 韦 某");
    }

    // ---- one-time passwords

    @Test
    void a_password_made_by_an_administrator_opens_nothing_but_its_own_change() {
        assertThat(resets(CLERK, FRESH).statusCode()).isEqualTo(204);
        var byCredentials = Visitor.withBasic(port, CLERK, FRESH);
        for (String path :
                List.of("/engine-rest/task", "/api/probe", "/api/notices", "/engine-rest/user/" + CLERK + "/profile")) {
            var refused = byCredentials.get(path);
            assertThat(refused.statusCode()).as(path).isEqualTo(403);
            assertThat(refused.body()).as(path).contains("一次性密码").contains("/api/own-password");
        }
        assertThat(byCredentials
                        .put(
                                "/engine-rest/user/" + CLERK + "/credentials",
                                "{\"password\":\"%s\",\"authenticatedUserPassword\":\"%s\"}".formatted(PASSWORD, FRESH))
                        .statusCode())
                .isEqualTo(403);
        var onThePage = Visitor.anonymous(port);
        var answer = onThePage.signIn("tasklist", CLERK, FRESH);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("X-Jingtu-One-Time-Password")).hasValue("true");
        onThePage.get("/camunda/api/engine/engine/");
        assertThat(onThePage.get("/camunda/api/admin/auth/user/default").statusCode())
                .isEqualTo(404);
        for (String path : List.of(
                "/camunda/api/engine/engine/default/task",
                "/camunda/api/engine/engine/default/user/" + CLERK + "/profile",
                "/camunda/api/tasklist/plugin/tasklistPlugins/default/task/x/case/variables",
                "/api/probe")) {
            assertThat(onThePage.get(path).statusCode()).as(path).isEqualTo(403);
        }
        assertThat(onThePage.put("/api/own-password", change(FRESH, PASSWORD)).statusCode())
                .isEqualTo(204);
        assertThat(onThePage.get("/camunda/api/engine/engine/default/task").statusCode())
                .isEqualTo(200);
        assertThat(onThePage.get("/api/probe").statusCode()).isEqualTo(200);
        assertThat(as(CLERK).get("/engine-rest/task").statusCode()).isEqualTo(200);
    }

    @Test
    void an_account_that_an_administrator_makes_begins_with_a_one_time_password_and_needs_no_page_to_change_it() {
        assertThat(as(ADMIN)
                        .post(
                                "/engine-rest/user/create",
                                "{\"profile\":{\"id\":\"people.new\",\"firstName\":\"新\",\"lastName\":\"人\"},\"credentials\":{\"password\":\""
                                        + PASSWORD + "\"}}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(as("people.new").get("/engine-rest/task").statusCode()).isEqualTo(403);
        assertThat(as("people.new")
                        .put("/api/own-password", change(PASSWORD, FRESH))
                        .statusCode())
                .isEqualTo(204);
        assertThat(Visitor.withBasic(port, "people.new", FRESH)
                        .get("/engine-rest/task")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_new_password_is_another_one_that_keeps_the_rules_and_is_taken_from_the_owner_only() {
        resets(CLERK, FRESH);
        var clerk = Visitor.withBasic(port, CLERK, FRESH);
        var same = clerk.put("/api/own-password", change(FRESH, FRESH));
        assertThat(same.statusCode()).isEqualTo(422);
        assertThat(same.body()).contains("不能与原密码相同");
        var weak = clerk.put("/api/own-password", change(FRESH, "kurz"));
        assertThat(weak.statusCode()).isEqualTo(422);
        assertThat(weak.body()).contains("至少 10 个字符").contains("至少 1 个大写字母");
        var guessed = clerk.put("/api/own-password", change("falsch", PASSWORD));
        assertThat(guessed.statusCode()).isEqualTo(422);
        assertThat(guessed.body()).contains("原密码不正确");
        assertThat(clerk.put("/api/own-password", "{}").statusCode()).isEqualTo(422);
        assertThat(clerk.get("/engine-rest/task").statusCode()).isEqualTo(403);
    }

    @Test
    void a_weak_password_is_refused_in_chinese_on_the_engines_own_way_too() {
        var refused = resets(CLERK, "kurz");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("新密码不符合要求");
    }

    // ---- sessions

    @Test
    void a_reset_password_ends_the_sessions_of_the_account_at_once() {
        var page = signedIn("tasklist", CLERK, PASSWORD);
        assertThat(page.get("/api/probe").statusCode()).isEqualTo(200);
        resets(CLERK, FRESH);
        assertThat(page.get("/api/probe").statusCode()).isEqualTo(401);
        assertThat(page.get("/camunda/api/engine/engine/default/task").statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/own-password", "/camunda/api/engine/engine/default/user/people.clerk/credentials"})
    void who_changes_the_own_password_goes_on_here_and_is_signed_out_everywhere_else(String way) {
        var here = signedIn("tasklist", CLERK, PASSWORD);
        var elsewhere = signedIn("tasklist", CLERK, PASSWORD);
        String body = way.startsWith("/api")
                ? change(PASSWORD, FRESH)
                : "{\"password\":\"%s\",\"authenticatedUserPassword\":\"%s\"}".formatted(FRESH, PASSWORD);
        assertThat(here.put(way, body).statusCode()).isEqualTo(204);
        assertThat(here.get("/api/probe").statusCode()).isEqualTo(200);
        assertThat(here.get("/camunda/api/engine/engine/default/task").statusCode())
                .isEqualTo(200);
        assertThat(elsewhere.get("/api/probe").statusCode()).isEqualTo(401);
        assertThat(elsewhere.get("/camunda/api/engine/engine/default/task").statusCode())
                .isEqualTo(401);
        resets(CLERK, PASSWORD);
        assertThat(here.get("/api/probe").statusCode())
                .as("the kept one ends with the next")
                .isEqualTo(401);
    }

    @Test
    void a_deleted_account_is_out_at_once_and_its_session_opens_none_that_gets_the_same_name() {
        var page = signedIn("tasklist", CLERK, PASSWORD);
        assertThat(as(ADMIN).delete("/engine-rest/user/" + CLERK).statusCode()).isEqualTo(204);
        assertThat(page.get("/camunda/api/engine/engine/default/task").statusCode())
                .isEqualTo(401);
        var again = identities.newUser(CLERK);
        again.setPassword(PASSWORD);
        identities.saveUser(again);
        assertThat(page.get("/camunda/api/engine/engine/default/task").statusCode())
                .isEqualTo(401);
        assertThat(page.get("/api/probe").statusCode()).isEqualTo(401);
    }

    @Test
    void a_right_given_or_taken_holds_with_the_next_request_of_an_open_session() {
        var page = signedIn("tasklist", CLERK, PASSWORD);
        assertThat(apps(page)).doesNotContain("cockpit");
        identities.createMembership(CLERK, "guigang.supervisor");
        assertThat(apps(page)).contains("cockpit");
        identities.deleteMembership(CLERK, "guigang.supervisor");
        assertThat(apps(page)).doesNotContain("cockpit");
        assertThat(page.json("/camunda/api/engine/engine/default/tenant")).hasSize(1);
        identities.deleteMembership(CLERK, "guigang.agriculture");
        assertThat(page.json("/camunda/api/engine/engine/default/tenant")).isEmpty();
    }

    private String apps(Visitor visitor) {
        return visitor.json("/camunda/api/admin/auth/user/default")
                .get("authorizedApps")
                .toString();
    }

    // ---- administrators

    @Test
    void the_last_administrator_neither_goes_nor_is_sent_away() {
        String first = "admin";
        identities.deleteMembership(first, "camunda-admin");
        try {
            for (var answer : List.of(
                    as(ADMIN).delete("/engine-rest/user/" + ADMIN),
                    as(ADMIN).delete("/engine-rest/group/camunda-admin/members/" + ADMIN))) {
                assertThat(answer.statusCode()).isEqualTo(409);
                assertThat(answer.body()).contains("最后一位系统管理员");
            }
            var group = as(ADMIN).delete("/engine-rest/group/camunda-admin");
            assertThat(group.statusCode()).isEqualTo(409);
            assertThat(group.body()).contains("系统管理员组不能删除");
            assertThat(as(ADMIN).get("/actuator/metrics").statusCode()).isEqualTo(200);
        } finally {
            identities.createMembership(first, "camunda-admin");
        }
        assertThat(as(ADMIN)
                        .delete("/engine-rest/group/camunda-admin/members/" + ADMIN)
                        .statusCode())
                .as("not the last one")
                .isEqualTo(204);
    }

    @Test
    void two_administrators_who_remove_each_other_at_the_same_moment_are_not_both_gone() throws Exception {
        identities.deleteMembership("admin", "camunda-admin");
        var workers = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 8; round++) {
                String one = "people.one" + round;
                String other = "people.other" + round;
                for (String id : List.of(one, other)) {
                    var user = identities.newUser(id);
                    user.setPassword(PASSWORD);
                    identities.saveUser(user);
                    identities.createMembership(id, "camunda-admin");
                }
                if (round == 0) {
                    identities.deleteMembership(ADMIN, "camunda-admin");
                }
                boolean deletes = round % 2 == 0;
                Callable<Integer> first = () -> removes(one, other, deletes);
                Callable<Integer> second = () -> removes(other, one, !deletes);
                var answers = workers.invokeAll(List.of(first, second));
                assertThat(List.of(answers.get(0).get(), answers.get(1).get())).containsOnlyOnce(204);
                assertThat(identities
                                .createUserQuery()
                                .memberOfGroup("camunda-admin")
                                .count())
                        .isEqualTo(1);
                identities
                        .createUserQuery()
                        .memberOfGroup("camunda-admin")
                        .list()
                        .forEach(left -> identities.deleteMembership(left.getId(), "camunda-admin"));
            }
        } finally {
            workers.shutdownNow();
            identities.createMembership("admin", "camunda-admin");
        }
    }

    private int removes(String actor, String other, boolean whole) {
        String path = whole ? "/engine-rest/user/" + other : "/engine-rest/group/camunda-admin/members/" + other;
        return as(actor).delete(path).statusCode();
    }

    @Test
    void the_rights_of_administrators_are_not_to_be_taken() {
        var all = authorizations
                .createAuthorizationQuery()
                .groupIdIn("camunda-admin")
                .resourceType(Resources.AUTHORIZATION)
                .resourceId(Authorization.ANY)
                .singleResult();
        var admin = as(ADMIN);
        for (var answer : List.of(
                admin.delete("/engine-rest/authorization/" + all.getId()),
                admin.put(
                        "/engine-rest/authorization/" + all.getId(),
                        "{\"permissions\":[\"READ\"],\"groupId\":\"camunda-admin\",\"resourceType\":4,\"resourceId\":\"*\"}"),
                admin.post(
                        "/engine-rest/authorization/create",
                        "{\"type\":2,\"permissions\":[\"ALL\"],\"groupId\":\"camunda-admin\",\"resourceType\":4,\"resourceId\":\"*\"}"),
                admin.post(
                        "/engine-rest/authorization/create",
                        "{\"type\":2,\"permissions\":[\"ALL\"],\"userId\":\"people.admin\",\"resourceType\":1,\"resourceId\":\"*\"}"))) {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
            assertThat(answer.body()).contains("系统管理员的权限不能收回");
        }
        assertThat(admin.get("/engine-rest/authorization/count").statusCode()).isEqualTo(200);
    }

    // ---- on record

    private String lastRight() {
        return jdbc.sql("""
                        select concat_ws(' | ', coalesce(city_id, '-') || ' ' || user_id || ' ' || what,
                                         coalesce(old_value, '-'), coalesce(new_value, '-'))
                          from jingtu.security_log where kind = 'RIGHTS_CHANGED' order by id desc limit 1""").query(String.class).single();
    }

    @Test
    void changes_of_rights_are_on_record_with_old_and_new_value() {
        var admin = as(ADMIN);
        admin.put("/engine-rest/group/guigang.supervisor/members/" + CLERK, "{}");
        assertThat(lastRight()).isEqualTo("guigang people.admin 账号“people.clerk”与用户组“guigang.supervisor” | - | 加入");
        admin.delete("/engine-rest/group/guigang.supervisor/members/" + CLERK);
        assertThat(lastRight()).isEqualTo("guigang people.admin 账号“people.clerk”与用户组“guigang.supervisor” | 加入 | 移出");
        admin.put("/engine-rest/tenant/beihai/user-members/" + CLERK, "{}");
        assertThat(lastRight()).isEqualTo("beihai people.admin 账号“people.clerk”与城市“beihai” | - | 加入");
        admin.delete("/engine-rest/tenant/beihai/user-members/" + CLERK);
        assertThat(lastRight()).isEqualTo("beihai people.admin 账号“people.clerk”与城市“beihai” | 加入 | 移出");
        resets(CLERK, FRESH);
        assertThat(lastRight()).isEqualTo("guigang people.admin 重置账号“people.clerk”的密码 | - | -");
        admin.delete("/engine-rest/user/" + CLERK);
        assertThat(lastRight())
                .isEqualTo("guigang people.admin 删除账号“people.clerk” | 姓名 测 试；用户组 guigang.agriculture | -");
    }

    @Test
    void grants_are_on_record_in_words() {
        var admin = as(ADMIN);
        var made = Visitor.parsed(
                admin.post(
                        "/engine-rest/authorization/create",
                        "{\"type\":1,\"permissions\":[\"READ\",\"TASK_WORK\"],\"groupId\":\"guigang.agriculture\",\"resourceType\":7,\"resourceId\":\"*\"}"));
        assertThat(lastRight()).isEqualTo("guigang people.admin 用户组“guigang.agriculture”的权限 | - | 准许 任务（全部） 查看、办理任务");
        String path = "/engine-rest/authorization/" + made.get("id").asText();
        admin.put(
                path,
                "{\"permissions\":[\"READ\"],\"groupId\":\"guigang.agriculture\",\"resourceType\":7,\"resourceId\":\"*\"}");
        assertThat(lastRight())
                .isEqualTo("guigang people.admin 用户组“guigang.agriculture”的权限 | 用户组“guigang.agriculture”的权限："
                        + "准许 任务（全部） 查看、办理任务 | 准许 任务（全部） 查看");
        admin.delete(path);
        assertThat(lastRight()).isEqualTo("guigang people.admin 用户组“guigang.agriculture”的权限 | 准许 任务（全部） 查看 | -");
    }

    @Test
    void what_the_program_sets_up_by_itself_is_no_change_by_anybody() {
        long before = rights();
        identities.createMembership(CLERK, "beihai.agriculture");
        identities.deleteMembership(CLERK, "beihai.agriculture");
        assertThat(rights()).isEqualTo(before);
    }

    private long rights() {
        return jdbc.sql("select count(*) from jingtu.security_log where kind = 'RIGHTS_CHANGED'")
                .query(Long.class)
                .single();
    }

    @Test
    void a_refused_change_is_no_change_on_record() {
        long before = rights();
        assertThat(as(CLERK).delete("/engine-rest/user/" + ADMIN).statusCode()).isEqualTo(403);
        assertThat(as(CLERK)
                        .put("/engine-rest/group/camunda-admin/members/" + CLERK, "{}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(rights()).isEqualTo(before);
    }

    @Test
    void the_name_of_a_deleted_account_stays_known() {
        as(ADMIN).delete("/engine-rest/user/" + CLERK);
        assertThat(accounts.formerNames(List.of(CLERK, ADMIN))).containsExactly(Map.entry(CLERK, "测 试"));
    }

    @Test
    void the_operation_log_shows_those_who_watch_a_city_nothing_that_belongs_to_none() {
        as(ADMIN).put("/engine-rest/group/guigang.supervisor/members/" + CLERK, "{}");
        String log = "/engine-rest/history/user-operation";
        for (String query :
                List.of("", "?withoutTenantId=true", "?entityType=Group%20membership", "?tenantIdIn=guigang")) {
            for (String watcher : List.of("people.bh.auditor", "people.gg.auditor")) {
                var entries = as(watcher).json(log + query);
                assertThat(StreamSupport.stream(entries.spliterator(), false))
                        .as(watcher + query)
                        .noneMatch(entry ->
                                ACCOUNTS.contains(entry.get("entityType").asText()));
                assertThat(as(watcher).json(log + "/count" + query).get("count").asInt())
                        .as(watcher + query)
                        .isEqualTo(entries.size());
            }
        }
        assertThat(as(ADMIN).json(log + "?entityType=Group%20membership")).isNotEmpty();
    }
}
