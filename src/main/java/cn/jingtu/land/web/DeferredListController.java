package cn.jingtu.land.web;

import cn.jingtu.land.web.YearlyTable.Cell;
import cn.jingtu.land.yearly.ListKind;
import cn.jingtu.land.yearly.ListLine;
import cn.jingtu.land.yearly.ListPaper;
import cn.jingtu.land.yearly.ListPart;
import cn.jingtu.land.yearly.ListRow;
import cn.jingtu.land.yearly.ListState;
import cn.jingtu.land.yearly.YearlyList;
import cn.jingtu.land.yearly.YearlyLists;
import cn.jingtu.matter.process.Desk;
import cn.jingtu.matter.process.Desks;
import cn.jingtu.matter.web.FileSending;
import cn.jingtu.matter.web.Paging;
import cn.jingtu.organisation.Names;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.platform.People;
import cn.jingtu.platform.Refusal;
import cn.jingtu.register.Kinds;
import cn.jingtu.register.RegisterEntry;
import cn.jingtu.register.RegisterSight;
import cn.jingtu.register.RegisterSight.Reach;
import cn.jingtu.register.process.EntryBodies;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * 年度管控清单: the lists of a year to read and to take along, and what the forms show of them. Who reads the whole register of
 * sites reads all rows, a county its own.
 */
@RestController
class DeferredListController {

    private static final String PATH = "/api/land/lists";
    private static final String CONFIRM = "UserTask_ConfirmList";
    private static final int MOST_SHOWN = 500;
    private static final List<String> PARTS = List.of("确认单位", "状态", "确认时间", "确认人");

    private final YearlyLists lists;
    private final EntryBodies branches;
    private final Kinds kinds;
    private final RegisterSight sight;
    private final Organisations organisations;
    private final People people;
    private final Desks desks;
    private final FileSending sending;
    private final Clock clock;

    DeferredListController(
            YearlyLists lists,
            EntryBodies branches,
            Kinds kinds,
            RegisterSight sight,
            Organisations organisations,
            People people,
            Desks desks,
            FileSending sending,
            Clock clock) {
        this.lists = lists;
        this.branches = branches;
        this.kinds = kinds;
        this.sight = sight;
        this.organisations = organisations;
        this.people = people;
        this.desks = desks;
        this.sending = sending;
        this.clock = clock;
    }

    /**
     * What is asked.
     *
     * @param day not looked at: a year has one list
     * @param part list whose rows are asked for; null: who has confirmed, and how many rows there are
     */
    record Question(
            @Nullable @Min(2000) @Max(2999) Integer year,
            @Nullable LocalDate day,
            @Nullable ListKind part) {}

    /** @param body whose turn it is, where a county is asked */
    record ListView(
            String title,
            ListState state,
            @Nullable String body,
            List<ListKind> kinds,
            List<RowView> rows,
            List<PartView> parts) {}

    record PartView(String body, String state, @Nullable Instant confirmedAt) {}

    record RowView(
            int position,
            ListKind kind,
            String entry,
            String number,
            String name,
            @Nullable String county,
            boolean standing,
            ListRow.Proposal proposal,
            String grounds,
            ListRow.@Nullable Said said,
            @Nullable String words,
            @Nullable Boolean agreed,
            @Nullable String view,
            ListRow.@Nullable Result result,
            @Nullable String resultWords) {}

    record SiteView(String id, String title, @Nullable String county, String state, List<ListKind> kinds) {}

    // ---- the page

    /** What one who asks sees of a year. */
    private record Seen(
            int year, @Nullable ListLine line, List<ListPart> parts, List<ListRow> rows, Names names, String city) {
        String title() {
            return year + "年度管控清单";
        }
    }

    @GetMapping(PATH)
    YearlyTable year(@Valid Question question) {
        Seen seen = seen(question);
        ListKind part = question.part();
        List<String> notes = notes(seen);
        if (part == null) {
            return table(seen, seen.title(), null, heads(), summary(seen), notes);
        }
        List<ListRow> rows = seen.rows().stream()
                .filter(row -> row.kind() == part)
                .limit(MOST_SHOWN + 1L)
                .toList();
        if (rows.size() > MOST_SHOWN) {
            notes.add(0, "只列出" + MOST_SHOWN + "个，其余见导出的表格。");
        }
        return table(
                seen,
                seen.title() + "：" + part.label(),
                part,
                ListPaper.heads(),
                rows.stream()
                        .limit(MOST_SHOWN)
                        .map(row -> linked(row, seen.names()))
                        .toList(),
                notes);
    }

