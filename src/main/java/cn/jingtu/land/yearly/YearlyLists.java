package cn.jingtu.land.yearly;

import cn.jingtu.calendar.CityCalendars;
import cn.jingtu.evidence.WrittenFile;
import cn.jingtu.land.yearly.ListRow.Proposal;
import cn.jingtu.land.yearly.ListRow.Result;
import cn.jingtu.land.yearly.ListRow.Said;
import cn.jingtu.land.yearly.ListStore.Outcome;
import cn.jingtu.land.yearly.ListStore.View;
import cn.jingtu.land.yearly.ListStore.Word;
import cn.jingtu.matter.Actor;
import cn.jingtu.matter.Entry;
import cn.jingtu.matter.Journal;
import cn.jingtu.matter.Obligations;
import cn.jingtu.matter.Owed;
import cn.jingtu.organisation.Organisation;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.platform.Refusal;
import cn.jingtu.register.Change;
import cn.jingtu.register.Kind;
import cn.jingtu.register.Kinds;
import cn.jingtu.register.Register;
import cn.jingtu.register.RegisterEntry;
import cn.jingtu.register.RegisterSearch;
import cn.jingtu.register.RegisterSearch.Order;
import cn.jingtu.register.RegisterSearch.Wanted;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 年度管控清单, year by year: what the register proposes, what each county confirms of its own plots, how natural resources see
 * it, and what becomes of it in the register once the paper is out. A list changes only where both agree; what was proposed
 * and said is never changed.
 */
@Component
@Transactional
public class YearlyLists {

    /** For the counties; a convention of ours, as are the others. */
    private static final int CONFIRM_WORKDAYS = 20;

    private static final int STEP_WORKDAYS = 10;

    /** Where the day of the year has been when the program meets a city first: the register is to be taken over before. */
    private static final int LATE_WORKDAYS = 10;

    private static final String SITE = "site";
    private static final String CONTROL = "deferral";
    private static final int PAGE = 1000;
    private static final int FEW = 20;

    private final ListStore store;
    private final Register register;
    private final RegisterSearch search;
    private final Kinds kinds;
    private final Organisations organisations;
    private final CityCalendars calendars;
    private final Obligations obligations;
    private final Journal journal;
    private final Clock clock;

    YearlyLists(
            ListStore store,
            Register register,
            RegisterSearch search,
            Kinds kinds,
            Organisations organisations,
            CityCalendars calendars,
            Obligations obligations,
            Journal journal,
            Clock clock) {
        this.store = store;
        this.register = register;
        this.search = search;
        this.kinds = kinds;
        this.organisations = organisations;
        this.calendars = calendars;
        this.obligations = obligations;
        this.journal = journal;
        this.clock = clock;
    }

    // ---- a year

    /** Lays the lists of a year for each of these cities; those that there were not yet. */
    public List<YearlyList> lay(Collection<String> cities, int year) {
        Set<String> laid = store.laid(cities, year);
        return cities.stream()
                .filter(city -> !laid.contains(city))
                .map(city -> new YearlyList(UUID.randomUUID().toString(), city, year, opensOn(city, year)))
                .filter(store::add)
                .toList();
    }

    private LocalDate opensOn(String city, int year) {
        LocalDate day = calendars.workdays(city).nextOrSame(YearlyList.OPENS.atYear(year));
        LocalDate today = LocalDate.now(clock);
        return day.isBefore(today) ? calendars.workdays(city).plus(today, LATE_WORKDAYS) : day;
    }

    @Transactional(readOnly = true)
    public Optional<ListLine> find(String id) {
        return store.find(id);
    }

    /** @throws Refusal if there is none */
    @Transactional(readOnly = true)
    public ListLine get(String id) {
        return store.find(id).orElseThrow(YearlyLists::none);
    }

    @Transactional(readOnly = true)
    public Optional<ListLine> ofYear(String city, int year) {
        return store.ofYear(city, year);
    }

    /** Years of which a city has lists, the newest first. */
    @Transactional(readOnly = true)
    public List<Integer> years(String city) {
        return store.years(city);
    }

    /** Whom it asks, and who has answered. */
    @Transactional(readOnly = true)
    public List<ListPart> parts(String id) {
        return store.parts(id);
    }

    /** In the order in which they were made. */
    @Transactional(readOnly = true)
    public List<ListRow> rows(String id) {
        return store.rows(id);
    }

