package cn.jingtu.reporting.process;

import static cn.jingtu.reporting.process.Departments.draft;
import static cn.jingtu.reporting.process.Departments.freshYear;
import static cn.jingtu.reporting.process.Departments.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jingtu.JingtuTest;
import cn.jingtu.plan.Plan;
import cn.jingtu.plan.PlanDraft;
import cn.jingtu.plan.Role;
import cn.jingtu.plan.process.Covers;
import cn.jingtu.plan.process.Office;
import cn.jingtu.reporting.ProgressReports;
import cn.jingtu.reporting.ReportState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@JingtuTest
@Covers("progress-report")
class ProgressReportProcessTest {

    @Autowired
    Office office;

    @Autowired
    Departments departments;

    @Autowired
    ProgressReports reports;

    @Autowired
    QuarterlyReportProcess process;

    @Test
    void whoever_drafts_does_not_confirm_and_whoever_works_on_it_does_not_accept() {
        String round = opened(task("二(一)1", "agriculture"));
        String report = round + ":agriculture";
        departments.draft(round, "agriculture");

        assertThatThrownBy(() -> office.handIn(
                        report,
                        "UserTask_ConfirmReport",
                        "guigang.agriculture.head",
                        "agriculture-clerk",
                        Map.of("agreed", true)))
                .hasMessageContaining("填报人，不得自己审核");
        office.handIn(
                report,
                "UserTask_ConfirmReport",
                "guigang.agriculture.head",
                "agriculture-head",
                Map.of("agreed", false, "remark", "补充数据"));
        departments.push(round, "agriculture");
        assertThatThrownBy(() -> office.handIn(
                        report, "UserTask_AcceptReport", "guigang.ecology", "agriculture-head", Map.of("agreed", true)))
                .hasMessageContaining("请由其他人员接收");
        departments.accept(round, "agriculture");
        assertThat(reports.get(report).state()).isEqualTo(ReportState.ACCEPTED);
    }

    @Test
    void a_returned_report_goes_back_to_the_clerk_and_the_return_is_counted() {
        String round = opened(task("二(一)1", "agriculture"));
        String report = round + ":agriculture";
        departments.push(round, "agriculture");

        assertThatThrownBy(() -> office.handIn(
                        report, "UserTask_AcceptReport", "guigang.ecology", "collector", Map.of("agreed", false)))
                .hasMessageContaining("请写明理由");
        office.handIn(
                report,
                "UserTask_AcceptReport",
                "guigang.ecology",
                "collector",
                Map.of("agreed", false, "remark", "缺少数据来源"));

        assertThat(reports.get(report).returns()).isEqualTo(1);
        assertThat(office.waitsIn(report)).containsExactly("UserTask_DraftReport");
    }

    @Test
    void a_report_that_leaves_a_task_out_or_names_one_of_another_is_refused() {
        String round = opened(task("二(一)1", "agriculture"), task("二(一)2", "water"));
        List<Map<String, Object>> others = departments.lines(round, "water", Role.LEAD);

        assertThatThrownBy(() -> handIn(round, List.of()))
                .hasMessageContaining("二(一)1")
                .hasMessageContaining("尚未填写");
        assertThatThrownBy(() -> handIn(round, others)).hasMessageContaining("已不由本单位承担");
    }

    @Test
    void an_exempt_department_has_nothing_left_to_do() {
        String round = opened(task("二(一)1", "agriculture"), task("二(一)2", "water"));
        office.as("collector", "guigang", List.of("guigang.ecology"), () -> {
            process.exempt(round, "agriculture", "任务移交");
            return null;
        });
        office.run(round + ":agriculture", "ServiceTask_CountWithdrawn");

        assertThat(office.waitsIn(round + ":agriculture")).isEmpty();
        assertThat(office.waitsIn(round)).contains("UserTask_TrackReports");
    }

    private void handIn(String round, List<Map<String, Object>> items) {
        office.handIn(
                round + ":agriculture",
                "UserTask_DraftReport",
                "guigang.agriculture",
                "agriculture-clerk",
                Map.of("items", items));
    }

    private String opened(PlanDraft.Task... tasks) {
        int year = freshYear();
        Plan plan = departments.issue(draft(year, tasks));
        String round = plan.id() + ":" + year + "-03-25";
        departments.open(round);
        return round;
    }
}
