package cn.jingtu.plan.process;

import static cn.jingtu.plan.process.IssuedPlan.CITY;
import static cn.jingtu.plan.process.IssuedPlan.freshYear;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jingtu.JingtuTest;
import cn.jingtu.Visitor;
import cn.jingtu.matter.Actor;
import cn.jingtu.matter.Extensions;
import cn.jingtu.notice.Notices;
import cn.jingtu.plan.Adjustment.TaskChange;
import cn.jingtu.plan.Clauses;
import cn.jingtu.plan.DeadlineType;
import cn.jingtu.plan.Deadlines;
import cn.jingtu.plan.Figures;
import cn.jingtu.plan.LeadMode;
import cn.jingtu.plan.Operator;
import cn.jingtu.plan.Plan;
import cn.jingtu.plan.PlanDraft;
import cn.jingtu.plan.PlanState;
import cn.jingtu.plan.PlanTasks;
import cn.jingtu.plan.Plans;
import cn.jingtu.plan.TaskIndicator;
import cn.jingtu.plan.TaskState;
import cn.jingtu.plan.Verdict;
import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.text.CleanText;
import cn.jingtu.platform.text.IncomingJson;
import cn.jingtu.platform.text.Mistakes;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.validation.Validator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the forms of a plan take goes through to the end, with their longest words; a character more is refused by name. */
@JingtuTest
class LongestInputTest {

    private static final String LEAD = CITY + ".agriculture";
    private static final String COUNTY = CITY + ".gangbei";

    @LocalServerPort
    int port;

    @Autowired
    IdentityService identities;

    @Autowired
    IssuedPlan issued;

    @Autowired
    Office office;

    @Autowired
    Plans plans;

    @Autowired
    PlanTasks tasks;

    @Autowired
    Figures figures;

    @Autowired
    Extensions extensions;

    @Autowired
    Notices notices;

    @Autowired
    ObjectMapper json;

    @Autowired
    IncomingJson incoming;

    @Autowired
    Validator validator;

    private static String words(int length) {
        return "长".repeat(length - 1) + "𠮷";
    }

    private static PlanDraft.Task task(int year, String ref, String title, String content, String section) {
        return Clauses.clause(
                ref,
                section,
                title,
                content,
                LeadMode.JOINT,
                List.of("agriculture", "water"),
                List.of("finance"),
                List.of("gangbei"),
                List.of(new PlanDraft.Deadline(LocalDate.of(year, 11, 30), DeadlineType.DEADLINE, words(500))),
                List.of(
                        new PlanDraft.Indicator(
                                words(200), Operator.AT_LEAST, "999999999999999.999999", words(30), words(500)),
                        new PlanDraft.Indicator("率", Operator.AT_LEAST, "90", "%", null),
                        new PlanDraft.Indicator(words(199) + "二", Operator.QUALITATIVE, words(200), "", null)));
    }

    private static PlanDraft longest(int year) {
        return Clauses.plan(
                CITY,
                year,
                words(200),
                words(100),
                words(100),
                LocalDate.of(year, 2, 1),
                List.of(new PlanDraft.Goal(
                        words(59) + "目",
                        words(120),
                        new PlanDraft.Indicator(words(200), Operator.AT_LEAST, "1", words(30), words(500)),
                        LocalDate.of(year, 12, 31),
                        true,
                        List.of(words(60)))),
                List.of(task(year, words(60), words(120), words(8000), words(200))),
                List.of(new PlanDraft.Requirement(words(59) + "求", words(120), words(8000), List.of("gangbei"))));
    }

