package cn.jingtu.plan.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jingtu.JingtuTest;
import cn.jingtu.matter.Record;
import cn.jingtu.matter.SignVerb;
import cn.jingtu.plan.Clauses;
import cn.jingtu.plan.Plan;
import cn.jingtu.plan.PlanDraft;
import cn.jingtu.plan.PlanState;
import cn.jingtu.plan.PlanTasks;
import cn.jingtu.plan.PlanVerb;
import cn.jingtu.plan.Plans;
import cn.jingtu.plan.TaskDeadline;
import cn.jingtu.plan.TaskState;
import cn.jingtu.platform.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@JingtuTest
@Covers("annual-plan")
class AnnualPlanProcessTest {

    private static final String ECOLOGY = "guigang.ecology";
    private static final String HEAD = "guigang.ecology.head";

    @Autowired
    Office office;

    @Autowired
    IssuedPlan issued;

    @Autowired
    Plans plans;

    @Autowired
    PlanTasks tasks;

    @Autowired
    AnnualPlanProcess annualPlan;

    @Autowired
    RuntimeService runtime;

    private final int year = IssuedPlan.freshYear();
    private final PlanDraft draft = draft(IssuedPlan.spec().due(LocalDate.of(year, 6, 15), "完成隐患排查"));

    private PlanDraft draft(IssuedPlan.Spec... specs) {
        PlanDraft.Task[] made = new PlanDraft.Task[specs.length];
        for (int i = 0; i < specs.length; i++) {
            made[i] = specs[i].task("二(一)" + (i + 1));
        }
        return Clauses.plan(
                "guigang",
                year,
                "贵港市" + year + "年度试验计划",
                null,
                "市生态环境局",
                LocalDate.of(year, 2, 1),
                List.of(),
                List.of(made),
                List.of());
    }

    private void check(Plan plan, PlanDraft corrected, int revision) {
        office.handIn(
                plan.id(), "UserTask_CheckTasks", ECOLOGY, "drafter", Map.of("draft", corrected, "revision", revision));
    }

    @Test
    void the_coordinating_body_starts_a_plan_of_its_city_once() {
        Plan plan = plans.keep(draft);
        office.today(LocalDate.of(year, 2, 1));
        assertThatThrownBy(() -> office.start("annual-plan", "beihai.ecology", "x", Map.of("planId", plan.id())))
                .hasMessageContaining("找不到计划");
        assertThatThrownBy(
                        () -> office.start("annual-plan", "guigang.agriculture", "zhang", Map.of("planId", plan.id())))
                .isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> office.start("annual-plan", ECOLOGY, "drafter", Map.of("planId", " ")))
                .hasMessageContaining("“计划”不能为空");

