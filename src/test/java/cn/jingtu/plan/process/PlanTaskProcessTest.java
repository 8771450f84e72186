package cn.jingtu.plan.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jingtu.JingtuTest;
import cn.jingtu.plan.TaskState;
import cn.jingtu.plan.PlanTasks;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@JingtuTest
class PlanTaskProcessTest {

    @Autowired
    Office office;

    @Autowired
    IssuedPlan plans;

    @Autowired
    PlanTasks tasks;

    @Test
    void one_lead_and_its_counties_take_a_task_to_close_out() {
        String task = plans.issue(t -> t.leads("agriculture").participants("finance").executors("gangbei", "gangnan"));
        office.handIn(task, "UserTask_DraftScheme", "guigang.agriculture", "zhang", Map.of("text", "分三步实施"));
        office.handIn(task, "UserTask_CarryOut", "guigang.gangbei", "li", Map.of("text", "已完成", "noEvidenceReason", "现场核对"));
        assertThatThrownBy(() -> office.handIn(
                        task, "UserTask_RequestCloseOut", "guigang.agriculture", "zhang", Map.of("text", "申请销号")))
                .hasMessageContaining("还有1个县（市、区）未落实：港南区人民政府");
        office.handIn(task, "UserTask_CarryOut", "guigang.gangnan", "wang", Map.of("text", "已完成", "noEvidenceReason", "现场核对"));
        office.handIn(task, "UserTask_RequestCloseOut", "guigang.agriculture", "zhang", Map.of("text", "申请销号"));
        office.handIn(task, "UserTask_Verify", "guigang.ecology", "chen", Map.of("outcome", "PASS"));
        office.run(task, "ServiceTask_CloseOut");

        assertThat(tasks.get(task).state()).isEqualTo(TaskState.CLOSED);
        assertThat(tasks.get(task).closeNumber()).startsWith("450800-");
        assertThat(office.waitsIn(task)).isEmpty();
    }
}
