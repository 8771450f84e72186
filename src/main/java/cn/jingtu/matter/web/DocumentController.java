package cn.jingtu.matter.web;

import cn.jingtu.evidence.Evidence;
import cn.jingtu.evidence.WrittenFile;
import cn.jingtu.matter.Actor;
import cn.jingtu.matter.Document;
import cn.jingtu.matter.Document.Openness;
import cn.jingtu.matter.Document.Route;
import cn.jingtu.matter.DocumentRegister;
import cn.jingtu.matter.DocumentRegister.Box;
import cn.jingtu.matter.DocumentRegister.Wanted;
import cn.jingtu.matter.Documents;
import cn.jingtu.organisation.Names;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.organisation.Sight;
import cn.jingtu.platform.CurrentUser;
import cn.jingtu.platform.People;
import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.office.Workbook;
import cn.jingtu.platform.office.Workbook.Column;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Documents: what their forms show, and the register of those that are out. */
@RestController
@RequestMapping("/api")
class DocumentController {

    private final TaskRows rows;
    private final Documents documents;
    private final DocumentRegister register;
    private final Evidence evidence;
    private final FileSending sending;
    private final Organisations organisations;
    private final People people;
    private final Sight sight;
    private final CurrentUser user;

    DocumentController(
            TaskRows rows,
            Documents documents,
            DocumentRegister register,
            Evidence evidence,
            FileSending sending,
            Organisations organisations,
            People people,
            Sight sight,
            CurrentUser user) {
        this.rows = rows;
        this.documents = documents;
        this.register = register;
        this.evidence = evidence;
        this.sending = sending;
        this.organisations = organisations;
        this.people = people;
        this.sight = sight;
        this.user = user;
    }

    /**
     * A document at a task.
     *
     * @param definition version of the procedure that has it issued, with which {@code view} was deployed
     * @param route as chosen, or as it will likely be
     * @param written names of the files that the program can write, the text first
     * @param bodies all to which it could be sent, {@code recipients} the ids of those chosen
     * @param codes of the body, that used last first
     * @param mayBeGivenUp whether it came back and its procedure can do without it
     */
    record DocumentView(
            String kind,
            String title,
            String body,
            String definition,
            String view,
            Coded state,
            @Nullable String remark,
            Coded route,
            List<Coded> routes,
            @Nullable Coded openness,
            List<Coded> opennesses,
            @Nullable String opennessReason,
            List<String> written,
            List<BodyLine> bodies,
            List<String> recipients,
            List<FileLine> files,
            @Nullable String number,
            @Nullable LocalDate issuedOn,
            @Nullable String signer,
            @Nullable String drafter,
            List<Documents.Code> codes,
            boolean mayBeGivenUp) {}

    record Coded(String code, String label) {}

    record BodyLine(String id, String name) {}

    /**
     * One page of the register.
     *
     * @param oversees whether the reader sees all of the city
     * @param ofBody whether the reader belongs to a body, which sends and receives
     */
    record RegisterPage(int total, int pageSize, boolean oversees, boolean ofBody, List<RegisterLine> items) {}

    /** @param mayReceive whether the reader's body has it still to receive */
    record RegisterLine(
            String id,
            String number,
            String kind,
            String title,
            String body,
            LocalDate issuedOn,
            Coded openness,
            List<FileLine> files,
            List<ReceiptLine> recipients,
            boolean mayReceive) {}

    /** @param at null: not received yet */
    record ReceiptLine(String body, @Nullable Instant at) {}

    // ---- at a task

    @GetMapping("/tasks/{taskId}/document")
    DocumentView document(@PathVariable String taskId) {
        Document d = at(taskId);
        Names names = organisations.names(d.row().city());
        Route route = d.route() == null ? documents.likelyRoute(d) : d.route();
        return new DocumentView(
                d.kind(),
                d.title(),
                names.of(d.body()),
                d.definitionId(),
                d.view(),
                new Coded(d.state().name(), d.state().label()),
                d.remark(),
                coded(route),
                Arrays.stream(Route.values()).map(DocumentController::coded).toList(),
                d.openness() == null ? null : coded(d.openness()),
                Arrays.stream(Openness.values()).map(DocumentController::coded).toList(),
                d.opennessReason(),
                documents.written(d).stream().map(WrittenFile::name).toList(),
                organisations.of(d.row().city()).stream()
                        .filter(body -> !body.id().equals(d.body()))
                        .map(body -> new BodyLine(body.id(), body.name()))
                        .toList(),
                d.recipients(),
                files(d.files()),
                d.number(),
                d.issuedOn(),
                d.signer(),
                d.draftedBy() == null ? null : people.name(d.draftedBy()),
                documents.codes(d),
                documents.mayBeGivenUp(d));
    }

    /** A file as the program would write it now; 0 is the text. */
    @GetMapping("/tasks/{taskId}/document/written/{number}")
    void written(@PathVariable String taskId, @PathVariable int number, HttpServletResponse response)
            throws IOException {
        List<WrittenFile> written = documents.written(at(taskId));
        if (number < 0 || number >= written.size()) {
            throw Refusal.notFound("没有这份自动生成的文件，请刷新页面。");
        }
        WrittenFile file = written.get(number);
        sending.send(file.name(), file.content().get(), response);
    }

    /** That of the task, or of the document which the task signs. */
    private Document at(String taskId) {
        return rows.key(taskId, "document-approval")
                .flatMap(documents::find)
                .orElseThrow(() -> Refusal.notFound("这项待办不是公文办理。"));
    }

    // ---- the register

