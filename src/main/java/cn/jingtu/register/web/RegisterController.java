package cn.jingtu.register.web;

import cn.jingtu.matter.web.FileSending;
import cn.jingtu.matter.web.Paging;
import cn.jingtu.organisation.Names;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.organisation.Sight;
import cn.jingtu.platform.CurrentUser;
import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.office.Workbook;
import cn.jingtu.platform.office.Workbook.Column;
import cn.jingtu.register.Bounds;
import cn.jingtu.register.Field;
import cn.jingtu.register.Kind;
import cn.jingtu.register.Kinds;
import cn.jingtu.register.OpenWork;
import cn.jingtu.register.Register;
import cn.jingtu.register.RegisterEntry;
import cn.jingtu.register.RegisterSearch;
import cn.jingtu.register.RegisterSearch.Order;
import cn.jingtu.register.RegisterSearch.Wanted;
import cn.jingtu.register.RegisterSight;
import cn.jingtu.register.RegisterSight.Reach;
import cn.jingtu.register.Values;
import cn.jingtu.register.web.RegisterViews.FieldView;
import cn.jingtu.register.web.RegisterViews.KindView;
import cn.jingtu.register.web.RegisterViews.Line;
import cn.jingtu.register.web.RegisterViews.ListView;
import cn.jingtu.register.web.RegisterViews.Named;
import cn.jingtu.register.web.RegisterViews.Page;
import cn.jingtu.register.web.RegisterViews.Registers;
import cn.jingtu.register.web.RegisterViews.StateView;
import cn.jingtu.register.web.RegisterViews.WorkView;
import cn.jingtu.register.web.RegisterViews.YearlyView;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 台账: which there are, and what stands in one, page by page and as a table. */
@RestController
@RequestMapping("/api/registers")
class RegisterController {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

    private final Kinds kinds;
    private final Register register;
    private final RegisterSearch search;
    private final RegisterSight sight;
    private final Sight city;
    private final Organisations organisations;
    private final OpenWork work;
    private final MapTiles tiles;
    private final FileSending sending;
    private final CurrentUser user;
    private final Clock clock;

    RegisterController(
            Kinds kinds,
            Register register,
            RegisterSearch search,
            RegisterSight sight,
            Sight city,
            Organisations organisations,
            OpenWork work,
            MapTiles tiles,
            FileSending sending,
            CurrentUser user,
            Clock clock) {
        this.kinds = kinds;
        this.register = register;
        this.search = search;
        this.sight = sight;
        this.city = city;
        this.organisations = organisations;
        this.work = work;
        this.tiles = tiles;
        this.sending = sending;
        this.user = user;
        this.clock = clock;
    }

    /** Until when something is to be done. */
    enum Due {
        OVERDUE("已逾期", 0),
        WEEK("七日内到期", 7),
        MONTH("三十日内到期", 30);

        private final String label;
        private final int days;

        Due(String label, int days) {
            this.label = label;
            this.days = days;
        }
    }

    /**
     * What a list is asked by; each may be left out.
     *
     * @param lacking code of a field that it should have and has not; {@code ANY}: any
     * @param within west, south, east and north in degrees, with commas between them
     * @param picked ids of entries
     */
    record Question(
            @Nullable String sought,
            @Nullable String state,
            @Nullable String list,
            @Nullable String county,
            @Nullable Boolean struck,
            @Nullable Due due,
            @Nullable String lacking,
            @Nullable String within,
            @Nullable List<String> picked,
            @Nullable Order order) {}

    private static final String ANY = "ANY";
    private static final int MOST_PICKED = 100;

    @GetMapping
    Registers registers() {
        List<KindView> views = new ArrayList<>();
        List<String> mine = List.of();
        boolean wholeCity = city.ofWholeCity();
        for (Kind kind : topFirst()) {
            Reach reach = sight.of(kind);
            mine = reach.counties();
            // What only procedures write is shown once they have written something.
            if (reach.kept() || register.hasAny(reach.city(), kind)) {
                views.add(view(kind, reach, wholeCity));
            }
        }
        return new Registers(
                views,
                sight.counties().stream()
                        .map(body -> new Named(body.id(), body.name()))
                        .toList(),
                mine,
                tiles.address());
    }

    /** What stands by itself, what is worked at before what is only kept; then what belongs to it. */
    private List<Kind> topFirst() {
        return kinds.all().stream()
                .sorted(Comparator.comparing((Kind kind) -> kind.under() != null)
                        .thenComparing(kind -> kind.works().isEmpty()))
                .toList();
    }

