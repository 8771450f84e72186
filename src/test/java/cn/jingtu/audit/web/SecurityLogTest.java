package cn.jingtu.audit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jingtu.JingtuTest;
import cn.jingtu.Visitor;
import cn.jingtu.platform.security.SecurityEvent;
import cn.jingtu.platform.security.SecurityEvent.Kind;
import cn.jingtu.platform.security.SecurityLog;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** What gets into the security log by the doors, and who reads it. In a program of its own: the log is never emptied. */
@JingtuTest
@TestPropertySource(properties = "jingtu.test=security-log")
class SecurityLogTest {

    private static final String PASSWORD = "Lx7-rechts-2026";
    private static final Map<String, List<String>> PEOPLE = new LinkedHashMap<>();

    static {
        PEOPLE.put("log.gg.staff", List.of("guigang.agriculture"));
        PEOPLE.put("log.gg.supervisor", List.of("guigang.supervisor"));
        PEOPLE.put("log.gg.auditor", List.of("guigang.auditor"));
        PEOPLE.put("log.bh.auditor", List.of("beihai.auditor"));
        PEOPLE.put("log.admin", List.of("camunda-admin"));
    }

    @LocalServerPort
    int port;

    @Autowired
    SecurityLog log;

    @Autowired
    IdentityService identities;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void people() {
        PEOPLE.forEach((id, groups) -> {
            var user = identities.newUser(id);
            user.setFirstName("测");
            user.setLastName(id.substring(4));
            user.setPassword(PASSWORD);
            identities.saveUser(user);
            groups.forEach(group -> identities.createMembership(id, group));
        });
    }

    @AfterEach
    void gone_again() {
        PEOPLE.keySet().forEach(identities::deleteUser);
    }

    private Visitor as(String user) {
        return Visitor.withBasic(port, user, PASSWORD);
    }

    private static List<String> texts(JsonNode page, String field) {
        return StreamSupport.stream(page.get("entries").spliterator(), false)
                .map(entry -> entry.get(field).isNull() ? "-" : entry.get(field).asText())
                .toList();
    }

    private String newest() {
        return jdbc.sql("select concat_ws(' ', kind, coalesce(city_id, '-'), coalesce(user_id, '-'), address, what)"
                        + " from jingtu.security_log order by id desc limit 1")
                .query(String.class)
                .single();
    }

    private long size() {
        return jdbc.sql("select count(*) from jingtu.security_log")
                .query(Long.class)
                .single();
    }

    // ---- what gets in

    @ParameterizedTest
    @CsvSource({
        "DELETE,/engine-rest/user/log.admin",
        "DELETE,/engine-rest/deployment/x",
        "GET,/api/security-log",
        "GET,/actuator/prometheus"
    })
    void who_is_refused_what_is_on_record_without_what_was_asked_along(String method, String path) {
        as("log.gg.staff").get("/api/security-log/choices");
        var staff = as("log.gg.staff");
        int status = staff.send(staff.bare(path + "?secret=x7")
                        .method(method, java.net.http.HttpRequest.BodyPublishers.noBody()))
                .statusCode();
        assertThat(status).isEqualTo(403);
        assertThat(newest()).startsWith("REFUSED guigang log.gg.staff 127.0.0.1 " + method + " " + path + "（403");
        assertThat(newest()).doesNotContain("secret");
    }

    @Test
    void a_stranger_at_the_door_and_an_address_that_reads_in_two_ways_are_on_record() {
        Visitor.anonymous(port).get("/engine-rest/task");
        assertThat(newest()).isEqualTo("REFUSED - - 127.0.0.1 GET /engine-rest/task（401）");
        Visitor.anonymous(port).get("/camunda/api/engine/engine;/default/user");
        assertThat(newest()).isEqualTo("REFUSED - - 127.0.0.1 GET /camunda/api/engine/engine;/default/user（400，地址有歧义）");
    }

    @Test
    void opening_the_sign_in_page_is_no_refusal() {
        long before = size();
        var visitor = Visitor.anonymous(port);
        visitor.get("/camunda/app/tasklist/default/");
        visitor.get("/camunda/api/engine/engine/");
        visitor.get("/camunda/api/admin/auth/user/default");
        assertThat(size()).isEqualTo(before);
    }

    @Test
    void whoever_hammers_at_a_door_does_not_fill_the_log() {
        long before = size();
        var stranger = Visitor.anonymous(port);
        for (int i = 0; i < 200; i++) {
            stranger.send(stranger.bare("/engine-rest/task?page=" + i).header("X-Forwarded-For", "10.66.6.6"));
        }
        assertThat(size() - before).isBetween(1L, 5L);
        for (int i = 0; i < 200; i++) {
            stranger.send(stranger.bare("/engine-rest/task/" + i).header("X-Forwarded-For", "10.66.6.6"));
        }
        assertThat(size() - before).isBetween(30L, 100L);
    }

    @Test
    void what_is_taken_out_is_on_record_before_it_is_sent() {
        as("log.gg.auditor").get("/api/security-log.xlsx?from=2026-01-01");
        assertThat(newest())
                .isEqualTo(
                        "TAKEN_OUT guigang log.gg.auditor 127.0.0.1 下载“安全日志-2026-01-01.xlsx” /api/security-log.xlsx");
        as("log.admin").get("/api/security-log.xlsx?city=beihai");
        assertThat(newest()).startsWith("TAKEN_OUT beihai log.admin");
    }

    @Test
    void nobody_changes_what_is_written() {
        log.add(SecurityEvent.of(Kind.REFUSED, null, "log.probe", null, "x"));
        for (String sql : List.of(
                "update jingtu.security_log set what = 'y'",
                "delete from jingtu.security_log",
                "truncate jingtu.security_log")) {
            assertThatThrownBy(() -> jdbc.sql(sql).update())
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("is only added to");
        }
    }

