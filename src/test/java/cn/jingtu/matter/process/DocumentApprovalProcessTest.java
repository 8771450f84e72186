package cn.jingtu.matter.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.jingtu.JingtuTest;
import cn.jingtu.matter.Actor;
import cn.jingtu.matter.Document;
import cn.jingtu.matter.Document.State;
import cn.jingtu.matter.DocumentRegister;
import cn.jingtu.matter.Documents;
import cn.jingtu.matter.Journal;
import cn.jingtu.matter.Record;
import cn.jingtu.notice.Notice;
import cn.jingtu.notice.Notices;
import cn.jingtu.plan.process.Covers;
import cn.jingtu.plan.process.Intruder;
import cn.jingtu.plan.process.Office;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

@JingtuTest
@Covers("document-approval")
class DocumentApprovalProcessTest {

    private static final String BODY = "water";
    private static final String STAFF = "guigang.water";
    private static final LocalDate TODAY = LocalDate.of(2026, 5, 20);

    @Autowired
    Office office;

    @Autowired
    ProbeIssues probe;

    @Autowired
    Documents documents;

    @Autowired
    DocumentRegister register;

    @Autowired
    Journal journal;

    @Autowired
    Notices notices;

    @Autowired
    Intruder intruder;

    @Autowired
    RuntimeService runtime;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void on_a_working_day() {
        office.today(TODAY);
    }

    @Test
    void what_was_not_approved_is_given_up_with_a_reason_and_only_then() {
        Map<String, Object> giveUp = new HashMap<>(ProbeIssues.draft("ON_REQUEST", "finance"));
        giveUp.put("giveUp", true);
        String untold = probe.begin(BODY, "finance");
        probe.upload(untold, "UserTask_Draft", BODY, "通知.pdf");
        giveUp.put("giveUpReason", "领导不同意");
        assertThatThrownBy(() -> office.handIn(untold, "UserTask_Draft", STAFF, "经办员", giveUp))
                .hasMessageContaining("没有被退回");

        String document = probe.drafted(BODY, "ON_REQUEST", "finance");
        office.sign(document, STAFF + ".head", "局长", Map.of("agreed", false, "remark", "不宜印发"));
        giveUp.remove("giveUpReason");
        assertThatThrownBy(() -> office.handIn(document, "UserTask_Draft", STAFF, "经办员", giveUp))
                .hasMessageContaining("不再印发的原因");
        giveUp.put("giveUpReason", "领导不同意");
        office.handIn(document, "UserTask_Draft", STAFF, "经办员", giveUp);
        assertThat(documents.get(document).state()).isEqualTo(Document.State.ENDED);
        assertThat(probe.issued(document)).isEmpty();
        assertThat(office.passed(document)).contains("EndEvent_GivenUp");
    }

    /** A code that no other test has used. */
    private static String fresh() {
        return "试" + UUID.randomUUID().toString().substring(0, 8);
    }

    private void number(String document, String code, int serial, String leftOut) {
        Map<String, Object> form = new HashMap<>(Map.of("code", code, "serial", serial, "issuedOn", TODAY.toString()));
        form.put("leftOut", leftOut);
        office.handIn(document, "UserTask_Number", STAFF, "经办员", form);
    }

    private void register(String document, Map<String, Object> changes) {
        Map<String, Object> form = new HashMap<>(ProbeIssues.draft("ON_REQUEST", "finance"));
        form.putAll(
                Map.of("route", "OFFICE_SYSTEM", "number", "贵水函〔2026〕7号", "issuedOn", "2026-05-18", "signer", "覃局长"));
        form.putAll(changes);
        office.handIn(document, "UserTask_Draft", STAFF, "经办员", form);
    }

    private List<Record> records(String document) {
        return journal.about(ProbeIssues.matter(document), null, 100);
    }