    @Test
    void a_plan_with_the_longest_titles_is_issued_worked_on_and_closed_out() {
        int year = freshYear();
        PlanDraft draft = longest(year);
        Plan plan = issued.issue(draft);
        String task = plan.id() + ":" + words(60);

        assertThat(plan.state()).isEqualTo(PlanState.ISSUED);
        assertThat(plans.draft(plan.id()).tasks().get(0).title()).isEqualTo(words(120));
        Task step = office.only(task, "UserTask_DraftScheme", LEAD);
        assertThat(CleanText.length(step.getName())).isLessThanOrEqualTo(255);
        assertThat(step.getName()).startsWith("编制实施方案｜长").endsWith("｜市农业农村局");

        office.handIn(task, "UserTask_DraftScheme", LEAD, "a", Map.of("text", words(20_000)));
        office.handIn(task, "UserTask_CoSign", CITY + ".water", "w", Map.of("agreed", true, "remark", words(20_000)));
        office.handIn(task, "UserTask_Contribute", CITY + ".finance", "f", Map.of("text", words(20_000)));
        List<TaskIndicator> indicators = figures.indicators(task);
        office.handIn(
                task,
                "UserTask_CarryOut",
                COUNTY,
                "g",
                Map.of(
                        "text", words(20_000),
                        "noEvidenceReason", words(500),
                        "figures",
                                List.of(
                                        Map.of(
                                                "indicatorId",
                                                indicators.get(0).id(),
                                                "value",
                                                "999999999999999.999999"),
                                        Map.of(
                                                "indicatorId",
                                                indicators.get(1).id(),
                                                "numerator",
                                                "999999999999999.999999",
                                                "denominator",
                                                "999999999999999.999999"),
                                        Map.of("indicatorId", indicators.get(2).id(), "value", words(200)))));
        office.as(
                "a",
                LEAD,
                () -> extensions.request(
                        tasks.get(task).matter(),
                        Deadlines.owedBy(tasks.deadlines(task).get(0).id()),
                        LocalDate.of(year, 12, 30),
                        words(2000),
                        new Actor("a", "agriculture")));
        for (String lead : List.of("agriculture", "water")) {
            office.handIn(task, "UserTask_RequestCloseOut", CITY + "." + lead, lead, Map.of("text", words(20_000)));
        }
        office.handIn(
                task,
                "UserTask_Verify",
                CITY + ".ecology",
                "v",
                Office.returned(Verdict.Outcome.RETURN_LEAD, words(20_000), "agriculture"));
        office.handIn(task, "UserTask_RequestCloseOut", LEAD, "a", Map.of("text", words(20_000)));
        office.handIn(
                task, "UserTask_Verify", CITY + ".ecology", "v", Map.of("outcome", "PASS", "remark", words(20_000)));
        office.run(task, "ServiceTask_CloseOut");

        assertThat(tasks.get(task).state()).isEqualTo(TaskState.CLOSED);
        assertThat(notices.about(CITY, "plan-task:" + task))
                .isNotEmpty()
                .allSatisfy(
                        notice -> assertThat(CleanText.length(notice.text())).isLessThanOrEqualTo(2000));
    }

    @Test
    void the_longest_task_goes_through_an_adjustment_as_its_form_shows_it() {
        int year = freshYear();
        Plan plan = issued.issue(longest(year));
        PlanDraft.Task shown = plans.draft(plan.id()).tasks().get(0);
        PlanDraft.Task added = task(year, words(59) + "新", words(120), words(8000), words(200));

        String adjustment = issued.drafted(
                plan.id(),
                Map.of(
                        "repeal", false,
                        "reason", words(20_000),
                        "documentNumber", words(100),
                        "changes",
                                List.of(
                                        new TaskChange(TaskChange.Kind.CHANGE, shown.ref(), shown),
                                        new TaskChange(TaskChange.Kind.ADD, added.ref(), added))));
        office.sign(adjustment, "guigang.ecology.head", "head", Map.of("agreed", true, "remark", words(20_000)));
        office.run(adjustment, "ServiceTask_ApplyAdjustment");
        office.run(plan.id() + ":" + added.ref(), "StartEvent_TaskIssued");

        assertThat(office.list(plan.id() + ":" + added.ref(), "UserTask_DraftScheme"))
                .hasSize(1);
    }

