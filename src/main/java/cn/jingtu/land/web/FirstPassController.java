package cn.jingtu.land.web;

import cn.jingtu.land.figure.Figure;
import cn.jingtu.land.figure.LandFigures;
import cn.jingtu.land.figure.LandFigures.Asked;
import cn.jingtu.land.figure.Tally;
import cn.jingtu.land.review.ReviewRules;
import cn.jingtu.land.web.YearlyTable.Cell;
import cn.jingtu.matter.web.FileSending;
import cn.jingtu.organisation.Sight;
import cn.jingtu.platform.CurrentUser;
import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.office.Workbook;
import cn.jingtu.platform.office.Workbook.Column;
import cn.jingtu.standards.Mark;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 一次性通过率 of a year by unit, to be read and to be taken along. */
@RestController
class FirstPassController {

    private static final String PATH = "/api/land/first-pass";
    private static final List<String> COLUMNS = List.of("从业单位", "统一社会信用代码", "评审报告（份）", "一次性通过（份）", "一次性通过率（%）");

    private final LandFigures figures;
    private final Sight sight;
    private final CurrentUser user;
    private final FileSending sending;
    private final Clock clock;

    FirstPassController(LandFigures figures, Sight sight, CurrentUser user, FileSending sending, Clock clock) {
        this.figures = figures;
        this.sight = sight;
        this.user = user;
        this.sending = sending;
        this.clock = clock;
    }

    @GetMapping(PATH)
    YearlyTable year(@RequestParam(required = false) @Min(2000) @Max(2999) @Nullable Integer year) {
        Asked asked = asked(year);
        return new YearlyTable(
                title(asked),
                asked.year(),
                asked.day(),
                false,
                null,
                COLUMNS,
                rows(asked).stream()
                        .map(row -> row.stream().map(Cell::of).toList())
                        .toList(),
                notes(asked));
    }

    @GetMapping(PATH + ".xlsx")
    void table(
            @RequestParam(required = false) @Min(2000) @Max(2999) @Nullable Integer year, HttpServletResponse response)
            throws IOException {
        Asked asked = asked(year);
        Workbook book = new Workbook();
        book.sheet(
                asked.year() + "年",
                title(asked),
                COLUMNS.stream().map(name -> new Column(name, 20)).toList(),
                rows(asked));
        book.note(String.join("", notes(asked)));
        sending.send(title(asked) + ".xlsx", book.bytes(), response);
    }

    private Asked asked(@Nullable Integer year) {
        if (!sight.ofWholeCity()) {
            throw Refusal.forbidden("一次性通过率由能查看全市的人员查看，请联系本市生态环境局。");
        }
        LocalDate today = LocalDate.now(clock);
        int asked = year == null ? today.getYear() : year;
        LocalDate last = LocalDate.of(asked, 12, 31);
        return new Asked(user.city(), asked, today.isBefore(last) ? today : last, null);
    }

    /** Units with most reports first, all of them together at the end. */
    private List<List<@Nullable Object>> rows(Asked asked) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (LandFigures.Holder unit : figures.byHolder(Figure.FIRST_PASS, asked)) {
            rows.add(row(unit.name(), unit.code(), unit.tally()));
        }
        if (!rows.isEmpty()) {
            rows.add(row(
                    "全市合计",
                    "",
                    figures.tallies(List.of(Figure.FIRST_PASS), asked).get(0)));
        }
        return rows;
    }

    private static List<@Nullable Object> row(@Nullable String name, @Nullable String code, Tally tally) {
        return Workbook.row(name, code, tally.all(), tally.met(), tally.rate().orElse(null));
    }

    private static String title(Asked asked) {
        return asked.year() + "年土壤污染状况调查报告一次性通过率";
    }

    private static List<String> notes(Asked asked) {
        ReviewRules rules = ReviewRules.of(asked.city(), LocalDate.of(asked.year(), 12, 31));
        return List.of(
                "一份调查的报告按编制单位只计一次，以首次评审意见的日期计入年度；截至" + asked.day() + "。",
                (rules.firstPassCountsRevision() ? "修改后通过的计为一次性通过" : "修改后通过的不计为一次性通过")
                        + (rules.mark() == Mark.RECALLED ? "（待核）。" : "。"));
    }
}