    @Test
    void a_document_that_is_signed_here_gets_the_next_number_and_goes_to_its_recipients() {
        String document = probe.signed(BODY, "ON_REQUEST", "finance", "gangbei");
        number(document, "贵水试", 1, null);
        assertThat(documents.get(document).state()).isEqualTo(State.CLEARED);
        office.run(document, "ServiceTask_Issue");

        assertThat(probe.issued(document)).singleElement().satisfies(d -> {
            assertThat(d.number()).isEqualTo("贵水试〔2026〕1号");
            assertThat(d.issuedOn()).isEqualTo(TODAY);
            assertThat(d.text()).isNotNull();
        });
        assertThat(office.passed(document)).contains("EndEvent_Issued");
        assertThat(notices.about("guigang", ProbeIssues.matter(document).ref()))
                .filteredOn(notice -> notice.document() != null)
                .extracting(Notice::groupId)
                .containsExactlyInAnyOrder("guigang.finance", "guigang.gangbei");
        assertThat(records(document))
                .extracting(Record::label, Record::basis)
                .contains(
                        tuple("印发", "贵水试〔2026〕1号"), tuple("编号", "贵水试〔2026〕1号"), tuple("签发", null), tuple("拟稿送签", null));
    }

    @Test
    void one_that_is_sent_back_at_signature_is_drafted_again_and_tells_why() {
        String document = probe.drafted(BODY, "ON_REQUEST");
        office.sign(document, STAFF + ".head", "head", Map.of("agreed", false, "remark", "补充依据"));
        assertThat(documents.get(document).state()).isEqualTo(State.DRAFTING);
        assertThat(documents.get(document).remark()).isEqualTo("补充依据");
        assertThatThrownBy(
                        () -> office.handIn(document, "UserTask_Draft", STAFF, "经办员", ProbeIssues.draft("ON_REQUEST")))
                .as("what was handed in with the step before is not the new text")
                .hasMessageContaining("没有找到上传的定稿");
        probe.upload(document, "UserTask_Draft", BODY, "修改稿.pdf");
        office.handIn(document, "UserTask_Draft", STAFF, "经办员", ProbeIssues.draft("ON_REQUEST"));
        office.sign(document, STAFF + ".head", "head", Map.of("agreed", true));
        assertThat(documents.get(document).state()).isEqualTo(State.NUMBERING);
    }

    @Test
    void one_that_was_signed_elsewhere_is_registered_with_its_scan_and_checked_by_another() {
        String document = probe.begin(BODY, "finance");
        assertThatThrownBy(() -> register(document, Map.of())).hasMessageContaining("请上传盖章扫描件");
        probe.upload(document, "UserTask_Draft", BODY, "盖章件.pdf");
        assertThatThrownBy(() -> register(document, Map.of("signer", " "))).hasMessageContaining("请填写签发人");
        assertThatThrownBy(() -> register(document, Map.of("number", ""))).hasMessageContaining("请填写文号");
        assertThatThrownBy(() -> register(document, Map.of("issuedOn", "2026-05-21")))
                .hasMessageContaining("尚未印发的不能登记");
        register(document, Map.of());
        assertThatThrownBy(() -> office.handIn(document, "UserTask_Check", STAFF, "经办员", Map.of("agreed", true)))
                .hasMessageContaining("不得自己核对");
        office.handIn(document, "UserTask_Check", STAFF, "colleague", Map.of("agreed", false, "remark", "文号应为8号"));
        assertThat(documents.get(document).remark()).isEqualTo("文号应为8号");

        probe.upload(document, "UserTask_Draft", BODY, "盖章件.pdf");
        register(document, Map.of("number", "贵水函〔2026〕8号"));
        office.handIn(document, "UserTask_Check", STAFF + ".head", "head", Map.of("agreed", true));
        office.run(document, "ServiceTask_Issue");

        assertThat(probe.issued(document)).singleElement().satisfies(d -> {
            assertThat(d.number()).isEqualTo("贵水函〔2026〕8号");
            assertThat(d.sealed()).isEqualTo(d.text()).isNotNull();
            assertThat(d.signer()).isEqualTo("覃局长");
        });
        assertThat(records(document))
                .extracting(Record::label)
                .contains("登记公文", "核对登记", "退回登记", "印发")
                .doesNotContain("编号");
    }

