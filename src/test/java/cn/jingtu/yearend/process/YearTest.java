package cn.jingtu.yearend.process;

import static cn.jingtu.reporting.process.Departments.draft;
import static cn.jingtu.reporting.process.Departments.freshYear;
import static cn.jingtu.reporting.process.Departments.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jingtu.JingtuTest;
import cn.jingtu.matter.process.TaskCards;
import cn.jingtu.plan.DeadlineType;
import cn.jingtu.plan.Plan;
import cn.jingtu.plan.PlanDraft;
import cn.jingtu.plan.PlanFiles;
import cn.jingtu.plan.PlanState;
import cn.jingtu.plan.PlanVerb;
import cn.jingtu.plan.Plans;
import cn.jingtu.plan.process.Covers;
import cn.jingtu.plan.process.Office;
import cn.jingtu.reporting.process.Departments;
import cn.jingtu.yearend.NextYear;
import cn.jingtu.yearend.ScoreWeights;
import cn.jingtu.yearend.YearAccount;
import cn.jingtu.yearend.YearAccount.ScoreRow;
import cn.jingtu.yearend.YearAccounts;
import cn.jingtu.yearend.YearCalendar;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@JingtuTest
@Covers("annual-account")
class YearTest {

    @Autowired
    TaskCards cards;

    @Autowired
    Office office;

    @Autowired
    Departments departments;

    @Autowired
    Plans plans;

    @Autowired
    PlanFiles planFiles;

    @Autowired
    YearAccounts accounts;

    @Autowired
    NextYear nextYear;

    @Autowired
    YearCalendar calendar;

    @Autowired
    JdbcClient jdbc;

    // ---- the account

    @Test
    void the_account_of_a_year_is_drafted_signed_and_kept_and_closes_the_plan() {
        Plan plan = yearOver();
        String key = plan.id();
        String open = plan.id() + ":二(一)2";

        assertThatThrownBy(() ->
                        office.handIn(key, "UserTask_DraftAccount", "guigang.ecology", "clerk", account(Map.of())))
                .hasMessageContaining("请填写未完成任务的原因：二(一)2");
        Task drafting = office.only(key, "UserTask_DraftAccount", "guigang.ecology");
        assertThat(office.as("clerk", "guigang", List.of("guigang.ecology"), () -> cards.of(drafting.getId()))
                        .brief())
                .satisfies(brief -> assertThat(brief.title()).endsWith("年度自评"))
                .satisfies(brief -> assertThat(brief.context()).isEqualTo(plan.title()));
        office.handIn(key, "UserTask_DraftAccount", "guigang.ecology", "clerk", account(Map.of(open, "招标流标两次")));
        assertThatThrownBy(() -> office.sign(key, "guigang.ecology.head", "clerk", Map.of("agreed", true)))
                .hasMessageContaining("不得自己审签");
        office.sign(key, "guigang.ecology.head", "head", Map.of("agreed", false, "remark", "补充说明"));
        office.handIn(key, "UserTask_DraftAccount", "guigang.ecology", "clerk", account(Map.of(open, "招标流标三次")));
        office.sign(key, "guigang.ecology.head", "head", Map.of("agreed", true));
        office.run(key, "ServiceTask_Tell");

        assertThat(accounts.get(plan.id()).state()).isEqualTo(YearAccount.State.SIGNED);
        assertThat(accounts.files(plan.id()))
                .hasSize(2)
                .allMatch(file -> file.sha256().length() == 64);
        assertThat(plans.get(plan.id()).state()).as("until the job has run").isEqualTo(PlanState.ISSUED);
        office.run(key, "ServiceTask_ClosePlan");
        assertThat(plans.get(plan.id()).state()).isEqualTo(PlanState.CLOSED);
        assertThat(plans.records(plan.id()).get(0).verb()).isEqualTo(PlanVerb.PLAN_CLOSED.code());
        assertThat(office.waitsIn(key)).isEmpty();
    }

    @Test
    void the_points_follow_the_shown_formula_and_its_numbers() {
        Plan plan = yearOver();

        // agriculture: its one task closed, one report in time, one silent: (60×1 + 40×1/2) / 100 = 80
        assertThat(score(plan, "市农业农村局")).isEqualTo("80.0 —");
        // water: nothing closed, two reports silent
        assertThat(score(plan, "市水利局")).isEqualTo("0.0 建议批评");
        accounts.keep(plan.id(), "全年工作总结", weights(100, 0, 70), Map.of());
        assertThat(score(plan, "市农业农村局")).isEqualTo("100.0 建议表扬");
        assertThat(accounts.of(plan.id()).formula()).contains("100×销号率＋0×按时报送率");
    }

