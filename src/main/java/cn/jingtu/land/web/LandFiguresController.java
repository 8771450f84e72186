package cn.jingtu.land.web;

import cn.jingtu.land.figure.Figure;
import cn.jingtu.land.figure.FigureLine;
import cn.jingtu.land.figure.FigureSettings;
import cn.jingtu.land.figure.LandFigures;
import cn.jingtu.land.figure.LandFigures.Asked;
import cn.jingtu.land.figure.Tally;
import cn.jingtu.land.web.YearlyTable.Cell;
import cn.jingtu.matter.web.FileSending;
import cn.jingtu.matter.web.Paging;
import cn.jingtu.organisation.Names;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.office.Workbook;
import cn.jingtu.platform.office.Workbook.Column;
import cn.jingtu.register.Kinds;
import cn.jingtu.register.RegisterSight;
import cn.jingtu.register.RegisterSight.Reach;
import cn.jingtu.standards.Mark;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** 建设用地指标 of a year: each figure with the counties, and what counts in it, to be read and to be taken along. */
@RestController
class LandFiguresController {

    private static final String PATH = "/api/land/figures";
    private static final int MOST_SHOWN = 500;

    private static final List<Column> SUMMARY = List.of(
            new Column("指标", 22),
            new Column("范围", 14),
            new Column("计入（个）", 8),
            new Column("达到（个）", 8),
            new Column("待查明（个）", 8),
            new Column("缺面积（个）", 8),
            new Column("计入面积（㎡）", 12),
            new Column("达到面积（㎡）", 12),
            new Column("结果（%）", 10));
    private static final List<Column> LINES = List.of(
            new Column("编号", 12),
            new Column("名称", 24),
            new Column("县区", 14),
            new Column("责任单位", 20),
            new Column("面积（㎡）", 12),
            new Column("判定", 8),
            new Column("依据", 36));

    private final LandFigures figures;
    private final FigureSettings settings;
    private final Kinds kinds;
    private final RegisterSight sight;
    private final Organisations organisations;
    private final FileSending sending;
    private final Clock clock;

    LandFiguresController(
            LandFigures figures,
            FigureSettings settings,
            Kinds kinds,
            RegisterSight sight,
            Organisations organisations,
            FileSending sending,
            Clock clock) {
        this.figures = figures;
        this.settings = settings;
        this.kinds = kinds;
        this.sight = sight;
        this.organisations = organisations;
        this.sending = sending;
        this.clock = clock;
    }

    /**
     * What is asked.
     *
     * @param day at whose end the record is looked at; null: the last of the year, or today
     * @param part figure whose entries are asked for; null: all figures, as numbers
     */
    record Question(
            @Nullable @Min(2000) @Max(2999) Integer year,
            @Nullable LocalDate day,
            @Nullable Figure part) {}

    @GetMapping(PATH)
    YearlyTable year(@Valid Question question) {
        Asked asked = asked(question);
        Names names = organisations.names(asked.city());
        Figure part = question.part();
        if (part == null) {
            return new YearlyTable(
                    title(asked, null),
                    asked.year(),
                    asked.day(),
                    true,
                    null,
                    heads(SUMMARY),
                    tallies(asked).stream().map(tally -> linked(tally, names)).toList(),
                    notes(asked, figuresOfReader()));
        }
        List<FigureLine> lines = figures.lines(part, asked, MOST_SHOWN + 1);
        List<String> notes = new ArrayList<>(notes(asked, List.of(part)));
        if (lines.size() > MOST_SHOWN) {
            notes.add(0, "只列出" + MOST_SHOWN + "个，其余见导出的表格。");
        }
        return new YearlyTable(
                title(asked, part),
                asked.year(),
                asked.day(),
                true,
                part.name(),
                heads(LINES),
                lines.stream()
                        .limit(MOST_SHOWN)
                        .map(line -> linked(line, names))
                        .toList(),
                notes);
    }

