package cn.jingtu.register.web;

import cn.jingtu.evidence.Evidence;
import cn.jingtu.evidence.EvidenceFile;
import cn.jingtu.matter.Actor;
import cn.jingtu.matter.Journal;
import cn.jingtu.matter.web.FileSending;
import cn.jingtu.organisation.Names;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.platform.CurrentUser;
import cn.jingtu.platform.People;
import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.text.Called;
import cn.jingtu.platform.text.Text;
import cn.jingtu.register.Change;
import cn.jingtu.register.Correction;
import cn.jingtu.register.Corrections;
import cn.jingtu.register.EntryVersion;
import cn.jingtu.register.Field;
import cn.jingtu.register.FieldType;
import cn.jingtu.register.Kind;
import cn.jingtu.register.Kinds;
import cn.jingtu.register.OpenWork;
import cn.jingtu.register.Outline;
import cn.jingtu.register.Register;
import cn.jingtu.register.RegisterDesk;
import cn.jingtu.register.RegisterEntry;
import cn.jingtu.register.RegisterSearch;
import cn.jingtu.register.RegisterSight;
import cn.jingtu.register.RegisterSight.Reach;
import cn.jingtu.register.Values;
import cn.jingtu.register.process.Awaited;
import cn.jingtu.register.process.EntryLives;
import cn.jingtu.register.web.RegisterViews.ChangeView;
import cn.jingtu.register.web.RegisterViews.CorrectionView;
import cn.jingtu.register.web.RegisterViews.EntryView;
import cn.jingtu.register.web.RegisterViews.FileView;
import cn.jingtu.register.web.RegisterViews.ListingView;
import cn.jingtu.register.web.RegisterViews.NeighbourView;
import cn.jingtu.register.web.RegisterViews.RecordView;
import cn.jingtu.register.web.RegisterViews.Related;
import cn.jingtu.register.web.RegisterViews.StepView;
import cn.jingtu.register.web.RegisterViews.VersionView;
import cn.jingtu.register.web.RegisterViews.WordView;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** One entry of a register: all that is known of it, and what whoever keeps it changes in the register itself. */
@RestController
@RequestMapping("/api/registers")
class EntryController {

    private static final int LINES = 200;
    private static final int NEIGHBOURS = 40;
    private static final int MAX_VERSION = 1_000_000;

    private final Kinds kinds;
    private final Register register;
    private final RegisterDesk desk;
    private final EntryLives lives;
    private final RegisterSearch search;
    private final RegisterSight sight;
    private final Corrections corrections;
    private final Journal journal;
    private final Evidence evidence;
    private final FileSending sending;
    private final Organisations organisations;
    private final People people;
    private final OpenWork work;
    private final Awaited awaited;
    private final CurrentUser user;
    private final Clock clock;

    EntryController(
            Kinds kinds,
            Register register,
            RegisterDesk desk,
            EntryLives lives,
            RegisterSearch search,
            RegisterSight sight,
            Corrections corrections,
            Journal journal,
            Evidence evidence,
            FileSending sending,
            Organisations organisations,
            People people,
            OpenWork work,
            Awaited awaited,
            CurrentUser user,
            Clock clock) {
        this.kinds = kinds;
        this.register = register;
        this.desk = desk;
        this.lives = lives;
        this.search = search;
        this.sight = sight;
        this.corrections = corrections;
        this.journal = journal;
        this.evidence = evidence;
        this.sending = sending;
        this.organisations = organisations;
        this.people = people;
        this.work = work;
        this.awaited = awaited;
        this.user = user;
        this.clock = clock;
    }

    record Made(String id) {}

    /** @param number null or empty: the program gives one */
    record NewForm(
            @Nullable @Text(name = "编号", max = 60, optional = true)
            String number,

            @Text(name = "名称", max = 120) String name,

            @Nullable @Text(name = "县区", max = 60, optional = true)
            String county,

            @NotNull @Size(max = 100, message = "栏目过多") @Called("内容")
            Map<String, @Text(name = "内容", max = 4000, optional = true) String> values,

            @Text(name = "登记事由", max = 500) String reason,

            @Nullable @Text(name = "依据文号", max = 100, optional = true)
            String document) {}