    static Stream<Arguments> tooLong() {
        return Stream.of(
                Arguments.of("“计划名称”有201字，超过200字", change(draft -> draft.put("title", words(201)))),
                Arguments.of("“文号”有101字，超过100字", change(draft -> draft.put("documentNumber", words(101)))),
                Arguments.of("“印发单位”有101字，超过100字", change(draft -> draft.put("issuer", words(101)))),
                Arguments.of("的“任务名称”有286字，超过120字，请精简", changeTask(task -> task.put("title", words(286)))),
                Arguments.of("的“任务内容”有8001字，超过8000字", changeTask(task -> task.put("content", words(8001)))),
                Arguments.of("的“条款号”有61字，超过60字", changeTask(task -> task.put("ref", words(61)))),
                Arguments.of("的“所在章节”不能为空", changeTask(task -> task.put("section", "\u3000"))),
                Arguments.of("的“任务名称”不能为空", changeTask(task -> task.put("title", "\u200b\ufeff"))),
                Arguments.of("的“任务内容”不能为空", changeTask(task -> task.put("content", null))),
                Arguments.of("的“牵头单位”不能为空", changeTask(task -> task.put("leads", List.of()))),
                Arguments.of("任务第1项的“条款号”不能为空", changeTask(task -> task.put("ref", ""))),
                Arguments.of("的“牵头方式”不能为空", changeTask(task -> task.put("leadMode", null))),
                Arguments.of("“任务”不能为空", change(draft -> draft.put("tasks", List.of()))),
                Arguments.of("印发日期 9999-01-01 与", change(draft -> draft.put("issueDate", "9999-01-01"))),
                Arguments.of("“印发日期”的格式不对", change(draft -> draft.put("issueDate", "二月"))),
                Arguments.of(
                        "“分项”第1项“时限”第1项“日期”的格式不对",
                        changeTask(task -> task.put(
                                "items",
                                List.of(Map.of(
                                        "ref",
                                        "二(一)1-1",
                                        "title",
                                        "试验分项",
                                        "type",
                                        "list",
                                        "deadlines",
                                        List.of(Map.of(
                                                "type", "deadline", "date", "2026-13-45", "description", "x"))))))),
                Arguments.of("有不认识的内容“titel”", change(draft -> draft.put("titel", "x"))));
    }

    private interface Change {
        void on(Map<String, Object> tree);
    }

    private static Change change(Change change) {
        return change;
    }

    @SuppressWarnings("unchecked")
    private static Change changeTask(Change change) {
        return draft -> {
            Map<String, Object> task = new HashMap<>(((List<Map<String, Object>>) draft.get("tasks")).get(0));
            change.on(task);
            draft.put("tasks", new ArrayList<>(List.of(task)));
        };
    }

