package cn.jingtu.land.web;

import cn.jingtu.land.laboratory.Judgement.JudgedAnalysis;
import cn.jingtu.land.laboratory.LaboratoryData;
import cn.jingtu.land.laboratory.LaboratoryData.Plot;
import cn.jingtu.land.laboratory.LaboratoryData.Sampled;
import cn.jingtu.land.laboratory.Verdict;
import cn.jingtu.matter.web.FileSending;
import cn.jingtu.platform.CurrentUser;
import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.office.Workbook;
import cn.jingtu.platform.office.Workbook.Coloured;
import cn.jingtu.platform.office.Workbook.Column;
import cn.jingtu.register.Register;
import cn.jingtu.register.RegisterEntry;
import cn.jingtu.register.RegisterSight;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Laboratory results of a plot beside what is on record of it: a line for each sample, a column for each item. */
@RestController
@RequestMapping("/api/registers/entries/{id}")
class PlotResultsController {

    private static final int PAGE = 30;
    private static final int MOST_EXPORTED = 5_000;
    private static final String ABOVE = "FFC7CE";

    private final LaboratoryData data;
    private final Register register;
    private final RegisterSight sight;
    private final FileSending sending;
    private final CurrentUser user;

    PlotResultsController(
            LaboratoryData data, Register register, RegisterSight sight, FileSending sending, CurrentUser user) {
        this.data = data;
        this.register = register;
        this.sight = sight;
        this.sending = sending;
        this.user = user;
    }

    record PlotView(List<RoundView> rounds, List<String> items, List<SampleView> samples, int total, int pageSize) {}

    record RoundView(Instant at, String standard, String told) {}

    record SampleView(int round, String sample, @Nullable String depth, Map<String, CellView> results) {}

    /**
     * @param verdict in words, by the class of land that the round was judged for
     * @param open whether it decides nothing
     */
    record CellView(
            String value,
            String verdict,
            boolean above,
            boolean open,
            @Nullable String factor) {}

    @GetMapping("/laboratory")
    PlotView results(@PathVariable String id, @RequestParam(defaultValue = "0") int page) {
        Plot plot = data.plot(readable(id).root(), Math.max(0, Math.min(page, MOST_EXPORTED)) * PAGE, PAGE);
        return new PlotView(
                plot.rounds().stream()
                        .map(round -> new RoundView(round.at(), round.standard(), LaboratoryViews.told(round)))
                        .toList(),
                plot.items(),
                plot.samples().stream()
                        .map(sample -> new SampleView(
                                sample.round(),
                                sample.place().sample(),
                                sample.place().depth(),
                                cells(plot, sample)))
                        .toList(),
                plot.total(),
                PAGE);
    }

    @GetMapping("/laboratory.xlsx")
    void export(@PathVariable String id, HttpServletResponse response) throws IOException {
        RegisterEntry entry = readable(id);
        Plot plot = data.plot(entry.root(), 0, MOST_EXPORTED);
        if (plot.total() == 0) {
            throw Refusal.notFound("还没有检测数据，提交采样调查的报告并经机器判定后才能导出。");
        }
        List<Column> columns = new ArrayList<>(List.of(new Column("轮次", 5), new Column("样品", 12), new Column("深度", 8)));
        plot.items().forEach(item -> columns.add(new Column(item, 9)));
        Workbook book = new Workbook();
        book.sheet(
                "检测数据",
                register.get(entry.root()).title() + " 检测数据",
                columns,
                plot.samples().stream().map(sample -> row(plot, sample)).toList());
        book.note(IntStream.range(0, plot.rounds().size())
                        .mapToObj(n -> "第" + (n + 1) + "轮："
                                + LaboratoryViews.told(plot.rounds().get(n)))
                        .collect(Collectors.joining("；"))
                + "。单元格内为检测值和判定，着色的高于限值或者目标值，括号内为占标率。"
                + (plot.total() > MOST_EXPORTED ? "只列出前" + MOST_EXPORTED + "个样品。" : ""));
        sending.send("检测数据.xlsx", book.bytes(), response);
    }

    private static List<@Nullable Object> row(Plot plot, Sampled sample) {
        Map<String, CellView> cells = cells(plot, sample);
        List<@Nullable Object> row = new ArrayList<>();
        row.add(sample.round());
        row.add(sample.place().sample());
        row.add(sample.place().depth());
        for (String item : plot.items()) {
            CellView cell = cells.get(item);
            if (cell == null) {
                row.add(null);
            } else if (cell.above()) {
                row.add(new Coloured(cell.value() + "（" + cell.factor() + "）", ABOVE));
            } else {
                row.add(cell.open() ? cell.value() + "（" + cell.verdict() + "）" : cell.value());
            }
        }
        return row;
    }

    /** By item; of several results of one item the worse. */
    private static Map<String, CellView> cells(Plot plot, Sampled sample) {
        boolean first = plot.rounds().get(sample.round() - 1).landClass() == 1;
        Map<String, CellView> cells = new LinkedHashMap<>();
        for (JudgedAnalysis one : sample.results()) {
            Verdict verdict = first ? one.verdict1() : one.verdict2();
            String value = one.unit() == null ? one.value() : one.value() + " " + one.unit();
            CellView cell = new CellView(value, verdict.label(), verdict.isAbove(), verdict.isOpen(), one.factor());
            cells.merge(one.item(), cell, (a, b) -> b.above() && !a.above() ? b : a);
        }
        return cells;
    }

    private RegisterEntry readable(String id) {
        return register.find(id)
                .filter(entry -> entry.city().equals(user.city())
                        && sight.of(entry.kind()).reads(entry))
                .orElseThrow(() -> Refusal.notFound("找不到这条台账记录：它可能不属于您可以查看的范围，请返回台账重新查找。"));
    }
}
