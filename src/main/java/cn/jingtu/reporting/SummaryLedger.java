package cn.jingtu.reporting;

import cn.jingtu.plan.PlanDocuments;
import cn.jingtu.platform.office.Workbook;
import cn.jingtu.platform.office.Workbook.Coloured;
import cn.jingtu.platform.office.Workbook.Column;
import java.util.List;

/** The ledger of a round: tasks, goals, who reported when, and every figure with who gave it. */
final class SummaryLedger {

    private SummaryLedger() {}

    static byte[] write(Summary s) {
        Workbook book = new Workbook();
        book.sheet(
                "任务进展",
                s.title() + "：任务进展（截至" + s.asOf() + "）",
                List.of(
                        new Column("条款", 8),
                        new Column("任务", 16),
                        new Column("牵头单位", 10),
                        new Column("状态", 5),
                        new Column("下一时限", 7),
                        new Column("进展情况", 30),
                        new Column("销号编号", 11)),
                s.tasks().stream()
                        .map(t -> Workbook.row(
                                t.ref(),
                                t.title(),
                                String.join("、", t.leads()),
                                new Coloured(t.standing().label(), t.standing().colour()),
                                t.nextDue(),
                                String.join("\n", t.progress()),
                                t.closeNumber()))
                        .toList());
        PlanDocuments.goals(book, s.title(), s.goals());
        book.sheet(
                "单位报送",
                s.title() + "：单位报送（" + s.acceptUntil() + "及以前为按时）",
                List.of(
                        new Column("单位", 16),
                        new Column("报送情况", 6),
                        new Column("当前状态", 9),
                        new Column("报送日期", 7),
                        new Column("退回次数", 5),
                        new Column("存在问题", 18),
                        new Column("下一步打算", 18),
                        new Column("说明", 10)),
                s.departments().stream()
                        .map(d -> Workbook.row(
                                d.name(),
                                d.punctuality().label(),
                                d.stateName(),
                                d.submittedAt(),
                                d.returns(),
                                d.problems(),
                                d.nextSteps(),
                                d.remark()))
                        .toList());
        book.sheet(
                "县区报送",
                s.title() + "：县区报送",
                List.of(new Column("县（市、区）", 16), new Column("报送情况", 8), new Column("报送日期", 8)),
                s.counties().stream()
                        .map(c -> Workbook.row(c.name(), c.punctuality().label(), c.reportedAt()))
                        .toList());
        book.sheet(
                "数据来源",
                s.title() + "：数据来源",
                List.of(
                        new Column("条款", 8),
                        new Column("指标", 24),
                        new Column("填报单位", 16),
                        new Column("分子", 7),
                        new Column("分母", 7),
                        new Column("数值", 10),
                        new Column("单位", 5),
                        new Column("填报人", 12),
                        new Column("填报日期", 7)),
                s.figures().stream()
                        .map(f -> Workbook.row(
                                f.ref(),
                                f.figure().indicator(),
                                f.figure().organisation(),
                                f.figure().numerator(),
                                f.figure().denominator(),
                                f.figure().value(),
                                f.figure().unit(),
                                f.figure().by(),
                                f.figure().at()))
                        .toList());
        return book.bytes();
    }
}
