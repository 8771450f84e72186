package cn.jingtu.plan.order;

import cn.jingtu.evidence.WrittenFile;
import cn.jingtu.matter.Actor;
import cn.jingtu.matter.Decision;
import cn.jingtu.matter.Document;
import cn.jingtu.matter.Entry;
import cn.jingtu.matter.Issuable.Proposal;
import cn.jingtu.matter.Journal;
import cn.jingtu.matter.Matter;
import cn.jingtu.matter.Obligation;
import cn.jingtu.matter.Obligations;
import cn.jingtu.matter.Verb;
import cn.jingtu.notice.NoticeKind;
import cn.jingtu.notice.Notices;
import cn.jingtu.organisation.City;
import cn.jingtu.organisation.Names;
import cn.jingtu.organisation.Organisation;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.organisation.Organisations.Supervision;
import cn.jingtu.plan.order.SupervisionOrder.Conclusion;
import cn.jingtu.plan.order.SupervisionOrder.Draft;
import cn.jingtu.plan.order.SupervisionOrder.Next;
import cn.jingtu.plan.order.SupervisionOrder.State;
import cn.jingtu.platform.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 督办 as the law has it (政府督查工作条例): the 督查机构 proposes, the head of the government approves, each body answers over its
 * head's signature, the 督查机构 verifies and concludes, a body may ask for a review. Whether an order is given is never
 * for the program to decide, and whether what was late is met is told by the table of what is owed and by nobody's word.
 */
@Component
@Transactional
public class Orders {

    /** A decision of the government that leaves such matters to another leader has a number and a day. */
    private static final Pattern NUMBER = Pattern.compile("[〔\\[（(]\\d{4}[〕\\]）)]\\s*\\d+\\s*号");

    private static final Pattern DAY = Pattern.compile("\\d{4}(年\\d{1,2}月\\d{1,2}日|-\\d{1,2}-\\d{1,2})");

    /** In which bodies are held to an order. */
    private static final Set<State> ISSUED = EnumSet.of(
            State.IN_HAND, State.NEXT, State.NEXT_APPROVING, State.CONCLUDING, State.SERVING, State.AWAITING);

    private final OrderStore store;
    private final OrderReplies replies;
    private final Obligations obligations;
    private final Organisations organisations;
    private final Notices notices;
    private final Journal journal;
    private final Clock clock;

