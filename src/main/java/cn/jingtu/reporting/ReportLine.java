package cn.jingtu.reporting;

import cn.jingtu.plan.Figure;
import cn.jingtu.platform.text.Called;
import cn.jingtu.platform.text.Mistakes;
import cn.jingtu.platform.text.Row;
import cn.jingtu.platform.text.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One task in what a department or a county hands in. */
public record ReportLine(
        @Text(name = "任务编号", max = 200) String planTaskId,
        @NotNull(message = "请选择进展状态") @Called("进展状态") Progress state,
        @Text(name = "进展情况", max = LONGEST_CONTENT) String content,

        @Nullable @Valid @Size(max = 200, message = "指标过多") @Called("指标")
        List<Figure> figures)
        implements Row {

    /** Characters of what is told of one task. */
    static final int LONGEST_CONTENT = 8_000;

    @Override
    public String about() {
        return planTaskId == null ? "" : Mistakes.clause(planTaskId);
    }

    List<Figure> reported() {
        return figures == null ? List.of() : figures;
    }
}
