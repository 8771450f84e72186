package cn.jingtu.reporting.process;

import cn.jingtu.reporting.ReportLine;
import cn.jingtu.reporting.ScoreWeights;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the forms of the quarterly push hand in; field names are those of the forms, messages are read by the person. */
final class Forms {

    private static final int TEXT = 20_000;
    private static final String TOO_LONG = "文字过长（不超过20000字），详细内容请作为材料上传";

    private Forms() {}

    record Decision(
            @NotNull(message = "请选择是否同意") Boolean agreed, @Nullable @Size(max = TEXT, message = TOO_LONG) String remark) {

        String words() {
            return remark == null ? "" : remark.strip();
        }
    }

    record Report(
            @NotNull(message = "没有收到任务进展，请刷新后重试") @Valid @Size(max = 300, message = "任务过多") List<ReportLine> items,
            @Nullable @Size(max = TEXT, message = TOO_LONG) String problems,
            @Nullable @Size(max = TEXT, message = TOO_LONG) String nextSteps) {

        String problemWords() {
            return problems == null ? "" : problems;
        }

        String nextWords() {
            return nextSteps == null ? "" : nextSteps;
        }
    }

    record Part(
            @NotNull(message = "没有收到任务进展，请刷新后重试") @Valid @Size(max = 300, message = "任务过多") List<ReportLine> items) {}

    /** Nothing to fill in: handing in is the act. */
    record Done() {}

    /** @param summary the year in words; @param reasons of unfinished tasks, by task id */
    record Account(
            @NotBlank(message = "请填写年度总结") @Size(max = TEXT, message = TOO_LONG) String summary,
            @NotNull(message = "请填写评分权重") @Valid ScoreWeights weights,
            @NotNull(message = "没有收到未完成任务的原因") @Size(max = 300, message = "任务过多") Map<String, String> reasons,
            @NotNull(message = "请选择采用自动生成的报告，还是上传的定稿") Boolean generated) {}

    /** @param generated whether the text as generated is taken; otherwise the newest file handed in with the task */
    record Summary(@NotNull(message = "请选择采用自动生成的通报，还是上传的定稿") Boolean generated) {}
}