    @GetMapping(PATH + ".xlsx")
    void table(@Valid Question question, HttpServletResponse response) throws IOException {
        Asked asked = asked(question);
        Names names = organisations.names(asked.city());
        Workbook book = new Workbook();
        List<Figure> parts = question.part() == null ? figuresOfReader() : List.of(question.part());
        if (question.part() == null) {
            book.sheet(
                    "指标",
                    title(asked, null),
                    SUMMARY,
                    tallies(asked).stream().map(tally -> row(tally, names)).toList());
            book.note(String.join("", notes(asked, parts)));
        }
        for (Figure part : parts) {
            book.sheet(
                    part.label(),
                    title(asked, part),
                    LINES,
                    figures.lines(part, asked, Paging.MOST_EXPORTED).stream()
                            .map(line -> row(line, names))
                            .toList());
            book.note(String.join("", notes(asked, List.of(part))));
        }
        sending.send(title(asked, question.part()) + ".xlsx", book.bytes(), response);
    }

    /** @throws Refusal if the user reads nothing of what is counted, or the day has not come or lies before the year */
    private Asked asked(Question question) {
        Reach reach = sight.of(
                kinds.get(question.part() == null ? "site" : question.part().kind()));
        if (!reach.all() && reach.counties().isEmpty()) {
            throw Refusal.forbidden("建设用地指标由全市督查、牵头单位、自然资源部门和县（市、区）查看。您所在单位不在其中，需要时请联系牵头单位。");
        }
        LocalDate today = LocalDate.now(clock);
        int year = question.year() == null ? today.getYear() : question.year();
        LocalDate last = LocalDate.of(year, 12, 31);
        LocalDate usual = today.isBefore(last) ? today : last;
        LocalDate day = question.day() == null ? usual : question.day();
        if (day.isAfter(today) && !day.equals(usual) || day.getYear() < year) {
            throw Refusal.invalid("统计日应在" + year + "年1月1日至今天之间，请重新选择。");
        }
        return new Asked(reach.city(), year, day, reach.read());
    }

    /** Those whose register the user reads as far as that of the sites. */
    private List<Figure> figuresOfReader() {
        boolean all = sight.of(kinds.get("site")).all();
        return Arrays.stream(Figure.values())
                .filter(figure -> !all || sight.of(kinds.get(figure.kind())).all())
                .toList();
    }

    private List<Tally> tallies(Asked asked) {
        return figures.tallies(figuresOfReader(), asked);
    }

    private static List<String> heads(List<Column> columns) {
        return columns.stream().map(Column::head).toList();
    }

    private static List<@Nullable Object> row(Tally tally, Names names) {
        boolean byArea = tally.figure().isByArea();
        return Workbook.row(
                tally.figure().label(),
                tally.total() ? "合计" : tally.county() == null ? "未定县区" : names.of(tally.county()),
                tally.all(),
                tally.met(),
                tally.unknown(),
                byArea ? tally.withoutArea() : null,
                byArea ? tally.area() : null,
                byArea ? tally.areaMet() : null,
                tally.rate().map(rate -> (Object) rate).orElse(tally.words()));
    }

    private static List<Cell> linked(Tally tally, Names names) {
        List<Cell> cells =
                new ArrayList<>(row(tally, names).stream().map(Cell::of).toList());
        if (tally.total() && tally.all() > 0) {
            cells.set(2, cells.get(2).toPart(tally.figure().name()));
        }
        return cells;
    }

    private static List<@Nullable Object> row(FigureLine line, Names names) {
        return Workbook.row(
                line.number(),
                line.name(),
                line.county() == null ? null : names.of(line.county()),
                line.holder(),
                line.area(),
                line.verdict().label(),
                line.grounds());
    }

    private static List<Cell> linked(FigureLine line, Names names) {
        List<Cell> cells =
                new ArrayList<>(row(line, names).stream().map(Cell::of).toList());
        cells.set(1, cells.get(1).toEntry(line.entry()));
        return cells;
    }

    private static String title(Asked asked, @Nullable Figure part) {
        return asked.year() + "年" + (part == null ? "建设用地指标" : part.label() + "：计入明细");
    }

    private List<String> notes(Asked asked, List<Figure> parts) {
        List<String> notes = new ArrayList<>();
        notes.add("按" + asked.day() + "终了时台账的记载统计，已注销的不计。没有可以计入的为“不适用”；有待查明或者缺面积的为“数据不足”，补齐后才能得出结果。结果四舍五入，但不进位到整数。");
        for (Figure part : parts) {
            notes.add(part.label() + "＝" + part.definition() + "。"
                    + settings.of(asked.city()).words(part)
                    + (part.source().isEmpty() ? "" : "来源：" + part.source() + "。")
                    + (part.mark() == Mark.RECALLED ? "（待核）" : ""));
        }
        return notes;
    }
}