    /** The day by which the counties confirm, if they are asked now. */
    @Transactional(readOnly = true)
    public LocalDate confirmDue(String city) {
        return due(city, CONFIRM_WORKDAYS);
    }

    /** The day on which a step that begins now is due. */
    @Transactional(readOnly = true)
    public LocalDate due(String city) {
        return due(city, STEP_WORKDAYS);
    }

    private LocalDate due(String city, int workdays) {
        return calendars.workdays(city).plus(LocalDate.now(clock), workdays);
    }

    /** The day has come. */
    public void open(String id) {
        YearlyList list = get(id).list();
        write(list, ListVerb.OPENED, Actor.PROGRAM, list.title());
    }

    // ---- what the register says

    /**
     * Makes the rows: what stands on a list, and what should come onto it.
     *
     * @param branches by id of the county, that of the body that answers for its plots; for all others the coordinator does
     */
    public void fill(String id, Map<String, String> branches) {
        YearlyList list = awaited(id, ListState.WAITING);
        String coordinator = organisations.coordinator(list.city()).id();
        List<ListRow> rows = new ArrayList<>();
        for (ListKind kind : ListKind.values()) {
            for (RegisterEntry site : all(wanted(list.city(), null, kind.name()))) {
                Optional<String> leave = kind.whyLeave(site);
                rows.add(row(
                        rows.size() + 1,
                        kind,
                        site,
                        branches.getOrDefault(String.valueOf(site.county()), coordinator),
                        leave.isPresent() ? Proposal.LEAVE : Proposal.KEEP,
                        leave.orElse("在册，状态为“" + stateOf(site) + "”")));
            }
            for (String state : new TreeSet<>(kind.from())) {
                for (RegisterEntry site : all(wanted(list.city(), state, null))) {
                    kind.whyEnter(site)
                            .ifPresent(why -> rows.add(row(
                                    rows.size() + 1,
                                    kind,
                                    site,
                                    branches.getOrDefault(String.valueOf(site.county()), coordinator),
                                    Proposal.ENTER,
                                    why)));
                }
            }
        }
        Set<String> bodies = new TreeSet<>(branches.values());
        rows.forEach(row -> bodies.add(row.body()));
        store.addFilling(id, bodies);
        store.addRows(id, rows);
        if (bodies.isEmpty()) {
            oweConsultation(list);
        } else {
            owe(list, "confirm", "确认" + list.title(), confirmDue(list.city()), bodies);
        }
        write(
                list,
                ListVerb.FILLED,
                Actor.PROGRAM,
                Arrays.stream(ListKind.values())
                        .map(kind -> kind.label() + counted(rows, kind))
                        .collect(Collectors.joining("；")));
    }

    private static String counted(List<ListRow> rows, ListKind kind) {
        return Arrays.stream(Proposal.values())
                .map(proposal -> Map.entry(
                        proposal,
                        rows.stream()
                                .filter(row -> row.kind() == kind && row.proposal() == proposal)
                                .count()))
                .filter(one -> one.getValue() > 0)
                .map(one -> one.getKey().label() + one.getValue() + "个")
                .collect(Collectors.collectingAndThen(
                        Collectors.joining("、"), words -> words.isEmpty() ? "没有地块" : words));
    }