    /** @param version that the page showed */
    record ChangeForm(
            @Called("版本") @Max(MAX_VERSION) int version,
            @Text(name = "名称", max = 120) String name,

            @Nullable @Text(name = "县区", max = 60, optional = true)
            String county,

            @NotNull @Size(max = 100, message = "栏目过多") @Called("内容")
            Map<String, @Text(name = "内容", max = 4000, optional = true) String> values,

            @Text(name = "变更事由", max = 500) String reason,

            @Nullable @Text(name = "依据文号", max = 100, optional = true)
            String document) {}

    /** @param outline GeoJSON */
    record OutlineForm(
            @Called("版本") @Max(MAX_VERSION) int version,
            @Text(name = "四至范围", max = 2_000_000) String outline,
            @Text(name = "变更事由", max = 500) String reason,

            @Nullable @Text(name = "依据文号", max = 100, optional = true)
            String document) {}

    record StrikeForm(
            @Called("版本") @Max(MAX_VERSION) int version,
            @Text(name = "注销事由", max = 500) String reason,

            @Nullable @Text(name = "依据文号", max = 100, optional = true)
            String document) {}

    /** @param heirs numbers of the entries that go on with what it was */
    record SuccessionForm(
            @Called("版本") @Max(MAX_VERSION) int version,

            @NotNull @Size(min = 1, max = 20, message = "请填写1至20个承接编号") @Called("承接编号")
            List<@Text(name = "承接编号", max = 60) String> heirs,

            @Text(name = "拆分合并事由", max = 500) String reason,

            @Nullable @Text(name = "依据文号", max = 100, optional = true)
            String document) {}

    /** @param field code; null or empty: something else is wrong */
    record DoubtForm(
            @Nullable @Text(name = "栏目", max = 60, optional = true)
            String field,

            @Text(name = "错误说明", max = 1000) String words) {}

    record AnswerForm(
            boolean accepted, @Text(name = "答复", max = 1000) String answer) {}

    /**
     * @param version of the entry that waits for the word, as the page showed it
     * @param values by code of the field
     */
    record WordForm(
            @Called("版本") @Max(MAX_VERSION) int version,

            @NotNull @Size(max = 100, message = "栏目过多") @Called("内容")
            Map<String, @Nullable @Text(name = "内容", max = 4000, optional = true) String> values) {}

    // ---- read

