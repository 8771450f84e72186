package cn.jingtu.land;

import static cn.jingtu.land.ListSteps.CONFIRM;
import static cn.jingtu.land.ListSteps.CONSULT;
import static cn.jingtu.land.ListSteps.ECOLOGY;
import static cn.jingtu.land.ListSteps.LAND;
import static cn.jingtu.land.ListSteps.branch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jingtu.JingtuTest;
import cn.jingtu.land.yearly.ListPart;
import cn.jingtu.land.yearly.ListRow;
import cn.jingtu.land.yearly.ListRow.Proposal;
import cn.jingtu.land.yearly.ListRow.Result;
import cn.jingtu.land.yearly.ListState;
import cn.jingtu.land.yearly.YearlyList;
import cn.jingtu.land.yearly.YearlyLists;
import cn.jingtu.matter.Documents;
import cn.jingtu.matter.Obligation;
import cn.jingtu.matter.Obligations;
import cn.jingtu.matter.Record;
import cn.jingtu.notice.Notice;
import cn.jingtu.notice.Notices;
import cn.jingtu.plan.process.Covers;
import cn.jingtu.register.Listing;
import cn.jingtu.register.RegisterEntry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The lists that a city agrees on once a year. */
@JingtuTest
@Covers("deferred-list")
class DeferredListTest extends LandProcess {

    @Autowired
    ListSteps steps;

    @Autowired
    YearlyLists lists;

    @Autowired
    Obligations obligations;

    @Autowired
    Documents documents;

    @Autowired
    Notices notices;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    JdbcClient jdbc;

    private ListState state(YearlyList list) {
        return lists.get(list.id()).state();
    }

    private Task open(YearlyList list, String county) {
        return office.only(list.id(), CONFIRM, branch(county));
    }

    private void handIn(Task task, Map<String, ?> submission) {
        office.handIn(task, "分局经办", submission, office.group(task));
    }

    private Map<String, Object> all(YearlyList list, Task task, Map<Integer, String> otherwise) {
        return ListSteps.confirmed(steps.rowsOf(list.id(), task).toList(), otherwise);
    }

    private String lifeOf(RegisterEntry site) {
        return String.join(
                ",",
                runtime.createProcessInstanceQuery().processInstanceBusinessKey(site.id()).list().stream()
                        .map(instance -> instance.getProcessDefinitionId().split(":")[0])
                        .toList());
    }

    private List<String> doneAt(RegisterEntry site) {
        return journal.within(site.matter(kinds), 50).stream()
                .map(Record::label)
                .toList();
    }

    // ---- year by year

    @Test
    void each_year_waits_for_its_day_and_lays_the_next_one_then() {
        int year = ListSteps.freshYear();
        YearlyList list = steps.laid(year);
        assertThat(steps.process().lay(List.of("guigang"), year))
                .as("laid once")
                .isEmpty();
        assertThat(office.waitsIn(list.id())).containsExactly("Event_DayReached");
        assertThat(office.timer(list.id(), "Event_DayReached").toLocalDate())
                .isEqualTo(list.opensOn())
                .isAfterOrEqualTo(LocalDate.of(year, 1, 10))
                .isBefore(LocalDate.of(year, 1, 20));
        office.await(list.id(), "Event_DayReached");
        assertThat(steps.process().lay(List.of("guigang"), year + 1))
                .as("laid by the year before")
                .isEmpty();
        assertThat(lists.years("guigang")).contains(year, year + 1);
    }

    @Test
    void where_its_day_has_been_there_is_time_to_take_the_register_over() {
        int year = ListSteps.freshYear();
        office.today(LocalDate.of(year, 6, 3));
        assertThat(steps.laid(year).opensOn()).isBetween(LocalDate.of(year, 6, 14), LocalDate.of(year, 6, 30));
    }

    @Test
    void each_county_is_asked_once_and_who_is_late_is_reminded() {
        YearlyList list = steps.opened();
        assertThat(office.list(list.id(), CONFIRM))
                .extracting(office::group)
                .contains(branch("gangbei"), branch("gangnan"), branch("qintang"), branch("pingnan"), branch("guiping"))
                .doesNotHaveDuplicates();
        assertThat(obligations.of(list.matter()))
                .singleElement()
                .satisfies(owed -> assertThat(owed.bodies()).contains("gangbei-ecology", "guiping-ecology"));
        String watch = "deferred-list:" + list.id();
        while (told(list, "guigang.supervisor").isEmpty()) {
            office.await(watch, "Event_PointReached");
            office.run(watch, "ServiceTask_Remind");
        }
        assertThat(told(list, "guigang.gangbei-ecology")).anyMatch(words -> words.contains("确认"));
    }

