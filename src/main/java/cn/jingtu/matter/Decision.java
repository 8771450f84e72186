package cn.jingtu.matter;

import cn.jingtu.platform.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Yes or no of somebody who signs, with words. A no has words in any case.
 *
 * @param remark as typed, without blanks around it; empty for a yes without words
 */
public record Decision(boolean agreed, String remark, Actor by) {

    /** @throws Refusal for a no without words */
    public Decision {
        remark = remark.strip();
        if (!agreed && remark.isEmpty()) {
            throw Refusal.invalid("不同意或退回时请写明理由。");
        }
    }

    /** What stands in the journal: the words, or 同意. */
    public String words() {
        return remark.isEmpty() ? "同意" : remark;
    }

    /**
     * Whoever drafted does not sign.
     *
     * @param what is signed, as 本通报
     * @throws Refusal if both are the same person
     */
    public void requireOther(@Nullable String drafter, String what) {
        if (by.isUser(drafter)) {
            throw Refusal.conflict("您是" + what + "的拟稿人，不得自己审签，请由单位其他负责人审签。");
        }
    }
}
