package cn.jingtu.land;

import static cn.jingtu.land.AccessSteps.ASKER;
import static cn.jingtu.land.AccessSteps.ECOLOGY;
import static cn.jingtu.land.AccessSteps.FACTORY_ON_FARMLAND;
import static cn.jingtu.land.AccessSteps.HEAD;
import static cn.jingtu.land.AccessSteps.HOMES_ON_FARMLAND;
import static cn.jingtu.land.AccessSteps.SHOPS_ON_INDUSTRY;
import static cn.jingtu.land.AccessSteps.change;
import static cn.jingtu.land.AccessSteps.parcel;
import static cn.jingtu.land.AccessSteps.square;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jingtu.JingtuTest;
import cn.jingtu.land.access.AccessQueries;
import cn.jingtu.land.access.AccessQuery;
import cn.jingtu.land.access.AccessState;
import cn.jingtu.land.access.Answer;
import cn.jingtu.land.access.Answer.Permission;
import cn.jingtu.land.access.Gate;
import cn.jingtu.land.access.Parcel;
import cn.jingtu.land.access.UseStatement;
import cn.jingtu.matter.Record;
import cn.jingtu.notice.Notice;
import cn.jingtu.notice.Notices;
import cn.jingtu.plan.process.Covers;
import cn.jingtu.register.RegisterEntry;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@JingtuTest
@Covers("land-access")
class LandAccessTest extends LandProcess {

    @Autowired
    AccessSteps steps;

    @Autowired
    AccessQueries queries;

    @Autowired
    Notices notices;

    @Autowired
    RuntimeService runtime;

    @Autowired
    JdbcClient jdbc;

    private Answer answer(String query) {
        return queries.sheet(query).orElseThrow().of(1);
    }

    private RegisterEntry onRegistry(String place) {
        RegisterEntry site = steps.site(place);
        return register.list(site.id(), "REGISTRY", LocalDate.of(2025, 3, 1), change());
    }

    private List<String> told(String query, String group) {
        return notices.about("guigang", "land-access:" + query).stream()
                .filter(notice -> notice.groupId().equals(group))
                .map(Notice::text)
                .toList();
    }

    // ---- the answer

    @Test
    void farmland_for_a_factory_on_no_list_is_allowed_and_the_permit_is_put_on_record() {
        String query = steps.answered(parcel("450802001", "城北一号", square(), FACTORY_ON_FARMLAND));
        assertThat(answer(query).answer()).isEqualTo(Permission.ALLOW);
        assertThat(answer(query).rules()).anyMatch(rule -> rule.contains("截至当日未触发调查义务"));
        assertThat(office.passed(query)).doesNotContain("UserTask_CheckMatches", "ServiceTask_RegisterClues");
        assertThat(told(query, ASKER)).anyMatch(words -> words.contains("已有答复"));

        Task decide = office.only(query, "UserTask_RegisterDecisions", ASKER);
        assertThat(office.due(decide)).isEqualTo(LocalDate.of(2026, 2, 11));
        office.handIn(decide, "经办甲", steps.issued(query), ASKER);
        assertThat(office.passed(query)).contains("EndEvent_DecisionRegistered");
        assertThat(queries.state(query)).isEqualTo(AccessState.DECIDED);
        assertThat(journal.about(queries.get(query).matter(), null, 20))
                .extracting(Record::label)
                .contains("提出准入查询", "出具查询答复", "登记办理决定");
    }

    @Test
    void homes_on_land_of_the_registry_are_denied_and_a_permit_all_the_same_is_explained_by_a_head_and_handed_on() {
        String place = square();
        onRegistry(place);
        String query = steps.answered(parcel(null, "城北二号", place, HOMES_ON_FARMLAND));
        assertThat(answer(query).answer()).isEqualTo(Permission.DENY);
        assertThat(answer(query).basis()).anyMatch(clause -> clause.contains("第六十一条"));

        office.handIn(query, "UserTask_RegisterDecisions", ASKER, "经办甲", steps.issued(query));
        assertThat(queries.state(query)).isEqualTo(AccessState.CONTRARY);
        Task explain = office.only(query, "UserTask_ExplainContradiction", HEAD);
        Map<String, ?> words = Map.of("words", "误发", "measures", "已撤回");
        assertThatThrownBy(() -> office.handIn(explain, "经办甲", words, HEAD)).hasMessageContaining("其他负责人");
        office.handIn(explain, "负责人", words, HEAD);
        office.run(query, "ServiceTask_HandOn");
        assertThat(office.passed(query)).contains("EndEvent_HandedOn");
        assertThat(told(query, ECOLOGY)).anyMatch(text -> text.contains("不一致") && text.contains("误发"));
        assertThat(told(query, "guigang.supervisor")).hasSize(1);
        assertThat(queries.state(query)).isEqualTo(AccessState.HANDED_ON);
    }

