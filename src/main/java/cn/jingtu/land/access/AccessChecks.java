package cn.jingtu.land.access;

import cn.jingtu.calendar.CityCalendars;
import cn.jingtu.evidence.Evidence;
import cn.jingtu.evidence.EvidenceFile;
import cn.jingtu.land.access.CheckStore.Decided;
import cn.jingtu.land.access.CheckStore.Reported;
import cn.jingtu.land.access.Finding.Disposal;
import cn.jingtu.land.access.Finding.Explanation;
import cn.jingtu.land.access.Finding.Measure;
import cn.jingtu.land.access.Finding.Said;
import cn.jingtu.matter.Actor;
import cn.jingtu.matter.Decision;
import cn.jingtu.matter.Entry;
import cn.jingtu.matter.Journal;
import cn.jingtu.matter.Obligations;
import cn.jingtu.matter.Owed;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.platform.Refusal;
import cn.jingtu.register.RegisterEntry;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 准入对账, month by month and body by body: what was issued, what in it does not agree with the queries, how it is explained
 * and what is done about it. What was handed in, found and said is never changed.
 */
@Component
@Transactional
public class AccessChecks {

    /** For each step; a convention of ours, no rule sets it. */
    private static final int WORKDAYS = 5;

    private static final int MOST_LINES = 120;
    private static final long LARGEST = 5L * 1024 * 1024;

    private final CheckStore store;
    private final PermitComparison comparison;
    private final AccessSettings settings;
    private final Organisations organisations;
    private final CityCalendars calendars;
    private final Evidence evidence;
    private final Obligations obligations;
    private final Journal journal;
    private final Clock clock;

    AccessChecks(
            CheckStore store,
            PermitComparison comparison,
            AccessSettings settings,
            Organisations organisations,
            CityCalendars calendars,
            Evidence evidence,
            Obligations obligations,
            Journal journal,
            Clock clock) {
        this.store = store;
        this.comparison = comparison;
        this.settings = settings;
        this.organisations = organisations;
        this.calendars = calendars;
        this.evidence = evidence;
        this.obligations = obligations;
        this.journal = journal;
        this.clock = clock;
    }

    // ---- a month

    /** Lays the checks of a month for each body that issues, in each of these cities; those that there were not yet. */
    public List<AccessCheck> lay(Collection<String> cities, YearMonth month) {
        Map<String, Set<String>> laid = store.laid(cities, month);
        return cities.stream()
                .flatMap(city -> lay(city, month, laid.getOrDefault(city, Set.of())).stream())
                .toList();
    }

    private List<AccessCheck> lay(String city, YearMonth month, Set<String> laid) {
        AccessSettings.Of of = settings.of(city);
        Map<String, List<Gate>> open = new LinkedHashMap<>(of.checked());
        open.keySet().removeAll(laid);
        if (open.isEmpty()) {
            return List.of();
        }
        LocalDate day = month.plusMonths(1).atDay(of.checkDay());
        LocalDate opensOn = calendars.workdays(city).nextOrSame(day);
        return open.entrySet().stream()
                .map(one -> new AccessCheck(
                        UUID.randomUUID().toString(), city, one.getKey(), month, one.getValue(), opensOn))
                .filter(store::add)
                .toList();
    }

    @Transactional(readOnly = true)
    public Optional<CheckLine> find(String id) {
        return store.find(id);
    }

    /** @throws Refusal if there is none */
    @Transactional(readOnly = true)
    public CheckLine get(String id) {
        return store.find(id).orElseThrow(() -> Refusal.notFound("找不到这次准入对账，请返回对账记录重新查找。"));
    }

    /**
     * Those whose day has come, the newest month first.
     *
     * @param bodies ids of those whose checks are read; null: of all
     */
    @Transactional(readOnly = true)
    public List<CheckLine> lines(String city, @Nullable Collection<String> bodies) {
        return store.lines(city, bodies, LocalDate.now(clock), MOST_LINES);
    }

    @Transactional(readOnly = true)
    public List<IssuedPermit> permits(String id) {
        return store.permits(id);
    }

    /**
     * A finding with the permit that it is about, and what came of it.
     *
     * @param explanation of the last round
     */
    public record Found(
            IssuedPermit permit,
            Finding finding,
            @Nullable Explanation explanation,
            @Nullable Disposal disposal) {}