    private static ListRow row(
            int position, ListKind kind, RegisterEntry site, String body, Proposal proposal, String grounds) {
        return new ListRow(
                position,
                body,
                kind,
                site.id(),
                site.number(),
                site.name(),
                site.county(),
                proposal == Proposal.KEEP || proposal == Proposal.LEAVE,
                proposal,
                grounds,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private Wanted wanted(String city, @Nullable String state, @Nullable String list) {
        return new Wanted(city, kinds.get(SITE), null, "", state, list, null, null, false);
    }

    private List<RegisterEntry> all(Wanted wanted) {
        List<RegisterEntry> all = new ArrayList<>();
        List<RegisterEntry> page;
        do {
            page = search.page(wanted, Order.NUMBER, all.size(), PAGE);
            all.addAll(page);
        } while (page.size() == PAGE);
        return all;
    }

    // ---- what the counties say

    /** What a county says of a row. */
    public record Confirmed(
            int position, Said said, @Nullable String words) {}

    /** A plot that a county puts in. */
    public record Added(ListKind kind, String entry, String words) {}

    /**
     * Sites of these counties that may be put in, by words that stand in them; a few.
     *
     * @param counties ids
     */
    @Transactional(readOnly = true)
    public List<RegisterEntry> addable(String id, Collection<String> counties, String sought) {
        YearlyList list = get(id).list();
        Set<String> there = store.rows(id).stream().map(ListRow::entry).collect(Collectors.toSet());
        return search
                .page(
                        new Wanted(list.city(), kinds.get(SITE), counties, sought, null, null, null, null, false),
                        Order.NUMBER,
                        0,
                        FEW + there.size())
                .stream()
                .filter(site -> !there.contains(site.id())
                        && Arrays.stream(ListKind.values()).anyMatch(kind -> kind.mayEnter(site)))
                .limit(FEW)
                .toList();
    }

    /**
     * A county has gone through its plots.
     *
     * @param counties ids of those for whose plots the body answers
     * @param proven whether a file was handed in with it
     * @throws Refusal if a plot is left out, is another's, or something is missing; nothing of it is taken then
     */
    public void confirm(
            String id,
            boolean nil,
            List<Confirmed> said,
            List<Added> added,
            Collection<String> counties,
            boolean proven,
            Actor by) {
        YearlyList list = awaited(id, ListState.CONFIRMING);
        ListPart part = part(list, by.acting());
        List<ListRow> rows = store.rows(id);
        List<ListRow> own =
                rows.stream().filter(row -> row.body().equals(part.body())).toList();
        if (nil && !(own.isEmpty() && said.isEmpty() && added.isEmpty())) {
            throw Refusal.invalid("本单位有" + (own.size() + added.size()) + "行地块，须逐行确认，不能零报告。");
        }
        if (!nil && own.isEmpty() && added.isEmpty()) {
            throw Refusal.invalid("本单位没有地块，请勾选零报告，或者增补地块。");
        }
        List<Word> words = new ArrayList<>(said(own, said));
        refuseControlled(list, own, words);
        List<ListRow> put = put(list, part, rows, added, counties);
        for (int i = 0; i < put.size(); i++) {
            words.add(new Word(put.get(i).position(), Said.ENTER, added.get(i).words()));
        }
        if (!proven && words.stream().anyMatch(word -> word.said() != Said.KEEP)) {
            throw Refusal.invalid("有地块列入、移出或者暂不列入，请上传依据材料，如调查结论、开工证明或者情况说明。");
        }
        store.addRows(id, put);
        store.addConfirmation(id, part.body(), nil, by.person());
        store.addWords(id, part.body(), words);
        writeConfirmation(list, nil, own, put, words, by);
        obligations.done(list.matter(), part.body());
        if (store.parts(id).stream().allMatch(ListPart::isConfirmed)) {
            oweConsultation(list);
        }
    }

    private ListPart part(YearlyList list, String body) {
        ListPart part = store.parts(list.id()).stream()
                .filter(one -> one.body().equals(body))
                .findFirst()
                .orElseThrow(() -> Refusal.forbidden("“" + list.title() + "”没有请您的单位确认，不能办理。"));
        if (part.isConfirmed()) {
            throw Refusal.conflict("您的单位已经确认过“" + list.title() + "”，不能再次确认，请刷新任务列表。");
        }
        return part;
    }

    private static List<Word> said(List<ListRow> own, List<Confirmed> said) {
        Map<Integer, Confirmed> answers = byPosition(
                said,
                Confirmed::position,
                own.stream().map(ListRow::position).collect(Collectors.toSet()),
                "不是本单位的地块，请刷新页面后重新填写");
        List<Word> words = new ArrayList<>();
        for (ListRow row : own) {
            Confirmed one = answers.get(row.position());
            if (one == null) {
                throw Refusal.invalid("“" + row.title() + "”还没有确认，请逐行选择。");
            }
            if (!one.said().fits(row)) {
                throw Refusal.invalid(
                        "“" + row.title() + "”" + (row.standing() ? "已在清单，只能保留或者移出" : "不在清单，只能列入或者暂不列入") + "，请重新选择。");
            }
            boolean asProposed = row.proposal().isFollowedBy(one.said());
            if (one.words() == null && !(asProposed && one.said() != Said.LEAVE)) {
                throw Refusal.invalid("“" + row.title() + "”" + one.said().label() + "，请写明理由。");
            }
            words.add(new Word(one.position(), one.said(), one.words()));
        }
        return words;
    }

    /** By their positions, all among those that are asked about, none twice. */
    private static <T> Map<Integer, T> byPosition(
            List<T> all, Function<T, Integer> position, Set<Integer> asked, String otherwise) {
        Map<Integer, T> byPosition = new LinkedHashMap<>();
        for (T one : all) {
            int at = position.apply(one);
            if (!asked.contains(at)) {
                throw Refusal.invalid("第" + at + "行" + otherwise + "。");
            }
            if (byPosition.put(at, one) != null) {
                throw Refusal.invalid("第" + at + "行填了两次，请只填一次。");
            }
        }
        return byPosition;
    }

    /** Who is under control leaves by what ends that, which asks for proof of its own. */
    private void refuseControlled(YearlyList list, List<ListRow> own, List<Word> words) {
        Set<Integer> leaving = words.stream()
                .filter(word -> word.said() == Said.LEAVE)
                .map(Word::position)
                .collect(Collectors.toSet());
        List<ListRow> rows =
                own.stream().filter(row -> leaving.contains(row.position())).toList();
        Set<String> controlled = controlled(list.city(), rows);
        rows.stream()
                .filter(row -> controlled.contains(row.entry()))
                .findFirst()
                .ifPresent(row -> {
                    throw Refusal.conflict("“" + row.title() + "”正在逐宗管控，不能移出：请先在台账的地块页面办理“决定开发利用”或者“证实可以移出”；本年选择继续保留。");
                });
    }

    /** Ids of the sites whose control goes on. */
    private Set<String> controlled(String city, List<ListRow> rows) {
        if (rows.isEmpty()) {
            return Set.of();
        }
        Kind control = kinds.get(CONTROL);
        Set<String> roots = rows.stream().map(ListRow::entry).collect(Collectors.toSet());
        return all(new Wanted(city, control, null, "", null, null, null, null, false, null, roots, null)).stream()
                .filter(entry -> !control.state(entry.state()).isEnded())
                .map(RegisterEntry::root)
                .collect(Collectors.toSet());
    }

    private List<ListRow> put(
            YearlyList list, ListPart part, List<ListRow> rows, List<Added> added, Collection<String> counties) {
        Map<String, RegisterEntry> sites = new LinkedHashMap<>();
        register.all(added.stream().map(Added::entry).distinct().toList()).forEach(site -> sites.put(site.id(), site));
        Set<String> there = new HashSet<>();
        rows.forEach(row -> there.add(row.entry()));
        int last = rows.stream().mapToInt(ListRow::position).max().orElse(0);
        List<ListRow> put = new ArrayList<>();
        for (Added one : added) {
            RegisterEntry site = sites.get(one.entry());
            if (site == null
                    || !site.city().equals(list.city())
                    || !site.kind().id().equals(SITE)
                    || site.isStruck()
                    || !counties.contains(String.valueOf(site.county()))) {
                throw Refusal.invalid("增补的地块不在本单位的台账中，请重新查找后选择。");
            }
            if (!there.add(site.id())) {
                throw Refusal.invalid("“" + site.title() + "”已经列出，不必增补。");
            }
            if (!one.kind().mayEnter(site)) {
                throw Refusal.conflict("“" + site.title() + "”现在是“" + stateOf(site) + "”，不能列入"
                        + one.kind().label() + "。");
            }
            put.add(row(last + put.size() + 1, one.kind(), site, part.body(), Proposal.REPORTED, "县区增补"));
        }
        return put;
    }

    /** A county's plots are for the county and those who see the whole city to read, as some lists are internal. */
    private void writeConfirmation(
            YearlyList list, boolean nil, List<ListRow> own, List<ListRow> put, List<Word> words, Actor by) {
        Organisation body = organisations.get(list.city(), by.acting());
        Map<Integer, Word> said = words.stream().collect(Collectors.toMap(Word::position, Function.identity()));
        List<Entry> entries = new ArrayList<>();
        entries.add(entry(
                list, nil ? ListVerb.NIL : ListVerb.CONFIRMED, by, nil ? "没有应列入清单的地块" : "地块" + words.size() + "行"));
        Stream.concat(own.stream(), put.stream()).forEach(row -> {
            Word word = Objects.requireNonNull(said.get(row.position()));
            entries.add(entry(list, ListVerb.SAID, by, told(row, word.said().label(), word.words()))
                    .onlyFor(body.groupId()));
        });
        journal.add(entries);
    }

    private static String told(ListRow row, String what, @Nullable String words) {
        return row.title() + "，" + row.kind().label() + "：" + what + (words == null ? "" : "，" + words);
    }

    // ---- how natural resources see it

    /** @param words why they do not agree, or what else they say */
    public record Viewed(
            int position, boolean agreed, @Nullable String words) {}

    /**
     * Natural resources have been heard of each row: who says nothing has not agreed.
     *
     * @throws Refusal if a row is left out, or the user confirmed for a county
     */
    public void consult(String id, List<Viewed> viewed, Actor by) {
        YearlyList list = awaited(id, ListState.CONSULTING);
        if (store.parts(id).stream().anyMatch(part -> by.isUser(part.confirmedBy()))) {
            throw Refusal.forbidden("您办理了县区确认，会商意见请由其他人员填写。");
        }
        List<ListRow> rows = store.rows(id);
        Map<Integer, Viewed> answers = byPosition(
                viewed,
                Viewed::position,
                rows.stream().map(ListRow::position).collect(Collectors.toSet()),
                "不在清单中，请刷新页面后重新填写");
        List<View> views = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        for (ListRow row : rows) {
            Viewed one = answers.get(row.position());
            if (one == null) {
                throw Refusal.invalid("“" + row.title() + "”还没有会商意见，请逐行选择；没有答复的不作为同意。");
            }
            if (!one.agreed() && one.words() == null) {
                throw Refusal.invalid("“" + row.title() + "”不同意，请写明理由。");
            }
            views.add(new View(one.position(), one.agreed(), one.words()));
            if (!one.agreed()) {
                entries.add(entry(list, ListVerb.DIFFERED, by, told(row, "不同意", one.words()))
                        .onlyFor(organisations.get(list.city(), by.acting()).groupId()));
            }
        }
        entries.add(0, entry(list, ListVerb.VIEWED, by, "地块" + rows.size() + "行，不同意" + entries.size() + "行"));
        store.addViews(id, views, by.person());
        journal.add(entries);
        owe(
                list,
                "issue",
                "印发" + list.paper(),
                due(list.city()),
                Set.of(organisations.coordinator(list.city()).id()));
    }

    /** @throws Refusal if it is not to be issued now */
    @Transactional(readOnly = true)
    public YearlyList toIssue(String id) {
        return awaited(id, ListState.ISSUING);
    }

    /** What the program has written of it: the text, and the lists as tables. */
    @Transactional(readOnly = true)
    public List<WrittenFile> written(String id) {
        YearlyList list = get(id).list();
        return List.of(
                new WrittenFile(list.paper() + ".docx", () -> text(list)),
                new WrittenFile(
                        list.title() + ".xlsx",
                        () -> ListPaper.tables(
                                list.title(),
                                store.rows(id),
                                organisations.names(list.city()),
                                "县区和自然资源部门意见一致的才变动，其余维持原状。")));
    }

    private byte[] text(YearlyList list) {
        String city = list.city();
        return ListPaper.text(
                organisations.city(city).name() + list.paper(),
                organisations.city(city).formalName(organisations.coordinator(city)),
                list,
                store.rows(list.id()),
                organisations.names(city),
                LocalDate.now(clock));
    }

    /** The paper is out. */
    public void issued(String id, String document, String number, LocalDate on) {
        YearlyList list = awaited(id, ListState.ISSUING);
        store.addIssue(list.id(), document, number, on);
    }

    // ---- what becomes of it

    /**
     * Carries it into the register: who comes onto a list and who leaves it, on the day of the paper.
     *
     * @return the sites that stand on a list now
     */
    public List<RegisterEntry> settle(String id) {
        ListLine line = turn(id, ListState.SETTLING);
        YearlyList list = line.list();
        List<ListRow> rows = store.rows(id);
        Set<String> controlled = controlled(list.city(), rows);
        Map<String, RegisterEntry> sites = new LinkedHashMap<>();
        register.all(rows.stream().map(ListRow::entry).distinct().toList()).forEach(site -> sites.put(site.id(), site));
        LocalDate on = Optional.ofNullable(line.issuedOn()).orElseThrow();
        List<Outcome> outcomes = new ArrayList<>();
        List<RegisterEntry> standing = new ArrayList<>();
        for (ListRow row : rows) {
            RegisterEntry site = Optional.ofNullable(sites.get(row.entry())).orElseThrow();
            Outcome outcome = outcome(row, site, controlled);
            outcomes.add(outcome);
            Change change = Change.following(list.matter(), "印发" + list.title())
                    .because("印发" + list.title() + "，" + outcome.result().label(), line.number());
            if (outcome.result() == Result.ENTERED) {
                standing.add(register.list(site.id(), row.kind().name(), on, change));
            } else if (outcome.result() == Result.LEFT && !site.isStruck()) {
                register.delist(site.id(), row.kind().name(), on, change);
            } else if (outcome.result() == Result.KEPT && !site.isStruck()) {
                standing.add(site);
            }
        }
        store.addSettlement(id, outcomes);
        journal.add(settled(list, outcomes, line.number()));
        obligations.set(list.matter(), null, List.of());
        obligations.end(list.matter());
        return standing;
    }

    private static Outcome outcome(ListRow row, RegisterEntry site, Set<String> controlled) {
        Result result = row.agreedUpon();
        if (site.isStruck()) {
            return new Outcome(row.position(), row.standing() ? Result.LEFT : Result.OMITTED, "地块已经注销");
        }
        if (result == Result.LEFT && controlled.contains(row.entry())) {
            return new Outcome(row.position(), Result.KEPT, "管控尚未办结，继续保留");
        }
        if (result == Result.ENTERED
                && !row.kind().mayEnter(site)
                && !site.isOn(row.kind().name())) {
            return new Outcome(row.position(), Result.OMITTED, "印发时台账状态为“" + stateOf(site) + "”，未列入");
        }
        return new Outcome(row.position(), result, row.notAgreed());
    }

    private static Entry settled(YearlyList list, List<Outcome> outcomes, @Nullable String number) {
        Map<Result, Long> counts =
                outcomes.stream().collect(Collectors.groupingBy(Outcome::result, TreeMap::new, Collectors.counting()));
        return entry(
                        list,
                        ListVerb.SETTLED,
                        Actor.PROGRAM,
                        counts.isEmpty()
                                ? "没有地块"
                                : counts.entrySet().stream()
                                        .map(one -> one.getKey().label() + one.getValue() + "个")
                                        .collect(Collectors.joining("、")))
                .basedOn(number);
    }

    // ---- inside

    private YearlyList awaited(String id, ListState state) {
        return turn(id, state).list();
    }

    /** The year, where it is its turn, kept from everybody else: a step that is taken out of turn writes nothing. */
    private ListLine turn(String id, ListState state) {
        ListLine line = store.lock(id).orElseThrow(YearlyLists::none);
        if (line.state() != state) {
            throw Refusal.conflict(
                    "“" + line.list().title() + "”现在是“" + line.state().label() + "”，不能办理这一步，请刷新任务列表。");
        }
        return line;
    }

    private static Refusal none() {
        return Refusal.notFound("找不到这份年度清单，请刷新后重新查找。");
    }

    private static String stateOf(RegisterEntry site) {
        return site.kind().state(site.state()).name();
    }

    private void oweConsultation(YearlyList list) {
        owe(
                list,
                "consult",
                "会商" + list.title(),
                due(list.city()),
                Set.of(consulted(list.city()).id()));
    }

    /** Whose view is asked; where the city has no such body, the coordinator's. */
    @Transactional(readOnly = true)
    public Organisation consulted(String city) {
        return organisations.find(city, YearlyList.CONSULTED).orElseGet(() -> organisations.coordinator(city));
    }

    private void owe(YearlyList list, String key, String what, LocalDate due, Collection<String> bodies) {
        obligations.set(
                list.matter(), null, List.of(new Owed(key, what, null, due, null, new LinkedHashSet<>(bodies), null)));
    }

    private void write(YearlyList list, ListVerb verb, Actor by, String words) {
        journal.add(entry(list, verb, by, words));
    }

    private static Entry entry(YearlyList list, ListVerb verb, Actor by, String words) {
        return Entry.of(list.matter(), null, verb, by, words);
    }
}