    @Test
    void a_refusal_agrees_with_whatever_was_answered() {
        String place = square();
        onRegistry(place);
        String query = steps.answered(parcel(null, "城北三号", place, HOMES_ON_FARMLAND));
        office.handIn(
                query,
                "UserTask_RegisterDecisions",
                ASKER,
                "经办甲",
                Map.of("parcels", List.of(Map.of("position", 1, "outcome", "REFUSED"))));
        assertThat(office.passed(query)).contains("EndEvent_DecisionRegistered");
    }

    @Test
    void of_several_sites_in_a_parcel_the_strictest_counts() {
        String place = square(100, 30);
        steps.site(square(100.0001, 30));
        onRegistry(place);
        String query = steps.asked(parcel(null, "城北四号", place, HOMES_ON_FARMLAND));
        if (!queries.isCertain(query)) {
            office.handIn(query, "UserTask_CheckMatches", ECOLOGY, "核对人", steps.checked(query, true));
        }
        steps.answer(query);
        assertThat(answer(query).answer()).isEqualTo(Permission.DENY);
    }

    // ---- what only a person can tell

    @Test
    void a_site_of_the_same_name_is_the_parcel_if_a_person_says_so() {
        RegisterEntry site = onRegistry(square());
        String query = steps.asked(parcel(null, site.name(), null, SHOPS_ON_INDUSTRY));
        Task check = office.only(query, "UserTask_CheckMatches", ECOLOGY);
        assertThat(office.due(check)).isEqualTo(LocalDate.of(2026, 1, 14));
        assertThat(queries.toCheck(query).get(0).candidates())
                .singleElement()
                .satisfies(candidate -> assertThat(candidate.doubt()).contains("名称相同"));
        assertThatThrownBy(() -> office.handIn(check, "提问人", steps.checked(query, true), ECOLOGY))
                .hasMessageContaining("不得自己核对");
        office.handIn(check, "核对人", steps.checked(query, true), ECOLOGY);
        steps.answer(query);
        assertThat(answer(query).answer()).isEqualTo(Permission.DENY);
    }

    @Test
    void or_is_not() {
        RegisterEntry site = onRegistry(square());
        String query = steps.asked(parcel(null, site.name(), square(), FACTORY_ON_FARMLAND));
        office.handIn(query, "UserTask_CheckMatches", ECOLOGY, "核对人", steps.checked(query, false));
        steps.answer(query);
        assertThat(answer(query).answer()).isEqualTo(Permission.ALLOW);
    }

    @Test
    void a_parcel_that_overlaps_a_site_in_part_is_doubtful() {
        double west = 90 + Math.random() * 10;
        steps.site(square(west, 20));
        String query = steps.asked(parcel(null, "城北五号", square(west + 0.0005, 20), FACTORY_ON_FARMLAND));
        assertThat(queries.toCheck(query).get(0).candidates().get(0).doubt()).contains("部分重叠", "50.0%");
        assertThat(office.waitsIn(query)).containsExactly("UserTask_CheckMatches");
    }

    @Test
    void an_entry_that_nobody_has_looked_at_for_a_year_is_not_relied_on_unseen() {
        String place = square();
        steps.site(place);
        office.today(LocalDate.of(2027, 2, 1));
        String query = steps.asked(parcel(null, "城北六号", place, FACTORY_ON_FARMLAND));
        assertThat(queries.toCheck(query).get(0).candidates().get(0).doubt()).contains("没有更新");
    }