    @GetMapping("/{kind}/entries")
    Page page(@PathVariable String kind, Question question, @RequestParam(defaultValue = "0") int page) {
        Kind of = kind(kind);
        Reach reach = sight.of(of);
        Wanted wanted = wanted(of, reach, question);
        Map<String, Integer> states = search.countByState(wanted);
        int total = wanted.state() == null
                ? states.values().stream().mapToInt(Integer::intValue).sum()
                : states.getOrDefault(wanted.state(), 0);
        List<RegisterEntry> entries = search.page(wanted, order(question), Paging.offset(page), Paging.SIZE, total);
        Map<String, List<OpenWork.Task>> open =
                work.at(entries.stream().map(RegisterEntry::root).toList());
        Names names = organisations.names(user.city());
        return new Page(
                total,
                Paging.SIZE,
                states,
                reach.all() || reach.keepsAny(),
                entries.stream()
                        .map(entry -> new Line(
                                entry.id(),
                                entry.number(),
                                entry.name(),
                                entry.county() == null ? null : names.of(entry.county()),
                                entry.state(),
                                of.state(entry.state()).name(),
                                entry.lists().stream()
                                        .map(list -> of.list(list).name())
                                        .toList(),
                                entry.lacking().stream()
                                        .filter(reach::reads)
                                        .map(Field::name)
                                        .toList(),
                                shown(entry, reach),
                                work(open.getOrDefault(entry.root(), List.of())),
                                entry.changedAt()))
                        .toList());
    }

    @GetMapping("/{kind}/entries.xlsx")
    void export(@PathVariable String kind, Question question, HttpServletResponse response) throws IOException {
        Kind of = kind(kind);
        Reach reach = sight.of(of);
        Wanted wanted = wanted(of, reach, question);
        List<RegisterEntry> entries = search.page(wanted, order(question), 0, Paging.MOST_EXPORTED);
        Names names = organisations.names(user.city());
        List<Field> fields = of.fields().stream().filter(reach::reads).toList();
        List<Column> columns = new ArrayList<>(List.of(
                new Column(of.number().name(), 10),
                new Column("名称", 20),
                new Column("县区", 10),
                new Column("状态", 8),
                new Column("所在名单", 16)));
        fields.forEach(field ->
                columns.add(new Column(field.name() + (field.unit() == null ? "" : "（" + field.unit() + "）"), 12)));
        columns.add(new Column("缺少要素", 16));
        columns.add(new Column("更新时间", 10));
        Workbook book = new Workbook();
        book.sheet(
                of.entry(),
                of.name(),
                columns,
                entries.stream().map(entry -> row(entry, fields, reach, names)).toList());
        book.note("截至" + MOMENT.format(clock.instant()) + "；范围：" + scope(of, wanted, question, names)
                + (entries.size() == Paging.MOST_EXPORTED
                        ? "；只列出" + Paging.MOST_EXPORTED + "条，其余请缩小范围后分次导出。"
                        : "；共" + entries.size() + "条。"));
        sending.send(of.name() + ".xlsx", book.bytes(), response);
    }