    @ParameterizedTest
    @MethodSource("tooLong")
    void a_plan_that_is_too_long_or_incomplete_is_refused_with_clause_field_and_figures(String message, Change change) {
        int year = freshYear();
        PlanDraft draft = issued.draft(year, IssuedPlan.spec().task(IssuedPlan.REF));
        Plan plan = issued.begin(draft);
        Map<String, Object> tree = new HashMap<>(json.convertValue(draft, new TypeReference<>() {}));
        change.on(tree);

        assertThatThrownBy(() -> office.handIn(
                        plan.id(),
                        "UserTask_CheckTasks",
                        "guigang.ecology",
                        "drafter",
                        Map.of("draft", tree, "revision", 0)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("null");
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void words_of_a_step_are_refused_by_name(Object text, String message) {
        String task = issued.issue(spec -> spec.rate("安全利用率", Operator.AT_LEAST, "90"));
        assertThatThrownBy(() -> office.handIn(task, "UserTask_DraftScheme", LEAD, "a", Map.of("text", text)))
                .isInstanceOf(Refusal.class)
                .hasMessage(message);
        assertThat(office.list(task, "UserTask_DraftScheme"))
                .as("it stays open")
                .hasSize(1);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("长".repeat(20_345), "“实施方案”有20345字，超过20000字，请精简或作为材料上传。"),
                Arguments.of("\u3000\u00a0\u200b\ufeff", "“实施方案”不能为空。"),
                Arguments.of("\u0000\ud800", "“实施方案”不能为空。"),
                Arguments.of(List.of("x"), "“实施方案”的格式不对，请检查日期、数字和选项后重新提交。"));
    }

    @Test
    void what_no_text_holds_is_taken_out_and_days_and_figures_stay_within_reason() {
        int year = freshYear();
        String task = issued.issue(year, spec -> spec.rate("安全利用率", Operator.AT_LEAST, "90"));
        for (String day : List.of("0001-01-01", "9999-12-31", "+999999999-12-31")) {
            assertThatThrownBy(() -> office.handIn(
                            task, "UserTask_DraftScheme", LEAD, "a", Map.of("text", "x", "executorDue", day)))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("“县（市、区）完成时限”应在2000年至2999年之间");
        }
        office.handIn(task, "UserTask_DraftScheme", LEAD, "a", Map.of("text", "\ufeff分三\u0000步\ud800实施\u0007 \u3000"));
        assertThat(tasks.records(task).get(0).words()).isEqualTo("分三步实施");

        long rate = figures.indicators(task).get(0).id();
        for (String number : List.of("1e400", "99999999999999999999", "1e999999999", "0.0000001", "1e-400")) {
            assertThatThrownBy(() -> office.handIn(
                            task,
                            "UserTask_CarryOut",
                            COUNTY,
                            "g",
                            Map.of(
                                    "text",
                                    "x",
                                    "noEvidenceReason",
                                    "x",
                                    "figures",
                                    List.of(Map.of("indicatorId", rate, "numerator", number, "denominator", 1)))))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("第1项的分子最多15位整数、6位小数");
        }
    }

    @Test
    void a_figure_of_twenty_digits_is_refused() {
        String task = issued.issue(spec -> new IssuedPlan.Spec(
                spec.mode(),
                spec.leads(),
                spec.participants(),
                spec.executors(),
                spec.deadlines(),
                List.of(new PlanDraft.Indicator("面积", Operator.AT_LEAST, "90", "亩", null))));
        office.handIn(task, "UserTask_DraftScheme", LEAD, "a", Office.SCHEME);
        long area = figures.indicators(task).get(0).id();
        for (String number : List.of("99999999999999999999", "1e9", "-1", "一百")) {
            assertThatThrownBy(() -> office.handIn(
                            task,
                            "UserTask_CarryOut",
                            COUNTY,
                            "g",
                            Map.of(
                                    "text",
                                    "x",
                                    "noEvidenceReason",
                                    "x",
                                    "figures",
                                    List.of(Map.of("indicatorId", area, "value", number)))))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("“面积”");
        }
    }

    @Test
    void a_day_that_has_gone_is_not_filled_into_a_scheme_that_is_drawn_up_anew() {
        int year = freshYear();
        String task =
                issued.issue(year, spec -> spec.leads("agriculture", "water").due(LocalDate.of(year, 11, 30), "办结"));
        office.handIn(
                task,
                "UserTask_DraftScheme",
                LEAD,
                "a",
                Map.of("text", "x", "executorDue", LocalDate.of(year, 5, 6).toString()));
        office.handIn(task, "UserTask_CoSign", CITY + ".water", "w", Office.refused("补充"));
        var user = identities.newUser("longest.farm");
        user.setPassword("Kx7-longest-2020");
        identities.saveUser(user);
        identities.createMembership(user.getId(), LEAD);
        try {
            String path = "/api/tasks/"
                    + office.only(task, "UserTask_DraftScheme", LEAD).getId() + "/work";
            Visitor farm = Visitor.withBasic(port, user.getId(), "Kx7-longest-2020");
            assertThat(farm.json(path).path("executorDue").asText()).isEqualTo(year + "-05-06");
            office.today(LocalDate.of(year, 5, 7));
            assertThat(farm.json(path).path("executorDue").isNull()).isTrue();
        } finally {
            identities.deleteUser(user.getId());
        }
    }

    @Test
    void an_answer_to_an_order_names_a_day_that_can_come() {
        assertThatThrownBy(() -> take(Map.of("reason", "r", "measures", "m", "expected", "9999-12-31")))
                .hasMessageContaining("“预计完成日期”应在2000年至2999年之间，现为9999-12-31，请核对");
    }

    private void take(Map<String, ?> submission) throws Exception {
        OrderForms.Answer answer =
                incoming.mapper().readValue(json.writeValueAsString(submission), OrderForms.Answer.class);
        throw Refusal.invalid(Mistakes.in(validator.validate(answer)));
    }
}