    @Test
    void a_past_that_nobody_knows_is_looked_into_by_a_person_and_is_surveyed_if_it_stays_unknown() {
        UseStatement unknown = new UseStatement("工业用地", null, null, null, null, null, null, null);
        String query = steps.asked(parcel(null, "城北七号", square(), unknown));
        assertThat(queries.toCheck(query).get(0).doubt()).contains("原用途");
        office.handIn(query, "UserTask_CheckMatches", ECOLOGY, "核对人", steps.checked(query, false));
        steps.answer(query);
        assertThat(answer(query).answer()).isEqualTo(Permission.INVESTIGATE_FIRST);
    }

    @Test
    void what_a_person_finds_out_of_the_past_counts() {
        UseStatement unknown = new UseStatement("工业用地", null, null, null, null, null, null, null);
        String query = steps.asked(parcel(null, "城北八号", square(), unknown));
        Map<String, ?> found = Map.of(
                "previous", "农用地", "source", "现场踏勘", "industry", "否", "storage", "否", "waste", "否", "keyUnit", "否");
        Map<String, ?> one = Map.of("position", 1, "entries", List.of(), "words", "走访村委会", "use", found);
        Task check = office.only(query, "UserTask_CheckMatches", ECOLOGY);
        assertThatThrownBy(() -> office.handIn(
                        check,
                        "核对人",
                        Map.of("parcels", List.of(Map.of("position", 1, "entries", List.of("别处"), "words", "走访"))),
                        ECOLOGY))
                .hasMessageContaining("与查到的地块不符");
        office.handIn(check, "核对人", Map.of("parcels", List.of(one)), ECOLOGY);
        steps.answer(query);
        assertThat(answer(query).answer()).isEqualTo(Permission.ALLOW);
    }

    // ---- 先调查

    @Test
    void homes_on_farmland_are_surveyed_first_and_nobody_waits_for_it() {
        String number = "4508020" + UUID.randomUUID().getMostSignificantBits();
        String query = steps.answered(parcel(number, "城北九号", square(), HOMES_ON_FARMLAND));
        assertThat(answer(query).answer()).isEqualTo(Permission.INVESTIGATE_FIRST);
        String site = clue(query);
        assertThat(register.get(site).value("reason")).isEqualTo("ACCESS");
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("site-lifecycle")
                        .processInstanceBusinessKey(site)
                        .count())
                .isOne();
        assertThat(office.waitsIn(query)).containsExactly("UserTask_RegisterDecisions");

