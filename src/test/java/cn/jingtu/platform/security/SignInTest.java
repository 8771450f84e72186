package cn.jingtu.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.JingtuTest;
import cn.jingtu.Visitor;
import cn.jingtu.platform.security.SignIn.Answer;
import cn.jingtu.platform.security.SignIn.Outcome;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@JingtuTest
class SignInTest {

    private static final String CLERK = "signin.clerk";
    private static final String PASSWORD = "Sx7-rechts-2026";
    private static final String OFFICE = "10.3.2.1";
    private static final String HOME = "10.9.9.9";

    @LocalServerPort
    int port;

    @Value("${server.tomcat.remoteip.internal-proxies}")
    String proxies;

    @Autowired
    SignIn signIn;

    @Autowired
    SignInSettings settings;

    @Autowired
    IdentityService identities;

    @Autowired
    JdbcClient jdbc;

    private Instant now = Instant.parse("2026-11-27T01:00:00Z");

    @BeforeEach
    void a_clerk_of_guigang() {
        jdbc.sql("delete from jingtu.sign_in_try").update();
        var user = identities.newUser(CLERK);
        user.setPassword(PASSWORD);
        identities.saveUser(user);
        identities.createMembership(CLERK, "guigang.agriculture");
        ClockUtil.setCurrentTime(Date.from(now));
    }

    @AfterEach
    void gone_again() {
        identities.deleteUser(CLERK);
        jdbc.sql("delete from jingtu.sign_in_try").update();
    }

    @SuppressWarnings("try") // the call is what the thread is in
    private Answer from(String address, String name, String password) {
        try (var call = WebCall.open(address, "POST", "/")) {
            return signIn.check(name, password);
        }
    }

    private void later(Duration time) {
        now = now.plus(time);
        ClockUtil.setCurrentTime(Date.from(now));
    }

