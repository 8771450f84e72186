package cn.jingtu.plan.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jingtu.JingtuTest;
import cn.jingtu.Visitor;
import cn.jingtu.matter.Obligation;
import cn.jingtu.matter.Obligations;
import cn.jingtu.matter.Record;
import cn.jingtu.matter.process.Desks;
import cn.jingtu.plan.Adjustment;
import cn.jingtu.plan.Adjustment.TaskChange;
import cn.jingtu.plan.Adjustments;
import cn.jingtu.plan.LeadMode;
import cn.jingtu.plan.Party;
import cn.jingtu.plan.PartyState;
import cn.jingtu.plan.Plan;
import cn.jingtu.plan.PlanDraft;
import cn.jingtu.plan.PlanState;
import cn.jingtu.plan.PlanTasks;
import cn.jingtu.plan.PlanVerb;
import cn.jingtu.plan.Plans;
import cn.jingtu.plan.TaskState;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Variables that somebody has got into a procedure, on whatever way: they decide neither which row is worked on nor for
 * which body, and rename nothing.
 */
@JingtuTest
class SetVariablesTest {

    private static final String ECOLOGY = "guigang.ecology";
    private static final String HEAD = "guigang.ecology.head";
    private static final String LEAD = "guigang.agriculture";
    private static final String GANGBEI = "guigang.gangbei";
    private static final String GANGNAN = "guigang.gangnan";
    private static final String PASSWORD = "Sv9-bianliang-2101";

    @LocalServerPort
    int port;

    @Autowired
    Office office;

    @Autowired
    IssuedPlan issued;

    @Autowired
    Plans plans;

    @Autowired
    PlanTasks tasks;

    @Autowired
    Obligations obligations;

    @Autowired
    Adjustments adjustments;

    @Autowired
    Desks desks;

    @Autowired
    TaskDesk desk;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService engineTasks;

    @Autowired
    IdentityService identities;

    @AfterEach
    void nobody() {
        identities.deleteUser("sv.gangbei");
    }

    /** In every scope of every process of a matter, where any expression or listener would find them. */
    private void set(String key, Map<String, Object> variables) {
        List<String> instances = runtime.createProcessInstanceQuery().processInstanceBusinessKey(key).list().stream()
                .map(ProcessInstance::getId)
                .toList();
        instances.stream()
                .flatMap(id -> runtime.createExecutionQuery().processInstanceId(id).list().stream())
                .forEach(execution -> runtime.setVariablesLocal(execution.getId(), variables));
        engineTasks
                .createTaskQuery()
                .processInstanceBusinessKey(key)
                .list()
                .forEach(task -> engineTasks.setVariablesLocal(task.getId(), variables));
    }

