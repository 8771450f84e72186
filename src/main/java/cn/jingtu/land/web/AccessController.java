package cn.jingtu.land.web;

import cn.jingtu.land.access.AccessDecision;
import cn.jingtu.land.access.AccessLine;
import cn.jingtu.land.access.AccessQueries;
import cn.jingtu.land.access.AccessQueries.Question;
import cn.jingtu.land.access.AccessQueries.ToCheck;
import cn.jingtu.land.access.AccessQuery;
import cn.jingtu.land.access.AccessSettings;
import cn.jingtu.land.access.AccessSheet;
import cn.jingtu.land.access.AccessState;
import cn.jingtu.land.access.AccessWords;
import cn.jingtu.land.access.Answer;
import cn.jingtu.land.access.AnswerSheet;
import cn.jingtu.land.access.Facts.Previous;
import cn.jingtu.land.access.Facts.Use;
import cn.jingtu.land.access.Gate;
import cn.jingtu.land.access.LandUse;
import cn.jingtu.land.access.Parcel;
import cn.jingtu.land.access.ParcelTable;
import cn.jingtu.land.access.TableProblem;
import cn.jingtu.land.access.UseStatement;
import cn.jingtu.land.process.LandAccessProcess;
import cn.jingtu.matter.Actor;
import cn.jingtu.matter.process.Desk;
import cn.jingtu.matter.process.Desks;
import cn.jingtu.matter.web.FileSending;
import cn.jingtu.matter.web.Paging;
import cn.jingtu.organisation.Names;
import cn.jingtu.organisation.Organisation;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.organisation.Sight;
import cn.jingtu.platform.CurrentUser;
import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.office.Workbook;
import cn.jingtu.platform.text.Called;
import cn.jingtu.platform.text.Text;
import cn.jingtu.register.Outline;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/**
 * 准入查询: asking at a gate, the ledger of what was asked, and the check of a sheet. A body reads what it asked itself; who
 * sees the whole city reads all. What stands on record of a site is not told, only what was answered.
 */
@RestController
@RequestMapping("/api")
class AccessController {

    private final LandAccessProcess process;
    private final AccessQueries queries;
    private final AccessSettings settings;
    private final Organisations organisations;
    private final Sight sight;
    private final Desks desks;
    private final FileSending sending;
    private final CurrentUser user;

    AccessController(
            LandAccessProcess process,
            AccessQueries queries,
            AccessSettings settings,
            Organisations organisations,
            Sight sight,
            Desks desks,
            FileSending sending,
            CurrentUser user) {
        this.process = process;
        this.queries = queries;
        this.settings = settings;
        this.organisations = organisations;
        this.sight = sight;
        this.desks = desks;
        this.sending = sending;
        this.user = user;
    }

    record Named(String code, String name) {}

    /**
     * What a question is made of.
     *
     * @param gates at which the user's bodies decide; empty: the user asks nothing
     * @param sees whether there is a ledger to read
     */
    record Gatehouse(List<Named> gates, List<Named> counties, List<String> uses, List<String> sources, boolean sees) {}

    /** @param county id; null or empty: not said */
    record ParcelForm(
            @Nullable @Text(name = "宗地编号", max = 60, optional = true)
            String number,

            @Text(name = "地块名称", max = 120) String name,

            @Nullable @Text(name = "曾用名", max = 120, optional = true)
            String former,

            @Nullable @Text(name = "县区", max = 60, optional = true)
            String county,

            @Nullable @Text(name = "四至范围", max = 200_000, optional = true)
            String outline,

            @NotNull(message = "请填写地块用途") @Valid @Called("用途")
            UseStatement use) {}

    record QuestionForm(
            @NotNull(message = "请选择环节") @Called("环节") Gate gate,

            @Nullable @Text(name = "申请人", max = 120, optional = true)
            String onBehalfOf,

            @Nullable @Text(name = "案号", max = 100, optional = true)
            String caseNumber,

            @Text(name = "查询事由", max = 500) String purpose,

            @NotNull(message = "请填写地块") @Valid @Size(min = 1, max = 500, message = "一次查询1至500宗地块") @Called("地块")
            List<ParcelForm> parcels) {}

    record SheetForm(
            @Text(name = "编号", max = 60) String number,
            @Text(name = "校验码", max = 40) String code) {}

