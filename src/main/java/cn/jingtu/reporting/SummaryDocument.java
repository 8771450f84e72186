package cn.jingtu.reporting;

import cn.jingtu.plan.PlanDocuments;
import cn.jingtu.platform.office.OfficialDocument;
import cn.jingtu.platform.office.OfficialDocument.Column;
import cn.jingtu.reporting.Summary.DepartmentRow;
import cn.jingtu.reporting.Summary.TaskRow;
import cn.jingtu.reporting.Summary.Totals;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The summary of a round as an editable 通报. */
final class SummaryDocument {

    private SummaryDocument() {}

    static byte[] write(Summary s) {
        OfficialDocument text = new OfficialDocument(PlanDocuments.lines(s.title()));
        Totals t = s.totals();
        text.addressees("各有关单位，各县（市、区）人民政府：");
        text.paragraph("按照《" + s.planTitle() + "》要求，各牵头单位应于" + OfficialDocument.day(s.due()) + "前报送工作进展。现将截至"
                + OfficialDocument.day(s.asOf()) + "的情况通报如下。");
        text.chapter("一、总体情况");
        text.paragraph("年度任务共" + t.tasks() + "项：已销号" + t.closed() + "项，正常推进" + t.normal() + "项，临期" + t.soon() + "项，逾期"
                + t.overdue() + "项。应报单位" + t.departments() + "个：按时报送" + t.inTime() + "个，迟报" + t.late() + "个，未报"
                + t.silent() + "个，免报" + t.exempt() + "个；被退回补充的" + t.returned() + "个。");
        named(text, s, Punctuality.SILENT, "未按要求报送的单位：");
        named(text, s, Punctuality.LATE, "迟报的单位：");
        text.chapter("二、目标指标完成情况");
        if (s.goals().isEmpty()) {
            text.paragraph("本计划未列目标指标。");
        } else {
            text.table(PlanDocuments.goalColumns(), s.goals(), goal -> "");
        }
        text.chapter("三、重点任务进展");
        text.table(
                List.of(
                        new Column<TaskRow>("条款", 13, TaskRow::ref),
                        new Column<>("任务", 29, TaskRow::title),
                        new Column<>("牵头单位", 26, r -> String.join("、", r.leads())),
                        new Column<>(
                                "下一时限",
                                18,
                                r -> r.nextDue() == null ? "—" : r.nextDue().toString()),
                        new Column<>("状态", 14, r -> r.standing().label())),
                s.tasks(),
                r -> r.standing().colour());
        text.chapter("四、存在问题");
        words(text, s, DepartmentRow::problems, "各单位未反映问题。");
        text.chapter("五、下一步工作");
        words(text, s, DepartmentRow::nextSteps, "请各单位按计划时限继续推进。");
        if (t.overdue() > 0) {
            text.paragraph("请逾期任务的牵头单位抓紧办理，确有困难的按程序申请延期。");
        }
        text.signature(s.issuer(), s.asOf());
        return text.bytes();
    }

    private static void named(OfficialDocument text, Summary s, Punctuality punctuality, String words) {
        List<String> names = s.departments(punctuality);
        if (!names.isEmpty()) {
            text.paragraph(words + String.join("、", names) + "。");
        }
    }

    private static void words(
            OfficialDocument text, Summary s, Function<DepartmentRow, String> words, String otherwise) {
        List<DepartmentRow> speaking = new ArrayList<>(s.departments());
        speaking.removeIf(d -> words.apply(d).isBlank());
        if (speaking.isEmpty()) {
            text.paragraph(otherwise);
        }
        speaking.forEach(d -> text.paragraph(d.name() + "：" + words.apply(d)));
    }
}