    @Transactional(readOnly = true)
    public List<Found> found(String id) {
        Map<Integer, Finding> findings = byPosition(store.findings(id), Finding::position);
        Map<Integer, Explanation> explanations = byPosition(store.explanations(id), Explanation::position);
        Map<Integer, Disposal> disposals = byPosition(store.disposals(id), Disposal::position);
        List<Found> found = new ArrayList<>();
        for (IssuedPermit permit : store.permits(id)) {
            Finding finding = findings.get(permit.position());
            if (finding != null) {
                found.add(new Found(
                        permit, finding, explanations.get(permit.position()), disposals.get(permit.position())));
            }
        }
        return found;
    }

    /** Why the head sent the explanations back; empty if that was never so. */
    @Transactional(readOnly = true)
    public Optional<String> returned(String id) {
        return store.returned(id);
    }

    /** The day on which a step that begins now is due. */
    @Transactional(readOnly = true)
    public LocalDate due(String id) {
        return due(get(id).check());
    }

    private LocalDate due(AccessCheck check) {
        return calendars.workdays(check.city()).plus(LocalDate.now(clock), WORKDAYS);
    }

    /** The day has come. */
    public void open(String id) {
        AccessCheck check = get(id).check();
        owe(check, "导入" + check.monthName() + "办件清单", check.body());
        write(check, CheckVerb.OPENED, Actor.PROGRAM, check.monthName());
    }

    // ---- what was issued

    /**
     * A list as it would be taken.
     *
     * @param problems what is wrong; then there are no permits
     * @param missing what was registered with a query as issued in the month and is not on the list, in words
     */
    public record Reading(List<IssuedPermit> permits, List<TableProblem> problems, List<String> missing) {}

    /**
     * Reads a file of a task and keeps nothing.
     *
     * @throws Refusal if it is not the task's, or is no such list
     */
    @Transactional(readOnly = true)
    public Reading read(String id, String taskId, UUID file) {
        AccessCheck check = get(id).check();
        EvidenceFile found =
                evidence.ofTask(taskId, file).orElseThrow(() -> Refusal.notFound("本步骤没有这份文件，可能已经撤回。请重新上传后再选择。"));
        PermitTable.Read read = PermitTable.read(content(found), check, counties(check.city()));
        List<TableProblem> problems = new ArrayList<>(read.problems());
        problems.addAll(alreadyReported(check, read));
        problems.addAll(noSuchQuery(check, read));
        return problems.isEmpty()
                ? new Reading(read.permits(), List.of(), missing(check, read.permits()))
                : new Reading(List.of(), problems, List.of());
    }

    private byte[] content(EvidenceFile file) {
        if (file.size() > LARGEST) {
            throw Refusal.invalid("办件清单最大 " + LARGEST / 1024 / 1024 + " MB，请只保留办件。");
        }
        return evidence.content(file);
    }

    private Map<String, String> counties(String city) {
        Map<String, String> counties = new HashMap<>();
        organisations.of(city).stream().filter(body -> body.kind().canExecute()).forEach(county -> {
            counties.put(county.name(), county.id());
            county.aliases().forEach(alias -> counties.put(alias, county.id()));
        });
        return counties;
    }

    private List<TableProblem> alreadyReported(AccessCheck check, PermitTable.Read read) {
        Map<String, Reported> before = new HashMap<>();
        store.reported(check, read.permits().stream().map(IssuedPermit::number).toList())
                .forEach(one -> before.put(one.gate() + one.number(), one));
        List<TableProblem> problems = new ArrayList<>();
        for (IssuedPermit permit : read.permits()) {
            Reported earlier = before.get(permit.gate() + permit.number());
            if (earlier != null) {
                problems.add(new TableProblem(
                        read.row(permit),
                        PermitTable.Column.NUMBER.head(),
                        "已在" + earlier.month().getYear() + "年" + earlier.month().getMonthValue() + "月的对账中填报，请删去本行。"));
            }
        }
        return problems;
    }

    private List<TableProblem> noSuchQuery(AccessCheck check, PermitTable.Read read) {
        Set<String> said = read.permits().stream()
                .map(IssuedPermit::query)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Set<String> known = new HashSet<>(store.queries(check.city(), said));
        return read.permits().stream()
                .filter(permit -> permit.query() != null && !known.contains(permit.query()))
                .map(permit -> new TableProblem(
                        read.row(permit),
                        PermitTable.Column.QUERY.head(),
                        "本市没有编号为“" + permit.query() + "”的准入查询，请照答复单填写；没有查询的不填。"))
                .toList();
    }

