package cn.jingtu.matter.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.JingtuTest;
import cn.jingtu.TestAccounts;
import cn.jingtu.Visitor;
import cn.jingtu.matter.Documents;
import cn.jingtu.plan.process.Office;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who gets what of the registers of documents and of what is published, asked from outside. */
@JingtuTest
class RegistersTest {

    private static final String PASSWORD = "Dj4-dengji-2026";
    private static final Map<String, String> PEOPLE = Map.of(
            "registers.water", "guigang.water",
            "registers.finance", "guigang.finance",
            "registers.farm", "guigang.agriculture",
            "registers.auditor", "guigang.auditor",
            "registers.stranger", "beihai.supervisor");

    @LocalServerPort
    int port;

    @Autowired
    IdentityService identities;

    @Autowired
    Office office;

    @Autowired
    ProbeIssues probe;

    @Autowired
    DisclosureSteps steps;

    @Autowired
    Documents documents;

    @BeforeEach
    void people() {
        ClockUtil.reset();
        TestAccounts.inGroup(identities, PASSWORD, PEOPLE);
    }

    @AfterEach
    void nobody() {
        PEOPLE.keySet().forEach(identities::deleteUser);
    }

    private Visitor as(String user) {
        return Visitor.withBasic(port, user, PASSWORD);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** One of 市水利局 to 市财政局; its business key. */
    private String issued() {
        String document = probe.signed("water", "ON_REQUEST", "finance");
        office.handIn(
                document, "UserTask_Number", "guigang.water", "经办员", Office.number(document, LocalDate.of(2026, 1, 5)));
        office.run(document, "ServiceTask_Issue");
        return document;
    }

    @Test
    void a_document_is_read_by_who_sent_it_to_whom_it_was_sent_and_who_sees_the_whole_city() {
        String document = issued();
        String number = documents.get(document).number();
        String text = "/api/documents/" + encoded(document) + "/text";
        for (String reader : new String[] {"registers.water", "registers.finance", "registers.auditor"}) {
            assertThat(as(reader).get(text).statusCode()).as(reader).isEqualTo(200);
        }
        for (String other : new String[] {"registers.farm", "registers.stranger"}) {
            assertThat(as(other).get(text).statusCode()).as(other).isEqualTo(404);
        }
        String sought = "&sought=" + encoded(String.valueOf(number));
        assertThat(rows(as("registers.finance"), "RECEIVED" + sought)).hasSize(1);
        assertThat(rows(as("registers.finance"), "SENT" + sought)).isEmpty();
        assertThat(rows(as("registers.water"), "SENT" + sought)).hasSize(1);
        assertThat(rows(as("registers.farm"), "RECEIVED" + sought)).isEmpty();
        assertThat(rows(as("registers.auditor"), "ALL" + sought)).hasSize(1);
        assertThat(rows(as("registers.stranger"), "ALL" + sought)).isEmpty();
        assertThat(as("registers.auditor")
                        .json("/api/documents?box=ALL")
                        .path("ofBody")
                        .asBoolean())
                .isFalse();
        assertThat(as("registers.farm").json("/api/documents").path("ofBody").asBoolean())
                .isTrue();
        assertThat(as("registers.farm").get("/api/documents?box=ALL").statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_recipient_receives_and_nobody_else() {
        String document = issued();
        String receipt = "/api/documents/" + encoded(document) + "/receipt";
        assertThat(as("registers.farm").post(receipt, "").statusCode()).isEqualTo(404);
        assertThat(as("registers.water").post(receipt, "").statusCode()).isEqualTo(403);
        assertThat(as("registers.finance").post(receipt, "").statusCode()).isEqualTo(204);
        assertThat(as("registers.finance").post(receipt, "").statusCode()).isEqualTo(409);
        JsonNode line = rows(
                        as("registers.finance"),
                        "RECEIVED&sought="
                                + encoded(String.valueOf(documents.get(document).number())))
                .get(0);
        assertThat(line.path("mayReceive").asBoolean()).isFalse();
        assertThat(line.at("/recipients/0/at").isNull()).isFalse();
    }

    @Test
    void a_file_of_another_document_is_not_had_by_way_of_ones_own() {
        String own = issued();
        String other = probe.signed("water", "WITHHELD");
        String path = "/api/documents/" + encoded(own) + "/files/";
        assertThat(as("registers.finance").get(path + documents.get(own).text()).statusCode())
                .isEqualTo(200);
        assertThat(as("registers.finance")
                        .get(path + documents.get(other).text())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void what_is_published_is_listed_for_its_body_and_who_sees_the_whole_city() {
        String id = steps.at("UserTask_Publish").getId();
        ClockUtil.reset();
        String file = "/api/tasks/" + id + "/disclosure";
        assertThat(as("registers.water").json(file).path("sources")).hasSize(1);
        String source = as("registers.water").json(file).at("/sources/0/id").asText();
        assertThat(as("registers.water").get(file + "/files/" + source).statusCode())
                .isEqualTo(200);
        assertThat(as("registers.water")
                        .get(file + "/files/00000000-0000-0000-0000-000000000000")
                        .statusCode())
                .isEqualTo(404);
        assertThat(as("registers.farm").get(file).statusCode()).isEqualTo(404);
        assertThat(as("registers.water").json("/api/disclosures").path("total").asInt())
                .isPositive();
        assertThat(as("registers.auditor")
                        .json("/api/disclosures")
                        .path("total")
                        .asInt())
                .isPositive();
        assertThat(as("registers.farm").json("/api/disclosures").path("total").asInt())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/documents?page=2147483647",
                "/api/documents?page=-5",
                "/api/disclosures?page=2147483647",
                "/api/documents.xlsx?box=SENT",
                "/api/disclosures.xlsx?sought=%25"
            })
    void any_page_and_any_word_is_answered(String path) {
        assertThat(as("registers.water").get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void what_is_no_box_or_too_long_is_refused() {
        assertThat(as("registers.water").get("/api/documents?box=X").statusCode())
                .isEqualTo(400);
        assertThat(as("registers.water")
                        .get("/api/documents?sought=" + "a".repeat(200))
                        .statusCode())
                .isEqualTo(422);
    }

    private static JsonNode rows(Visitor visitor, String box) {
        return visitor.json("/api/documents?box=" + box).path("items");
    }
}