    /** The lists with all their rows; issued ones with the number of the paper. */
    @GetMapping(PATH + ".xlsx")
    void file(@Valid Question question, HttpServletResponse response) throws IOException {
        Seen seen = seen(question);
        ListLine line = seen.line();
        String number = line == null ? null : line.number();
        sending.send(
                seen.title() + ".xlsx",
                ListPaper.tables(
                        seen.title() + (number == null ? "（未印发）" : "（" + number + "）"),
                        seen.rows().stream().limit(Paging.MOST_EXPORTED).toList(),
                        seen.names(),
                        String.join("", notes(seen))),
                response);
    }

    /** @throws Refusal if the user reads no site */
    private Seen seen(Question question) {
        Reach reach = sight.of(kinds.get("site"));
        if (!reach.all() && reach.counties().isEmpty()) {
            throw Refusal.forbidden("年度管控清单由全市督查、牵头单位、自然资源部门和县（市、区）查看。您所在单位不在其中，需要时请联系牵头单位。");
        }
        int year = question.year() == null ? LocalDate.now(clock).getYear() : question.year();
        Names names = organisations.names(reach.city());
        ListLine line = lists.ofYear(reach.city(), year).orElse(null);
        if (line == null) {
            return new Seen(year, null, List.of(), List.of(), names, reach.city());
        }
        String id = line.list().id();
        List<ListRow> rows = lists.rows(id).stream().filter(readBy(reach)).toList();
        Map<String, String> answering = branches.branches(reach.city());
        List<String> own = reach.counties().stream()
                .map(answering::get)
                .filter(Objects::nonNull)
                .toList();
        List<ListPart> parts = lists.parts(id).stream()
                .filter(part -> reach.all() || own.contains(part.body()))
                .toList();
        return new Seen(year, line, parts, rows, names, reach.city());
    }

    private static Predicate<ListRow> readBy(Reach reach) {
        return row -> reach.all() || (row.county() != null && reach.counties().contains(row.county()));
    }

    private YearlyTable table(
            Seen seen,
            String title,
            @Nullable ListKind part,
            List<String> columns,
            List<List<Cell>> rows,
            List<String> notes) {
        return new YearlyTable(
                title,
                seen.year(),
                LocalDate.now(clock),
                false,
                part == null ? null : part.name(),
                columns,
                rows,
                notes);
    }

    private static List<String> heads() {
        List<String> heads = new ArrayList<>(PARTS);
        Arrays.stream(ListKind.values()).map(ListKind::label).forEach(heads::add);
        return heads;
    }

    private List<List<Cell>> summary(Seen seen) {
        List<List<Cell>> rows = new ArrayList<>();
        for (ListPart part : seen.parts()) {
            List<Cell> cells = new ArrayList<>(List.of(
                    Cell.of(seen.names().of(part.body())),
                    Cell.of(part.state()),
                    Cell.of(time(part.confirmedAt())),
                    Cell.of(part.confirmedBy() == null ? null : people.name(part.confirmedBy()))));
            for (ListKind kind : ListKind.values()) {
                cells.add(Cell.of(counted(seen, kind, row -> row.body().equals(part.body()))));
            }
            rows.add(cells);
        }
        if (!rows.isEmpty()) {
            List<Cell> total = new ArrayList<>(List.of(Cell.of("合计"), Cell.of(null), Cell.of(null), Cell.of(null)));
            for (ListKind kind : ListKind.values()) {
                Cell cell = Cell.of(counted(seen, kind, row -> true));
                total.add(seen.rows().stream().anyMatch(row -> row.kind() == kind) ? cell.toPart(kind.name()) : cell);
            }
            rows.add(total);
        }
        return rows;
    }

    /** 5（列入1、移出2）: rows that are there, and how many of them change. */
    private static String counted(Seen seen, ListKind kind, Predicate<ListRow> of) {
        List<ListRow> rows = seen.rows().stream()
                .filter(row -> row.kind() == kind)
                .filter(of)
                .toList();
        long come = rows.stream().filter(row -> !row.standing()).count();
        long leaving = rows.stream()
                .filter(row -> row.said() == ListRow.Said.LEAVE || row.proposal() == ListRow.Proposal.LEAVE)
                .count();
        List<String> changes = new ArrayList<>();
        if (come > 0) {
            changes.add("拟列入" + come);
        }
        if (leaving > 0) {
            changes.add("拟移出" + leaving);
        }
        return rows.size() + (changes.isEmpty() ? "" : "（" + String.join("、", changes) + "）");
    }

