package cn.jingtu.plan.process;

import cn.jingtu.plan.Adjustment.TaskChange;
import cn.jingtu.plan.Figure;
import cn.jingtu.plan.PlanDraft;
import cn.jingtu.plan.Verdict;
import cn.jingtu.plan.Verdict.Outcome;
import cn.jingtu.plan.document.NameDecision;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the task forms of a plan hand in; field names are those of the forms, messages are read by the person. */
final class Forms {

    private static final int TEXT = 20_000;
    private static final String TOO_LONG = "文字过长（不超过20000字），详细内容请作为材料上传";

    private Forms() {}

    /** Free words on a step, and whether the person agrees. */
    record Decision(
            @NotNull(message = "请选择是否同意") Boolean agreed, @Nullable @Size(max = TEXT, message = TOO_LONG) String remark) {

        String words() {
            return remark == null ? "" : remark.strip();
        }
    }

    record Words(@NotBlank(message = "请填写内容") @Size(max = TEXT, message = TOO_LONG) String text) {}

    record PlanChoice(@NotBlank(message = "请选择计划") String planId) {}

    record CheckedPlan(@NotNull(message = "没有收到任务分解表，请刷新后重试") PlanDraft draft, int revision) {}

    /** Nothing to fill in: the document went ahead of it. */
    record Uploaded() {}

    /**
     * @param confirmed which of the doubtful places were decided, by their position in the reading
     * @param moved which passages the clerk gave another place; only kept for the form itself
     */
    record CheckedReading(
            @NotNull(message = "请选择处理方式") Outcome outcome,
            @Nullable PlanDraft draft,
            @Nullable @Valid @Size(max = 500, message = "单位名称过多") List<NameDecision> names,
            @Nullable @Size(max = 5000, message = "存疑过多") Set<Integer> confirmed,
            @Nullable @Size(max = 5000, message = "段落过多") Set<String> moved) {

        enum Outcome {
            KEEP,
            UPLOAD_AGAIN,
            GIVE_UP
        }
    }

    record Scheme(
            @NotBlank(message = "请填写实施方案") @Size(max = TEXT, message = TOO_LONG) String text,
            @Nullable LocalDate executorDue) {}

    record Report(
            @NotBlank(message = "请填写落实情况") @Size(max = TEXT, message = TOO_LONG) String text,
            @Nullable @Valid @Size(max = 200, message = "指标过多") List<Figure> figures,
            @Nullable @Size(max = 500, message = "未上传材料的说明不超过500字") String noEvidenceReason) {

        List<Figure> reported() {
            return figures == null ? List.of() : figures;
        }
    }

    record Verification(
            @NotNull(message = "请选择核查结论") Outcome outcome,
            @Nullable List<String> returnTo,
            @Nullable @Size(max = TEXT, message = TOO_LONG) String remark) {

        Verdict verdict() {
            return new Verdict(outcome, returnTo == null ? List.of() : returnTo, remark == null ? "" : remark);
        }
    }

    record OrderAnswer(
            @NotBlank(message = "请填写逾期原因") @Size(max = TEXT, message = TOO_LONG) String reason,
            @NotBlank(message = "请填写补救措施") @Size(max = TEXT, message = TOO_LONG) String measures,
            @NotNull(message = "请填写预计完成日期") LocalDate expected) {}

    /** @param abandon whether nothing is adjusted after all; then only the reason counts */
    record AdjustmentDraft(
            @Nullable Boolean abandon,
            boolean repeal,
            @NotBlank(message = "请写明原因") @Size(max = TEXT, message = TOO_LONG) String reason,
            @Nullable @Size(max = 100, message = "文号不超过100字") String documentNumber,
            @Nullable @Size(max = 200, message = "一次调整的任务过多") List<TaskChange> changes) {

        boolean isAbandoned() {
            return Boolean.TRUE.equals(abandon);
        }
    }
}