    private List<String> told(YearlyList list, String group) {
        return notices.about("guigang", "deferred-list:" + list.id()).stream()
                .filter(notice -> notice.groupId().equals(group))
                .map(Notice::text)
                .toList();
    }

    // ---- what the register says

    @Test
    void what_stands_on_a_list_what_should_and_what_should_not_any_more_are_put_before_the_county() {
        RegisterEntry kept = steps.site("gangbei", "DEFERRED", "DEFERRED");
        RegisterEntry decided = steps.site("gangbei", "CONTAMINATED", null, Map.of("development", "NO"));
        RegisterEntry developed = steps.site("gangbei", "WORKS", "DEFERRED");
        RegisterEntry priority = steps.site("gangnan", "SURVEYING", "PRIORITY");
        RegisterEntry clean = steps.site("gangnan", "CLEARED", "PRIORITY");
        RegisterEntry closed = steps.site("gangnan", "CONTAMINATED", null, Map.of("closedOn", "2020-01-01"));
        RegisterEntry running = steps.site("gangnan", "SURVEYING", null);
        RegisterEntry nowhere = steps.site(null, "DEFERRED", "DEFERRED");
        RegisterEntry both = steps.site("gangnan", "DEFERRED", "PRIORITY");
        YearlyList list = steps.opened();
        assertThat(steps.row(list, kept).proposal()).isEqualTo(Proposal.KEEP);
        assertThat(steps.row(list, decided).proposal()).isEqualTo(Proposal.ENTER);
        assertThat(steps.row(list, decided).kind().name()).isEqualTo("DEFERRED");
        assertThat(steps.row(list, developed).proposal()).isEqualTo(Proposal.LEAVE);
        assertThat(steps.row(list, developed).grounds()).contains("管控修复");
        assertThat(steps.row(list, priority).body()).isEqualTo("gangnan-ecology");
        assertThat(steps.row(list, clean).proposal()).isEqualTo(Proposal.LEAVE);
        assertThat(steps.row(list, closed).kind().name()).isEqualTo("PRIORITY");
        assertThat(steps.row(list, closed).grounds()).contains("待核");
        assertThat(steps.row(list, nowhere).body()).as("of no county").isEqualTo("ecology");
        assertThat(lists.rows(list.id())).extracting(ListRow::entry).doesNotContain(running.id());
        assertThat(lists.rows(list.id()).stream().filter(row -> row.entry().equals(both.id())))
                .as("who stands on one list is not proposed for the other")
                .hasSize(1);
    }

    // ---- the whole way

