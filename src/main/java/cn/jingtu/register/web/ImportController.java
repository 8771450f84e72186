package cn.jingtu.register.web;

import cn.jingtu.matter.Actor;
import cn.jingtu.matter.web.FileSending;
import cn.jingtu.matter.web.Paging;
import cn.jingtu.platform.CurrentUser;
import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.text.Called;
import cn.jingtu.platform.text.Text;
import cn.jingtu.register.Change;
import cn.jingtu.register.Kind;
import cn.jingtu.register.Kinds;
import cn.jingtu.register.RegisterSight;
import cn.jingtu.register.intake.ImportColumn;
import cn.jingtu.register.intake.ImportRow;
import cn.jingtu.register.intake.ImportSheets;
import cn.jingtu.register.intake.RegisterImport;
import cn.jingtu.register.intake.RegisterImports;
import cn.jingtu.register.process.EntryLives;
import cn.jingtu.register.web.RegisterViews.Named;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Tables that whoever keeps a register brings into it: uploaded, checked, kept. Each sees the own ones only. */
@RestController
@RequestMapping("/api/registers")
class ImportController {

    private static final int SAMPLES = 3;

    private final Kinds kinds;
    private final RegisterImports imports;
    private final ImportSheets sheets;
    private final RegisterSight sight;
    private final EntryLives lives;
    private final FileSending sending;
    private final CurrentUser user;

    ImportController(
            Kinds kinds,
            RegisterImports imports,
            ImportSheets sheets,
            RegisterSight sight,
            EntryLives lives,
            FileSending sending,
            CurrentUser user) {
        this.kinds = kinds;
        this.imports = imports;
        this.sheets = sheets;
        this.sight = sight;
        this.lives = lives;
        this.sending = sending;
        this.user = user;
    }

    record Made(String id) {}

    record Open(String id, String kindName, String fileName, Instant at, int rows) {}

    /** @param samples the first cells of the column */
    record ColumnView(String head, String code, List<String> samples) {}

    /**
     * @param atWork whether it is being checked or kept now
     * @param begins whether entries of the kind have a procedure that could begin
     */
    record ImportView(
            String id,
            String kind,
            String fileName,
            Instant at,
            String state,
            int rows,
            int wrong,
            int doubtful,
            int done,
            boolean atWork,
            boolean begins,
            List<ColumnView> columns,
            List<Named> choices) {}

    record ProblemView(@Nullable String column, boolean error, String words) {}

    record RowView(int line, List<String> cells, List<ProblemView> problems) {}

    record RowPage(int pageSize, List<RowView> items) {}

    record MadeEntry(String id, String title, String state) {}

    record MadePage(int pageSize, List<MadeEntry> items) {}

    /** @param columns code of what each column of the file holds; empty: it is left out */
    record ColumnsForm(
            @NotNull @Size(max = 2000, message = "列数过多") @Called("列")
            List<@Text(name = "列", max = 80, optional = true) String> columns) {}

    /**
     * @param looked whether what is doubtful has been looked at
     * @param begin whether the procedures of what is in its first state begin
     */
    record KeepForm(
            boolean looked,
            boolean begin,
            @Text(name = "登记事由", max = 500) String reason,

            @Nullable @Text(name = "依据文号", max = 100, optional = true)
            String document) {}

    @GetMapping("/{kind}/template.xlsx")
    void template(@PathVariable String kind, HttpServletResponse response) throws IOException {
        Kind of = kept(kind);
        sending.send(of.name() + "导入模板.xlsx", sheets.template(of), response);
    }

    @GetMapping("/imports")
    List<Open> open() {
        return imports.open(sight.reader(), user.city()).stream()
                .map(one ->
                        new Open(one.id(), kinds.get(one.kind()).name(), one.fileName(), one.uploadedAt(), one.rows()))
                .toList();
    }

    @PostMapping(path = "/{kind}/imports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Made upload(@PathVariable String kind, @RequestParam("file") MultipartFile file) throws IOException {
        Kind of = kept(kind);
        return new Made(imports.read(of, sight.reader(), String.valueOf(file.getOriginalFilename()), file.getBytes())
                .id());
    }

