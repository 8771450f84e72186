package cn.jingtu.plan.order;

import cn.jingtu.organisation.City;
import cn.jingtu.organisation.Names;
import cn.jingtu.organisation.Organisations.Supervision;
import cn.jingtu.platform.office.OfficialDocument;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/** The notice, the letter and the conclusion as the program writes them, for people to amend. */
final class OrderPapers {

    private OrderPapers() {}

    static byte[] order(SupervisionOrder order, City city, Names names, Supervision by, LocalDate today) {
        SupervisionOrder.Draft draft = order.drafted();
        OfficialDocument text = new OfficialDocument(List.of(title(order, city)));
        text.addressees(addressees(order, names) + "：");
        boolean notice = draft.kind() == OrderKind.NOTICE;
        text.paragraph(order.what()
                + (order.clause() == null ? "" : "（" + order.clause() + "）") + "，应于"
                + OfficialDocument.day(order.due()) + "前完成，至今没有办结。依据" + draft.basis() + "，"
                + (notice ? "经批准，现予督办。" : "现商请贵单位协助办理。"));
        text.chapter("一、" + (notice ? "督办事项" : "商请事项"));
        text.paragraph(draft.title());
        text.chapter("二、有关要求");
        draft.demand().lines().filter(line -> !line.isBlank()).forEach(line -> text.paragraph(line.strip()));
        text.chapter("三、反馈期限");
        text.paragraph("请于" + OfficialDocument.day(draft.replyBy()) + "前反馈办理情况" + (notice ? "，由本单位主要负责人签发。" : "。"));
        text.signature(by.office().name(), today);
        return text.bytes();
    }

    static byte[] conclusion(SupervisionOrder order, City city, Names names, Supervision by, LocalDate today) {
        SupervisionOrder.Conclusion conclusion = order.conclusion();
        if (conclusion == null) {
            throw new IllegalStateException(order.id() + " is not concluded");
        }
        OfficialDocument text = new OfficialDocument(List.of(conclusionTitle(order, city)));
        text.addressees(addressees(order, names) + "：");
        text.paragraph(order.named() + "督办的事项：" + order.what() + "，" + (conclusion.met() ? "已经办结" : "没有办结") + "。");
        text.chapter("一、督查结论");
        conclusion.words().lines().filter(line -> !line.isBlank()).forEach(line -> text.paragraph(line.strip()));
        text.chapter("二、复核");
        text.paragraph("对本结论有异议的，可以自收到之日起" + SupervisionOrder.REVIEW_DAYS + "日内向" + city.formalName(by.government())
                + "申请复核（政府督查工作条例第十七条）。");
        text.signature(by.office().name(), today);
        return text.bytes();
    }

    static String title(SupervisionOrder order, City city) {
        SupervisionOrder.Draft draft = order.drafted();
        return city.name() + "关于" + draft.title() + "的" + draft.kind().label();
    }

    static String conclusionTitle(SupervisionOrder order, City city) {
        return city.name() + "关于" + order.title() + "的督查结论";
    }

    private static String addressees(SupervisionOrder order, Names names) {
        return order.bodies().stream().map(names::of).collect(Collectors.joining("、"));
    }
}
