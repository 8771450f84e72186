package cn.jingtu.reporting.process;

import cn.jingtu.platform.text.Called;
import cn.jingtu.platform.text.Text;
import cn.jingtu.reporting.ReportLine;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the forms of the quarterly push hand in; field names are those of the forms, messages are read by the person. */
final class Forms {

    private static final int LONG = 20_000;
    private static final String AS_FILE = "或作为材料上传";

    private Forms() {}

    record Report(
            @NotNull(message = "没有收到任务进展，请刷新后重试") @Valid @Size(max = 300, message = "任务过多") @Called("任务进展")
            List<ReportLine> items,

            @Nullable @Text(name = "存在问题", max = LONG, optional = true, instead = AS_FILE)
            String problems,

            @Nullable @Text(name = "下一步打算", max = LONG, optional = true, instead = AS_FILE)
            String nextSteps) {

        String problemWords() {
            return problems == null ? "" : problems;
        }

        String nextWords() {
            return nextSteps == null ? "" : nextSteps;
        }
    }

    record Part(
            @NotNull(message = "没有收到任务进展，请刷新后重试") @Valid @Size(max = 300, message = "任务过多") @Called("任务进展")
            List<ReportLine> items) {}

    /** Nothing to fill in: handing in is the act. */
    record Done() {}
}
