package cn.jingtu.plan.process;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jingtu.JingtuTest;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@JingtuTest
class CoverageGateTest {

    @Autowired
    Office office;

    @Autowired
    IssuedPlan plans;

    @Autowired
    ProcessEngine engine;

    @Test
    void a_model_of_which_one_way_was_not_gone_does_not_pass_the_gate() {
        plans.requested(t -> t);
        var coverage = CoverageGate.Coverage.begin(engine, "task-verification");
        assertThatThrownBy(coverage::requireAll)
                .as("what was entered before does not count")
                .hasMessageContaining("0 of 6 nodes entered");

        String task = plans.requested(t -> t);
        office.handIn(task, "UserTask_Verify", "guigang.ecology", "chen", Office.PASS);
        assertThatThrownBy(coverage::requireAll)
                .isInstanceOf(AssertionError.class)
                .hasMessage("task-verification: no test enters Gateway_VerdictApproved, UserTask_ApproveVerification"
                        + " (4 of 6 nodes entered)");
    }
}
