package cn.jingtu.matter.process;

import cn.jingtu.matter.Actor;
import cn.jingtu.matter.Decision;
import cn.jingtu.platform.text.Called;
import cn.jingtu.platform.text.Text;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** What every form hands in on which somebody agrees or does not; messages are read by the person. */
public record DecisionForm(
        @NotNull(message = "请选择是否同意") @Called("是否同意") Boolean agreed,

        @Nullable @Text(name = "意见", max = 20_000, optional = true, instead = "或作为材料上传")
        String remark) {

    /** @throws cn.jingtu.platform.Refusal for a no without words */
    public Decision by(Actor actor) {
        return new Decision(agreed, remark == null ? "" : remark, actor);
    }
}
