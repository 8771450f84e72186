package cn.jingtu.matter.process;

import cn.jingtu.matter.Disclosures.Review;
import cn.jingtu.matter.Document.Openness;
import cn.jingtu.matter.Document.Route;
import cn.jingtu.matter.Documents.Registration;
import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.text.Called;
import cn.jingtu.platform.text.Day;
import cn.jingtu.platform.text.Text;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the forms of documents and disclosures hand in; messages are read by the person. */
final class Forms {

    private Forms() {}

    /**
     * A document as drafted, or registered.
     *
     * @param generated whether the text is taken as the program has written it
     * @param number and what follows are told of a document that was signed elsewhere
     * @param giveUp whether one that came back is not issued after all; then only the reason counts
     */
    record DraftDocument(
            @Text(name = "标题", max = 200) String title,
            @NotNull(message = "请选择办理方式") @Called("办理方式") Route route,
            @Nullable @Called("正文") Boolean generated,

            @NotNull(message = "没有收到主送单位，请刷新后重试") @Size(max = 300, message = "主送单位过多") @Called("主送单位")
            List<@Text(name = "主送单位", max = 100) String> recipients,

            @NotNull(message = "请选择公开属性") @Called("公开属性") Openness openness,

            @Nullable @Text(name = "不予公开的理由", max = 500, optional = true)
            String opennessReason,

            @Nullable @Text(name = "文号", max = 100, optional = true)
            String number,

            @Nullable @Day(name = "印发日期", optional = true) LocalDate issuedOn,

            @Nullable @Text(name = "签发人", max = 100, optional = true)
            String signer,

            @Nullable @Called("是否终止办理") Boolean giveUp,

            @Nullable @Text(name = "不再印发的原因", max = 500, optional = true)
            String giveUpReason) {

        boolean isGivenUp() {
            return Boolean.TRUE.equals(giveUp);
        }

        /** Null for one that is to be signed here. */
        @Nullable
        Registration registration() {
            if (route == Route.HERE) {
                return null;
            }
            if (issuedOn == null) {
                throw Refusal.invalid("请填写印发日期。");
            }
            return new Registration(required(number, "文号"), issuedOn, required(signer, "签发人"));
        }

        @Nullable
        String reason() {
            return openness == Openness.WITHHELD ? required(opennessReason, "不予公开的理由") : null;
        }
    }

    record NumberDocument(
            @Text(name = "机关代字", max = 20) String code,

            @NotNull(message = "请填写序号")
            @Min(value = 1, message = "序号应为1至99999")
            @Max(value = 99_999, message = "序号应为1至99999")
            @Called("序号")
            Integer serial,

            @Day(name = "印发日期") LocalDate issuedOn,

            @Nullable @Text(name = "空号原因", max = 500, optional = true)
            String leftOut) {}

    /** @param sources whether the files are published as they were made; otherwise those handed in with the task */
    record DraftDisclosure(
            @NotNull(message = "请选择是否公开") @Called("是否公开") Boolean withhold,
            @Text(name = "公开内容或不予公开的理由", max = 4000) String content,
            @Nullable @Called("公开文件") Boolean sources,

            @Nullable @Text(name = "公开渠道", max = 200, optional = true)
            String place,

            @Nullable @Day(name = "公开截止日期", optional = true) LocalDate until,
            @Nullable @Called("处理情况") Boolean cleaned) {}

    record ReviewDisclosure(
            @NotNull(message = "请选择审查意见") @Called("审查意见") Review review,

            @Nullable @Text(name = "审查说明", max = 4000, optional = true)
            String words) {}

    record AskSuperior(
            @Text(name = "上级机关", max = 100) String superior,
            @Text(name = "去函文号", max = 100) String letter,
            @Text(name = "复函文号", max = 100) String reply,

            @NotNull(message = "请选择上级是否同意公开") @Called("是否同意公开")
            Boolean consent,

            @Nullable @Text(name = "答复要点", max = 4000, optional = true)
            String words) {}

    record PublishDisclosure(
            @Text(name = "公开地址", max = 500) String address,
            @Day(name = "发布日期") LocalDate publishedOn) {}

    record TakeDownDisclosure(
            @Day(name = "撤下日期") LocalDate takenDownOn,
            @Text(name = "收到的意见", max = 4000) String feedback) {}

    static String required(@Nullable String value, String name) {
        if (value == null || value.isBlank()) {
            throw Refusal.invalid("请填写" + name + "。");
        }
        return value.strip();
    }

    /** What was typed; null for nothing. */
    static @Nullable String typed(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