    @Test
    void both_lists_change_where_both_agree_and_each_plot_is_cared_for() {
        RegisterEntry kept = steps.site("gangbei", "DEFERRED", "DEFERRED");
        RegisterEntry entering = steps.site("gangbei", "DEFERRED", null);
        RegisterEntry undecided = steps.site("gangbei", "CONTAMINATED", null, Map.of("closedOn", "2020-01-01"));
        RegisterEntry leaving = steps.site("gangnan", "WORKS", "PRIORITY");
        RegisterEntry disputed = steps.site("gangnan", "CLEARED", "PRIORITY");
        RegisterEntry refused = steps.site("gangnan", "DEFERRED", null);
        RegisterEntry early = steps.site("gangnan", "LISTED", "PRIORITY");
        YearlyList list = steps.opened();
        steps.confirmAll(list);
        assertThat(state(list)).isEqualTo(ListState.CONSULTING);
        assertThat(lists.parts(list.id())).allMatch(ListPart::isConfirmed);
        steps.consult(list, row -> !List.of(disputed.id(), refused.id()).contains(row.entry()));
        assertThat(state(list)).isEqualTo(ListState.ISSUING);
        assertThat(obligations.of(list.matter()))
                .singleElement()
                .satisfies(owed -> assertThat(owed.bodies()).containsExactly("ecology"));
        assertThat(documents.written(documents.get(office.document(list.id()))))
                .extracting(file -> file.name().replaceAll("^.*\\.", ""))
                .containsExactly("docx", "xlsx");
        assertThat(documents.written(documents.get(office.document(list.id()))))
                .allSatisfy(file -> assertThat(file.content().get()).isNotEmpty());
        steps.issue(list);
        assertThat(state(list)).isEqualTo(ListState.SETTLING);
        office.run(list.id(), "ServiceTask_Settle");
        assertThat(state(list)).isEqualTo(ListState.SETTLED);
        assertThat(office.passed(list.id())).contains("EndEvent_Settled", "EndEvent_NothingOwed");
        assertThat(office.waitsIn(list.id())).isEmpty();

        assertThat(steps.row(list, kept).result()).isEqualTo(Result.KEPT);
        assertThat(steps.row(list, entering).result()).isEqualTo(Result.ENTERED);
        assertThat(steps.row(list, leaving).result()).isEqualTo(Result.LEFT);
        assertThat(steps.row(list, disputed).result()).isEqualTo(Result.KEPT);
        assertThat(steps.row(list, disputed).resultWords()).contains("不同意");
        assertThat(steps.row(list, refused).result()).isEqualTo(Result.OMITTED);
        assertThat(register.get(entering.id()).isOn("DEFERRED")).isTrue();
        assertThat(register.get(leaving.id()).isOn("PRIORITY")).isFalse();
        assertThat(register.get(disputed.id()).isOn("PRIORITY")).isTrue();
        assertThat(register.get(refused.id()).isOn("DEFERRED")).isFalse();
        Listing left = register.listings(leaving.id()).stream()
                .filter(one -> !one.entered())
                .findFirst()
                .orElseThrow();
        assertThat(left.on()).isEqualTo(lists.get(list.id()).issuedOn());
        assertThat(left.document()).isEqualTo(lists.get(list.id()).number());

        assertThat(lifeOf(kept)).as("from where it stands").isEqualTo("site-lifecycle");
        assertThat(register.below(entering, "deferral")).hasSize(1);
        assertThat(office.waitsIn(register.below(entering, "deferral").get(0).id()))
                .containsExactly("UserTask_NotifyParty");
        assertThat(office.waitsIn(undecided.id())).containsExactly("UserTask_DecideUse");
        assertThat(office.waitsIn(early.id())).containsExactly("UserTask_VisitSite");
        assertThat(lifeOf(leaving)).isEmpty();
        assertThat(lifeOf(disputed)).as("has ended").isEmpty();
        assertThat(doneAt(leaving)).contains("移出名单");
    }

    @Test
    void what_is_cared_for_already_goes_on() {
        String deferral = guide.begin("deferred-site");
        RegisterEntry site = site(deferral);
        YearlyList list = steps.opened();
        steps.settle(list);
        assertThat(steps.row(list, site).result()).isEqualTo(Result.KEPT);
        assertThat(register.below(site, "deferral"))
                .extracting(RegisterEntry::id)
                .containsExactly(deferral);
    }

    @Test
    void what_came_about_before_the_paper_was_out_counts() {
        RegisterEntry struck = steps.site("gangbei", "DEFERRED", null);
        RegisterEntry developed = steps.site("gangbei", "DEFERRED", null);
        RegisterEntry controlled = steps.site("gangbei", "SURVEYING", "PRIORITY");
        YearlyList list = steps.opened();
        Task task = steps.withPaper(open(list, "gangbei"));
        steps.confirm(
                list, task, all(list, task, Map.of(steps.row(list, controlled).position(), "LEAVE")));
        steps.confirmAll(list);
        steps.consult(list, row -> true);
        register.strike(struck.id(), AccessSteps.change());
        register.move(developed.id(), "ASSESSING", AccessSteps.change());
        control(controlled);
        steps.issue(list);
        office.run(list.id(), "ServiceTask_Settle");
        assertThat(steps.row(list, struck).resultWords()).contains("注销");
        assertThat(steps.row(list, developed).result()).isEqualTo(Result.OMITTED);
        assertThat(steps.row(list, developed).resultWords()).contains("风险评估");
        assertThat(steps.row(list, controlled).result()).isEqualTo(Result.KEPT);
        assertThat(register.get(controlled.id()).isOn("PRIORITY")).isTrue();
    }

    private void control(RegisterEntry site) {
        register.add(
                new cn.jingtu.register.Register.NewEntry(
                        "guigang", kinds.get("deferral"), null, site.name(), null, site, Map.of(), null),
                AccessSteps.change());
    }

    // ---- a county

