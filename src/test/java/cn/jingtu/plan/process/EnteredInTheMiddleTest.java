package cn.jingtu.plan.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jingtu.JingtuTest;
import cn.jingtu.matter.Extensions;
import cn.jingtu.matter.MatterVerb;
import cn.jingtu.plan.Adjustment.TaskChange;
import cn.jingtu.plan.Party;
import cn.jingtu.plan.Plan;
import cn.jingtu.plan.PlanState;
import cn.jingtu.plan.PlanTasks;
import cn.jingtu.plan.Plans;
import cn.jingtu.plan.TaskState;
import cn.jingtu.platform.Refusal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A procedure of a plan that is begun anywhere but at its beginning, by the program itself with whatever variables:
 * nothing in the tables changes that was not decided by those whose decision it is.
 */
@JingtuTest
class EnteredInTheMiddleTest {

    private static final String ECOLOGY = "guigang.ecology";
    private static final String HEAD = "guigang.ecology.head";
    private static final String LEAD = "guigang.agriculture";

    @Autowired
    Intruder intruder;

    @Autowired
    Office office;

    @Autowired
    IssuedPlan issued;

    @Autowired
    Plans plans;

    @Autowired
    PlanTasks tasks;

    @Autowired
    Extensions extensions;

    @Autowired
    TaskDesk desk;

    @Autowired
    SupervisionOrderSteps orders;

    @Autowired
    JdbcClient jdbc;

    private final int year = IssuedPlan.freshYear();

    static Stream<String> procedures() {
        return Stream.concat(
                PlanMatters.OF_A_TASK.stream(),
                Stream.of("annual-plan", "plan-adjustment", "deadline-extension", "plan-import"));
    }

    @AfterEach
    void nobodyIsLeftInTheMiddle() {
        intruder.leave();
    }

    // ---- wherever it is begun

    @ParameterizedTest
    @MethodSource("procedures")
    void nothing_changes_wherever_a_procedure_is_begun(String procedure) {
        Plan plan = issued.issue(issued.draft(
                year,
                IssuedPlan.spec()
                        .executors("gangbei", "gangnan")
                        .participants("science")
                        .due(LocalDate.of(year, 6, 20), "完成隐患排查")
                        .task(IssuedPlan.REF),
                IssuedPlan.spec().leads("ecology", "water").task("二(一)2")));
        List<String> keys = switch (procedure) {
            case "annual-plan" -> List.of(plan.id(), drafted().id(), checked().id());
            case "plan-adjustment" -> List.of(repealDrafted(plan), changeDrafted(plan));
            case "deadline-extension" -> List.of(extension(plan));
            case "plan-import" -> List.of(begunImport());
            default -> List.of(plan.id() + ":" + IssuedPlan.REF, plan.id() + ":二(一)2");
        };
        office.today(LocalDate.of(year, 2, 1));
        keys.forEach(key -> nothingChanges(procedure, key));
    }

    /** One after the other: the clock stands at the day of each, and nothing that it waits for is due. */
    @Test
    void nothing_changes_wherever_an_order_is_begun() {
        nothingChanges("supervision-order", orders.proposed(orders.overdue()));
        nothingChanges("supervision-order", issuedOrder());
        nothingChanges("supervision-order", servedOrder());
        nothingChanges("order-reply", reply());
    }

