package cn.jingtu.matter;

import cn.jingtu.evidence.WrittenFile;
import cn.jingtu.matter.Document.Openness;
import cn.jingtu.matter.Document.Route;
import cn.jingtu.matter.Document.State;
import cn.jingtu.notice.NoticeKind;
import cn.jingtu.notice.Notices;
import cn.jingtu.organisation.Names;
import cn.jingtu.organisation.Organisation;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.platform.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Documents, once for all procedures. One that is signed here gets the next number of its body; one that was signed in the
 * office system of the body is registered with number, day and scan, and another person holds the entry against the scan.
 */
@Component
@Transactional
public class Documents {

    /** Between the key of the procedure that calls and the number of times that it has called. */
    static final String NUMBERED = ":document-";

    private final DocumentStore store;
    private final DocumentNumbers numbers;
    private final Map<String, Issuable> issuables;
    private final Organisations organisations;
    private final Notices notices;
    private final Journal journal;
    private final Clock clock;

    Documents(
            DocumentStore store,
            DocumentNumbers numbers,
            List<Issuable> issuables,
            Organisations organisations,
            Notices notices,
            Journal journal,
            Clock clock) {
        this.store = store;
        this.numbers = numbers;
        this.issuables = new HashMap<>();
        issuables.forEach(
                issuable -> issuable.procedures().forEach(procedure -> this.issuables.put(procedure, issuable)));
        this.organisations = organisations;
        this.notices = notices;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * A document as somebody has drafted or registered it.
     *
     * @param recipients ids of bodies
     * @param opennessReason why it is not to be disclosed; null: it may be
     * @param text id of the file; of one that was signed elsewhere its scan
     * @param registration null: it is to be signed here
     */
    public record Draft(
            String title,
            List<String> recipients,
            Openness openness,
            @Nullable String opennessReason,
            UUID text,
            List<UUID> enclosures,
            @Nullable Registration registration) {}

    /** What the paper says of a document that was signed elsewhere. */
    public record Registration(String number, LocalDate issuedOn, String signer) {}

    /**
     * A number as it is asked for.
     *
     * @param code 机关代字
     * @param day on which the document is issued
     * @param leftOut why serials before it have no document; null: none is left out
     * @param sealed id of the scan with the seal; null: there is none
     */
    public record Numbering(
            String code,
            LocalDate day,
            int serial,
            @Nullable String leftOut,
            @Nullable UUID sealed) {}

    /**
     * A code of a body.
     *
     * @param next serial of the year; null: none has been given this year
     */
    public record Code(String code, @Nullable Integer next) {}

    // ---- towards the procedure that calls

    /**
     * Begins a document.
     *
     * @param procedure that calls
     * @param definitionId its version
     * @return id
     * @throws Refusal if the procedure has nothing to issue now
     */
    public String begin(String procedure, MatterRow row, String definitionId) {
        String id = row.key() + NUMBERED + (store.count(row.key()) + 1);
        store.insert(id, row, definitionId, issuable(procedure).propose(row), now());
        return id;
    }

    /** What the program has written for a document, as things stand now. */
    @Transactional(readOnly = true)
    public List<WrittenFile> written(Document document) {
        return issuable(document.procedure()).written(document.row());
    }

    /** Id of the body whose leaders sign it. */
    @Transactional(readOnly = true)
    public String signer(Document document) {
        return issuable(document.procedure()).signer(document.row(), document.body());
    }

    /** Whether it came back and its procedure can do without it. */
    @Transactional(readOnly = true)
    public boolean mayBeGivenUp(Document document) {
        return document.state() == State.DRAFTING
                && document.remark() != null
                && issuable(document.procedure()).mayBeGivenUp(document.row());
    }

    /** As {@link Signable#requireNote}, asked of the procedure that calls. */
    @Transactional(readOnly = true)
    public void requireNote(Document document, String note) {
        issuable(document.procedure()).requireNote(document.row(), note);
    }

    /** As {@link Issuable#noteHint}. */
    @Transactional(readOnly = true)
    public Optional<String> noteHint(Document document) {
        return Optional.ofNullable(issuable(document.procedure()).noteHint(document.row()));
    }

    /**
     * What was not approved is not issued after all.
     *
     * @throws Refusal if it did not come back, or its procedure needs it
     */
    public void giveUp(String id, String reason, Actor by) {
        Document d = inState(id, State.DRAFTING, "终止");
        require(mayBeGivenUp(d), "《" + d.title() + "》没有被退回，或者必须印发，不能终止办理。请修改后重新送审。");
        record(d, DocumentVerb.GIVEN_UP, by, reason, null);
        store.setEnded(id);
    }

    /** The procedure that called has ended, and what was not issued by then is given up. */
    public void end(String id) {
        store.setEnded(id);
    }

    // ---- the document

    @Transactional(readOnly = true)
    public Optional<Document> find(String id) {
        return store.find(id);
    }

    /** Ids of all that are about a matter. */
    @Transactional(readOnly = true)
    public List<String> about(Matter matter) {
        return store.about(matter);
    }

    @Transactional(readOnly = true)
    public Document get(String id) {
        return find(id).orElseThrow(() -> Refusal.notFound("找不到这件公文，请刷新任务列表。"));
    }

    /** What a body is likely to choose: what it chose last, and at first its own office system, as most have one. */
    @Transactional(readOnly = true)
    public Route likelyRoute(Document document) {
        return store.lastRoute(document.row().city(), document.body()).orElse(Route.OFFICE_SYSTEM);
    }

    /** The codes of the body that issues it, that used last first. */
    @Transactional(readOnly = true)
    public List<Code> codes(Document document) {
        return numbers.series(document.row().city(), document.body(), today().getYear()).stream()
                .map(series -> new Code(series.code(), series.next()))
                .toList();
    }

    /**
     * Somebody has drafted it, or registered what was signed elsewhere.
     *
     * @throws Refusal if something is missing that the route asks for
     */
    public void draft(String id, Draft draft, Actor by) {
        Document d = inState(id, State.DRAFTING, "拟稿");
        require(
                draft.openness() != Openness.WITHHELD || draft.opennessReason() != null,
                "选择“" + Openness.WITHHELD.label() + "”的，请写明理由。");
        Set<String> known =
                organisations.of(d.row().city()).stream().map(Organisation::id).collect(Collectors.toSet());
        require(known.containsAll(draft.recipients()), "主送单位中有本市没有的单位，请刷新页面后重新选择。");
        Registration elsewhere = draft.registration();
        if (elsewhere == null) {
            store.setDraft(id, draft, by.person(), State.SIGNING);
            record(d, DocumentVerb.DRAFTED, by, d.kind() + "《" + draft.title() + "》", null);
        } else {
            require(!elsewhere.issuedOn().isAfter(today()), "印发日期（" + elsewhere.issuedOn() + "）晚于今天，尚未印发的不能登记。");
            store.setDraft(id, draft, by.person(), State.CHECKING);
            record(
                    d,
                    DocumentVerb.REGISTERED,
                    by,
                    "《" + draft.title() + "》" + elsewhere.issuedOn() + "印发，签发人：" + elsewhere.signer() + "，主送："
                            + joined(organisations.names(d.row().city()), draft.recipients()),
                    elsewhere.number());
        }
    }

    /**
     * A document that is to be signed here, kept from everybody else until the transaction ends.
     *
     * @throws Refusal if it is not to be signed, or not any more
     */
    public Document toSign(String id) {
        return inState(id, State.SIGNING, "审签");
    }

    /** What was decided on it, at signature. */
    public void sign(String id, Decision decision) {
        toSign(id);
        if (decision.agreed()) {
            store.setSigned(id, decision.by().person());
        } else {
            store.setSentBack(id, decision.remark());
        }
    }

    /** Somebody has held what was registered against the scan. */
    public void check(String id, Decision decision) {
        Document d = inState(id, State.CHECKING, "核对");
        require(!decision.by().isUser(d.draftedBy()), "您是本次登记的经办人，不得自己核对，请由本单位其他人员核对。");
        if (decision.agreed()) {
            store.setChecked(id, decision.by().person());
            record(d, DocumentVerb.CHECKED, decision.by(), decision.words(), d.number());
        } else {
            store.setSentBack(id, decision.remark());
            record(d, DocumentVerb.SENT_BACK, decision.by(), decision.words(), d.number());
        }
    }

    /** Gives a signed document its number. */
    public void number(String id, Numbering n, Actor by) {
        Document d = inState(id, State.NUMBERING, "编号");
        require(!n.day().isAfter(today()), "印发日期（" + n.day() + "）晚于今天，请改为今天或以前的日期。");
        String number = numbers.give(d, n.code(), n.day(), n.serial(), n.leftOut(), by.person());
        store.setNumber(id, number, n.day(), n.sealed());
        if (n.leftOut() != null) {
            record(d, DocumentVerb.NUMBER_VOIDED, by, n.leftOut(), number);
        }
        record(d, DocumentVerb.NUMBERED, by, n.day() + "印发", number);
    }

    /**
     * Sends it to its recipients and tells the procedure that called.
     *
     * @throws Refusal if it was not signed by another, or not held against the scan by another, or is out already
     */
    public Document issue(String id) {
        inState(id, State.CLEARED, "印发");
        store.setIssued(id, now());
        Document d = get(id);
        Names names = organisations.names(d.row().city());
        record(
                d,
                DocumentVerb.ISSUED,
                Actor.PROGRAM,
                "《" + d.title() + "》主送：" + joined(names, d.recipients()),
                d.number());
        issuable(d.procedure()).issued(d.row(), d);
        String text = names.of(d.body()) + "印发《" + d.title() + "》（" + d.number() + "），请点击下载查阅，并在“公文”中签收。";
        for (String recipient : new LinkedHashSet<>(d.recipients())) {
            notices.sendDocument(
                    d.row().city(),
                    organisations.get(d.row().city(), recipient).groupId(),
                    NoticeKind.INFORMATION,
                    d.row().matter().ref(),
                    "/api/documents/" + id + "/text",
                    text);
        }
        return d;
    }

    /**
     * A body has received it.
     *
     * @throws Refusal if it was not sent to this body, or that has received it already
     */
    public void receive(String id, Actor by) {
        Document d = get(id);
        require(d.state() == State.ISSUED && d.recipients().contains(by.acting()), "这件公文没有主送您的单位，不需要签收。");
        require(store.insertReceipt(id, by.acting(), by.person(), now()), "您的单位已经签收过这件公文。");
        record(d, DocumentVerb.RECEIVED, by, "《" + d.title() + "》", d.number());
    }

    private void record(Document d, DocumentVerb verb, Actor by, String words, @Nullable String number) {
        journal.add(Entry.of(d.row(), verb, by, words).basedOn(number));
    }

    private Document inState(String id, State state, String act) {
        Document d = store.lock(id);
        require(d.state() == state, "《" + d.title() + "》" + d.state().label() + "，现在不能" + act + "，请刷新任务列表。");
        return d;
    }

    private Issuable issuable(String procedure) {
        Issuable issuable = issuables.get(procedure);
        if (issuable == null) {
            throw new IllegalStateException(procedure + " issues nothing");
        }
        return issuable;
    }

    private static String joined(Names names, List<String> bodies) {
        return bodies.isEmpty() ? "无" : bodies.stream().map(names::of).collect(Collectors.joining("、"));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw Refusal.conflict(otherwise);
        }
    }
}
