package cn.jingtu.land;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.jingtu.JingtuTest;
import cn.jingtu.matter.Record;
import cn.jingtu.plan.process.Covers;
import cn.jingtu.register.process.Guide;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;

@JingtuTest
@Covers("responsible-party")
class ResponsiblePartyTest extends LandProcess {

    @Test
    void a_party_that_is_known_is_written_into_the_register_of_sites() {
        String id = guide.go(LandTours.partyKnown());
        assertThat(office.passed(id)).contains("EndEvent_Party");
        assertThat(site(id).value("answers")).isEqualTo("PARTY");
        assertThat(site(id).value("party")).isEqualTo("某厂");
        assertThat(site(id).value("holder")).isNotEmpty();
    }

    @Test
    void a_disputed_one_is_determined_together_with_natural_resources_by_a_decision_with_a_number() {
        String id = guide.go(LandTours.partyDetermined());
        assertThat(office.passed(id)).contains("EndEvent_Party");
        assertThat(register.get(id).value("decisionNumber")).isNotEmpty();
        assertThat(site(id).value("answers")).isEqualTo("SUCCESSOR");
        List<Record> lines = journal.about(register.get(id).matter(kinds), null, 100);
        assertThat(lines).extracting(Record::label).contains("登记", "登记入账", "更新台账");
        assertThat(lines)
                .extracting(Record::taskName, line -> line.after().get("意见说明"))
                .contains(tuple("会同认定", "证据不足"));
    }

    @Test
    void where_nobody_can_be_found_the_holder_of_the_land_answers() {
        String id = guide.go(LandTours.partyNotFound());
        assertThat(office.passed(id)).contains("EndEvent_Holder");
        assertThat(site(id).value("answers")).isEqualTo("HOLDER");
    }

    @Test
    void who_registered_the_facts_does_not_propose_the_decision() {
        String id = guide.begin("responsible-party");
        Task first = guide.open(id, "UserTask_RegisterParty");
        guide.handIn(first, Map.of("clear", "UNCLEAR"));
        Task next = guide.open(id, "UserTask_ProposeParty");
        assertThatThrownBy(() ->
                        office.handIn(next, Guide.clerk(first), guide.submission(next, Map.of()), office.group(next)))
                .hasMessageContaining("由其他人员办理");
    }

    @Test
    void what_is_missing_or_wrong_is_told_all_at_once_and_nothing_is_changed() {
        String id = guide.begin("responsible-party");
        Task task = guide.open(id, "UserTask_RegisterParty");
        Map<String, ?> wrong = Map.of("values", Map.of("holderCode", "123", "clear", "PERHAPS", "colour", "红"));
        assertThatThrownBy(() -> office.handIn(task, "经办甲", wrong, office.group(task)))
                .hasMessageContaining("没有“colour”这一栏")
                .hasMessageContaining("应为18位")
                .hasMessageContaining("不在可选范围内")
                .hasMessageContaining("请填写土地使用权人");
        assertThat(register.get(id).values()).isEmpty();
        assertThatThrownBy(() -> office.handIn(task, "经办甲", guide.submission(task, Map.of()), office.group(task)))
                .hasMessageContaining("请上传权属材料");
    }
}