    @Test
    void numbers_run_through_the_year_and_none_is_left_out_without_a_reason() {
        String code = fresh();
        String first = probe.signed(BODY, "ON_REQUEST");
        number(first, code, 12, null);
        assertThat(documents.get(first).number()).isEqualTo(code + "〔2026〕12号");

        String second = probe.signed(BODY, "ON_REQUEST");
        assertThat(documents.codes(documents.get(second))).contains(new Documents.Code(code, 13));
        assertThatThrownBy(() -> number(second, code, 12, null)).hasMessageContaining("已经用过");
        assertThatThrownBy(() -> number(second, code, 15, " ")).hasMessageContaining("请写明空号原因");
        assertThatThrownBy(() -> number(second, code, 900, "线下")).hasMessageContaining("一次最多跳过100个号");
        number(second, code, 15, "13、14号线下已用");
        assertThat(documents.codes(documents.get(second))).contains(new Documents.Code(code, 16));
        assertThat(records(second)).extracting(Record::label).contains("空号登记");
        assertThat(jdbc.sql(
                                "select serial || coalesce(void_reason, '') from jingtu.document_number where code = ? order by serial")
                        .param(code)
                        .query(String.class)
                        .list())
                .containsExactly("12", "1313、14号线下已用", "1413、14号线下已用", "15");
    }

    @Test
    void a_year_begins_its_numbers_anew() {
        String code = fresh();
        number(probe.signed(BODY, "ON_REQUEST"), code, 3, null);
        office.today(LocalDate.of(2027, 1, 6));
        String next = probe.signed(BODY, "ON_REQUEST");
        assertThat(documents.codes(documents.get(next))).contains(new Documents.Code(code, null));
        office.handIn(
                next, "UserTask_Number", STAFF, "经办员", Map.of("code", code, "serial", 1, "issuedOn", "2027-01-06"));
        assertThat(documents.get(next).number()).isEqualTo(code + "〔2027〕1号");
    }