    /**
     * Documents that are out, newest first.
     *
     * @param box {@code ALL} for those who see the whole city
     * @param sought in number, title or kind
     */
    @GetMapping("/documents")
    RegisterPage page(
            @RequestParam(defaultValue = "RECEIVED") Box box,
            @RequestParam(defaultValue = "") String sought,
            @RequestParam(defaultValue = "0") int page) {
        Wanted wanted = wanted(box, sought);
        List<DocumentRegister.Line> found = register.page(wanted, Paging.offset(page), Paging.SIZE);
        Names names = organisations.names(user.city());
        List<String> own = sight.ownBodies();
        Map<UUID, FileLine> files = files(found.stream()
                        .flatMap(line -> Stream.concat(Stream.of(line.text()), line.enclosures().stream()))
                        .distinct()
                        .toList())
                .stream()
                .collect(Collectors.toMap(FileLine::id, file -> file));
        return new RegisterPage(
                register.count(wanted),
                Paging.SIZE,
                sight.ofWholeCity(),
                !own.isEmpty(),
                found.stream().map(line -> line(line, names, own, files)).toList());
    }

    @GetMapping("/documents.xlsx")
    void export(
            @RequestParam(defaultValue = "RECEIVED") Box box,
            @RequestParam(defaultValue = "") String sought,
            HttpServletResponse response)
            throws IOException {
        Wanted wanted = wanted(box, sought);
        Names names = organisations.names(user.city());
        List<List<@Nullable Object>> rows = register.page(wanted, 0, Paging.MOST_EXPORTED).stream()
                .map(line -> Workbook.row(
                        line.number(),
                        line.kind(),
                        line.title(),
                        names.of(line.body()),
                        line.issuedOn(),
                        line.openness().label(),
                        String.join("、", names.of(line.recipients())),
                        line.recipients().stream()
                                .filter(body -> !line.received().containsKey(body))
                                .map(names::of)
                                .collect(Collectors.joining("、"))))
                .toList();
        Workbook book = new Workbook();
        book.sheet(
                "公文",
                "公文登记簿",
                List.of(
                        new Column("文号", 12),
                        new Column("文种", 8),
                        new Column("标题", 30),
                        new Column("发文单位", 12),
                        new Column("印发日期", 8),
                        new Column("公开属性", 8),
                        new Column("主送单位", 30),
                        new Column("尚未签收", 20)),
                rows);
        if (rows.size() == Paging.MOST_EXPORTED) {
            book.note("只列出最近" + Paging.MOST_EXPORTED + "件，更早的请用查找缩小范围后分次导出。");
        }
        sending.send("公文登记簿.xlsx", book.bytes(), response);
    }

    /** The text of a document, for who sent it, to whom it was sent, and who sees the whole city. */
    @GetMapping("/documents/{id}/text")
    void text(@PathVariable String id, HttpServletResponse response) throws IOException {
        Document d = readable(id);
        send(d.sealed() == null ? d.text() : d.sealed(), response);
    }

    /** One of its files, for the same. */
    @GetMapping("/documents/{id}/files/{file}")
    void file(@PathVariable String id, @PathVariable UUID file, HttpServletResponse response) throws IOException {
        send(readable(id).files().contains(file) ? file : null, response);
    }

    /** The body of the user has received it. */
    @PostMapping("/documents/{id}/receipt")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void receive(@PathVariable String id) {
        Document d = readable(id);
        String body = sight.ownBodies().stream()
                .filter(d.recipients()::contains)
                .findFirst()
                .orElseThrow(() -> Refusal.forbidden("这件公文没有主送您的单位，不需要签收。"));
        documents.receive(id, new Actor(user.id(), body));
    }

    private Document readable(String id) {
        List<String> own = sight.ownBodies();
        return documents
                .find(id)
                .filter(d -> d.row().city().equals(user.city()) && d.state() == Document.State.ISSUED)
                .filter(d -> sight.ofWholeCity()
                        || own.contains(d.body())
                        || d.recipients().stream().anyMatch(own::contains))
                .orElseThrow(() -> Refusal.notFound("找不到这件公文：可能尚未印发，或者没有发给您的单位。"));
    }

    private void send(@Nullable UUID file, HttpServletResponse response) throws IOException {
        if (file == null) {
            throw Refusal.notFound("这件公文没有这份文件，请刷新页面。");
        }
        sending.send(evidence.find(file).orElseThrow(), response);
    }

    private Wanted wanted(Box box, String sought) {
        if (box == Box.ALL && !sight.ofWholeCity()) {
            throw Refusal.forbidden("您只能查看本单位的发文和收文。");
        }
        return new Wanted(user.city(), box, sight.ownBodies(), Paging.sought(sought));
    }

    private static RegisterLine line(
            DocumentRegister.Line line, Names names, List<String> own, Map<UUID, FileLine> files) {
        return new RegisterLine(
                line.id(),
                line.number(),
                line.kind(),
                line.title(),
                names.of(line.body()),
                line.issuedOn(),
                coded(line.openness()),
                Stream.concat(Stream.of(line.text()), line.enclosures().stream())
                        .map(files::get)
                        .toList(),
                line.recipients().stream()
                        .map(body ->
                                new ReceiptLine(names.of(body), line.received().get(body)))
                        .toList(),
                line.recipients().stream()
                        .anyMatch(body -> own.contains(body) && !line.received().containsKey(body)));
    }

    private List<FileLine> files(List<UUID> ids) {
        return FileLine.of(evidence.find(ids));
    }

    private static Coded coded(Route route) {
        return new Coded(route.name(), route.label());
    }

    private static Coded coded(Openness openness) {
        return new Coded(openness.name(), openness.label());
    }
}