        office.start("annual-plan", ECOLOGY, "drafter", Map.of("planId", plan.id()));
        assertThat(office.only(plan.id(), "UserTask_CheckTasks", ECOLOGY).getName())
                .isEqualTo("核对任务分解｜贵港市" + year + "年度试验计划");
        assertThatThrownBy(() -> office.start("annual-plan", ECOLOGY, "drafter", Map.of("planId", plan.id())))
                .hasMessageContaining("已在核对中");
    }

    @Test
    void of_two_who_start_a_plan_at_the_same_moment_one_is_told() throws Exception {
        Plan plan = plans.keep(draft);
        office.today(LocalDate.of(year, 2, 1));
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService people = Executors.newFixedThreadPool(2);
        List<Future<Refusal>> answers = people.invokeAll(Collections.nCopies(2, () -> {
            together.await();
            try {
                office.start("annual-plan", ECOLOGY, "drafter", Map.of("planId", plan.id()));
                return null;
            } catch (RuntimeException e) {
                return Refusal.within(e).orElseThrow(() -> e);
            }
        }));
        people.shutdown();

        List<Refusal> refused = new ArrayList<>();
        for (Future<Refusal> answer : answers) {
            Optional.ofNullable(answer.get()).ifPresent(refused::add);
        }
        assertThat(refused).singleElement().satisfies(refusal -> {
            assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT);
            assertThat(refusal.getMessage()).contains("已在核对中");
        });
        assertThat(office.list(plan.id(), "UserTask_CheckTasks")).hasSize(1);
        assertThatThrownBy(() -> annualPlan.start(plan)).hasMessageContaining("已在核对中");
    }

    @Test
    void the_plan_is_the_one_that_the_start_form_names_whatever_else_is_sent() {
        Plan plan = plans.keep(draft);
        office.today(LocalDate.of(year, 2, 1));
        String submission = "{\"planId\":\"" + plan.id() + "\"}";
        office.as("drafter", ECOLOGY, () -> {
            try {
                runtime.startProcessInstanceByKey(
                        "annual-plan", "x1", Map.of("planId", "beihai-2020", "submission", submission));
            } catch (Refusal refused) {
                // Whoever guards the commands may refuse it as a whole.
                office.start("annual-plan", ECOLOGY, "drafter", Map.of("planId", plan.id()));
            }
        });
        assertThat(office.list(plan.id(), "UserTask_CheckTasks")).hasSize(1);
        assertThat(office.list("x1", "UserTask_CheckTasks")).isEmpty();
        assertThat(office.list("beihai-2020", "UserTask_CheckTasks")).isEmpty();
        assertThatThrownBy(() -> office.start("annual-plan", ECOLOGY, "drafter", Map.of("planId", plan.id())))
                .hasMessageContaining("已在核对中");
    }

    @Test
    void a_plan_is_checked_signed_issued_and_at_the_end_of_the_year_summed_up() {
        Plan plan = issued.begin(draft);
        check(plan, draft, plan.revision());
        assertThat(plans.get(plan.id()).state()).isEqualTo(PlanState.IN_APPROVAL);
        assertThat(tasks.get(plan.id() + ":二(一)1").state()).isEqualTo(TaskState.DRAFT);
        office.sign(plan.id(), HEAD, "head", Office.AGREED);
        assertThat(plans.get(plan.id()).state()).as("until the job has run").isEqualTo(PlanState.IN_APPROVAL);
        office.run(plan.id(), "ServiceTask_IssueTasks");

        assertThat(plans.get(plan.id()).state()).isEqualTo(PlanState.ISSUED);
        assertThat(tasks.get(plan.id() + ":二(一)1").state()).isEqualTo(TaskState.RUNNING);
        assertThat(office.waitsIn(plan.id())).containsExactly("Event_YearEnded");
        assertThat(office.timer(plan.id(), "Event_YearEnded"))
                .isEqualTo(LocalDate.of(year + 1, 1, 1).atStartOfDay());

        office.await(plan.id(), "Event_YearEnded");
        assertThatThrownBy(() -> issued.account(plan, " ")).hasMessageContaining("“年度总结”不能为空");
        issued.account(plan, "全年任务完成");
        assertThat(plans.get(plan.id()).state()).isEqualTo(PlanState.CLOSED);
        assertThat(office.passed(plan.id())).contains("EndEvent_YearClosed").doesNotContain("SubProcess_Repeal");
        assertThat(plans.records(plan.id()))
                .extracting(Record::verb)
                .containsExactly(
                        PlanVerb.PLAN_CLOSED.code(),
                        PlanVerb.ISSUED.code(),
                        SignVerb.ISSUED.code(),
                        PlanVerb.CHECKED.code());
    }

    @Test
    void a_returned_plan_is_corrected_and_signed_again() {
        Plan plan = issued.begin(draft);
        check(plan, draft, plan.revision());
        assertThatThrownBy(() -> office.sign(plan.id(), HEAD, "head", Office.refused(" ")))
                .hasMessageContaining("请写明理由");
        office.sign(plan.id(), HEAD, "head", Office.refused("牵头单位有误"));

        assertThat(office.passed(plan.id())).doesNotContain("ServiceTask_IssueTasks");
        assertThat(plans.get(plan.id()).state()).isEqualTo(PlanState.DRAFT);
        PlanDraft corrected = draft(IssuedPlan.spec().leads("water"));
        check(plan, corrected, plans.get(plan.id()).revision());
        office.sign(plan.id(), HEAD, "head", Office.AGREED);
        office.run(plan.id(), "ServiceTask_IssueTasks");
        office.run(plan.id() + ":二(一)1", "StartEvent_TaskIssued");
        assertThat(office.list(plan.id() + ":二(一)1", "UserTask_DraftScheme", "guigang.water"))
                .hasSize(1);
        assertThat(office.list(plan.id() + ":二(一)1", "UserTask_DraftScheme", "guigang.agriculture"))
                .isEmpty();
    }

    @Test
    void whoever_prepared_the_plan_does_not_sign_it() {
        Plan plan = issued.begin(draft);
        check(plan, draft, plan.revision());
        assertThatThrownBy(() -> office.sign(plan.id(), HEAD, "drafter", Office.AGREED))
                .hasMessageContaining("不得自己审签");
        assertThat(office.waitsIn(plan.id())).containsExactly("CallActivity_SignOff");
        assertThat(plans.get(plan.id()).state()).isEqualTo(PlanState.IN_APPROVAL);
    }

    @Test
    void a_table_that_was_opened_before_somebody_else_changed_it_is_refused() {
        Plan plan = issued.begin(draft);
        int opened = plan.revision();
        check(plan, draft(IssuedPlan.spec().leads("water")), opened);
        office.sign(plan.id(), HEAD, "head", Office.refused("请复核"));

        assertThatThrownBy(() -> check(plan, draft, opened)).hasMessageContaining("已被别人修改");
        assertThat(plans.draft(plan.id()).tasks().get(0).leads()).containsExactly("water");
        assertThat(office.waitsIn(plan.id())).containsExactly("UserTask_CheckTasks");
    }

    @Test
    void a_table_with_a_mistake_is_refused_with_its_clause() {
        Plan plan = issued.begin(draft);
        assertThatThrownBy(() -> check(plan, draft(IssuedPlan.spec().executors("finance")), plan.revision()))
                .hasMessageContaining("二(一)1")
                .hasMessageContaining("市财政局");
        assertThatThrownBy(() -> check(plan, draft(), plan.revision())).hasMessageContaining("“任务”不能为空");
        assertThatThrownBy(() -> check(plan, draft(IssuedPlan.spec().leads(new String[0])), plan.revision()))
                .hasMessageContaining("“二(一)1 试验任务”没有牵头单位，请至少填写一家");
        assertThatThrownBy(() -> check(plan, draft(IssuedPlan.spec().leads(" ")), plan.revision()))
                .hasMessageContaining("“二(一)1 试验任务”没有牵头单位");
        assertThatThrownBy(() -> check(plan, draft(IssuedPlan.spec().leads("water", "water")), plan.revision()))
                .hasMessageContaining("“二(一)1 试验任务”有单位重复列出");
        assertThatThrownBy(() -> check(plan, draft(IssuedPlan.spec().participants("")), plan.revision()))
                .hasMessageContaining("“二(一)1 试验任务”有一处单位是空的");
        assertThatThrownBy(() -> check(plan, draft(IssuedPlan.spec().mode(null)), plan.revision()))
                .hasMessageContaining("“二(一)1 试验任务”没有选择牵头方式");
        assertThat(plans.draft(plan.id())).isEqualTo(draft);
    }

    @Test
    void a_county_gets_a_share_only_where_the_city_government_has_agreed_on_record() {
        Plan plan = issued.begin(draft);
        PlanDraft shared = with(draft, new PlanDraft.Executor("gangbei", "300", null), null);
        assertThatThrownBy(() -> check(plan, shared, plan.revision()))
                .hasMessageContaining("给县（市、区）定了配额")
                .hasMessageContaining("请在“印发要件”的“同意依据”填写会议纪要或批复的名称、文号和日期");
        assertThat(plans.draft(plan.id())).isEqualTo(draft);

        PlanDraft agreed = with(draft, new PlanDraft.Executor("gangbei", "300", null), "市人民政府第9次常务会议纪要");
        check(plan, agreed, plan.revision());
        assertThat(plans.draft(plan.id())).isEqualTo(agreed);
    }

    /** The plan with a county for its first item, and what the city government has agreed by. */
    private static PlanDraft with(PlanDraft plan, PlanDraft.Executor executor, @Nullable String consent) {
        PlanDraft.Task task = plan.tasks().get(0);
        PlanDraft.Item item = task.items().get(0);
        PlanDraft.Item shared = new PlanDraft.Item(
                item.ref(),
                item.title(),
                item.words(),
                item.type(),
                item.leads(),
                List.of(executor),
                item.contributions(),
                item.deadlines(),
                item.indicators(),
                item.objects(),
                item.proof(),
                item.check(),
                item.share(),
                item.publicity(),
                item.basis());
        return new PlanDraft(
                plan.city(),
                plan.year(),
                plan.title(),
                plan.documentNumber(),
                plan.issuer(),
                plan.issueDate(),
                consent == null
                        ? null
                        : new PlanDraft.Formalities("市人民政府", consent, null, null, null, false, List.of()),
                plan.goals(),
                List.of(task.with(List.of(shared))),
                plan.requirements());
    }

    @Test
    void dates_before_the_issue_do_not_apply_and_say_so() {
        Plan plan = issued.issue(draft(
                IssuedPlan.spec().due(LocalDate.of(year, 1, 20), "完成春季排查").due(LocalDate.of(year, 9, 25), "完成秋季排查"),
                IssuedPlan.spec().due(LocalDate.of(year, 1, 20), "完成春季排查")));
        List<TaskDeadline> first = tasks.deadlines(plan.id() + ":二(一)1");
        assertThat(first)
                .extracting(TaskDeadline::state)
                .containsExactly(TaskDeadline.State.NOT_APPLICABLE, TaskDeadline.State.OPEN);
        assertThat(first.get(0).note()).contains("早于计划印发日期（" + year + "-02-01）");
        assertThat(office.timer(plan.id() + ":二(一)1", "Event_PointReached").getMonthValue())
                .isEqualTo(9);

        assertThat(tasks.deadlines(plan.id() + ":二(一)2"))
                .extracting(TaskDeadline::due)
                .as("with no date of its own left the task is due at the end of the year")
                .containsExactly(LocalDate.of(year, 1, 20), LocalDate.of(year, 12, 31));
        assertThat(office.timer(plan.id() + ":二(一)2", "Event_PointReached").getMonthValue())
                .isEqualTo(12);
    }

    @Test
    void a_repealed_plan_stops_and_is_never_summed_up() {
        Plan plan = issued.issue(draft);
        String adjustment = issued.drafted(plan.id(), Map.of("repeal", true, "reason", "上级文件废止", "changes", List.of()));
        office.sign(adjustment, HEAD, "head", Office.AGREED);
        office.run(adjustment, "ServiceTask_RepealPlan");
        office.run(plan.id(), "ServiceTask_StopTasks");
        assertThat(plans.get(plan.id()).state()).isEqualTo(PlanState.REPEALED);
        assertThat(office.jobs(plan.id(), "Event_YearEnded")).isEmpty();
        assertThat(office.passed(plan.id()))
                .contains("EndEvent_PlanRepealed")
                .doesNotContain("CallActivity_AnnualAccount");
    }

    @Test
    void neither_an_administrator_nor_another_department_checks_or_signs() {
        Plan plan = issued.begin(draft);
        var checking = office.only(plan.id(), "UserTask_CheckTasks", ECOLOGY);
        Map<String, Object> submission = Map.of("draft", draft, "revision", plan.revision());
        assertThatThrownBy(() -> office.handIn(checking, "admin", submission, "camunda-admin"))
                .hasMessageContaining("不由您所在的单位办理");
        assertThatThrownBy(() -> office.handIn(checking, "zhang", submission, "guigang.agriculture"))
                .isInstanceOf(RuntimeException.class);
        assertThat(plans.get(plan.id()).revision()).isEqualTo(plan.revision());
    }
}