    @GetMapping("/entries/{id}")
    EntryView entry(@PathVariable String id) {
        RegisterEntry entry = readable(id);
        Kind kind = entry.kind();
        Reach reach = sight.of(kind);
        Names names = organisations.names(entry.city());
        List<EntryVersion> versions = register.versions(id, LINES);
        List<Correction> asked = corrections.of(id);
        Map<String, String> persons = people.names(Stream.concat(
                        versions.stream().map(EntryVersion::person),
                        asked.stream()
                                .flatMap(one ->
                                        Stream.of(one.askedBy(), Objects.requireNonNullElse(one.answeredBy(), ""))))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        boolean keeps = reach.keeps(entry.county()) && !entry.isStruck();
        List<RegisterEntry> family = register.ofRoot(entry.root());
        Outline outline = entry.outline() == null ? null : Outline.of(entry.outline());
        return new EntryView(
                id,
                kind.id(),
                entry.number(),
                entry.name(),
                entry.county(),
                entry.county() == null ? null : names.of(entry.county()),
                entry.state(),
                kind.state(entry.state()).name(),
                entry.version(),
                entry.isStruck(),
                keeps,
                entry.addedAt(),
                entry.changedAt(),
                entry.lists(),
                forbidden(entry),
                readable(entry.values(), kind, reach),
                RegisterController.shown(entry, reach),
                entry.lacking().stream().filter(reach::reads).map(Field::name).toList(),
                entry.outline(),
                outline == null ? null : outline.squareMetres().toPlainString(),
                outline == null
                        ? List.of()
                        : search.near(entry.city(), kind.id(), outline.bounds().widened(), NEIGHBOURS).stream()
                                .filter(near -> !near.id().equals(id) && reach.reads(near))
                                .map(near -> new NeighbourView(near.id(), near.title(), String.valueOf(near.outline())))
                                .toList(),
                family.stream()
                        .filter(other -> other.id().equals(entry.above()))
                        .map(EntryController::related)
                        .findFirst()
                        .orElse(null),
                family.stream()
                        .filter(other -> id.equals(other.above()))
                        .map(EntryController::related)
                        .toList(),
                lineage(id, false),
                lineage(id, true),
                register.listings(id).stream()
                        .map(listing -> new ListingView(
                                kind.list(listing.list()).name(),
                                listing.entered(),
                                listing.on(),
                                listing.reason(),
                                listing.document()))
                        .toList(),
                RegisterController.work(work.at(List.of(entry.root())).getOrDefault(entry.root(), List.of())),
                awaited.at(entry).stream()
                        .map(word -> new WordView(
                                word.id(),
                                word.label(),
                                word.at().title(),
                                word.at().version(),
                                StepView.of(word.asked())))
                        .toList(),
                versions(versions, kind, reach, names, persons),
                journal.within(entry.matter(kinds), LINES).stream()
                        .map(line -> new RecordView(line.at(), line.who(), line.label(), line.words(), line.basis()))
                        .toList(),
                evidence.list(entry.city(), entry.matter(kinds).ref()).stream()
                        .filter(file -> !file.isWithdrawn())
                        .map(file -> new FileView(
                                file.id(),
                                file.name(),
                                file.size(),
                                file.uploadedAt(),
                                file.uploader().name()))
                        .toList(),
                asked.stream()
                        .filter(one -> one.field() == null
                                || kind.field(one.field()).filter(reach::reads).isPresent())
                        .map(one -> new CorrectionView(
                                one.id(),
                                one.field() == null
                                        ? null
                                        : kind.get(one.field()).name(),
                                one.words(),
                                who(one.askedBy(), one.askedBody(), names, persons),
                                one.askedAt(),
                                one.accepted(),
                                one.answer(),
                                one.answeredBy() == null ? null : persons.get(one.answeredBy()),
                                one.answeredAt(),
                                one.isOpen()
                                        && reach.keeps(entry.county())
                                        && !one.askedBy().equals(user.id())))
                        .toList());
    }

    @GetMapping("/entries/{id}/files/{file}")
    void file(@PathVariable String id, @PathVariable UUID file, HttpServletResponse response) throws IOException {
        RegisterEntry entry = readable(id);
        EvidenceFile found = evidence.find(file)
                .filter(one -> one.origin().cityId().equals(entry.city())
                        && one.origin().subject().equals(entry.matter(kinds).ref()))
                .orElseThrow(() -> Refusal.notFound("这条台账没有这份文件，请刷新页面。"));
        sending.send(found, response);
    }

    // ---- change

    @PostMapping("/{kind}/entries")
    @ResponseStatus(HttpStatus.CREATED)
    Made add(@PathVariable String kind, @Valid @RequestBody NewForm form) {
        Kind of = kinds.find(kind).orElseThrow(() -> Refusal.notFound("没有这本台账，请从台账页面重新选择。"));
        if (of.under() != null) {
            throw Refusal.invalid(of.name() + "由办理步骤登记，不能在台账页面直接登记。");
        }
        String county = county(form.county());
        Actor keeper = sight.keeper(of, county);
        Set<String> required = of.fields().stream()
                .filter(field -> of.first().equals(field.from()))
                .map(Field::code)
                .collect(Collectors.toSet());
        String number = orNull(form.number());
        RegisterEntry made = lives.enter(
                new Register.NewEntry(
                        user.city(),
                        of,
                        number,
                        form.name(),
                        county,
                        null,
                        Values.taken(of, form.values(), asked(of), required, LocalDate.now(clock)),
                        null),
                Change.inRegister(keeper, form.reason(), orNull(form.document())));
        return new Made(made.id());
    }

    @PutMapping("/entries/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(@PathVariable String id, @Valid @RequestBody ChangeForm form) {
        RegisterEntry entry = readable(id);
        String county = county(form.county());
        Actor keeper = sight.keeper(entry.kind(), entry.county());
        if (!Objects.equals(county, entry.county())) {
            // Who may not keep it afterwards may not hand it over by a slip of the finger.
            sight.keeper(entry.kind(), county);
        }
        List<String> asked = asked(entry.kind());
        desk.correct(
                id,
                form.version(),
                form.name(),
                county,
                Values.taken(entry.kind(), form.values(), asked, Set.of(), LocalDate.now(clock)),
                asked,
                Change.inRegister(keeper, form.reason(), orNull(form.document())));
    }

    @PutMapping("/entries/{id}/outline")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void outline(@PathVariable String id, @Valid @RequestBody OutlineForm form) {
        Actor keeper = keeper(id);
        desk.outline(
                id,
                form.version(),
                Outline.of(form.outline()),
                Change.inRegister(keeper, form.reason(), orNull(form.document())));
    }

    @PostMapping("/entries/{id}/strike")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void strike(@PathVariable String id, @Valid @RequestBody StrikeForm form) {
        Actor keeper = keeper(id);
        if (lives.isRunning(register.get(id))) {
            throw Refusal.conflict("这条记录正在办理，不能在台账页面注销。请在办理步骤中作出结论，或者先办理拆分合并。");
        }
        desk.strike(id, form.version(), Change.inRegister(keeper, form.reason(), orNull(form.document())));
    }

    @PostMapping("/entries/{id}/succession")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void succession(@PathVariable String id, @Valid @RequestBody SuccessionForm form) {
        RegisterEntry entry = readable(id);
        Actor keeper = sight.keeper(entry.kind(), entry.county());
        Set<String> heirs = new LinkedHashSet<>();
        for (String number : form.heirs()) {
            RegisterEntry heir = register.numbered(entry.city(), entry.kind(), number.strip())
                    .orElseThrow(() -> Refusal.invalid("本市台账中没有编号“" + number.strip() + "”，请核对或者先登记。"));
            sight.keeper(heir.kind(), heir.county());
            heirs.add(heir.id());
        }
        desk.succeed(id, form.version(), heirs, Change.inRegister(keeper, form.reason(), orNull(form.document())));
    }

    @PostMapping("/entries/{id}/corrections")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void doubt(@PathVariable String id, @Valid @RequestBody DoubtForm form) {
        RegisterEntry entry = readable(id);
        Reach reach = sight.of(entry.kind());
        String field = orNull(form.field());
        if (field != null && entry.kind().field(field).filter(reach::reads).isEmpty()) {
            throw Refusal.invalid("台账中没有这一栏，请刷新页面后重新选择。");
        }
        corrections.ask(entry, field, form.words(), sight.reader());
    }

    @PostMapping("/entries/{id}/corrections/{correction}/answer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void answer(@PathVariable String id, @PathVariable String correction, @Valid @RequestBody AnswerForm form) {
        corrections.answer(readable(id), correction, form.accepted(), form.answer(), keeper(id));
    }

    /** A word that a procedure at the entry waits for: what is filled in with it is one part, its files are others. */
    @PostMapping(path = "/entries/{id}/awaited/{word}", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void say(
            @PathVariable String id,
            @PathVariable String word,
            @Valid @RequestPart("word") WordForm form,
            @RequestPart(name = "file", required = false) @Nullable List<MultipartFile> files) {
        awaited.say(
                readable(id),
                word,
                form.version(),
                Values.typed(form.values()),
                files == null
                        ? List.of()
                        : files.stream()
                                .map(file -> new Awaited.Attached(String.valueOf(file.getOriginalFilename()), file))
                                .toList());
    }

    // ---- inside

    /** @throws Refusal if there is none, or the user may not know of it */
    private RegisterEntry readable(String id) {
        return register.find(id)
                .filter(entry -> entry.city().equals(user.city())
                        && sight.of(entry.kind()).reads(entry))
                .orElseThrow(() -> Refusal.notFound("找不到这条台账记录：它可能不属于您可以查看的范围，请返回台账重新查找。"));
    }

    private Actor keeper(String id) {
        RegisterEntry entry = readable(id);
        return sight.keeper(entry.kind(), entry.county());
    }

    /** Codes of the fields that the user fills in. */
    private List<String> asked(Kind kind) {
        Reach reach = sight.of(kind);
        // The answers to a form are what somebody has signed: they are mended in the step that registers them.
        return kind.fields().stream()
                .filter(reach::reads)
                .filter(field -> field.type() != FieldType.ANSWERS)
                .map(Field::code)
                .toList();
    }

    private @Nullable String county(@Nullable String typed) {
        String county = orNull(typed);
        if (county != null
                && sight.counties().stream().noneMatch(body -> body.id().equals(county))) {
            throw Refusal.invalid("本市没有这个县（市、区），请重新选择。");
        }
        return county;
    }

    private static @Nullable String orNull(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    /** What may not be done with it: what its lists forbid, and what stands in the entry itself. */
    private static List<String> forbidden(RegisterEntry entry) {
        List<String> forbidden = new ArrayList<>();
        for (String list : entry.lists()) {
            Kind.ListOf of = entry.kind().list(list);
            if (of.forbids() != null) {
                forbidden.add("已列入" + of.name() + "：" + of.forbids());
            }
        }
        if (!entry.value("bans").isEmpty()) {
            forbidden.add(entry.value("bans"));
        }
        return forbidden;
    }

    private static Map<String, String> readable(Map<String, String> values, Kind kind, Reach reach) {
        Map<String, String> readable = new LinkedHashMap<>();
        kind.fields().stream()
                .filter(field -> reach.reads(field) && values.containsKey(field.code()))
                .forEach(field -> readable.put(field.code(), values.get(field.code())));
        return readable;
    }

    private List<Related> lineage(String id, boolean heirs) {
        return register.lineage(id, heirs).entrySet().stream()
                .map(other -> new Related(other.getKey(), other.getValue(), null, null, null))
                .toList();
    }

    private static Related related(RegisterEntry entry) {
        return new Related(
                entry.id(),
                entry.title(),
                entry.kind().entry(),
                entry.kind().state(entry.state()).name(),
                entry.addedAt());
    }

    /** Each version with what it changed of the one before; newest first. */
    private static List<VersionView> versions(
            List<EntryVersion> versions, Kind kind, Reach reach, Names names, Map<String, String> persons) {
        List<VersionView> views = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            EntryVersion now = versions.get(i);
            EntryVersion before = i + 1 < versions.size() ? versions.get(i + 1) : null;
            views.add(new VersionView(
                    now.version(),
                    now.at(),
                    who(now.person(), now.body(), names, persons),
                    now.reason(),
                    now.document(),
                    before == null ? List.of() : changes(before, now, kind, reach, names)));
        }
        return views;
    }

    private static List<ChangeView> changes(
            EntryVersion before, EntryVersion now, Kind kind, Reach reach, Names names) {
        List<ChangeView> changes = new ArrayList<>();
        compare(changes, "名称", before.name(), now.name());
        compare(changes, "县区", name(before.county(), names), name(now.county(), names));
        compare(
                changes,
                "状态",
                kind.state(before.state()).name(),
                kind.state(now.state()).name());
        compare(changes, "所在名单", lists(kind, before.lists()), lists(kind, now.lists()));
        for (Field field : kind.fields()) {
            if (reach.reads(field)) {
                compare(
                        changes,
                        field.name(),
                        Values.shown(field, before.values().get(field.code())),
                        Values.shown(field, now.values().get(field.code())));
            }
        }
        if (now.struck() && !before.struck()) {
            changes.add(new ChangeView("台账", "在账", "已注销"));
        }
        return changes;
    }

    private static void compare(List<ChangeView> changes, String name, String before, String after) {
        if (!before.equals(after)) {
            changes.add(new ChangeView(name, before, after));
        }
    }

    private static String lists(Kind kind, Collection<String> lists) {
        return lists.stream().map(list -> kind.list(list).name()).collect(Collectors.joining("、"));
    }

    private static String name(@Nullable String body, Names names) {
        return body == null ? "" : names.of(body);
    }

    private static String who(
            @Nullable String person, @Nullable String body, Names names, Map<String, String> persons) {
        if (person == null) {
            return Journal.PROGRAM;
        }
        String name = persons.getOrDefault(person, person);
        return body == null ? name : cn.jingtu.matter.Record.who(names.of(body), name);
    }
}
