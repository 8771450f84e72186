package cn.jingtu.land;

import static cn.jingtu.land.AccessSteps.FACTORY_ON_FARMLAND;
import static cn.jingtu.land.AccessSteps.HOMES_ON_FARMLAND;
import static cn.jingtu.land.AccessSteps.parcel;
import static cn.jingtu.land.AccessSteps.square;
import static cn.jingtu.land.CheckSteps.ECOLOGY;
import static cn.jingtu.land.CheckSteps.HEAD;
import static cn.jingtu.land.CheckSteps.ISSUER;
import static cn.jingtu.land.CheckSteps.permit;
import static cn.jingtu.land.CheckSteps.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jingtu.JingtuTest;
import cn.jingtu.land.access.AccessCheck;
import cn.jingtu.land.access.AccessChecks;
import cn.jingtu.land.access.AccessChecks.Found;
import cn.jingtu.land.access.AccessQueries;
import cn.jingtu.land.access.CheckState;
import cn.jingtu.land.access.Finding;
import cn.jingtu.land.access.TableProblem;
import cn.jingtu.land.access.UseStatement;
import cn.jingtu.matter.Obligations;
import cn.jingtu.matter.Record;
import cn.jingtu.notice.Notice;
import cn.jingtu.notice.Notices;
import cn.jingtu.plan.process.Covers;
import cn.jingtu.plan.process.Office;
import cn.jingtu.register.RegisterEntry;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a body issued in a month, held against the queries at the gate. */
@JingtuTest
@Covers("access-check")
class AccessCheckTest extends LandProcess {

    private static final String IMPORT = "UserTask_ImportPermits";
    private static final String EXPLAIN = "UserTask_Explain";
    private static final String DISPOSE = "UserTask_Dispose";

    @Autowired
    CheckSteps steps;

    @Autowired
    AccessSteps gate;

    @Autowired
    AccessChecks checks;

    @Autowired
    AccessQueries queries;

    @Autowired
    Obligations obligations;

    @Autowired
    Notices notices;

    @Autowired
    RuntimeService runtime;

    @Autowired
    JdbcClient jdbc;

    private CheckState state(AccessCheck check) {
        return checks.get(check.id()).state();
    }

    private Found only(AccessCheck check) {
        assertThat(checks.found(check.id())).hasSize(1);
        return checks.found(check.id()).get(0);
    }

    private List<String> told(AccessCheck check, String group) {
        return notices.about("guigang", "access-check:" + check.id()).stream()
                .filter(notice -> notice.groupId().equals(group))
                .map(Notice::text)
                .toList();
    }

    // ---- month by month

    @Test
    void each_month_waits_for_its_day_and_lays_the_next_one_then() {
        YearMonth month = CheckSteps.freshMonth();
        AccessCheck check = steps.laid(month);
        assertThat(steps.process().lay(List.of("guigang"), month))
                .as("laid once")
                .isEmpty();
        assertThat(office.waitsIn(check.id())).containsExactly("Event_DayReached");
        LocalDate opens = office.timer(check.id(), "Event_DayReached").toLocalDate();
        assertThat(opens)
                .isEqualTo(check.opensOn())
                .isAfterOrEqualTo(month.plusMonths(1).atDay(5));
        office.await(check.id(), "Event_DayReached");
        assertThat(state(check)).isEqualTo(CheckState.DUE);
        assertThat(steps.process().lay(List.of("guigang"), month.plusMonths(1)))
                .as("laid by the month before")
                .isEmpty();
        Task task = office.only(check.id(), IMPORT, ISSUER);
        assertThat(office.due(task)).isAfter(opens);
        assertThat(obligations.of(check.matter()))
                .singleElement()
                .satisfies(owed -> assertThat(owed.bodies()).containsExactly("natural-resources"));
    }

    @Test
    void who_hands_nothing_in_is_reminded_and_its_head_and_the_supervisors_hear_of_it() {
        AccessCheck check = steps.opened(CheckSteps.freshMonth());
        String watch = "access-check:" + check.id();
        while (told(check, "guigang.supervisor").isEmpty()) {
            office.await(watch, "Event_PointReached");
            office.run(watch, "ServiceTask_Remind");
        }
        assertThat(told(check, HEAD)).anyMatch(words -> words.contains("导入"));
    }

