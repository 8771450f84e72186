package cn.jingtu.yearend;

import cn.jingtu.calendar.Standing;
import cn.jingtu.plan.Figures.GoalStanding;
import cn.jingtu.plan.PlanDocuments;
import cn.jingtu.platform.office.OfficialDocument;
import cn.jingtu.platform.office.OfficialDocument.Column;
import cn.jingtu.platform.office.Workbook;
import cn.jingtu.yearend.YearAccount.GoalRow;
import cn.jingtu.yearend.YearAccount.ScoreRow;
import cn.jingtu.yearend.YearAccount.TaskRow;
import java.util.List;

/** The account of a year as an editable text, and the tables that go with it. */
final class AccountDocument {

    private AccountDocument() {}

    static byte[] write(YearAccount a) {
        OfficialDocument text = new OfficialDocument(PlanDocuments.lines(a.title()));
        text.paragraph("现将《" + a.planTitle() + "》执行情况自评如下（数据截至" + OfficialDocument.day(a.asOf()) + "）。");
        text.chapter("一、总体情况");
        long met = a.goals().stream()
                .filter(g -> Boolean.TRUE.equals(g.standing().met()))
                .count();
        long unknown =
                a.goals().stream().filter(g -> g.standing().met() == null).count();
        text.paragraph("年度任务" + a.tasks().size() + "项，已销号" + a.finished() + "项，未完成"
                + a.unfinished().size() + "项；目标指标"
                + a.goals().size() + "项，达标" + met + "项，未达标" + (a.goals().size() - met - unknown) + "项，数据不足或需定性评价"
                + unknown + "项。");
        a.summary().lines().filter(line -> !line.isBlank()).forEach(line -> text.paragraph(line.strip()));
        text.chapter("二、目标指标完成情况");
        if (!a.goals().isEmpty()) {
            text.table(
                    PlanDocuments.goalColumns(),
                    a.goals().stream().map(AccountDocument::standing).toList(),
                    g -> "");
        }
        for (GoalRow goal : a.goals()) {
            text.paragraph(goal.ref() + " " + goal.standing().name() + "："
                    + goal.standing().state() + "。"
                    + (goal.standing().formula() == null
                            ? ""
                            : "计算方法：" + goal.standing().formula() + "。") + "来源任务："
                    + (goal.sources().isEmpty() ? "无" : String.join("；", goal.sources())) + "。佐证材料" + goal.files()
                    + "份。");
            goal.statements().forEach(text::paragraph);
        }
        text.chapter("三、未完成任务及原因");
        if (a.unfinished().isEmpty()) {
            text.paragraph("年度任务全部完成。");
        } else {
            text.table(
                    List.of(
                            new Column<TaskRow>("条款", 14, TaskRow::ref),
                            new Column<>("任务", 26, TaskRow::title),
                            new Column<>("牵头单位", 22, t -> String.join("、", t.leads())),
                            new Column<>("原因", 38, TaskRow::reason)),
                    a.unfinished(),
                    t -> "");
            text.paragraph("以上任务结转下一年度继续办理。");
        }
        text.chapter("四、表扬和批评建议");
        text.paragraph(a.formula());
        text.table(
                List.of(
                        new Column<ScoreRow>("单位", 26, ScoreRow::name),
                        new Column<>("销号／牵头", 14, s -> s.closed() + "／" + s.led()),
                        new Column<>("按时／应报", 14, s -> s.inTime() + "／" + s.owed()),
                        new Column<>("督办", 9, s -> String.valueOf(s.orders())),
                        new Column<>("退回", 9, s -> String.valueOf(s.returns())),
                        new Column<>("得分", 12, ScoreRow::score),
                        new Column<>("建议", 16, s -> s.proposal().label())),
                a.departments(),
                s -> switch (s.proposal()) {
                    case PRAISE -> Standing.NORMAL.colour();
                    case CRITICISE -> Standing.OVERDUE.colour();
                    case NONE, NOT_JUDGED -> "";
                });
        text.signature(a.issuer(), a.asOf());
        return text.bytes();
    }

    static byte[] ledger(YearAccount a) {
        Workbook book = new Workbook();
        PlanDocuments.goals(
                book,
                a.title(),
                a.goals().stream().map(AccountDocument::standing).toList());
        book.sheet(
                "任务完成",
                a.title() + "：任务完成情况",
                List.of(
                        new Workbook.Column("条款", 8),
                        new Workbook.Column("任务", 24),
                        new Workbook.Column("牵头单位", 18),
                        new Workbook.Column("状态", 6),
                        new Workbook.Column("销号编号", 12),
                        new Workbook.Column("销号日期", 7),
                        new Workbook.Column("未完成原因", 40)),
                a.tasks().stream()
                        .map(t -> Workbook.row(
                                t.ref(),
                                t.title(),
                                String.join("、", t.leads()),
                                t.stateName(),
                                t.closeNumber(),
                                t.closedOn(),
                                t.reason()))
                        .toList());
        book.sheet(
                "单位得分",
                a.title() + "：单位得分",
                List.of(
                        new Workbook.Column("单位", 16),
                        new Workbook.Column("牵头任务", 6),
                        new Workbook.Column("已销号", 6),
                        new Workbook.Column("应报", 5),
                        new Workbook.Column("按时", 5),
                        new Workbook.Column("迟报", 5),
                        new Workbook.Column("未报", 5),
                        new Workbook.Column("督办", 5),
                        new Workbook.Column("退回", 5),
                        new Workbook.Column("得分", 6),
                        new Workbook.Column("建议", 8)),
                a.departments().stream()
                        .map(s -> Workbook.row(
                                s.name(),
                                s.led(),
                                s.closed(),
                                s.owed(),
                                s.inTime(),
                                s.late(),
                                s.silent(),
                                s.orders(),
                                s.returns(),
                                s.score(),
                                s.proposal().label()))
                        .toList());
        book.note(a.formula());
        return book.bytes();
    }

    private static GoalStanding standing(GoalRow goal) {
        return new GoalStanding(goal.ref(), goal.title(), goal.standing(), goal.sources());
    }
}