    @Test
    void of_two_who_take_the_same_number_at_once_one_is_told_the_next() throws Exception {
        String code = fresh();
        List<String> both = List.of(probe.signed(BODY, "ON_REQUEST"), probe.signed(BODY, "ON_REQUEST"));
        CountDownLatch together = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> asked = both.stream()
                    .<Future<?>>map(document -> pool.submit(() -> {
                        together.await();
                        number(document, code, 1, null);
                        return null;
                    }))
                    .toList();
            together.countDown();
            List<String> refused = asked.stream().flatMap(one -> refusal(one)).toList();
            assertThat(refused).singleElement().asString().contains("已经用过，下一个号是");
        } finally {
            pool.shutdown();
        }
        assertThat(both.stream().map(documents::get).map(Document::state))
                .containsExactlyInAnyOrder(State.CLEARED, State.NUMBERING);
    }

    private static Stream<String> refusal(Future<?> one) {
        try {
            one.get();
            return Stream.empty();
        } catch (ExecutionException refused) {
            return Stream.of(String.valueOf(refused.getCause().getMessage()));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void what_is_to_be_disclosed_goes_on_to_that_and_is_not_waited_for() {
        String document = probe.signed(BODY, "ACTIVE");
        number(document, fresh(), 1, null);
        office.run(document, "ServiceTask_Issue");
        assertThat(office.passed(document)).contains("EndEvent_Issued");
        assertThat(begun(document)).isEqualTo(1);

        String inside = probe.signed(BODY, "WITHHELD");
        number(inside, fresh(), 1, null);
        office.run(inside, "ServiceTask_Issue");
        assertThat(begun(inside)).isZero();
    }

    private long begun(String document) {
        return jdbc
                .sql("select id from jingtu.disclosure where origin = ?")
                .param(ProbeIssues.matter(document).ref())
                .query(String.class)
                .list()
                .stream()
                .filter(id -> runtime.createProcessInstanceQuery()
                                .processDefinitionKey("disclosure")
                                .processInstanceBusinessKey(id)
                                .count()
                        == 1)
                .count();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "opennessReason| |请填写不予公开的理由",
                "title| |“标题”不能为空",
                "recipients|nobody|主送单位中有本市没有的单位",
                "number|12345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890|文号"
            })
    void what_is_missing_or_wrong_is_told_and_nothing_is_kept(String field, String value, String told) {
        String document = probe.begin(BODY);
        probe.upload(document, "UserTask_Draft", BODY, "通知.pdf");
        Map<String, Object> form = new HashMap<>(ProbeIssues.draft("WITHHELD"));
        String typed = value == null ? "" : value;
        form.put(field, field.equals("recipients") ? List.of(typed) : typed);
        assertThatThrownBy(() -> office.handIn(document, "UserTask_Draft", STAFF, "经办员", form))
                .hasMessageContaining(told);
        assertThat(documents.get(document).state()).isEqualTo(State.DRAFTING);
        assertThat(documents.get(document).text()).isNull();
    }

    @Test
    void a_body_proposes_what_it_chose_last() {
        Document first = documents.get(probe.begin("science"));
        assertThat(documents.likelyRoute(first)).isEqualTo(Document.Route.OFFICE_SYSTEM);
        probe.drafted("science", "ON_REQUEST");
        assertThat(documents.likelyRoute(documents.get(probe.begin("science")))).isEqualTo(Document.Route.HERE);
    }

    @Test
    void each_recipient_receives_it_once_and_others_do_not() {
        String document = probe.signed(BODY, "ON_REQUEST", "finance", "gangbei");
        assertThatThrownBy(() -> documents.receive(document, new Actor("fin", "finance")))
                .hasMessageContaining("没有主送");
        number(document, fresh(), 1, null);
        office.run(document, "ServiceTask_Issue");
        documents.receive(document, new Actor("fin", "finance"));
        assertThatThrownBy(() -> documents.receive(document, new Actor("fin2", "finance")))
                .hasMessageContaining("已经签收过");
        assertThatThrownBy(() -> documents.receive(document, new Actor("x", "agriculture")))
                .hasMessageContaining("没有主送");
        DocumentRegister.Wanted wanted = new DocumentRegister.Wanted(
                "guigang",
                DocumentRegister.Box.RECEIVED,
                List.of("finance"),
                documents.get(document).number());
        assertThat(register.count(wanted)).isEqualTo(1);
        assertThat(register.page(wanted, 0, 10))
                .singleElement()
                .satisfies(line -> assertThat(line.received()).containsOnlyKeys("finance"));
    }

    @Test
    void it_ends_with_the_procedure_that_called_it() {
        String document = probe.drafted(BODY, "ON_REQUEST");
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(ProbeIssues.matter(document).id())
                .list()
                .forEach(caller -> runtime.deleteProcessInstance(caller.getId(), "作废"));
        assertThat(documents.get(document).state()).isEqualTo(State.ENDED);
        assertThat(office.waitsIn(document)).isEmpty();
    }

    @Test
    void nothing_is_issued_past_its_signature_or_twice() {
        String document = probe.drafted(BODY, "ON_REQUEST");
        assertThat(intruder.enter("document-approval", document, "guigang", "ServiceTask_Issue"))
                .hasValueSatisfying(refusal -> assertThat(refusal).hasMessageContaining("审签中，现在不能印发"));
        assertThatThrownBy(() -> intruder.begin("document-approval", document, "guigang", "CallActivity_SignOff"))
                .hasMessageContaining("已在审签中");
        intruder.leave();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "state = 'ISSUED'",
                "state = 'ISSUED', number = '1号', issued_on = now(), signed_by = drafted_by",
                "state = 'CLEARED', number = '1号', issued_on = now(), route = 'OFFICE_SYSTEM', checked_by = 'x'"
            })
    void no_row_says_that_something_was_issued_that_nobody_signed(String change) {
        String document = probe.drafted(BODY, "ON_REQUEST");
        assertThatThrownBy(() -> jdbc.sql("update jingtu.document set " + change + " where id = ?")
                        .param(document)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }
}