    @GetMapping("/imports/{id}")
    ImportView view(@PathVariable String id) {
        RegisterImport one = mine(id);
        Kind kind = kinds.get(one.kind());
        List<ImportRow> first = imports.page(one, null, 0, SAMPLES);
        return new ImportView(
                id,
                one.kind(),
                one.fileName(),
                one.uploadedAt(),
                one.state().name(),
                one.rows(),
                one.wrong(),
                one.doubtful(),
                one.done(),
                imports.isAtWork(one),
                !kind.works().isEmpty(),
                java.util.stream.IntStream.range(0, one.heads().size())
                        .mapToObj(c -> new ColumnView(
                                one.heads().get(c),
                                one.columns().get(c),
                                first.stream()
                                        .filter(row -> c < row.cells().size())
                                        .map(row -> row.cells().get(c))
                                        .filter(cell -> !cell.isEmpty())
                                        .toList()))
                        .toList(),
                ImportColumn.of(kind, sight.of(kind)).stream()
                        .map(column -> new Named(column.code(), column.name()))
                        .toList());
    }

    /** @param only {@code errors} or {@code doubts}; null: all */
    @GetMapping("/imports/{id}/rows")
    RowPage rows(
            @PathVariable String id,
            @Nullable @RequestParam(required = false) String only,
            @RequestParam(defaultValue = "0") int page) {
        Boolean wrong = only == null || only.isEmpty() ? null : Boolean.valueOf(only.equals("errors"));
        return new RowPage(
                Paging.SIZE,
                imports.page(mine(id), wrong, Paging.offset(page), Paging.SIZE).stream()
                        .map(row -> new RowView(
                                row.line(),
                                row.cells(),
                                row.problems().stream()
                                        .map(one -> new ProblemView(one.column(), one.error(), one.words()))
                                        .toList()))
                        .toList());
    }

    /** What became of it, once it is kept. */
    @GetMapping("/imports/{id}/entries")
    MadePage entries(@PathVariable String id, @RequestParam(defaultValue = "0") int page) {
        return new MadePage(
                Paging.SIZE,
                imports.made(mine(id), Paging.offset(page), Paging.SIZE).stream()
                        .map(entry -> new MadeEntry(
                                entry.id(),
                                entry.title(),
                                entry.kind().state(entry.state()).name()))
                        .toList());
    }

    @GetMapping("/imports/{id}/problems.xlsx")
    void problems(@PathVariable String id, HttpServletResponse response) throws IOException {
        RegisterImport one = mine(id);
        if (!one.isOpen()) {
            throw Refusal.conflict("这次导入已经结束，没有要改正的行。");
        }
        sending.send(
                "核对结果 " + one.fileName().replaceAll("\\.\\w{1,5}$", "") + ".xlsx",
                sheets.withProblems(kinds.get(one.kind()), one, imports.rows(one)),
                response);
    }

    @PutMapping("/imports/{id}/columns")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void check(@PathVariable String id, @Valid @RequestBody ColumnsForm form) {
        RegisterImport one = mine(id);
        imports.check(kept(one.kind()), one, form.columns());
    }

    @PostMapping("/imports/{id}/keep")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void keep(@PathVariable String id, @Valid @RequestBody KeepForm form) {
        RegisterImport one = mine(id);
        Kind kind = kept(one.kind());
        if (one.doubtful() > 0 && !form.looked()) {
            throw Refusal.invalid("有" + one.doubtful() + "行提醒，请逐条核对后勾选“已核对”。");
        }
        String document = form.document();
        imports.keep(
                kind,
                one,
                Change.inRegister(
                        new Actor(user.id(), body(kind)),
                        form.reason(),
                        document == null || document.isBlank() ? null : document),
                form.begin() && !kind.works().isEmpty() ? lives::begin : null);
    }

    @PostMapping("/imports/{id}/cancel")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(@PathVariable String id) {
        imports.cancel(mine(id));
    }

    private RegisterImport mine(String id) {
        return imports.get(id, sight.reader());
    }

    /** In whose name: of the body that keeps what is brought. */
    private @Nullable String body(Kind kind) {
        var reach = sight.of(kind);
        return sight.keeper(kind, reach.keepsAll() ? null : reach.counties().get(0))
                .body();
    }

    /** @throws Refusal if nothing of it is kept by the user, or it is not put on record by itself */
    private Kind kept(String id) {
        Kind kind = kinds.find(id).orElseThrow(() -> Refusal.notFound("没有这本台账，请从台账页面重新选择。"));
        if (kind.under() != null) {
            throw Refusal.invalid(kind.name() + "由办理步骤登记，不能导入。");
        }
        if (!sight.of(kind).keepsAny()) {
            throw Refusal.forbidden(kind.name() + "由牵头单位和所在县（市、区）维护，只有这些单位可以导入。");
        }
        return kind;
    }
}