    @Test
    void each_body_that_issues_has_a_check_of_its_own() {
        assertThat(steps.process().lay(List.of("beihai"), CheckSteps.freshMonth()))
                .extracting(AccessCheck::body)
                .containsExactlyInAnyOrder("approval", "natural-resources", "ecology");
    }

    // ---- nothing, and nothing wrong

    @Test
    void nil_is_said_and_ends_it() {
        AccessCheck check = steps.opened(CheckSteps.freshMonth());
        Task task = office.only(check.id(), IMPORT, ISSUER);
        assertThatThrownBy(() -> office.handIn(task, "办件经办", Map.of("nil", false), ISSUER))
                .hasMessageContaining("请选择零报告");
        office.handIn(task, "办件经办", Map.of("nil", true), ISSUER);
        office.run(check.id(), "ServiceTask_Compare");
        assertThat(office.passed(check.id())).contains("EndEvent_Clean", "EndEvent_NothingOwed");
        assertThat(office.waitsIn(check.id())).isEmpty();
        assertThat(state(check)).isEqualTo(CheckState.NIL);
        assertThat(journal.about(check.matter(), null, 20))
                .extracting(Record::label)
                .contains("布置对账", "零报告", "比对办件");
    }

    @Test
    void nobody_reports_nil_who_has_registered_something_as_issued() {
        Issued issued = issued("城南一号", FACTORY_ON_FARMLAND);
        Task task = office.only(issued.check().id(), IMPORT, ISSUER);
        assertThatThrownBy(() -> office.handIn(task, "办件经办", Map.of("nil", true), ISSUER))
                .hasMessageContaining("不能零报告")
                .hasMessageContaining("贵供〔2026〕1号");
        UUID file = steps.upload(
                task, ISSUER, "办件清单.xlsx", CheckSteps.list(List.of(permit(issued.check(), "其他文号", "城南他处"))));
        assertThatThrownBy(() -> office.handIn(task, "办件经办", CheckSteps.returned(file, null), ISSUER))
                .hasMessageContaining("清单缺少已经登记的办件");
        office.handIn(task, "办件经办", CheckSteps.returned(file, "登记有误，已更正"), ISSUER);
        assertThat(checks.get(issued.check().id()).remark()).isEqualTo("登记有误，已更正");
    }

    /** A plot that was asked about, answered and decided on, in a month whose check is open. */
    private record Issued(AccessCheck check, String query, String number, LocalDate on) {}

    private Issued issued(String name, UseStatement use) {
        return issued(name, square(), use);
    }

    private Issued issued(String name, String place, UseStatement use) {
        YearMonth month = CheckSteps.freshMonth();
        LocalDate on = month.atDay(12);
        office.today(on);
        String query = gate.answered(parcel(null, name, place, use));
        office.handIn(query, "UserTask_RegisterDecisions", ISSUER, "经办甲", gate.decided(query, "ISSUED", on));
        return new Issued(steps.opened(month), query, queries.get(query).number(), on);
    }

    @Test
    void a_permit_on_a_valid_answer_is_in_order_by_the_number_that_was_registered_or_by_its_ground() {
        String place = square();
        Issued issued = issued("城南二号", place, FACTORY_ON_FARMLAND);
        steps.take(issued.check(), with(permit("土地供应", "贵供〔2026〕1号", issued.on(), "城南二号"), "准入查询编号", issued.number()));
        assertThat(office.passed(issued.check().id())).contains("EndEvent_Clean");
        assertThat(state(issued.check())).isEqualTo(CheckState.CLEAN);

        Issued other = issued("城南三号", place, FACTORY_ON_FARMLAND);
        steps.take(other.check(), "名称已变更", List.of(with(permit("土地供应", "另一文号", other.on(), "改了名的地块"), "四至范围", place)));
        assertThat(state(other.check())).isEqualTo(CheckState.CLEAN);
    }

    // ---- what is wrong