    private List<String> missing(AccessCheck check, List<IssuedPermit> permits) {
        Set<String> reported = permits.stream()
                .map(permit -> OfficialNumbers.plain(permit.number()))
                .collect(Collectors.toSet());
        return store.decided(check).stream()
                .filter(one -> !reported.contains(OfficialNumbers.plain(one.number())))
                .map(AccessChecks::told)
                .toList();
    }

    private static String told(Decided decided) {
        return decided.query() + "登记" + decided.on() + "已办理“" + decided.parcel() + "”，文号" + decided.number();
    }

    /**
     * Keeps a list, all of it or nothing.
     *
     * @throws Refusal if anything is wrong with it, or something is missing and nobody says why
     */
    public void take(String id, String taskId, UUID file, @Nullable String remark, Actor by) {
        AccessCheck check = awaited(id, CheckState.DUE);
        Reading reading = read(id, taskId, file);
        if (!reading.problems().isEmpty()) {
            TableProblem first = reading.problems().get(0);
            throw Refusal.invalid("办件清单有" + reading.problems().size() + "处错误，一行也没有导入。第" + first.row() + "行“"
                    + first.column() + "”：" + first.message());
        }
        if (!reading.missing().isEmpty() && remark == null) {
            throw Refusal.invalid("清单缺少已经登记的办件：" + String.join("；", reading.missing()) + "。请补上，或者在说明中写明原因。");
        }
        EvidenceFile kept = evidence.find(file).orElseThrow();
        store.addReturn(check, kept, remark, by.person());
        store.addPermits(check, reading.permits());
        write(
                check,
                CheckVerb.IMPORTED,
                by,
                "“" + kept.name() + "”，" + reading.permits().size() + "件" + (remark == null ? "" : "；" + remark));
    }

    /** @throws Refusal if something was registered as issued in the month */
    public void takeNil(String id, @Nullable String remark, Actor by) {
        AccessCheck check = awaited(id, CheckState.DUE);
        List<String> missing = missing(check, List.of());
        if (!missing.isEmpty()) {
            throw Refusal.conflict("本月已经登记有办件，不能零报告：" + String.join("；", missing) + "。请导入办件清单。");
        }
        store.addReturn(check, null, remark, by.person());
        write(check, CheckVerb.NIL, by, check.monthName() + "没有办理" + (remark == null ? "" : "；" + remark));
    }

    // ---- what is wrong

    /** Holds the permits against queries and register; whether all is well. */
    public boolean compare(String id) {
        AccessCheck check = awaited(id, CheckState.COMPARING);
        List<IssuedPermit> permits = store.permits(id);
        List<Finding> findings = comparison.compare(check.city(), permits);
        store.addComparison(check, findings);
        if (findings.isEmpty()) {
            end(check);
        } else {
            owe(check, "核处" + check.monthName() + "准入对账的异常", check.body());
        }
        write(check, CheckVerb.COMPARED, Actor.PROGRAM, permits.size() + "件，" + counted(findings));
        return findings.isEmpty();
    }

    private static String counted(List<Finding> findings) {
        return findings.isEmpty()
                ? "无异常"
                : findings.stream()
                        .collect(Collectors.groupingBy(Finding::kind, TreeMap::new, Collectors.counting()))
                        .entrySet()
                        .stream()
                        .map(one -> one.getKey().label() + one.getValue() + "件")
                        .collect(Collectors.joining("、"));
    }

    /** What the body that issued says of a finding. */
    public record Explained(int position, Said said, String words) {}

    /** @throws Refusal if something is not explained */
    public void explain(String id, List<Explained> said, Actor by) {
        CheckLine line = turn(id, CheckState.EXPLAINING);
        AccessCheck check = line.check();
        Map<Integer, Explained> byPosition = byPosition(said, Explained::position);
        List<Explanation> explanations = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        for (Found found : found(id)) {
            Explained one = byPosition.get(found.permit().position());
            if (one == null) {
                throw Refusal.invalid("“" + found.permit().title() + "”还没有核处，请逐件填写。");
            }
            explanations.add(new Explanation(one.position(), one.said(), one.words(), by.person()));
            entries.add(entry(
                    check,
                    CheckVerb.EXPLAINED,
                    by,
                    found.permit().title() + "：" + one.said().label() + "，" + one.words()));
        }
        store.addExplanations(check, line.round() + 1, explanations);
        journal.add(entries);
    }

