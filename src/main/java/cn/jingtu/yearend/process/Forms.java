package cn.jingtu.yearend.process;

import cn.jingtu.platform.text.Called;
import cn.jingtu.platform.text.Text;
import cn.jingtu.yearend.ScoreWeights;
import cn.jingtu.yearend.YearAccounts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;

/** What the forms of the year's account hand in; field names are those of the forms, messages are read by the person. */
final class Forms {

    private static final String AS_FILE = "或作为材料上传";

    private Forms() {}

    /**
     * @param summary the year in words
     * @param reasons of unfinished tasks, by task id
     */
    record Account(
            @Text(name = "年度总结", max = YearAccounts.LONGEST_SUMMARY, instead = AS_FILE)
            String summary,

            @NotNull(message = "请填写评分权重") @Valid @Called("评分权重")
            ScoreWeights weights,

            @NotNull(message = "没有收到未完成任务的原因") @Size(max = 300, message = "任务过多") @Called("未完成任务的原因")
            Map<String, @Text(name = "未完成原因", max = YearAccounts.LONGEST_REASON, optional = true) String> reasons,

            @NotNull(message = "请选择采用自动生成的报告，还是上传的定稿") @Called("自评报告")
            Boolean generated) {}
}
