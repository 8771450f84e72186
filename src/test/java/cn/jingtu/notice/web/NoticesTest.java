package cn.jingtu.notice.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.JingtuTest;
import cn.jingtu.Visitor;
import cn.jingtu.notice.Notice;
import cn.jingtu.notice.NoticeKind;
import cn.jingtu.notice.Notices;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@JingtuTest
class NoticesTest {

    private static final String PASSWORD = "Kx7-water-2020";
    private static final List<String> PEOPLE = List.of("told.one", "told.two", "told.other");

    @LocalServerPort
    int port;

    @Autowired
    Notices notices;

    @Autowired
    IdentityService identities;

    private final String body = "told." + UUID.randomUUID();

    @BeforeEach
    void two_of_one_body_and_a_stranger() {
        var group = identities.newGroup(body);
        group.setName("某局");
        identities.saveGroup(group);
        for (String id : PEOPLE) {
            var user = identities.newUser(id);
            user.setFirstName("某局");
            user.setLastName("经办");
            user.setPassword(PASSWORD);
            identities.saveUser(user);
        }
        identities.createMembership("told.one", body);
        identities.createMembership("told.two", body);
    }

    @AfterEach
    void as_before() {
        PEOPLE.forEach(identities::deleteUser);
        identities.deleteGroup(body);
    }

    private Visitor as(String user) {
        return Visitor.withBasic(port, user, PASSWORD);
    }

    private int unread(String user) {
        return as(user).json("/api/notices?unread=true").get("total").asInt();
    }

    @Test
    void a_body_is_told_and_each_of_its_people_reads_for_themselves() {
        notices.send("beihai", body, NoticeKind.URGE, "plan-task:1", "二（一）1", "task-1", "请于本周内报送进展。");
        JsonNode item = as("told.one").json("/api/notices").get("items").get(0);
        assertThat(item.get("kindLabel").asText()).isEqualTo("催办");
        assertThat(item.get("text").asText()).isEqualTo("请于本周内报送进展。");
        assertThat(item.get("clause").asText()).isEqualTo("二（一）1");
        assertThat(item.get("taskId").asText()).isEqualTo("task-1");
        assertThat(item.get("read").asBoolean()).isFalse();

        String read = "/api/notices/" + item.get("id").asLong() + "/read";
        assertThat(as("told.one").post(read, "").statusCode()).isEqualTo(204);
        assertThat(as("told.one").post(read, "").statusCode()).isEqualTo(204);
        assertThat(unread("told.one")).isZero();
        assertThat(unread("told.two")).isEqualTo(1);
        assertThat(as("told.one")
                        .json("/api/notices")
                        .get("items")
                        .get(0)
                        .get("read")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void others_neither_see_nor_mark_what_a_body_is_told() {
        notices.send("beihai", body, NoticeKind.INFORMATION, "plan-task:1", "仅告知某局。");
        long id = as("told.one")
                .json("/api/notices")
                .get("items")
                .get(0)
                .get("id")
                .asLong();
        assertThat(as("told.other").json("/api/notices").get("total").asInt()).isZero();
        as("told.other").post("/api/notices/" + id + "/read", "");
        assertThat(unread("told.one")).isEqualTo(1);
        assertThat(Visitor.anonymous(port).get("/api/notices").statusCode()).isEqualTo(401);
    }

    @Test
    void reading_all_leaves_what_came_in_meanwhile_unread() {
        for (int i = 1; i <= 23; i++) {
            notices.send("beihai", body, NoticeKind.REMINDER, "plan-task:" + i, "第 " + i + " 条");
        }
        JsonNode first = as("told.one").json("/api/notices?page=0");
        assertThat(first.get("total").asInt()).isEqualTo(23);
        assertThat(first.get("items")).hasSize(20);
        assertThat(first.get("items").get(0).get("text").asText()).isEqualTo("第 23 条");
        assertThat(as("told.one").json("/api/notices?page=1").get("items")).hasSize(3);

        notices.send("beihai", body, NoticeKind.REMINDER, "plan-task:24", "刚来的一条");
        long newestShown = first.get("items").get(0).get("id").asLong();
        as("told.one").post("/api/notices/read-all", "{\"upTo\":" + newestShown + "}");
        assertThat(unread("told.one")).isEqualTo(1);
    }

    @Test
    void what_is_said_again_takes_the_place_of_the_last_time_and_all_of_it_stays_on_record() {
        String subject = "plan-task:" + UUID.randomUUID();
        order(subject, "deadline:1", "第1次催办");
        order(subject, "deadline:2", "另一时限的催办");
        JsonNode first = as("told.one").json("/api/notices").get("items").get(1);
        as("told.one").post("/api/notices/" + first.get("id").asLong() + "/read", "");
        assertThat(unread("told.one")).isEqualTo(1);

        order(subject, "deadline:1", "第2次催办");
        order(subject, "deadline:1", "第3次催办");
        notices.repeat("beihai", body, NoticeKind.REMINDER, subject, "deadline:1", null, "提醒");

        JsonNode shown = as("told.one").json("/api/notices");
        assertThat(shown.get("total").asInt()).isEqualTo(3);
        assertThat(shown.get("items"))
                .extracting(
                        item -> item.get("text").asText() + item.get("times").asInt())
                .containsExactly("提醒1", "第3次催办3", "另一时限的催办1");
        assertThat(unread("told.one")).as("said again is unread again").isEqualTo(3);
        assertThat(unread("told.two")).isEqualTo(3);
        assertThat(notices.about("beihai", subject))
                .extracting(Notice::text)
                .containsExactly("第1次催办", "另一时限的催办", "第2次催办", "第3次催办", "提醒");
    }

    @Test
    void the_same_words_to_two_groups_of_one_person_are_one_notice_to_that_person() {
        String heads = body + ".head";
        var group = identities.newGroup(heads);
        group.setName("某局负责人");
        identities.saveGroup(group);
        identities.createMembership("told.two", heads);
        String subject = "plan-task:" + UUID.randomUUID();

        for (String text : new String[] {"第1次催办", "第2次催办"}) {
            notices.repeat("beihai", body, NoticeKind.SUPERVISION, subject, "deadline:1", null, text);
            notices.repeat("beihai", heads, NoticeKind.SUPERVISION, subject, "deadline:1", null, text);
        }

        JsonNode shown = as("told.two").json("/api/notices");
        assertThat(shown.get("total").asInt()).isEqualTo(1);
        assertThat(shown.get("items")).hasSize(1);
        assertThat(unread("told.one")).isEqualTo(1);
        as("told.two").post("/api/notices/" + shown.at("/items/0/id").asLong() + "/read", "");
        assertThat(unread("told.two")).isZero();
        assertThat(unread("told.one")).isEqualTo(1);
        identities.deleteGroup(heads);
    }

    private void order(String subject, String occasion, String text) {
        notices.repeat("beihai", body, NoticeKind.SUPERVISION, subject, occasion, null, text);
    }

    @Test
    void what_was_said_about_a_matter_stays_in_order_and_very_long_text_is_cut() {
        String subject = "plan-task:" + UUID.randomUUID();
        notices.send("beihai", body, NoticeKind.REMINDER, subject, "先");
        notices.send("beihai", body, NoticeKind.RESULT, subject, "长".repeat(3000));
        List<Notice> said = notices.about("beihai", subject);
        assertThat(said).extracting(Notice::kind).containsExactly(NoticeKind.REMINDER, NoticeKind.RESULT);
        assertThat(said.get(1).text()).hasSize(2000).endsWith("…");
        assertThat(notices.about("guigang", subject)).isEmpty();
    }
}