    @Test
    void the_files_of_the_account_opened_again_say_what_the_tables_say() throws IOException {
        Plan plan = yearOver();
        accounts.keep(plan.id(), "全年工作总结", weights(60, 40, 90), Map.of());
        YearAccount account = accounts.of(plan.id());
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(
                        accounts.document(plan.id()).content().get()));
                XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(
                        accounts.ledger(plan.id()).content().get()))) {
            String words = document.getParagraphs().stream()
                    .map(XWPFParagraph::getText)
                    .collect(Collectors.joining());
            assertThat(words).contains("年度任务2项，已销号1项，未完成1项").contains("全年工作总结").contains(account.formula());
            assertThat(book.getSheet("单位得分").getLastRowNum() - 2)
                    .isEqualTo(account.departments().size());
            assertThat(book.getSheet("单位得分").getRow(2).getCell(9).getStringCellValue())
                    .isEqualTo(account.departments().get(0).score());
        }
    }

    private String score(Plan plan, String name) {
        return accounts.of(plan.id()).departments().stream()
                .filter(d -> d.name().equals(name))
                .map((ScoreRow d) -> d.score() + " " + d.proposal().label())
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, ?> account(Map<String, String> reasons) {
        Map<String, Object> weights =
                new HashMap<>(Map.of("closeOut", 60, "report", 40, "perOrder", 2, "perReturn", 1));
        weights.put("praiseFrom", 90);
        weights.put("criticiseBelow", 60);
        return Map.of("summary", "全年工作总结", "weights", weights, "reasons", reasons, "generated", true);
    }

    private static ScoreWeights weights(int closeOut, int report, int praise) {
        return new ScoreWeights(
                new BigDecimal(closeOut),
                new BigDecimal(report),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                new BigDecimal(praise),
                new BigDecimal(10));
    }

    /** Two departments: one closed its task and reported once, the other did neither. */
    private Plan yearOver() {
        int year = freshYear();
        Plan plan = departments.issue(draft(year, task("二(一)1", "agriculture"), task("二(一)2", "water")));
        String first = plan.id() + ":" + year + "-03-25";
        String second = plan.id() + ":" + year + "-06-25";
        departments.open(first);
        departments.pushAndAccept(first, "agriculture");
        departments.open(second);
        jdbc.sql("update jingtu.plan_task set state = 'CLOSED', verified_by = 'chen', close_number = ?,"
                        + " closed_on = ? where id = ?")
                .params("450800-" + year + "-001", LocalDate.of(year, 11, 1), plan.id() + ":二(一)1")
                .update();
        office.today(LocalDate.of(year + 1, 1, 4));
        office.await(plan.id(), "Event_YearEnded");
        return plan;
    }

    // ---- the next year

    @Test
    void the_next_years_draft_carries_what_is_open_repeats_what_recurs_and_leaves_out_what_is_closed() {
        int year = freshYear();
        freshYear();
        PlanDraft.Task duty = task("二(一)3", "water", recurring(LocalDate.of(year, 12, 20), "现场检查每年不少于二次"));
        Plan plan = departments.issue(draft(
                year, task("二(一)1", "agriculture"), task("二(一)2", "water", due(LocalDate.of(year, 9, 30))), duty));
        jdbc.sql("update jingtu.plan_task set state = 'CLOSED', verified_by = 'chen', closed_on = ? where id in (?, ?)")
                .params(LocalDate.of(year, 11, 1), plan.id() + ":二(一)1", plan.id() + ":二(一)3")
                .update();

        Plan next = nextYear.roll(plan.id());

        assertThat(next.state()).isEqualTo(PlanState.DRAFT);
        assertThat(next.title()).contains(String.valueOf(year + 1));
        PlanDraft draft = plans.draft(next.id());
        assertThat(draft.tasks()).extracting(PlanDraft.Task::ref).containsExactly("二(一)2", "二(一)3");
        assertThat(draft.tasks().get(0).content()).startsWith("（" + year + "年度结转）");
        assertThat(draft.tasks().get(1).dates())
                .extracting(PlanDraft.Deadline::date)
                .containsExactly(LocalDate.of(year + 1, 12, 20));
        assertThat(nextYear.links(next.id()))
                .extracting(link -> link.fromPlanTaskId() + link.carriedOver())
                .containsExactly(plan.id() + ":二(一)2true", plan.id() + ":二(一)3false");
        assertThatThrownBy(() -> nextYear.roll(plan.id())).hasMessageContaining("已经建立");
    }

    // ---- the rehearsal

    @Test
    void the_year_of_a_plan_shows_collisions_report_dates_and_departments_with_too_much_at_once() {
        PlanDraft beihai = planFiles.readAll().stream()
                .filter(plan -> plan.city().equals("beihai"))
                .findFirst()
                .orElseThrow();

        YearCalendar.Year year = calendar.of(beihai);

        assertThat(entries(year).filter(YearCalendar.Entry::report).map(e -> e.day() + " " + e.collision()))
                .contains(
                        "2020-03-25 早于计划印发日期（2020-04-17），不适用",
                        "2020-06-25 端午节休息，2020-06-24提醒，2020-06-28及以前不算逾期",
                        "2020-09-25 null");
        assertThat(year.months())
                .extracting(YearCalendar.MonthView::month)
                .isSorted()
                .contains(12);
    }

    @Test
    void a_department_with_four_deadlines_in_a_month_has_too_much_at_once() {
        int year = freshYear();
        PlanDraft.Deadline[] deadlines = {
            due(LocalDate.of(year, 9, 1)),
            due(LocalDate.of(year, 9, 8)),
            due(LocalDate.of(year, 9, 15)),
            due(LocalDate.of(year, 9, 30))
        };
        PlanDraft plan = draft(year, task("二(一)1", "agriculture", deadlines), task("二(一)2", "water", deadlines[0]));

        assertThat(calendar.of(plan).overloads()).containsExactly(new YearCalendar.Load("市农业农村局", 9, 4));
        assertThat(calendar.of(plan).cautions().get(0)).contains("尚未公布");
    }

    private static Stream<YearCalendar.Entry> entries(YearCalendar.Year year) {
        return year.months().stream().flatMap(month -> month.entries().stream());
    }

    private static PlanDraft.Deadline recurring(LocalDate day, String words) {
        return new PlanDraft.Deadline(day, DeadlineType.RECURRING, words);
    }

    private static PlanDraft.Deadline due(LocalDate day) {
        return new PlanDraft.Deadline(day, DeadlineType.DEADLINE, "完成整治");
    }
}