    // ---- who reads

    @ParameterizedTest
    @ValueSource(strings = {"log.gg.staff", "log.gg.supervisor"})
    void staff_and_supervisors_read_nothing_of_it(String user) {
        for (String path : List.of("/api/security-log", "/api/security-log?city=guigang", "/api/security-log.xlsx")) {
            var answer = as(user).get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(403);
            assertThat(answer.body()).contains("只供本市审计人员和系统管理员查看");
        }
        assertThat(as(user).json("/api/security-log/choices").get("cities")).isEmpty();
    }

    @Test
    void auditors_read_what_concerns_their_city_and_administrators_all_of_it() {
        for (String city : new String[] {"guigang", "beihai", null}) {
            log.add(SecurityEvent.of(Kind.REFUSED, city, "log.reads", "10.0.0.1", "in " + city));
        }
        assertThat(texts(as("log.gg.auditor").json("/api/security-log?user=log.reads"), "what"))
                .containsOnly("in guigang");
        assertThat(texts(as("log.bh.auditor").json("/api/security-log?user=log.reads"), "what"))
                .containsOnly("in beihai");
        assertThat(texts(as("log.admin").json("/api/security-log?user=log.reads"), "what"))
                .containsOnly("in guigang", "in beihai", "in null");
        assertThat(texts(as("log.admin").json("/api/security-log?user=log.reads"), "cityName"))
                .containsOnly("贵港市", "北海市", "全系统");
        assertThat(texts(as("log.admin").json("/api/security-log?city=beihai&user=log.reads"), "what"))
                .containsOnly("in beihai");
        assertThat(as("log.gg.auditor").get("/api/security-log?city=beihai").statusCode())
                .isEqualTo(403);
        assertThat(texts(as("log.gg.auditor").json("/api/security-log"), "city"))
                .containsOnly("guigang");
        assertThat(as("log.gg.auditor").json("/api/security-log/choices").get("cities"))
                .hasSize(1);
    }

    @Test
    void the_log_is_read_page_by_page_without_gap_or_repetition_while_it_grows() {
        for (int i = 0; i < 120; i++) {
            log.add(SecurityEvent.of(Kind.SIGNED_IN, "guigang", "log.pages", "10.0.0.1", "entry " + i));
        }
        var auditor = as("log.gg.auditor");
        List<String> read = new ArrayList<>();
        JsonNode page = auditor.json("/api/security-log?user=log.pages");
        read.addAll(texts(page, "what"));
        log.add(SecurityEvent.of(Kind.SIGNED_IN, "guigang", "log.pages", "10.0.0.1", "a later one"));
        while (!page.get("next").isNull()) {
            page = auditor.json("/api/security-log?user=log.pages&before="
                    + page.get("next").asLong());
            read.addAll(texts(page, "what"));
        }
        assertThat(read)
                .hasSize(120)
                .doesNotHaveDuplicates()
                .startsWith("entry 119")
                .endsWith("entry 0");
    }

    @Test
    void entries_are_looked_for_by_kind_and_day() {
        log.add(SecurityEvent.of(Kind.RIGHTS_CHANGED, "guigang", "log.days", null, "x"));
        var auditor = as("log.gg.auditor");
        String today =
                java.time.LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")).toString();
        String of = "/api/security-log?user=log.days";
        assertThat(texts(auditor.json(of + "&kind=RIGHTS_CHANGED&from=" + today + "&to=" + today), "kindLabel"))
                .containsOnly("权限变更");
        assertThat(texts(auditor.json(of + "&kind=REFUSED"), "what")).isEmpty();
        assertThat(texts(auditor.json(of + "&to=2020-12-31"), "what")).isEmpty();
        assertThat(auditor.get(of + "&from=2026-02-01&to=2026-01-01").statusCode())
                .isEqualTo(422);
        assertThat(auditor.get(of + "&from=%2B999999999-12-31").statusCode()).isEqualTo(422);
        assertThat(auditor.get(of + "&kind=NONSENSE").statusCode()).isEqualTo(400);
        assertThat(auditor.get("/api/security-log?user=a%00b").statusCode()).isEqualTo(400);
    }

    @Test
    void people_are_named_even_when_their_account_is_no_more() {
        as("log.gg.staff").get("/actuator/metrics");
        assertThat(as("log.admin").delete("/engine-rest/user/log.gg.staff").statusCode())
                .isEqualTo(204);
        assertThat(texts(as("log.gg.auditor").json("/api/security-log?user=log.gg.staff"), "userName"))
                .containsOnly("测 gg.staff");
        identities.saveUser(identities.newUser("log.gg.staff"));
    }

    @Test
    void the_sheet_holds_what_the_page_shows() throws Exception {
        log.add(new SecurityEvent(
                Kind.RIGHTS_CHANGED, "guigang", "log.sheet", "10.0.0.9", "=cmd|' /C calc'!A0", "旧", "新", "依据"));
        var auditor = as("log.gg.auditor");
        byte[] file = HttpClient.newHttpClient()
                .send(auditor.bare("/api/security-log.xlsx?user=log.sheet").build(), BodyHandlers.ofByteArray())
                .body();
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            List<String> cells = new ArrayList<>();
            book.getSheetAt(0).getRow(2).forEach(cell -> cells.add(cell.getCellType() + " " + cell));
            assertThat(cells)
                    .contains(
                            "STRING 权限变更",
                            "STRING 贵港市",
                            "STRING log.sheet",
                            "STRING 10.0.0.9",
                            "STRING =cmd|' /C calc'!A0",
                            "STRING 旧",
                            "STRING 新",
                            "STRING 依据");
        }
    }
}