    private void nothingChanges(String procedure, String key) {
        Map<String, String> before = intruder.tables();
        Map<String, Optional<Refusal>> answers = new LinkedHashMap<>();
        intruder.nodes(procedure)
                .forEach(node -> answers.put(node, intruder.enter(procedure, key, IssuedPlan.CITY, node)));
        assertThat(intruder.tables())
                .as(procedure + " of " + key + ": " + answers)
                .isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("procedures")
    void what_another_city_has_cannot_be_found(String procedure) {
        Plan plan = issued.issue(issued.draft(
                year, IssuedPlan.spec().due(LocalDate.of(year, 6, 20), "完成隐患排查").task(IssuedPlan.REF)));
        String key = switch (procedure) {
            case "annual-plan" -> plan.id();
            case "plan-adjustment" -> repealDrafted(plan);
            case "deadline-extension" -> extension(plan);
            case "plan-import" -> begunImport();
            default -> plan.id() + ":" + IssuedPlan.REF;
        };
        ofAnotherCity(procedure, key);
    }

    @Test
    void an_order_of_another_city_cannot_be_found() {
        ofAnotherCity("supervision-order", issuedOrder());
        ofAnotherCity("order-reply", reply());
    }

    private void ofAnotherCity(String procedure, String key) {
        Map<String, String> before = intruder.tables();
        for (String node : intruder.nodes(procedure)) {
            boolean acts = node.matches("(UserTask|ServiceTask|CallActivity)_.*");
            for (String wrong : List.of(key, "no-such-row")) {
                String city = wrong.equals(key) ? "beihai" : IssuedPlan.CITY;
                Optional<Refusal> answer = intruder.enter(procedure, wrong, city, node);
                if (acts) {
                    assertThat(answer).as(procedure + " at " + node).get().satisfies(refusal -> {
                        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NOT_FOUND);
                        assertThat(refusal.getMessage()).startsWith("找不到所办的事项");
                    });
                }
            }
        }
        assertThat(intruder.tables()).isEqualTo(before);
    }

    // ---- what is refused

    private void refused(String procedure, String key, String node, String reason) {
        assertThat(intruder.enter(procedure, key, IssuedPlan.CITY, node))
                .as(procedure + " at " + node)
                .get()
                .satisfies(refusal -> assertThat(refusal.getMessage()).contains(reason));
    }

    @Test
    void a_plan_is_issued_only_when_somebody_else_has_signed_it() {
        Plan plan = drafted();
        refused("annual-plan", plan.id(), "ServiceTask_IssueTasks", "不能下达");
        Plan checked = checked();
        refused("annual-plan", checked.id(), "ServiceTask_IssueTasks", "未经拟稿核对人以外的负责人签发");
        assertThat(plans.get(checked.id()).state()).isEqualTo(PlanState.IN_APPROVAL);

        office.sign(checked.id(), HEAD, "head", Office.AGREED);
        office.run(checked.id(), "ServiceTask_IssueTasks");
        refused("annual-plan", checked.id(), "ServiceTask_IssueTasks", "执行中，不能下达");
    }

    @Test
    void a_plan_is_signed_once_and_not_before_it_is_checked() {
        Plan plan = drafted();
        assertThatThrownBy(() -> intruder.begin("annual-plan", plan.id(), IssuedPlan.CITY, "CallActivity_SignOff"))
                .hasMessageContaining("待核对，不能签发");

        Plan checked = checked();
        office.sign(checked.id(), HEAD, "head", Office.AGREED);
        assertThatThrownBy(() -> intruder.begin("annual-plan", checked.id(), IssuedPlan.CITY, "CallActivity_SignOff"))
                .hasMessageContaining("已签发，不能签发");
    }

    @Test
    void tasks_stop_only_when_the_plan_is_repealed_and_it_closes_only_when_accounted_for() {
        Plan plan = issued.issue(issued.draft(year, IssuedPlan.spec().task(IssuedPlan.REF)));
        refused("annual-plan", plan.id(), "ServiceTask_StopTasks", "未经废止不能停办任务");
        refused("annual-plan", plan.id(), "ServiceTask_ClosePlan", "年度自评尚未审签，不能办结");
        assertThat(tasks.get(plan.id() + ":" + IssuedPlan.REF).state()).isEqualTo(TaskState.RUNNING);
        assertThat(plans.get(plan.id()).state()).isEqualTo(PlanState.ISSUED);
    }

    @Test
    void an_adjustment_is_carried_out_once_as_it_was_signed_by_somebody_else() {
        Plan plan = issued.issue(issued.draft(
                year, IssuedPlan.spec().task(IssuedPlan.REF), IssuedPlan.spec().task("二(一)2")));
        String change = changeDrafted(plan);
        refused("plan-adjustment", change, "ServiceTask_ApplyAdjustment", "未经拟稿人以外的负责人签发");
        office.sign(change, HEAD, "head", Office.AGREED);
        refused("plan-adjustment", change, "ServiceTask_RepealPlan", "不能作为整体废止执行");
        office.run(change, "ServiceTask_ApplyAdjustment");
        refused("plan-adjustment", change, "ServiceTask_ApplyAdjustment", "已经执行");

        String repeal = repealDrafted(plan);
        refused("plan-adjustment", repeal, "ServiceTask_RepealPlan", "未经拟稿人以外的负责人签发");
        office.sign(repeal, HEAD, "head", Office.AGREED);
        refused("plan-adjustment", repeal, "ServiceTask_ApplyAdjustment", "不能作为任务调整执行");
        assertThat(plans.get(plan.id()).state()).isEqualTo(PlanState.ISSUED);
        office.run(repeal, "ServiceTask_RepealPlan");
        refused("plan-adjustment", repeal, "ServiceTask_RepealPlan", "已经执行");
    }