    private List<Long> waitsOf(String name, int tries) {
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < tries; i++) {
            Answer answer = from(OFFICE, name, "falsch");
            assertThat(answer.outcome()).isEqualTo(Outcome.WRONG);
            waits.add(answer.delaySeconds());
            later(answer.delay());
        }
        return waits;
    }

    @Test
    void each_wrong_password_in_a_row_makes_the_next_wait_longer_but_never_longer_than_a_minute() {
        assertThat(waitsOf(CLERK, 12)).containsExactly(0L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L, 60L, 60L, 60L);
        assertThat(from(OFFICE, CLERK, PASSWORD).isRight()).isTrue();
        assertThat(waitsOf(CLERK, 2)).as("from the beginning again").containsExactly(0L, 2L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"signin.nobody", "名字", "a\u0000b", " ", "x' or 1=1--"})
    void a_name_that_is_no_accounts_is_answered_alike(String name) {
        assertThat(waitsOf(name, 9)).isEqualTo(waitsOf(CLERK, 9));
    }

    @Test
    void before_the_wait_is_over_not_even_the_right_password_is_looked_at_and_the_wait_grows_no_longer() {
        waitsOf(CLERK, 4);
        long told = from(OFFICE, CLERK, "falsch").delaySeconds();
        later(Duration.ofSeconds(5));
        for (int i = 0; i < 3; i++) {
            Answer early = from(OFFICE, CLERK, PASSWORD);
            assertThat(early.outcome()).isEqualTo(Outcome.TOO_EARLY);
            assertThat(early.delaySeconds()).isEqualTo(told - 5);
        }
        later(Duration.ofSeconds(told - 5));
        assertThat(from(OFFICE, CLERK, PASSWORD).isRight()).isTrue();
    }

    @Test
    void whoever_guesses_at_one_address_keeps_nobody_out_at_another() {
        waitsOf(CLERK, 20);
        assertThat(from(OFFICE, CLERK, "falsch").delaySeconds()).isEqualTo(60);
        assertThat(from(HOME, CLERK, PASSWORD).isRight()).isTrue();
    }

    @Test
    void an_address_that_tries_many_accounts_waits_as_a_whole_except_for_accounts_known_there() {
        assertThat(from(OFFICE, CLERK, PASSWORD).isRight()).isTrue();
        for (int i = 1; i <= settings.triesPerAddress(); i++) {
            assertThat(from(OFFICE, "signin.made-up." + i, "falsch").outcome()).isEqualTo(Outcome.WRONG);
        }
        assertThat(from(OFFICE, "signin.one-more", "falsch").delaySeconds()).isEqualTo(2);
        assertThat(from(OFFICE, "signin.another", "falsch").outcome()).isEqualTo(Outcome.TOO_EARLY);
        assertThat(from(HOME, "signin.another", "falsch").outcome()).isEqualTo(Outcome.WRONG);
        assertThat(from(OFFICE, CLERK, PASSWORD).isRight()).isTrue();
        for (int i = 0; i < 10; i++) {
            later(settings.longestWait());
            assertThat(from(OFFICE, "signin.again." + i, "falsch").delay()).isLessThanOrEqualTo(settings.longestWait());
        }
    }

    @Test
    void an_account_tried_from_many_addresses_lets_a_new_one_wait_once_and_then_in_whatever_the_others_do() {
        for (int address = 1; address <= 4; address++) {
            for (int i = 0; i < 3; i++) {
                later(from("10.66.0." + address, CLERK, "falsch").delay());
            }
        }
        Answer first = from(HOME, CLERK, PASSWORD);
        assertThat(first.outcome()).isEqualTo(Outcome.TOO_EARLY);
        assertThat(first.delay()).isEqualTo(settings.longestWait());
        for (int second = 0; second < 59; second++) {
            later(Duration.ofSeconds(1));
            from("10.66.1." + second, CLERK, "falsch");
            assertThat(from(HOME, CLERK, PASSWORD).delaySeconds()).isEqualTo(59 - second);
        }
        later(Duration.ofSeconds(1));
        assertThat(from(HOME, CLERK, PASSWORD).isRight()).isTrue();
        assertThat(from(HOME, CLERK, PASSWORD).isRight())
                .as("known there from now on")
                .isTrue();
    }

    @Test
    void of_many_guesses_at_the_same_moment_one_is_looked_at() throws Exception {
        from(OFFICE, CLERK, "falsch");
        Callable<Answer> guess = () -> from(OFFICE, CLERK, "falsch");
        var guessers = Executors.newFixedThreadPool(6);
        try {
            var answers = guessers.invokeAll(
                    IntStream.range(0, 24).mapToObj(i -> guess).toList());
            int looked = 0;
            for (var answer : answers) {
                looked += answer.get().outcome() == Outcome.WRONG ? 1 : 0;
            }
            assertThat(looked).isEqualTo(1);
        } finally {
            guessers.shutdownNow();
        }
    }

    @Test
    void a_program_that_asks_much_at_once_with_the_right_password_never_waits() throws Exception {
        Callable<Answer> ask = () -> from(OFFICE, CLERK, PASSWORD);
        var clients = Executors.newFixedThreadPool(6);
        try {
            for (var answer :
                    clients.invokeAll(IntStream.range(0, 24).mapToObj(i -> ask).toList())) {
                assertThat(answer.get().isRight()).isTrue();
            }
        } finally {
            clients.shutdownNow();
        }
    }

    @Test
    void wrong_passwords_are_forgotten_and_made_up_names_do_not_stay() {
        for (int i = 0; i < 20; i++) {
            from("10.70.0." + i, "signin.made-up." + i, "falsch");
        }
        waitsOf(CLERK, 5);
        later(settings.forgottenAfter().plusSeconds(61));
        assertThat(waitsOf(CLERK, 2)).containsExactly(0L, 2L);
        assertThat(jdbc.sql("select count(*) from jingtu.sign_in_try where name like 'signin.made-up.%'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void an_administrator_lets_an_account_try_again_at_once() {
        waitsOf(CLERK, 8);
        from(OFFICE, CLERK, "falsch");
        identities.unlockUser(CLERK);
        assertThat(from(OFFICE, CLERK, PASSWORD).isRight()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3,10.1.2.3",
        "2001:db8:1:2:3:4:5:6,20010db800010002",
        "2001:db8:1:2::1%eth0,20010db800010002",
        "::ffff:10.1.2.3,10.1.2.3",
        "[garbage:,[garbage:"
    })
    void all_addresses_of_one_ipv6_network_are_one(String address, String network) {
        assertThat(Network.of(address)).isEqualTo(network);
    }

    @Test
    void a_wrong_password_is_on_record_in_the_city_of_the_account_and_a_made_up_name_in_none() {
        waitsOf(CLERK, 2);
        from(HOME, "signin.nobody", "geheim");
        record Entry(String userId, String cityId, String address, String what) {}
        var entries = jdbc.sql("""
                        select user_id, city_id, address, what from jingtu.security_log
                         where kind = 'SIGN_IN_FAILED' and user_id like 'signin.%' order by id desc limit 3""").query(Entry.class).list();
        assertThat(entries)
                .containsExactly(
                        new Entry("signin.nobody", null, HOME, "用户名或密码不正确"),
                        new Entry(CLERK, "guigang", OFFICE, "用户名或密码不正确，连续第2次，须等待2秒"),
                        new Entry(CLERK, "guigang", OFFICE, "用户名或密码不正确"));
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1,true", "0:0:0:0:0:0:0:1,true", "10.1.2.3,false", "192.168.1.2,false", "172.16.0.1,false"})
    void only_a_proxy_on_this_machine_is_believed_where_a_caller_comes_from(String address, boolean believed) {
        assertThat(address.matches(proxies)).isEqualTo(believed);
    }

    // ---- by the doors

    private HttpResponse<String> byPage(String name, String password, String address) {
        var visitor = Visitor.anonymous(port);
        visitor.get("/camunda/app/tasklist/default/");
        return visitor.send(visitor.bare("/camunda/api/admin/auth/user/default/login/tasklist")
                .header("X-XSRF-TOKEN", visitor.cookie("XSRF-TOKEN").orElseThrow())
                .header("X-Forwarded-For", address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=" + name + "&password=" + password)));
    }

    private HttpResponse<String> byCredentials(String name, String password, String address) {
        var visitor = Visitor.withBasic(port, name, password);
        return visitor.send(visitor.bare("/engine-rest/task").header("X-Forwarded-For", address));
    }

    @ParameterizedTest
    @ValueSource(strings = {CLERK, "signin.nobody"})
    void both_doors_say_in_seconds_how_long_to_wait_and_count_together(String name) {
        var first = byPage(name, "falsch", OFFICE);
        assertThat(first.statusCode()).isEqualTo(401);
        assertThat(first.headers().firstValue("Retry-After")).isEmpty();
        assertThat(Visitor.parsed(first).get("detail").asText()).isEqualTo("用户名或密码不正确。");
        var second = byCredentials(name, "falsch", OFFICE);
        assertThat(second.statusCode()).isEqualTo(401);
        assertThat(second.headers().firstValue("Retry-After")).hasValue("2");
        assertThat(second.headers().firstValue("Content-Type")).hasValue("application/problem+json;charset=UTF-8");
        for (var third : List.of(byPage(name, PASSWORD, OFFICE), byCredentials(name, PASSWORD, OFFICE))) {
            assertThat(third.statusCode()).isEqualTo(429);
            assertThat(third.headers().firstValue("Retry-After")).hasValue("2");
            assertThat(Visitor.parsed(third).get("detail").asText()).isEqualTo("连续输错，请在 2 秒后再试。");
        }
    }

    @Test
    void another_address_is_let_in_meanwhile_and_the_same_one_after_the_wait() {
        byPage(CLERK, "falsch", OFFICE);
        byPage(CLERK, "falsch", OFFICE);
        assertThat(byPage(CLERK, PASSWORD, HOME).statusCode()).isEqualTo(200);
        assertThat(byCredentials(CLERK, PASSWORD, HOME).statusCode()).isEqualTo(200);
        later(Duration.ofSeconds(2));
        assertThat(byPage(CLERK, PASSWORD, OFFICE).statusCode()).isEqualTo(200);
    }

    @Test
    void coming_and_going_are_on_record_with_the_city() {
        var clerk = Visitor.anonymous(port);
        assertThat(clerk.signIn("tasklist", CLERK, PASSWORD).statusCode()).isEqualTo(200);
        clerk.get("/camunda/app/tasklist/default/");
        clerk.post("/camunda/api/admin/auth/user/default/logout", "");
        Visitor.withBasic(port, CLERK, PASSWORD).get("/engine-rest/task");
        assertThat(jdbc.sql("select kind || ' ' || city_id || ' ' || what from jingtu.security_log"
                                + " where user_id = ? and kind in ('SIGNED_IN', 'SIGNED_OUT') order by id desc limit 2")
                        .param(CLERK)
                        .query(String.class)
                        .list())
                .containsExactly("SIGNED_OUT guigang 退出", "SIGNED_IN guigang 登录任务办理");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "username=signin.clerk",
                "password=x",
                "",
                "username=signin.clerk&username=admin&password=x",
                "username=signin.clerk&password=x&password=y"
            })
    void a_sign_in_without_one_name_and_one_password_is_none(String form) {
        var visitor = Visitor.anonymous(port);
        visitor.get("/camunda/app/tasklist/default/");
        assertThat(visitor.send(visitor.bare(
                                        "/camunda/api/admin/auth/user/default/login/tasklist?username=a&password=b")
                                .header(
                                        "X-XSRF-TOKEN",
                                        visitor.cookie("XSRF-TOKEN").orElseThrow())
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(form)))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_signed_in_person_does_not_guess_passwords_by_way_of_the_engine() {
        var clerk = Visitor.withBasic(port, CLERK, PASSWORD);
        String change = "/engine-rest/user/" + CLERK + "/credentials";
        for (int i = 0; i < 3; i++) {
            assertThat(clerk.put(change, "{\"password\":\"Nx7-neues-2026\",\"authenticatedUserPassword\":\"falsch\"}")
                            .statusCode())
                    .isIn(400, 429);
        }
        assertThat(identities.checkPassword(CLERK, PASSWORD)).isTrue();
    }
}
