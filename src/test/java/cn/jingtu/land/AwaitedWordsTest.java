package cn.jingtu.land;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.JingtuTest;
import cn.jingtu.TestAccounts;
import cn.jingtu.Visitor;
import cn.jingtu.matter.Actor;
import cn.jingtu.matter.Record;
import cn.jingtu.register.Change;
import cn.jingtu.register.process.Tour;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What procedures wait to be told, said on the page of an entry, asked from outside. */
@JingtuTest
class AwaitedWordsTest extends LandProcess {

    private static final String PASSWORD = "Hd5-gaozhi-2026";
    private static final Map<String, String> PEOPLE = Map.of(
            "word.staff", "guigang.ecology",
            "word.land", "guigang.natural-resources",
            "word.county", "guigang.gangbei",
            "word.finance", "guigang.finance",
            "word.supervisor", "guigang.supervisor",
            "word.stranger", "beihai.ecology");
    private static final Map<String, String> DEVELOPED = Map.of(
            "developOn", "2026-01-09",
            "developDocument", "贵自然资函〔2026〕7号",
            "plannedUse", "商业服务业用地",
            "sensitive", "false");

    @LocalServerPort
    int port;

    @Autowired
    IdentityService identities;

    @Autowired
    ObjectMapper json;

    /** Under control, waiting. */
    private String deferral;

    private String site;

    @BeforeEach
    void people_and_a_site_under_control() {
        TestAccounts.inGroup(identities, PASSWORD, PEOPLE);
        deferral = guide.go(WorksTours.deferredWithoutZone());
        guide.along(
                deferral,
                Tour.of("deferred-site")
                        .fill("RegisterMeasures")
                        .fill("VerifyMeasures", "verifyOutcome", "IN_PLACE", "secondVerifier", "张三"));
        site = site(deferral).id();
    }

    @AfterEach
    void nobody() {
        PEOPLE.keySet().forEach(identities::deleteUser);
    }

    private Visitor as(String user) {
        return Visitor.withBasic(port, user, PASSWORD);
    }

    private JsonNode awaited(String user, String entry) {
        return as(user).json("/api/registers/entries/" + entry).path("awaited");
    }

    private List<String> labels(String user, String entry) {
        return awaited(user, entry).findValuesAsText("label");
    }

    private JsonNode word(String label) {
        for (JsonNode word : awaited("word.staff", site)) {
            if (word.path("label").asText().equals(label)) {
                return word;
            }
        }
        throw new AssertionError(label + " is not waited for");
    }

    private HttpResponse<String> say(String user, JsonNode word, Map<String, String> values, boolean file) {
        String form = json.valueToTree(Map.of("version", word.path("version").asInt(), "values", values))
                .toString();
        String body = "--jt\r\nContent-Disposition: form-data; name=\"word\"\r\nContent-Type: application/json\r\n\r\n"
                + form
                + (file
                        ? "\r\n--jt\r\nContent-Disposition: form-data; name=\"file\"; filename=\"依据.pdf\"\r\n"
                                + "Content-Type: application/pdf\r\n\r\n%PDF-1.4 依据"
                        : "")
                + "\r\n--jt--\r\n";
        return as(user).send(as(user).bare("/api/registers/entries/" + site + "/awaited/"
                        + word.path("id").asText())
                .header("Content-Type", "multipart/form-data; boundary=jt")
                .POST(BodyPublishers.ofString(body)));
    }

    @Test
    void a_word_stands_on_the_page_while_it_is_waited_for() {
        assertThat(labels("word.staff", site)).containsExactlyInAnyOrder("决定开发利用", "证实可以移出", "启动办理");
        assertThat(labels("word.staff", deferral)).containsExactlyInAnyOrder("决定开发利用", "证实可以移出");
        assertThat(labels("word.land", site)).containsExactly("决定开发利用");
        JsonNode word = word("决定开发利用");
        assertThat(word.at("/asked/fields/0/name").asText()).isEqualTo("决定开发利用日期");
        assertThat(word.at("/asked/filesRequired").asBoolean()).isTrue();
        office.await(deferral, "Event_ReviewDue");
        assertThat(labels("word.staff", deferral)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"word.county", "word.supervisor"})
    void who_only_reads_the_site_has_nothing_to_say(String user) {
        assertThat(labels(user, site)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"word.county, 403", "word.supervisor, 403", "word.finance, 404", "word.stranger, 404"})
    void what_nobody_may_say_changes_nothing(String user, int status) {
        HttpResponse<String> refused = say(user, word("决定开发利用"), DEVELOPED, true);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(status);
        assertThat(register.get(deferral).state()).isEqualTo("CONTROLLED");
        assertThat(labels("word.staff", deferral)).contains("决定开发利用");
    }

