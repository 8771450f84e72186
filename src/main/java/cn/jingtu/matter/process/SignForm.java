package cn.jingtu.matter.process;

import cn.jingtu.matter.Actor;
import cn.jingtu.matter.Decision;
import cn.jingtu.platform.text.Called;
import cn.jingtu.platform.text.Text;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** What the form of a signature hands in; messages are read by the person. */
record SignForm(
        @NotNull(message = "请选择是否同意") @Called("是否同意") Boolean agreed,

        @Nullable @Text(name = "审签意见", max = 20_000, optional = true, instead = "或作为材料上传")
        String remark,

        @Nullable @Text(name = "代签说明", max = 500, optional = true)
        String note) {

    /** @throws cn.jingtu.platform.Refusal for a return without words */
    Decision by(Actor actor) {
        return new Decision(agreed, remark == null ? "" : remark, actor);
    }
}
