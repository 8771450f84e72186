package cn.jingtu.land.web;

import cn.jingtu.land.review.FirstPasses;
import cn.jingtu.land.review.FirstPasses.Row;
import cn.jingtu.land.review.ReviewRules;
import cn.jingtu.matter.web.FileSending;
import cn.jingtu.organisation.Sight;
import cn.jingtu.platform.CurrentUser;
import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.office.Workbook;
import cn.jingtu.platform.office.Workbook.Column;
import cn.jingtu.register.Kinds;
import cn.jingtu.register.RegisterSearch;
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

/** 一次性通过率 of a year, to be read and to be taken along: counted from the register of reviews whenever it is asked for. */
@RestController
class FirstPassController {

    private static final String PATH = "/api/land/first-pass";
    private static final int MOST = 10_000;

    private final Kinds kinds;
    private final RegisterSearch search;
    private final Sight sight;
    private final CurrentUser user;
    private final FileSending sending;
    private final Clock clock;

    FirstPassController(
            Kinds kinds, RegisterSearch search, Sight sight, CurrentUser user, FileSending sending, Clock clock) {
        this.kinds = kinds;
        this.search = search;
        this.sight = sight;
        this.user = user;
        this.sending = sending;
        this.clock = clock;
    }

    /** A table of a year, as the page of the registers draws it. */
    record YearView(String title, int year, List<String> columns, List<List<String>> rows, List<String> notes) {}

    private static final List<String> COLUMNS = List.of("从业单位", "统一社会信用代码", "评审报告（份）", "一次性通过（份）", "一次性通过率（%）");

    @GetMapping(PATH)
    YearView year(@RequestParam(required = false) @Min(2000) @Max(2999) @Nullable Integer year) {
        int asked = year == null ? today().getYear() : year;
        List<Row> rows = rows(asked);
        return new YearView(
                title(asked),
                asked,
                COLUMNS,
                withTotal(rows).stream()
                        .map(row -> List.of(
                                row.unit(),
                                row.code(),
                                String.valueOf(row.reports()),
                                String.valueOf(row.passed()),
                                row.rate().toPlainString()))
                        .toList(),
                notes(asked));
    }

    @GetMapping(PATH + ".xlsx")
    void table(
            @RequestParam(required = false) @Min(2000) @Max(2999) @Nullable Integer year, HttpServletResponse response)
            throws IOException {
        int asked = year == null ? today().getYear() : year;
        Workbook book = new Workbook();
        book.sheet(
                asked + "年",
                title(asked),
                COLUMNS.stream().map(name -> new Column(name, 20)).toList(),
                withTotal(rows(asked)).stream()
                        .map(row -> Workbook.row(row.unit(), row.code(), row.reports(), row.passed(), row.rate()))
                        .toList());
        book.note(String.join("", notes(asked)));
        sending.send(title(asked) + ".xlsx", book.bytes(), response);
    }

    private List<Row> rows(int year) {
        if (!sight.ofWholeCity()) {
            throw Refusal.forbidden("一次性通过率由能查看全市的人员查看，请联系本市生态环境局。");
        }
        return FirstPasses.of(
                search.page(
                        new RegisterSearch.Wanted(
                                user.city(), kinds.get("review"), null, "", "CONCLUDED", null, null, null, false),
                        RegisterSearch.Order.NUMBER,
                        0,
                        MOST),
                year,
                rules(year).firstPassCountsRevision());
    }

    private static List<Row> withTotal(List<Row> rows) {
        List<Row> all = new ArrayList<>(rows);
        if (!rows.isEmpty()) {
            all.add(FirstPasses.total(rows));
        }
        return all;
    }

    private static String title(int year) {
        return year + "年土壤污染状况调查报告一次性通过率";
    }

    private List<String> notes(int year) {
        ReviewRules rules = rules(year);
        return List.of(
                "一份调查的报告按编制单位只计一次，以首次评审意见的日期计入年度；截至" + today() + "。",
                (rules.firstPassCountsRevision() ? "修改后通过的计为一次性通过" : "修改后通过的不计为一次性通过")
                        + (rules.mark() == Mark.RECALLED ? "（待核）。" : "。"));
    }

    private ReviewRules rules(int year) {
        return ReviewRules.of(user.city(), LocalDate.of(year, 12, 31));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