    @Test
    void a_word_is_taken_once_with_its_paper_and_the_procedure_goes_on() {
        JsonNode word = word("决定开发利用");
        HttpResponse<String> taken = say("word.land", word, DEVELOPED, true);
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(204);
        assertThat(office.passed(deferral)).contains("EndEvent_ToDevelop");
        assertThat(register.get(deferral).value("conclusion")).isEqualTo("DEVELOP");
        assertThat(register.get(site).values())
                .containsEntry("plannedUse", "商业服务业用地")
                .containsEntry("development", "YES");
        List<Record> lines = journal.within(register.get(site).matter(kinds), 200).stream()
                .filter(line -> line.words().startsWith("决定开发利用"))
                .toList();
        assertThat(lines)
                .filteredOn(line -> line.label().equals("登记"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.who()).contains("自然资源局");
                    assertThat(line.basis()).isEqualTo("贵自然资函〔2026〕7号");
                    assertThat(line.after()).containsEntry("规划用途", "商业服务业用地");
                });
        assertThat(lines).extracting(Record::label).contains("上传材料");
        assertThat(as("word.staff")
                        .json("/api/registers/entries/" + site)
                        .path("files")
                        .findValuesAsText("name"))
                .contains("依据.pdf");
        HttpResponse<String> again = say("word.staff", word, DEVELOPED, true);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("已经有人登记");
        assertThat(labels("word.staff", site)).containsExactly("启动办理");
    }

    @Test
    void what_is_missing_or_wrong_is_told_and_the_word_is_waited_for_as_before() {
        JsonNode word = word("决定开发利用");
        HttpResponse<String> withoutFile = say("word.land", word, DEVELOPED, false);
        assertThat(withoutFile.statusCode()).isEqualTo(422);
        assertThat(withoutFile.body()).contains("请上传自然资源部门意见或者决定文件");
        Map<String, String> partly = new HashMap<>(DEVELOPED);
        partly.remove("developDocument");
        partly.put("colour", "红");
        HttpResponse<String> wrong = say("word.land", word, partly, true);
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("请填写开发利用依据文号", "没有“colour”这一栏");
        assertThat(register.get(deferral).version())
                .isEqualTo(word.path("version").asInt());
    }

    @Test
    void a_word_made_up_on_an_older_page_is_refused() {
        JsonNode word = word("决定开发利用");
        register.set(deferral, "signs", "四角", null, Change.inRegister(Actor.PROGRAM, "试验", null));
        assertThat(say("word.land", word, DEVELOPED, true).statusCode()).isEqualTo(409);
        assertThat(office.passed(deferral)).doesNotContain("EndEvent_ToDevelop");
    }

    @Test
    void each_load_of_soil_is_told_by_itself() {
        String works = guide.go(Tour.of("site-works").fill("RegisterPlan"));
        site = site(works).id();
        JsonNode word = word("转运污染土壤");
        Map<String, String> load = Map.of("moveOn", "2026-02-02", "moveWords", "二号坑土方，运往某处置厂");
        assertThat(say("word.staff", word, load, false).statusCode()).isEqualTo(204);
        assertThat(say("word.staff", word, load, false).statusCode()).isEqualTo(409);
        assertThat(register.below(register.get(works), "transport")).hasSize(1);
        assertThat(say("word.staff", word("转运污染土壤"), load, false).statusCode()).isEqualTo(204);
        assertThat(register.below(register.get(works), "transport")).hasSize(2);
    }
}