        String elsewhere = steps.asked(parcel(number, "城北九号", square(), HOMES_ON_FARMLAND));
        assertThat(queries.toCheck(elsewhere).get(0).candidates().get(0).doubt())
                .contains("范围不重叠");
    }

    @Test
    void a_plot_that_is_seen_to_already_is_not_set_going_again() {
        String number = "4508021" + UUID.randomUUID().getMostSignificantBits();
        String place = square();
        Parcel parcel = parcel(number, "城北十号", place, HOMES_ON_FARMLAND);
        String first = steps.answered(parcel);
        String second = steps.answered(parcel);
        assertThat(clue(second)).isEqualTo(clue(first));
        assertThat(begun(first)).isTrue();
        assertThat(begun(second)).isFalse();
    }

    private String clue(String query) {
        return jdbc.sql("SELECT entry FROM jingtu.access_clue WHERE query = ?")
                .param(query)
                .query(String.class)
                .single();
    }

    private boolean begun(String query) {
        return jdbc.sql("SELECT begun FROM jingtu.access_clue WHERE query = ?")
                .param(query)
                .query(Boolean.class)
                .single();
    }

    // ---- an answer does not hold for ever

    @Test
    void an_answer_that_is_not_used_in_time_has_to_be_asked_for_again() {
        String query = steps.answered(parcel(null, "城北十一号", square(), FACTORY_ON_FARMLAND));
        office.await(query, "BoundaryEvent_AnswerExpired");
        assertThat(office.passed(query)).contains("EndEvent_AnswerExpired");
        assertThat(queries.state(query)).isEqualTo(AccessState.EXPIRED);
    }

    @Test
    void who_asked_is_told_when_a_list_changes_and_issues_nothing_on_the_old_answer() {
        String place = square();
        RegisterEntry site = onRegistry(place);
        String query = steps.answered(parcel(null, "城北十二号", place, HOMES_ON_FARMLAND));
        office.today(LocalDate.of(2026, 1, 20));
        register.delist(site.id(), "REGISTRY", LocalDate.of(2026, 1, 19), change());
        office.run(query, "ServiceTask_TellAsker");
        assertThat(office.passed(query)).contains("EndEvent_AskerTold");
        assertThat(told(query, ASKER)).anyMatch(words -> words.contains("重新查询") && !words.contains("名录"));
        assertThat(queries.state(query)).isEqualTo(AccessState.CHANGED);

        Task decide = office.only(query, "UserTask_RegisterDecisions", ASKER);
        LocalDate late = LocalDate.of(2026, 1, 21);
        assertThatThrownBy(() -> office.handIn(decide, "经办甲", steps.decided(query, "ISSUED", late), ASKER))
                .hasMessageContaining("重新查询");
    }

    @Test
    void a_site_that_is_listed_where_there_was_none_is_a_change_too() {
        String place = square();
        String query = steps.answered(parcel(null, "城北十三号", place, FACTORY_ON_FARMLAND));
        onRegistry(place);
        assertThat(queries.state(query)).isEqualTo(AccessState.CHANGED);
        onRegistry(square());
        assertThat(jdbc.sql("SELECT count(*) FROM jingtu.access_change WHERE query = ?")
                        .param(query)
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void nothing_is_issued_before_the_question_or_after_the_answer_has_run_out() {
        String query = steps.answered(parcel(null, "城北十四号", square(), FACTORY_ON_FARMLAND));
        Task decide = office.only(query, "UserTask_RegisterDecisions", ASKER);
        for (String day : List.of("2026-01-11", "2026-02-12")) {
            assertThatThrownBy(() ->
                            office.handIn(decide, "经办甲", steps.decided(query, "ISSUED", LocalDate.parse(day)), ASKER))
                    .hasMessageContaining(day);
        }
        assertThatThrownBy(() -> office.handIn(
                        decide, "经办甲", Map.of("parcels", List.of(Map.of("position", 1, "outcome", "ISSUED"))), ASKER))
                .hasMessageContaining("文号和办理日期");
    }

    // ---- on record

    @Test
    void queries_of_a_year_are_numbered_without_a_gap_and_none_is_changed_afterwards() {
        Parcel parcel = parcel(null, "城北十五号", square(), FACTORY_ON_FARMLAND);
        AccessQuery first = steps.ask(Gate.G3, ASKER, "提问人", parcel);
        assertThatThrownBy(() -> steps.ask(Gate.G4, ASKER, "提问人", parcel)).hasMessageContaining("不在其中");
        AccessQuery second = steps.ask(Gate.G3, ASKER, "提问人", parcel);
        assertThat(serial(second)).isEqualTo(serial(first) + 1);
        for (String change : List.of(
                "UPDATE jingtu.access_query SET purpose = '另一事由'",
                "DELETE FROM jingtu.access_parcel",
                "UPDATE jingtu.access_answer SET answer = 'ALLOW'",
                "TRUNCATE jingtu.access_decision CASCADE")) {
            assertThatThrownBy(() -> jdbc.sql(change).update()).hasStackTraceContaining("jingtu");
        }
    }

    private static int serial(AccessQuery query) {
        return Integer.parseInt(query.number().replaceAll(".*〕|号", ""));
    }

    @Test
    void a_sheet_is_found_by_its_number_and_code_together_and_in_its_own_city_only() {
        String query = steps.answered(parcel(null, "城北十六号", square(), FACTORY_ON_FARMLAND));
        String number = queries.get(query).number();
        String code = queries.sheet(query).orElseThrow().code();
        assertThat(code).matches("\\d{16}");
        assertThat(queries.verified("guigang", number, code.replaceAll("(.{4})", "$1 ")))
                .isPresent();
        assertThat(queries.verified("guigang", number, "0".repeat(16))).isEmpty();
        assertThat(queries.verified("beihai", number, code)).isEmpty();
    }
}