    @Test
    void nil_is_one_tick_and_only_where_there_is_nothing() {
        steps.site("gangbei", "DEFERRED", "DEFERRED");
        YearlyList list = steps.opened();
        Task without = office.list(list.id(), CONFIRM).stream()
                .filter(task -> steps.rowsOf(list.id(), task).findAny().isEmpty())
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> handIn(without, Map.of("nil", false))).hasMessageContaining("请勾选零报告");
        handIn(without, Map.of("nil", true));
        assertThat(lists.parts(list.id()).stream().filter(ListPart::nil))
                .extracting(ListPart::state)
                .containsExactly("零报告");
        assertThatThrownBy(() -> handIn(open(list, "gangbei"), Map.of("nil", true)))
                .hasMessageContaining("不能零报告");
        assertThat(journal.about(list.matter(), null, 20))
                .extracting(Record::label)
                .contains("启动年度清单", "按台账预填", "零报告");
    }

    @Test
    void a_county_puts_in_what_the_register_did_not_propose() {
        RegisterEntry own = steps.site("gangbei", "SURVEYING", null);
        RegisterEntry others = steps.site("gangnan", "SURVEYING", null);
        YearlyList list = steps.opened();
        Task task = steps.withPaper(open(list, "gangbei"));
        assertThatThrownBy(() -> handIn(task, adding(list, task, "PRIORITY", others)))
                .hasMessageContaining("不在本单位的台账中");
        assertThatThrownBy(() -> handIn(task, adding(list, task, "DEFERRED", own)))
                .hasMessageContaining("不能列入暂不开发利用污染地块清单");
        handIn(task, adding(list, task, "PRIORITY", own));
        assertThat(steps.row(list, own).proposal()).isEqualTo(Proposal.REPORTED);
        steps.settle(list);
        assertThat(register.get(own.id()).isOn("PRIORITY")).isTrue();
    }

    private Map<String, ?> adding(YearlyList list, Task task, String kind, RegisterEntry... sites) {
        Map<String, Object> form = new HashMap<>(all(list, task, Map.of()));
        form.put("nil", false);
        form.put(
                "added",
                List.of(sites).stream()
                        .map(site -> Map.of("list", kind, "entry", site.id(), "words", "现场核实有风险", "title", "草稿中的名称"))
                        .toList());
        return form;
    }

    @Test
    void nothing_is_put_in_twice_nor_what_is_struck_or_no_site() {
        RegisterEntry own = steps.site("gangbei", "SURVEYING", null);
        RegisterEntry there = steps.site("gangbei", "DEFERRED", "DEFERRED");
        RegisterEntry struck = steps.site("gangbei", "SURVEYING", null);
        register.strike(struck.id(), AccessSteps.change());
        YearlyList list = steps.opened();
        Task task = steps.withPaper(open(list, "gangbei"));
        assertThatThrownBy(() -> handIn(task, adding(list, task, "PRIORITY", own, own)))
                .hasMessageContaining("已经列出");
        assertThatThrownBy(() -> handIn(task, adding(list, task, "PRIORITY", there)))
                .hasMessageContaining("已经列出");
        assertThatThrownBy(() -> handIn(task, adding(list, task, "PRIORITY", struck)))
                .hasMessageContaining("不在本单位的台账中");
        Map<String, Object> unknown = new HashMap<>(all(list, task, Map.of()));
        unknown.put("added", List.of(Map.of("list", "PRIORITY", "entry", "没有的编号", "words", "试验")));
        assertThatThrownBy(() -> handIn(task, unknown)).hasMessageContaining("不在本单位的台账中");
        unknown.put("added", List.of(Map.of("list", "REGISTRY", "entry", own.id(), "words", "试验")));
        assertThatThrownBy(() -> handIn(task, unknown)).hasMessageContaining("清单");
        assertThat(lists.parts(list.id())).noneMatch(ListPart::isConfirmed);
    }

    @ParameterizedTest
    @CsvSource({
        "LEAVE, '', 请写明理由",
        "ENTER, 试验, 只能保留或者移出",
        "OMIT, 试验, 只能保留或者移出",
    })
    void what_does_not_fit_a_plot_that_stands_there_is_refused(String said, String words, String refusal) {
        RegisterEntry site = steps.site("gangbei", "SURVEYING", "PRIORITY");
        assertRefused(site, said, words, refusal);
    }

    @ParameterizedTest
    @CsvSource({"KEEP, 试验, 只能列入", "LEAVE, 试验, 只能列入", "OMIT, '', 请写明理由"})
    void what_does_not_fit_a_plot_that_should_come_is_refused(String said, String words, String refusal) {
        RegisterEntry site = steps.site("gangbei", "DEFERRED", null);
        assertRefused(site, said, words, refusal);
    }

    private void assertRefused(RegisterEntry site, String said, String words, String refusal) {
        YearlyList list = steps.opened();
        Task task = steps.withPaper(open(list, "gangbei"));
        int at = steps.row(list, site).position();
        List<Map<String, Object>> rows = new ArrayList<>();
        for (ListRow row : steps.rowsOf(list.id(), task).toList()) {
            rows.add(
                    row.position() == at
                            ? Map.of("position", at, "said", said, "words", words)
                            : Map.of(
                                    "position",
                                    row.position(),
                                    "said",
                                    row.proposal().name(),
                                    "words",
                                    "经核实"));
        }
        assertThatThrownBy(() -> handIn(task, Map.of("nil", false, "rows", rows)))
                .hasMessageContaining(refusal);
        assertThat(state(list)).isEqualTo(ListState.CONFIRMING);
    }

    @Test
    void every_own_row_is_answered_once_and_no_other() {
        RegisterEntry site = steps.site("gangbei", "DEFERRED", "DEFERRED");
        RegisterEntry others = steps.site("gangnan", "DEFERRED", "DEFERRED");
        YearlyList list = steps.opened();
        Task task = open(list, "gangbei");
        int own = steps.row(list, site).position();
        assertThatThrownBy(() ->
                        handIn(task, rows(List.of(keep(steps.row(list, others).position())))))
                .hasMessageContaining("不是本单位的地块");
        assertThatThrownBy(() -> handIn(task, rows(List.of(keep(99_999))))).hasMessageContaining("不是本单位的地块");
        assertThatThrownBy(() -> handIn(task, rows(List.of(keep(own), keep(own)))))
                .hasMessageContaining("填了两次");
        assertThatThrownBy(() -> handIn(task, Map.of("nil", false))).hasMessageContaining("还没有确认");
        assertThatThrownBy(() -> handIn(task, rows(List.of(Map.of("position", own)))))
                .hasMessageContaining("请逐行选择确认意见");
        assertThat(lists.parts(list.id())).noneMatch(ListPart::isConfirmed);
    }

    private static Map<String, Object> keep(int position) {
        return Map.of("position", position, "said", "KEEP");
    }

    private static Map<String, ?> rows(List<Map<String, Object>> rows) {
        return Map.of("nil", false, "rows", rows);
    }

    @Test
    void a_change_needs_a_paper_that_proves_it() {
        steps.site("gangbei", "DEFERRED", null);
        YearlyList list = steps.opened();
        Task task = open(list, "gangbei");
        assertThatThrownBy(() -> handIn(task, all(list, task, Map.of()))).hasMessageContaining("请上传依据材料");
        handIn(steps.withPaper(task), all(list, task, Map.of()));
    }

    @Test
    void what_is_under_control_leaves_by_what_ends_that() {
        RegisterEntry site = steps.site("gangbei", "DEFERRED", "DEFERRED");
        control(site);
        YearlyList list = steps.opened();
        Task task = steps.withPaper(open(list, "gangbei"));
        assertThatThrownBy(() -> handIn(
                        task, all(list, task, Map.of(steps.row(list, site).position(), "LEAVE"))))
                .hasMessageContaining("正在逐宗管控");
    }

    @Test
    void nobody_confirms_twice_or_for_another_whatever_variables_say() {
        steps.site("gangbei", "DEFERRED", "DEFERRED");
        steps.site("gangnan", "DEFERRED", "DEFERRED");
        YearlyList list = steps.opened();
        Task gangbei = open(list, "gangbei");
        Task gangnan = open(list, "gangnan");
        Map<String, Object> ofGangbei = all(list, gangbei, Map.of());
        assertThatThrownBy(() -> office.handIn(gangbei, "外县经办", ofGangbei, branch("gangnan")))
                .isInstanceOf(AuthorizationException.class);
        runtime.setVariableLocal(gangnan.getExecutionId(), "organisationId", "gangbei-ecology");
        assertThatThrownBy(() -> office.handIn(gangnan, "外县经办", ofGangbei, branch("gangnan")))
                .hasMessageContaining("不是本单位的地块");
        handIn(steps.withPaper(gangbei), ofGangbei);
        assertThat(lists.parts(list.id()).stream().filter(ListPart::isConfirmed))
                .extracting(ListPart::body)
                .containsExactly("gangbei-ecology");
        assertThatThrownBy(() -> lists.confirm(
                        list.id(),
                        false,
                        List.of(),
                        List.of(),
                        List.of("gangbei"),
                        true,
                        new cn.jingtu.matter.Actor("分局经办", "gangbei-ecology")))
                .hasMessageContaining("不能再次确认");
        assertThatThrownBy(() -> lists.confirm(
                        list.id(),
                        true,
                        List.of(),
                        List.of(),
                        List.of(),
                        true,
                        new cn.jingtu.matter.Actor("财政经办", "finance")))
                .hasMessageContaining("没有请您的单位确认");
    }

    @Test
    void a_county_does_not_read_in_the_journal_what_another_said_of_its_plots() {
        RegisterEntry site = steps.site("gangbei", "DEFERRED", "DEFERRED");
        YearlyList list = steps.opened();
        Task task = steps.withPaper(open(list, "gangbei"));
        handIn(task, all(list, task, Map.of()));
        assertThat(journal.about(list.matter(), List.of(branch("gangbei")), 50))
                .extracting(Record::words)
                .anyMatch(words -> words.contains(site.number()));
        assertThat(journal.about(list.matter(), List.of(branch("gangnan")), 50))
                .extracting(Record::words)
                .noneMatch(words -> words.contains(site.number()));
    }

    // ---- natural resources

    @Test
    void silence_is_not_consent() {
        RegisterEntry site = steps.site("gangbei", "DEFERRED", null);
        YearlyList list = steps.opened();
        steps.confirmAll(list);
        Task task = office.only(list.id(), CONSULT, LAND);
        assertThatThrownBy(() -> office.handIn(task, "会商人", Map.of(), LAND)).hasMessageContaining("不作为同意");
        int at = steps.row(list, site).position();
        assertThatThrownBy(() -> office.handIn(task, "会商人", Map.of("rows", List.of(Map.of("position", at))), LAND))
                .hasMessageContaining("请逐行选择会商意见");
        List<Map<String, Object>> wordless = lists.rows(list.id()).stream()
                .map(row -> Map.<String, Object>of("position", row.position(), "agreed", false))
                .toList();
        assertThatThrownBy(() -> office.handIn(task, "会商人", Map.of("rows", wordless), LAND))
                .hasMessageContaining("请写明理由");
        assertThatThrownBy(() -> office.handIn(
                        task, "会商人", Map.of("rows", List.of(Map.of("position", 99_999, "agreed", true))), LAND))
                .hasMessageContaining("不在清单中");
        assertThat(state(list)).isEqualTo(ListState.CONSULTING);
    }

    @Test
    void who_confirmed_for_a_county_is_not_heard_for_natural_resources() {
        YearlyList list = steps.opened();
        steps.confirmAll(list);
        assertThatThrownBy(() -> office.handIn(
                        list.id(), CONSULT, LAND, branch("gangbei") + "-clerk", steps.viewed(list.id(), row -> true)))
                .hasMessageContaining("由其他人员填写");
    }

    // ---- on record

    @Test
    void a_step_out_of_turn_writes_nothing() {
        YearlyList list = steps.opened();
        assertThatThrownBy(() -> lists.fill(list.id(), Map.of())).hasMessageContaining("县区确认中");
        assertThatThrownBy(() -> lists.settle(list.id())).hasMessageContaining("不能办理这一步");
        assertThatThrownBy(() -> lists.issued(list.id(), "文", "号", LocalDate.of(2026, 1, 1)))
                .hasMessageContaining("不能办理这一步");
        assertThatThrownBy(() -> lists.get("没有的")).hasMessageContaining("找不到");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yearly_list",
                "yearly_list_filling",
                "yearly_list_part",
                "yearly_list_confirmation",
                "yearly_list_row",
                "yearly_list_word",
                "yearly_list_consultation",
                "yearly_list_view",
                "yearly_list_issue",
                "yearly_list_settlement",
                "yearly_list_outcome"
            })
    void nothing_that_was_proposed_and_said_is_changed_afterwards(String table) {
        assertThatThrownBy(() -> jdbc.sql("DELETE FROM jingtu." + table).update())
                .hasStackTraceContaining("jingtu");
    }

    @Test
    void nothing_is_owed_once_it_is_settled() {
        YearlyList list = steps.opened();
        steps.settle(list);
        assertThat(obligations.of(list.matter())).extracting(Obligation::what).isEmpty();
        assertThat(office.list(list.id(), CONFIRM)).isEmpty();
        assertThat(journal.about(list.matter(), null, 200))
                .extracting(Record::label)
                .contains("会商清单", "落实清单");
        assertThat(documents.about(list.matter())).hasSize(1);
        assertThat(documents.get(documents.about(list.matter()).get(0)).body()).isEqualTo(ECOLOGY.split("\\.")[1]);
    }
}