    record Asked(String id, String number) {}

    record LineView(
            String id,
            String number,
            LocalDate day,
            String gate,
            String body,
            @Nullable String onBehalfOf,
            @Nullable String caseNumber,
            String parcels,
            List<String> answers,
            @Nullable LocalDate validUntil,
            AccessState state,
            @Nullable String papers) {}

    record Page(int total, int pageSize, List<LineView> items) {}

    /** A parcel as it was stated, in words. */
    record StatedView(
            int position,
            @Nullable String number,
            String name,
            @Nullable String former,
            @Nullable String county,
            @Nullable String planned,
            @Nullable String previous,
            @Nullable String source,
            String history,
            boolean outlined) {}

    record ParcelView(
            StatedView parcel,
            @Nullable String code,
            @Nullable String answer,
            List<String> reasons,
            List<String> basis,
            List<String> conditions,
            boolean changed,
            @Nullable String decision,
            @Nullable String contrary) {}

    record QueryView(
            String id,
            String number,
            LocalDate day,
            Instant askedAt,
            String gate,
            String body,
            @Nullable String onBehalfOf,
            @Nullable String caseNumber,
            String purpose,
            AccessState state,
            @Nullable String code,
            @Nullable LocalDate validUntil,
            List<ParcelView> parcels,
            @Nullable String explanation) {}

    /** @param problems what is wrong; then there are no parcels */
    record TableView(List<ParcelForm> parcels, List<TableProblem> problems) {}

    /** What the forms of a query's steps show. */
    record TaskView(QueryView query, List<ToCheckView> toCheck, List<String> uses, List<String> sources) {}

    record ToCheckView(StatedView parcel, @Nullable String doubt, List<AccessQueries.Candidate> candidates) {}

    // ---- reading

    @GetMapping("/access")
    Gatehouse gatehouse() {
        List<String> own = sight.ownBodies();
        List<Gate> gates = settings.gates(user.city(), own);
        return new Gatehouse(
                gates.stream().map(gate -> new Named(gate.name(), gate.label())).toList(),
                counties().stream()
                        .map(body -> new Named(body.id(), body.name()))
                        .toList(),
                uses(),
                UseStatement.SOURCES,
                sight.ofWholeCity() || !gates.isEmpty());
    }

    private static List<String> uses() {
        return Arrays.stream(LandUse.values()).map(LandUse::label).toList();
    }

    @GetMapping("/access/queries")
    Page page(@RequestParam(defaultValue = "") String sought, @RequestParam(defaultValue = "0") int page) {
        String wanted = Paging.sought(sought);
        Names names = organisations.names(user.city());
        return new Page(
                queries.count(user.city(), readBodies(), wanted),
                Paging.SIZE,
                queries.lines(user.city(), readBodies(), wanted, Paging.offset(page), Paging.SIZE).stream()
                        .map(line -> view(line, names))
                        .toList());
    }

    @GetMapping("/access/queries.xlsx")
    void export(@RequestParam(defaultValue = "") String sought, HttpServletResponse response) throws IOException {
        Names names = organisations.names(user.city());
        List<List<@Nullable Object>> rows = new ArrayList<>();
        queries.lines(user.city(), readBodies(), Paging.sought(sought), 0, Paging.MOST_EXPORTED).stream()
                .map(line -> view(line, names))
                .forEach(line -> rows.add(Workbook.row(
                        line.number(),
                        line.day(),
                        line.gate(),
                        line.body(),
                        line.onBehalfOf(),
                        line.caseNumber(),
                        line.parcels(),
                        String.join("、", line.answers()),
                        line.validUntil(),
                        line.papers(),
                        line.state().label())));
        Workbook book = new Workbook();
        book.sheet(
                "查询记录",
                "建设用地准入查询记录台账",
                List.of(
                        new Workbook.Column("查询编号", 16),
                        new Workbook.Column("查询日期", 8),
                        new Workbook.Column("环节", 12),
                        new Workbook.Column("查询单位", 12),
                        new Workbook.Column("申请人", 14),
                        new Workbook.Column("案号", 12),
                        new Workbook.Column("地块", 24),
                        new Workbook.Column("答复", 14),
                        new Workbook.Column("有效期至", 8),
                        new Workbook.Column("办理文号", 16),
                        new Workbook.Column("状态", 12)),
                rows);
        sending.send("准入查询记录台账.xlsx", book.bytes(), response);
    }

