package cn.jingtu.plan.process;

import cn.jingtu.plan.order.NextStep;
import cn.jingtu.plan.order.OrderKind;
import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.text.Called;
import cn.jingtu.platform.text.Day;
import cn.jingtu.platform.text.Text;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the forms of supervision orders hand in; messages are read by the person. */
final class OrderForms {

    private static final int LONG = 4000;

    private OrderForms() {}

    /** @param basis only where no clause was in force when the day was missed */
    record DraftOrder(
            @NotNull(message = "请选择文种") @Called("文种") OrderKind kind,
            @Text(name = "督办事项", max = 100) String title,
            @Text(name = "督办要求", max = LONG) String demand,
            @Day(name = "反馈期限") LocalDate replyBy,

            @NotNull(message = "请选择承办单位") @Size(max = 100, message = "承办单位过多") @Called("承办单位")
            List<@Text(name = "承办单位", max = 100) String> bodies,

            @Nullable @Text(name = "督办依据", max = 200, optional = true)
            String basis) {}

    record Answer(
            @Text(name = "逾期原因", max = LONG, instead = "或作为材料上传")
            String reason,

            @Text(name = "补救措施", max = LONG, instead = "或作为材料上传")
            String measures,

            @Day(name = "预计完成日期") LocalDate expected) {}

    /**
     * How it was looked at.
     *
     * @param place and what follows are told of a visit, where two look
     */
    record Verification(
            @NotNull(message = "请选择核实方式") @Called("核实方式") Boolean onSite,
            @Day(name = "核实日期") LocalDate day,

            @Nullable @Text(name = "核实地点", max = 200, optional = true)
            String place,

            @Nullable @Text(name = "同行人员", max = 100, optional = true)
            String second,

            @Nullable @Text(name = "同行人员职务或证件号", max = 100, optional = true)
            String secondPost,

            @Text(name = "核实情况", max = LONG) String words,
            @NotNull(message = "请选择是否办结") @Called("是否办结") Boolean met) {

        /** In one text, for the record. */
        String told() {
            if (!onSite) {
                return day + "书面核实：" + words.strip();
            }
            return day + "现场核实（" + needed(place, "核实地点") + "），同行：" + needed(second, "同行人员") + "（"
                    + needed(secondPost, "同行人员职务或证件号") + "）：" + words.strip();
        }

        private static String needed(@Nullable String value, String name) {
            if (value == null || value.isBlank()) {
                throw Refusal.invalid("现场核实由两人进行，请填写“" + name + "”。");
            }
            return value.strip();
        }
    }

    record NextStepForm(
            @NotNull(message = "请选择下一步措施") @Called("下一步措施") NextStep step,
            @Text(name = "理由和要求", max = LONG) String words,
            @Nullable @Day(name = "再次反馈期限", optional = true) LocalDate replyBy) {}

    record ConclusionForm(@Text(name = "督查结论", max = LONG) String words) {}

    /** @param conclusion as it is from now on, where it changes */
    record ReviewForm(
            @NotNull(message = "请选择复核决定") @Called("复核决定") Boolean changed,
            @Text(name = "复核理由", max = LONG) String words,

            @Nullable @Text(name = "变更后的结论", max = LONG, optional = true)
            String conclusion) {

        /** Null where the conclusion stays. */
        @Nullable
        String changedTo() {
            if (!changed) {
                return null;
            }
            if (conclusion == null || conclusion.isBlank()) {
                throw Refusal.invalid("变更结论的，请写明变更后的结论。");
            }
            return conclusion;
        }
    }
}
