package cn.jingtu.plan.process;

import cn.jingtu.plan.Adjustment.TaskChange;
import cn.jingtu.plan.Figure;
import cn.jingtu.plan.PlanDraft;
import cn.jingtu.plan.Verdict;
import cn.jingtu.plan.Verdict.Outcome;
import cn.jingtu.platform.text.Called;
import cn.jingtu.platform.text.Day;
import cn.jingtu.platform.text.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the task forms of a plan hand in; field names are those of the forms, messages are read by the person. */
final class Forms {

    private static final int LONG = 20_000;
    private static final String AS_FILE = "或作为材料上传";

    private Forms() {}

    /** What a participant has to say. */
    record Words(
            @Text(name = "配合意见", max = LONG, instead = AS_FILE)
            String text) {}

    record PlanChoice(@Text(name = "计划", max = 100) String planId) {}

    record CheckedPlan(
            @NotNull(message = "没有收到任务分解表，请刷新后重试") @Called("计划")
            PlanDraft draft,

            @Called("修订号") int revision) {}

    record Scheme(
            @Text(name = "实施方案", max = LONG, instead = AS_FILE)
            String text,

            @Nullable @Day(name = "县（市、区）完成时限", optional = true)
            LocalDate executorDue) {}

    record Report(
            @Text(name = "落实情况", max = LONG, instead = AS_FILE)
            String text,

            @Nullable @Valid @Size(max = 200, message = "指标过多") @Called("指标")
            List<Figure> figures,

            @Nullable @Text(name = "没有材料的原因", max = 500, optional = true)
            String noEvidenceReason) {

        List<Figure> reported() {
            return figures == null ? List.of() : figures;
        }
    }

    record CloseOut(
            @Text(name = "工作完成情况", max = LONG, instead = AS_FILE)
            String text,

            @Nullable @Valid @Size(max = 200, message = "指标过多") @Called("指标")
            List<Figure> figures) {

        List<Figure> reported() {
            return figures == null ? List.of() : figures;
        }
    }

    record Verification(
            @NotNull(message = "请选择核查结论") @Called("核查结论") Outcome outcome,

            @Nullable @Size(max = 200, message = "退回的单位过多") @Called("退回的单位")
            List<String> returnTo,

            @Nullable @Text(name = "核查意见", max = LONG, optional = true, instead = AS_FILE)
            String remark) {

        Verdict verdict() {
            return new Verdict(outcome, returnTo == null ? List.of() : returnTo, remark == null ? "" : remark);
        }
    }

    /** @param abandon whether nothing is adjusted after all; then only the reason counts */
    record AdjustmentDraft(
            @Nullable Boolean abandon,
            @Called("调整方式") boolean repeal,

            @Text(name = "原因", max = LONG, instead = AS_FILE)
            String reason,

            @Nullable @Text(name = "调整文件文号", max = 100, optional = true)
            String documentNumber,

            @Nullable @Valid @Size(max = 200, message = "一次调整的任务过多") @Called("调整的任务")
            List<TaskChange> changes) {

        boolean isAbandoned() {
            return Boolean.TRUE.equals(abandon);
        }
    }
}