    private @Nullable String time(@Nullable Instant at) {
        return at == null
                ? null
                : at.atZone(clock.getZone())
                        .toLocalDateTime()
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString()
                        .replace('T', ' ');
    }

    private static List<Cell> linked(ListRow row, Names names) {
        List<Cell> cells = new ArrayList<>(
                ListPaper.cells(row, names).stream().map(Cell::of).toList());
        cells.set(2, cells.get(2).toEntry(row.entry()));
        return cells;
    }

    private List<String> notes(Seen seen) {
        List<String> notes = new ArrayList<>();
        ListLine line = seen.line();
        if (line == null) {
            notes.add(seen.year() + "年没有办理年度管控清单。");
        } else if (line.state() == ListState.WAITING) {
            notes.add("将于" + line.list().opensOn() + "启动（待核），届时按台账预填。");
        } else {
            notes.add("状态：" + line.state().label()
                    + (line.number() == null ? "" : "，" + line.number() + "，" + line.issuedOn() + "印发")
                    + "。县区和自然资源部门意见一致的才变动，其余维持原状。");
        }
        String years = lists.years(seen.city()).stream()
                .filter(year -> year != seen.year())
                .map(year -> year + "年")
                .collect(Collectors.joining("、"));
        if (!years.isEmpty()) {
            notes.add("另有" + years + "的清单。");
        }
        return notes;
    }

    // ---- the forms

    @GetMapping("/api/tasks/{taskId}/deferred-list")
    ListView task(@PathVariable String taskId) {
        Desk desk = desks.open(taskId);
        ListLine line = of(desk);
        String id = line.list().id();
        boolean asksCounty = desk.step().equals(CONFIRM);
        Predicate<ListRow> shown =
                asksCounty ? row -> row.body().equals(desk.body()) : readBy(sight.of(kinds.get("site")));
        Names names = organisations.names(desk.city());
        return new ListView(
                line.list().title(),
                line.state(),
                asksCounty ? names.of(Objects.requireNonNull(desk.body())) : null,
                List.of(ListKind.values()),
                lists.rows(id).stream()
                        .filter(shown)
                        .map(row -> view(row, names))
                        .toList(),
                asksCounty
                        ? List.of()
                        : lists.parts(id).stream()
                                .map(part -> new PartView(names.of(part.body()), part.state(), part.confirmedAt()))
                                .toList());
    }

    /** Sites of the county that asks which may be put in, a few. */
    @GetMapping("/api/tasks/{taskId}/deferred-list/sites")
    List<SiteView> sites(@PathVariable String taskId, @RequestParam(defaultValue = "") String sought) {
        Desk desk = desks.open(taskId);
        ListLine line = of(desk);
        if (!desk.step().equals(CONFIRM) || !desks.mayWork(desk)) {
            throw Refusal.forbidden("您可以查看本任务，但不承办本任务，不能增补地块。");
        }
        Names names = organisations.names(desk.city());
        return lists
                .addable(
                        line.list().id(),
                        branches.counties(desk.city(), Objects.requireNonNull(desk.body())),
                        Paging.sought(sought))
                .stream()
                .map(site -> view(site, names))
                .toList();
    }

    private ListLine of(Desk desk) {
        if (!desk.row().matter().procedure().equals(YearlyList.PROCEDURE)) {
            throw Refusal.notFound("这项待办不是年度管控清单，请刷新任务列表。");
        }
        return lists.get(desk.row().matter().id());
    }

    private static RowView view(ListRow row, Names names) {
        return new RowView(
                row.position(),
                row.kind(),
                row.entry(),
                row.number(),
                row.name(),
                row.county() == null ? null : names.of(row.county()),
                row.standing(),
                row.proposal(),
                row.grounds(),
                row.said(),
                row.words(),
                row.agreed(),
                row.view(),
                row.result(),
                row.resultWords());
    }

    private static SiteView view(RegisterEntry site, Names names) {
        return new SiteView(
                site.id(),
                site.title(),
                site.county() == null ? null : names.of(site.county()),
                site.kind().state(site.state()).name(),
                Arrays.stream(ListKind.values())
                        .filter(kind -> kind.mayEnter(site))
                        .toList());
    }
}
