package cn.jingtu.land.access;

import cn.jingtu.land.access.AccessDecision.Outcome;
import cn.jingtu.land.access.AccessStore.Check;
import cn.jingtu.land.access.AccessStore.ParcelDoubt;
import cn.jingtu.land.access.Answer.Permission;
import cn.jingtu.land.access.Facts.Use;
import cn.jingtu.matter.Actor;
import cn.jingtu.matter.Entry;
import cn.jingtu.matter.Journal;
import cn.jingtu.matter.Verb;
import cn.jingtu.platform.Refusal;
import cn.jingtu.register.RegisterEntry;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Queries at the gate, from the question to the decision. What was asked, found and answered is never changed: whatever
 * comes later is written beside it.
 */
@Component
@Transactional
public class AccessQueries {

    /** Digits of a code: nobody tries ten to the sixteenth. */
    private static final int CODE = 16;

    private static final int MOST_PARCELS = 500;

    private final AccessStore store;
    private final AccessSettings settings;
    private final Matching matching;
    private final Journal journal;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    AccessQueries(AccessStore store, AccessSettings settings, Matching matching, Journal journal, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.matching = matching;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * What is asked.
     *
     * @param onBehalfOf who wants to build, buy or sell
     * @param caseNumber of the case at the body that asks
     */
    public record Question(
            String city,
            Gate gate,
            @Nullable String onBehalfOf,
            @Nullable String caseNumber,
            String purpose,
            List<Parcel> parcels) {}

    // ---- asking

    /** @throws Refusal if the body does not decide at the gate, or there are no parcels or too many */
    public AccessQuery ask(Question question, Actor by) {
        if (!settings.of(question.city()).bodies(question.gate()).contains(by.acting())) {
            throw Refusal.forbidden("“" + question.gate().label() + "”环节由本市规定的办理单位查询，您所在的单位不在其中。");
        }
        if (question.parcels().isEmpty() || question.parcels().size() > MOST_PARCELS) {
            throw Refusal.invalid("一次查询1至" + MOST_PARCELS + "宗地块，请增减后再提交。");
        }
        Instant now = clock.instant();
        LocalDate today = LocalDate.now(clock);
        int serial = store.nextSerial(question.city(), today.getYear());
        AccessQuery query = new AccessQuery(
                UUID.randomUUID().toString(),
                question.city(),
                "准入查询〔" + today.getYear() + "〕" + serial + "号",
                question.gate(),
                by.acting(),
                question.onBehalfOf(),
                question.caseNumber(),
                question.purpose(),
                by.person(),
                now,
                today,
                question.parcels());
        store.add(query, serial);
        write(query, AccessVerb.ASKED, by, question.gate().label() + "：" + query.subject());
        return query;
    }

    // ---- reading

    @Transactional(readOnly = true)
    public Optional<AccessQuery> find(String id) {
        return store.find(id);
    }

    /** @throws Refusal if there is none */
    @Transactional(readOnly = true)
    public AccessQuery get(String id) {
        return store.find(id).orElseThrow(() -> Refusal.notFound("找不到这次准入查询，请返回查询记录重新查找。"));
    }

    @Transactional(readOnly = true)
    public Optional<AccessSheet> sheet(String id) {
        return store.sheet(id);
    }

    @Transactional(readOnly = true)
    public List<AccessDecision> decisions(String id) {
        return store.decisions(id);
    }

    @Transactional(readOnly = true)
    public Optional<String> explanation(String id) {
        return store.explanation(id);
    }

    /** Positions of the parcels of a query of whose sites a list has changed since. */
    @Transactional(readOnly = true)
    public Set<Integer> changed(String id) {
        return store.changes(id).stream().map(AccessStore.Change::position).collect(Collectors.toSet());
    }

    @Transactional(readOnly = true)
    public AccessState state(String id) {
        List<AccessDecision> decisions = store.decisions(id);
        return AccessState.of(
                store.sheet(id).map(AccessSheet::validUntil).orElse(null),
                LocalDate.now(clock),
                !store.changes(id).isEmpty(),
                !decisions.isEmpty(),
                decisions.stream().anyMatch(decision -> decision.contrary() != null),
                store.explanation(id).isPresent());
    }

    /**
     * The query whose sheet has this number and code; empty if there is none in this city.
     *
     * @param code with or without blanks
     */
    @Transactional(readOnly = true)
    public Optional<AccessQuery> verified(String city, String number, String code) {
        byte[] typed = code.replaceAll("\\s", "").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return store.numbered(city, number.strip())
                .filter(query -> store.sheet(query.id())
                        .filter(sheet -> MessageDigest.isEqual(
                                sheet.code().getBytes(java.nio.charset.StandardCharsets.UTF_8), typed))
                        .isPresent());
    }

    /** @param bodies ids of those whose queries are read; null: of all */
    @Transactional(readOnly = true)
    public List<AccessLine> lines(
            String city, @Nullable Collection<String> bodies, String sought, int offset, int size) {
        return store.lines(city, bodies, sought, offset, size);
    }

    @Transactional(readOnly = true)
    public int count(String city, @Nullable Collection<String> bodies, String sought) {
        return store.count(city, bodies, sought);
    }

    // ---- the snapshot, and what a person has to tell of it

    /** Looks through the register and keeps what stood there; once for each query. */
    public void snapshot(String id) {
        AccessQuery query = get(id);
        int staleDays = settings.of(query.city()).staleDays();
        for (Parcel parcel : query.parcels()) {
            List<Match> matches = matching.of(query.city(), parcel, staleDays);
            store.addSnapshot(id, parcel.position(), doubt(query, parcel, matches), matches);
        }
    }

    /** What only a person can tell of the parcel itself; null: nothing. What is denied in any case needs no more. */
    private static @Nullable String doubt(AccessQuery query, Parcel parcel, List<Match> matches) {
        List<SiteFacts> sure = matches.stream()
                .filter(match -> match.doubt() == null)
                .map(Match::facts)
                .toList();
        if (!sure.isEmpty() && ParcelJudging.answer(query, parcel.use(), sure).answer() == Permission.DENY) {
            return null;
        }
        if (parcel.outline() == null && sure.isEmpty()) {
            return "没有四至范围，编号也不在台账中，仅凭名称不能确定";
        }
        boolean known = (sure.isEmpty() ? Stream.of(SiteFacts.none()) : sure.stream())
                .allMatch(site -> site.together(parcel.use()).previous().isKnown());
        return known ? null : "原用途、来源或者工业、仓储、固体废物、重点监管单位情况不清楚";
    }

    /** Whether no parcel has to be looked at by a person. */
    @Transactional(readOnly = true)
    public boolean isCertain(String id) {
        return toCheck(id).isEmpty();
    }

    /**
     * A parcel that a person has to look at.
     *
     * @param doubt of the parcel itself; null: only of its matches
     * @param candidates that may be it
     */
    public record ToCheck(Parcel parcel, @Nullable String doubt, List<Candidate> candidates) {}

    /**
     * @param way how it was found
     * @param percent of the parcel that lies within it
     * @param doubt null: it is the parcel
     */
    public record Candidate(
            String entry,
            String title,
            String state,
            String way,
            String percent,
            @Nullable String doubt) {}

    @Transactional(readOnly = true)
    public List<ToCheck> toCheck(String id) {
        AccessQuery query = get(id);
        Map<Integer, String> doubts =
                store.doubts(id).stream().collect(Collectors.toMap(ParcelDoubt::position, ParcelDoubt::doubt));
        Map<Integer, List<Match>> matches = store.matches(id).stream().collect(Collectors.groupingBy(Match::position));
        List<ToCheck> open = new ArrayList<>();
        for (Parcel parcel : query.parcels()) {
            List<Match> candidates = matches.getOrDefault(parcel.position(), List.of());
            String doubt = doubts.get(parcel.position());
            if (doubt != null || candidates.stream().anyMatch(match -> match.doubt() != null)) {
                open.add(new ToCheck(
                        parcel,
                        doubt,
                        candidates.stream()
                                .map(match -> new Candidate(
                                        match.entry(),
                                        match.title(),
                                        match.state(),
                                        match.way().label(),
                                        match.share()
                                                .movePointRight(2)
                                                .stripTrailingZeros()
                                                .toPlainString(),
                                        match.doubt()))
                                .toList()));
            }
        }
        return open;
    }

    /**
     * What a person says of a parcel.
     *
     * @param entries ids of the candidates that are the parcel or part of it
     * @param use with what the person found out of what it was used for
     */
    public record Checked(int position, Set<String> entries, Use use, String words) {}

    /** @throws Refusal if something was not said, or says of other sites than were found */
    public void check(String id, List<Checked> said, Actor by) {
        AccessQuery query = get(id);
        if (by.isUser(query.askedBy())) {
            throw Refusal.forbidden("您提出了这次查询，不得自己核对，请由其他人员办理。");
        }
        Map<Integer, Checked> byPosition =
                said.stream().collect(Collectors.toMap(Checked::position, one -> one, (a, b) -> a));
        for (ToCheck open : toCheck(id)) {
            Checked checked = byPosition.get(open.parcel().position());
            if (checked == null) {
                throw Refusal.invalid(
                        "第" + open.parcel().position() + "宗“" + open.parcel().name() + "”还没有核对意见。");
            }
            Set<String> found = open.candidates().stream().map(Candidate::entry).collect(Collectors.toSet());
            Set<String> entries = open.candidates().stream()
                    .filter(candidate -> candidate.doubt() == null)
                    .map(Candidate::entry)
                    .collect(Collectors.toSet());
            if (!found.containsAll(checked.entries())) {
                throw Refusal.invalid("“" + open.parcel().name() + "”的核对意见与查到的地块不符，请刷新页面后重新填写。");
            }
            entries.addAll(checked.entries());
            store.addCheck(
                    id,
                    new Check(
                            checked.position(),
                            List.copyOf(entries),
                            checked.use(),
                            checked.words(),
                            by.person(),
                            clock.instant()),
                    by.acting());
            write(query, AccessVerb.CHECKED, by, open.parcel().title() + "：" + checked.words());
        }
    }

    // ---- the answer

    /** Judges every parcel by what stood on record when it was asked about, and gives the sheet its code. */
    public AccessSheet answer(String id) {
        AccessQuery query = get(id);
        Map<Integer, Check> checks =
                store.checks(id).stream().collect(Collectors.toMap(Check::position, check -> check));
        Map<Integer, List<Match>> matches = store.matches(id).stream().collect(Collectors.groupingBy(Match::position));
        List<AccessSheet.OfParcel> answers = new ArrayList<>();
        for (Parcel parcel : query.parcels()) {
            Check check = checks.get(parcel.position());
            List<SiteFacts> sites = matches.getOrDefault(parcel.position(), List.of()).stream()
                    .filter(match -> check == null
                            ? match.doubt() == null
                            : check.entries().contains(match.entry()))
                    .map(Match::facts)
                    .toList();
            answers.add(new AccessSheet.OfParcel(
                    parcel.position(), ParcelJudging.answer(query, check == null ? parcel.use() : check.use(), sites)));
        }
        AccessSheet sheet = new AccessSheet(
                code(),
                clock.instant(),
                LocalDate.now(clock).plusDays(settings.of(query.city()).validDays()),
                answers);
        store.addSheet(id, sheet);
        write(
                query,
                AccessVerb.ANSWERED,
                Actor.PROGRAM,
                answers.stream()
                        .map(answer -> query.parcel(answer.position()).name() + "：" + AccessWords.of(answer.answer()))
                        .collect(Collectors.joining("；")));
        return sheet;
    }

    private String code() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < CODE; i++) {
            code.append(random.nextInt(10));
        }
        return code.toString();
    }

    /** Ids of the sites that a parcel is or holds, as it was answered. */
    @Transactional(readOnly = true)
    public List<String> sites(String id, int position) {
        Optional<Check> check =
                store.checks(id).stream().filter(c -> c.position() == position).findFirst();
        return store.matches(id).stream()
                .filter(match -> match.position() == position)
                .filter(match ->
                        check.map(c -> c.entries().contains(match.entry())).orElse(match.doubt() == null))
                .map(Match::entry)
                .toList();
    }

    /** The site that somebody else's query of the same plot made, or was found to be, meanwhile. */
    public Optional<String> seenTo(AccessQuery query, Parcel parcel) {
        String number = parcel.number();
        store.keep(query.city(), number == null ? parcel.name() : number);
        return number == null
                ? Optional.empty()
                : store.knownAs(query.city(), number).stream().findFirst();
    }

    /** @param begun whether this query set the procedure of the site going */
    public void clue(AccessQuery query, Parcel parcel, RegisterEntry site, boolean begun) {
        store.addClue(query.id(), parcel.position(), site.id(), begun);
        write(
                query,
                AccessVerb.CLUE,
                Actor.PROGRAM,
                parcel.title() + "：" + (begun ? "已启动“" : "已在办理“") + site.title() + "”");
    }

    // ---- what comes after

    /** Queries that wait for an answer or a decision and ask about a site whose lists have changed; noted with each. */
    public List<AccessQuery> changed(RegisterEntry site, LocalDate on) {
        List<AccessQuery> touched = new ArrayList<>();
        for (AccessQuery query : store.open(site.city(), LocalDate.now(clock))) {
            Map<Integer, Match> matched = store.matches(query.id()).stream()
                    .filter(match -> match.entry().equals(site.id()))
                    .collect(Collectors.toMap(Match::position, match -> match));
            List<Parcel> parcels = query.parcels().stream()
                    .filter(parcel -> matched.containsKey(parcel.position())
                            ? sites(query.id(), parcel.position()).contains(site.id())
                                    || store.sheet(query.id()).isEmpty()
                            : matching.mayBe(parcel, site))
                    .toList();
            if (!parcels.isEmpty()) {
                parcels.forEach(parcel -> store.addChange(query.id(), parcel.position(), site.id(), on));
                write(
                        query,
                        AccessVerb.CHANGED,
                        Actor.PROGRAM,
                        parcels.stream().map(Parcel::title).collect(Collectors.joining("、")) + "的名单情况有变化，须重新查询");
                touched.add(query);
            }
        }
        return touched;
    }

    /**
     * What was decided at the gate.
     *
     * @param number of the permit or contract
     */
    public record Decided(
            int position,
            Outcome outcome,
            @Nullable String number,
            @Nullable LocalDate on) {}

    /**
     * Keeps what was decided, with what in it contradicts the answer.
     *
     * @throws Refusal if a parcel is missing, or something was issued on a day on which the answer did not hold
     */
    public void decide(String id, List<Decided> decided, Actor by) {
        AccessQuery query = get(id);
        AccessSheet sheet = store.sheet(id).orElseThrow(() -> Refusal.conflict("查询还没有答复，请等答复后再登记办理决定。"));
        Map<Integer, LocalDate> changes = new HashMap<>();
        store.changes(id)
                .forEach(change -> changes.put(
                        change.position(), change.at().atZone(clock.getZone()).toLocalDate()));
        Map<Integer, Decided> byPosition = new LinkedHashMap<>();
        decided.forEach(one -> byPosition.put(one.position(), one));
        List<AccessDecision> decisions = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        for (Parcel parcel : query.parcels()) {
            Decided one = byPosition.get(parcel.position());
            if (one == null) {
                throw Refusal.invalid("第" + parcel.position() + "宗“" + parcel.name() + "”还没有登记办理决定。");
            }
            if (one.outcome() == Outcome.ISSUED) {
                requireValid(query, sheet, parcel, one, changes.get(parcel.position()));
            }
            decisions.add(new AccessDecision(
                    parcel.position(),
                    one.outcome(),
                    one.number(),
                    one.on(),
                    one.outcome() == Outcome.ISSUED ? contrary(sheet.of(parcel.position())) : null,
                    by.person()));
            entries.add(entry(
                    query,
                    AccessVerb.DECIDED,
                    by,
                    parcel.title() + "：" + one.outcome().label()
                            + (one.number() == null ? "" : "，" + one.number())
                            + (one.on() == null ? "" : "，" + one.on())));
        }
        store.addDecisions(id, decisions);
        journal.add(entries);
    }

    private static void requireValid(
            AccessQuery query, AccessSheet sheet, Parcel parcel, Decided one, @Nullable LocalDate changed) {
        LocalDate on = one.on();
        if (one.number() == null || on == null) {
            throw Refusal.invalid("“" + parcel.name() + "”已办理，请填写文号和办理日期。");
        }
        if (on.isBefore(query.day())) {
            throw Refusal.invalid("“" + parcel.name() + "”的办理日期" + on + "早于查询日期" + query.day() + "：先查询、后办理，请核对日期。");
        }
        if (on.isAfter(sheet.validUntil())) {
            throw Refusal.conflict(
                    "“" + parcel.name() + "”的答复有效期至" + sheet.validUntil() + "，" + on + "办理的须重新查询，凭新的答复登记。");
        }
        if (changed != null && on.isAfter(changed)) {
            throw Refusal.conflict("“" + parcel.name() + "”的名单情况在" + changed + "有变化，此后办理的须重新查询，凭新的答复登记。");
        }
    }

    private static @Nullable String contrary(Answer answer) {
        return switch (answer.answer()) {
            case DENY -> "答复为不予，仍然办理";
            case INVESTIGATE_FIRST -> "答复为先调查，未经调查即办理";
            case ALLOW -> null;
        };
    }

    /** Parcels decided against the answer, each with how; in their order. */
    @Transactional(readOnly = true)
    public Map<Parcel, String> contradictions(String id) {
        AccessQuery query = get(id);
        Map<Parcel, String> contradictions = new LinkedHashMap<>();
        for (AccessDecision decision : store.decisions(id)) {
            if (decision.contrary() != null) {
                contradictions.put(query.parcel(decision.position()), decision.contrary());
            }
        }
        return contradictions;
    }

    public void explain(String id, String words, String measures, Actor by) {
        AccessQuery query = get(id);
        if (store.decisions(id).stream().anyMatch(decision -> by.isUser(decision.by()))) {
            throw Refusal.forbidden("您登记了办理决定，不一致的情况须由本单位其他负责人说明。");
        }
        store.addExplanation(id, words, measures, by.person());
        write(query, AccessVerb.EXPLAINED, by, words + "；" + measures);
    }

    public void handedOn(String id, String to) {
        write(get(id), AccessVerb.HANDED_ON, Actor.PROGRAM, "已通报" + to);
    }

    private void write(AccessQuery query, Verb verb, Actor by, String words) {
        journal.add(entry(query, verb, by, words));
    }

    private static Entry entry(AccessQuery query, Verb verb, Actor by, String words) {
        return Entry.of(query.matter(), null, verb, by, words);
    }
}
