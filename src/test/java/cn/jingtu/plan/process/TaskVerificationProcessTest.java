package cn.jingtu.plan.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jingtu.JingtuTest;
import cn.jingtu.matter.Record;
import cn.jingtu.plan.LeadMode;
import cn.jingtu.plan.PartyState;
import cn.jingtu.plan.PlanTasks;
import cn.jingtu.plan.PlanVerb;
import cn.jingtu.plan.TaskState;
import cn.jingtu.plan.Verdict.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@JingtuTest
@Covers("task-verification")
class TaskVerificationProcessTest {

    private static final String ECOLOGY = "guigang.ecology";
    private static final String HEAD = "guigang.ecology.head";

    @Autowired
    Office office;

    @Autowired
    IssuedPlan plans;

    @Autowired
    PlanTasks tasks;

    private List<String> actions(String task) {
        return tasks.records(task).stream().map(Record::verb).toList();
    }

    @Test
    void a_task_of_another_body_passes_without_the_head() {
        String task = plans.requested(t -> t.leads("agriculture"));
        office.handIn(task, "UserTask_Verify", ECOLOGY, "chen", Office.PASS);

        assertThat(office.passed(task))
                .contains("EndEvent_VerificationDone", "EndEvent_WorkVerified")
                .doesNotContain("UserTask_ApproveVerification");
        assertThat(actions(task).get(0)).isEqualTo(PlanVerb.VERIFIED.code());
        assertThat(tasks.get(task).state()).as("until the job has run").isEqualTo(TaskState.RUNNING);
    }

    @Test
    void whoever_worked_on_the_task_does_not_verify_it() {
        String task = plans.carriedOut(t -> t.leads("agriculture").participants("ecology"));
        office.handIn(task, "UserTask_Contribute", ECOLOGY, "sun", Map.of("text", "建议补充采样"));
        office.handIn(task, "UserTask_RequestCloseOut", "guigang.agriculture", "zhang", Office.CLOSE_OUT);

        assertThatThrownBy(() -> office.handIn(task, "UserTask_Verify", ECOLOGY, "sun", Office.PASS))
                .hasMessageContaining("按照回避要求不能核查");
        assertThatThrownBy(() -> office.handIn(task, "UserTask_Verify", ECOLOGY, "zhang", Office.PASS))
                .hasMessageContaining("按照回避要求不能核查");
        assertThat(actions(task)).doesNotContain(PlanVerb.VERIFIED.code());

        office.handIn(task, "UserTask_Verify", ECOLOGY, "chen", Office.PASS);
        assertThat(actions(task)).contains(PlanVerb.VERIFIED.code());
    }

    @Test
    void where_the_verifying_body_leads_itself_its_head_has_to_approve() {
        String task = plans.requested(t -> t.leads("ecology"));
        office.handIn(task, "UserTask_Verify", ECOLOGY, "chen", Office.PASS);
        assertThat(office.waitsIn(task)).contains("UserTask_ApproveVerification");
        assertThat(actions(task)).doesNotContain(PlanVerb.VERIFIED.code());

        assertThatThrownBy(() -> office.handIn(task, "UserTask_ApproveVerification", HEAD, "chen", Office.AGREED))
                .hasMessageContaining("不得审批自己的核查意见");
        assertThatThrownBy(
                        () -> office.handIn(task, "UserTask_ApproveVerification", HEAD, "ecology-clerk", Office.AGREED))
                .hasMessageContaining("按照回避要求不能审批");

        office.handIn(task, "UserTask_ApproveVerification", HEAD, "head", Office.AGREED);
        assertThat(office.passed(task)).contains("EndEvent_WorkVerified");
        assertThat(actions(task)).startsWith(PlanVerb.VERIFIED.code(), PlanVerb.VERIFICATION_APPROVED.code());
        office.run(task, "ServiceTask_CloseOut");
        assertThat(tasks.get(task).state()).isEqualTo(TaskState.CLOSED);
    }

    @Test
    void where_the_head_disagrees_it_is_verified_again() {
        String task = plans.requested(t -> t.leads("ecology", "agriculture").mode(LeadMode.SEPARATE));
        office.handIn(task, "UserTask_Verify", ECOLOGY, "chen", Office.PASS);
        assertThatThrownBy(() -> office.handIn(task, "UserTask_ApproveVerification", HEAD, "head", Office.refused("")))
                .hasMessageContaining("请写明理由");
        office.handIn(task, "UserTask_ApproveVerification", HEAD, "head", Office.refused("佐证材料不全"));

        assertThat(office.waitsIn(task)).contains("UserTask_Verify");
        assertThat(office.passed(task)).doesNotContain("EndEvent_VerificationDone");
        assertThat(actions(task).get(0)).isEqualTo(PlanVerb.VERIFICATION_REJECTED.code());

        office.handIn(
                task, "UserTask_Verify", ECOLOGY, "chen", Office.returned(Outcome.RETURN_LEAD, "请补充材料", "agriculture"));
        assertThat(tasks.openLeads(task)).as("not before the head agrees").isEmpty();
        office.handIn(task, "UserTask_ApproveVerification", HEAD, "head", Office.AGREED);
        assertThat(tasks.openLeads(task)).containsExactly("agriculture");
        assertThat(office.waitsIn(task)).contains("UserTask_RequestCloseOut");
    }

    @Test
    void a_return_names_its_reason_and_bodies_that_carry_the_part() {
        String task = plans.requested(t -> t.leads("agriculture").executors("gangbei"));
        assertThatThrownBy(() -> verifies(task, Office.returned(Outcome.RETURN_LEAD, " ", "agriculture")))
                .hasMessageContaining("退回时请写明原因");
        assertThatThrownBy(() -> verifies(task, Office.returned(Outcome.RETURN_LEAD, "材料不全")))
                .hasMessageContaining("请选择退回的牵头单位或县");
        assertThatThrownBy(() -> verifies(task, Office.returned(Outcome.RETURN_EXECUTOR, "材料不全", "gangnan")))
                .hasMessageContaining("不是本任务的");
        assertThatThrownBy(() -> verifies(task, Office.returned(Outcome.RETURN_LEAD, "材料不全", "gangbei")))
                .hasMessageContaining("不是本任务的");
        assertThatThrownBy(() -> verifies(task, Map.of())).hasMessageContaining("请选择核查结论");
        assertThat(office.waitsIn(task)).contains("UserTask_Verify");
        assertThat(tasks.parties(task)).noneMatch(p -> p.state() == PartyState.WORKING);
    }

    private void verifies(String task, Map<String, ?> verdict) {
        office.handIn(task, "UserTask_Verify", ECOLOGY, "chen", verdict);
    }
}