    @Test
    void a_date_moves_only_when_more_time_was_granted_and_once() {
        Plan plan = issued.issue(issued.draft(
                year, IssuedPlan.spec().due(LocalDate.of(year, 6, 20), "完成隐患排查").task(IssuedPlan.REF)));
        String extension = extension(plan);
        refused("deadline-extension", extension, "ServiceTask_MoveDate", "延期申请未经同意");
        refused("deadline-extension", extension, "ServiceTask_NotifyRefusal", "延期申请未被退回");
        office.handIn(extension, "UserTask_DecideExtension", HEAD, "head", Office.AGREED);
        office.run(extension, "ServiceTask_MoveDate");
        refused("deadline-extension", extension, "ServiceTask_MoveDate", "已经顺延");
        refused("deadline-extension", extension, "ServiceTask_NotifyRefusal", "延期申请未被退回");
    }

    @Test
    void a_task_is_closed_out_only_when_it_has_passed_and_its_head_has_agreed_where_that_is_needed() {
        String task = issued.requested(t -> t.leads("agriculture"));
        refused("plan-task", task, "ServiceTask_CloseOut", "未经核查通过，不能销号");
        office.handIn(task, "UserTask_Verify", ECOLOGY, "chen", Office.PASS);
        assertThat(intruder.enter("plan-task", task, IssuedPlan.CITY, "StartEvent_TaskIssued"))
                .get()
                .satisfies(refusal -> assertThat(refusal.getMessage()).contains("已在办理中"));

        String own = issued.requested(t -> t.leads("ecology"));
        office.handIn(own, "UserTask_Verify", ECOLOGY, "chen", Office.PASS);
        refused("plan-task", own, "ServiceTask_CloseOut", "未经核查通过，不能销号");
        office.handIn(own, "UserTask_ApproveVerification", HEAD, "head", Office.refused("佐证不全"));
        refused("plan-task", own, "ServiceTask_CloseOut", "未经核查通过，不能销号");
        intruder.begin("task-verification", own, IssuedPlan.CITY, "UserTask_ApproveVerification");
        assertThatThrownBy(() -> office.handIn(own, "UserTask_ApproveVerification", HEAD, "head", Office.AGREED))
                .hasMessageContaining("已有结论");
    }

    @Test
    void a_step_of_people_that_is_not_due_takes_no_word() {
        String task = issued.issue(year, t -> t.leads("agriculture", "water").due(LocalDate.of(year, 6, 20), "完成排查"));
        List<Party> before = tasks.parties(task);

        intruder.begin("task-planning", task, IssuedPlan.CITY, "UserTask_CoSign#multiInstanceBody");
        office.handIn(task, "UserTask_CoSign", "guigang.water", "shui", Office.AGREED);
        intruder.begin("task-execution", task, IssuedPlan.CITY, "Gateway_Split");
        assertThatThrownBy(() -> office.handIn(task, "UserTask_CarryOut", "guigang.gangbei", "li", Office.REPORT))
                .hasMessageContaining("实施方案尚未确定");
        assertThatThrownBy(() -> office.handIn(task, "UserTask_RequestCloseOut", LEAD, "zhang", Office.CLOSE_OUT))
                .hasMessageContaining("实施方案尚未确定");
        intruder.begin("task-verification", task, IssuedPlan.CITY, "UserTask_Verify");
        assertThatThrownBy(() -> office.handIn(task, "UserTask_Verify", ECOLOGY, "chen", Office.PASS))
                .hasMessageContaining("尚未申请销号或上报落实情况");
        assertThat(tasks.parties(task))
                .as("an agreement to a scheme that is not there counts for nothing")
                .isEqualTo(before);
    }