    private PartyState state(String task, String organisation) {
        return tasks.parties(task).stream()
                .filter(p -> p.organisationId().equals(organisation))
                .map(Party::state)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_plan_is_checked_signed_and_issued_as_the_one_its_process_is_about() {
        int year = IssuedPlan.freshYear();
        PlanDraft draft = issued.draft(year, IssuedPlan.spec().task(IssuedPlan.REF));
        Plan plan = issued.begin(draft);
        Map<String, Object> lies = Map.of("planId", "beihai-2020", "cityId", "beihai", "subject", "<b>别的计划</b>");
        Plan beihai = plans.get("beihai-2020");
        PlanDraft of2020 = plans.draft("beihai-2020");

        set(plan.id(), lies);
        Task checking = office.only(plan.id(), "UserTask_CheckTasks", ECOLOGY);
        assertThat(office.as("x", "guigang", List.of(ECOLOGY), () -> desks.open(checking.getId()))
                        .row()
                        .within("annual-plan"))
                .contains(Plans.matter(plan.id(), "guigang"));
        office.handIn(
                plan.id(),
                "UserTask_CheckTasks",
                ECOLOGY,
                "drafter",
                Map.of("draft", draft, "revision", plan.revision()));
        assertThat(office.only(office.signOff(plan.id()), "UserTask_ChiefSign", HEAD)
                        .getName())
                .isEqualTo("主要负责人签发｜年度计划：" + plan.title());
        set(plan.id(), lies);
        office.sign(plan.id(), HEAD, "head", Office.AGREED);
        set(plan.id(), lies);
        office.run(plan.id(), "ServiceTask_IssueTasks");

        assertThat(plans.get(plan.id()).state()).isEqualTo(PlanState.ISSUED);
        assertThat(plans.get("beihai-2020")).isEqualTo(beihai);
        assertThat(plans.draft("beihai-2020")).isEqualTo(of2020);
        assertThat(office.timer(plan.id(), "Event_YearEnded").toLocalDate()).isEqualTo(LocalDate.of(year + 1, 1, 1));
    }

    @Test
    void a_county_reports_for_itself_only() {
        String task = issued.issue(t -> t.executors("gangbei", "gangnan"));
        office.handIn(task, "UserTask_DraftScheme", LEAD, "zhang", Office.SCHEME);
        set(task, Map.of("organisationId", "gangnan"));
        office.handIn(task, "UserTask_CarryOut", GANGBEI, "li", Office.REPORT);

        assertThat(state(task, "gangbei")).isEqualTo(PartyState.DONE);
        assertThat(state(task, "gangnan")).isEqualTo(PartyState.OPEN);
        assertThat(tasks.records(task).get(0)).extracting(Record::body).isEqualTo("gangbei");
        office.handIn(task, "UserTask_CarryOut", GANGNAN, "wang", Office.REPORT);
        assertThat(state(task, "gangnan")).isEqualTo(PartyState.DONE);
    }

    /** Whether such a hand-in is refused as a whole or only its variable is passed over: the neighbour is untouched. */
    @ParameterizedTest
    @ValueSource(strings = {"complete", "submit-form", "resolve"})
    void nor_does_it_over_the_interface_for_other_programs(String way) {
        String task = issued.issue(t -> t.executors("gangbei", "gangnan"));
        office.handIn(task, "UserTask_DraftScheme", LEAD, "zhang", Office.SCHEME);
        var user = identities.newUser("sv.gangbei");
        user.setPassword(PASSWORD);
        identities.saveUser(user);
        identities.createMembership("sv.gangbei", GANGBEI);
        String own = office.only(task, "UserTask_CarryOut", GANGBEI).getId();
        Visitor visitor = Visitor.withBasic(port, "sv.gangbei", PASSWORD);
        String submission = way.equals("resolve") ? "" : """
                  "submission": {"type": "String", "value": "{\\"text\\":\\"已完成\\",\\"noEvidenceReason\\":\\"现场核对\\"}"},
                  """;
        visitor.post("/engine-rest/task/" + own + "/" + way, """
                {"variables": {%s
                  "organisationId": {"type": "String", "value": "gangnan"},
                  "planId": {"type": "String", "value": "beihai-2020"},
                  "subject": {"type": "String", "value": "<b>别的事项</b>"}}}""".formatted(submission));
        assertThat(state(task, "gangnan")).isEqualTo(PartyState.OPEN);
        assertThat(visitor.get("/api/tasks/" + own + "/plan").body()).doesNotContain("北海");
        assertThat(office.list(task, "UserTask_CarryOut", GANGNAN)).hasSize(1);
        if (!office.list(task, "UserTask_CarryOut", GANGBEI).isEmpty()) {
            office.handIn(task, "UserTask_CarryOut", GANGBEI, "li", Office.REPORT);
        }
        assertThat(state(task, "gangbei")).isEqualTo(PartyState.DONE);
        office.handIn(task, "UserTask_CarryOut", GANGNAN, "wang", Office.REPORT);
        office.handIn(task, "UserTask_RequestCloseOut", LEAD, "zhang", Office.CLOSE_OUT);
        assertThat(office.list(task, "UserTask_Verify").get(0).getName()).isEqualTo("核查｜二(一)1 试验任务");
    }

    @Test
    void an_exemption_ends_the_step_of_the_county_it_is_for() {
        String task = issued.issue(t -> t.executors("gangbei", "gangnan"));
        office.handIn(task, "UserTask_DraftScheme", LEAD, "zhang", Office.SCHEME);
        Task lead = office.only(task, "UserTask_RequestCloseOut", LEAD);
        Task gangnan = office.only(task, "UserTask_CarryOut", GANGNAN);
        engineTasks.setAssignee(gangnan.getId(), "wang");
        set(task, Map.of("organisationId", "gangbei"));
        office.as("zhang", LEAD, () -> desk.exempt(lead.getId(), "gangnan", "没有受污染耕地"));

        assertThat(office.list(task, "UserTask_CarryOut")).hasSize(1);
        assertThat(office.list(task, "UserTask_CarryOut", GANGBEI)).hasSize(1);
        assertThat(tasks.records(task).get(0)).satisfies(record -> {
            assertThat(record.verb()).isEqualTo(PlanVerb.EXEMPTED.code());
            assertThat(record.body()).as("whose desk it was").isEqualTo("agriculture");
        });
    }

    @Test
    void a_joint_scheme_is_countersigned_by_the_other_lead() {
        String task = issued.issue(t -> t.leads("agriculture", "finance").mode(LeadMode.JOINT));
        set(task, Map.of("organisationId", "finance"));
        office.handIn(task, "UserTask_DraftScheme", LEAD, "zhang", Office.SCHEME);

        assertThat(state(task, "agriculture")).isEqualTo(PartyState.WORKING);
        assertThat(state(task, "finance")).isEqualTo(PartyState.PLANNING);
        assertThat(office.list(task, "UserTask_CoSign", "guigang.finance")).hasSize(1);
    }

    @Test
    void a_participant_is_asked_again_and_nobody_in_its_place() {
        String task = issued.issue(t -> t.participants("science"));
        set(task, Map.of("organisationId", "water", "subject", "别的事项"));
        office.handIn(task, "UserTask_Contribute", "guigang.science", "ke", Map.of("text", "建议补充监测"));

        assertThat(office.list(task, "UserTask_Contribute")).hasSize(1);
        assertThat(office.only(task, "UserTask_Contribute", "guigang.science").getName())
                .isEqualTo("提出配合意见｜二(一)1 试验任务｜市科技局");
        assertThat(tasks.records(task).get(0)).extracting(Record::body).isEqualTo("science");
    }

    @Test
    void what_was_signed_is_carried_out_not_what_a_variable_says() {
        int year = IssuedPlan.freshYear();
        Plan plan = issued.issue(issued.draft(
                year, IssuedPlan.spec().task(IssuedPlan.REF), IssuedPlan.spec().task("二(一)2")));
        String adjustment = issued.drafted(plan.id(), new TaskChange(TaskChange.Kind.WITHDRAW, IssuedPlan.REF, null));
        set(adjustment, Map.of("planRepealed", true, "planId", "beihai-2020"));
        office.sign(adjustment, HEAD, "head", Office.AGREED);
        office.run(adjustment, "ServiceTask_ApplyAdjustment");

        assertThat(plans.get(plan.id()).state()).isEqualTo(PlanState.ISSUED);
        assertThat(tasks.get(plan.id() + ":" + IssuedPlan.REF).state()).isEqualTo(TaskState.WITHDRAWN);
        assertThat(adjustments.get(adjustment).state()).isEqualTo(Adjustment.State.APPLIED);
    }

    @Test
    void the_date_that_is_due_is_reminded_of_not_one_that_a_variable_names() {
        int year = IssuedPlan.freshYear();
        String other = issued.issue(year, t -> t.due(LocalDate.of(year, 11, 20), "完成整改"));
        int next = IssuedPlan.freshYear();
        String task = issued.issue(next, t -> t.due(LocalDate.of(next, 6, 20), "完成隐患排查"));
        office.await(task, "Event_PointReached");
        set(task, Map.of("matter", "plan-task:" + other, "watchOpen", false));
        office.run(task, "ServiceTask_Remind");

        assertThat(obligations.of(tasks.get(task).matter()))
                .extracting(Obligation::toldBefore)
                .doesNotContainNull();
        assertThat(obligations.of(tasks.get(other).matter()))
                .extracting(Obligation::toldBefore)
                .containsOnlyNulls();
    }

    @Test
    void whoever_belongs_to_several_bodies_of_a_task_stands_for_none() {
        String task = issued.issue(t -> t.executors("gangbei", "gangnan"));
        office.handIn(task, "UserTask_DraftScheme", LEAD, "zhang", Office.SCHEME);
        Task gangbei = office.only(task, "UserTask_CarryOut", GANGBEI);
        engineTasks.addCandidateGroup(gangbei.getId(), GANGNAN);

        assertThatThrownBy(() -> office.handIn(gangbei, "both", Office.REPORT, GANGBEI, GANGNAN))
                .hasMessageContaining("无法认定您代表哪个单位");
        assertThatThrownBy(() -> office.handIn(gangbei, "nobody", Office.REPORT, "guigang.water"))
                .isInstanceOf(RuntimeException.class);
        assertThat(Stream.of("gangbei", "gangnan").map(id -> state(task, id))).containsOnly(PartyState.OPEN);
    }
}