    @Test
    void what_nobody_asked_about_is_found_and_what_stands_on_record_of_it_is_kept_apart() {
        String place = square();
        RegisterEntry site = gate.site(place);
        register.list(site.id(), "SUSPECTED", LocalDate.of(2025, 3, 1), AccessSteps.change());
        AccessCheck check = steps.opened(CheckSteps.freshMonth());
        steps.take(check, with(permit(check, "贵供甲号", "无查询地块"), "四至范围", place));
        Finding finding = only(check).finding();
        assertThat(finding.kind()).isEqualTo(Finding.Kind.NOT_ASKED);
        assertThat(finding.words()).contains("没有这宗地").doesNotContain("名单", site.number());
        assertThat(finding.record()).contains(site.number(), "疑似污染地块名单");
        assertThat(finding.entry()).isEqualTo(site.id());
    }

    @Test
    void what_was_issued_before_the_question_counts_as_not_asked() {
        YearMonth month = CheckSteps.freshMonth();
        office.today(month.atDay(20));
        String number = "45080299" + Integer.toUnsignedString(UUID.randomUUID().hashCode());
        gate.answered(parcel(number, "城南四号", square(), FACTORY_ON_FARMLAND));
        AccessCheck check = steps.opened(month);
        steps.take(check, with(permit(check, "贵供乙号", "城南四号"), "宗地编号", number));
        assertThat(only(check).finding().kind()).isEqualTo(Finding.Kind.NOT_ASKED);
        assertThat(only(check).finding().words()).contains("办理时还没有答复");
    }

    @Test
    void a_permit_against_the_answer_is_found_whichever_way_it_contradicts() {
        YearMonth month = CheckSteps.freshMonth();
        office.today(month.atDay(5));
        String denied = square();
        register.list(gate.site(denied).id(), "REGISTRY", LocalDate.of(2025, 3, 1), AccessSteps.change());
        gate.answered(parcel(null, "城南五号", denied, HOMES_ON_FARMLAND));
        String surveyed = square();
        gate.answered(parcel(null, "城南六号", surveyed, HOMES_ON_FARMLAND));
        String factory = square();
        gate.answered(parcel(null, "城南七号", factory, FACTORY_ON_FARMLAND));
        AccessCheck check = steps.opened(month);
        steps.take(
                check,
                null,
                List.of(
                        with(permit(check, "一", "城南五号"), "四至范围", denied),
                        with(permit(check, "二", "城南六号"), "四至范围", surveyed),
                        with(permit(check, "三", "城南七号"), "四至范围", factory, "批准用途", "居住用地")));
        assertThat(checks.found(check.id()))
                .extracting(found -> found.finding().kind())
                .containsOnly(Finding.Kind.AGAINST);
        assertThat(checks.found(check.id()))
                .extracting(found -> found.finding().words())
                .satisfiesExactly(
                        words -> assertThat(words).contains("答复为不予"),
                        words -> assertThat(words).contains("答复为先调查"),
                        words -> assertThat(words).contains("工业用地", "居住用地"));
    }

    @Test
    void an_answer_that_had_run_out_does_not_carry_a_permit() {
        YearMonth asked = CheckSteps.freshMonth();
        String place = square();
        office.today(asked.atDay(1));
        gate.answered(parcel(null, "城南八号", place, FACTORY_ON_FARMLAND));
        AccessCheck check = steps.opened(asked.plusMonths(2));
        steps.take(check, with(permit(check, "丙", "城南八号"), "四至范围", place));
        assertThat(only(check).finding().kind()).isEqualTo(Finding.Kind.EXPIRED);
        assertThat(only(check).finding().words()).contains("有效期至");
    }

    @Test
    void nor_does_one_whose_lists_have_changed_since() {
        YearMonth month = CheckSteps.freshMonth();
        String place = square();
        office.today(month.atDay(1));
        gate.answered(parcel(null, "城南九号", place, FACTORY_ON_FARMLAND));
        office.today(month.atDay(3));
        register.list(gate.site(place).id(), "REGISTRY", month.atDay(2), AccessSteps.change());
        AccessCheck check = steps.opened(month);
        steps.take(check, with(permit(check, "丁", "城南九号"), "四至范围", place));
        assertThat(only(check).finding().kind()).isEqualTo(Finding.Kind.EXPIRED);
        assertThat(only(check).finding().words()).contains("有变化");
    }