    private static List<@Nullable Object> row(RegisterEntry entry, List<Field> fields, Reach reach, Names names) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(entry.number());
        cells.add(entry.name());
        cells.add(entry.county() == null ? null : names.of(entry.county()));
        cells.add(entry.kind().state(entry.state()).name());
        cells.add(entry.lists().stream()
                .map(list -> entry.kind().list(list).name())
                .collect(Collectors.joining("、")));
        for (Field field : fields) {
            String value = entry.values().get(field.code());
            cells.add(
                    value == null
                            ? null
                            : switch (field.type()) {
                                case WHOLE, DECIMAL -> new BigDecimal(value);
                                default -> Values.shown(field, value);
                            });
        }
        cells.add(entry.lacking().stream().filter(reach::reads).map(Field::name).collect(Collectors.joining("、")));
        cells.add(MOMENT.format(entry.changedAt()));
        return cells;
    }

    /** What was asked for, as whoever reads the table needs to know. */
    private static String scope(Kind kind, Wanted wanted, Question question, Names names) {
        List<String> parts = new ArrayList<>();
        if (wanted.counties() != null) {
            parts.add(String.join("、", names.of(wanted.counties())));
        }
        if (wanted.county() != null) {
            parts.add(names.of(wanted.county()));
        }
        if (wanted.state() != null) {
            parts.add(kind.state(wanted.state()).name());
        }
        if (wanted.list() != null) {
            parts.add(kind.list(wanted.list()).name());
        }
        if (!wanted.sought().isEmpty()) {
            parts.add("含“" + wanted.sought() + "”");
        }
        if (wanted.struck()) {
            parts.add("已注销");
        }
        if (question.due() != null) {
            parts.add(question.due().label);
        }
        if (wanted.lacking() != null) {
            parts.add("缺"
                    + (ANY.equals(question.lacking())
                            ? "要素"
                            : lacks(kind, question.lacking()).name()));
        }
        if (wanted.within() != null) {
            parts.add("所选位置周边");
        }
        if (wanted.ids() != null) {
            parts.add("所选记录");
        }
        return parts.isEmpty() ? "全部" : String.join("，", parts);
    }

    private Kind kind(String id) {
        return kinds.find(id).orElseThrow(() -> Refusal.notFound("没有这本台账，请从台账页面重新选择。"));
    }

    private static Order order(Question question) {
        return question.order() == null ? Order.CHANGED : question.order();
    }

    private Wanted wanted(Kind kind, Reach reach, Question q) {
        if (q.state() != null
                && kind.states().stream().noneMatch(state -> state.code().equals(q.state()))) {
            throw Refusal.invalid("台账中没有这个状态，请刷新页面后重新选择。");
        }
        if (q.picked() != null && q.picked().size() > MOST_PICKED) {
            throw Refusal.invalid("一次最多导出所选的" + MOST_PICKED + "条，请分次导出。");
        }
        if (q.list() != null
                && kind.allLists().stream().noneMatch(list -> list.code().equals(q.list()))) {
            throw Refusal.invalid("台账中没有这份名单，请刷新页面后重新选择。");
        }
        return new Wanted(
                reach.city(),
                kind,
                reach.read(),
                Paging.sought(q.sought() == null ? "" : q.sought()),
                q.state(),
                q.list(),
                q.county(),
                q.within() == null ? null : bounds(q.within()),
                Boolean.TRUE.equals(q.struck()),
                q.lacking() == null
                        ? null
                        : kind.fields().stream()
                                .filter(field -> reach.reads(field)
                                        && (q.lacking().equals(ANY) || field.equals(lacks(kind, q.lacking()))))
                                .toList(),
                q.due() == null
                        ? null
                        : work.dueBefore(reach.city(), clock.instant().plus(Duration.ofDays(q.due().days))),
                q.picked());
    }

    private static Field lacks(Kind kind, @Nullable String code) {
        return kind.fields().stream()
                .filter(field -> field.code().equals(code) && field.from() != null)
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("台账中没有这项要素，请刷新页面后重新选择。"));
    }

    private static Bounds bounds(String text) {
        try {
            double[] sides = Arrays.stream(text.split(","))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            if (sides.length == 4 && Arrays.stream(sides).allMatch(side -> Math.abs(side) <= 180)) {
                return new Bounds(sides[0], sides[1], sides[2], sides[3]);
            }
        } catch (NumberFormatException e) {
            // Told below, as any other that is no place.
        }
        throw Refusal.invalid("查找的位置有误，请从条目页面重新打开。");
    }

    static List<WorkView> work(List<OpenWork.Task> tasks) {
        return tasks.stream()
                .map(task -> new WorkView(task.step(), task.holder(), task.since(), task.due()))
                .toList();
    }

    /** Values as officials read them, by code, of what the reader may read. */
    static Map<String, String> shown(RegisterEntry entry, Reach reach) {
        Map<String, String> shown = new LinkedHashMap<>();
        for (Field field : entry.kind().fields()) {
            String value = entry.values().get(field.code());
            if (value != null && reach.reads(field)) {
                shown.put(field.code(), Values.shown(field, value));
            }
        }
        return shown;
    }

    private static KindView view(Kind kind, Reach reach, boolean wholeCity) {
        return new KindView(
                kind.id(),
                kind.name(),
                kind.entry(),
                kind.number().name(),
                kind.under() == null && reach.keepsAny(),
                reach.keepsAll(),
                kind.states().stream()
                        .map(state -> new StateView(state.code(), state.name(), state.isEnded()))
                        .toList(),
                kind.allLists().stream()
                        .map(list -> new ListView(list.code(), list.name(), list.isInternal(), list.forbids()))
                        .toList(),
                kind.fields().stream()
                        .filter(reach::reads)
                        .map(field -> FieldView.of(field, kind.first().equals(field.from()), null))
                        .toList(),
                kind.yearlyTables().stream()
                        .filter(table -> !table.isOfWholeCity() || wholeCity)
                        .map(table -> new YearlyView(table.name(), table.path()))
                        .toList());
    }
}
