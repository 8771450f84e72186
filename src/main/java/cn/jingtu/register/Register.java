package cn.jingtu.register;

import cn.jingtu.matter.Entry;
import cn.jingtu.matter.Journal;
import cn.jingtu.matter.Matter;
import cn.jingtu.organisation.Names;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.text.CleanText;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is on record. Nothing is ever deleted or written over: an entry changes by a version more, in the same transaction
 * as the line of the journal that tells who did it, why, and on what paper it rests.
 */
@Component
@Transactional
public class Register {

    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_NUMBER = 60;

    private final Kinds kinds;
    private final EntryStore store;
    private final Journal journal;
    private final Organisations organisations;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Register(
            Kinds kinds,
            EntryStore store,
            Journal journal,
            Organisations organisations,
            ApplicationEventPublisher events,
            Clock clock) {
        this.kinds = kinds;
        this.store = store;
        this.journal = journal;
        this.organisations = organisations;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What is to be put on record.
     *
     * @param number null: the program gives one
     * @param above the entry that it belongs to
     * @param partOf what it is a part of itself, where it belongs to no entry; one below another is part of the same
     */
    public record NewEntry(
            String city,
            Kind kind,
            @Nullable String number,
            String name,
            @Nullable String county,
            @Nullable RegisterEntry above,
            Map<String, String> values,
            @Nullable Outline outline,
            @Nullable Matter partOf) {

        public NewEntry(
                String city,
                Kind kind,
                @Nullable String number,
                String name,
                @Nullable String county,
                @Nullable RegisterEntry above,
                Map<String, String> values,
                @Nullable Outline outline) {
            this(city, kind, number, name, county, above, values, outline, null);
        }
    }

    /**
     * What stands somewhere else already and is taken over as it is.
     *
     * @param state code of the state that it is in
     * @param listings onto which lists it came, and when
     * @param words where it comes from
     */
    public record Taken(NewEntry entry, String state, List<Listing> listings, String words) {}

    // ---- read

    @Transactional(readOnly = true)
    public Optional<RegisterEntry> find(String id) {
        return store.find(id);
    }

    /** @throws Refusal if there is none */
    @Transactional(readOnly = true)
    public RegisterEntry get(String id) {
        return store.find(id).orElseThrow(Register::none);
    }

    /** The same, kept from everybody else until the transaction ends. */
    public RegisterEntry lock(String id) {
        return store.lock(id).orElseThrow(Register::none);
    }

    @Transactional(readOnly = true)
    public Optional<RegisterEntry> numbered(String city, Kind kind, String number) {
        return store.numbered(city, kind.id(), number);
    }

    /** Whether a city has any entry of a kind. */
    @Transactional(readOnly = true)
    public boolean hasAny(String city, Kind kind) {
        return store.hasAny(city, kind.id());
    }

    /** Those of these ids that there are, in their order. */
    @Transactional(readOnly = true)
    public List<RegisterEntry> all(Collection<String> ids) {
        return store.all(ids);
    }

    /** All that belongs to a top entry, itself first, in the order in which it came. */
    @Transactional(readOnly = true)
    public List<RegisterEntry> ofRoot(String root) {
        return store.ofRoot(root);
    }

    /** The entries of a kind that belong directly to one, newest first. */
    @Transactional(readOnly = true)
    public List<RegisterEntry> below(RegisterEntry above, String kind) {
        return store.below(above.id(), kind);
    }

    /** What it was, newest first. */
    @Transactional(readOnly = true)
    public List<EntryVersion> versions(String id, int limit) {
        return store.versions(id, limit);
    }

    @Transactional(readOnly = true)
    public List<Listing> listings(String id) {
        return store.listings(id);
    }

    /** Titles of those that it came from ({@code heirs} false) or that it became, by id. */
    @Transactional(readOnly = true)
    public Map<String, String> lineage(String id, boolean heirs) {
        return store.lineage(id, heirs);
    }

    /** Account of who last handed in a step at an entry or at one that belongs to the same. */
    @Transactional(readOnly = true)
    public Optional<String> whoDid(RegisterEntry entry, String step) {
        return store.whoDid(entry.root(), step);
    }

    /** The same at the entry itself. */
    @Transactional(readOnly = true)
    public Optional<String> whoDidAt(RegisterEntry entry, String step) {
        return store.whoDidAt(entry.id(), step);
    }

    /** Whether a person ever handed in one of these steps at an entry or at one that belongs to the same. */
    @Transactional(readOnly = true)
    public boolean hasDone(RegisterEntry entry, String person, Collection<String> steps) {
        return store.hasDone(entry.root(), person, steps);
    }

    // ---- change

    /**
     * Keeps an entry from everybody else until the transaction ends, for a change that somebody made up on the page.
     *
     * @param version that the page showed
     * @throws Refusal if it has changed since
     */
    public RegisterEntry lock(String id, int version) {
        RegisterEntry entry = lock(id);
        if (entry.version() != version) {
            throw Refusal.conflict("“" + entry.title() + "”在您打开之后已被改动，您填写的内容没有保存。请另开一页查看现在的内容，核对后再改。");
        }
        return entry;
    }

    /** Puts something on record; its values have been taken by {@link Values#taken}. */
    public RegisterEntry add(NewEntry n, Change change) {
        Instant now = clock.instant();
        String id = UUID.randomUUID().toString();
        String name = named(n.kind(), n.name());
        String number =
                n.number() == null ? nextNumbers(n.city(), n.kind(), 1).get(0) : given(n.kind(), n.city(), n.number());
        RegisterEntry entry = new RegisterEntry(
                id,
                n.city(),
                n.kind(),
                number,
                name,
                n.county() == null && n.above() != null ? n.above().county() : n.county(),
                n.above() == null ? null : n.above().id(),
                n.above() == null ? id : n.above().root(),
                n.above() == null ? n.partOf() : n.above().partOf(),
                n.kind().first(),
                List.of(),
                n.values(),
                n.outline() == null ? null : n.outline().geoJson(),
                n.outline() == null ? null : n.outline().bounds(),
                1,
                now,
                now,
                null);
        store.save(entry, change, matter(entry, change));
        journal.add(line(entry, RegisterVerb.ADDED, change, entry.title())
                .changing(Map.of(), n.kind().readable(n.values())));
        return entry;
    }

    /**
     * Puts many of a kind on record as they are, in few statements; none belongs to another, and no procedure begins.
     *
     * @throws Refusal if one of the numbers is given already
     */
    public List<RegisterEntry> takeOver(List<Taken> taken, Change change) {
        if (taken.isEmpty()) {
            return List.of();
        }
        Instant now = clock.instant();
        Kind kind = taken.get(0).entry().kind();
        String city = taken.get(0).entry().city();
        refuseGiven(city, kind, taken);
        Iterator<String> numbers = nextNumbers(city, kind, (int)
                        taken.stream().filter(t -> t.entry().number() == null).count())
                .iterator();
        List<RegisterEntry> entries = new ArrayList<>();
        List<Entry> lines = new ArrayList<>();
        for (Taken one : taken) {
            NewEntry n = one.entry();
            String id = UUID.randomUUID().toString();
            RegisterEntry entry = new RegisterEntry(
                    id,
                    city,
                    kind,
                    n.number() == null ? numbers.next() : text(kind, n.number()),
                    named(kind, n.name()),
                    n.county(),
                    null,
                    id,
                    n.partOf(),
                    kind.state(one.state()).code(),
                    one.listings().stream().map(Listing::list).distinct().toList(),
                    n.values(),
                    n.outline() == null ? null : n.outline().geoJson(),
                    n.outline() == null ? null : n.outline().bounds(),
                    1,
                    now,
                    now,
                    null);
            entries.add(entry);
            Map<String, String> after = new LinkedHashMap<>(kind.readable(n.values()));
            after.put("状态", kind.state(one.state()).name());
            lines.add(line(entry, RegisterVerb.IMPORTED, change, entry.title() + "，" + one.words())
                    .because(change.reason())
                    .changing(Map.of(), after));
        }
        store.save(entries, change, null);
        Map<RegisterEntry, List<Listing>> listings = new LinkedHashMap<>();
        for (int i = 0; i < taken.size(); i++) {
            listings.put(entries.get(i), taken.get(i).listings());
        }
        store.list(listings, change.by().user());
        journal.add(lines);
        return entries;
    }

    /**
     * Writes values into an entry.
     *
     * @param asked codes of the fields that were asked for: one of them without a value is emptied
     * @param state that it is in from now on; null: as before
     */
    public RegisterEntry fill(
            String id, Map<String, String> values, Collection<String> asked, @Nullable String state, Change change) {
        RegisterEntry before = changeable(id);
        Map<String, String> now = new LinkedHashMap<>(before.values());
        asked.forEach(now::remove);
        now.putAll(values);
        RegisterEntry after = write(
                before.filled(
                        state == null
                                ? before.state()
                                : before.kind().state(state).code(),
                        now),
                change);
        Kind kind = before.kind();
        Map<String, String> was = new LinkedHashMap<>();
        Map<String, String> is = new LinkedHashMap<>();
        for (String code : asked) {
            Field field = kind.get(code);
            String old = before.values().get(code);
            String young = now.get(code);
            if (!java.util.Objects.equals(old, young)) {
                was.put(field.name(), Values.told(field, old));
                is.put(field.name(), Values.told(field, young));
            }
        }
        if (!after.state().equals(before.state())) {
            was.put("状态", kind.state(before.state()).name());
            is.put("状态", kind.state(after.state()).name());
        }
        journal.add(
                line(after, change.step() == null ? RegisterVerb.CHANGED : RegisterVerb.FILLED, change, change.reason())
                        .changing(was, is));
        return after;
    }

    /** Changes what it is called and where it lies. */
    public RegisterEntry rename(String id, String name, @Nullable String county, Change change) {
        RegisterEntry before = changeable(id);
        RegisterEntry after = write(before.named(named(before.kind(), name), county), change);
        Names names = organisations.names(before.city());
        journal.add(line(after, RegisterVerb.CHANGED, change, change.reason())
                .changing(calledAs(before, names), calledAs(after, names)));
        return after;
    }

    private static Map<String, String> calledAs(RegisterEntry entry, Names names) {
        return Map.of("名称", entry.name(), "县区", entry.county() == null ? "" : names.of(entry.county()));
    }

    /** Draws where it lies. */
    public RegisterEntry outline(String id, @Nullable Outline outline, Change change) {
        RegisterEntry before = changeable(id);
        RegisterEntry after = write(before.drawn(outline), change);
        journal.add(line(after, RegisterVerb.CHANGED, change, change.reason())
                .changing(
                        Map.of("四至范围", before.outline() == null ? "" : "原范围"),
                        Map.of(
                                "四至范围",
                                outline == null
                                        ? ""
                                        : "约" + outline.squareMetres().toPlainString() + "平方米")));
        return after;
    }

    /** Writes one value into an entry; the rest of it stays. */
    public RegisterEntry set(String id, String field, String value, @Nullable String state, Change change) {
        return fill(id, Map.of(field, value), List.of(field), state, change);
    }

    /** It is in another state. */
    public RegisterEntry move(String id, String state, Change change) {
        RegisterEntry entry = changeable(id);
        return entry.state().equals(state) ? entry : fill(id, Map.of(), List.of(), state, change);
    }

    /** Puts it on a list; that it stands there already is no mistake. */
    public RegisterEntry list(String id, String list, LocalDate on, Change change) {
        return listed(id, list, true, on, change);
    }

    /** Takes it off a list; that it does not stand there is no mistake. */
    public RegisterEntry delist(String id, String list, LocalDate on, Change change) {
        return listed(id, list, false, on, change);
    }

    private RegisterEntry listed(String id, String list, boolean on, LocalDate day, Change change) {
        RegisterEntry before = changeable(id);
        Kind.ListOf of = before.kind().list(list);
        if (before.isOn(list) == on) {
            return before;
        }
        List<String> lists = new ArrayList<>(before.lists());
        if (on) {
            lists.add(list);
        } else {
            lists.remove(list);
        }
        RegisterEntry after = write(before.onLists(List.copyOf(lists)), change);
        store.list(
                id,
                new Listing(list, on, day, change.reason(), change.document()),
                matter(after, change),
                change.by().user());
        journal.add(line(
                after,
                on ? RegisterVerb.LISTED : RegisterVerb.DELISTED,
                change,
                of.name() + "，" + day + "：" + change.reason()));
        events.publishEvent(new EntryListed(id, day));
        return after;
    }

    /** It does not count any more; it stays to be read. */
    public RegisterEntry strike(String id, Change change) {
        RegisterEntry before = changeable(id);
        RegisterEntry after = write(before.struck(clock.instant()), change);
        journal.add(line(after, RegisterVerb.STRUCK, change, change.reason()));
        return after;
    }

    /**
     * Others go on with what it was: it is struck, and they keep where they came from.
     *
     * @param heirs entries of the same kind and city, not struck
     */
    public void succeed(String id, Set<String> heirs, Change change) {
        RegisterEntry entry = changeable(id);
        List<RegisterEntry> next = heirs.stream().map(this::get).toList();
        boolean sound = !next.isEmpty()
                && next.stream()
                        .allMatch(heir -> heir.kind().id().equals(entry.kind().id())
                                && heir.city().equals(entry.city())
                                && !heir.isStruck()
                                && !heir.id().equals(id));
        if (!sound) {
            throw Refusal.invalid("承接的" + entry.kind().entry() + "须在本市同一台账中，并且没有注销，请核对编号。");
        }
        store.succeed(id, heirs);
        strike(
                id,
                change.because(
                        change.reason() + "；由"
                                + String.join(
                                        "、",
                                        next.stream().map(RegisterEntry::title).toList()) + "承接",
                        change.document()));
        for (RegisterEntry heir : next) {
            journal.add(line(heir, RegisterVerb.SUCCEEDED, change, "承接" + entry.title()));
        }
        events.publishEvent(new EntrySucceeded(id));
    }

    // ---- inside

    private RegisterEntry write(RegisterEntry changed, Change change) {
        RegisterEntry next = changed.next(clock.instant());
        store.save(next, change, matter(next, change));
        return next;
    }

    private Matter matter(RegisterEntry entry, Change change) {
        return change.matter() == null ? entry.matter(kinds) : change.matter();
    }

    private Entry line(RegisterEntry entry, RegisterVerb verb, Change change, String words) {
        Matter own = entry.matter(kinds);
        Matter matter = matter(entry, change);
        Entry line = Entry.of(matter, matter.equals(own) ? entry.partOf() : own, verb, change.by(), words)
                .basedOn(change.document());
        return change.task() == null ? line : line.at(change.task());
    }

    private RegisterEntry changeable(String id) {
        RegisterEntry entry = lock(id);
        if (entry.isStruck()) {
            throw Refusal.conflict(entry.kind().entry() + "“" + entry.title() + "”已经注销，不能再改。");
        }
        return entry;
    }

    /** So many that nobody has. */
    private List<String> nextNumbers(String city, Kind kind, int count) {
        int year = LocalDate.now(clock).getYear();
        List<String> numbers = new ArrayList<>();
        while (numbers.size() < count) {
            int wanted = count - numbers.size();
            int last = store.nextNumbers(city, kind.id(), year, wanted);
            List<String> next = IntStream.rangeClosed(last - wanted + 1, last)
                    .mapToObj(serial -> number(kind, year, serial))
                    .toList();
            Set<String> given = store.given(city, kind.id(), next).keySet();
            next.stream().filter(number -> !given.contains(number)).forEach(numbers::add);
        }
        return numbers;
    }

    private static String number(Kind kind, int year, int serial) {
        return "%s%d-%04d".formatted(kind.number().prefix(), year, serial);
    }

    private void refuseGiven(String city, Kind kind, List<Taken> taken) {
        List<String> numbers = taken.stream()
                .map(one -> one.entry().number())
                .filter(Objects::nonNull)
                .map(number -> text(kind, number))
                .toList();
        store.given(city, kind.id(), numbers).forEach((number, name) -> {
            throw alreadyGiven(kind, number, name);
        });
    }

    private static Refusal alreadyGiven(Kind kind, String number, String name) {
        return Refusal.conflict(kind.number().name() + "“" + number + "”已经用于“" + name + "”，请核对。");
    }

    private static String text(Kind kind, String number) {
        String text = CleanText.strip(CleanText.clean(number));
        if (text.isEmpty() || CleanText.length(text) > LONGEST_NUMBER) {
            throw Refusal.invalid(kind.number().name() + "应有1至" + LONGEST_NUMBER + "字。");
        }
        return text;
    }

    private String given(Kind kind, String city, String number) {
        String text = text(kind, number);
        store.numbered(city, kind.id(), text).ifPresent(other -> {
            throw alreadyGiven(kind, text, other.name());
        });
        return text;
    }

    private static String named(Kind kind, String name) {
        String text = CleanText.strip(CleanText.clean(name));
        if (text.isEmpty()) {
            throw Refusal.invalid("请填写" + kind.entry() + "名称。");
        }
        if (CleanText.length(text) > LONGEST_NAME) {
            throw Refusal.invalid(kind.entry() + "名称最多" + LONGEST_NAME + "字。");
        }
        return text;
    }

    private static Refusal none() {
        return Refusal.notFound("找不到这条台账记录：它可能不属于本市，请刷新后重试。");
    }
}