    @Test
    void what_only_a_name_or_a_part_of_the_ground_says_is_for_a_person() {
        YearMonth month = CheckSteps.freshMonth();
        office.today(month.atDay(1));
        double west = 90 + Math.random() * 10;
        String name = "同名地块" + Integer.toUnsignedString(UUID.randomUUID().hashCode());
        gate.answered(parcel(null, name, square(west, 25), FACTORY_ON_FARMLAND));
        AccessCheck check = steps.opened(month);
        steps.take(
                check,
                null,
                List.of(permit(check, "戊", name), with(permit(check, "己", "另一名称"), "四至范围", square(west + 0.0005, 25))));
        assertThat(checks.found(check.id()))
                .extracting(found -> found.finding().kind())
                .containsOnly(Finding.Kind.DOUBTFUL);
        assertThat(checks.found(check.id()).get(0).finding().words()).contains("只有名称相同");
        assertThat(checks.found(check.id()).get(1).finding().words()).contains("50.0%没有查询");
    }

    @Test
    void an_answer_about_another_plot_does_not_carry_a_permit_on_a_listed_site() {
        YearMonth month = CheckSteps.freshMonth();
        office.today(month.atDay(1));
        String number = "45080288" + Integer.toUnsignedString(UUID.randomUUID().hashCode());
        String place = square();
        RegisterEntry site = gate.site(place);
        register.list(site.id(), "REGISTRY", LocalDate.of(2025, 3, 1), AccessSteps.change());
        String query = gate.asked(parcel(number, "城南十号", null, FACTORY_ON_FARMLAND));
        office.handIn(query, "UserTask_CheckMatches", ECOLOGY, "核对人", gate.checked(query, false));
        gate.answer(query);
        AccessCheck check = steps.opened(month);
        steps.take(
                check,
                with(
                        permit(check, "庚", "城南十号"),
                        "宗地编号",
                        number,
                        "准入查询编号",
                        queries.get(query).number(),
                        "四至范围",
                        place));
        assertThat(only(check).finding().kind()).isEqualTo(Finding.Kind.DOUBTFUL);
        assertThat(only(check).finding().record()).contains(site.number(), "风险管控和修复名录");
    }

    // ---- what is refused, with nothing of it taken