    private static LineView view(AccessLine line, Names names) {
        return new LineView(
                line.id(),
                line.number(),
                line.day(),
                line.gate().label(),
                names.of(line.body()),
                line.onBehalfOf(),
                line.caseNumber(),
                line.parcels(),
                line.answers().stream().map(AccessWords::of).toList(),
                line.validUntil(),
                line.state(),
                line.papers());
    }

    @GetMapping("/access/queries/{id}")
    QueryView query(@PathVariable String id) {
        return view(readable(id), true);
    }

    @GetMapping("/access/queries/{id}/sheet")
    void sheet(@PathVariable String id, HttpServletResponse response) throws IOException {
        AccessQuery query = readable(id);
        AccessSheet sheet = queries.sheet(id).orElseThrow(() -> Refusal.conflict("这次查询还在核对，还没有答复单。"));
        sending.send(
                query.number() + "答复单.docx",
                AnswerSheet.docx(
                        query,
                        sheet,
                        organisations.names(query.city()),
                        organisations.coordinator(query.city()).name()),
                response);
    }

    /** What the forms show of the query that a task is about. */
    @GetMapping("/tasks/{taskId}/access")
    TaskView task(@PathVariable String taskId) {
        Desk desk = desks.open(taskId);
        AccessQuery query = queries.find(desk.key()).orElseThrow(() -> Refusal.notFound("这项待办不是准入查询，请刷新任务列表。"));
        Names names = organisations.names(query.city());
        return new TaskView(
                view(query, true),
                // What is on record of a site is for who keeps the register to see, not for who asked.
                sight.ofWholeCity()
                        ? queries.toCheck(query.id()).stream()
                                .map(one -> toCheck(one, names))
                                .toList()
                        : List.of(),
                uses(),
                UseStatement.SOURCES);
    }

    private static ToCheckView toCheck(ToCheck one, Names names) {
        return new ToCheckView(stated(one.parcel(), names), one.doubt(), one.candidates());
    }

    // ---- asking

    @PostMapping("/access/queries")
    @ResponseStatus(HttpStatus.CREATED)
    Asked ask(@Valid @RequestBody QuestionForm form) {
        String body = settings.of(user.city()).bodies(form.gate()).stream()
                .filter(sight.ownBodies()::contains)
                .findFirst()
                .orElseThrow(() -> Refusal.forbidden("“" + form.gate().label() + "”环节由本市规定的办理单位查询，您所在的单位不在其中。"));
        Set<String> counties =
                Set.copyOf(counties().stream().map(Organisation::id).toList());
        List<Parcel> parcels = new ArrayList<>();
        for (ParcelForm parcel : form.parcels()) {
            String county = orNull(parcel.county());
            if (county != null && !counties.contains(county)) {
                throw Refusal.invalid("本市没有这个县（市、区），请重新选择。");
            }
            String outline = orNull(parcel.outline());
            parcels.add(new Parcel(
                    parcels.size() + 1,
                    orNull(parcel.number()),
                    parcel.name().strip(),
                    orNull(parcel.former()),
                    county,
                    outline == null ? null : Outline.of(outline).geoJson(),
                    parcel.use().use()));
        }
        AccessQuery query = process.ask(
                new Question(
                        user.city(),
                        form.gate(),
                        orNull(form.onBehalfOf()),
                        orNull(form.caseNumber()),
                        form.purpose().strip(),
                        parcels),
                new Actor(user.id(), body));
        return new Asked(query.id(), query.number());
    }

