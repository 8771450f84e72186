package cn.jingtu.intake.process;

import cn.jingtu.intake.NameDecision;
import cn.jingtu.plan.PlanDraft;
import cn.jingtu.platform.text.Called;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the forms of an import hand in; field names are those of the forms, messages are read by the person. */
final class Forms {

    private Forms() {}

    /** Nothing to fill in: the document went ahead of it. */
    record Uploaded() {}

    /**
     * @param confirmed which of the doubtful places were decided, by their position in the reading
     * @param moved which passages the clerk gave another place; only kept for the form itself
     */
    record CheckedReading(
            @NotNull(message = "请选择处理方式") @Called("处理方式") Outcome outcome,
            @Nullable @Called("计划") PlanDraft draft,

            @Nullable @Valid @Size(max = 500, message = "单位名称过多") @Called("单位名称")
            List<NameDecision> names,

            @Nullable @Size(max = 5000, message = "存疑过多") Set<Integer> confirmed,
            @Nullable @Size(max = 5000, message = "段落过多") Set<String> moved) {

        enum Outcome {
            KEEP,
            UPLOAD_AGAIN,
            GIVE_UP
        }
    }
}