    @ParameterizedTest
    @CsvSource({
        "环节, 环境影响评价审批, 不是本单位对账的环节",
        "环节, '', 请填写环节",
        "文号, '', 请填写文号",
        "文号, 示例：某号, 示例行",
        "办理日期, 2199-01-01, 之后",
        "办理日期, 去年, 不认识",
        "地块名称, '', 请填写地块名称",
        "县区, 合浦县, 本市没有",
        "批准用途, 太空用地, 不能识别",
        "答复条件已载明, 也许, 是或者否",
        "准入查询编号, 准入查询〔1999〕1号, 本市没有编号",
        "四至范围, 不是范围, 范围"
    })
    void a_row_that_is_wrong_is_told_in_words_and_nothing_is_taken(String column, String typed, String told) {
        AccessCheck check = steps.opened(CheckSteps.freshMonth());
        Task task = office.only(check.id(), IMPORT, ISSUER);
        byte[] list = CheckSteps.list(
                List.of(permit(check, "对的一行", "某地块"), with(permit(check, "错的一行", "某地块"), column, typed)));
        UUID file = steps.upload(task, ISSUER, "办件清单.xlsx", list);
        assertThat(checks.read(check.id(), task.getId(), file).problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.column()).isEqualTo(column);
                    assertThat(problem.message()).contains(told);
                });
        assertThatThrownBy(() -> office.handIn(task, "办件经办", CheckSteps.returned(file, null), ISSUER))
                .hasMessageContaining("一行也没有导入");
        assertThat(checks.permits(check.id())).isEmpty();
        assertThat(state(check)).isEqualTo(CheckState.DUE);
    }

    @Test
    void a_number_twice_and_one_that_was_reported_before_are_told_by_row() {
        AccessCheck check = steps.opened(CheckSteps.freshMonth());
        String number = "重复号" + check.month();
        steps.take(check, permit(check, number, "某地块"));
        AccessCheck next = steps.opened(CheckSteps.freshMonth());
        Task task = office.only(next.id(), IMPORT, ISSUER);
        UUID again = steps.upload(task, ISSUER, "办件清单.xlsx", CheckSteps.list(List.of(permit(check, number, "某地块"))));
        assertThat(checks.read(next.id(), task.getId(), again).problems())
                .extracting(TableProblem::message)
                .singleElement()
                .asString()
                .contains("的对账中填报");
        UUID twice = steps.upload(
                task,
                ISSUER,
                "办件清单二.xlsx",
                CheckSteps.list(List.of(permit(next, "新号", "某地块"), permit(next, "新号", "某地块"))));
        assertThat(checks.read(next.id(), task.getId(), twice).problems())
                .extracting(TableProblem::message)
                .singleElement()
                .asString()
                .contains("重复");
    }

    @ParameterizedTest
    @ValueSource(strings = {"随便写写", "文号\n"})
    void what_is_no_list_is_refused(String content) {
        AccessCheck check = steps.opened(CheckSteps.freshMonth());
        Task task = office.only(check.id(), IMPORT, ISSUER);
        UUID file = steps.upload(task, ISSUER, "办件清单.csv", content.getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> checks.read(check.id(), task.getId(), file)).hasMessageContaining("模板");
        assertThatThrownBy(() -> checks.read(check.id(), "别的任务", file)).hasMessageContaining("没有这份文件");
    }

    // ---- what is said and done about it

    /** One with a permit that nobody asked about. */
    private AccessCheck wrong() {
        AccessCheck check = steps.opened(CheckSteps.freshMonth());
        steps.take(check, permit(check, "异常号" + check.month(), "未查询地块" + check.month()));
        return check;
    }

    @Test
    void it_is_explained_with_paper_signed_by_another_and_sent_back_until_it_is_right() {
        AccessCheck check = wrong();
        Task explain = office.only(check.id(), EXPLAIN, ISSUER);
        assertThatThrownBy(() -> office.handIn(explain, "办件经办", steps.explained(check.id(), "MISTAKEN"), ISSUER))
                .hasMessageContaining("请上传核处材料");
        assertThatThrownBy(() -> office.handIn(
                        steps.withPaper(explain),
                        "办件经办",
                        Map.of("findings", List.of(Map.of("position", 9, "said", "MISTAKEN", "words", "别的"))),
                        ISSUER))
                .hasMessageContaining("还没有核处");
        office.handIn(explain, "办件经办", steps.explained(check.id(), "MISTAKEN"), ISSUER);
        assertThat(state(check)).isEqualTo(CheckState.SIGNING);
        Task chief = office.only(office.signOff(check.id()), "UserTask_ChiefSign", HEAD);
        assertThatThrownBy(() -> office.handIn(chief, "办件经办", Office.AGREED, HEAD))
                .hasMessageContaining("其他");
        steps.sign(check.id(), Map.of("agreed", false, "remark", "理由不充分"));
        assertThat(state(check)).isEqualTo(CheckState.EXPLAINING);
        assertThat(checks.returned(check.id())).contains("理由不充分");

        steps.explain(check.id(), "NOT_ASKED");
        steps.sign(check.id(), Office.AGREED);
        assertThat(state(check)).isEqualTo(CheckState.DECIDING);
        assertThat(only(check).explanation())
                .satisfies(said -> assertThat(said.said()).isEqualTo(Finding.Said.NOT_ASKED));
        assertThat(obligations.of(check.matter()))
                .singleElement()
                .satisfies(owed -> assertThat(owed.bodies()).containsExactly("ecology"));
        Task dispose = office.only(check.id(), DISPOSE, ECOLOGY);
        office.handIn(dispose, "处置人", steps.disposed(check.id(), "DISMISS"), ECOLOGY);
        assertThat(office.passed(check.id())).contains("EndEvent_Handled", "EndEvent_NothingOwed");
        assertThat(office.waitsIn(check.id())).isEmpty();
        assertThat(state(check)).isEqualTo(CheckState.HANDLED);
        assertThat(told(check, ISSUER)).anyMatch(words -> words.contains("予以消除"));
        assertThat(journal.about(check.matter(), null, 50))
                .extracting(Record::label)
                .contains("导入办件清单", "比对办件", "逐宗核处", "认定处置");
    }

    private Task toDispose(AccessCheck check) {
        steps.explain(check.id(), "NOT_ASKED");
        steps.sign(check.id(), Office.AGREED);
        return office.only(check.id(), DISPOSE, ECOLOGY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"办件经办", "局长"})
    void nobody_disposes_of_what_they_handed_in_or_signed(String person) {
        AccessCheck check = wrong();
        Task dispose = toDispose(check);
        assertThatThrownBy(() -> office.handIn(dispose, person, steps.disposed(check.id(), "DISMISS"), ECOLOGY))
                .hasMessageContaining("由其他人员办理");
    }

    @Test
    void a_clue_is_a_site_that_is_looked_into_once() {
        AccessCheck check = wrong();
        office.handIn(toDispose(check), "处置人", steps.disposed(check.id(), "CLUE"), ECOLOGY);
        String entry = clue(check);
        assertThat(register.get(entry).value("reason")).isEqualTo("ACCESS_CHECK");
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("site-lifecycle")
                        .processInstanceBusinessKey(entry)
                        .count())
                .isOne();
        assertThat(office.waitsIn(check.id())).isEmpty();
    }

    @Test
    void a_clue_about_a_site_on_record_sets_that_going() {
        String place = square();
        RegisterEntry site = gate.site(place);
        AccessCheck check = steps.opened(CheckSteps.freshMonth());
        steps.take(check, with(permit(check, "台账号", "台账地块"), "四至范围", place));
        office.handIn(toDispose(check), "处置人", steps.disposed(check.id(), "CLUE"), ECOLOGY);
        assertThat(clue(check)).isEqualTo(site.id());
    }

    private String clue(AccessCheck check) {
        return jdbc.sql("SELECT entry FROM jingtu.permit_clue WHERE check_id = ?")
                .param(check.id())
                .query(String.class)
                .single();
    }

    @Test
    void what_is_to_be_put_right_has_a_day_and_the_body_is_told() {
        AccessCheck check = wrong();
        Task dispose = toDispose(check);
        int position = only(check).permit().position();
        Map<String, ?> dayless =
                Map.of("findings", List.of(Map.of("position", position, "measure", "RECTIFY", "words", "补查")));
        assertThatThrownBy(() -> office.handIn(dispose, "处置人", dayless, ECOLOGY))
                .hasMessageContaining("整改期限");
        office.handIn(dispose, "处置人", steps.disposed(check.id(), "RECTIFY"), ECOLOGY);
        assertThat(told(check, ISSUER)).anyMatch(words -> words.contains("责成整改，期限2300-01-01"));
        assertThat(told(check, "guigang.supervisor")).isEmpty();
    }

    @Test
    void an_order_is_suggested_to_the_supervisors_who_decide() {
        AccessCheck check = wrong();
        office.handIn(toDispose(check), "处置人", steps.disposed(check.id(), "SUPERVISE"), ECOLOGY);
        assertThat(told(check, "guigang.supervisor")).anyMatch(words -> words.contains("建议督办"));
    }

    // ---- on record

    @Test
    void nothing_that_was_handed_in_found_or_said_is_changed_afterwards() {
        AccessCheck check = wrong();
        office.handIn(toDispose(check), "处置人", steps.disposed(check.id(), "DISMISS"), ECOLOGY);
        for (String table : List.of(
                "permit_check",
                "permit_return",
                "permit_issued",
                "permit_comparison",
                "permit_finding",
                "permit_explanation",
                "permit_signature",
                "permit_disposal")) {
            assertThatThrownBy(() -> jdbc.sql("DELETE FROM jingtu." + table).update())
                    .as(table)
                    .hasStackTraceContaining("jingtu");
        }
    }
}