    /** Reads a table of parcels; nothing of it is kept. One file a request, in the part {@code file}. */
    @PostMapping(path = "/access/parcels", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    TableView parcels(MultipartHttpServletRequest request) throws IOException {
        MultipartFile file = request.getFile("file");
        if (file == null) {
            throw Refusal.invalid("没有收到文件，请重新选择后上传。");
        }
        Map<String, String> counties = new HashMap<>();
        for (Organisation county : counties()) {
            counties.put(county.name(), county.id());
            county.aliases().forEach(alias -> counties.put(alias, county.id()));
        }
        ParcelTable.Read read = ParcelTable.read(file.getBytes(), counties.keySet());
        return new TableView(
                read.rows().stream()
                        .map(row -> new ParcelForm(
                                row.number(),
                                row.name(),
                                row.former(),
                                row.county() == null ? null : counties.get(row.county()),
                                row.outline(),
                                row.use()))
                        .toList(),
                read.problems());
    }

    @GetMapping("/access/parcels.xlsx")
    void template(HttpServletResponse response) throws IOException {
        sending.send("准入查询地块清单.xlsx", ParcelTable.template(), response);
    }

    /** Whether a sheet is one of ours, and what it says; to everybody of the city who has its number and code. */
    @PostMapping("/access/verification")
    QueryView verify(@Valid @RequestBody SheetForm form) {
        return view(
                queries.verified(user.city(), form.number(), form.code())
                        .orElseThrow(() -> Refusal.notFound("没有编号和校验码与此相符的答复单，请核对；仍不相符的，答复单不是本系统出具的。")),
                false);
    }

    // ---- inside

    private List<Organisation> counties() {
        return organisations.of(user.city()).stream()
                .filter(body -> body.kind().canExecute())
                .toList();
    }

    /** Ids of the bodies whose queries the user reads; null: of all of the city. */
    private @Nullable Collection<String> readBodies() {
        return sight.ofWholeCity() ? null : sight.ownBodies();
    }

    private AccessQuery readable(String id) {
        Collection<String> read = readBodies();
        return queries.find(id)
                .filter(query -> query.city().equals(user.city()) && (read == null || read.contains(query.body())))
                .orElseThrow(() -> Refusal.notFound("找不到这次准入查询，请返回查询记录重新查找。"));
    }

    /** @param decided whether what came of it is told too */
    private QueryView view(AccessQuery query, boolean decided) {
        Names names = organisations.names(query.city());
        Optional<AccessSheet> sheet = queries.sheet(query.id());
        Set<Integer> changed = queries.changed(query.id());
        Map<Integer, AccessDecision> decisions = new HashMap<>();
        if (decided) {
            queries.decisions(query.id()).forEach(decision -> decisions.put(decision.position(), decision));
        }
        return new QueryView(
                query.id(),
                query.number(),
                query.day(),
                query.askedAt(),
                query.gate().label(),
                names.of(query.body()),
                query.onBehalfOf(),
                query.caseNumber(),
                query.purpose(),
                queries.state(query.id()),
                sheet.map(one -> AnswerSheet.spaced(one.code())).orElse(null),
                sheet.map(AccessSheet::validUntil).orElse(null),
                query.parcels().stream()
                        .map(parcel -> {
                            Answer answer =
                                    sheet.map(one -> one.of(parcel.position())).orElse(null);
                            AccessDecision decision = decisions.get(parcel.position());
                            return new ParcelView(
                                    stated(parcel, names),
                                    answer == null ? null : AccessWords.code(answer),
                                    answer == null ? null : AccessWords.of(answer),
                                    answer == null ? List.of() : answer.reasons(),
                                    answer == null ? List.of() : answer.basis(),
                                    answer == null ? List.of() : answer.conditions(),
                                    changed.contains(parcel.position()),
                                    decision == null ? null : told(decision),
                                    decision == null ? null : decision.contrary());
                        })
                        .toList(),
                decided ? queries.explanation(query.id()).orElse(null) : null);
    }

    private static String told(AccessDecision decision) {
        return decision.outcome().label()
                + (decision.number() == null ? "" : "，" + decision.number())
                + (decision.on() == null ? "" : "，" + decision.on());
    }

    private static StatedView stated(Parcel parcel, Names names) {
        Use use = parcel.use();
        Previous past = use.previous();
        LandUse planned = use.planned();
        LandUse previous = past.use();
        return new StatedView(
                parcel.position(),
                parcel.number(),
                parcel.name(),
                parcel.former(),
                parcel.county() == null ? null : names.of(parcel.county()),
                planned == null ? null : planned.label(),
                previous == null ? null : previous.label(),
                past.source(),
                "工矿" + past.industry().label() + "、仓储" + past.storage().label() + "、固体废物"
                        + past.waste().label() + "、重点监管单位" + past.keyUnit().label(),
                parcel.outline() != null);
    }

    private static @Nullable String orNull(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }
}