    /** Who explained last, and may not sign it. */
    @Transactional(readOnly = true)
    public String toSign(String id) {
        awaited(id, CheckState.SIGNING);
        return store.explanations(id).get(0).by();
    }

    /** The head of the body has spoken. */
    public void sign(String id, Decision decision) {
        CheckLine line = turn(id, CheckState.SIGNING);
        AccessCheck check = line.check();
        store.addSignature(check, line.round(), decision);
        if (decision.agreed()) {
            owe(
                    check,
                    "认定处置" + organisations.get(check.city(), check.body()).name() + check.monthName() + "准入对账的异常",
                    organisations.coordinator(check.city()).id());
        }
    }

    /** @param due by when it is put right; of 整改 only */
    public record Disposed(
            int position,
            Measure measure,
            String words,
            @Nullable LocalDate due) {}

    /**
     * What is done about each finding.
     *
     * @throws Refusal if something is left open, or the user handed in, explained or signed it for the body that issued
     */
    public void dispose(String id, List<Disposed> disposed, Actor by) {
        AccessCheck check = awaited(id, CheckState.DECIDING);
        if (store.people(id).contains(by.person())) {
            throw Refusal.forbidden("您参与了本单位的导入、核处或者审签，认定处置请由其他人员办理。");
        }
        Map<Integer, Disposed> byPosition = byPosition(disposed, Disposed::position);
        List<Disposal> disposals = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        for (Found found : found(id)) {
            IssuedPermit permit = found.permit();
            Disposed one = byPosition.get(permit.position());
            if (one == null) {
                throw Refusal.invalid("“" + permit.title() + "”还没有处置意见，请逐件填写。");
            }
            LocalDate due = one.measure() == Measure.RECTIFY ? one.due() : null;
            if (one.measure() == Measure.RECTIFY && (due == null || due.isBefore(LocalDate.now(clock)))) {
                throw Refusal.invalid("“" + permit.title() + "”责成整改，请填写今天以后的整改期限。");
            }
            disposals.add(new Disposal(one.position(), one.measure(), one.words(), due, by.person()));
            entries.add(entry(
                    check,
                    CheckVerb.DISPOSED,
                    by,
                    permit.title() + "：" + one.measure().label() + (due == null ? "" : "，期限" + due) + "，"
                            + one.words()));
        }
        store.addDisposals(check, disposals);
        journal.add(entries);
        end(check);
    }

    /** @param begun whether this set the procedure of the site going */
    public void clue(AccessCheck check, IssuedPermit permit, RegisterEntry site, boolean begun) {
        store.addClue(check, permit.position(), site.id(), begun);
        // Some lists are internal: which site it is, the body that issued is not told.
        journal.add(Entry.of(
                        check.matter(),
                        null,
                        CheckVerb.CLUE,
                        Actor.PROGRAM,
                        permit.title() + "：" + (begun ? "已启动“" : "已在办理“") + site.title() + "”")
                .onlyFor(organisations.coordinator(check.city()).groupId()));
    }

    // ---- inside

    private AccessCheck awaited(String id, CheckState state) {
        return turn(id, state).check();
    }

    /** The check, where it is its turn: a step that is taken out of turn writes nothing. */
    private CheckLine turn(String id, CheckState state) {
        CheckLine line = get(id);
        if (line.state() != state) {
            throw Refusal.conflict(
                    "“" + line.check().title() + "”现在是“" + line.state().label() + "”，不能办理这一步，请刷新任务列表。");
        }
        return line;
    }

    private void owe(AccessCheck check, String what, String body) {
        obligations.set(
                check.matter(), null, List.of(new Owed("step", what, null, due(check), null, List.of(body), null)));
    }

    /** Nobody is reminded any more, and what was ordered about it has ended. */
    private void end(AccessCheck check) {
        obligations.set(check.matter(), null, List.of());
        obligations.end(check.matter());
    }

    private void write(AccessCheck check, CheckVerb verb, Actor by, String words) {
        journal.add(entry(check, verb, by, words));
    }

    private static Entry entry(AccessCheck check, CheckVerb verb, Actor by, String words) {
        return Entry.of(check.matter(), null, verb, by, words);
    }

    private static <T> Map<Integer, T> byPosition(List<T> all, ToIntFunction<T> position) {
        return all.stream()
                .collect(Collectors.toMap(
                        position::applyAsInt, Function.identity(), (first, second) -> first, LinkedHashMap::new));
    }
}
