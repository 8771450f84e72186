package cn.jingtu.reporting;

import cn.jingtu.plan.Figure;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One task in what a department or a county hands in. */
public record ReportLine(
        @NotBlank(message = "任务编号缺失，请刷新后重试") String planTaskId,
        @NotNull(message = "请为每项任务选择进展状态") Progress state,
        @NotBlank(message = "请填写每项任务的进展情况") @Size(max = 8000, message = "每项任务的进展情况不超过8000字") String content,
        @Nullable @Valid @Size(max = 200, message = "指标过多") List<Figure> figures) {

    List<Figure> reported() {
        return figures == null ? List.of() : figures;
    }
}
