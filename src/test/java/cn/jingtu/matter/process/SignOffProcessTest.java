package cn.jingtu.matter.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.jingtu.JingtuTest;
import cn.jingtu.matter.Decision;
import cn.jingtu.matter.Journal;
import cn.jingtu.matter.Record;
import cn.jingtu.matter.SignLevel;
import cn.jingtu.matter.SignOff.Signature;
import cn.jingtu.matter.SignOffs;
import cn.jingtu.plan.process.Covers;
import cn.jingtu.plan.process.Intruder;
import cn.jingtu.plan.process.Office;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@JingtuTest
@Covers("sign-off")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignOffProcessTest {

    private static final String STAFF = "guigang.finance";
    private static final String DEPUTY = STAFF + ".deputy";
    private static final String HEAD = STAFF + ".head";

    private static final Map<String, List<String>> PEOPLE = new LinkedHashMap<>();

    static {
        PEOPLE.put(ProbeDocuments.DRAFTER, List.of(STAFF));
        PEOPLE.put("probe.clerk", List.of(STAFF));
        PEOPLE.put("probe.deputy", List.of(STAFF, DEPUTY));
        PEOPLE.put("probe.deputy2", List.of(STAFF, DEPUTY));
        PEOPLE.put("probe.head", List.of(STAFF, HEAD));
    }

    @Autowired
    Office office;

    @Autowired
    ProbeDocuments documents;

    @Autowired
    SignOffs signOffs;

    @Autowired
    SignLevels levels;

    @Autowired
    Journal journal;

    @Autowired
    Intruder intruder;

    @Autowired
    IdentityService identities;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    private Deployment deployment;

    @BeforeAll
    void people_of_one_body() {
        deployment = documents.deploy();
        PEOPLE.forEach((id, groups) -> {
            var person = identities.newUser(id);
            person.setFirstName("财政局");
            person.setLastName(id.substring("probe.".length()));
            person.setPassword("Kx7-probe-2020");
            identities.saveUser(person);
            groups.forEach(group -> identities.createMembership(id, group));
        });
    }

    @AfterAll
    void leave() {
        repository.deleteDeployment(deployment.getId(), true);
        PEOPLE.keySet().forEach(identities::deleteUser);
    }

    private void sign(String id, String step, String person, Map<String, ?> words) {
        String[] groups = PEOPLE.get(person).toArray(String[]::new);
        office.handIn(office.list(id, step).get(0), person, words, groups);
    }

    private void coSign(String id, String body, Map<String, ?> words) {
        String head = "guigang." + body + ".head";
        office.handIn(id, "UserTask_CoSign", head, body + "-head", words);
    }

    private static Map<String, ?> agreed(String words) {
        return Map.of("agreed", true, "remark", words);
    }

    private static Map<String, ?> returned(String words) {
        return Map.of("agreed", false, "remark", words);
    }

    private List<Record> records(String key) {
        return journal.about(ProbeDocuments.matter(key), null, 100);
    }

    @Test
    void a_document_of_a_kind_that_nobody_listed_passes_every_level_and_all_words_are_in_its_journal() {
        String key = documents.send("通知", "finance", "water", "agriculture");
        String id = office.signOff(key);
        sign(id, "UserTask_Review", "probe.clerk", agreed("格式无误"));
        assertThat(office.waitsIn(id)).containsExactly("UserTask_CoSign", "UserTask_CoSign");
        coSign(id, "water", agreed("水利局无意见"));
        assertThat(office.list(id, "UserTask_CoSign"))
                .as("silence is not consent")
                .hasSize(1);
        coSign(id, "agriculture", agreed("农业农村局同意"));
        sign(id, "UserTask_DeputySign", "probe.deputy", agreed("拟同意，呈主要负责人"));
        assertThat(documents.decisions(key)).isEmpty();
        sign(id, "UserTask_ChiefSign", "probe.head", agreed("同意印发"));

        assertThat(office.passed(key)).contains("EndEvent_ProbeSigned");
        assertThat(documents.decisions(key)).singleElement().satisfies(decision -> {
            assertThat(decision.agreed()).isTrue();
            assertThat(decision.by().user()).isEqualTo("probe.head");
        });
        assertThat(records(key))
                .extracting(Record::label, Record::words, Record::post)
                .containsExactly(
                        tuple("签发", "同意印发", "负责人"),
                        tuple("分管审签", "拟同意，呈主要负责人", "分管领导"),
                        tuple("会签", "农业农村局同意", "负责人"),
                        tuple("会签", "水利局无意见", "负责人"),
                        tuple("核稿", "格式无误", "经办"));
    }

    @ParameterizedTest
    @CsvSource({
        "年度计划, DEPUTY CHIEF",
        "计划调整, DEPUTY CHIEF",
        "年度自评, DEPUTY CHIEF",
        "季度通报, DEPUTY",
        "信息公开, DEPUTY",
        "准入对账核处, CHIEF",
        "从未见过的文种, REVIEW CO_SIGN DEPUTY CHIEF"
    })
    void the_levels_follow_the_kind_of_document(String kind, String wanted) {
        assertThat(levels.of(kind))
                .containsExactlyInAnyOrderElementsOf(List.of(wanted.split(" ")).stream()
                        .map(SignLevel::valueOf)
                        .toList());
    }

    @Test
    void a_deputy_sends_back_and_the_head_is_not_asked() {
        String key = documents.send("年度计划", "finance");
        String id = office.signOff(key);
        assertThatThrownBy(() -> sign(id, "UserTask_DeputySign", "probe.deputy", returned(" ")))
                .hasMessageContaining("请写明理由");
        sign(id, "UserTask_DeputySign", "probe.deputy", returned("时限有误"));
        assertThat(office.passed(id)).contains("EndEvent_Returned").doesNotContain("UserTask_ChiefSign");
        assertThat(office.passed(key)).contains("EndEvent_ProbeReturned");
        assertThat(documents.decisions(key)).extracting(Decision::remark).containsExactly("时限有误");
        assertThat(records(key)).extracting(Record::label).containsExactly("退回");
    }

    @Test
    void the_section_and_the_head_send_back_too() {
        String reviewed = documents.send("通知", "finance");
        sign(office.signOff(reviewed), "UserTask_Review", "probe.clerk", returned("缺依据"));
        assertThat(office.passed(reviewed)).contains("EndEvent_ProbeReturned");

        String signed = documents.send("年度计划", "finance");
        String id = office.signOff(signed);
        sign(id, "UserTask_DeputySign", "probe.deputy", agreed(""));
        sign(id, "UserTask_ChiefSign", "probe.head", returned("再商财政"));
        assertThat(office.passed(signed)).contains("EndEvent_ProbeReturned");
        assertThat(records(signed)).extracting(Record::words).containsExactly("再商财政", "同意");
    }

    @Test
    void what_the_bodies_asked_say_against_it_is_returned_together() {
        String key = documents.send("通知", "finance", "water", "agriculture", "finance");
        String id = office.signOff(key);
        sign(id, "UserTask_Review", "probe.clerk", agreed(""));
        coSign(id, "water", returned("渠道任务不归我局"));
        assertThat(documents.decisions(key)).as("two have not spoken").isEmpty();
        coSign(id, "agriculture", agreed(""));
        coSign(id, "finance", returned("没有资金来源"));
        assertThat(documents.decisions(key)).singleElement().satisfies(decision -> {
            assertThat(decision.agreed()).isFalse();
            assertThat(decision.remark()).contains("市水利局：渠道任务不归我局", "市财政局：没有资金来源");
        });
    }

    @Test
    void whoever_drafted_does_not_sign_and_nobody_acts_twice() {
        String id = office.signOff(documents.send("通知", "finance"));
        assertThatThrownBy(() -> sign(id, "UserTask_Review", ProbeDocuments.DRAFTER, agreed("")))
                .hasMessageContaining("不得自己审签");
        assertThatThrownBy(() -> sign(id, "UserTask_Review", "probe.head", agreed("")))
                .hasMessageContaining("核稿由拟稿人以外的科室人员办理");
        sign(id, "UserTask_Review", "probe.clerk", agreed(""));
        sign(id, "UserTask_DeputySign", "probe.deputy", agreed(""));
        assertThatThrownBy(
                        () -> sign(id, "UserTask_ChiefSign", "probe.deputy", Map.of("agreed", true, "note", "负责人外出")))
                .hasMessageContaining("您已对本件签过意见");
        assertThat(office.waitsIn(id)).containsExactly("UserTask_ChiefSign");
    }

    @Test
    void a_deputy_signs_for_the_head_with_a_note() {
        String key = documents.send("年度计划", "finance");
        String id = office.signOff(key);
        sign(id, "UserTask_DeputySign", "probe.deputy", agreed("同意"));
        assertThatThrownBy(() -> sign(id, "UserTask_ChiefSign", "probe.deputy2", agreed("同意")))
                .hasMessageContaining("请填写代签说明");
        sign(
                id,
                "UserTask_ChiefSign",
                "probe.deputy2",
                Map.of("agreed", true, "remark", "同意", "note", "局长赴自治区开会，电话同意"));
        assertThat(records(key).get(0)).satisfies(record -> {
            assertThat(record.label()).isEqualTo("代签");
            assertThat(record.onBehalfOf()).isEqualTo("财政局 head");
            assertThat(record.reason()).isEqualTo("局长赴自治区开会，电话同意");
        });
        assertThat(signOffs.get(id).signatures())
                .extracting(Signature::onBehalfOf)
                .containsExactly(null, "财政局 head");
    }

    @Test
    void a_head_signs_in_the_place_of_a_deputy_as_long_as_somebody_is_left_for_the_last_level() {
        String summary = office.signOff(documents.send("季度通报", "finance"));
        sign(summary, "UserTask_DeputySign", "probe.head", agreed("同意"));
        assertThat(office.passed(summary)).contains("EndEvent_Signed");

        String plan = office.signOff(documents.send("年度计划", "finance"));
        identities.deleteMembership("probe.deputy2", DEPUTY);
        identities.deleteMembership("probe.deputy", DEPUTY);
        try {
            assertThatThrownBy(() -> sign(plan, "UserTask_DeputySign", "probe.head", agreed("同意")))
                    .hasMessageContaining("您之外没有人可以签发");
        } finally {
            identities.createMembership("probe.deputy", DEPUTY);
            identities.createMembership("probe.deputy2", DEPUTY);
        }
        sign(plan, "UserTask_DeputySign", "probe.head", agreed("同意"));
        assertThat(office.waitsIn(plan)).containsExactly("UserTask_ChiefSign");
    }

    @Test
    void a_post_that_nobody_holds_is_passed_over_to_the_next_higher() {
        String id = office.signOff(documents.send("通知", "water"));
        assertThat(signOffs.get(id).levels()).containsExactly(SignLevel.CHIEF);
        String summary = office.signOff(documents.send("季度通报", "water"));
        assertThat(signOffs.get(summary).levels()).containsExactly(SignLevel.CHIEF);
    }

    @Test
    void what_the_calling_procedure_refuses_is_not_signed_and_the_signer_reads_why() {
        String key = documents.send("季度通报", "finance");
        String id = office.signOff(key);
        documents.refuse(key);
        assertThatThrownBy(() -> sign(id, "UserTask_DeputySign", "probe.deputy", agreed("同意")))
                .hasMessageContaining("文件已经作废，不能签发");
        assertThat(office.waitsIn(id)).containsExactly("UserTask_DeputySign");
        assertThat(signOffs.get(id).signatures()).isEmpty();
        assertThat(records(key)).isEmpty();
    }

    @Test
    void what_is_at_signature_is_not_sent_a_second_time() {
        String key = documents.send("季度通报", "finance");
        assertThatThrownBy(() -> intruder.begin("sign-probe", key, ProbeDocuments.CITY, "CallActivity_ProbeSignOff"))
                .hasMessageContaining("已在审签中");
    }

    @Test
    void it_ends_with_the_procedure_that_called_it() {
        String key = documents.send("季度通报", "finance");
        String id = office.signOff(key);
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(key)
                .list()
                .forEach(caller -> runtime.deleteProcessInstance(caller.getId(), "作废"));
        assertThat(office.waitsIn(id)).isEmpty();
        assertThat(documents.decisions(key)).isEmpty();
        assertThat(signOffs.get(id).next()).as("nobody's turn any more").isEmpty();
    }

    @Test
    void a_level_that_was_passed_over_by_force_is_not_signed() {
        String id = office.signOff(documents.send("年度计划", "finance"));
        String begun = intruder.begin("sign-off", id, ProbeDocuments.CITY, "UserTask_ChiefSign");
        try {
            assertThatThrownBy(() -> sign(id, "UserTask_ChiefSign", "probe.head", agreed("同意")))
                    .hasMessageContaining("现在不在“主要负责人签发”环节");
        } finally {
            runtime.deleteProcessInstance(begun, "试验");
        }
    }
}