    Orders(
            OrderStore store,
            OrderReplies replies,
            Obligations obligations,
            Organisations organisations,
            Notices notices,
            Journal journal,
            Clock clock) {
        this.store = store;
        this.replies = replies;
        this.obligations = obligations;
        this.organisations = organisations;
        this.notices = notices;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Something late, with the bodies that have not done their part.
     *
     * @param ordered ids of those that have an order about it
     */
    public record Late(Obligation obligation, Set<String> ordered) {}

    /** An order as the 督查机构 drafts it; the basis only where no clause was in force. */
    public record Drafting(
            OrderKind kind,
            String title,
            String demand,
            LocalDate replyBy,
            List<String> bodies,
            @Nullable String basis) {}

    /** What was seen, how, when and by whom. */
    public record Finding(boolean met, String words) {}

    // ---- what could be ordered about

    /** What is late of a matter. */
    @Transactional(readOnly = true)
    public List<Late> late(Matter matter) {
        return ordered(
                matter.city(),
                obligations.of(matter).stream().filter(Orders::isLate).toList());
    }

    /** What is late in a city, the longest first. */
    @Transactional(readOnly = true)
    public List<Late> late(String city, int offset, int limit) {
        return ordered(city, obligations.late(city, offset, limit));
    }

    @Transactional(readOnly = true)
    public int lateCount(String city) {
        return obligations.lateCount(city);
    }

    private List<Late> ordered(String city, List<Obligation> late) {
        Map<String, Map<String, String>> ordered = late.isEmpty() ? Map.of() : store.ordered(city, late);
        return late.stream()
                .map(o -> new Late(
                        o,
                        Set.copyOf(ordered.getOrDefault(o.matter().ref() + "|" + o.key(), Map.of())
                                .keySet())))
                .toList();
    }

    // ---- from the proposal to the notice

    /**
     * Proposes an order about something late.
     *
     * @return the order, still to be drafted
     * @throws Refusal if it is not late, or everybody who owes it has an order about it
     */
    public SupervisionOrder propose(String city, long obligation, Actor by) {
        Obligation late =
                obligations.open(city, obligation).orElseThrow(() -> Refusal.notFound("这项时限已经办结，不必督办，请刷新后查看。"));
        require(isLate(late), late.what() + "，" + late.due() + "到期，尚未逾期，可以先催办。");
        Set<String> ordered = ordered(city, List.of(late)).get(0).ordered();
        require(!ordered.containsAll(late.bodies()), "未办结的单位都已有督办在办理，不能重复督办（政府督查工作条例第十五条）。");
        SupervisionOrder order = store.get(store.insert(late, by.person()));
        record(order, OrderVerb.PROPOSED, by, late.what() + "，" + late.due() + "到期未完成");
        return order;
    }

    @Transactional(readOnly = true)
    public Optional<SupervisionOrder> find(String id) {
        return store.find(id);
    }

    /** @throws Refusal if there is none */
    @Transactional(readOnly = true)
    public SupervisionOrder get(String id) {
        return store.get(id);
    }

    /** Ids of the bodies that owe what an order is about. */
    @Transactional(readOnly = true)
    public List<String> owing(SupervisionOrder order) {
        return owed(order).map(Obligation::bodies).orElse(List.of());
    }

    /** Orders issued this year beside this one, by body: how often is for the reader to judge (article 15). */
    @Transactional(readOnly = true)
    public Map<String, Integer> countsOfYear(SupervisionOrder order) {
        return store.countsOfYear(order.city(), today().getYear(), order.id());
    }

    /** The clause on which an order rests; empty where the city's own rule is to be named. */
    public Optional<String> basis(SupervisionOrder order) {
        return OrderAdmission.basis(order.due());
    }

    /**
     * What the 督查机构 has drafted.
     *
     * @throws Refusal if the city has no 督查机构, a body cannot be given such a document, does not owe it or has a
     *     conclusion about it
     */
    public void draft(String id, Drafting d, Actor by) {
        SupervisionOrder order = inState(id, "拟订", State.PROPOSED);
        supervision(order.city());
        List<String> bodies = List.copyOf(new LinkedHashSet<>(d.bodies()));
        require(!bodies.isEmpty(), "请选择承办单位。");
        List<String> owing = owing(order);
        List<Organisation> known = bodies.stream()
                .map(body -> organisations
                        .find(order.city(), body)
                        .filter(found -> owing.contains(found.id()))
                        .orElseThrow(() -> Refusal.conflict("承办单位中有已经办结或者不承担这项时限的单位，请刷新后重新选择。")))
                .toList();
        OrderAdmission.require(d.kind(), known);
        require(d.replyBy().isAfter(today()), "反馈期限（" + d.replyBy() + "）应在今天以后，请改正。");
        Map<String, String> concluded = store.concluded(order, bodies);
        if (!concluded.isEmpty()) {
            Names names = organisations.names(order.city());
            throw Refusal.conflict("同一事项对"
                    + concluded.entrySet().stream()
                            .map(one -> names.of(one.getKey()) + "已作出督查结论（" + one.getValue() + "）")
                            .collect(Collectors.joining("、"))
                    + "，不得重复督查（政府督查工作条例第十五条）。仍未办结的，请按结论提出的措施办理。");
        }
        String basis = basis(order).orElseGet(() -> typed(d.basis(), order.due()));
        store.setDraft(
                order,
                new Draft(d.kind(), d.title().strip(), d.demand().strip(), d.replyBy(), basis, by.person()),
                bodies);
        Names names = organisations.names(order.city());
        journal.add(Entry.of(
                        order.matter(),
                        order.under(),
                        OrderVerb.DRAFTED,
                        by,
                        d.kind().label() + "：" + d.demand().strip() + "（承办："
                                + bodies.stream().map(names::of).collect(Collectors.joining("、")) + "，反馈期限："
                                + d.replyBy() + "）")
                .basedOn(basis));
    }

    private static String typed(@Nullable String basis, LocalDate due) {
        String words = basis == null ? "" : basis.strip();
        if (words.isEmpty()) {
            throw Refusal.invalid("这项时限于" + due + "到期，当时政府督查工作条例尚未施行，请填写本市当时的督查规定（名称、文号）。");
        }
        return words;
    }

    /** Opens the order to its bodies; those who have one open about the same are asked in that, and it may be all of them. */
    public void admit(String id) {
        SupervisionOrder order = inState(id, "立项", State.DRAFTED);
        Map<String, String> joined;
        try {
            joined = store.open(order);
        } catch (DuplicateKeyException another) {
            throw Refusal.conflict("刚刚有人就同一事项立项督办，请重新提交，将并入那一件。");
        }
        Names names = organisations.names(order.city());
        Draft draft = order.drafted();
        joined.values().stream().distinct().forEach(other -> {
            String bodies = joined.entrySet().stream()
                    .filter(one -> one.getValue().equals(other))
                    .map(one -> names.of(one.getKey()))
                    .collect(Collectors.joining("、"));
            record(
                    store.get(other),
                    OrderVerb.JOINED,
                    Actor.of(draft.draftedBy()),
                    bodies + "就同一事项又被提出督办，并入本件：" + draft.demand());
            record(order, OrderVerb.JOINED, Actor.PROGRAM, bodies + "已有督办在办理，并入原督办");
        });
        if (joined.keySet().containsAll(order.bodies())) {
            store.setJoined(id, joined.values().iterator().next(), "同一事项、同一单位已有督办在办理");
        } else {
            store.setState(id, State.APPROVING);
        }
    }

    /** Whether it goes on by itself. */
    @Transactional(readOnly = true)
    public boolean isAdmitted(String id) {
        return store.get(id).state() == State.APPROVING;
    }

    /** The notice, or the conclusion, as a document to be issued. */
    public Proposal propose(String id) {
        SupervisionOrder order = inState(id, "印发公文", State.APPROVING, State.SERVING);
        City city = organisations.city(order.city());
        boolean conclusion = order.state() == State.SERVING;
        return new Proposal(
                conclusion ? "督查结论" : order.drafted().kind().label(),
                conclusion ? OrderPapers.conclusionTitle(order, city) : OrderPapers.title(order, city),
                supervision(order.city()).office().id(),
                List.of(),
                order.bodies(),
                "order-view");
    }

    /** The text of the same, as the program writes it. */
    @Transactional(readOnly = true)
    public List<WrittenFile> written(String id) {
        SupervisionOrder order = store.get(id);
        City city = organisations.city(order.city());
        Supervision by = supervision(order.city());
        Names names = organisations.names(order.city());
        return List.of(
                order.state() == State.SERVING
                        ? new WrittenFile(
                                OrderPapers.conclusionTitle(order, city) + ".docx",
                                () -> OrderPapers.conclusion(order, city, names, by, today()))
                        : new WrittenFile(
                                OrderPapers.title(order, city) + ".docx",
                                () -> OrderPapers.order(order, city, names, by, today())));
    }

    /** Whether the government may refuse it, so that there is no order. */
    @Transactional(readOnly = true)
    public boolean mayBeRefused(String id) {
        return store.get(id).state() == State.APPROVING;
    }

    /**
     * Another leader signs for the head under a recorded decision of the government only (article 11).
     *
     * @throws Refusal if the words name none
     */
    public static void requireDecision(String note) {
        if (!NUMBER.matcher(note).find() || !DAY.matcher(note).find()) {
            throw Refusal.invalid("督查事项由政府或者行政首长确定；其他领导批准的，请写明政府授权的决定：文号（如 政发〔2026〕3号）和日期。");
        }
    }

    /** The notice or letter, or the conclusion, is out. */
    public void issued(String id, Document document) {
        SupervisionOrder order = inState(id, "印发", State.APPROVING, State.SERVING);
        String number = Objects.requireNonNull(document.number());
        LocalDate day = Objects.requireNonNull(document.issuedOn());
        if (order.state() == State.SERVING) {
            served(order, number);
            return;
        }
        store.setIssued(id, number, day);
        SupervisionOrder out = store.get(id);
        Draft draft = out.drafted();
        replies.ask(out, draft.replyBy());
        journal.add(Entry.of(
                        out.matter(),
                        out.under(),
                        OrderVerb.ISSUED,
                        Actor.PROGRAM,
                        draft.demand() + "（承办：" + names(out) + "）")
                .because(out.what() + "，" + out.due() + "到期未完成")
                .basedOn(number + "；" + draft.basis()));
        journal.add(Entry.of(
                        out.late(),
                        out.under(),
                        OrderVerb.RECEIVED,
                        Actor.PROGRAM,
                        draft.demand() + "（承办：" + names(out) + "）")
                .because(out.what() + "，" + out.due() + "到期未完成")
                .basedOn(number));
        tellBodies(
                out,
                out.what() + "，" + out.due() + "到期未完成，" + out.named() + "：" + draft.demand() + "请于" + draft.replyBy()
                        + "前反馈，由主要负责人签发。");
    }

    /** What came of the document that was to be issued; one that was given up ends the order. */
    public void approvalEnded(String id) {
        SupervisionOrder order = store.lock(id);
        if (order.state() == State.APPROVING) {
            store.end(id, State.NOT_APPROVED, "没有获得批准");
            record(order, OrderVerb.NOT_APPROVED, Actor.PROGRAM, "公文没有印发，督办到此为止");
        }
    }

    @Transactional(readOnly = true)
    public boolean isIssued(String id) {
        return ISSUED.contains(store.get(id).state());
    }

    // ---- from the answers to the conclusion

    /** Ids of the replies that are asked for in the round that runs, and not given yet. */
    @Transactional(readOnly = true)
    public List<String> askedNow(String id) {
        SupervisionOrder order = store.get(id);
        return order.state() == State.IN_HAND ? replies.open(order) : List.of();
    }

    /** Whether what was late is met: asked of what is owed, whatever anybody says. */
    @Transactional(readOnly = true)
    public boolean isMet(SupervisionOrder order) {
        return owed(order)
                .filter(o -> o.bodies().stream().anyMatch(order.bodies()::contains))
                .isEmpty();
    }

    /** The 督查机构 has looked whether it was done. */
    public void verify(String id, Finding finding, Actor by) {
        SupervisionOrder order = inState(id, "核实", State.IN_HAND);
        require(replies.open(order).isEmpty(), "还有单位没有反馈，请在反馈审核后核实。");
        require(!finding.met() || isMet(order), order.what() + "，在系统中还没有办结：请先由承办单位办结（完成登记、核查销号等），或者选择“未办结”提出下一步建议。");
        store.setFinding(id, finding.words(), finding.met(), by.person());
        record(order, OrderVerb.VERIFIED, by, (finding.met() ? "已办结。" : "未办结。") + finding.words());
    }

    /** Whether it was found met, and still is. */
    @Transactional(readOnly = true)
    public boolean isFoundMet(String id) {
        SupervisionOrder order = store.get(id);
        return order.state() == State.CONCLUDING && isMet(order);
    }

    /** What the 督查机构 proposes where it was not. */
    public void proposeNext(String id, NextStep step, String words, @Nullable LocalDate replyBy, Actor by) {
        // Found met, but no more when the question was asked.
        SupervisionOrder order = inState(id, "提出建议", State.NEXT, State.CONCLUDING);
        LocalDate until = null;
        if (step.asksAgain()) {
            require(replyBy != null && replyBy.isAfter(today()), "请填写今天以后的再次反馈期限。");
            until = replyBy;
        }
        store.setNext(id, new Next(step, words.strip(), until, by.person()));
        record(
                order,
                OrderVerb.NEXT_PROPOSED,
                by,
                step.label() + "：" + words.strip() + (until == null ? "" : "（再次反馈期限：" + until + "）"));
    }

    /** The next step, to be signed in the name of the government. */
    public SupervisionOrder toSignNext(String id) {
        return inState(id, "报批", State.NEXT_APPROVING);
    }

    /** What the government has decided about it. */
    public void decideNext(String id, Decision decision) {
        SupervisionOrder order = toSignNext(id);
        Next next = Objects.requireNonNull(order.next());
        if (!decision.agreed()) {
            store.setState(id, State.NEXT);
            record(order, OrderVerb.NEXT_RETURNED, decision.by(), decision.words());
            return;
        }
        record(order, OrderVerb.NEXT_APPROVED, decision.by(), next.step().label() + "：" + decision.words());
        if (!next.step().asksAgain()) {
            store.setState(id, State.CONCLUDING);
            return;
        }
        LocalDate replyBy = Objects.requireNonNull(next.replyBy());
        store.setAskedAgain(id, replyBy);
        replies.ask(store.get(id), replyBy);
        tellBodies(
                order, order.named() + "，经批准：" + next.step().label() + "。" + next.words() + "请于" + replyBy + "前再次反馈。");
    }

    /** Whether the bodies are asked once more. */
    @Transactional(readOnly = true)
    public boolean isAskedAgain(String id) {
        return store.get(id).state() == State.IN_HAND;
    }

    /** Whether it comes to a conclusion. */
    @Transactional(readOnly = true)
    public boolean isToConclude(String id) {
        return store.get(id).state() == State.CONCLUDING;
    }

    /** The line in which it is concluded most often. */
    @Transactional(readOnly = true)
    public String likelyConclusion(SupervisionOrder order) {
        return isMet(order) ? order.what() + "，已经办结，予以结项。" : order.what() + "，应于" + order.due() + "前完成，至今没有办结。";
    }

    /** The 督查机构 concludes; whether it is met is told by what is owed. */
    public void conclude(String id, String words, Actor by) {
        SupervisionOrder order = inState(id, "作出结论", State.CONCLUDING);
        boolean met = isMet(order);
        store.setConclusion(id, new Conclusion(met, words.strip(), by.person()));
        record(order, OrderVerb.CONCLUDED, by, (met ? "已办结。" : "未办结。") + words.strip());
    }

    private void served(SupervisionOrder order, String number) {
        Conclusion conclusion = Objects.requireNonNull(order.conclusion());
        store.setServed(order.id(), number, today());
        SupervisionOrder out = store.get(order.id());
        journal.add(Entry.of(
                        out.matter(),
                        out.under(),
                        OrderVerb.SERVED,
                        Actor.PROGRAM,
                        names(out) + "：" + conclusion.words() + "复核申请期至" + out.reviewUntil())
                .basedOn(number));
        tellBodies(
                out,
                out.named() + "已作出督查结论（" + number + "）：" + conclusion.words() + "有异议的，可以在" + out.reviewUntil()
                        + "前由单位负责人在“计划进展”的“督办事项”中申请复核。");
    }

    // ---- reviews, and the end

    /**
     * A body does not agree with the conclusion.
     *
     * @throws Refusal outside the thirty days, or if the order was not for this body, or it has asked already
     */
    public void askReview(String id, String words, Actor by) {
        SupervisionOrder order = inState(id, "申请复核", State.AWAITING);
        require(order.bodies().contains(by.acting()), "本件督办的承办单位不是您的单位，不能申请复核。");
        require(!today().isAfter(order.reviewUntil()), "复核申请期已于" + order.reviewUntil() + "届满（收到结论之日起30日）。");
        require(store.insertReview(id, by.acting(), words.strip(), by.person()), "您的单位已经申请过复核，请等待复核决定。");
        record(order, OrderVerb.REVIEW_ASKED, by, words.strip());
        Supervision supervision = supervision(order.city());
        String text = organisations.get(order.city(), by.acting()).name() + "对" + order.named() + "的督查结论申请复核："
                + words.strip();
        tell(order, supervision.government().groupId(), text);
        tell(order, supervision.office().groupId(), text);
    }

    @Transactional(readOnly = true)
    public List<OrderReview> reviews(String id) {
        return store.reviews(id);
    }

    /** Whether somebody waits for the decision on a review. */
    @Transactional(readOnly = true)
    public boolean isReviewAsked(String id) {
        return store.reviews(id).stream().anyMatch(review -> review.changed() == null);
    }

    /** The day by which what was asked last has to be decided. */
    @Transactional(readOnly = true)
    public LocalDate reviewDue(String id) {
        return store.reviews(id).stream()
                .filter(review -> review.changed() == null)
                .map(OrderReview::appliedOn)
                .min(LocalDate::compareTo)
                .orElse(today())
                .plusDays(SupervisionOrder.REVIEW_DAYS);
    }

    /**
     * The government decides on what was asked; nobody decides who has had to do with the order.
     *
     * @param changed the conclusion as it is from now on; null: it stays
     */
    public void review(String id, @Nullable String changed, String words, Actor by) {
        SupervisionOrder order = inState(id, "复核", State.AWAITING);
        require(isReviewAsked(id), "没有等待复核的申请，请刷新任务列表。");
        require(!journal.hasTakenPart(order.matter(), by.person()), "您参与过本件督办，不得办理复核（政府督查工作条例第十七条），请由没有参与的人员办理。");
        store.setReviewed(id, changed != null, words.strip(), by.person());
        Entry entry = Entry.of(
                order.matter(),
                order.under(),
                OrderVerb.REVIEWED,
                by,
                (changed == null ? "维持结论。" : "变更结论。") + words.strip());
        if (changed != null) {
            String before = Objects.requireNonNull(order.conclusion()).words();
            store.setConclusionWords(id, changed.strip());
            entry = entry.changing(Map.of("督查结论", before), Map.of("督查结论", changed.strip()));
        }
        journal.add(entry);
        tellBodies(
                order,
                order.named() + "的复核决定：" + (changed == null ? "维持原结论。" : "变更结论为：" + changed.strip()) + words.strip());
    }

    /** Nothing more is asked: thirty days are over and every review is decided. */
    public void close(String id) {
        SupervisionOrder order = inState(id, "结项", State.AWAITING);
        require(today().isAfter(order.reviewUntil()), "复核申请期至" + order.reviewUntil() + "，期满才能结项。");
        require(!isReviewAsked(id), "还有复核申请没有决定，不能结项。");
        store.end(id, State.CLOSED, null);
        Conclusion conclusion = Objects.requireNonNull(order.conclusion());
        record(order, OrderVerb.CLOSED, Actor.PROGRAM, conclusion.words());
        journal.add(Entry.of(
                        order.late(),
                        order.under(),
                        OrderVerb.CLOSED,
                        Actor.PROGRAM,
                        order.named() + "：" + conclusion.words())
                .basedOn(order.number()));
    }

    /**
     * It is not pursued any more.
     *
     * @throws Refusal if it is concluded or has ended
     */
    public void revoke(String id, String reason, Actor by) {
        SupervisionOrder order = store.lock(id);
        require(!order.state().isEnd(), "这件督办" + order.state().label() + "，不能撤销。");
        require(order.state() != State.AWAITING, "这件督办已作出结论，不能撤销；有异议的由承办单位申请复核。");
        store.end(id, State.REVOKED, reason);
        replies.settle(order);
        record(order, OrderVerb.REVOKED, by, reason);
        if (ISSUED.contains(order.state())) {
            journal.add(Entry.of(order.late(), order.under(), OrderVerb.REVOKED, by, reason)
                    .basedOn(order.number()));
            tellBodies(order, order.named() + "已撤销：" + reason);
        }
    }

    /** Whether something has become of what an order is about. */
    public enum Turn {
        /** Its matter was withdrawn, or it was met before anything was issued: the order is revoked. */
        REVOKED,
        /** It is met: nobody is asked any more, and the 督查机构 verifies. */
        MET
    }

    /**
     * Something has changed in what a matter owes.
     *
     * @param withdrawn whether the matter has ended without having been done
     * @return what has become of its orders, by id; one that goes on as before is missing
     */
    public Map<String, Turn> changed(Matter late, boolean withdrawn) {
        return store.open(late).stream()
                .filter(order -> order.state() != State.AWAITING && order.state() != State.SERVING)
                .filter(order ->
                        withdrawn || (order.draft() == null ? owed(order).isEmpty() : isMet(order)))
                .collect(Collectors.toMap(SupervisionOrder::id, order -> turn(order, withdrawn)));
    }

    private Turn turn(SupervisionOrder order, boolean withdrawn) {
        if (withdrawn) {
            revoke(order.id(), "督办的事项已经停办", Actor.PROGRAM);
            return Turn.REVOKED;
        }
        if (!ISSUED.contains(order.state())) {
            revoke(order.id(), "印发以前，督办的事项已经办结", Actor.PROGRAM);
            return Turn.REVOKED;
        }
        if (order.state() == State.IN_HAND && !replies.open(order).isEmpty()) {
            replies.settle(order);
            record(order, OrderVerb.MET, Actor.PROGRAM, order.what() + "已办结，不再等待反馈，转核实");
            tell(
                    order,
                    supervision(order.city()).office().groupId(),
                    order.what() + "已办结，请核实" + order.named() + "并作出结论。");
        }
        return Turn.MET;
    }

    // ---- lists

    /** Those that a reader may know of, the newest first; see {@link OrderStore#page}. */
    @Transactional(readOnly = true)
    public List<SupervisionOrder> page(String city, boolean all, Collection<String> own, int offset, int limit) {
        return store.page(city, all, own, offset, limit);
    }

    @Transactional(readOnly = true)
    public int count(String city, boolean all, Collection<String> own) {
        return store.count(city, all, own);
    }

    /** Ids of bodies that have asked for a review, by the id of the order. */
    @Transactional(readOnly = true)
    public Map<String, List<String>> reviewed(Collection<String> orderIds) {
        return store.reviewed(orderIds);
    }

    /** How many orders each body was given about matters that are part of another, as the tasks of a plan. */
    @Transactional(readOnly = true)
    public Map<String, Integer> countsUnder(Matter whole) {
        return store.countsUnder(whole);
    }

    // ---- helpers

    /** @throws Refusal if the city has named no 督查机构 */
    private Supervision supervision(String city) {
        return organisations
                .supervision(city)
                .orElseThrow(() ->
                        Refusal.conflict("本市没有登记政府督查机构，不能督办（政府督查工作条例第七条）。请先由系统管理员在城市文件中登记督查机构及其依据；部门可以催办或者发提醒函、催办函。"));
    }

    private Optional<Obligation> owed(SupervisionOrder order) {
        return obligations.of(order.late()).stream()
                .filter(o -> o.key().equals(order.obligation()))
                .findFirst();
    }

    private static boolean isLate(Obligation obligation) {
        return obligation.toldAfter() != null;
    }

    private SupervisionOrder inState(String id, String act, State... states) {
        SupervisionOrder order = store.lock(id);
        require(List.of(states).contains(order.state()), "这件督办" + order.state().label() + "，现在不能" + act + "，请刷新任务列表。");
        return order;
    }

    private String names(SupervisionOrder order) {
        Names names = organisations.names(order.city());
        return order.bodies().stream().map(names::of).collect(Collectors.joining("、"));
    }

    private void record(SupervisionOrder order, Verb verb, Actor by, String words) {
        journal.add(Entry.of(order.matter(), order.under(), verb, by, words).basedOn(order.number()));
    }

    private void tellBodies(SupervisionOrder order, String text) {
        for (String id : order.bodies()) {
            Organisation body = organisations.get(order.city(), id);
            tell(order, body.groupId(), text);
            tell(order, body.headGroupId(), text);
        }
    }

    private void tell(SupervisionOrder order, String group, String text) {
        notices.send(order.city(), group, NoticeKind.SUPERVISION, order.matter().ref(), order.clause(), null, text);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw Refusal.conflict(otherwise);
        }
    }
}