    @Test
    void an_order_goes_no_step_before_its_turn() {
        String order = issuedOrder();
        refused("supervision-order", order, "CallActivity_IssueNotice", "现在不能印发公文");
        refused("supervision-order", order, "CallActivity_ApproveNext", "现在不能报批");
        refused("supervision-order", order, "ServiceTask_Close", "现在不能结项");
        intruder.begin("supervision-order", order, IssuedPlan.CITY, "UserTask_Verify");
        assertThatThrownBy(() -> orders.verify(order, false)).hasMessageContaining("还有单位没有反馈");
        intruder.begin("supervision-order", order, IssuedPlan.CITY, "UserTask_Conclude");
        assertThatThrownBy(() -> orders.conclude(order)).hasMessageContaining("现在不能作出结论");
        String served = servedOrder();
        refused("supervision-order", served, "ServiceTask_Close", "期满才能结项");
        intruder.begin("supervision-order", served, IssuedPlan.CITY, "UserTask_Review");
        assertThatThrownBy(() -> office.handIn(
                        served,
                        "UserTask_Review",
                        SupervisionOrderSteps.GOVERNMENT,
                        "复核员",
                        Map.of("changed", false, "words", "维持")))
                .hasMessageContaining("没有等待复核");
        refused("order-reply", reply(), "CallActivity_SignOff", "现在不能签发");
    }

    @Test
    void a_reminder_before_its_time_tells_nothing() {
        String task = issued.issue(year, t -> t.due(LocalDate.of(year, 6, 20), "完成排查"));
        intruder.begin("deadline-watch", "plan-task:" + task, IssuedPlan.CITY, "ServiceTask_Remind");
        office.jobs(task, "ServiceTask_Remind").forEach(job -> office.run(task, "ServiceTask_Remind"));
        assertThat(tasks.records(task)).noneMatch(record -> record.is(MatterVerb.REMINDED));
    }

    // ---- the database holds it too

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update jingtu.plan set state = 'ISSUED' where id = :plan",
                "update jingtu.plan set state = 'ISSUED', signed_by = prepared_by where id = :plan",
                "update jingtu.plan set state = 'CLOSED', signed_by = 'head' where id = :plan",
                "update jingtu.plan_task set state = 'CLOSED' where plan_id = :plan"
            })
    void no_row_says_what_nobody_signed(String change) {
        Plan plan = checked();
        assertThatThrownBy(() -> jdbc.sql(change).param("plan", plan.id()).update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    // ---- matters to be entered

    private Plan drafted() {
        return plans.keep(issued.draft(IssuedPlan.freshYear(), IssuedPlan.spec().task(IssuedPlan.REF)));
    }

    private Plan checked() {
        Plan plan = issued.begin(
                issued.draft(IssuedPlan.freshYear(), IssuedPlan.spec().task(IssuedPlan.REF)));
        office.handIn(
                plan.id(),
                "UserTask_CheckTasks",
                ECOLOGY,
                "drafter",
                Map.of("draft", plans.draft(plan.id()), "revision", plan.revision()));
        return plans.get(plan.id());
    }

    private String changeDrafted(Plan plan) {
        return issued.drafted(plan.id(), new TaskChange(TaskChange.Kind.WITHDRAW, IssuedPlan.REF, null));
    }

    private String repealDrafted(Plan plan) {
        return issued.drafted(plan.id(), Map.of("repeal", true, "reason", "上级文件废止", "changes", List.of()));
    }

    private String extension(Plan plan) {
        String task = plan.id() + ":" + IssuedPlan.REF;
        office.handIn(task, "UserTask_DraftScheme", LEAD, "zhang", Office.SCHEME);
        String lead = office.only(task, "UserTask_RequestCloseOut", LEAD).getId();
        long deadline = tasks.deadlines(task).get(0).id();
        office.as("zhang", LEAD, () -> desk.requestExtension(lead, deadline, LocalDate.of(year, 9, 20), "汛期"));
        return extensions.of(tasks.get(task).matter()).get(0);
    }

    private String issuedOrder() {
        String order = orders.proposed(orders.overdue());
        orders.issue(order);
        return order;
    }

    private String servedOrder() {
        String order = issuedOrder();
        orders.replyAll(order);
        orders.serve(order);
        return order;
    }

    private String reply() {
        return orders.asked(issuedOrder()).get(0).id();
    }

    private String begunImport() {
        return office.start("plan-import", ECOLOGY, "drafter", Map.of());
    }
}
